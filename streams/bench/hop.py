"""What the service can carry on this machine, each figure with what it is to be compared with from the same run."""

import asyncio
import multiprocessing
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import typer
from aiokafka import AIOKafkaConsumer
from aiokafka.structs import TopicPartition

from schemas.article import SCHEMA, Article
from schemas.codec import decode, encode
from schemas.outcome import Pass
from schemas.topics import CLEANED, TAGGED, TOPICS
from streams import admin
from streams.broker import running
from streams.sender import new_producer
from streams.settings import Settings, load
from streams.topology import Stage

TEXT_BYTES = 3000
ROUNDS = 3
"""Runs of each; a shared machine's speed drifts, so they alternate and the median counts."""

WORDS = [
    "minister", "council", "river", "harbour", "report", "said", "after", "government", "of", "the", "in", "a",
    "evacuation", "market", "percent", "yesterday", "officials", "new", "plan", "to", "and", "residents",
]  # fmt: skip


def hop(messages: int) -> None:
    """Articles a second through the runner with a stage that changes nothing, and through a bare aiokafka loop."""
    folder = Path(tempfile.mkdtemp(prefix="wireroom-bench-"))
    try:
        with running(folder / "kafka") as broker:
            rates: dict[str, list[float]] = {"runner": [], "bare aiokafka loop": []}
            for number in range(ROUNDS):
                for name, carry in (("runner", _run_worker), ("bare aiokafka loop", _run_bare)):
                    settings = load(
                        brokers=broker.brokers,
                        topic_prefix=f"bench{number}{carry.__name__}.",
                        data_dir=folder,
                        http_port=0,
                        log_level="warning",
                        topic_partitions={topic.name: 1 for topic in TOPICS},
                    )
                    rates[name].append(_measured(settings, messages, carry))
                    typer.echo(f"  round {number + 1}, {name}: {rates[name][-1]:,.0f} a second", err=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for name, values in rates.items():
        middle = sorted(values)[len(values) // 2]
        typer.echo(f"{name:20}{middle:10,.0f} articles/s   ({min(values):,.0f} to {max(values):,.0f}, {ROUNDS} runs)")


def no_change(article: Article) -> Pass[Article]:
    """The stage of the hop: the article as it came."""
    return Pass(record=article)


HOP = Stage("hop", "1", no_change, CLEANED, Article, TAGGED)


def _measured(settings: Settings, messages: int, carry: Callable[[Settings, int], None]) -> float:
    """Articles a second between the first and the last one on the output topic, by the broker's clock."""
    asyncio.run(_fill(settings, messages))
    process = multiprocessing.get_context("spawn").Process(target=carry, args=(settings, messages))
    process.start()
    try:
        return asyncio.run(_rate(settings, messages, process.is_alive))
    finally:
        process.terminate()
        process.join()


async def _fill(settings: Settings, messages: int) -> None:
    await admin.create(settings)
    rng = random.Random(7)
    async with new_producer(str(settings.brokers)) as producer:
        futures = []
        for number in range(messages):
            article = _article(number, rng)
            futures.append(
                await producer.send(settings.topic_prefix + CLEANED.name, encode(article), article.id.encode())
            )
        await asyncio.gather(*futures)


def _article(number: int, rng: random.Random) -> Article:
    words: list[str] = []
    size = 0
    while size < TEXT_BYTES:
        words.append(rng.choice(WORDS))
        size += len(words[-1]) + 1
    return Article(schema=SCHEMA, id=f"{number:032x}", revision=f"{number:032x}", text=" ".join(words))


async def _rate(settings: Settings, messages: int, alive: Callable[[], bool]) -> float:
    name = settings.topic_prefix + TAGGED.name
    place = TopicPartition(name, 0)
    async with AIOKafkaConsumer(bootstrap_servers=settings.brokers, auto_offset_reset="earliest") as consumer:
        consumer.assign([place])
        while (await consumer.end_offsets([place]))[place] < messages:
            if not alive():
                raise RuntimeError(
                    "the process under measurement has died; run with WIREROOM_LOG_LEVEL=info to see why"
                )
            await asyncio.sleep(0.2)
        first = await _timestamp(consumer, place, 0)
        last = await _timestamp(consumer, place, messages - 1)
    return messages / ((last - first) / 1000)


async def _timestamp(consumer: AIOKafkaConsumer, place: TopicPartition, offset: int) -> int:
    consumer.seek(place, offset)
    message = await consumer.getone(place)
    timestamp: int = message.timestamp
    return timestamp


def _run_worker(settings: Settings, _: int) -> None:
    from streams.worker import Worker

    sys.exit(Worker(settings, (HOP,)).run())


def _run_bare(settings: Settings, messages: int) -> None:
    asyncio.run(_bare(settings, messages))


async def _bare(settings: Settings, messages: int) -> None:
    """Fetch, decode, encode, send, wait for a fetch's confirmations, commit: nothing else."""
    taken = 0
    consumer = AIOKafkaConsumer(
        settings.topic_prefix + CLEANED.name,
        bootstrap_servers=settings.brokers,
        group_id=f"{settings.topic_prefix}bare",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=settings.max_message_bytes,
    )
    async with consumer, new_producer(str(settings.brokers)) as producer:
        while taken < messages:
            futures = []
            for fetched in (await consumer.getmany(timeout_ms=1000, max_records=1000)).values():
                for message in fetched:
                    value = encode(decode(message.value, Article))
                    futures.append(await producer.send(settings.topic_prefix + TAGGED.name, value, message.key))
            await asyncio.gather(*futures)
            await consumer.commit()
            taken += len(futures)
