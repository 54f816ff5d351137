"""`wireroom up`: a broker if none is named, the topics, and workers that are started again when they leave."""

import asyncio
import os
import signal
import subprocess
import time
from collections import deque
from contextlib import ExitStack
from typing import Any

import structlog

from streams import admin
from streams.errors import UserError
from streams.guard import WIREROOM, guarded
from streams.local import local_broker
from streams.logs import configure
from streams.settings import PREFIX, Settings

log = structlog.get_logger(__name__)

RESTARTS, RESTART_SECONDS = 5, 60.0
"""More restarts of one worker in this time mean that starting it again does not help."""

RESTART_PAUSE_SECONDS = 1.0
LOOK_SECONDS = 0.2
STOP_SECONDS = 14.0


class WorkersFailError(UserError):
    """A worker keeps leaving with an error; its log says why."""


def up(settings: Settings) -> None:
    """Run everything until told to stop.

    Raises:
        BrokerError, NoBrokerError: the local broker does not start, or leaves.
        TopicError: the topics cannot be created.
        WorkersFailError: a worker keeps leaving with an error.
    """
    configure(settings)
    with ExitStack() as stack:
        broker = None
        if settings.brokers is None:
            broker = stack.enter_context(local_broker(settings))
            settings = settings.model_copy(update={"brokers": broker.brokers})
            log.info("local Kafka answers", brokers=broker.brokers, data=str(broker.folder))
        created = asyncio.run(admin.create(settings))
        log.info("topics are there", created=len(created))
        workers = [Supervised(settings, number) for number in range(settings.workers)]
        stack.callback(_stop, workers)
        stopping = _Stopping()
        while not stopping.told:
            if broker is not None:
                broker.look()
            for worker in workers:
                worker.look()
            time.sleep(LOOK_SECONDS)


def started_worker(settings: Settings, **outputs: Any) -> "subprocess.Popen[bytes]":
    """A worker process under a guard; what the caller has decided goes on top of the environment."""
    decided = {
        "BROKERS": settings.brokers,
        "DATA_DIR": settings.data_dir,
        "HTTP_PORT": settings.http_port,
        "LOG_FORMAT": settings.log_format,
        "STAGES": settings.stages,
    }
    environment = {**os.environ, **{f"{PREFIX}{name}": str(value) for name, value in decided.items()}}
    return guarded([*WIREROOM, "worker"], env=environment, **outputs)


class Supervised:
    """One worker process."""

    def __init__(self, settings: Settings, number: int) -> None:
        self._number = number
        port = settings.http_port + number if settings.http_port else 0
        self._settings = settings.model_copy(update={"http_port": port})
        self._left: deque[float] = deque(maxlen=RESTARTS)
        self._process = started_worker(self._settings)

    def look(self) -> None:
        """Start the worker again if it has left."""
        code = self._process.poll()
        if code is None:
            return
        now = time.monotonic()
        self._left.append(now)
        if len(self._left) == RESTARTS and now - self._left[0] < RESTART_SECONDS:
            raise WorkersFailError(
                f"worker {self._number + 1} left {RESTARTS} times within {RESTART_SECONDS:g} s, last with code {code}"
            )
        log.warning("worker left; starting it again", worker=self._number + 1, code=code)
        time.sleep(RESTART_PAUSE_SECONDS)
        self._process = started_worker(self._settings)

    def tell_to_stop(self) -> None:
        """Ask the worker to drain and leave."""
        if self._process.stdin is not None:
            self._process.stdin.close()

    def wait(self, deadline: float) -> None:
        """Wait until the worker has left, at most until `deadline`."""
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()


class _Stopping:
    """Remembers that SIGINT or SIGTERM came."""

    def __init__(self) -> None:
        self.told = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._tell)

    def _tell(self, *_: object) -> None:
        self.told = True


def _stop(workers: list[Supervised]) -> None:
    for worker in workers:
        worker.tell_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for worker in workers:
        worker.wait(deadline)
