"""Processes beside the worker for what could take long or die: parsing pages, each under a time limit that kills."""

import asyncio
import math
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing import get_context
from typing import Any

from pebble import ProcessExpired, ProcessPool

from schemas.outcome import DeadCause, Outcome
from streams.endings import Dead, failed
from streams.topology import Stage

ORPHAN_SECONDS = 5
"""Beyond the limit, after which a process whose worker was killed ends itself."""


class Pool:
    """A few processes that run `process` of a stage. They start when first needed."""

    def __init__(self, processes: int, seconds: float) -> None:
        self._seconds = seconds
        # spawn: a forked copy of a process with an event loop and connections would share them
        self._pool = ProcessPool(max_workers=processes, context=get_context("spawn"), initializer=_leave_signals)

    def submit(self, stage: Stage, given: Any) -> Awaitable[Outcome | Dead]:
        """Run `stage.process(given)` in another process; the limit counts from when it begins there."""
        args = [stage.process, given, math.ceil(self._seconds) + ORPHAN_SECONDS]
        future = self._pool.schedule(_run, args=args, timeout=self._seconds)
        return self._ending(stage, asyncio.wrap_future(future))

    async def _ending(self, stage: Stage, future: asyncio.Future[Outcome]) -> Outcome | Dead:
        try:
            return await future
        except (TimeoutError, FutureTimeoutError):
            return Dead(DeadCause.TIME_LIMIT, f"{stage.name} took longer than {self._seconds:g} s")
        except ProcessExpired as error:
            return Dead(DeadCause.PROCESS_DIED, f"the process of {stage.name} died with exit code {error.exitcode}")
        except Exception as error:  # noqa: BLE001 (whatever a stage raises is a dead letter)
            return failed(stage, error)

    def close(self) -> None:
        """End the processes at once; what they were doing is lost to this worker and comes again."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _run(process: Callable[[Any], Outcome], given: Any, seconds: int) -> Outcome:
    """Run a stage; an alarm ends the process at last, even where the worker that should have is gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
    try:
        return process(given)
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _leave_signals() -> None:
    """Ctrl-C at a terminal reaches every process; only the worker answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
