"""Withdrawing an article that no producer can cancel: a takedown, an erasure.

The article is canceled at the door of dedup, as if its producer had canceled it. What derives from it is named first,
so that whoever withdraws can decide about each copy.
"""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import xxhash

from schemas.article import SCHEMA, Article, Direction, RelationType
from schemas.codec import UndecodableError, decode, encode
from schemas.index import IndexEntry
from schemas.raw import Status
from schemas.topics import INDEX, TAGGED
from streams.errors import UserError
from streams.sender import new_producer
from streams.settings import Settings
from streams.traffic import follow

ID_LENGTH = 32

NO_COPIES = frozenset((RelationType.REVISION, RelationType.SAME_STORY))
"""Relations that hold none of the other's words: of the article itself, and of another account."""


class Copy(NamedTuple):
    """A remembered article that derives from another, or that one derives from.

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
    """What the index remembers of an article.

    Attributes:
        revisions: keys of its entries.
        withdrawn: whether it was withdrawn before.
        copies: by the keys of their entries.
    """

    revisions: set[str] = field(default_factory=set)
    withdrawn: bool = False
    copies: dict[str, list[Copy]] = field(default_factory=dict)


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
    """What the index remembers of an article and of those related to it, read from its compacted topic."""
    found = Known()
    async for key, entry in _entries(settings):
        found.revisions.discard(key)
        found.copies.pop(key, None)
        if entry is None or entry.gone:
            continue
        if entry.id == article:
            found.revisions.add(key)
            found.withdrawn = entry.withdrawn
        if copies := list(_copies(entry, article)):
            found.copies[key] = copies
    return found


async def _entries(settings: Settings) -> AsyncIterator[tuple[str, IndexEntry | None]]:
    async for message in follow(settings, INDEX.name, from_start=True, wait=False):
        try:
            yield message.key.decode(), None if message.value is None else decode(message.value, IndexEntry)
        except UndecodableError as error:
            raise UserError(f"{message.topic}/{message.partition}/{message.offset}: {error}") from error


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


async def withdraw(settings: Settings, article: str, why: str) -> None:
    """Send the cancellation, and wait until the broker has it."""
    value = encode(cancellation(article, why))
    async with new_producer(str(settings.brokers)) as producer:
        await producer.send_and_wait(settings.topic_prefix + TAGGED.name, value=value, key=article.encode())


def told(article: str, found: Known) -> Iterable[str]:
    """Lines for the operator: whether the article is remembered, and what is related to it."""
    if found.withdrawn:
        yield f"{article}: withdrawn before"
    elif not found.revisions:
        yield f"{article}: not remembered; it is withdrawn all the same, should it come again"
    else:
        yield f"{article}: {len(found.revisions)} remembered"
    for copy in (copy for copies in found.copies.values() for copy in copies):
        how = "of it" if copy.derived else "that it was made from"
        yield "  ".join(
            part for part in ("", f"{copy.relation} {how}:", copy.article, copy.source, copy.title) if part is not None
        )
