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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Why did they go?” Mrs. Okafor asked. “We have nothing left!”", ["Okafor"] * 2),
        ("“We lost it all,” said Tomas Reyes, 54, whose house stood by the river. “So fast.”", ["Tomas Reyes"] * 2),
        ("Sen. Mark Ellery (R-Ohio) called the bill “a disgrace to this chamber.”", ["Mark Ellery"]),
        ("Ellery’s chief of staff, Joan Harlow, dismissed it as “an invention of rivals”.", ["Joan Harlow"]),
        ("“We will appeal,” said a lawyer for the family, Dana Whitfield.", ["Dana Whitfield"]),
        ("Jason Holt — a teacher from Bergen — says the vote is “a very big deal”.", ["Jason Holt"]),
        ("“It is bigger than the party,” said one Harlow confidant.", ["one Harlow confidant"]),
        (
            "A spokesman for the ministry said the report was “deeply flawed and misleading”.",
            ["A spokesman for the ministry"],
        ),
        ("Police said the man shouted “I will be back” and fled.", ["the man"]),
        ("Reuters quoted a diplomat as saying “the talks have collapsed”.", ["a diplomat"]),
        ("Ruth Amsel was asked by Ann Lee, “Will you stay here now?”", ["Ann Lee"]),
        ("Joan Harlow, asked whether she would run, laughed and said, “Ask me in a year.”", ["Joan Harlow"]),
        ("Joan Harlow praised the crew for “a job done under fire”.", ["Joan Harlow"]),
        ("“They said ‘no’ to us all,” Karim Haddad said.", ["Karim Haddad"]),
        ("John Barrow: “I have no comment at this time.”", ["John Barrow"]),
        ("Added Jane Roe: “We knew nothing of it.”", ["Jane Roe"]),
    ],
)
def test_titles_descriptions_roles_and_agents_lead_to_the_speaker(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in found(text)] == speakers


def test_a_quote_left_open_has_the_speaker_whom_its_last_paragraph_names() -> None:
    text = "“We waited all night.\n“Then the boats came at last,” said Ruth Amsel."
    assert [quote.speaker for quote in found(text)] == ["Ruth Amsel"] * 2


def test_a_statement_that_begins_a_paragraph_is_of_whoever_spoke_in_the_paragraph_before() -> None:
    text = "Edgar Stone said on Monday that he would go.\n“I have made mistakes. I am sorry.”"
    assert found(text)[0].speaker == "Edgar Stone"


def test_a_pronoun_means_who_spoke_last_and_no_name_that_follows_a_preposition() -> None:
    text = "Paul Stein said he was leaning toward Mark Olsen. “He is the best of them,” he said."
    assert found(text)[0].speaker == "Paul Stein"


def test_double_marks_of_another_shape_within_a_quote_end_nothing() -> None:
    text = '"The law is not about “equal justice” any more," Ann Lee said.'
    assert speakers_of(text) == [("The law is not about “equal justice” any more,", "Ann Lee")]


@pytest.mark.parametrize(
    "text", ["She read “The Long Road of Hope” at noon.", "Ann Lee wrote “Three Winters: A Life in the North.”"]
)
def test_a_title_is_no_quote_but_after_a_verb_of_saying(text: str) -> None:
    assert len(found(text)) == ("wrote" in text)


def test_an_opening_mark_after_a_word_closes() -> None:
    assert [quote.text for quote in found("“It is odd,“ said Ann Lee. “It is hard.”")] == ["It is odd,", "It is hard."]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A spokesman for the port said it was shut. “We wait,” he said, “and hope.”",
            ["A spokesman for the port"] * 2,
        ),
        ("A nurse at the gate shook her head. “Not today,” she said.", ["A nurse"]),
        ("Ann Lee spoke first. A spokeswoman said no. “Never again,” she said.", ["A spokeswoman"]),
        ("A carpenter named Odhran Vail built it. “It will hold,” he said.", ["Odhran Vail"]),
        ("Saoirse Quill misses her brother, Oisin. “I wrote every week,” he said.", ["Oisin"]),
        ("Thaddeus Prole, 71, keeps the lock. “I am slow,” he said, “and so is it.”", ["Thaddeus Prole"] * 2),
    ],
)
def test_a_pronoun_means_persons_who_are_described_or_introduced_too(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in found(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Alice Thorne signed the bill. “This is for the farms,” the governor said.",
        "Alice Thorne, a baker from Lund, lost two ovens. “I smelled it first,” the baker said.",
        "The judge, Alice Thorne, cleared the room. “I will not say it twice,” the judge said.",
    ],
)
def test_a_title_or_description_means_its_bearer(text: str) -> None:
    assert found(text)[0].speaker == "Alice Thorne"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Asked how long it would take, Karim Haddad shrugged: “Ask the river.”", "Karim Haddad"),
        ("Nora Marsh won. When the count was read out, she wept: “I had packed.”", "Nora Marsh"),
        ("Elena Marsh met the miners. Her answer was short: “Never again.”", "Elena Marsh"),
        ("The coach was blunter: “We were awful.”", "The coach"),
        ("Her father, Karl Roe, laughed: “We were awful.”", "Karl Roe"),
    ],
)
def test_words_before_a_colon_tell_the_speaker_without_a_verb_of_saying(text: str, speaker: str) -> None:
    assert found(text)[0].speaker == speaker


def test_short_titles_are_quotes_that_nobody_says_and_long_ones_are_none() -> None:
    text = "“I wrote it,” said Ann Lee, whose play, “Two Old Kings,” opens after “The Road to the Old Mill” closes."
    assert speakers_of(text) == [("I wrote it,", "Ann Lee"), ("Two Old Kings,", None)]


def test_a_phrase_in_marks_within_a_subject_has_no_speaker() -> None:
    text = "A report on the “missing mile” near Cairo found that the road had been paid for twice."
    assert speakers_of(text) == [("missing mile", None)]


def test_a_single_mark_behind_an_s_closes_where_no_other_does() -> None:
    assert [quote.text for quote in found("The so-called ‘Bath papers’ will not be shown.")] == ["Bath papers"]
    assert [quote.text for quote in found("‘It is the workers’ day,’ Ann Lee said.")] == ["It is the workers’ day,"]


def test_a_year_without_its_century_opens_no_quote() -> None:
    assert found("Fees doubled since '22, the council's own figures show, and traders haven't paid.") == []


def test_marks_beyond_those_of_any_prose_are_passed_over() -> None:
    assert len(quotes.marked("‘a ’" * quotes.MOST_MARKS)) == quotes.MOST_MARKS // 2
