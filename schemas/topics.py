"""Every topic: what it holds, under which key, and how the broker should keep it. One machine's defaults."""

from dataclasses import dataclass
from types import UnionType
from typing import Any

from schemas.article import Article
from schemas.index import IndexEntry
from schemas.outcome import Rejected
from schemas.raw import RawArticle
from schemas.story import AnyStoryEvent, Story

DAY_MS = 24 * 60 * 60 * 1000

MIB = 1024 * 1024


@dataclass(frozen=True)
class Topic:
    """One topic.

    Attributes:
        name: without the prefix that settings may put before it.
        key: what a message's key is, in words.
        summary: what it holds, in words.
        message: the type of its values; None where they are original bytes.
        partitions: how many by default.
        retention_ms: how long messages are kept; None keeps them for ever.
        compacted: whether the last message of each key stays.
        message_share: largest message, as a multiple of the setting `max_message_bytes`.
        stamped_on_arrival: whether the broker writes its own time on messages; elsewhere the sender's stands.
    """

    name: str
    key: str
    summary: str
    message: type[Any] | UnionType | None
    partitions: int = 4
    retention_ms: int | None = 7 * DAY_MS
    compacted: bool = False
    message_share: float = 1.0
    stamped_on_arrival: bool = False


RAW = Topic(
    "articles.raw",
    "the article's source, or none",
    "raw articles, as producers send them",
    RawArticle,
    stamped_on_arrival=True,
)
BACKFILL = Topic(
    "articles.backfill",
    "the article's source, or none",
    "raw articles, taken when live is quiet",
    RawArticle,
    stamped_on_arrival=True,
)
CLEANED = Topic("articles.cleaned", "article id", "articles after the clean stage", Article, retention_ms=DAY_MS)
TAGGED = Topic(
    "articles.tagged", "article id", "articles after the tag stage", Article, partitions=1, retention_ms=DAY_MS
)
UNIQUE = Topic("articles.unique", "article id", "articles that are no duplicates", Article, retention_ms=DAY_MS)
ENRICHED = Topic("articles.enriched", "article id", "finished records", Article)
DUPLICATES = Topic(
    "articles.duplicates", "article id", "exact and near copies, with the relation that stopped them", Article
)
REJECTED = Topic("articles.rejected", "article id, or none", "what is no article, with the reason", Rejected)
DEAD = Topic(
    "articles.dead",
    "as received",
    "original bytes of what could not be processed; headers stage, error, origin, attempts",
    None,
    retention_ms=30 * DAY_MS,
    message_share=1.25,
)
INDEX = Topic(
    "dedup.index",
    "article id/revision",
    "what the duplicate index remembers; a tombstone deletes an entry",
    IndexEntry,
    partitions=1,
    retention_ms=14 * DAY_MS,
    compacted=True,
)
STORY_EVENTS = Topic(
    "story.events",
    "story id",
    "articles joined, facts found, stories merged, articles withdrawn",
    AnyStoryEvent,
)
STORIES = Topic("stories", "story id", "one record a story", Story, retention_ms=None, compacted=True)

TOPICS = (
    RAW, BACKFILL, CLEANED, TAGGED, UNIQUE, ENRICHED, DUPLICATES, REJECTED, DEAD, INDEX, STORY_EVENTS, STORIES,
)  # fmt: skip
