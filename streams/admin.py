"""Topics on the broker: created as the table in schemas/topics.py says, and shown as they are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code

from schemas.topics import DAY_MS, INDEX, TOPICS, Topic
from streams.errors import UserError
from streams.settings import Settings
from streams.topology import STAGES

HOUR_MS = 60 * 60 * 1000
OF_THE_TOPIC = 1
"""Kafka's config source 1: set on the topic itself, no default of the broker."""

BATCH_OVERHEAD_BYTES = 64 * 1024
"""The broker's limit is on a batch: the message, its key and headers and the batch's own head."""


class TopicError(UserError):
    """A topic could not be created, or is not as it has to be."""


@dataclass(frozen=True)
class TopicState:
    """A topic on the broker: its partitions, 0 where it is not there, and how many were asked for."""

    name: str
    partitions: int
    wanted: int


def partitions(topic: Topic, settings: Settings) -> int:
    """How many partitions a topic is to have."""
    return settings.topic_partitions.get(topic.name, topic.partitions)


def configuration(topic: Topic, settings: Settings) -> dict[str, str]:
    """The broker's settings for a topic."""
    hours = settings.topic_retention_hours.get(topic.name)
    retention = _retention(topic, settings) if hours is None else round(hours * HOUR_MS)
    policies = ["compact"] * topic.compacted + ["delete"] * (retention is not None)
    return {
        "cleanup.policy": ",".join(policies),
        "retention.ms": "-1" if retention is None else str(retention),
        "max.message.bytes": str(round(settings.max_message_bytes * topic.message_share) + BATCH_OVERHEAD_BYTES),
        "message.timestamp.type": "LogAppendTime" if topic.stamped_on_arrival else "CreateTime",
    }


def _retention(topic: Topic, settings: Settings) -> int | None:
    """Milliseconds; the index is kept for the window and a day, so that nothing in the window is missing."""
    return round((settings.dedup_days + 1) * DAY_MS) if topic is INDEX else topic.retention_ms


async def create(settings: Settings) -> list[str]:
    """Create the topics that are missing and give the others the settings in force; returns the names created.

    Raises:
        TopicError: the broker refuses, or dedup's topics differ in partitions from each other.
        KafkaConnectionError: there is no broker.
    """
    _check_state_partitions(settings)
    async with _admin(settings) as admin:
        there = set(await admin.list_topics())
        missing = [topic for topic in TOPICS if settings.topic_prefix + topic.name not in there]
        answer = await admin.create_topics([_new(topic, settings) for topic in missing])
        for name, code, message in answer.topic_errors:
            if code and for_code(code).__name__ != "TopicAlreadyExistsError":
                raise TopicError(f"{name}: {message or for_code(code).__name__}")
        for topic in TOPICS:
            if topic not in missing:
                await _adjust(admin, topic, settings)
    return [settings.topic_prefix + topic.name for topic in missing]


async def show(settings: Settings) -> list[TopicState]:
    """Every topic as it is on the broker."""
    names = {settings.topic_prefix + topic.name: topic for topic in TOPICS}
    async with _admin(settings) as admin:
        there = set(await admin.list_topics())
        described: list[dict[str, Any]] = await admin.describe_topics([name for name in names if name in there])
    counts = {entry["topic"]: len(entry["partitions"]) for entry in described}
    return [TopicState(name, counts.get(name, 0), partitions(topic, settings)) for name, topic in names.items()]


async def partition_numbers(settings: Settings, name: str) -> list[int]:
    """The partitions of a topic, by its full name.

    Raises:
        TopicError: the broker has no such topic.
    """
    async with _admin(settings) as admin:
        if name not in await admin.list_topics():
            raise TopicError(f"the broker has no topic {name!r}; `wireroom topics show` lists those there are")
        [described] = await admin.describe_topics([name])
    return sorted(entry["partition"] for entry in described["partitions"])


async def cluster_id(settings: Settings) -> str:
    """The id of the cluster, which stays the same wherever its brokers listen."""
    async with _admin(settings) as admin:
        return str((await admin.describe_cluster())["cluster_id"])


async def missing(settings: Settings) -> list[str]:
    """Names of the topics that are not there."""
    return [state.name for state in await show(settings) if not state.partitions]


def _check_state_partitions(settings: Settings) -> None:
    """A stage's state lies in the partition of its input, so both need as many."""
    for stage in STAGES:
        if stage.state_topic is not None:
            taken, kept = partitions(stage.takes, settings), partitions(stage.state_topic, settings)
            if taken != kept:
                raise TopicError(
                    f"WIREROOM_TOPIC_PARTITIONS: {stage.takes.name} ({taken}) and {stage.state_topic.name} ({kept})"
                    f" should have as many partitions: {stage.name} keeps the state of one in the other"
                )


def _new(topic: Topic, settings: Settings) -> NewTopic:
    return NewTopic(
        settings.topic_prefix + topic.name,
        num_partitions=partitions(topic, settings),
        replication_factor=settings.replication_factor,
        topic_configs=configuration(topic, settings),
    )


async def _adjust(admin: AIOKafkaAdminClient, topic: Topic, settings: Settings) -> None:
    """Give a topic the settings in force, where it has others; what else an operator set on it stays."""
    name, wanted = settings.topic_prefix + topic.name, configuration(topic, settings)
    [answer] = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name)])
    for _, _, _, _, entries in answer.resources:
        own = {key: value for key, value, _, source, *_ in entries if source == OF_THE_TOPIC}
        if any(own.get(key) != value for key, value in wanted.items()):
            await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, configs={**own, **wanted})])


@asynccontextmanager
async def _admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    client = AIOKafkaAdminClient(bootstrap_servers=settings.brokers)
    await client.start()
    try:
        yield client
    finally:
        await client.close()
