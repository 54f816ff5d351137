"""Messages in and out from the command line: send files to the raw topic, and follow a topic."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import MessageSizeTooLargeError, RecordListTooLargeError
from aiokafka.structs import TopicPartition

from schemas.codec import encode
from schemas.raw import RawArticle
from schemas.topics import BACKFILL, RAW
from streams import admin
from streams.errors import UserError
from streams.sender import new_producer
from streams.settings import Settings
from streams.sources.files import ReadError, read_file

UNCONFIRMED = 5000
"""Messages sent ahead of the broker's word, at most."""

FETCH_BYTES = 64 * 1024 * 1024


class RefusedError(UserError):
    """The broker refuses a message; says which one and why."""


def articles(path: Path, as_is: bool) -> Iterator[tuple[bytes | None, bytes]]:
    """Key and value of each message of a file; with `as_is` each line is a message, whatever it is.

    Raises:
        ReadError: the file cannot be read as any input.
    """
    if as_is:
        try:
            lines = path.read_bytes().splitlines()
        except OSError as error:
            raise ReadError(f"{path}: {error.strerror}") from error
        for line in lines:
            yield None, line
    else:
        for article in read_file(path):
            yield _key(article), encode(article)


def _key(article: RawArticle) -> bytes | None:
    return article.source.encode() if article.source else None


async def send(
    settings: Settings,
    messages: Iterator[tuple[bytes | None, bytes]],
    backfill: bool = False,
    sent: Callable[[], None] = lambda: None,
) -> int:
    """Send messages and wait until the broker has confirmed each; returns how many.

    Raises:
        RefusedError: one is larger than the topic takes; those before it are sent.
        ReadError: from the messages' source; those before it are sent.
    """
    topic = settings.topic_prefix + (BACKFILL if backfill else RAW).name
    count = 0
    async with new_producer(str(settings.brokers)) as producer:
        under_way: list[tuple[int, int, Awaitable[Any]]] = []
        try:
            for key, value in messages:
                if len(value) > settings.max_message_bytes:
                    raise _refused(count, len(value), topic)
                under_way.append((count, len(value), await producer.send(topic, value=value, key=key)))
                count += 1
                sent()
                if len(under_way) >= UNCONFIRMED:
                    await _confirm(under_way, topic)
        finally:
            await _confirm(under_way, topic)
    return count


async def _confirm(under_way: list[tuple[int, int, Awaitable[Any]]], topic: str) -> None:
    for number, size, future in under_way:
        try:
            await future
        except (MessageSizeTooLargeError, RecordListTooLargeError) as error:
            raise _refused(number, size, topic) from error
    under_way.clear()


def _refused(number: int, size: int, topic: str) -> RefusedError:
    return RefusedError(
        f"message {number + 1} has {size:,} bytes, more than {topic} takes; "
        "shorten it, or raise WIREROOM_MAX_MESSAGE_BYTES and run `wireroom topics create`"
    )


async def follow(settings: Settings, topic: str, from_start: bool, wait: bool) -> AsyncIterator[Any]:
    """The messages of a topic (its name without the prefix), as they come; without `wait` up to its present end.

    Raises:
        UserError: the broker has no such topic.
    """
    name = settings.topic_prefix + topic
    places = [TopicPartition(name, number) for number in await admin.partition_numbers(settings, name)]
    async with AIOKafkaConsumer(
        bootstrap_servers=settings.brokers,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=FETCH_BYTES,
        fetch_max_bytes=FETCH_BYTES,
    ) as consumer:
        end = await consumer.end_offsets(places)
        consumer.assign(places)
        if from_start:
            await consumer.seek_to_beginning(*places)
        else:
            await consumer.seek_to_end(*places)
        while wait or await _before(consumer, end):
            for messages in (await consumer.getmany(timeout_ms=500)).values():
                for message in messages:
                    yield message


async def _before(consumer: AIOKafkaConsumer, end: dict[TopicPartition, int]) -> bool:
    positions = await asyncio.gather(*(consumer.position(place) for place in end))
    return any(position < end[place] for place, position in zip(end, positions, strict=True))


def shown(message: Any) -> bytes:
    """A message as one JSON line: where it lies, key, headers and value; a value that is no JSON as text."""
    try:
        value = orjson.loads(message.value) if message.value is not None else None
    except orjson.JSONDecodeError:
        value = message.value.decode(errors="backslashreplace")
    line = {
        "origin": f"{message.topic}/{message.partition}/{message.offset}",
        "key": message.key.decode(errors="backslashreplace") if message.key is not None else None,
        "headers": {name: (text or b"").decode(errors="backslashreplace") for name, text in message.headers},
        "value": value,
    }
    shown = {name: part for name, part in line.items() if part not in (None, {})}
    try:
        return orjson.dumps(shown)
    except orjson.JSONEncodeError:  # it reads deeper nesting than it writes
        return orjson.dumps({**shown, "value": message.value.decode(errors="backslashreplace")})
