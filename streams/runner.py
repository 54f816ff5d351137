"""The runner: the only code that decodes, sends, counts and catches.

Every message ends exactly once: sent on, duplicate, rejected or dead, and is acknowledged last, after the broker has
confirmed what came of it. After a crash a message may come again (at least once); ids make that harmless.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog

from agents.dedup import StateLostError
from schemas import topics
from schemas.article import Article
from schemas.codec import UndecodableError
from schemas.outcome import DeadCause, Duplicate, Pass, Reject
from schemas.raw import Origin
from streams import metrics
from streams.endings import Dead, Delivery, Ending, dead_letter, deliveries, failed, outcome_name, read, stamped
from streams.pool import Pool
from streams.sender import Sender, TooLargeError
from streams.settings import Settings
from streams.state import PartitionStates
from streams.topology import Stage
from streams.window import Window

log = structlog.get_logger(__name__)

Partition = tuple[str, int]
"""Topic's full name and partition."""


class TooManyDeadError(Exception):
    """So many messages died in a short time that the deployment, not the messages, must be broken."""


class Event(Protocol):
    """What the runner needs of a Faust event."""

    message: Any

    def ack(self) -> bool:
        """Mark the message as done."""


@dataclass
class UnderWay:
    """A message between its arrival and its acknowledgement."""

    event: Event
    outcome: Ending | Awaitable[Ending]
    began: float
    ending: Ending | None = None
    sent: list[tuple[Delivery, asyncio.Future[Any]]] = field(default_factory=list)


