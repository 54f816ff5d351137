"""What the story is told of an article: its numbers and days with the words round them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.enrich import quantities, times, wording
from agents.enrich.claims import REACH, claims
from agents.enrich.sentences import Sentences
from schemas.article import Precision, Published
from schemas.story import FactKind

PUBLISHED = Published(value="2023-08-12", precision=Precision.DAY, confidence=0.9, candidates=(), conflict=False)


def told(text):
    mentioned, spans = times.find(text, PUBLISHED)
    return claims(mentioned, quantities.find(text, spans), Sentences(text, wording.of("en")))


def test_numbers_and_days_are_told_in_order_each_with_its_sentence():
    text = "Rain fell. The order of Aug. 10 applies to roughly 12,000 residents. Nobody left."
    day, number = told(text)
    assert (day.kind, day.value, day.text) == (FactKind.DATE, "2023-08-10", "Aug. 10")
    assert (number.kind, number.value, number.counted, number.hedge) == (FactKind.NUMBER, 12000, "residents", "roughly")
    assert day.passage == number.passage == "The order of Aug. 10 applies to roughly 12,000 residents."


def test_numbers_that_count_nothing_and_months_are_not_told():
    assert told("A town of 60,000 was taken in September 2022.") == ()


def test_a_long_sentence_is_cut_between_words():
    (claim,) = told(f"{'before ' * 40}37 settlements{' after' * 40}.")
    assert claim.passage.strip().startswith("before")
    assert claim.passage.endswith("after")
    assert len(claim.passage) <= 2 * REACH + len(claim.text)


@settings(deadline=None)
@given(st.text(st.sampled_from("a. \n1295,%"), max_size=300))
def test_every_claim_stands_in_its_passage_and_in_the_text(text):
    for claim in told(text):
        start = claim.start - claim.passage_start
        assert text[claim.start : claim.end] == claim.text == claim.passage[start : start + len(claim.text)]
        assert text[claim.passage_start :].startswith(claim.passage)
