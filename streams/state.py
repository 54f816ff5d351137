"""State of a stage, kept per partition and rebuilt from its compacted topic; a snapshot spares most of the reading."""

import asyncio
import secrets
import time
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError
from aiokafka.structs import TopicPartition

import agents.dedup
import agents.story
from agents.dedup import crosslingual
from agents.store import Store
from streams import admin, metrics
from streams.sender import Sender
from streams.settings import Settings
from streams.texts import SqliteTexts
from streams.topology import DEDUP, STORY, Stage

log = structlog.get_logger(__name__)

FETCH_BYTES = 32 * 1024 * 1024
"""Read a compacted topic in few, large fetches."""

RETRY_SECONDS = 1.0
"""Between two tries to read a state while the broker is away."""

BATCH = 500
"""Entries decoded between two chances for other tasks: some 20 ms."""

LOOK_MS = 1000
"""Longest wait for messages of other workers before looking again whose the partitions are."""

SNAPSHOT_SECONDS = 12 * 60 * 60
"""Older snapshots are not used: the topic keeps a tombstone for 24 hours only, and what it deleted could come back."""


class State(Protocol):
    """What the stages' states have in common."""

    def restore_all(self, messages: Sequence[tuple[str, Any]], /) -> None:
        """Take in messages of the compacted topic, each a key and an entry; None is a tombstone."""

    def dump(self) -> bytes:
        """Everything, for a snapshot."""

    def load(self, dumped: bytes) -> None:
        """Put back what `dump` gave."""

    def __len__(self) -> int: ...


class Snapshot(msgspec.Struct, frozen=True):
    """A state, the name of its texts' file, and the offset of the compacted topic that it has followed up to."""

    version: str
    offset: int
    taken: float
    texts: str
    state: bytes


@dataclass(eq=False)
class Held:
    """The state of one partition.

    Attributes:
        state: the state itself.
        texts: the store of its texts, in a file of its own.
        offset: of the compacted topic, from which on the state has not seen the messages.
        astray: whether it may hold something else than the topic does, so that it cannot go on from the offset.
        kept: whether a snapshot needs the file of texts.
    """

    state: State
    texts: SqliteTexts
    offset: int
    astray: bool = False
    kept: bool = False

    def close(self) -> None:
        """Close the store of texts, and remove its file unless a snapshot needs it."""
        self.texts.close()
        if not self.kept:
            self.texts.path.unlink(missing_ok=True)


def new_state(stage: Stage, settings: Settings, texts: Store) -> State:
    """An empty state of a stage that keeps one."""
    if stage is DEDUP:
        embeds = settings.crosslingual != "off" and crosslingual.installed()
        model = crosslingual.load() if embeds else None
        return agents.dedup.Index(texts, settings.dedup_days, settings.dedup_articles, model)
    assert stage is STORY
    return agents.story.Stories(texts, settings.stories_in_memory)


def take_in(state: State, messages: Sequence[tuple[bytes, bytes | None]], entry: Any) -> None:
    """Bring a state up to messages of its compacted topic, keys and values in the order of their offsets.

    Raises:
        msgspec.DecodeError: a value is no `entry`.
    """
    decode = msgspec.json.Decoder(entry).decode  # our own messages need no second look
    state.restore_all([(key.decode(), None if value is None else decode(value)) for key, value in messages])


