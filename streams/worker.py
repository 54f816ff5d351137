"""The worker: one Faust app a stage in one event loop, with one producer, one watch and one way to leave."""

import asyncio
import logging
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import faust
import structlog
from aiohttp import web
from aiokafka.errors import KafkaConnectionError

from schemas.article import SCHEMA, Article
from schemas.topics import Topic
from streams import VERSION, admin, metrics
from streams.logs import configure
from streams.pool import Pool
from streams.runner import Event, Runner
from streams.sender import Sender
from streams.settings import Settings
from streams.state import PartitionStates
from streams.topology import DEDUP, Stage, named, with_extras
from streams.watch import Lane, Watch, serve

log = structlog.get_logger(__name__)

GROUP = "wireroom"

HANDOVER_SHARE = 0.5
"""Of the rebalance timeout, spent at most on settling what is under way when partitions are taken away."""

SESSION_SECONDS = 10.0
HEARTBEAT_SECONDS = 2.0
COMMIT_SECONDS = 1.0
"""Between two commits: how much comes again after a crash, against how often the broker writes offsets."""

WARM_UP = Article(schema=SCHEMA, id="0" * 32, revision="0" * 32, text="In Lisbon, Ana Costa said it. Ona to rzekla tu.")
"""A text short enough that the language detectors disagree, and with something for every part of enrich."""

CLOSING_SECONDS = 1.5
"""After the drain, for committing and closing connections; a broker that is away would hold both up for minutes."""

POLL_RECORDS = 1000
BUFFERED_EVENTS = 500
"""Messages that Faust holds ready for a stage; pages are large, so few."""


