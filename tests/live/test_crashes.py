"""Workers killed at random lose nothing."""

import json
import random

from schemas.topics import DUPLICATES, ENRICHED, INDEX
from tests.live.articles import article, encoded
from tests.live.service import Service, wait_until

ARTICLES = 20_000
KILLS = 4
COPY_EVERY = 50


def test_two_workers_killed_at_random_lose_none_of_20_000_articles(service: Service) -> None:
    """Each article ends in articles.enriched or articles.duplicates at least once, and decisions stay as they were."""
    rng = random.Random(5)
    names = [f"a{number}" for number in range(ARTICLES)]
    service.send([encoded(_short(number)) for number in range(ARTICLES)], key=None)
    for _ in range(2):
        service.start()
    for kill in range(KILLS):
        wait_until(lambda goal=(kill + 1) * ARTICLES // (KILLS + 2): _sent_on(service) >= goal, service.logs)
        victim = rng.choice([worker for worker in service.workers if worker.process.poll() is None])
        victim.kill()
        service.start()
    _wait_until_all_ended(service, len(names))
    decisions = {message.key: _decided(message.value) for message in service.messages(INDEX)}
    assert len(decisions) == ARTICLES
    for topic, duplicate in ((ENRICHED, False), (DUPLICATES, True)):
        for record in service.records(topic):
            assert decisions[f"{record['id']}/{record['revision']}".encode()] == (duplicate, record["story"]["id"])


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
