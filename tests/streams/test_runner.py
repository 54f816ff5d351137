"""What the runner counts and when it gives up; its flow is tested on a real broker."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from schemas.outcome import DeadCause
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


class GoneStates:
    """States whose partition goes away while they are rebuilt."""

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


def test_a_dead_letter_of_nothing_at_all_can_be_sent() -> None:
    """A message with neither key nor value is legal in Kafka, but the client refuses to send one."""
    letter = dead_letter(CLEAN, Dead(DeadCause.NOT_JSON, "empty"), Origin("articles.raw", 3, 9), None, None)
    assert (letter.key, letter.value) == (None, b"")
