"""Quotes: every shape of quotation marks, and who speaks."""

import pytest

from agents.enrich import names, quotes, sentences, speech, wording
from schemas.article import Quote

EN = wording.of("en")


def found(text: str) -> list[Quote]:
    mentions, marked = names.find(text), quotes.marked(text)
    speakers = speech.Speakers(text, mentions, quotes.spans(marked), sentences.Sentences(text, EN), EN)
    return list(quotes.attributed(text, marked, speakers, speakers.cues()))


def speakers_of(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in found(text)]


@pytest.mark.parametrize(
    "marks",
    [
        "“{}”",
        '"{}"',
        "«{}»",
        "„{}“",
        "„{}”",
        "»{}«",
        "‹{}›",
        "「{}」",
        "『{}』",
        "`{}`",
        "``{}''",
        "''{}''",
        "‘{}’",
        "'{}'",
        '“{}"',
    ],
)
def test_words_between_marks_of_any_shape_are_a_quote(marks: str) -> None:
    words = "We will not leave this house,"
    text = f"{marks.format(words)} said Olga Petrenko."
    assert speakers_of(text) == [(words, "Olga Petrenko")]


@pytest.mark.parametrize(
    "text",
    [
        "It’s the workers’ day and it's the people's day.",
        "He is 6'2\" tall.",
        "rock 'n' roll",
        "``''",
        '""',
        "“ ”",
        "the '90s and the '80s",
    ],
)
def test_apostrophes_inches_and_empty_marks_are_no_quotes(text: str) -> None:
    assert found(text) == []


def test_a_quote_that_its_paragraph_leaves_open_ends_with_it_and_goes_on_in_the_next() -> None:
    text = "“We waited all night,” Anna Reyes said. “Then they came.\n“Then they left.”"
    assert speakers_of(text) == [
        ("We waited all night,", "Anna Reyes"),
        ("Then they came.", "Anna Reyes"),
        ("Then they left.", "Anna Reyes"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is over now,” Mark Olsen said.", "Mark Olsen"),
        ("“It is over now,” said Mark Olsen, a driver from Bergen.", "Mark Olsen"),
        ("Mark Olsen, a driver from Bergen, said: “It is over now.”", "Mark Olsen"),
        ("Mark Olsen told a reporter that “it is over now.”", "Mark Olsen"),
        ("“It is over now,” said the driver's lawyer, Mark Olsen.", "Mark Olsen"),
        ("“It is over now,” a police spokesman said.", "a police spokesman"),
        ("“It is over now,” regional officials said in a statement.", "regional officials"),
        ("According to Mark Olsen, it was “a terrible day for all.”", "Mark Olsen"),
    ],
)
def test_the_verb_of_saying_nearby_tells_the_speaker(text: str, speaker: str) -> None:
    assert found(text)[0].speaker == speaker


def test_both_halves_of_a_split_quote_have_one_speaker() -> None:
    text = "“It is over,” Ruth Stein said, “and we are glad.” “So glad that it is.”"
    assert [quote.speaker for quote in found(text)] == ["Ruth Stein"] * 3


def test_a_pronoun_means_the_last_person_it_fits() -> None:
    text = "Elena Marsh met Peter Holm at noon. “I was so afraid,” she said. “I was not,” he said."
    assert [quote.speaker for quote in found(text)] == ["Elena Marsh", "Peter Holm"]


def test_a_pronoun_without_a_person_before_it_names_nobody() -> None:
    assert speakers_of("“I was so afraid,” she said.") == [("I was so afraid,", None)]


def test_a_phrase_in_marks_within_a_sentence_has_no_speaker() -> None:
    text = "Ivan Petrov spoke. The town was hit by “a rain of bombs” in May."
    assert speakers_of(text) == [("a rain of bombs", None)]


def test_a_name_inside_a_quote_is_not_whom_a_pronoun_means() -> None:
    text = "Laura Bell arrived. “Anna Stone knows it all,” she said."
    assert found(text)[0].speaker == "Laura Bell"
