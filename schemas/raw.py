"""The raw article: what producers send to `articles.raw`."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta, Struct

Time = Annotated[datetime, Meta(tz=True)]
"""A moment, RFC 3339 with an offset from UTC."""


class Status(StrEnum):
    """What the publisher says of an article, as in ninjs."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class RawArticle(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An article as its producer knows it. Null counts as absent; an unknown field is ignored."""

    text: str | None = None
    html: str | None = None
    id: str | None = None
    url: str | None = None
    source: str | None = None
    feed: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    language: str | None = None
    status: Status | None = None
    embargoed: Time | None = None
    fetched: Time | None = None
    extra: dict[str, Any] | None = None


class Origin(Struct, frozen=True):
    """Where a message lies: topic, partition and offset."""

    topic: str
    partition: int
    offset: int

    def __str__(self) -> str:
        return f"{self.topic}/{self.partition}/{self.offset}"


class Received(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A raw article with what the transport knows of it.

    Attributes:
        raw: the article.
        received: the broker's timestamp of its message; without a broker the producer's `fetched`, else absent.
        origin: where the message lies; absent without a broker.
    """

    raw: RawArticle
    received: Time | None = None
    origin: Origin | None = None
