"""Workers and the broker killed at random while thousands of articles pass: nothing is lost."""

import asyncio
import json
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.topics import DUPLICATES, ENRICHED, INDEX
from streams import admin
from streams.broker import LocalBroker, free_port
from streams.settings import load
from tests.live.articles import article, encoded
from tests.live.service import Service, children, wait_until

pytestmark = pytest.mark.faults

ARTICLES = 20_000
KILLS = 4
COPY_EVERY = 50


def test_two_workers_killed_at_random_lose_none_of_20_000_articles(service: Service) -> None:
    """Each article ends in articles.enriched or articles.duplicates at least once, and decisions stay as they were."""
    rng = random.Random(5)
    service.send([encoded(_short(number)) for number in range(ARTICLES)], key=None)
    for _ in range(2):
        service.start()
    for kill in range(KILLS):
        wait_until(lambda goal=(kill + 1) * ARTICLES // (KILLS + 2): _sent_on(service) >= goal, service.logs)
        victim = rng.choice([worker for worker in service.workers if worker.process.poll() is None])
        victim.kill()
        service.start()
    _wait_until_all_ended(service, ARTICLES)
    decisions = {message.key: _decided(message.value) for message in service.messages(INDEX)}
    assert len(decisions) == ARTICLES
    for topic, duplicate in ((ENRICHED, False), (DUPLICATES, True)):
        for record in service.records(topic):
            assert decisions[f"{record['id']}/{record['revision']}".encode()] == (duplicate, record["story"]["id"])


@pytest.fixture
def own_broker(tmp_path: Path) -> Iterator[LocalBroker]:
    """A broker that the test may kill."""
    broker = LocalBroker(tmp_path / "kafka", free_port())
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture
def on_own_broker(own_broker: LocalBroker, tmp_path: Path) -> Iterator[Service]:
    settings = load(brokers=own_broker.brokers, data_dir=tmp_path, http_port=0)
    asyncio.run(admin.create(settings))
    started = Service(settings)
    yield started
    started.stop_all()


def test_a_broker_killed_and_started_again_loses_nothing(own_broker: LocalBroker, on_own_broker: Service) -> None:
    """The worker waits, sends again what was not confirmed, and stays the same process throughout."""
    service, count = on_own_broker, 3000
    service.send([encoded(_short(number)) for number in range(count)], key=None)
    worker = service.start()
    wait_until(lambda: _sent_on(service) > count // 10, service.logs)
    before = worker.worker_id()
    assert own_broker.process_id is not None
    os.kill(children(own_broker.process_id)[0], signal.SIGKILL)
    own_broker.stop()
    own_broker.start()
    _wait_until_all_ended(service, count)
    assert worker.worker_id() == before
    assert worker.stop() == 0, worker.log.read_text()


def _short(number: int) -> dict[str, object]:
    """A short article of its own; every so often a copy of an earlier one, under another id."""
    if number % COPY_EVERY == COPY_EVERY - 1:
        return {**article(number - 7, random.Random(number - 7), 2), "id": f"a{number}", "source": "mirror.example"}
    return article(number, random.Random(number), 2)


def _sent_on(service: Service) -> int:
    return service.ends(ENRICHED, DUPLICATES).total()


def _wait_until_all_ended(service: Service, count: int) -> None:
    def distinct() -> int:
        return len({record["id"] for topic in (ENRICHED, DUPLICATES) for record in service.records(topic)})

    wait_until(lambda: _sent_on(service) >= count and distinct() == count, service.logs)


def _decided(value: bytes) -> tuple[bool, str]:
    decision = json.loads(value)["decision"]
    return decision["duplicate"], decision["story"]["id"]