class DeadLimit:
    """Counts dead letters in a sliding time."""

    def __init__(self, settings: Settings, now: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._share, self._seconds = settings.dead_limit, settings.dead_share, settings.dead_seconds
        self._now = now
        self._seen: deque[tuple[float, bool]] = deque()
        self._dead = 0

    def note(self, dead: bool) -> None:
        """Count one ending.

        Raises:
            TooManyDeadError: at least `dead_limit` of the endings of the last `dead_seconds` were dead letters, and
                they were at least `dead_share` of all.
        """
        now = self._now()
        self._seen.append((now, dead))
        self._dead += dead
        while self._seen[0][0] < now - self._seconds:
            self._dead -= self._seen.popleft()[1]
        if dead and self._dead >= self._limit and self._dead >= self._share * len(self._seen):
            raise TooManyDeadError(
                f"{self._dead} of the {len(self._seen)} messages of the last {self._seconds:g} s are dead letters;"
                " something is broken here or at the producer: read articles.dead before going on"
            )


class Runner:
    """Carries one stage between its topics.

    Attributes:
        caught_up: set while the last look found nothing waiting in the topic.
        waiting: whether a message waits for another lane to be quiet; that is no standing still.
        moved_at: when something last moved, by the monotonic clock.
        acked: the last offset acknowledged, by partition.
    """

    def __init__(
        self,
        stage: Stage,
        settings: Settings,
        sender: Sender,
        pool: Pool,
        states: PartitionStates | None,
        crash: Callable[[BaseException], Awaitable[None]],
    ) -> None:
        self.stage = stage
        self.window = Window[UnderWay](
            settings.window_articles, settings.window_bytes, self._start, self._settle, self._failed
        )
        self.caught_up = asyncio.Event()
        self.waiting = False
        self.moved_at = time.monotonic()
        self.acked: dict[Partition, int] = {}
        self._assigned: frozenset[Partition] = frozenset()
        self._taking = True
        self._settings = settings
        self._sender, self._pool, self._states, self._crash = sender, pool, states, crash
        self._dead_limit = DeadLimit(settings)

    async def consume(self, events: AsyncIterator[Event], quiet: Callable[[], Awaitable[None]] | None = None) -> None:
        """Take events until the stream ends. With `quiet`, each waits until the live topic has none waiting."""
        try:
            async for event in events:
                if quiet is not None:
                    self.waiting = True
                    await quiet()
                    self.waiting = False
                await self.window.room()
                if self._taking:
                    await self._begin(event)
        except Exception as error:  # noqa: BLE001 (handed on: Faust would start over and over in silence)
            await self._failed(error)

    def take_no_more(self) -> None:
        """Leave every further message unacknowledged, for whoever comes next."""
        self._taking = False
        if self._states is not None:
            self._states.rebuild_no_more()

    def assigned(self, partitions: frozenset[Partition]) -> None:
        """From now on the messages of these partitions are ours."""
        self._assigned = partitions
        if self._states is not None:
            self._states.assigned({number for _, number in partitions})
        self.moved()

    async def revoked(self) -> None:
        """Wait until everything under way is confirmed; then nothing is ours any more."""
        self._assigned = frozenset()
        await self.window.drained()
        self.acked.clear()
        if self._states is not None:
            self._states.release()

    def holds(self) -> frozenset[Partition]:
        """The partitions that are ours."""
        return self._assigned

    def moved(self) -> None:
        """Note progress, for the watch over a worker that stands still."""
        self.moved_at = time.monotonic()

    # ------------------------------------------------------------ one message

    async def _begin(self, event: Event) -> None:
        message = event.message
        if not self._ours(message):
            return  # fetched before its partition went to another worker: that worker's, or a later fetch's
        state = None
        if self._states is not None:
            state = await self._states.get(message.partition, self.moved)
        if self._states is None or state is not None:
            began = time.perf_counter()
            outcome = self._outcome(message, state)
            self.window.put(UnderWay(event, outcome, began), len(message.value or b""))
            if state is not None and isinstance(outcome, asyncio.Future):
                await asyncio.wait((outcome,))  # the next message meets the state that this one leaves

    def _ours(self, message: Any) -> bool:
        return (message.topic, message.partition) in self._assigned

    def _outcome(self, message: Any, state: Any) -> Ending | Awaitable[Ending]:
        """What becomes of a message, or an awaitable of it; whatever goes wrong is a dead letter."""
        stage = self.stage
        began = time.perf_counter()
        try:
            timestamp_ms = round(message.timestamp * 1000)
            given = read(stage, message.value, self._origin(message), timestamp_ms, self._settings.max_article_bytes)
            if stage.heavy is not None and stage.heavy(given):
                return self._elsewhere(given, state, message)
            outcome: Ending = stage.process(given) if state is None else stage.process(given, state)
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is a dead letter)
            return self._dead(error, message)
        metrics.PROCESS_SECONDS.labels(stage.name).observe(time.perf_counter() - began)
        return outcome

    def _elsewhere(self, given: Any, state: Any, message: Any) -> Awaitable[Ending]:
        """What becomes of a message that would hold up the event loop: processed in another process.

        With a state, which lies in this one, in a thread: heartbeats go on meanwhile.
        """
        if state is None:
            return self._pool.submit(self.stage, given)
        return asyncio.ensure_future(self._in_a_thread(given, state, message))

    async def _in_a_thread(self, given: Any, state: Any, message: Any) -> Ending:
        try:
            outcome: Ending = await asyncio.to_thread(self.stage.process, given, state)
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is a dead letter)
            return self._dead(error, message)
        return outcome

    def _dead(self, error: Exception, message: Any) -> Dead:
        """How a message ends whose decoding or processing raised.

        Raises:
            StateLostError: the state, not the message, is broken: the worker leaves, and rebuilds it from its topic.
        """
        if isinstance(error, StateLostError):
            raise error
        if isinstance(error, UndecodableError):
            return Dead(error.cause, str(error))
        log.error("stage failed", stage=self.stage.name, origin=str(self._origin(message)), exc_info=error)
        return failed(self.stage, error)

    async def _start(self, item: UnderWay) -> None:
        """Send what came of a message; awaited for each in order."""
        outcome = item.outcome
        if isinstance(outcome, Awaitable):
            outcome = await outcome
            metrics.PROCESS_SECONDS.labels(self.stage.name).observe(time.perf_counter() - item.began)
        item.ending = stamped(self.stage, outcome)
        self._dead_limit.note(isinstance(item.ending, Dead))
        try:
            for delivery in self._deliveries(item):
                item.sent.append((delivery, await self._sender.send(delivery, self.stage.name)))
        except TooLargeError as error:
            await self._bury(item, error)

    async def _settle(self, item: UnderWay) -> None:
        """Wait for the broker's word on everything sent, then acknowledge; awaited for each in order."""
        for delivery, future in item.sent:
            try:
                offset = await self._sender.confirm(delivery, future, self.stage.name)
                if self._states is not None and delivery.topic is self.stage.state_topic:
                    self._states.written(item.event.message.partition, offset)
            except TooLargeError as error:
                await self._bury(item, error)
        self._acknowledge(item)

    def _deliveries(self, item: UnderWay) -> list[Delivery]:
        message, ending = item.event.message, item.ending
        assert ending is not None
        if not isinstance(ending, Dead):
            sent = deliveries(self.stage, ending, message.partition)
            largest = max(sent, key=lambda delivery: len(delivery.value or b""))
            size = len(largest.value or b"")
            if size <= self._settings.max_message_bytes:
                return sent
            limit = self._settings.max_message_bytes
            ending = item.ending = Dead(
                DeadCause.TOO_LARGE, f"{size:,} bytes for {largest.topic.name}; topics take at most {limit:,}"
            )
        return [dead_letter(self.stage, ending, self._origin(message), message.key, message.value)]

    async def _bury(self, item: UnderWay, error: TooLargeError) -> None:
        """End a message as dead whose outcome the broker refused; where it refuses that too, without the bytes."""
        message = item.event.message
        refused = error.topic is topics.DEAD
        detail = f"{error}; the bytes lie at the origin only" if refused else str(error)
        item.ending = Dead(DeadCause.TOO_LARGE, detail)
        value = None if refused else message.value
        letter = dead_letter(self.stage, item.ending, self._origin(message), message.key, value)
        try:
            await self._sender.confirm(letter, await self._sender.send(letter, self.stage.name), self.stage.name)
        except TooLargeError as again:
            if refused:
                raise
            await self._bury(item, again)

    def _acknowledge(self, item: UnderWay) -> None:
        message, ending = item.event.message, item.ending
        assert ending is not None
        if self._states is not None and isinstance(ending, Dead):
            self._states.unwritten(message.partition)
        item.event.ack()
        self.acked[message.topic, message.partition] = message.offset
        self.moved()
        self._count(ending, message)

    async def _failed(self, error: BaseException) -> None:
        log.error("stage stopped", stage=self.stage.name, exc_info=error)
        await self._crash(error)

    # ------------------------------------------------------------ what is counted

    def _count(self, ending: Ending, message: Any) -> None:
        stage, now = self.stage.name, time.time()
        metrics.ARTICLES.labels(stage, outcome_name(ending)).inc()
        metrics.AGE_SECONDS.labels(stage).observe(max(0.0, now - message.timestamp))
        match ending:
            case Dead(cause=cause, detail=detail):
                metrics.DEAD.labels(stage, cause).inc()
                log.warning("dead letter", stage=stage, cause=cause, detail=detail, origin=str(self._origin(message)))
            case Reject(reason=reason):
                metrics.REJECTED.labels(stage, reason).inc()
            case Pass(record=Article() as article) | Duplicate(record=article):
                self._count_article(article, ended=isinstance(ending, Duplicate) or stage == "enrich", now=now)

    def _count_article(self, article: Article, ended: bool, now: float) -> None:
        if self.stage.name == "clean":
            for edit in article.edits:
                metrics.EDITS.labels(edit.kind).inc()
        if self.stage.name == "tag":
            _count_languages(article)
        if self.stage.name == "dedup":
            for relation in article.relations:
                metrics.RELATIONS.labels(relation.type).inc()
        if ended and article.received is not None:
            metrics.END_TO_END_SECONDS.labels(self.stage.name).observe(max(0.0, now - article.received.timestamp()))

    def _origin(self, message: Any) -> Origin:
        return Origin(message.topic, message.partition, message.offset)


def _count_languages(article: Article) -> None:
    if article.language is not None:
        metrics.LANGUAGES.labels(article.language.code).inc()
    if article.translation is not None and article.translation.is_translation:
        metrics.TRANSLATIONS.labels(article.translation.source_language or "unknown").inc()
