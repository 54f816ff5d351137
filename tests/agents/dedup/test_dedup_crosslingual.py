"""What the extra does with embeddings; a small model of our own stands in for the large one."""

import numpy as np
import pytest
import xxhash
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup import Index, process
from agents.dedup.crosslingual import CODE_WORDS, MAX_DISTANCE, Codes, code, installed, load, near, translated
from agents.dedup.subject import Subject
from agents.store import MemoryStore
from schemas.article import Language
from tests.agents.dedup.articles import article
from tests.agents.dedup.retold import GERMAN, OTHER_ACCOUNT, REPORT

DICTIONARY = {"hund": "dog", "katze": "cat", "schläft": "sleeps", "läuft": "runs", "garten": "garden", "haus": "house"}
ENGLISH = "The dog sleeps in the garden today. The cat runs through the house again. The garden lies behind the house."
TRANSLATED = (
    "Hund schläft the in Garten the today. Katze läuft the through Haus again. Garten the lies behind Haus the."
)
OTHER = "Nobody knows how many ships have left the harbour. The committee will meet again on Friday afternoon."


class Words:
    """Embeds a text as the mean of its words' own directions; a word has its translation's."""

    def encode(self, texts):
        rows = [sum((self._direction(word) for word in text.split()), np.zeros(512)) for text in texts]
        return np.array([row / max(np.linalg.norm(row), 1e-9) for row in rows], dtype=np.float32)

    def _direction(self, word):
        meant = DICTIONARY.get(word.strip(".,").lower(), word.strip(".,").lower())
        return np.random.default_rng(xxhash.xxh32_intdigest(meant.encode())).normal(size=512)


def fed(index, *texts):
    return [
        process(article(f"a{n}", text, language=Language(code=language, confidence=1.0)), index).record
        for n, (language, text) in enumerate(texts)
    ]


def test_a_translation_without_names_or_numbers_is_found_by_what_it_says():
    _, other, second = fed(Index(MemoryStore(), model=Words()), ("en", ENGLISH), ("en", OTHER), ("de", TRANSLATED))
    (relation,) = second.relations
    assert relation.type == "translation"
    assert relation.target != other.id
    assert relation.score >= 0.5
    assert [(p.start, p.target_start) for p in relation.passages] == [
        (TRANSLATED.index(mine), ENGLISH.index(theirs))
        for mine, theirs in (("Hund", "The dog"), ("Katze", "The cat"), ("Garten the lies", "The garden"))
    ]


def test_without_the_model_nothing_of_the_kind_is_kept_or_told():
    index = Index(MemoryStore())
    *_, second = fed(index, ("en", ENGLISH), ("de", TRANSLATED))
    assert second.relations == ()
    assert all(index.entry_of(held).signature.code == b"" for held in index.revisions(second.id))


def test_near_codes_alone_make_no_translation():
    backwards = " ".join(TRANSLATED.split()[::-1])
    model = Words()
    assert near(code(model, ENGLISH), code(model, backwards))
    assert translated(model, Subject(None, ENGLISH), Subject(None, OTHER)) is None


def test_a_snapshot_and_a_withdrawal_keep_what_is_near():
    texts = MemoryStore()
    index = Index(texts, model=Words())
    fed(index, ("en", OTHER), ("en", ENGLISH))
    again = Index(texts, model=Words())
    again.load(index.dump())
    *_, last = fed(again, ("en", OTHER), ("en", ENGLISH), ("de", TRANSLATED))
    assert [relation.type for relation in last.relations] == ["translation"]
    again.withdraw(last.relations[0].target)
    (other,) = process(
        article("z", TRANSLATED, language=Language(code="fr", confidence=1.0)), again
    ).record.relations or [None]
    assert other is None or other.target == last.id


CODE = st.binary(min_size=8 * CODE_WORDS, max_size=8 * CODE_WORDS)


@settings(deadline=None, max_examples=50)
@given(st.lists(CODE, max_size=30), CODE, st.data())
def test_the_nearest_codes_are_found_whatever_left(kept, asked, data):
    codes, held = Codes(), {}
    for sequence, one in enumerate(kept):
        codes.add(one, sequence)
        held[sequence] = one
        if data.draw(st.booleans()):
            gone = data.draw(st.integers(0, sequence))
            codes.remove(gone)
            held.pop(gone, None)
    loaded = Codes()
    loaded.load(codes.dump())
    distances = {
        sequence: sum((a ^ b).bit_count() for a, b in zip(one, asked, strict=True)) for sequence, one in held.items()
    }
    wanted = sorted((d, -s) for s, d in distances.items() if d <= MAX_DISTANCE)
    assert codes.nearest(asked) == loaded.nearest(asked) == [-s for _, s in wanted]
    assert len(codes) == len(held)


@pytest.mark.skipif(not installed(), reason="the extra is not installed")
def test_the_model_of_the_extra_knows_a_translation_from_another_account():
    model = load()
    report, german, other = (Subject(None, text) for text in (REPORT, GERMAN, OTHER_ACCOUNT))
    assert near(code(model, REPORT), code(model, GERMAN))
    assert translated(model, report, german) is not None
    assert translated(model, german, other) is None
    assert translated(model, Subject(None, "\x00 " * 5000), german) is None
