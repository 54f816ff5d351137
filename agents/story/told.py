"""A claim as it is compared: what is counted, what is told of it, and between which values it lies."""

import re
from typing import NamedTuple

from agents.story.words import (
    FATES,
    FUNCTION_WORDS,
    MONTHS,
    MONTHS_AND_DAYS,
    SAYING,
    WRITTEN,
    clause,
    in_a_frame,
    listed,
    singular,
    stem,
    telling,
    words,
)
from schemas.story import Claim, FactKind

ROUND_FROM = 100
"""Numbers from here on are often rounded: zeros at their end are then no digits that were counted."""

ABOUT = 0.15
"""Share of a number that "about" may be off."""

AT_LEAST = frozenset(("more than", "at least", "over", "just over", "well over", "no fewer than", "upwards of"))
UP_TO = "up to"
AT_MOST = frozenset(
    ("less than", "fewer than", "at most", UP_TO, "under", "as many as", "as much as", "just under", "no more than")
)  # fmt: skip
EXACT = frozenset(("only", "as few as"))
"""Hedges by what they leave open; all others say "about"."""

QUALIFIERS = listed(
    """
    another other others additional more further first second third last previous earlier next remaining rest each every
    per among including average total annual daily weekly monthly yearly half quarter double since ago combined new
    initial initially original originally extra
    """
)
"""Words beside a number that make it a number of something else: `another 12 people`, `12 more people`."""

