"""Withdrawing an article that no producer can cancel: a takedown, an erasure.

The article is canceled at the door of dedup, as if its producer had canceled it. Dedup tells the stories that it
remembers to be the article's; once the window is over it remembers none, while the stories stay. So every story that
holds the article is told from here, too. What derives from it is named first, so that whoever withdraws can decide
about each copy.
"""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import xxhash

from schemas.article import SCHEMA, Article, Direction, RelationType
from schemas.codec import UndecodableError, decode, encode
from schemas.index import IndexEntry
from schemas.raw import Status
from schemas.story import Story, Version, Withdrawn
from schemas.topics import INDEX, STORIES, STORY_EVENTS, TAGGED, Topic
from streams.errors import UserError
from streams.sender import new_producer
from streams.settings import Settings
from streams.traffic import follow

ID_LENGTH = 32

NO_COPIES = frozenset((RelationType.REVISION, RelationType.SAME_STORY))
"""Relations that hold none of the other's words: of the article itself, and of another account."""


class Copy(NamedTuple):
    """An article that derives from another, or that one derives from, as the index or a story knows it.

    Attributes:
        article: its id.
        relation: how they relate.
        derived: whether this one was decided to derive from the article to be withdrawn.
        source, title: where it stood, and under which headline.
    """

    article: str
    relation: RelationType
    derived: bool
    source: str | None
    title: str | None


@dataclass
class Known:
    """What the index remembers of an article, and what stories hold of it.

    Attributes:
        revisions: keys of its entries.
        withdrawn: whether it was withdrawn before.
        copies: by the keys of their entries, or the ids of their stories.
        stories: what is to be told to each story that holds the article or quotes it, by the story's id.
    """

    revisions: set[str] = field(default_factory=set)
    withdrawn: bool = False
    copies: dict[str, list[Copy]] = field(default_factory=dict)
    stories: dict[str, Withdrawn] = field(default_factory=dict)


def checked(article: str) -> str:
    """The id, in lower case.

    Raises:
        UserError: it is no article's id.
    """
    given = article.strip().lower()
    if len(given) != ID_LENGTH or not set(given) <= set("0123456789abcdef"):
        raise UserError(
            f"{article!r} is no article's id: expected {ID_LENGTH} hex digits, as `id` of a record has them"
        )
    return given


async def known(settings: Settings, article: str) -> Known:
    """What is known of an article and of those related to it, read from the compacted topics."""
    found = Known()
    async for key, entry in _naming(settings, article, INDEX, IndexEntry):
        note_entry(found, article, key, entry)
    async for key, story in _naming(settings, article, STORIES, Story):
        note_story(found, article, key, story)
    return found


M = TypeVar("M")


async def _naming(settings: Settings, article: str, topic: Topic, kind: type[M]) -> AsyncIterator[tuple[str, M | None]]:
    """Keys and messages of a compacted topic; None for what is gone or does not name the article."""
    name = article.encode()
    async for message in follow(settings, topic.name, from_start=True, wait=False):
        try:
            named = message.value is not None and name in message.value
            yield message.key.decode(), decode(message.value, kind) if named else None
        except UndecodableError as error:
            raise UserError(f"{message.topic}/{message.partition}/{message.offset}: {error}") from error


def note_entry(found: Known, article: str, key: str, entry: IndexEntry | None) -> None:
    """Take in a message of the index: what it says of the article takes the place of what was said under its key."""
    found.revisions.discard(key)
    found.copies.pop(key, None)
    if entry is None or entry.gone:
        return
    if entry.id == article:
        found.revisions.add(key)
        found.withdrawn = entry.withdrawn
    if copies := list(_copies(entry, article)):
        found.copies[key] = copies


def note_story(found: Known, article: str, key: str, story: Story | None) -> None:
    """Take in a story's record, in place of an earlier one: copies it knows, and what it has to be told."""
    found.stories.pop(key, None)
    found.copies.pop(key, None)
    if story is None:
        return
    if revisions := _held_revisions(story, article):
        found.stories[key] = Withdrawn(story=key, article=article, revisions=revisions)
    if copies := list(_copies_told(story, article)):
        found.copies[key] = copies


