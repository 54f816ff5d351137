"""One real Apache Kafka for the whole run, on a free port; each test has its own topic prefix and data folder."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from streams import admin
from streams.broker import LocalBroker, running
from streams.settings import Settings, load
from tests.live.service import Service


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalBroker]:
    with running(tmp_path_factory.mktemp("kafka")) as started:
        yield started


@pytest.fixture
def settings(broker: LocalBroker, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    prefix = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[-90:].strip("-") + "."
    return load(brokers=broker.brokers, topic_prefix=prefix, data_dir=tmp_path, http_port=0)


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    """Topics on the broker, and a way to run workers over them."""
    asyncio.run(admin.create(settings))
    started = Service(settings)
    yield started
    started.stop_all()
