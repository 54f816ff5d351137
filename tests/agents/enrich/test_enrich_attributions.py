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
