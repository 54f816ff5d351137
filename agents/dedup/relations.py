"""How an article relates to one that came before it: the first type that holds, with what shows it."""

import re
from collections.abc import Collection

from agents.dedup import crosslingual
from agents.dedup.alignment import Alignment, align, aligned, changes, passages
from agents.dedup.crosslingual import Model
from agents.dedup.language import different, same
from agents.dedup.retelling import rewritten, translated
from agents.dedup.shared_words import in_order
from agents.dedup.subject import Subject
from agents.dedup.target import Target
from agents.dedup.times import Stretch, stretch
from schemas.article import Direction, Passage, Relation, RelationType

NEAR_SHARE = 0.8
"""Share of the words of each of two texts that must stand in the other, in order, for them to be one article."""

EXCERPT_SHARE = 0.9
"""Share of an excerpt's words that must stand in the longer text, word for word and in order."""

EXCERPT_LENGTH = 0.8
"""An excerpt has less than this share of the longer text's words."""

MIN_WORDS = 10
"""Words that a text must have to be a near copy or an excerpt: fewer are the same by chance or by formula."""

MIN_NAME = 4
"""Letters of a source's name that is looked for in a text: `ap` and `sun` are words, too."""


def compared(subject: Subject, exact: bytes, target: Target) -> Relation | None:
    """The relation to another article, if it is exact, near or an excerpt.

    `exact` is the hash that two signatures of exact copies share. Of texts too long to be read whole only `exact` is
    told: what was not compared may differ.
    """
    if exact and exact == target.signature.exact:
        return _exact_relation(subject, target)
    other = target.subject
    if not (subject.whole and other.whole):
        return None
    shorter, longer = sorted((len(subject.hashed.words), len(other.hashed.words)))
    least = min(NEAR_SHARE * longer, EXCERPT_SHARE * shorter)
    if shorter < MIN_WORDS or in_order(subject.hashed.words, other.hashed.words) < int(least):
        return None
    alignment = align(subject.lowered, other.lowered)
    if alignment.kept >= NEAR_SHARE:
        return _shown(RelationType.NEAR, alignment.kept, _of_copy(subject, target), subject, target, alignment)
    if shorter < EXCERPT_LENGTH * longer and alignment.contained >= EXCERPT_SHARE:
        direction = _of_excerpt(subject, target, alignment)
        return _shown(RelationType.EXCERPT, alignment.contained, direction, subject, target, alignment)
    return None


def revised(subject: Subject, target: Target) -> Relation:
    """The relation to the article's own previous revision; of headlines, the titles are compared."""
    if not subject.text.strip() or not target.subject.text.strip():
        share = aligned(subject.title, target.title or "").share
        return _relation(RelationType.REVISION, share, Direction.FROM_TARGET, target)
    alignment = align(subject.lowered, target.subject.lowered)
    return _shown(RelationType.REVISION, alignment.share, Direction.FROM_TARGET, subject, target, alignment)


def retold(subject: Subject, target: Target, model: Model | None = None) -> Relation | None:
    """The relation to another article, if one is a rewrite or a translation of the other.

    `model` embeds sentences, where what the texts say may be the same and the facts alone do not show it.
    Texts too long to be read whole, and those too short to tell anything, are neither.
    """
    other = target.subject
    if not (subject.whole and other.whole) or min(len(subject.hashed.words), len(other.hashed.words)) < MIN_WORDS:
        return None
    in_another = different(subject.language, target.language)
    kind = RelationType.TRANSLATION if in_another else RelationType.REWRITE
    found = translated(subject, other) if in_another else rewritten(subject, other)
    if found is None and in_another and model is not None:
        found = crosslingual.translated(model, subject, other)
    if found is None:
        return None
    return _relation(kind, found.score, _of_retelling(subject, target), target, found.passages)


def same_story(target_id: str, target_revision: str, similarity: float) -> Relation:
    """The relation to another account of the same event."""
    return Relation(
        type=RelationType.SAME_STORY,
        target=target_id,
        target_revision=target_revision,
        score=similarity,
        direction=Direction.UNKNOWN,
    )


def _exact_relation(subject: Subject, target: Target) -> Relation:
    whole = (Passage(0, len(subject.text), 0, len(target.subject.text)),) if subject.text.strip() else ()
    return _relation(RelationType.EXACT, 1.0, _of_copy(subject, target), target, whole)


def _of_copy(subject: Subject, target: Target) -> Direction:
    """By time, then by which one credits the other's source; else the one that came later derives from the earlier."""
    return _by_time(subject, target) or _by_credit(subject, target) or Direction.FROM_TARGET


def _of_excerpt(subject: Subject, target: Target, alignment: Alignment) -> Direction:
    """By time; where that is silent, the shorter text was cut from the one that holds it."""
    cut_from_target = alignment.words < alignment.target_words
    return _by_time(subject, target) or (Direction.FROM_TARGET if cut_from_target else Direction.TO_TARGET)


def _of_retelling(subject: Subject, target: Target) -> Direction:
    """By the language that one was translated from, then by credit, time and arrival."""
    if same(subject.source_language, target.language) != same(target.source_language, subject.language):
        translated_from_target = same(subject.source_language, target.language)
        return Direction.FROM_TARGET if translated_from_target else Direction.TO_TARGET
    return _by_credit(subject, target) or _by_time(subject, target) or Direction.FROM_TARGET


def _by_time(subject: Subject, target: Target) -> Direction | None:
    """The later one derives from the earlier; None where one of the times is not known, or they overlap."""
    other = stretch(target.published)
    if subject.published is None or other is None:
        return None
    if _before(other, subject.published):
        return Direction.FROM_TARGET
    return Direction.TO_TARGET if _before(subject.published, other) else None


def _before(a: Stretch, b: Stretch) -> bool:
    return a[1] < b[0]


def _by_credit(subject: Subject, target: Target) -> Direction | None:
    """The one that credits the other's source derives from it; None where neither does, or both do."""
    credits_target = _credits(subject.text, subject.agencies, target.source)
    if credits_target == _credits(target.subject.text, target.agencies, subject.source):
        return None
    return Direction.FROM_TARGET if credits_target else Direction.TO_TARGET


def _credits(text: str, agencies: Collection[str], source: str | None) -> bool:
    """Whether an article credits a source in its text or its dateline: `Reuters` stands for `reuters.com`, too."""
    name = (source or "").removeprefix("www.").partition(".")[0].strip().lower()
    if name in (agency.lower() for agency in agencies):
        return True
    return len(name) >= MIN_NAME and re.search(rf"\b{re.escape(name)}\b", text.lower()) is not None


def _shown(
    kind: RelationType,
    score: float,
    direction: Direction,
    subject: Subject,
    target: Target,
    alignment: Alignment,
) -> Relation:
    """A relation with its passages and changes."""
    text = target.subject.text
    shown = passages(alignment, subject.text, text), changes(alignment, subject.text, text)
    return _relation(kind, score, direction, target, *shown)


def _relation(
    kind: RelationType,
    score: float,
    direction: Direction,
    target: Target,
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