class PartitionStates:
    """The states of one stage, one a partition, each rebuilt when its partition's first message comes.

    What was ours is put aside when partitions are shared out anew: where it comes back, it reads only what was written
    meanwhile. With `stands_by`, `follow` keeps up with the partitions of other workers.
    """

    def __init__(
        self, stage: Stage, settings: Settings, sender: Sender, cluster: str, *, stands_by: bool = False
    ) -> None:
        """`cluster` is the id of the Kafka cluster: what lies on disk belongs to its topics, wherever it listens."""
        assert stage.state_topic is not None
        self._stage, self._settings, self._sender, self._cluster = stage, settings, sender, cluster
        self._topic = settings.topic_prefix + stage.state_topic.name
        self._partitions = admin.partitions(stage.state_topic, settings)
        self._entry: Any = stage.state_topic.message
        self._stands_by = stands_by
        self._states: dict[int, Held] = {}
        self._aside: dict[int, Held] = {}
        self._taking: set[int] = set()
        self._opening = asyncio.Lock()
        self._epoch = 0

    async def get(self, partition: int, progress: Callable[[], None]) -> State | None:
        """The state of a partition; rebuilt where there is none. None if the partition went away meanwhile."""
        if partition in self._states:
            return self._states[partition].state
        epoch, began = self._epoch, time.monotonic()
        await self._sender.flush()
        self._taking.add(partition)
        try:
            held = await self._caught_up_whenever_the_broker_answers(partition, epoch, progress)
        finally:
            self._taking.discard(partition)
        if held is None:
            return None
        if epoch != self._epoch:
            self._aside[partition] = held
            return None
        self._states[partition] = held
        seconds, entries = time.monotonic() - began, len(held.state)
        metrics.RESTORE_SECONDS.labels(self._stage.name, str(partition)).set(seconds)
        log.info("state rebuilt", stage=self._stage.name, partition=partition, entries=entries, seconds=seconds)
        return held.state

    def written(self, partition: int, offset: int) -> None:
        """Note that the broker has put a message of ours at this offset of the compacted topic."""
        if partition in self._states:
            held = self._states[partition]
            held.astray = held.astray or offset != held.offset  # somebody else wrote there
            held.offset = offset + 1

    def unwritten(self, partition: int) -> None:
        """Note that a message may have changed the state and is not in the topic."""
        if partition in self._states:
            self._states[partition].astray = True

    def release(self) -> None:
        """Put every state aside; a rebuild under way must not put its result back. Only after all was confirmed."""
        self._epoch += 1
        for partition, held in self._states.items():
            metrics.STATE_ENTRIES.labels(self._stage.name, str(partition)).set(0)
            if held.astray:
                held.close()
            else:
                self._aside[partition] = held
        self._states = {}

    def assigned(self, partitions: Container[int]) -> None:
        """Forget what was put aside and did not come back, unless it is to stand by."""
        for partition in [partition for partition in self._aside if partition not in partitions]:
            if not self._stands_by:
                self._aside.pop(partition).close()

    def close(self) -> None:
        """Forget every state."""
        self._epoch += 1
        for held in (*self._states.values(), *self._aside.values()):
            held.close()
        self._states, self._aside = {}, {}

    def rebuild_no_more(self) -> None:
        """Keep the states there are; a rebuild under way must not put its result beside them."""
        self._epoch += 1

    def count(self) -> None:
        """Set the gauge of entries."""
        for partition, held in self._states.items():
            metrics.STATE_ENTRIES.labels(self._stage.name, str(partition)).set(len(held.state))

    def save(self) -> None:
        """Write a snapshot of each state. Only right after everything sent has been confirmed."""
        for partition, held in self._states.items():
            if held.astray:
                log.warning("no snapshot: others wrote to the topic", stage=self._stage.name, partition=partition)
                continue
            held.texts.commit()
            snapshot = Snapshot(self._version(), held.offset, time.time(), held.texts.path.name, held.state.dump())
            path = self._path(partition, "snapshot")
            unfinished = path.with_suffix(".unfinished")
            unfinished.write_bytes(msgspec.msgpack.encode(snapshot))
            unfinished.replace(path)
            held.kept = True
            log.info("snapshot written", stage=self._stage.name, partition=partition, entries=len(held.state))

    # ------------------------------------------------------------ standing by

    async def follow(self) -> None:
        """Keep up with the partitions that are not ours, until cancelled, so that one is soon taken over."""
        while True:
            try:
                async with _reader(self._settings) as consumer:
                    await self._follow(consumer)
            except KafkaError as error:
                log.warning("state cannot be followed, trying again", stage=self._stage.name, error=repr(error))
                await asyncio.sleep(RETRY_SECONDS)

    async def _follow(self, consumer: AIOKafkaConsumer) -> None:
        places = [TopicPartition(self._topic, partition) for partition in range(self._partitions)]
        consumer.assign(places)
        reached: dict[int, tuple[Held, int]] = {}
        while True:
            for place in places:
                held = await self._standing_by(consumer, place)
                if held is None:
                    consumer.pause(place)
                    continue
                consumer.resume(place)
                if reached.get(place.partition) != (held, held.offset):
                    consumer.seek(place, held.offset)
                    reached[place.partition] = held, held.offset
            for place, messages in (await consumer.getmany(timeout_ms=LOOK_MS, max_records=BATCH)).items():
                held = self._aside.get(place.partition)
                if held is None or reached.get(place.partition) != (held, held.offset):
                    continue  # taken over meanwhile
                began = time.monotonic()
                self._take_in(held, messages)
                reached[place.partition] = held, held.offset
                await asyncio.sleep(time.monotonic() - began)  # half of the time is the other stages'

    async def _standing_by(self, consumer: AIOKafkaConsumer, place: TopicPartition) -> Held | None:
        """The state of a partition that is not ours."""
        partition = place.partition
        async with self._opening:
            if partition in self._states or partition in self._taking:
                return None
            if partition not in self._aside:
                self._aside[partition] = await self._new(consumer, place)
            return self._aside.get(partition)

    # ------------------------------------------------------------ rebuilding

    async def _caught_up_whenever_the_broker_answers(
        self, partition: int, epoch: int, progress: Callable[[], None]
    ) -> Held | None:
        """As `_caught_up`, tried again while the broker is away; None once the partition is no longer ours."""
        while epoch == self._epoch:
            try:
                return await self._caught_up(partition, progress)
            except KafkaError as error:
                log.warning("state cannot be read, trying again", stage=self._stage.name, error=repr(error))
                progress()
                await asyncio.sleep(RETRY_SECONDS)
        return None

    async def _caught_up(self, partition: int, progress: Callable[[], None]) -> Held:
        """The state of a partition, brought up to the present end of the topic."""
        place = TopicPartition(self._topic, partition)
        async with _reader(self._settings) as consumer:
            async with self._opening:
                held = self._aside.pop(partition, None) or await self._new(consumer, place)
            try:
                await self._replay(consumer, place, held, progress)
            except BaseException:
                self._aside[partition] = held  # to go on from
                raise
        held.texts.commit()
        return held

    async def _new(self, consumer: AIOKafkaConsumer, place: TopicPartition) -> Held:
        """What the snapshot holds where it fits, else nothing, from the beginning of the topic."""
        begin = (await consumer.beginning_offsets([place]))[place]
        end = (await consumer.end_offsets([place]))[place]
        return await asyncio.to_thread(self._starting_point, place.partition, begin, end)

    def _starting_point(self, partition: int, begin: int, end: int) -> Held:
        snapshot = self._snapshot(partition)
        if snapshot is not None and begin <= snapshot.offset <= end:
            path = self._path(partition, "snapshot").with_name(snapshot.texts)
            if path.exists():
                texts = SqliteTexts(path)
                state = new_state(self._stage, self._settings, texts)
                try:
                    state.load(snapshot.state)
                except msgspec.DecodeError as error:
                    texts.close()
                    log.warning("snapshot of another version; rebuilding from the topic", error=str(error))
                else:
                    return Held(state, texts, snapshot.offset)
        self._remove_abandoned(partition)
        texts = SqliteTexts(self._path(partition, f"{secrets.token_hex(4)}.texts"))
        return Held(new_state(self._stage, self._settings, texts), texts, begin)

    def _remove_abandoned(self, partition: int) -> None:
        """Remove the texts that killed workers have left."""
        pattern = self._path(partition, "*.texts")
        for path in pattern.parent.glob(pattern.name):
            if SqliteTexts.abandoned(path):
                path.unlink(missing_ok=True)

    def _snapshot(self, partition: int) -> Snapshot | None:
        """The snapshot of a partition, used once: after a crash the texts beside it may be ahead of it."""
        path = self._path(partition, "claimed")
        try:
            self._path(partition, "snapshot").replace(path)  # by one of the workers that share the folder
            snapshot = msgspec.msgpack.decode(path.read_bytes(), type=Snapshot)
        except FileNotFoundError:
            return None
        except (msgspec.DecodeError, OSError) as error:
            log.warning("snapshot cannot be read; rebuilding from the topic", path=str(path), error=str(error))
            return None
        finally:
            path.unlink(missing_ok=True)
        fits = snapshot.version == self._version() and time.time() - snapshot.taken < SNAPSHOT_SECONDS
        return snapshot if fits else None

    async def _replay(
        self, consumer: AIOKafkaConsumer, place: TopicPartition, held: Held, progress: Callable[[], None]
    ) -> None:
        end = (await consumer.end_offsets([place]))[place]
        consumer.assign([place])
        consumer.seek(place, held.offset)
        while await consumer.position(place) < end:
            for messages in (await consumer.getmany(timeout_ms=1000, max_records=BATCH)).values():
                self._take_in(held, messages)
                progress()
            await asyncio.sleep(0)
        held.offset = await consumer.position(place)

    def _take_in(self, held: Held, messages: Sequence[Any]) -> None:
        take_in(held.state, [(message.key, message.value) for message in messages], self._entry)
        held.offset = messages[-1].offset + 1

    def _version(self) -> str:
        return f"{self._stage.name}/{self._stage.version}/{self._settings.dedup_days}/{self._settings.dedup_articles}"

    def _path(self, partition: int, kind: str) -> Path:
        folder = self._settings.data_dir / "state" / self._cluster
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self._topic}-{partition}.{kind}"


def _reader(settings: Settings) -> AIOKafkaConsumer:
    """A plain consumer. `earliest`: assign and seek race under the default, and silently read nothing."""
    return AIOKafkaConsumer(
        bootstrap_servers=settings.brokers,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=FETCH_BYTES,
        fetch_max_bytes=FETCH_BYTES,
    )
