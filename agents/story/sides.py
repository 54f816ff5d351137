"""A contradiction as the record shows it: who says what, and where it can be read."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from agents.story.words import stem, words
from schemas.article import RelationType
from schemas.story import Disagreement, FactKind, Side, Version

MAX_SIDES = 6
"""Sides that a disagreement shows: the first. The others are counted."""

MAX_ARTICLES = 8
"""Articles that a side names: the first. The others are counted."""

ABOUT_WORDS = 8
"""Words that say what a disagreement is about."""

DATE_LENGTH = 10
"""Characters of a date."""

_COPIES = frozenset((RelationType.EXACT, RelationType.NEAR))

Revision = tuple[str, str]
"""An article's id and a revision of it."""


class Said(NamedTuple):
    """A thing said, in one form and as it stands, and where."""

    value: str
    text: str
    article: str
    revision: str
    start: int
    end: int
    passage: str
    passage_start: int


class Topic(NamedTuple):
    """What different things are said of, in order of arrival."""

    kind: FactKind
    about: str
    said: tuple[Said, ...]


class Copies:
    """The copies of each revision: exact ones, and near ones with what they changed."""

    def __init__(self, versions: Sequence[Version]) -> None:
        self._of: dict[Revision, list[Version]] = defaultdict(list)
        for version in versions:
            if version.relation in _COPIES and version.target and version.target_revision:
                self._of[version.target, version.target_revision].append(version)

    def saying(self, said: Said) -> list[str]:
        """The articles that say the same thing in the same words: this one and its copies."""
        found = {said.article: None}
        waiting: list[Revision] = [(said.article, said.revision)]
        while waiting:
            for copy in self._of.get(waiting.pop(0), ()):
                if copy.article not in found and not _changes(copy, said):
                    found[copy.article] = None
                    waiting.append((copy.article, copy.revision))
        return list(found)


def disagreement(topic: Topic, copies: Copies, newest: frozenset[Revision]) -> Disagreement:
    """The contradiction with its sides, one for each thing said."""
    by_value: dict[str, list[Said]] = defaultdict(list)
    for said in topic.said:
        by_value[said.value].append(said)
    sides = tuple(_side(same, topic, copies, newest) for same in by_value.values())
    return Disagreement(kind=topic.kind, about=topic.about, sides=sides[:MAX_SIDES], more_sides=len(sides[MAX_SIDES:]))


def about(passage: str, shared: frozenset[str], first: str = "") -> str:
    """The words of a passage whose stems other passages share, as they stand there; `first` comes before them."""
    by_stem = {stem(word): word for word in reversed(words(passage)) if stem(word) in shared}
    named = dict.fromkeys([*words(first), *reversed(by_stem.values())])
    return " ".join(list(named)[:ABOUT_WORDS])


def on_another_day(seen: str | None, other: str | None) -> bool:
    """Whether two versions are known to be of different days."""
    return seen is not None and other is not None and seen[:DATE_LENGTH] != other[:DATE_LENGTH]


def _side(same: list[Said], topic: Topic, copies: Copies, newest: frozenset[Revision]) -> Side:
    first = same[0]
    articles = list(dict.fromkeys(article for said in same for article in copies.saying(said)))
    return Side(
        text=first.text,
        value=first.value,
        article=first.article,
        revision=first.revision,
        start=first.start,
        end=first.end,
        passage=first.passage,
        passage_start=first.passage_start,
        articles=tuple(articles[:MAX_ARTICLES]),
        more_articles=len(articles[MAX_ARTICLES:]),
        superseded=all(article in _corrected(first.value, topic, newest) for article in articles),
    )


def _corrected(value: str, topic: Topic, newest: frozenset[Revision]) -> frozenset[str]:
    """The articles of which a revision said so, and the newest one does not."""
    former = {said.article for said in topic.said if said.value == value and said[2:4] not in newest}
    return frozenset(former & {said.article for said in topic.said if said.value != value and said[2:4] in newest})


def _changes(copy: Version, said: Said) -> bool:
    """Whether a near copy has other words where the thing is said."""
    return any(change.target_start < said.end and said.start < change.target_end for change in copy.changes)
