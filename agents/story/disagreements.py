"""Where versions of a story contradict each other: numbers and days that they tell, and what copies changed.

A contradiction that is none does more harm than one that is missed: each rule asks for more than likelihood.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from agents.story.accounts import roots
from agents.story.changes import changed
from agents.story.sides import Copies, Said, Topic, about, disagreement, on_another_day
from agents.story.told import Told, fates, measured, told
from agents.story.words import in_a_frame
from schemas.story import Disagreement, FactKind, Version

MAX_DISAGREEMENTS = 32
"""Disagreements that a record shows, those between most articles."""

MIN_SHARED = 3
"""Telling words that two passages share, besides what is counted, for their numbers to be of the same thing."""

MIN_SHARED_MEASURED = 5
"""The same where nothing is counted: miles and dollars measure many things."""

PEOPLE = frozenset(("person", "man", "woman", "child", "civilian", "passenger", "student", "worker", "soldier"))
"""Whom a toll counts: how many of them died or were hurt is what a story tells of itself, in whatever other words."""

MIN_SHARED_DAY = 3
MIN_SHARE_DAY = 0.75
"""The same for days, and the share of the shorter passage's telling words that they are."""

MAX_RATIO = 10.0
"""How many times greater one number may be than the other: further apart they are seldom of the same thing."""

NEXT_DAY = frozenset(("today", "tonight", "yesterday", "tomorrow"))
"""Words for a day that mean another one in an article of the day before or after; publication is known to a day."""

MIN_AGREED_DAY = 2
"""Numbers, days and places that two accounts have in common for a day told differently to be of one event, where the
passages have no name in common; with one, one."""

TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
"""Units of what passes while a story is told: what was three days ago is four days ago a day later."""


class Speaker(NamedTuple):
    """A version that speaks for its article, what it tells, and the article that stands for its account."""

    version: Version
    claims: tuple[Told, ...]
    account: str


Spoken = tuple[int, Told]
"""A claim, and the number of the one who makes it."""

Pair = tuple[Spoken, Spoken]


def disagreements(versions: Sequence[Version], places: Iterable[str]) -> tuple[Disagreement, ...]:
    """All contradictions between the versions, given in order of arrival; those between most articles first."""
    latest = {version.article: version for version in versions}
    newest = frozenset((version.article, version.revision) for version in latest.values())
    account = roots(versions)
    speakers = [_speaker(version, account[version.article]) for version in latest.values() if version.claims]
    copies = Copies(versions)
    topics = [*_told_differently(speakers), *changed(versions, frozenset(places))]
    found = [disagreement(topic, copies, newest) for topic in topics]
    order = sorted(range(len(found)), key=lambda n: (-sum(len(side.articles) for side in found[n].sides), n))
    return tuple(found[n] for n in order)


def _speaker(version: Version, account: str) -> Speaker:
    """The version with its claims, less those that it tells twice with different values, as time goes on."""
    claims = [found for claim in version.claims if (found := told(claim)) is not None]
    unclear = {
        id(claim)
        for pair in combinations(claims, 2)
        if pair[0].thing == pair[1].thing and pair[0].beside & pair[1].beside and _contradict(*pair)
        if _same_thing(*pair)
        for claim in pair
    }
    return Speaker(version, tuple(claim for claim in claims if id(claim) not in unclear), account)


def _told_differently(speakers: Sequence[Speaker]) -> Iterator[Topic]:
    """Claims of the same thing by different articles of which not both can be true, those that hang together as one."""
    by_topic: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    for number, speaker in enumerate(speakers):
        for claim in speaker.claims:
            for word in sorted(claim.beside):
                by_topic[claim.thing, word].append((number, claim))
    pairs: dict[tuple[int, int], dict[tuple[int, int], Pair]] = defaultdict(dict)
    for claims in by_topic.values():
        for pair in _contradictions(claims, speakers):
            (a, mine), (b, theirs) = pair
            pairs[a, b][mine.claim.start, theirs.claim.start] = pair
    sure = [pair for (a, b), found in pairs.items() for pair in _sure(list(found.values()), speakers[a], speakers[b])]
    for together in _connected(sorted(sure, key=_order)):
        yield _topic(together, speakers)


def _contradictions(claims: list[Spoken], speakers: Sequence[Speaker]) -> Iterator[Pair]:
    """The pairs of claims of one thing, with one word beside it, that contradict each other."""
    for (a, mine), (b, theirs) in combinations(claims, 2):
        if a == b or not _contradict(mine, theirs) or not _comparable(mine, theirs) or not _same_thing(mine, theirs):
            continue
        one, other = speakers[a], speakers[b]
        if on_another_day(one.version.seen, other.version.seen) and in_a_frame(mine.claim.passage):
            continue
        if not _also_told(mine, other.claims) and not _also_told(theirs, one.claims):
            yield (a, mine), (b, theirs)


def _sure(pairs: list[Pair], one: Speaker, other: Speaker) -> list[Pair]:
    """The contradictions of two articles, where they agree in enough else to be of one event.

    Reports made after one pattern, of two bonds or two weeks, differ in every number.
    """
    agreed = sum(_agrees(claim, other.claims) for claim in one.claims)
    agreed += len(set(one.version.places) & set(other.version.places))
    if len(pairs) > agreed + 1:
        return []
    if one.account == other.account:
        return pairs
    return [(mine, theirs) for mine, theirs in pairs if _clear(mine[1], theirs[1], agreed)]


def _clear(mine: Told, theirs: Told, agreed: int) -> bool:
    """Whether it is clear what two claims of independent accounts are of; it never is of what is measured."""
    if mine.claim.kind is FactKind.DATE:
        return agreed >= MIN_AGREED_DAY or bool(agreed and mine.names & theirs.names)
    return not measured(mine.claim)


def _agrees(claim: Told, others: Iterable[Told]) -> bool:
    return any(other.thing == claim.thing and other.value == claim.value for other in others)


def _order(pair: Pair) -> tuple[int, int, int, int]:
    (a, mine), (b, theirs) = pair
    return a, mine.claim.start, b, theirs.claim.start


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
    if mine.thing in PEOPLE and fates(mine) and mine.names == theirs.names:
        return True
    return _alike(mine, theirs)


def _alike(mine: Told, theirs: Told) -> bool:
    """Whether the words round two claims are enough alike to be of one thing."""
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


def _connected(pairs: list[Pair]) -> Iterator[list[Spoken]]:
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
            claim.claim.start, claim.claim.end, claim.claim.passage, claim.claim.passage_start,
        )
        for number, claim in together
    ]  # fmt: skip
    return Topic(first.kind, about([each.passage for each in said], first.counted or first.unit or ""), tuple(said))
