"""The dedup stage: how an article relates to those before it, whether it is a duplicate, and which story it belongs to.

`process(article, index)` gives the outcome and changes the index, the state of one partition. What the outcome says to
remember are the messages of the compacted topic from which `Index.restore` rebuilds it.
"""

from datetime import datetime

import msgspec

from agents.dedup.changed import MAX_CHANGES, quoted
from agents.dedup.crosslingual import code
from agents.dedup.decide import decide
from agents.dedup.index import Index, StateLostError, tombstone
from agents.dedup.language import UNKNOWN, levelled, spoken
from agents.dedup.signature import signature
from agents.dedup.subject import Subject
from agents.dedup.texts import pack, unpack
from agents.dedup.times import stretch, written
from schemas.article import Article, Direction, Relation, RelationType
from schemas.index import Decision, IndexEntry, Merge
from schemas.outcome import Duplicate, Pass
from schemas.raw import Status
from schemas.story import DERIVED, AnyStoryEvent, Change, Joined, Merged, Version, Withdrawn

__all__ = ["NAME", "TELLS", "VERSION", "Index", "StateLostError", "process"]

NAME = "dedup"
VERSION = "4"

TELLS = (
    RelationType.REVISION,
    RelationType.EXACT,
    RelationType.NEAR,
    RelationType.EXCERPT,
    RelationType.REWRITE,
    RelationType.TRANSLATION,
    RelationType.SAME_STORY,
)
"""The relations that this version decides; about the others it is silent."""


def process(article: Article, index: Index) -> Pass[Article] | Duplicate:
    """Decide about an article, or repeat what was decided when the same revision of it came before.

    Raises:
        StateLostError: the index's text store lacks what the index holds.
    """
    if article.status is Status.CANCELED:
        return _withdraw(article, index)
    withdrawal = index.withdrawal(article.id)
    if withdrawal is not None and article.revision in withdrawal.revisions:
        return Pass(record=_without_content(article))
    before = index.entry(article.id, article.revision)
    if before is not None and before.decision is not None:
        return _outcome(article, before, before.decision, (), index)
    clock = _latest(index.now, article.received)
    gone = index.evict(clock)
    entry, decision = _decided(article, index, clock)
    index.insert(entry)
    return _outcome(article, entry, decision, (*gone, entry), index)


def _decided(article: Article, index: Index, clock: datetime | None) -> tuple[IndexEntry, Decision]:
    """Decide about a new article, and put together what is remembered of it."""
    text = article.text or ""
    published = _published(article)
    language = spoken(article.language)
    source_language = levelled(article.translation.source_language) if article.translation else UNKNOWN
    subject = Subject(
        article.title,
        text,
        published,
        source=article.source,
        agencies=_agencies(article),
        language=language,
        source_language=source_language,
    )
    found = signature(article.title, text, subject.words, subject.lowered, subject.account, language)
    if index.model is not None:
        found = msgspec.structs.replace(found, code=code(index.model, text))
    decided = decide(article.id, subject, found, index, clock)
    entry = IndexEntry(
        id=article.id,
        revision=article.revision,
        sequence=index.upcoming,
        arrived=article.received,
        clock=clock,
        published=published,
        title=article.title,
        source=article.source,
        agencies=subject.agencies,
        language=language or None,
        source_language=source_language or None,
        decision=decided.decision,
        signature=found,
        founded=decided.founded,
        merges=decided.merges,
        original=decided.original,
        in_place_of=decided.in_place_of,
        text=pack(text),
    )
    return entry, decided.decision


def _outcome(
    article: Article, entry: IndexEntry, decision: Decision, remember: tuple[IndexEntry, ...], index: Index
) -> Pass[Article] | Duplicate:
    """The article with its relations and story, and what the story stage is told."""
    record = msgspec.structs.replace(article, relations=decision.relations, story=decision.story)
    events = _events(article, entry, decision, index)
    if decision.duplicate:
        return Duplicate(record=record, events=events, remember=remember)
    return Pass(record=record, events=events, remember=remember)


def _events(article: Article, entry: IndexEntry, decision: Decision, index: Index) -> tuple[AnyStoryEvent, ...]:
    """That stories merged, under both keys, and that the article joined its story."""
    if decision.story is None:
        return ()
    best = decision.relations[0] if decision.relations else None
    changes = _changes(article, best, index) if best else ()
    account = [relation for relation in decision.relations if relation.type in DERIVED]
    version = Version(
        article=article.id,
        revision=article.revision,
        sequence=entry.sequence,
        title=entry.title,
        source=entry.source,
        url=article.url,
        seen=entry.published or (written(entry.arrived) if entry.arrived else None),
        language=article.language.code if article.language else None,
        duplicate=decision.duplicate,
        relation=best.type if best else None,
        target=best.target if best else None,
        target_revision=best.target_revision if best else None,
        direction=best.direction if best else None,
        derives_from=tuple(each.target for each in account if each.direction is not Direction.TO_TARGET),
        derived=tuple(each.target for each in account if each.direction is Direction.TO_TARGET),
        changes=changes[:MAX_CHANGES],
        changes_left_out=max(0, len(changes) - MAX_CHANGES),
    )
    merged = [event for merge in entry.merges for event in _merged(merge)]
    return (*merged, Joined(story=decision.story.id, version=version))


