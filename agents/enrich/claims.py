"""What the story of an article is told of it: its numbers and days, each with the words of its sentence round it.

Whether two articles speak of the same thing is judged by those words, and a person reads them beside the number.
"""

from agents.enrich.sentences import Sentences
from schemas.article import Precision, Quantity, Span, TimeMention
from schemas.story import Claim, FactKind

MAX_CLAIMS = 16
"""Claims that a story is told at most: the first, since news begins with what matters. The others are counted."""

REACH = 80
"""Characters of its sentence that stand with a claim on either side: some 13 words, a clause and more."""


def claims(times: tuple[TimeMention, ...], quantities: tuple[Quantity, ...], bounds: Sentences) -> tuple[Claim, ...]:
    """The numbers that count or measure something, and the times known to the day, in order of the text."""
    days = [_day(time, bounds) for time in times if time.precision is Precision.DAY]
    numbers = [_number(quantity, bounds) for quantity in quantities if quantity.counted or quantity.unit]
    return tuple(sorted([*days, *numbers], key=lambda claim: claim.start))


def _day(time: TimeMention, bounds: Sentences) -> Claim:
    start, end = _passage(time.start, time.end, bounds)
    return Claim(
        kind=FactKind.DATE, text=time.text, value=time.value, start=time.start, end=time.end,
        passage=bounds.text[start:end], passage_start=start,
    )  # fmt: skip


def _number(quantity: Quantity, bounds: Sentences) -> Claim:
    start, end = _passage(quantity.start, quantity.end, bounds)
    return Claim(
        kind=FactKind.NUMBER, text=quantity.text, value=quantity.value, unit=quantity.unit, counted=quantity.counted,
        hedge=quantity.hedge, start=quantity.start, end=quantity.end, passage=bounds.text[start:end],
        passage_start=start,
    )  # fmt: skip


def _passage(start: int, end: int, bounds: Sentences) -> Span:
    """The span of whole words of the sentence that lie within reach of a span."""
    text = bounds.text
    first, last = max(bounds.start(start), start - REACH), min(max(bounds.end(end - 1), end), end + REACH)
    while first < start and first > 0 and not text[first - 1].isspace():
        first += 1
    while last > end and last < len(text) and not text[last].isspace():
        last -= 1
    return first, last