ORDINALS = listed(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th 5th another last latest previous
    earlier next further initial original
    """
)
"""Words anywhere in the clause that tell one thing from others of its kind: `the first order`, `a second order`."""

UNSURE = listed("denied deny denies denying fear fears feared fearing could may might")
"""Words of a clause that does not say that it is so. `May` is a month."""

QUALIFIER_REACH = 3
"""Words on either side of a claim among which they stand."""

MAX_FIGURES = 2
"""Other numbers in a passage up to which it tells an event: more of them are a table in words."""

MAX_FIGURES_MEASURED = 1
"""The same beside what is measured: money and shares come in tables more often than people do."""

MEASURES = listed(
    """
    dlr dollar cent ct pct mln bln stg shr share franc mark pound crown guilder lira peso rand krona point basis ton
    tonne barrel bushel bpd degree volt watt
    """
)
"""Nouns that measure rather than count, which have no unit of their own, in the singular."""

LOOK_BACK = 40
"""Characters before a number in which the other end of a range stands."""

_RANGE_BEFORE = re.compile(r"(?:\bbetween|\bfrom|\d[\w.,%]{0,12}\s?(?:to|or|and|-|–|—))\s?$")
_RANGE_AFTER = re.compile(r"\s?(?:to|or|and|-|–)\s?[$£€]?\s?\d")
_OLD = re.compile(r"\s?-?\s?old\b")
_YEAR = re.compile(r"(?:1[789]|20)\d\d")


class Told(NamedTuple):
    """What a claim says, ready to be compared.

    Attributes:
        claim: the claim.
        thing: what is counted or measured; of a day "".
        kind: words that say which of the things are counted.
        beside: the telling words next to the claim in its clause.
        topics: those of which claims of one thing share one; of a day, all of its clause.
        context: all telling words of its passage; of a day, those of its clause.
        names: those of them that are written with a capital.
        qualifiers: words that set the number or day apart from others of the same thing.
        years: years named in the passage.
        framed: the passage is of a stretch of time that moves on with the day of the article.
        low, high: between which values the number lies; of a day 0.
    """

    claim: Claim
    thing: str
    kind: frozenset[str]
    beside: frozenset[str]
    topics: frozenset[str]
    context: frozenset[str]
    names: frozenset[str]
    qualifiers: frozenset[str]
    years: frozenset[str]
    framed: bool
    low: float
    high: float

    @property
    def value(self) -> str:
        """The number or day in one form."""
        value = self.claim.value
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def told(claim: Claim) -> Told | None:
    """The claim as it is compared.

    None where it is part of a range or a table, the day of a statement, or may not be so.
    """
    if not _is_read(claim):
        return None
    start = claim.start - claim.passage_start
    before, after = claim.passage[:start], claim.passage[start + len(claim.text) :]
    words_before, words_after = words(before), words(after)
    near_before, near_after = (words(part) for part in clause(before, after))
    of_a_day = claim.kind is FactKind.DATE
    if (of_a_day and _of_speaking(near_before, near_after)) or _is_unsure(claim, [*near_before, *near_after]):
        return None
    if _of_a_range(before, after) or _of_a_table(claim, [*words_before, *words_after]):
        return None
    in_clause = frozenset(telling([*near_before, *near_after]))
    beside = frozenset([*_plain(near_before[::-1])[:1], *_plain(near_after)[:1]])
    thing, kind = _counted(claim)
    low, high = _between(claim)
    around = [*words_before[-QUALIFIER_REACH:], *words(claim.text), *words_after[:QUALIFIER_REACH]]
    return Told(
        claim=claim,
        thing=thing,
        kind=kind,
        beside=beside,
        topics=in_clause if of_a_day else beside,
        context=in_clause if of_a_day else frozenset(telling([*words_before, *words_after])),
        names=frozenset(stem(word) for word in [*words_before[1:], *words_after] if _is_name(word)),
        qualifiers=_lowered(around) & QUALIFIERS | _lowered([*near_before, *near_after]) & ORDINALS,
        years=frozenset(word for word in [*words_before, *words_after] if _YEAR.fullmatch(word)),
        framed=in_a_frame(claim.passage),
        low=low,
        high=high,
    )


def _lowered(found: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in found)


def _is_unsure(claim: Claim, clause: list[str]) -> bool:
    """Whether the clause says only that it may be so, or is not."""
    return claim.hedge == UP_TO or any(word in UNSURE for word in clause)


def _is_read(claim: Claim) -> bool:
    """Whether it is a number or a day at all, and stands in its passage."""
    fits = isinstance(claim.value, str) if claim.kind is FactKind.DATE else not isinstance(claim.value, str)
    start = claim.start - claim.passage_start
    stands = start >= 0 and claim.passage.startswith(claim.text, start)
    return fits and stands and claim.kind in (FactKind.NUMBER, FactKind.DATE)


def _of_a_range(before: str, after: str) -> bool:
    """Whether a number is one end of a range, or somebody's age."""
    range_before = _RANGE_BEFORE.search(before[-LOOK_BACK:])
    return bool(range_before or _RANGE_AFTER.match(after) or _OLD.match(after))


def _of_a_table(claim: Claim, around: list[str]) -> bool:
    """Whether so many other numbers stand in the passage, or other days beside a day, that it is a table in words."""
    if claim.kind is FactKind.DATE and any(word.lower() in MONTHS and word[0].isupper() for word in around):
        return True
    figures = sum(word[0].isdigit() or word.lower() in WRITTEN for word in around)
    return figures > (MAX_FIGURES_MEASURED if measured(claim) else MAX_FIGURES)


def _plain(found: list[str]) -> list[str]:
    """Stems of the telling words that are no names, in order."""
    return telling([word for word in found if not word[0].isupper()])


def _is_name(word: str) -> bool:
    low = word.lower()
    return word[0].isupper() and len(word) > 1 and low not in FUNCTION_WORDS and low not in MONTHS_AND_DAYS


def _of_speaking(before: list[str], after: list[str]) -> bool:
    """Whether a day is the day that somebody spoke: a word of speaking stands near it in its clause."""
    return any(word.lower() in SAYING for word in [*before[-4:], *after[:4]])


def _counted(claim: Claim) -> tuple[str, frozenset[str]]:
    """The thing that is counted, and the words between it and the number."""
    if claim.kind is FactKind.DATE:
        return "", frozenset()
    found = [word for word in words(claim.text) if not word[0].isdigit()]
    hedge = len(words(claim.hedge or ""))
    if not claim.counted:
        return claim.unit or "", frozenset()
    between = found[hedge:-1]
    return singular(claim.counted), frozenset(telling(between))


def _between(claim: Claim) -> tuple[float, float]:
    """The least and the greatest number that the claim is true of."""
    if not isinstance(claim.value, int | float):
        return 0.0, 0.0
    value = float(claim.value)
    hedge = claim.hedge or ""
    if hedge in AT_LEAST:
        return value, float("inf")
    if hedge in AT_MOST:
        return float("-inf"), value
    slack = _rounding(claim.value)
    if hedge and hedge not in EXACT:
        slack = max(slack, ABOUT * abs(value))
    return value - slack, value + slack


def _rounding(value: int | float) -> float:
    """How far a number may lie from the one it was rounded from: half of its last digit that is no zero."""
    if isinstance(value, float) and value != int(value):
        return 0.5 * 10.0 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2])
    whole = int(value)
    if abs(whole) < ROUND_FROM:
        return 0.0
    unit = 1
    while whole % (unit * 10) == 0:
        unit *= 10
    return 0.5 * unit if unit > 1 else 0.0


def measured(claim: Claim) -> bool:
    """Whether a number measures something, rather than counting it."""
    return claim.kind is FactKind.NUMBER and (not claim.counted or singular(claim.counted) in MEASURES)


def fates(told: Told) -> frozenset[str]:
    """What befell those who are counted."""
    return told.beside & FATES