def _held_revisions(story: Story, article: str) -> tuple[str, ...]:
    """The revisions of the article that a story holds, and those that it quotes."""
    held = [version.revision for version in (*story.versions, *story.pending) if version.article == article]
    quoted = [
        version.target_revision
        for version in story.versions
        if version.target == article and version.changes and version.target_revision is not None
    ]
    return tuple(dict.fromkeys([*held, *quoted]))


def _copies_told(story: Story, article: str) -> Iterable[Copy]:
    """What a story's versions say of the article, as `_copies`."""
    titled: dict[str | None, Version] = {version.article: version for version in story.versions}
    for version in story.versions:
        if version.relation is None or version.target is None or version.relation in NO_COPIES:
            continue
        if version.target == article:
            derived = version.direction != Direction.TO_TARGET
            yield Copy(version.article, version.relation, derived, version.source, version.title)
        elif version.article == article:
            target = titled.get(version.target)
            derived = version.direction == Direction.TO_TARGET
            source, title = (target.source, target.title) if target else (None, None)
            yield Copy(version.target, version.relation, derived, source, title)


def _copies(entry: IndexEntry, article: str) -> Iterable[Copy]:
    """What an entry says of the article: that its own article is a copy, or that the article is one of another."""
    for relation in entry.decision.relations if entry.decision else ():
        if relation.type in NO_COPIES:
            continue
        if relation.target == article:
            yield Copy(entry.id, relation.type, relation.direction != Direction.TO_TARGET, entry.source, entry.title)
        elif entry.id == article:
            yield Copy(relation.target, relation.type, relation.direction == Direction.TO_TARGET, None, None)


def cancellation(article: str, why: str) -> Article:
    """The record that withdraws an article; the same one each time, so that a second one changes nothing."""
    revision = xxhash.xxh3_128_hexdigest(f"withdrawn {article}".encode())
    return Article(schema=SCHEMA, id=article, revision=revision, status=Status.CANCELED, extra={"withdrawn": why})


async def withdraw(settings: Settings, article: str, why: str, stories: Iterable[Withdrawn]) -> None:
    """Send the cancellation to dedup and its events to the stories, and wait until the broker has them."""
    async with new_producer(str(settings.brokers)) as producer:
        value = encode(cancellation(article, why))
        await producer.send_and_wait(settings.topic_prefix + TAGGED.name, value=value, key=article.encode())
        for event in stories:
            topic = settings.topic_prefix + STORY_EVENTS.name
            await producer.send_and_wait(topic, value=encode(event), key=event.story.encode())


def told(article: str, found: Known) -> Iterable[str]:
    """Lines for the operator: whether the article is remembered, which stories hold it, and what is related to it."""
    if found.withdrawn:
        yield f"{article}: withdrawn before"
    elif not found.revisions:
        yield f"{article}: not remembered by dedup; should its producer send it again, it goes on as a new one"
    else:
        yield f"{article}: {len(found.revisions)} remembered"
    for story in found.stories:
        yield f"  held by story {story}"
    copies = {(copy.article, copy.derived): copy for copies in found.copies.values() for copy in copies}
    for copy in copies.values():
        how = "of it" if copy.derived else "that it was made from"
        yield "  ".join(
            part for part in ("", f"{copy.relation} {how}:", copy.article, copy.source, copy.title) if part is not None
        )


def sent(found: Known) -> Iterable[str]:
    """Lines for the operator: what was sent, and what it does."""
    yield "sent to dedup: what it remembers goes once it has taken this, and articles.enriched says that it is canceled"
    if found.stories:
        yield f"sent to {len(found.stories)} of the stories: the article leaves it, with its words, once this is taken"
    else:
        yield "no story holds it"
    yield "topics that are not compacted keep what went through them until their retention ends"
