"""Where versions of a story contradict each other: in what they tell, and in what copies changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agents.story.accounts import roots
from agents.story.changes import changed
from agents.story.contradictions import Between, Speaker, between, clear, speaker
from agents.story.sides import Copies, Said, Topic, about, disagreement
from agents.story.told import Told
from schemas.story import Disagreement, FactKind, Version

MAX_DISAGREEMENTS = 24
"""Disagreements that a record shows, those between most articles."""

Key = tuple[int, int]
"""A claim: the number of the article that makes it, in order of arrival, and where it stands there."""


class Pair(NamedTuple):
    """Two claims that contradict each other, the earlier article's first."""

    key: Key
    mine: Told
    other_key: Key
    theirs: Told


def disagreements(versions: Sequence[Version], places: Iterable[str]) -> tuple[Disagreement, ...]:
    """All disagreements of the versions, given in order of arrival; those between most articles first."""
    return Ledger().disagreements(versions, places)


class Ledger:
    """What the articles of one story contradict each other in, kept from event to event.

    An event changes one version. The others are not compared again: that takes longest in a large story.
    """

    def __init__(self) -> None:
        self._speakers: dict[str, Speaker] = {}
        self._between: dict[tuple[str, str], Between] = {}

    def disagreements(self, versions: Sequence[Version], places: Iterable[str]) -> tuple[Disagreement, ...]:
        """All disagreements of the versions, given in order of arrival; those between most articles first."""
        latest = {version.article: version for version in versions}
        self._hear([version for version in latest.values() if version.claims])
        newest = frozenset((version.article, version.revision) for version in latest.values())
        copies = Copies(versions)
        topics = _joined(list(self._topics(versions)), changed(versions, frozenset(places)), versions)
        found = [disagreement(topic, copies, newest) for topic in topics]
        return tuple(sorted(found, key=lambda each: -sum(len(side.articles) for side in each.sides)))

    def _hear(self, latest: Sequence[Version]) -> None:
        """Compare the versions that are new, or told otherwise, with the others, and forget those that are gone."""
        before = self._speakers
        self._speakers = {
            version.article: known
            if (known := before.get(version.article)) is not None and known.version is version
            else speaker(version)
            for version in latest
        }
        changed = [article for article, one in self._speakers.items() if before.get(article) is not one]
        gone = {article for article in before if before[article] is not self._speakers.get(article)}
        if gone:
            self._between = {pair: found for pair, found in self._between.items() if not gone.intersection(pair)}
        compared: set[str] = set()
        for article in changed:
            compared.add(article)
            for other, known in self._speakers.items():
                if other not in compared:
                    found = between(self._speakers[article], known)
                    if found.pairs:
                        self._between[article, other] = found

    def _topics(self, versions: Sequence[Version]) -> Iterator[Topic]:
        """What is told differently, claims that hang together as one topic."""
        place = {article: number for number, article in enumerate(self._speakers)}
        account = roots(versions) if self._between else {}
        pairs = []
        for (one, other), found in self._between.items():
            for mine, theirs in found.pairs:
                if account[one] == account[other] or clear(mine, theirs, found.agreed):
                    ends = ((place[one], mine.claim.start), mine), ((place[other], theirs.claim.start), theirs)
                    (key, first), (other_key, second) = sorted(ends, key=lambda end: end[0])
                    pairs.append(Pair(key, first, other_key, second))
        speakers = list(self._speakers.values())
        for together in _connected(sorted(pairs, key=lambda pair: (pair.key, pair.other_key))):
            yield _topic(together, speakers)


def _joined(claimed: list[Topic], changed: Iterable[Topic], versions: Sequence[Version]) -> list[Topic]:
    """What is claimed and what copies changed; one topic where a number that is claimed is the one that was changed."""
    arrival = {(version.article, version.revision): place for place, version in enumerate(versions)}
    topics, apart = list(claimed), []
    for topic in changed:
        same = next((place for place, other in enumerate(topics) if _of_one_number(topic, other)), None)
        if same is None:
            apart.append(topic)
        else:
            said = sorted({*topics[same].said, *topic.said}, key=lambda each: (arrival.get(each[2:4], -1), each))
            topics[same] = topics[same]._replace(said=tuple(said))
    return [*topics, *apart]


def _of_one_number(topic: Topic, other: Topic) -> bool:
    """Whether a number of the one stands where a number of the other does, and says the same."""
    return topic.kind is other.kind is FactKind.NUMBER and any(
        one[2:4] == said[2:4] and one.value == said.value and one.start < said.end and said.start < one.end
        for one in topic.said
        for said in other.said
    )


def _connected(pairs: Iterable[Pair]) -> Iterator[dict[Key, Told]]:
    """The claims of the pairs, those together that are joined by pairs, in order of arrival."""
    joined: dict[Key, dict[Key, Told]] = {}
    for key, mine, other_key, theirs in pairs:
        one, other = joined.get(key, {key: mine}), joined.get(other_key, {other_key: theirs})
        if one is other:
            continue
        larger, smaller = (one, other) if len(one) >= len(other) else (other, one)
        larger.update(smaller)
        joined.update(dict.fromkeys(smaller, larger))
        joined.update(dict.fromkeys((key, other_key), larger))
    seen: set[Key] = set()
    for key in sorted(joined):
        if key not in seen:
            seen.update(joined[key])
            yield {each: joined[key][each] for each in sorted(joined[key])}


def _topic(together: dict[Key, Told], speakers: Sequence[Speaker]) -> Topic:
    claims = list(together.values())
    said = tuple(
        Said(
            told.value, told.claim.text, speakers[number].version.article, speakers[number].version.revision,
            told.claim.start, told.claim.end, told.claim.passage, told.claim.passage_start,
        )
        for (number, _), told in together.items()
    )  # fmt: skip
    first = claims[0].claim
    shared = frozenset.intersection(*(told.context for told in claims))
    return Topic(first.kind, about(first.passage, shared, first.counted or first.unit or ""), said)
