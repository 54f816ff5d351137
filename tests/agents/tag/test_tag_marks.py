"""Marks of translation engines and hasty translators."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.tag.translation import marks
from agents.tag.translation.signs import Reading, Sign
from schemas.article import Article, Edit, EditKind

MARKS = marks.load()
EXAMPLES = [(mark, language, text) for mark in MARKS for language in mark.languages for text in mark.examples]
COUNTEREXAMPLES = [
    (mark, language, text) for mark in MARKS for language in mark.languages for text in mark.counterexamples
]
UNITS = [
    "(",
    "a ",
    "1",
    "1 ",
    "1.",
    "1,",
    "- ",
    "« ",
    "“",
    "„",
    ", - a ",
    "Aa ",
    "Aa Aa (",
    ". - A",
    ", – the a ",
    "「",
    "по ",
]


def signs(text: str, language: str = "en", edits: tuple[Edit, ...] = ()) -> list[Sign]:
    article = Article(schema="article/1", id="0" * 32, revision="0" * 32, text=text, edits=edits)
    return list(marks.signs(Reading(article, language, text)))


def rules(text: str, language: str = "en") -> list[str]:
    return [sign.rule for sign in signs(text, language)]


@pytest.mark.parametrize(("mark", "language", "text"), EXAMPLES, ids=[f"{lang} {text}" for _, lang, text in EXAMPLES])
def test_a_mark_is_found(mark: marks.Mark, language: str, text: str) -> None:
    """Each example of the tables shows its mark."""
    assert f"mark.{mark.name}" in rules(text, language)


@pytest.mark.parametrize(
    ("mark", "language", "text"), COUNTEREXAMPLES, ids=[f"{lang} {text}" for _, lang, text in COUNTEREXAMPLES]
)
def test_what_is_near_to_a_mark_is_left(mark: marks.Mark, language: str, text: str) -> None:
    """No counterexample shows the mark it is one of."""
    assert f"mark.{mark.name}" not in rules(text, language)


def test_every_mark_of_patterns_has_cues() -> None:
    """A pattern is tried only where a cue stands, and each mark says something."""
    assert all(bool(mark.patterns) == bool(mark.cues) for mark in MARKS)
    assert all(mark.phrases or mark.patterns for mark in MARKS)
    assert all(mark.translated or mark.machine for mark in MARKS)


def test_no_phrase_belongs_to_two_marks() -> None:
    """Within a language each phrase is listed once."""
    for language in {language for mark in MARKS for language in mark.languages}:
        phrases = [phrase for mark in MARKS if language in mark.languages for phrase in mark.phrases]
        assert not sorted({phrase for phrase in phrases if phrases.count(phrase) > 1})


def test_backquotes_that_were_repaired_are_found() -> None:
    """The clean stage turns backquotes into quotation marks; its edits still show them."""
    text = 'It was hit by "a storm of hail" at night.'
    edits = tuple(Edit(at=at, length=1, original="`", kind=EditKind.ENCODING, rule="quotes") for at in (14, 30))
    (sign,) = signs(text, edits=edits)
    assert (sign.rule, sign.text) == ("mark.backquotes", "`a storm of hail`")
    assert sign.machine > 0


def test_backquotes_that_one_repair_holds_are_found() -> None:
    """Two marks that stand close together are one edit."""
    text = 'It was hit by "a storm of hail" at night.'
    edit = Edit(at=14, length=17, original="`a storm of hail`", kind=EditKind.ENCODING, rule="quotes")
    (sign,) = signs(text, edits=(edit,))
    assert (sign.rule, sign.text) == ("mark.backquotes", "`a storm of hail`")


def test_a_backquote_within_a_word_is_an_apostrophe() -> None:
    """Typists of Ukrainian use it so."""
    edits = tuple(Edit(at=at, length=1, original="`", kind=EditKind.ENCODING, rule="apostrophe") for at in (1, 10))
    assert not signs("п'ять книг п'ять", "uk", edits)


@pytest.mark.parametrize(
    ("text", "rule", "language"),
    [
        ("The mayor said что the road was open.", "mark.untranslated", "ru"),
        ("The mayor said від the road.", "mark.untranslated", "uk"),
        ("The mayor said θάλασσα was open.", "mark.untranslated", "el"),
        ("The mayor of Мoscow said so.", "mark.homoglyph", "ru"),
    ],
)
def test_remains_of_the_source_are_found(text: str, rule: str, language: str) -> None:
    """A word in another alphabet in running text was not translated; mixed letters were typed on its keyboard."""
    (sign,) = signs(text)
    assert sign.rule == rule
    assert language in sign.source


@pytest.mark.parametrize(
    "text",
    [
        "Bread (хлеб) was short.",
        "The word “хлеб” means bread.",
        "They reported from abroad, in Moscow, that Putin's spokesman, Dmitry Peskov, had denied it.",
        "The carabinieri stopped the car near the Sejm; the fine was two million won, the Civil Guard told El Mundo.",
        "Reuters could not verify the report. The ministry did not respond to a request for comment.",
    ],
)
def test_originals_that_quote_foreigners_are_left(text: str) -> None:
    """Foreign words in brackets or quotation marks are given on purpose."""
    assert not signs(text)


def test_all_marks_together_are_capped() -> None:
    """A text full of marks is not proven a translation by them."""
    text = " ".join(text for mark in MARKS if "en" in mark.languages for text in mark.examples)
    found = signs(text)
    assert sum(sign.translated for sign in found) <= marks.MOST_TRANSLATED + 1e-9
    assert sum(sign.machine for sign in found) <= marks.MOST_MACHINE + 1e-9


def test_a_habit_weighs_less_in_a_long_text() -> None:
    """One turn of phrase among thousands of words is nothing."""
    once = "It is noted that the bridge was closed."
    filler = " She went home and they left the old house by the sea." * 300
    assert sum(s.translated for s in signs(once + filler)) < sum(s.translated for s in signs(once)) / 5


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400), st.sampled_from(["en", "ru", "zh", "de", "und"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """No text raises, and reading twice says the same."""
    assert signs(text, language) == signs(text, language)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["en", "de", "ru", "zh", "es"])
def test_hostile_repetition_is_capped(unit: str, language: str) -> None:
    """A long run of one thing is one mark at most of each kind."""
    found = signs(unit * (200_000 // len(unit)), language)
    assert len(found) == len({sign.rule for sign in found})
