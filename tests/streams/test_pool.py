"""Other processes do what could take long or die; each task ends in an outcome or in a dead letter that says why."""

import dataclasses
import math
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schemas.article import Article
from schemas.outcome import DeadCause
from schemas.raw import RawArticle, Received
from streams.endings import Dead
from streams.pool import Pool
from streams.settings import load
from streams.topology import CLEAN, LONG_TEXT, TAG, Stage


@pytest.fixture
def pool() -> Iterator[Pool]:
    started = Pool(processes=2, seconds=1)
    yield started
    started.close()


def stage(process: Callable[..., Any]) -> Stage:
    """A stage that does this. What another process does has to be importable there, so it is some library's."""
    return dataclasses.replace(CLEAN, process=process)


async def test_what_takes_too_long_is_ended_and_named_and_the_rest_goes_on(pool: Pool) -> None:
    """While one process is stuck the other one works, and afterwards both do."""
    stuck = pool.submit(stage(time.sleep), 3600)
    assert [await pool.submit(stage(math.sqrt), number * number) for number in range(5)] == [0, 1, 2, 3, 4]
    assert await stuck == Dead(DeadCause.TIME_LIMIT, "clean took longer than 1 s")
    assert await pool.submit(stage(math.sqrt), 81) == 9


async def test_a_process_that_dies_takes_one_article_with_it(pool: Pool) -> None:
    assert await pool.submit(stage(os._exit), 3) == Dead(
        DeadCause.PROCESS_DIED, "the process of clean died with exit code 3"
    )
    assert await pool.submit(stage(math.sqrt), 81) == 9


async def test_what_a_stage_raises_is_named(pool: Pool) -> None:
    ending = await pool.submit(stage(math.sqrt), -1)
    assert isinstance(ending, Dead)
    assert ending.cause is DeadCause.STAGE_FAILED
    assert "ValueError" in ending.detail


def test_a_stuck_page_ends_before_a_worker_that_stops_gives_up_waiting() -> None:
    settings = load()
    assert settings.page_seconds < settings.drain_seconds
    assert settings.page_processes > 1


LONG = "x" * (LONG_TEXT + 1)


@pytest.mark.parametrize(
    "raw",
    [
        RawArticle(html="<p>a</p>"),
        RawArticle(text=LONG),
        RawArticle(text="a", title=LONG),
        RawArticle(text="a", published=LONG),
        RawArticle(text="a", authors=("a", LONG)),
        RawArticle(text="a", url=LONG),
    ],
)
def test_pages_and_whatever_is_long_do_not_run_on_the_event_loop(raw: RawArticle) -> None:
    assert CLEAN.heavy is not None
    assert CLEAN.heavy(Received(raw=raw))


def test_an_article_of_ordinary_length_runs_on_the_event_loop() -> None:
    assert CLEAN.heavy is not None
    assert TAG.heavy is not None
    assert not CLEAN.heavy(Received(raw=RawArticle(text="a", title="b", html="<p>a</p>", extra={"a": LONG})))
    record = Article(schema="article/1", id="0" * 32, revision="0" * 32, text="a", title="b")
    assert not TAG.heavy(record)
    assert TAG.heavy(Article(schema="article/1", id="0" * 32, revision="0" * 32, text="", title=LONG))
