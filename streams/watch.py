"""The worker's eyes on itself: lag from the broker's own books, readiness, and whether it stands still."""

import asyncio
import time
from dataclasses import dataclass

import structlog
from aiohttp import web
from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from aiokafka.structs import TopicPartition
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from streams import metrics
from streams.runner import Partition, Runner
from streams.settings import Settings
from streams.state import PartitionStates

log = structlog.get_logger(__name__)

LOOK_SECONDS = 5.0
"""Between two looks at lag and progress."""


class StalledError(Exception):
    """Messages wait, the broker answers, and nothing has moved for too long."""


@dataclass
class Lane:
    """One consumer group of this worker.

    Attributes:
        group: its full name.
        topic: the topic it reads, without the prefix.
        runner, states: what carries it, and the state it keeps.
        leads: whether another lane waits until this topic has nothing waiting, in any worker's partitions.
        joined: whether it has been assigned its partitions.
    """

    group: str
    topic: str
    runner: Runner
    states: PartitionStates | None
    leads: bool = False
    joined: bool = False


class Watch:
    """Looks at every lane in turn; tells /health what it saw."""

    def __init__(self, settings: Settings, lanes: list[Lane]) -> None:
        self._settings, self._lanes = settings, lanes
        self._broker_away = False
        self._told_ready = False

    @property
    def ready(self) -> bool:
        """Whether every lane has joined its group and the broker answers."""
        return not self._broker_away and all(lane.joined for lane in self._lanes)

    async def run(self) -> None:
        """Look every few seconds, until cancelled.

        Raises:
            StalledError: the supervisor should start the worker again.
        """
        async with AIOKafkaConsumer(bootstrap_servers=self._settings.brokers, enable_auto_commit=False) as consumer:
            admin = AIOKafkaAdminClient(bootstrap_servers=self._settings.brokers)
            await admin.start()
            try:
                while True:
                    for lane in self._lanes:
                        await self._look(lane, consumer, admin)
                    metrics.READY.set(self.ready)
                    self._tell()
                    await asyncio.sleep(LOOK_SECONDS)
            finally:
                await admin.close()

    def _tell(self) -> None:
        """Log once that the worker is ready, and again after it was not."""
        if self.ready and not self._told_ready:
            log.info("ready", stages=",".join(dict.fromkeys(lane.runner.stage.name for lane in self._lanes)))
        self._told_ready = self.ready

    async def _look(self, lane: Lane, consumer: AIOKafkaConsumer, admin: AIOKafkaAdminClient) -> None:
        runner, stage = lane.runner, lane.runner.stage.name
        held = runner.holds()
        metrics.PARTITIONS.labels(stage, lane.topic).set(len(held))
        metrics.WINDOW_ARTICLES.labels(stage, lane.topic).set(runner.window.articles)
        metrics.WINDOW_BYTES.labels(stage, lane.topic).set(runner.window.bytes)
        if lane.states is not None:
            lane.states.count()
        try:
            waiting = await _waiting(held, lane, consumer, admin)
            everywhere = waiting
            if lane.leads:
                everywhere = await _waiting(await self._every_partition(lane, admin), lane, consumer, admin)
        except (KafkaError, OSError, TimeoutError) as error:
            if self._broker_away:  # a new broker has no group coordinator in its first seconds
                log.warning("the broker does not answer", stage=stage, error=repr(error))
            self._broker_away = True
            runner.moved()  # a broker that is away is no stuck worker
            return
        self._broker_away = False
        _set_lag(stage, lane.topic, waiting)
        if lane.joined and not any(everywhere.values()):
            runner.caught_up.set()
        else:
            runner.caught_up.clear()
        if runner.waiting or not any(waiting.values()):
            runner.moved()
        stood_still = time.monotonic() - runner.moved_at
        if stood_still > self._settings.stall_seconds:
            raise StalledError(
                f"{stage}: {sum(waiting.values()):,} messages wait and nothing has moved for {stood_still:.0f} s"
            )

    async def _every_partition(self, lane: Lane, admin: AIOKafkaAdminClient) -> frozenset[Partition]:
        """The partitions of the lane's topic, those of other workers among them."""
        name = self._settings.topic_prefix + lane.topic
        [described] = await admin.describe_topics([name])
        return frozenset((name, entry["partition"]) for entry in described["partitions"])


def _set_lag(stage: str, topic: str, waiting: dict[Partition, int]) -> None:
    """What waits in our partitions of the topic; 0 where other workers have them all, so that nothing counts twice."""
    metrics.LAG.labels(stage, topic).set(sum(waiting.values()))


async def _waiting(
    held: frozenset[Partition], lane: Lane, consumer: AIOKafkaConsumer, admin: AIOKafkaAdminClient
) -> dict[Partition, int]:
    """Messages between what is done and the end, by partition."""
    if not held:
        return {}
    places = [TopicPartition(*partition) for partition in sorted(held)]
    begin, end = await consumer.beginning_offsets(places), await consumer.end_offsets(places)
    committed = await admin.list_consumer_group_offsets(lane.group, partitions=places)
    waiting = {}
    for place in places:
        done = committed[place].offset if place in committed else -1
        done = max(done, lane.runner.acked.get((place.topic, place.partition), -1) + 1, begin[place])
        waiting[place.topic, place.partition] = max(0, end[place] - done)
    return waiting


async def serve(settings: Settings, watch: Watch) -> tuple[web.AppRunner, int]:
    """Serve /metrics, /health/live and /health/ready; returns the runner to clean up and the port taken.

    Raises:
        OSError: the port is taken.
    """

    async def live(_: web.Request) -> web.Response:
        return web.json_response({"live": True})  # the event loop answers; a worker that stands still leaves

    async def ready(_: web.Request) -> web.Response:
        return web.json_response({"ready": watch.ready}, status=200 if watch.ready else 503)

    async def shown(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(metrics.REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.add_routes([web.get("/health/live", live), web.get("/health/ready", ready), web.get("/metrics", shown)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, settings.http_host, settings.http_port)
    try:
        await site.start()
    except OSError as error:
        await runner.cleanup()
        where = f"{settings.http_host}:{settings.http_port}"
        raise OSError(f"{where} is taken: set WIREROOM_HTTP_PORT to another port, or 0 for any free one") from error
    port = next(iter(runner.addresses))[1]
    log.info("serving metrics and health", host=settings.http_host, port=port)
    return runner, port
