"""What is decided about a new article: its relations, whether it is a duplicate, and its story."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import xxhash

from agents.dedup.crosslingual import near
from agents.dedup.index import Alike, Candidates, Held, Index
from agents.dedup.relations import compared, retold, revised, same_story
from agents.dedup.standing import cosine_beyond
from agents.dedup.subject import Subject
from agents.dedup.target import Target
from agents.dedup.times import Stretch, days_apart
from schemas.article import Relation, RelationType, StoryLink
from schemas.index import Decision, Merge, Signature

SAME_STORY = 0.28
"""Similarity from which two accounts are of one event: the best of .24 to .34, over eight orders of a published set of
grouped news, which holds pairs of events of the same kind (two earthquakes, two trials)."""

ALIKE_COSINE = 0.08
"""Cosine of the heaviest terms from which on two articles are looked at. With .10, one pair of translations of a short
text in 90 would be missed."""

MAX_RETOLD = 2
"""Like articles that are compared sentence by sentence: of 184 rewrites each was the most like of all."""

NEARLY = 0.7
"""Share of the highest cosine that another one must have to be compared as well."""

MERGE_SIMILARITY = 0.6
"""Similarity from which an article merges two stories that were held apart: a merge is for good."""

STORY_DAYS = 4.0
"""Days that may lie between two accounts of one event: weekend included, and a follow-up a week later is none."""

MAX_RELATIONS = 12
"""Relations an article has at most: the best."""

_RANK = {kind: rank for rank, kind in enumerate(RelationType)}
_DUPLICATE = frozenset((RelationType.EXACT, RelationType.NEAR))
_ONE_ACCOUNT = frozenset(
    (RelationType.REVISION, RelationType.EXACT, RelationType.NEAR, RelationType.REWRITE, RelationType.TRANSLATION)
)


class Related(NamedTuple):
    """A relation and the article that it is to."""

    relation: Relation
    held: Held


class Decided(NamedTuple):
    """A decision, and what is remembered with it; see `schemas.index.IndexEntry`."""

    decision: Decision
    founded: int
    merges: tuple[Merge, ...]
    original: str | None
    in_place_of: tuple[str, ...]


def decide(
    article: str, subject: Subject, signature: Signature, index: Index, clock: datetime | None = None
) -> Decided:
    """Decide about an article (by its id) that was not seen before in this revision.

    `clock` is the latest time of receipt by now, where one is known.
    """
    found = index.candidates(signature, ALIKE_COSINE, subject.language, SAME_STORY)
    targets = Targets(index)
    others = _to_others(article, subject, signature, found.overlapping, targets)
    close = [*_to_former_self(article, subject, index, targets), *others]
    settled = {other.held.sequence for other in close}
    retellings = _retold(article, subject, signature, found, settled, targets)
    alike = [alike for alike in found.alike if _one_story(alike, article, subject.published, clock)]
    overlapping = {held.sequence for held in found.overlapping} - settled
    alike = [other for other in alike if other.held.sequence not in overlapping or _beyond(subject, other, targets)]
    related = _best([*close, *retellings, *(_as_related(other) for other in alike)])[:MAX_RELATIONS]
    relations = tuple(entry.relation for entry in related)
    story, founded, merges = _story(article, related, index)
    original, gone = _original(related, index, targets)
    decision = Decision(duplicate=original is not None, relations=relations, story=story)
    return Decided(decision, founded, merges, original, gone)


class Targets:
    """What others were told of, read back once for each article that is decided about."""

    def __init__(self, index: Index) -> None:
        self.model = index.model
        self._index = index
        self._read: dict[int, Target] = {}

    def __getitem__(self, held: Held) -> Target:
        """See `Index.target_of`."""
        if held.sequence not in self._read:
            self._read[held.sequence] = self._index.target_of(held)
        return self._read[held.sequence]


def _to_former_self(article: str, subject: Subject, index: Index, targets: Targets) -> list[Related]:
    """The relation to the last revision that came before, if one did."""
    revisions = index.revisions(article)
    if not revisions:
        return []
    return [Related(revised(subject, targets[revisions[-1]]), revisions[-1])]


def _to_others(
    article: str, subject: Subject, signature: Signature, candidates: Iterable[Held], targets: Targets
) -> list[Related]:
    """The relations to those of the candidates that have words in common in order."""
    found = []
    for held in candidates:
        if held.article.hex() == article:
            continue
        relation = compared(subject, signature.exact, targets[held])
        if relation is not None:
            found.append(Related(relation, held))
    return found


def _retold(
    article: str, subject: Subject, signature: Signature, found: Candidates, settled: set[int], targets: Targets
) -> list[Related]:
    """The relations to those that tell the same in other words, or in another language."""
    candidates = [*_most_alike(found.alike), *found.abroad]
    related = []
    for held in dict.fromkeys(candidates):
        if held.article.hex() == article or held.sequence in settled:
            continue
        target = targets[held]
        close_in_meaning = near(signature.code, target.signature.code)
        relation = retold(subject, target, targets.model if close_in_meaning else None)
        if relation is not None:
            related.append(Related(relation, held))
    return related


def _most_alike(found: Sequence[Alike]) -> list[Held]:
    """Those that the article may be a rewrite of: the most alike, and what is nearly as alike."""
    return [alike.held for alike in found[:MAX_RETOLD] if alike.cosine >= NEARLY * found[0].cosine]


def _one_story(alike: Alike, article: str, published: Stretch | None, clock: datetime | None) -> bool:
    """Whether a like article can be of the same event: like enough, another one, and not certainly days apart.

    Where one of the times of publication is not known, the times of arrival stand for both.
    """
    held = alike.held
    if alike.similarity < SAME_STORY or held.article.hex() == article:
        return False
    if published is not None and held.published is not None:
        return days_apart(published, held.published) <= STORY_DAYS
    if clock is None or held.clock is None:
        return True
    return clock.timestamp() - held.clock <= timedelta(days=STORY_DAYS).total_seconds()


def _beyond(subject: Subject, alike: Alike, targets: Targets) -> bool:
    """Whether one that has words in common in a row is as like without them: they may be a standing paragraph."""
    cosine = cosine_beyond(subject, targets[alike.held].subject)
    return cosine is None or alike.similarity - alike.cosine + cosine >= SAME_STORY


def _as_related(alike: Alike) -> Related:
    held = alike.held
    return Related(same_story(held.article.hex(), held.revision.hex(), alike.similarity), held)


def _best(related: Iterable[Related]) -> list[Related]:
    """The first relation to each target, best first: by type, then score, then arrival."""
    ranked = sorted(related, key=lambda r: (_RANK[r.relation.type], -r.relation.score, r.held.sequence))
    first: dict[str, Related] = {}
    for entry in ranked:
        first.setdefault(entry.relation.target, entry)
    return list(first.values())


def _story(article: str, related: Sequence[Related], index: Index) -> tuple[StoryLink, int, tuple[Merge, ...]]:
    """The story that the article joins or founds, the sequence of its first article, and the merges it brings about."""
    if not related:
        story, founded = index.story_of(founded_by(article), index.upcoming)
        return StoryLink(story, 1.0), founded, ()
    connected: dict[str, int] = {}
    for place, entry in enumerate(related):
        if place == 0 or _connects(entry.relation):
            joined, founded = index.story_of(entry.held.story, entry.held.founded)
            # one founded again, after its first article had left the window, is the same story still
            connected[joined] = min(founded, connected.get(joined, founded))
    survivor, *absorbed = sorted(connected.items(), key=lambda story: (story[1], story[0]))
    merges = tuple(Merge(absorbed=story, survivor=survivor[0], founded=survivor[1]) for story, _ in absorbed)
    return StoryLink(survivor[0], related[0].relation.score), survivor[1], merges


def _original(related: Sequence[Related], index: Index, targets: Targets) -> tuple[str | None, tuple[str, ...]]:
    """The key of the article that went on, of which this is a copy; where none is held, those that it was a copy of.

    Copies of what was withdrawn, or has left the window, went nowhere: the next one goes on, or nobody would see any.
    """
    if not related or related[0].relation.type not in _DUPLICATE:
        return None, ()
    gone: list[str] = []
    for entry in related:
        if entry.relation.type in _DUPLICATE:
            key, held = _followed(entry.held, index, targets)
            if held:
                return key, ()
            gone.append(key)
    return None, tuple(dict.fromkeys(gone))


def _followed(held: Held, index: Index, targets: Targets) -> tuple[str, bool]:
    """From a copy to its original, to what that is a copy of and so on: the last key, and whether it is held."""
    passed = {held.sequence}
    while (original := targets[held].original) is not None:
        found = index.standing(original)
        if found is None or found.sequence in passed:
            return original, False
        held = found
        passed.add(held.sequence)
    return held.key, True


def _connects(relation: Relation) -> bool:
    """Whether a relation says surely enough that two articles are of one story to merge theirs."""
    return relation.type in _ONE_ACCOUNT or (
        relation.type is RelationType.SAME_STORY and relation.score >= MERGE_SIMILARITY
    )


def founded_by(article: str) -> str:
    """The id of the story that an article is the first of."""
    return xxhash.xxh3_128_hexdigest(article.encode())
