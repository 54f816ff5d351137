"""The same stages without a broker: raw articles in, one answer out for each, in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Iterable, Iterator
from typing import Any

import msgspec

from agents.store import MemoryStore
from schemas.article import Article
from schemas.codec import UndecodableError
from schemas.outcome import Duplicate, Pass, Reject
from streams.endings import Dead, Ending, failed, read, stamped
from streams.pool import Pool
from streams.settings import Settings
from streams.state import new_state
from streams.topology import ARTICLE_STAGES, Stage, with_extras

AHEAD = 64
"""Lines whose first stage is begun before the first of them is answered, so that pages are parsed side by side."""


class Answer(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What became of one line."""

    line: int
    outcome: str
    reason: str | None = None
    record: Article | None = None


class Chain:
    """The stages of an article, one after the other, with their state in memory."""

    def __init__(self, settings: Settings, until: str) -> None:
        last = [stage.name for stage in ARTICLE_STAGES].index(until)
        self._stages = with_extras(ARTICLE_STAGES[: last + 1], settings)
        self._settings = settings
        self._pool = Pool(settings.page_processes, settings.page_seconds)
        self._states = {
            stage.name: new_state(stage, settings, MemoryStore()) for stage in self._stages if stage.state_topic
        }

    def run(self, lines: Iterable[bytes]) -> Iterator[Answer]:
        """One answer for each line. Pages are parsed ahead, in other processes; everything else goes in order."""
        loop = asyncio.new_event_loop()
        begun: deque[tuple[int, Any]] = deque()
        try:
            for number, line in enumerate(lines, 1):
                begun.append((number, loop.run_until_complete(self._begun(line))))
                if len(begun) >= AHEAD:
                    yield self._answer(loop, *begun.popleft())
            while begun:
                yield self._answer(loop, *begun.popleft())
        finally:
            self._pool.close()
            loop.close()

    async def _begun(self, line: bytes) -> Ending | Awaitable[Ending]:
        """The first stage's outcome; for a page an awaitable of it."""
        stage = self._stages[0]
        try:
            given = read(stage, line, None, None, self._settings.max_article_bytes)
            if stage.heavy is not None and stage.heavy(given):
                return asyncio.ensure_future(self._pool.submit(stage, given))
        except UndecodableError as error:
            return Dead(error.cause, str(error))
        return self._applied(stage, given)

    def _answer(self, loop: asyncio.AbstractEventLoop, number: int, first: Ending | Awaitable[Ending]) -> Answer:
        ending = loop.run_until_complete(first) if isinstance(first, Awaitable) else first
        ending = stamped(self._stages[0], ending)
        for stage in self._stages[1:]:
            if not isinstance(ending, Pass):
                break
            ending = stamped(stage, self._applied(stage, ending.record))
        return _answered(number, ending)

    def _applied(self, stage: Stage, given: Any) -> Ending:
        state = self._states.get(stage.name)
        try:
            outcome: Ending = stage.process(given) if state is None else stage.process(given, state)
        except Exception as error:  # noqa: BLE001 (whatever a stage raises is a dead letter)
            return failed(stage, error)
        return outcome


def _answered(number: int, ending: Ending) -> Answer:
    match ending:
        case Pass(record=Article() as article):
            return Answer(line=number, outcome="enriched", record=article)
        case Duplicate(record=article):
            return Answer(line=number, outcome="duplicate", record=article)
        case Reject(reason=reason, detail=detail, record=article):
            return Answer(line=number, outcome="rejected", reason=f"{reason}: {detail}", record=article)
        case Dead(cause=cause, detail=detail):
            return Answer(line=number, outcome="dead", reason=f"{cause}: {detail}")
        case _:
            raise AssertionError("article stages give articles")
