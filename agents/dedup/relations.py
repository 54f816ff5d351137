"""How an article relates to one that came before it: the first type that holds, with what shows it."""

from agents.dedup.alignment import Alignment, align, aligned, changes, passages
from agents.dedup.times import Stretch, stretch
from agents.dedup.words import judged_whole, level, lowered, words
from schemas.article import Direction, Passage, Relation, RelationType
from schemas.index import IndexEntry

NEAR_SHARE = 0.8
"""Share of the words of each of two texts that must stand in the other, in order, for them to be one article."""

EXCERPT_SHARE = 0.9
"""Share of an excerpt's words that must stand in the longer text, word for word and in order."""

EXCERPT_LENGTH = 0.8
"""An excerpt has less than this share of the longer text's words."""

MIN_WORDS = 10
"""Words that a text must have to be a near copy or an excerpt: fewer are the same by chance or by formula."""


class Subject:
    """The new article as it is compared: its words are found once, however many it is compared with."""

    def __init__(self, title: str | None, text: str, published: str | None) -> None:
        self.title = title or ""
        self.text = text
        self.words = words(text) if text.strip() else []
        self.lowered = [word.lower() for word in self.words]
        self.published = stretch(published)


def compared(subject: Subject, target: IndexEntry, text: str) -> Relation | None:
    """The relation to another article with this text, if it is exact, near or an excerpt.

    Of texts too long to be read whole only `exact` is told: what was not compared may differ.
    """
    if _exact(subject, target, text):
        return _exact_relation(subject, target, text)
    if not (judged_whole(subject.text) and judged_whole(text)):
        return None
    alignment = align(subject.lowered, lowered(text))
    shorter, longer = sorted((alignment.words, alignment.target_words))
    if shorter < MIN_WORDS:
        return None
    if alignment.share >= NEAR_SHARE:
        return _shown(RelationType.NEAR, alignment.share, _by_time(subject, target), subject, target, text, alignment)
    if shorter < EXCERPT_LENGTH * longer and alignment.contained >= EXCERPT_SHARE:
        direction = _of_excerpt(subject, target, alignment)
        return _shown(RelationType.EXCERPT, alignment.contained, direction, subject, target, text, alignment)
    return None


def revised(subject: Subject, target: IndexEntry, text: str) -> Relation:
    """The relation to the article's own previous revision; of headlines, the titles are compared."""
    if not subject.text.strip() or not text.strip():
        share = aligned(subject.title, target.title or "").share
        return _relation(RelationType.REVISION, share, Direction.FROM_TARGET, target)
    alignment = align(subject.lowered, lowered(text))
    return _shown(RelationType.REVISION, alignment.share, Direction.FROM_TARGET, subject, target, text, alignment)


def same_story(target_id: str, target_revision: str, similarity: float) -> Relation:
    """The relation to another account of the same event."""
    return Relation(
        type=RelationType.SAME_STORY,
        target=target_id,
        target_revision=target_revision,
        score=similarity,
        direction=Direction.UNKNOWN,
    )


def _exact(subject: Subject, target: IndexEntry, text: str) -> bool:
    if subject.text.strip() and text.strip():
        return level(subject.text) == level(text)
    neither = not subject.text.strip() and not text.strip()
    return neither and bool(subject.title.strip()) and level(subject.title) == level(target.title or "")


def _exact_relation(subject: Subject, target: IndexEntry, text: str) -> Relation:
    whole = (Passage(0, len(subject.text), 0, len(text)),) if subject.text.strip() else ()
    return _relation(RelationType.EXACT, 1.0, _by_time(subject, target), target, whole)


def _by_time(subject: Subject, target: IndexEntry) -> Direction:
    """The later one derives from the earlier; where one of the times is unknown, or they overlap, nobody can tell."""
    other = stretch(target.published)
    if subject.published is None or other is None:
        return Direction.UNKNOWN
    if _before(other, subject.published):
        return Direction.FROM_TARGET
    return Direction.TO_TARGET if _before(subject.published, other) else Direction.UNKNOWN


def _before(a: Stretch, b: Stretch) -> bool:
    return a[1] < b[0]


def _of_excerpt(subject: Subject, target: IndexEntry, alignment: Alignment) -> Direction:
    """As the times tell; where they do not, what came later and is shorter was cut from what came earlier."""
    told = _by_time(subject, target)
    if told is Direction.UNKNOWN and alignment.words < alignment.target_words:
        return Direction.FROM_TARGET
    return told


def _shown(
    kind: RelationType,
    score: float,
    direction: Direction,
    subject: Subject,
    target: IndexEntry,
    text: str,
    alignment: Alignment,
) -> Relation:
    """A relation with its passages and changes."""
    shown = passages(alignment, subject.text, text), changes(alignment, subject.text, text)
    return _relation(kind, score, direction, target, *shown)


def _relation(
    kind: RelationType,
    score: float,
    direction: Direction,
    target: IndexEntry,
    shown: tuple[Passage, ...] = (),
    changed: tuple[Passage, ...] = (),
) -> Relation:
    return Relation(
        type=kind,
        target=target.id,
        target_revision=target.revision,
        score=round(score, 4),
        direction=direction,
        passages=shown,
        changes=changed,
    )
