"""Where versions of a story contradict each other: numbers and days that they tell, and what copies changed.

A contradiction that is none does more harm than one that is missed: each rule asks for more than likelihood.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from agents.story.changes import changed
from agents.story.sides import Copies, Said, Topic, about, disagreement
from agents.story.told import Told, fates, measured, told
from schemas.story import Disagreement, FactKind, Version

MAX_DISAGREEMENTS = 32
"""Disagreements that a record shows, those between most articles."""

MIN_SHARED = 3
"""Telling words that two passages share, besides what is counted, for their numbers to be of the same thing."""

MIN_SHARED_MEASURED = 5
"""The same where nothing is counted: miles and dollars measure many things."""

MIN_SHARED_DAY = 4
MIN_SHARE_DAY = 0.6
"""The same for days, and the share of the shorter passage's telling words that they are."""

MAX_RATIO = 10.0
"""How many times greater one number may be than the other: further apart they are seldom of the same thing."""

NEXT_DAY = frozenset(("today", "tonight", "yesterday", "tomorrow"))
"""Words for a day that mean another one in an article of the day before or after; publication is known to a day."""

TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
"""Units of what passes while a story is told: what was three days ago is four days ago a day later."""


class Speaker(NamedTuple):
    """A version that speaks for its article, and what it tells."""

    version: Version
    claims: tuple[Told, ...]


Spoken = tuple[int, Told]
"""A claim, and the number of the one who makes it."""


def disagreements(versions: Sequence[Version], places: Iterable[str]) -> tuple[Disagreement, ...]:
    """All contradictions between the versions, given in order of arrival; those between most articles first."""
    latest = {version.article: version for version in versions}
    newest = frozenset((version.article, version.revision) for version in latest.values())
    speakers = [Speaker(version, _told(version)) for version in latest.values() if version.claims]
    copies = Copies(versions)
    topics = [*_told_differently(speakers), *changed(versions, frozenset(places))]
    found = [disagreement(topic, copies, newest) for topic in topics]
    order = sorted(range(len(found)), key=lambda n: (-sum(len(side.articles) for side in found[n].sides), n))
    return tuple(found[n] for n in order)


def _told(version: Version) -> tuple[Told, ...]:
    return tuple(found for claim in version.claims if (found := told(claim)) is not None)


def _told_differently(speakers: Sequence[Speaker]) -> Iterator[Topic]:
    """Claims of the same thing by different articles of which not both can be true, those that hang together as one."""
    by_topic: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    for number, speaker in enumerate(speakers):
        for claim in speaker.claims:
            for word in sorted(claim.beside):
                by_topic[claim.thing, word].append((number, claim))
    pairs: dict[tuple[int, int, int, int], tuple[Spoken, Spoken]] = {}
    for claims in by_topic.values():
        for pair in _contradictions(claims, speakers):
            (a, mine), (b, theirs) = pair
            pairs[a, mine.claim.start, b, theirs.claim.start] = pair
    for together in _connected([pairs[key] for key in sorted(pairs)]):
        yield _topic(together, speakers)


def _contradictions(claims: list[Spoken], speakers: Sequence[Speaker]) -> Iterator[tuple[Spoken, Spoken]]:
    """The pairs of claims of one thing, with one word beside it, that contradict each other."""
    for (a, mine), (b, theirs) in combinations(claims, 2):
        if a == b or not _contradict(mine, theirs) or not (_comparable(mine, theirs) and _same_thing(mine, theirs)):
            continue
        if not _also_told(mine, speakers[b].claims) and not _also_told(theirs, speakers[a].claims):
            yield (a, mine), (b, theirs)


def _contradict(mine: Told, theirs: Told) -> bool:
    """Whether not both can be true."""
    if mine.claim.kind is FactKind.DATE:
        return mine.value != theirs.value
    return mine.high < theirs.low or theirs.high < mine.low


def _comparable(mine: Told, theirs: Told) -> bool:
    """Whether the values can be told apart: numbers of one order, days that are more than the day of publication."""
    if mine.claim.kind is FactKind.DATE:
        texts = {mine.claim.text.lower(), theirs.claim.text.lower()}
        return len(texts) == 2 and not texts & NEXT_DAY
    smaller, greater = sorted((abs(float(mine.claim.value)), abs(float(theirs.claim.value))))
    return greater <= MAX_RATIO * smaller


def _same_thing(mine: Told, theirs: Told) -> bool:
    """Whether two claims that share what is counted and a word beside it speak of one and the same thing."""
    if mine.thing in TIME_UNITS or mine.kind != theirs.kind or mine.qualifiers != theirs.qualifiers:
        return False
    if fates(mine) != fates(theirs) or mine.years != theirs.years:
        return False
    if not (mine.names <= theirs.names or theirs.names <= mine.names):
        return False  # each tells of somebody or some place that the other does not
    shared = len(mine.context & theirs.context)
    if mine.claim.kind is FactKind.DATE:
        shorter = min(len(mine.context), len(theirs.context))
        return shared >= MIN_SHARED_DAY and shared >= MIN_SHARE_DAY * shorter
    return shared >= (MIN_SHARED_MEASURED if measured(mine.claim) else MIN_SHARED)


def _also_told(claim: Told, others: Iterable[Told]) -> bool:
    """Whether one of the other article's claims agrees with a claim, of whatever it is told there."""
    return any(
        other.thing == claim.thing
        and not _contradict(claim, other)
        and (claim.claim.kind is FactKind.NUMBER or len(claim.context & other.context) > 1)
        for other in others
    )


def _connected(pairs: list[tuple[Spoken, Spoken]]) -> Iterator[list[Spoken]]:
    """The claims of the pairs, those together that are joined by pairs, each once."""
    joined: dict[tuple[int, int], dict[tuple[int, int], Spoken]] = {}
    for pair in pairs:
        together: dict[tuple[int, int], Spoken] = {}
        for spoken in pair:
            key = (spoken[0], spoken[1].claim.start)
            together |= joined.get(key, {key: spoken})
        for key in together:
            joined[key] = together
    seen: set[tuple[int, int]] = set()
    for key in sorted(joined):
        if key not in seen:
            seen.update(joined[key])
            yield [joined[key][each] for each in sorted(joined[key])]


def _topic(together: list[Spoken], speakers: Sequence[Speaker]) -> Topic:
    first = together[0][1].claim
    said = [
        Said(
            claim.value, claim.claim.text, speakers[number].version.article, speakers[number].version.revision,
            claim.claim.start, claim.claim.end, claim.claim.passage,
        )
        for number, claim in together
    ]  # fmt: skip
    return Topic(first.kind, about([each.passage for each in said], first.counted or first.unit or ""), tuple(said))
