"""Whether two articles contradict each other: which of their numbers and days not both can be true.

A contradiction that is none does more harm than one that is missed: each rule asks for more than likelihood.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import inf
from typing import NamedTuple

from agents.story.sides import on_another_day
from agents.story.told import Told, fates, measured, told
from schemas.story import FactKind, Version

MIN_SHARED = 3
"""Telling words that two passages share, besides what is counted, for their numbers to be of the same thing."""

MIN_SHARED_MEASURED = 5
"""The same where nothing is counted: miles and dollars measure many things."""

PEOPLE = frozenset(("person", "man", "woman", "child", "civilian", "passenger", "student", "worker", "soldier"))
"""Whom a toll counts: how many of them died or were hurt is what a story tells of itself, in whatever other words."""

MIN_SHARED_DAY = 3
MIN_SHARED_DAY_APART = 4
MIN_SHARE_DAY = 0.75
"""The same for days, where one of the words stands beside both, and where none does; and what share of the shorter
clause's telling words they are."""

MAX_DAYS = 62
"""Days that may lie between two days of one thing: further apart the year was mostly understood differently."""

MAX_RATIO = 10.0
"""How many times greater one number may be than the other: further apart they are seldom of the same thing."""

NEXT_DAY = frozenset(("today", "tonight", "yesterday", "tomorrow"))
"""Words for a day that mean another one in an article of the day before or after; publication is known to a day."""

MIN_AGREED_DAY = 2
"""Numbers, days and places that two accounts have in common for a day told differently to be of one event, where the
passages have no name in common; with one, one."""

TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "season"))
"""Units of what passes while a story is told: what was three days ago is four days ago a day later."""


@dataclass(frozen=True, eq=False, slots=True)
class Speaker:
    """A version that speaks for its article, and what it tells.

    `by_topic` has the claims by what they count and each word beside them: those of one thing share both.
    """

    version: Version
    claims: tuple[Told, ...]
    by_topic: dict[tuple[str, str], list[Told]]


class Between(NamedTuple):
    """The claims of one article that another's contradict, and in how much else the two agree."""

    pairs: tuple[tuple[Told, Told], ...]
    agreed: int


def speaker(version: Version) -> Speaker:
    """The version with its claims, less those that it tells twice with different values, as time goes on."""
    claims = [found for claim in version.claims if (found := told(claim)) is not None]
    unclear = {
        id(claim)
        for pair in combinations(claims, 2)
        if pair[0].thing == pair[1].thing and pair[0].topics & pair[1].topics and _contradict(*pair)
        if _same_thing(*pair)
        for claim in pair
    }
    clear = tuple(claim for claim in claims if id(claim) not in unclear)
    by_topic: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for claim in clear:
        for word in sorted(claim.topics):
            by_topic[claim.thing, word].append(claim)
    return Speaker(version, clear, dict(by_topic))


def between(one: Speaker, other: Speaker) -> Between:
    """What two articles contradict each other in.

    Reports made after one pattern, of two bonds or two weeks, differ in every number: those that contradict each other
    in more than they agree in are of different things.
    """
    another_day = on_another_day(one.version.seen, other.version.seen)
    pairs = {
        (mine.claim.start, theirs.claim.start): (mine, theirs)
        for topic, claims in one.by_topic.items()
        if topic in other.by_topic
        for mine in claims
        for theirs in other.by_topic[topic]
        if _contradict(mine, theirs) and _comparable(mine, theirs) and _same_thing(mine, theirs)
        if not (another_day and (mine.framed or theirs.framed))
        if not _also_told(mine, other.claims) and not _also_told(theirs, one.claims)
    }
    if not pairs:
        return Between((), 0)
    agreed = sum(_agrees(claim, other.claims) for claim in one.claims)
    agreed += len(set(one.version.places) & set(other.version.places))
    return Between(tuple(pairs.values()) if len(pairs) <= agreed + 1 else (), agreed)


def clear(mine: Told, theirs: Told, agreed: int) -> bool:
    """Whether it is clear what two claims of independent accounts are of; it never is of what is measured."""
    if mine.claim.kind is FactKind.DATE:
        return agreed >= MIN_AGREED_DAY or bool(agreed and mine.names & theirs.names)
    return not measured(mine.claim)


def _agrees(claim: Told, others: Iterable[Told]) -> bool:
    return any(other.thing == claim.thing and other.value == claim.value for other in others)


def _contradict(mine: Told, theirs: Told) -> bool:
    """Whether not both can be true."""
    if mine.claim.kind is FactKind.DATE:
        return mine.value != theirs.value
    return mine.high < theirs.low or theirs.high < mine.low


def _comparable(mine: Told, theirs: Told) -> bool:
    """Whether the values can be told apart: numbers of one order, days that are more than the day of publication."""
    if mine.claim.kind is FactKind.DATE:
        texts = {mine.claim.text.lower(), theirs.claim.text.lower()}
        return len(texts) == 2 and not texts & NEXT_DAY and _days_apart(mine.value, theirs.value) <= MAX_DAYS
    smaller, greater = sorted((abs(float(mine.claim.value)), abs(float(theirs.claim.value))))
    return greater <= MAX_RATIO * smaller


def _days_apart(day: str, other: str) -> float:
    """Days between two dates; without end where one of them is none."""
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(other)).days)
    except ValueError:
        return inf


def _same_thing(mine: Told, theirs: Told) -> bool:
    """Whether two claims that share what is counted and a word beside it speak of one and the same thing."""
    if mine.thing in TIME_UNITS or mine.kind != theirs.kind or mine.qualifiers != theirs.qualifiers:
        return False
    if fates(mine) != fates(theirs) or mine.years != theirs.years:
        return False
    if not (mine.names <= theirs.names or theirs.names <= mine.names):
        return False  # each tells of somebody or some place that the other does not
    if mine.thing in PEOPLE and fates(mine) and mine.names == theirs.names:
        return True
    return _alike(mine, theirs)


def _alike(mine: Told, theirs: Told) -> bool:
    """Whether the words round two claims are enough alike to be of one thing."""
    shared = len(mine.context & theirs.context)
    if mine.claim.kind is FactKind.DATE:
        shorter = min(len(mine.context), len(theirs.context))
        enough = MIN_SHARED_DAY if mine.beside & theirs.beside else MIN_SHARED_DAY_APART
        return shared >= enough and shared >= MIN_SHARE_DAY * shorter
    return shared >= (MIN_SHARED_MEASURED if measured(mine.claim) else MIN_SHARED)


def _also_told(claim: Told, others: Iterable[Told]) -> bool:
    """Whether one of the other article's claims agrees with a claim, of whatever it is told there."""
    return any(
        other.thing == claim.thing
        and not _contradict(claim, other)
        and (claim.claim.kind is FactKind.NUMBER or len(claim.context & other.context) > 1)
        for other in others
    )
