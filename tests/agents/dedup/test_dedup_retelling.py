"""Rewrites and translations: what is one, what is none, which way it went, and the passages that show it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup import Index, process
from agents.dedup.retelling import rewritten, translated
from agents.dedup.sentences import passages, sentences
from agents.dedup.subject import Subject
from agents.store import MemoryStore
from schemas.article import Language, Translation
from tests.agents.dedup.articles import article
from tests.agents.dedup.retold import GERMAN, OFFER, OTHER_ACCOUNT, OTHER_OFFER, REPORT, REWRITE, RUSSIAN

TELLINGS = {"en": REPORT, "en-GB": REWRITE, "ru": RUSSIAN, "de": GERMAN}


def told(key, text, code="en", **more):
    return article(key, text, language=Language(code=code, confidence=1.0), **more)


def relations_of_last(*articles):
    index = Index(MemoryStore())
    return [process(one, index).record.relations for one in articles][-1]


def test_the_same_account_in_other_words_is_a_rewrite():
    (relation,) = relations_of_last(told("a", REPORT, day=0), told("b", REWRITE, "en-GB", day=1))
    assert (relation.type, relation.direction) == ("rewrite", "from_target")
    assert 0.4 < relation.score < 0.8
    assert len(relation.passages) >= 5
    for passage in relation.passages:
        assert set(REWRITE[passage.start : passage.end].split()) & set(
            REPORT[passage.target_start : passage.target_end].split()
        )


def test_a_condensed_rewrite_is_one_still():
    condensed = " ".join(REWRITE[start:end] for start, end in sentences(REWRITE)[:5])
    (relation,) = relations_of_last(told("a", REPORT), told("b", condensed))
    assert relation.type == "rewrite"


def test_another_account_of_the_event_is_the_same_story_and_no_rewrite():
    (relation,) = relations_of_last(told("a", REPORT), told("b", OTHER_ACCOUNT))
    assert relation.type == "same_story"


def test_a_text_made_after_the_same_pattern_with_other_numbers_is_no_rewrite():
    assert rewritten(Subject(None, OFFER), Subject(None, OTHER_OFFER)) is None
    same_numbers = OFFER.replace("Northwind Rail", "Skerry Gas").replace("Harbour", "Capstone")
    assert rewritten(Subject(None, OFFER), Subject(None, same_numbers)) is not None


@pytest.mark.parametrize(
    ("source", "target"), [("en", "ru"), ("ru", "en"), ("de", "ru"), ("en-GB", "de"), ("de", "en")]
)
def test_the_same_account_in_another_language_is_a_translation(source, target):
    texts = told("a", TELLINGS[source], source), told("b", TELLINGS[target], target)
    (relation,) = relations_of_last(*texts)
    assert relation.type == "translation"
    assert relation.score >= 0.5
    assert len(relation.passages) >= 4


def test_passages_of_a_translation_stand_beside_what_they_translate():
    (relation,) = relations_of_last(told("a", REPORT), told("b", RUSSIAN, "ru"))
    beside = {
        REPORT[passage.target_start : passage.target_end]: RUSSIAN[passage.start : passage.end]
        for passage in relation.passages
    }
    (russian,) = (theirs for mine, theirs in beside.items() if "Tamara Orlova" in mine)
    assert "Тамары Орловой" in russian


def test_another_account_in_another_language_is_no_translation():
    assert relations_of_last(told("a", RUSSIAN, "ru"), told("b", OTHER_ACCOUNT)) == ()
    assert translated(Subject(None, RUSSIAN), Subject(None, OTHER_ACCOUNT)) is None


def test_numbers_that_contradict_speak_against_a_translation():
    changed = RUSSIAN
    for number, other in (("14", "41"), ("37", "73"), ("52", "25"), ("29", "92"), ("1968", "1989"), ("2019", "2003")):
        changed = changed.replace(number, other)
    same = translated(Subject(None, REPORT), Subject(None, RUSSIAN))
    contradicted = translated(Subject(None, REPORT), Subject(None, changed))
    assert same is not None
    assert contradicted is None or contradicted.score < same.score


def test_texts_whose_language_nobody_could_tell_are_no_translations():
    assert relations_of_last(told("a", REPORT), told("b", RUSSIAN, "und")) == ()


def test_what_was_translated_from_the_language_of_the_other_derives_from_it_whatever_the_times():
    translation = Translation(score=0.9, is_translation=True, source_language="ru")
    english = told("a", REPORT, day=0, translation=translation)
    russian = told("b", RUSSIAN, "ru", day=1)
    assert relations_of_last(english, russian)[0].direction == "to_target"
    assert relations_of_last(russian, english)[0].direction == "from_target"


@pytest.mark.parametrize(
    ("credit", "direction"),
    [("As the Herald reported.", "from_target"), ("As heralds reported.", "to_target"), ("", "to_target")],
)
def test_who_names_the_other_as_a_source_derives_from_it_and_time_decides_else(credit, direction):
    """The second one was published before the first one that came."""
    first = told("a", REPORT, day=2, source="www.herald.example")
    second = told("b", f"{REWRITE} {credit}", day=1, source="Coast Post")
    assert relations_of_last(first, second)[0].direction == direction


def test_a_translation_joins_the_story_whatever_the_dates_and_merges_two():
    index = Index(MemoryStore())
    texts = told("a", REPORT, day=0), told("b", GERMAN, "de", day=9)
    first, second = (process(one, index).record for one in texts)
    assert second.story.id == first.story.id


def test_serbian_and_croatian_are_one_language():
    first, second = told("a", REPORT, "hr"), told("b", REWRITE, "bs")
    assert relations_of_last(first, second)[0].type == "rewrite"


def test_sentences_end_at_stops_and_line_breaks_and_not_in_abbreviations():
    text = "He left at 9 p.m. for the U.S. border. “Why?” she asked.\nНикто не знает. Really? 他走了。她留下。"
    found = [text[start:end] for start, end in sentences(text)]
    assert found == [
        "He left at 9 p.m. for the U.S. border.",
        "“Why?” she asked.",
        "Никто не знает.",
        "Really?",
        "他走了。",
        "她留下。",
    ]


def test_sentences_that_go_to_one_sentence_make_one_passage():
    text, target = "One two three. Four five six. Seven.", "One two three, four five six. Nothing."
    (passage,) = passages(text, target, [(n, n) for n in range(6)], 3)
    assert text[passage.start : passage.end] == "One two three. Four five six."
    assert target[passage.target_start : passage.target_end] == "One two three, four five six."


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS, st.sampled_from(["", REPORT, RUSSIAN, "1.5 million 2 ", "他走了。", "٣ ²"]))
def test_any_two_texts_can_be_compared_and_passages_lie_in_them(a, b, shared):
    here, there = Subject(None, f"{a} {shared}"), Subject(None, f"{shared} {b}")
    for found in (rewritten(here, there), translated(here, there)):
        if found is None:
            continue
        assert 0 <= found.score <= 1
        for passage in found.passages:
            assert 0 <= passage.start < passage.end <= len(here.text)
            assert 0 <= passage.target_start < passage.target_end <= len(there.text)


@pytest.mark.parametrize("hostile", [". ", "a.", "!?", "\n", "“", "1,", "1.000", "x" * 30, "。", "   ."])
def test_hostile_repetitions_are_read_like_any_other_text(hostile):
    text = hostile * (200_000 // len(hostile))
    assert sentences(text) is not None
    assert Subject(None, text).account.words == len(Subject(None, text).words)
