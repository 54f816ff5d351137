"""What the live tests need of the service: workers as processes of their own, messages in, and where they ended."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.structs import TopicPartition

from schemas.topics import DEAD, DUPLICATES, ENRICHED, RAW, REJECTED, Topic
from streams import admin
from streams.guard import guarded
from streams.sender import new_producer
from streams.settings import Settings
from streams.topology import Stage
from streams.traffic import follow
from streams.worker import GROUP

PATIENCE_SECONDS = 240.0
"""A test that waits longer has failed; nothing is asserted about how long things take."""

LOOK_SECONDS = 0.25
"""Between two looks at a condition; looking costs the machine that the workers run on."""


@dataclass
class WorkerProcess:
    """A worker under a guard, so that it cannot outlive the tests."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]

    def worker_id(self) -> int:
        """The worker's own process id: the guard's only child."""
        return children(self.process.pid)[0]

    def holds(self, stage: Stage) -> bool:
        """Whether it runs and was assigned partitions of the stage's topic when its group last shared them out."""
        if self.process.poll() is not None:
            return False
        shared = [
            line["partitions"] for line in self.lines() if line.get("group", "").endswith(f"{GROUP}.{stage.name}")
        ]
        return bool(shared and shared[-1])

    def kill(self) -> None:
        """SIGKILL, as a machine that dies would."""
        os.kill(self.worker_id(), signal.SIGKILL)
        self.process.wait(PATIENCE_SECONDS)

    def send_signal(self, number: signal.Signals) -> None:
        os.kill(self.worker_id(), number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        os.kill(self.worker_id(), number)
        return self.process.wait(PATIENCE_SECONDS)

    def url(self) -> str:
        for line in self.lines():
            if line.get("event") == "serving metrics and health":
                return f"http://{line['host']}:{line['port']}"
        raise LookupError("the worker does not serve yet")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url() + path, timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@dataclass
class Service:
    """Workers over one topic prefix."""

    settings: Settings
    workers: list[WorkerProcess] = field(default_factory=list)

    def start(self, stages: str = "all", **environment: str) -> WorkerProcess:
        log = self.settings.data_dir / f"worker-{len(self.workers)}.log"
        given = {
            "WIREROOM_BROKERS": str(self.settings.brokers),
            "WIREROOM_TOPIC_PREFIX": self.settings.topic_prefix,
            "WIREROOM_DATA_DIR": str(self.settings.data_dir),
            "WIREROOM_HTTP_PORT": "0",
            "WIREROOM_LOG_FORMAT": "json",
            "WIREROOM_STAGES": stages,
            **environment,
        }
        command = [sys.executable, "-m", "streams.cli", "worker"]
        with log.open("wb") as sink:
            process = guarded(command, env={**os.environ, **given}, stdout=sink, stderr=sink)
        self.workers.append(WorkerProcess(process, log))
        return self.workers[-1]

    def stop_all(self) -> None:
        for worker in self.workers:
            if worker.process.stdin is not None and not worker.process.stdin.closed:
                worker.process.stdin.close()
        for worker in self.workers:
            worker.process.wait(PATIENCE_SECONDS)

    def send(self, values: Iterable[bytes | None], key: bytes | None = b"one source", topic: Topic = RAW) -> None:
        """Send messages under one key, so that they stay in order."""
        asyncio.run(self._send(values, key, topic))

    async def _send(self, values: Iterable[bytes | None], key: bytes | None, topic: Topic) -> None:
        async with new_producer(str(self.settings.brokers)) as producer:
            name = self.settings.topic_prefix + topic.name
            # aiokafka refuses a message without key and value; Kafka itself takes one
            futures = [await producer.send(name, value, key if value is not None else b"k") for value in values]
            await asyncio.gather(*futures)

    def messages(self, topic: Topic) -> list[Any]:
        """Everything that lies in a topic now."""

        async def collect() -> list[Any]:
            return [message async for message in follow(self.settings, topic.name, from_start=True, wait=False)]

        return asyncio.run(collect())

    def ends(self, *topics: Topic) -> Counter[str]:
        """How many messages were ever written to each topic."""

        async def count() -> Counter[str]:
            counts: Counter[str] = Counter()
            async with AIOKafkaConsumer(bootstrap_servers=self.settings.brokers) as consumer:
                for topic in topics:
                    name = self.settings.topic_prefix + topic.name
                    numbers = range(admin.partitions(topic, self.settings))
                    ends = await consumer.end_offsets([TopicPartition(name, number) for number in numbers])
                    counts[topic.name] = sum(ends.values())
            return counts

        return asyncio.run(count())

    def waiting(self, stage: Stage) -> int:
        """How many messages lie before a stage that no worker has committed yet."""

        async def committed() -> int:
            admin = AIOKafkaAdminClient(bootstrap_servers=self.settings.brokers)
            await admin.start()
            try:
                group = f"{self.settings.topic_prefix}{GROUP}.{stage.name}"
                return sum(max(place.offset, 0) for place in (await admin.list_consumer_group_offsets(group)).values())
            finally:
                await admin.close()

        return self.ends(stage.takes).total() - asyncio.run(committed())

    def records(self, topic: Topic) -> list[dict[str, Any]]:
        return [json.loads(message.value) for message in self.messages(topic)]

    def ended(self) -> Counter[str]:
        """How many messages lie in each topic where an article can end."""
        return self.ends(ENRICHED, DUPLICATES, REJECTED, DEAD)

    def wait_for(self, count: int) -> Counter[str]:
        """Wait until so many messages have ended, wherever; returns how many lie where."""

        def all_ended() -> bool:
            fallen = [worker for worker in self.workers if worker.process.poll()]
            assert not fallen, f"a worker left with an error:\n{self.logs()}"
            return self.ended().total() >= count

        wait_until(all_ended, lambda: f"{self.ended()} of {count}\n{self.logs()}")
        return self.ended()

    def logs(self) -> str:
        return "\n".join(worker.log.read_text()[-3000:] for worker in self.workers)


def children(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    return [child.pid for child in psutil.Process(process).children()]


def wait_until(condition: Callable[[], bool], story: Callable[[], str] = lambda: "") -> None:
    """Wait for a condition, or fail with the story of what is there instead."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"waited {PATIENCE_SECONDS:g} s for nothing: {story()}"
        time.sleep(LOOK_SECONDS)
