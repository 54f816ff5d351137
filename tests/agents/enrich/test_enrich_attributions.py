"""Attributions: whom a sentence credits, and of which kind."""

import pytest

from agents.enrich import attributions, names, quotes, sentences, speech, wording

EN = wording.of("en")


def credited(text: str) -> list[tuple[str, str, str]]:
    mentions, bounds = names.find(text), sentences.Sentences(text, EN)
    cues = speech.Speakers(text, mentions, quotes.spans(quotes.marked(text)), bounds, EN).cues()
    return [
        (each.source, each.kind.value, text[each.start : each.end])
        for each in attributions.find(text, cues, mentions, bounds, EN)
    ]


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Reuters reported that shells fell.", "Reuters", "agency"),
        ("According to the New York Times, shells fell.", "New York Times", "outlet"),
        ("She told the Associated Press that shells fell.", "Associated Press", "agency"),
        ("Shells fell, according to Norwegian military officials.", "Norwegian military officials", "official"),
        ("The Bergen city administration said shells fell.", "Bergen city administration", "official"),
        ("Shells fell, Karl Brandt said.", "Karl Brandt", "person"),
        ("A new report says shells fell.", "A new report", "document"),
    ],
)
def test_the_source_of_a_sentence_has_its_kind(text: str, source: str, kind: str) -> None:
    assert (source, kind) in [(name, told) for name, told, _ in credited(text)]


def test_an_attribution_covers_its_sentence_and_no_other() -> None:
    text = "It rained. Officials in the U.S. said Mr. Holt left. It rained again."
    assert [sentence for _, _, sentence in credited(text)] == ["Officials in the U.S. said Mr. Holt left."]


def test_a_sentence_without_a_source_credits_nobody() -> None:
    assert credited("It rained. The river rose by night.") == []


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Ann Lee believes that the river will rise.", "Ann Lee", "person"),
        ("Critics say the river will rise.", "Critics", "person"),
        (
            "Two officials briefed on the talks said the deal was near.",
            "Two officials briefed on the talks",
            "official",
        ),
        ("The company said sales rose.", "The company", "official"),
        ("The newspaper reported that sales rose.", "The newspaper", "outlet"),
        ("The study found that sales rose.", "The study", "document"),
        ("Sales rose, according to a report from the Bergen office.", "a report from the Bergen office", "document"),
        ("Norway called the sale a mistake.", "Norway", "official"),
        ("Ann Lee left early, saying that she was tired.", "Ann Lee", "person"),
        ("Roe Ferries Ltd is growing. It owns six ships, Roe said.", "Roe", "official"),
    ],
)
def test_verbs_of_judging_and_plain_subjects_name_sources(text: str, source: str, kind: str) -> None:
    assert (source, kind) in [(name, told) for name, told, _ in credited(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Police receive 911 calls every night.",
        "The deal, announced Friday, would last four years.",
        "A measure opposed by unions went ahead.",
        "The two firms called off the sale.",
        "Ann Lee went on to the next town.",
        "The Ohio state fair opened.",
    ],
)
def test_nouns_participles_and_other_verbs_credit_nobody(text: str) -> None:
    assert credited(text) == []


def test_a_sentence_goes_on_after_a_quote_that_ends_with_a_mark() -> None:
    assert credited("It rained. “Go now!” said Ann Lee.") == [("Ann Lee", "person", "“Go now!” said Ann Lee.")]
