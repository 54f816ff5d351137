"""State of a stage, kept per partition and rebuilt from its compacted topic; a snapshot spares most of the reading."""

import asyncio
import time
from collections.abc import Callable, Sequence
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
from streams import metrics
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
    """A state, and the offset of the compacted topic from which on it has not seen the messages."""

    version: str
    offset: int
    taken: float
    state: bytes


def new_state(stage: Stage, settings: Settings, texts: Store) -> State:
    """An empty state of a stage that keeps one."""
    if stage is DEDUP:
        embeds = settings.crosslingual == "auto" and crosslingual.installed()
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
    """The states of one stage, one a partition, each rebuilt when its partition's first message comes."""

    def __init__(self, stage: Stage, settings: Settings, sender: Sender, cluster: str) -> None:
        """`cluster` is the id of the Kafka cluster: what lies on disk belongs to its topics, wherever it listens."""
        assert stage.state_topic is not None
        self._stage, self._settings, self._sender, self._cluster = stage, settings, sender, cluster
        self._topic = settings.topic_prefix + stage.state_topic.name
        self._entry: Any = stage.state_topic.message
        self._states: dict[int, State] = {}
        self._texts: dict[int, SqliteTexts] = {}
        self._epoch = 0

    async def get(self, partition: int, progress: Callable[[], None]) -> State | None:
        """The state of a partition; rebuilt where there is none. None if the partition went away meanwhile."""
        if partition in self._states:
            return self._states[partition]
        epoch = self._epoch
        began = time.monotonic()
        await self._sender.flush()
        rebuilt = await self._rebuilt_whenever_the_broker_answers(partition, epoch, progress)
        if rebuilt is None:
            return None
        state, texts = rebuilt
        if epoch != self._epoch:
            texts.close()
            return None
        self._states[partition], self._texts[partition] = state, texts
        seconds = time.monotonic() - began
        metrics.RESTORE_SECONDS.labels(self._stage.name, str(partition)).set(seconds)
        log.info("state rebuilt", stage=self._stage.name, partition=partition, entries=len(state), seconds=seconds)
        return state

    def drop(self) -> None:
        """Forget every state; a rebuild under way must not put its result back."""
        self._epoch += 1
        for partition, texts in self._texts.items():
            texts.close()
            metrics.STATE_ENTRIES.labels(self._stage.name, str(partition)).set(0)
        self._states, self._texts = {}, {}

    def rebuild_no_more(self) -> None:
        """Keep the states there are; a rebuild under way must not put its result beside them."""
        self._epoch += 1

    def count(self) -> None:
        """Set the gauge of entries."""
        for partition, state in self._states.items():
            metrics.STATE_ENTRIES.labels(self._stage.name, str(partition)).set(len(state))

    async def save(self) -> None:
        """Write a snapshot of each state. Only right after everything sent has been confirmed."""
        if not self._states:
            return  # a consumer that is stopped before its tasks have begun raises CancelledError
        async with _reader(self._settings) as consumer:
            for partition, state in list(self._states.items()):
                place = TopicPartition(self._topic, partition)
                offset = (await consumer.end_offsets([place]))[place]
                if self._states.get(partition) is not state:
                    continue  # another worker's since the broker was asked
                self._texts[partition].commit()
                snapshot = Snapshot(self._version(), offset, time.time(), state.dump())
                path = self._path(partition, "snapshot")
                unfinished = path.with_suffix(".unfinished")
                unfinished.write_bytes(msgspec.msgpack.encode(snapshot))
                unfinished.replace(path)
                log.info("snapshot written", stage=self._stage.name, partition=partition, entries=len(state))

    async def _rebuilt_whenever_the_broker_answers(
        self, partition: int, epoch: int, progress: Callable[[], None]
    ) -> tuple[State, SqliteTexts] | None:
        """As `_rebuilt`, tried again while the broker is away; None once the partition is no longer ours."""
        while epoch == self._epoch:
            try:
                return await self._rebuilt(partition, progress)
            except KafkaError as error:
                log.warning("state cannot be read, trying again", stage=self._stage.name, error=repr(error))
                progress()
                await asyncio.sleep(RETRY_SECONDS)
        return None

    async def _rebuilt(self, partition: int, progress: Callable[[], None]) -> tuple[State, SqliteTexts]:
        place = TopicPartition(self._topic, partition)
        async with _reader(self._settings) as consumer:
            begin = (await consumer.beginning_offsets([place]))[place]
            end = (await consumer.end_offsets([place]))[place]
            state, texts, offset = self._starting_point(partition, begin, end)
            consumer.assign([place])
            try:
                if offset is None:
                    await consumer.seek_to_beginning(place)
                else:
                    consumer.seek(place, offset)
                await self._replay(consumer, place, end, state, progress)
            except BaseException:
                texts.close()  # tried again, it would be opened anew
                raise
        texts.commit()
        return state, texts

    def _starting_point(self, partition: int, begin: int, end: int) -> tuple[State, SqliteTexts, int | None]:
        """State and offset to go on from: the snapshot's where it fits, else nothing and the beginning."""
        snapshot = self._snapshot(partition)
        path = self._path(partition, "texts")
        if snapshot is not None and begin <= snapshot.offset <= end and path.exists():
            texts = SqliteTexts(path)
            state = new_state(self._stage, self._settings, texts)
            try:
                state.load(snapshot.state)
            except msgspec.DecodeError as error:
                texts.close()
                log.warning("snapshot of another version; rebuilding from the topic", error=str(error))
            else:
                return state, texts, snapshot.offset
        path.unlink(missing_ok=True)
        texts = SqliteTexts(path)
        return new_state(self._stage, self._settings, texts), texts, None

    def _snapshot(self, partition: int) -> Snapshot | None:
        """The snapshot of a partition, used once: after a crash the texts beside it may be ahead of it."""
        path = self._path(partition, "snapshot")
        try:
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
        self, consumer: AIOKafkaConsumer, place: TopicPartition, end: int, state: State, progress: Callable[[], None]
    ) -> None:
        while await consumer.position(place) < end:
            for messages in (await consumer.getmany(timeout_ms=1000, max_records=BATCH)).values():
                take_in(state, [(message.key, message.value) for message in messages], self._entry)
                progress()
            await asyncio.sleep(0)

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
