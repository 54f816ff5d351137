"""What the runner counts and when it gives up; its flow is tested on a real broker."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from schemas.article import SCHEMA, Article
from schemas.codec import encode
from schemas.outcome import DeadCause, Pass
from schemas.raw import Origin
from schemas.topics import DEAD
from streams.endings import Dead, dead_letter
from streams.runner import DeadLimit, Runner, TooManyDeadError
from streams.settings import load
from streams.topology import CLEAN, DEDUP


def limit(clock: list[float], **settings: float) -> DeadLimit:
    return DeadLimit(load(**settings), lambda: clock[0])


def test_many_dead_letters_in_a_short_time_are_too_many() -> None:
    dead = limit([0.0], dead_limit=3, dead_share=0.5)
    dead.note(True)
    dead.note(True)
    with pytest.raises(TooManyDeadError, match="3 of the 3 messages"):
        dead.note(True)


def test_dead_letters_among_many_good_messages_are_not_too_many() -> None:
    dead = limit([0.0], dead_limit=3, dead_share=0.5)
    for number in range(100):
        dead.note(number % 10 == 0)


def test_dead_letters_over_a_long_time_are_not_too_many() -> None:
    clock = [0.0]
    dead = limit(clock, dead_limit=3, dead_share=0.5, dead_seconds=60)
    for _ in range(20):
        dead.note(True)
        clock[0] += 31


def test_a_dead_letter_keeps_the_bytes_and_says_what_happened_where() -> None:
    letter = dead_letter(
        CLEAN, Dead(DeadCause.NOT_JSON, "not JSON: \udcff"), Origin("articles.raw", 3, 9), b"k", b"\xff{"
    )
    assert (letter.topic, letter.key, letter.value) == (DEAD, b"k", b"\xff{")
    assert dict(letter.headers) == {
        "stage": b"clean",
        "error": b"not_json: not JSON: \\udcff",
        "origin": b"articles.raw/3/9",
        "attempts": b"1",
    }


class Message:
    """A message as Faust gives it to the runner."""

    def __init__(self, value: bytes) -> None:
        self.topic, self.partition, self.offset = "articles.tagged", 0, 7
        self.key, self.value, self.timestamp = None, value, 0.0


class Arrived:
    """An event that notes its acknowledgement."""

    def __init__(self, value: bytes) -> None:
        self.message = Message(value)
        self.acked = False

    def ack(self) -> bool:
        self.acked = True
        return True


class Confirming:
    """A sender whose broker confirms everything at once."""

    async def send(self, _delivery: object, _stage: str) -> None:
        return None

    async def confirm(self, _delivery: object, _future: object, _stage: str) -> None:
        return None


class GoneStates:
    """States whose partition goes away while they are rebuilt."""

    def assigned(self, _partitions: object) -> None:
        return None

    async def get(self, _partition: int, _progress: object) -> None:
        return None


async def test_a_message_whose_state_went_away_is_left_for_its_next_owner() -> None:
    """Its partition was taken away, and came back, while the state was read: no dead letter, no acknowledgement."""

    async def crash(error: BaseException) -> None:
        raise error

    async def events() -> AsyncIterator[Arrived]:
        yield arrived

    states: Any = GoneStates()
    nothing: Any = None
    runner = Runner(DEDUP, load(), nothing, nothing, states, crash)
    arrived = Arrived(b'{"schema": "article/1"}')
    runner.assigned(frozenset({("articles.tagged", 0)}))
    await runner.consume(events())
    assert runner.window.articles == 0
    assert not arrived.acked
    await runner.window.close()


class KeptState:
    """One state for every partition."""

    async def get(self, _partition: int, _progress: object) -> list[str]:
        return STATE

    def assigned(self, _partitions: object) -> None:
        return None

    def release(self) -> None:
        return None


STATE: list[str] = []


async def test_a_long_article_leaves_the_event_loop_alone_and_the_next_one_waits_for_it() -> None:
    """A stage with a state works on it in a thread: the loop goes on, and messages meet the state in their order."""
    loop, begun, loop_went_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def process(article: Article, state: list[str]) -> Pass[Article]:
        if article.title == "long":
            loop.call_soon_threadsafe(begun.set)
            assert loop_went_on.wait(timeout=60)
        state.append(article.title or "")
        return Pass(record=article)

    async def crash(error: BaseException) -> None:
        raise error

    async def events() -> AsyncIterator[Arrived]:
        for title in ("short", "long", "short again"):
            article = Article(schema=SCHEMA, id="0" * 32, revision="0" * 32, title=title)
            arrived.append(Arrived(encode(article)))
            yield arrived[-1]

    arrived: list[Arrived] = []
    states: Any = KeptState()
    sender: Any = Confirming()
    nothing: Any = None
    stage = replace(DEDUP, process=process, heavy=lambda article: article.title == "long")
    runner = Runner(stage, load(), sender, nothing, states, crash)
    runner.assigned(frozenset({("articles.tagged", 0)}))
    consuming = asyncio.ensure_future(runner.consume(events()))
    await begun.wait()
    loop_went_on.set()
    await consuming
    assert STATE == ["short", "long", "short again"]
    await runner.revoked()
    assert [one.acked for one in arrived] == [True] * 3
    await runner.window.close()


def test_a_dead_letter_of_nothing_at_all_can_be_sent() -> None:
    """A message with neither key nor value is legal in Kafka, but the client refuses to send one."""
    letter = dead_letter(CLEAN, Dead(DeadCause.NOT_JSON, "empty"), Origin("articles.raw", 3, 9), None, None)
    assert (letter.key, letter.value) == (None, b"")