def _changes(article: Article, relation: Relation, index: Index) -> tuple[Change, ...]:
    """What differs from the target, in the words of both texts, as long as the target's text is held."""
    target = index.entry(relation.target, relation.target_revision) if relation.changes else None
    return quoted(article.text or "", unpack(target.text), relation.changes) if target else ()


def _merged(merge: Merge) -> tuple[Merged, Merged]:
    absorbed, survivor = merge.absorbed, merge.survivor
    return (
        Merged(story=absorbed, absorbed=absorbed, survivor=survivor),
        Merged(story=survivor, absorbed=absorbed, survivor=survivor),
    )


def _withdraw(article: Article, index: Index) -> Pass[Article]:
    """Let go of all that is held of a canceled article, and remember that it was.

    The stories of an article that has left the window are not known here any more: none of them is told.
    """
    record = _without_content(article)
    former = index.withdrawal(article.id)
    if former is not None and _carried_out(article, former, index):
        return Pass(record=record, events=_left(former), remember=_left_over(former, index))
    clock = _latest(index.now, article.received)
    evicted = index.evict(clock)
    former = index.withdrawal(article.id)
    entries = [index.entry_of(held) for held in index.revisions(article.id)]
    gone = index.withdraw(article.id)
    entry = _withdrawal(article, [*([former] if former else []), *entries], index.upcoming, clock)
    index.insert(entry)
    tombstones = tuple(tombstone(held) for held in gone if held.key != entry.key)
    # a worker killed before the broker has all of them must not leave it with tombstones alone: what was withdrawn
    # would be new when it is delivered again
    return Pass(record=record, events=_left(entry), remember=(*evicted, entry, *tombstones))


def _carried_out(article: Article, former: IndexEntry, index: Index) -> bool:
    """Whether a cancellation came before: an earlier message again, or another one with nothing left to withdraw."""
    if article.revision not in former.revisions:
        return False
    again = article.received is not None and former.arrived is not None and article.received <= former.arrived
    return again or not index.revisions(article.id)


def _left_over(former: IndexEntry, index: Index) -> tuple[IndexEntry, ...]:
    """Tombstones of what a withdrawal let go of and is held all the same: a worker was killed amid sending them."""
    gone = [
        held for held in index.held_of(former.id) if held.key != former.key and held.revision.hex() in former.revisions
    ]
    for held in gone:
        index.restore(held.key, None)
    return tuple(tombstone(held) for held in gone)


def _withdrawal(article: Article, entries: list[IndexEntry], sequence: int, clock: datetime | None) -> IndexEntry:
    """The entry that stands for all revisions of a withdrawn article; merges that it brought about stay."""
    decided = [entry.decision.story.id for entry in entries if entry.decision and entry.decision.story]
    revisions = [revision for entry in entries for revision in (entry.revisions or (entry.revision,))]
    return IndexEntry(
        id=article.id,
        revision=article.revision,
        sequence=sequence,
        arrived=article.received,
        clock=clock,
        merges=tuple(merge for entry in entries for merge in entry.merges),
        withdrawn=True,
        revisions=tuple(dict.fromkeys([*revisions, article.revision])),
        stories=tuple(dict.fromkeys([*(story for entry in entries for story in entry.stories), *decided])),
    )


def _left(withdrawal: IndexEntry) -> tuple[AnyStoryEvent, ...]:
    """That an article left, told to each story that it was sent to; an absorbed one sends it on.

    The merges that it brought about are told again: after a crash they may never have been.
    """
    merged = [event for merge in withdrawal.merges for event in _merged(merge)]
    left = (
        Withdrawn(story=story, article=withdrawal.id, revisions=withdrawal.revisions) for story in withdrawal.stories
    )
    return (*merged, *left)


def _without_content(article: Article) -> Article:
    """What remains of a withdrawn article: where it came from and that it is canceled."""
    return Article(
        schema=article.schema,
        id=article.id,
        revision=article.revision,
        url=article.url,
        canonical_url=article.canonical_url,
        source=article.source,
        feed=article.feed,
        status=Status.CANCELED,
        embargoed=article.embargoed,
        extra=article.extra,
        received=article.received,
        provenance=article.provenance,
    )


def _agencies(article: Article) -> tuple[str, ...]:
    """The agencies that the dateline and the credits name, each once."""
    named = [article.dateline.agency if article.dateline else None, *(credit.agency for credit in article.credits)]
    return tuple(dict.fromkeys(agency for agency in named if agency))


def _published(article: Article) -> str | None:
    """When the article was published, where that is known without conflict and can be read."""
    published = article.published
    usable = published is not None and not published.conflict and stretch(published.value) is not None
    return published.value if published is not None and usable else None


def _latest(now: datetime | None, received: datetime | None) -> datetime | None:
    known = [moment for moment in (now, received) if moment is not None]
    return max(known, default=None)