class Worker:
    """Runs stages (by default those of `settings.stages`) until it is told to stop or cannot go on."""

    def __init__(self, settings: Settings, stages: tuple[Stage, ...] | None = None) -> None:
        self.settings = settings
        self._stages = with_extras(named(settings.stages) if stages is None else stages, settings)
        self.crash_reason: BaseException | None = None
        self._sender = Sender(settings)
        self._pool = Pool(settings.page_processes, settings.page_seconds)
        self._lanes: list[Lane] = []
        self._apps: list[faust.App] = []
        self._cluster = ""
        self._beside: list[asyncio.Task[None]] = []
        self._http: web.AppRunner | None = None
        self._faust: _FaustWorker | None = None

    def run(self) -> int:
        """Run to the end; returns the exit code: 0 after a signal, 1 after anything else."""
        configure(self.settings)
        metrics.BUILD_INFO.labels(VERSION).set(1)
        metrics.begin([stage.name for stage in self._stages])
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(self._start())
        except (KafkaConnectionError, OSError) as error:
            log.error("worker cannot start", error=str(error), brokers=self.settings.brokers)  # noqa: TRY400
            self._pool.close()
            return 1
        self._faust = _FaustWorker(self, *self._apps, loop=loop)
        try:
            self._faust.execute_from_commandline()
        except SystemExit as leaving:
            code = 1 if self.crash_reason else int(leaving.code or 0)
        finally:
            self._pool.close()
        log.info("worker left", code=code, reason=repr(self.crash_reason) if self.crash_reason else "told to stop")
        return code

    async def crash(self, error: BaseException) -> None:
        """Leave with an error; nothing that is not confirmed gets acknowledged."""
        if self.crash_reason is None:
            self.crash_reason = error
            log.error("worker leaves", error=f"{type(error).__name__}: {error}")
            self._sender.give_up()
            if self._faust is not None:
                self._faust.leave()

    async def _start(self) -> None:
        await self._sender.start()
        self._cluster = await admin.cluster_id(self.settings)
        _load_models(self._stages)
        for stage in self._stages:
            live = self._add_lane(stage, stage.takes, f"{GROUP}.{stage.name}")
            if stage.when_quiet is not None:
                self._add_lane(stage, stage.when_quiet, f"{GROUP}.{stage.name}.backfill", behind=live.runner)
        watch = Watch(self.settings, self._lanes)
        self._http, _ = await serve(self.settings, watch)
        self._beside.append(asyncio.ensure_future(self._to_the_end(watch.run())))

    async def _to_the_end(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 (handed on: the worker leaves with it)
            await self.crash(error)

    def _add_lane(self, stage: Stage, takes: Topic, group: str, behind: Runner | None = None) -> Lane:
        states = self._new_states(stage) if stage.state_topic else None
        runner = Runner(stage, self.settings, self._sender, self._pool, states, self.crash)
        leads = stage.when_quiet is not None and takes is stage.takes
        lane = Lane(self.settings.topic_prefix + group, takes.name, runner, states, leads)
        quiet = _quiet(behind) if behind else None
        self._apps.append(_faust_app(lane, takes, quiet, self.settings, self._hand_over))
        self._lanes.append(lane)
        return lane

    def _new_states(self, stage: Stage) -> PartitionStates:
        stands_by = stage is DEDUP and self.settings.dedup_standby
        states = PartitionStates(stage, self.settings, self._sender, self._cluster, stands_by=stands_by)
        if stands_by:
            self._beside.append(asyncio.ensure_future(self._to_the_end(states.follow())))
        return states

    async def _hand_over(self, lane: Lane) -> None:
        """Settle what is under way before partitions go; too late, and another worker would own them as well."""
        seconds = self.settings.rebalance_seconds * HANDOVER_SHARE
        try:
            await asyncio.wait_for(lane.runner.revoked(), seconds)
        except TimeoutError:
            await self.crash(TimeoutError(f"{lane.group}: could not hand over its partitions within {seconds:g} s"))

    def leave_at_last(self) -> None:
        """See to it that the process ends in time, whatever closing connections to a broker that is away waits for."""
        deadline = threading.Timer(self.settings.drain_seconds + CLOSING_SECONDS, self._leave_now)
        deadline.daemon = True
        deadline.start()

    def _leave_now(self) -> None:
        log.error("left without closing: the broker does not answer; what was not confirmed comes again")
        logging.shutdown()
        os._exit(1)

    async def drain(self) -> None:
        """Settle what is under way, for as long as the settings allow, and keep the state for the next start."""
        for lane in self._lanes:
            lane.runner.take_no_more()
        drained = asyncio.gather(*(lane.runner.window.drained() for lane in self._lanes))
        try:
            await asyncio.wait_for(drained, self.settings.drain_seconds)
        except TimeoutError:
            left = sum(lane.runner.window.articles for lane in self._lanes)
            log.warning("left before everything was confirmed; it comes again", articles=left)
            return
        if self.crash_reason is None:
            for lane in self._lanes:
                if lane.states is not None:
                    lane.states.save()

    async def close(self) -> None:
        """Close windows, states, the producer and the web server."""
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        for lane in self._lanes:
            await lane.runner.window.close()
            if lane.states is not None:
                lane.states.close()
        await self._sender.stop()
        if self._http is not None:
            await self._http.cleanup()


def _load_models(stages: tuple[Stage, ...]) -> None:
    """Let the stages load their models and tables now: once in a group, a second without heartbeats is too long."""
    for stage in stages:
        if stage.message is Article and stage.state_topic is None:
            stage.process(WARM_UP)


def _quiet(live: Runner) -> Callable[[], Awaitable[None]]:
    """Waits until the live topic has nothing waiting and nothing under way."""

    async def wait() -> None:
        await live.caught_up.wait()
        await live.window.drained()

    return wait


def _faust_app(
    lane: Lane,
    takes: Topic,
    quiet: Callable[[], Awaitable[None]] | None,
    settings: Settings,
    hand_over: Callable[[Lane], Awaitable[None]],
) -> faust.App:
    """A Faust app with one agent that hands its events to the lane's runner."""
    app = faust.App(
        lane.group,
        broker=[f"kafka://{broker.strip()}" for broker in str(settings.brokers).split(",")],
        datadir=settings.data_dir / "faust",
        autodiscover=False,
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        stream_wait_empty=False,
        stream_buffer_maxsize=BUFFERED_EVENTS,
        broker_session_timeout=SESSION_SECONDS,
        broker_heartbeat_interval=HEARTBEAT_SECONDS,
        broker_rebalance_timeout=settings.rebalance_seconds,
        broker_commit_interval=COMMIT_SECONDS,
        broker_max_poll_records=POLL_RECORDS,
        consumer_max_fetch_size=settings.max_message_bytes,
        producer_max_request_size=settings.max_message_bytes,
        consumer_auto_offset_reset="earliest",
    )
    topic = app.topic(
        settings.topic_prefix + takes.name, key_serializer="raw", value_serializer="raw", allow_empty=True
    )

    async def carry(stream: Any) -> None:
        await lane.runner.consume(_events(stream), quiet)

    app.agent(topic, name=f"{lane.group}.agent", concurrency=1)(carry)

    async def assigned(_: Any, *arguments: Any, **__: Any) -> None:
        lane.joined = True
        held = frozenset((place.topic, place.partition) for place in arguments[0])
        lane.runner.assigned(held)
        log.info("partitions assigned", group=lane.group, partitions=sorted(number for _, number in held))

    async def revoked(_: Any, *__: Any, **___: Any) -> None:
        await hand_over(lane)
        await app.consumer.commit()

    connect: Any = app.on_partitions_assigned.connect  # its type wants handlers of every shape at once
    connect(assigned)
    connect = app.on_partitions_revoked.connect
    connect(revoked)
    return app


async def _events(stream: Any) -> AsyncIterator[Event]:
    async for event in stream.noack().events():
        yield event


class _FaustWorker(faust.Worker):
    """Faust's worker with our logging, our drain before its consumers stop, and a limit on how long leaving takes."""

    def __init__(self, worker: Worker, *apps: faust.App, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            *apps, loop=loop, override_logging=False, redirect_stdouts=False, quiet=True, workdir=Path.cwd()
        )
        self.spinner = None  # it would write terminal codes into the logs
        self._worker = worker
        self._side_by_side = apps

    async def on_start(self) -> None:
        """Start the apps side by side: each waits a second or more until it has joined its group."""
        await super().on_start()
        await asyncio.gather(*(app.maybe_start() for app in self._side_by_side))

    def leave(self) -> None:
        """Stop as a signal would."""
        self._on_sigterm()

    async def on_stop(self) -> None:
        """Before the apps go: what is under way is confirmed and acknowledged, so that each may commit it."""
        self._worker.leave_at_last()
        await self._worker.drain()

    async def on_shutdown(self) -> None:
        """After every app has committed and stopped."""
        await self._worker.close()
