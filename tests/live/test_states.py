"""States of a stage, rebuilt from a real topic, put aside and taken up again."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress

import pytest

from agents.dedup import Index, process
from agents.store import MemoryStore
from schemas.article import Article
from schemas.codec import encode
from schemas.topics import INDEX
from streams import admin
from streams.endings import Delivery
from streams.sender import Sender
from streams.settings import Settings
from streams.state import PartitionStates
from streams.topology import DEDUP, STORY
from tests.live.related import related
from tests.live.service import LOOK_SECONDS, PATIENCE_SECONDS


@pytest.fixture
async def sender(settings: Settings) -> AsyncIterator[Sender]:
    await admin.create(settings)
    started = Sender(settings)
    await started.start()
    yield started
    await started.stop()


def nothing() -> None:
    return None


async def remember(sender: Sender, articles: Iterable[Article], index: Index) -> list[int]:
    """Decide about articles and write what is to be remembered to the topic; returns the offsets."""
    entries = [entry for article in articles for entry in process(article, index).remember]
    sent = [Delivery(INDEX, entry.key.encode(), None if entry.gone else encode(entry), 0) for entry in entries]
    futures = [(delivery, await sender.send(delivery, DEDUP.name)) for delivery in sent]
    return [await sender.confirm(delivery, future, DEDUP.name) for delivery, future in futures]


async def test_a_rebuild_under_way_when_the_worker_leaves_is_given_up(settings: Settings, sender: Sender) -> None:
    """Else it would come into the states while their snapshots are written, and the worker left with an error."""
    states = PartitionStates(STORY, settings, sender, "cluster")
    held = await states.get(0, nothing)
    rebuild = asyncio.ensure_future(states.get(1, nothing))
    await asyncio.sleep(0)  # let it begin
    states.rebuild_no_more()
    assert await rebuild is None
    assert await states.get(0, nothing) is held
    states.save()
    states.close()
    assert [path.name.split("-")[-1] for path in settings.data_dir.rglob("*.snapshot")] == ["0.snapshot"]


async def test_a_state_put_aside_comes_back_with_what_others_wrote_meanwhile(
    settings: Settings, sender: Sender
) -> None:
    """When workers come and go the partition is shared out anew, mostly to the one that had it."""
    first, more = related(60, seed=1)[:40], related(60, seed=1)[40:]
    states = PartitionStates(DEDUP, settings, sender, "cluster")
    index = await states.get(0, nothing)
    assert isinstance(index, Index)
    for offset in await remember(sender, first, index):
        states.written(0, offset)
    states.release()
    elsewhere = PartitionStates(DEDUP, settings, sender, "cluster")
    other = await elsewhere.get(0, nothing)
    assert isinstance(other, Index)
    await remember(sender, more, other)
    states.assigned({0})
    assert await states.get(0, nothing) is index
    assert index.dump() == other.dump()
    states.release()
    states.assigned({1})
    assert await states.get(0, nothing) is not index
    states.close()
    elsewhere.close()


async def test_a_state_that_may_differ_from_its_topic_is_rebuilt(settings: Settings, sender: Sender) -> None:
    """Two workers may take a partition for theirs for a moment: what the other wrote then is missing here."""
    articles = related(60, seed=1)
    states = PartitionStates(DEDUP, settings, sender, "cluster")
    index = await states.get(0, nothing)
    assert isinstance(index, Index)
    await remember(sender, articles[:40], Index(MemoryStore()))
    for offset in await remember(sender, articles[40:], index):
        states.written(0, offset)
    states.save()
    states.release()
    rebuilt = await states.get(0, nothing)
    assert rebuilt is not index
    states.unwritten(0)
    states.release()
    assert await states.get(0, nothing) is not rebuilt
    states.close()
    assert not list(settings.data_dir.rglob("*.snapshot"))
    assert not list(settings.data_dir.rglob("*.texts"))


async def test_a_worker_that_stands_by_follows_and_takes_over_what_it_holds(settings: Settings, sender: Sender) -> None:
    articles = related(300, seed=2)
    index = Index(MemoryStore())
    await remember(sender, articles[:200], index)
    standby = PartitionStates(DEDUP, settings, sender, "cluster", stands_by=True)
    following = asyncio.ensure_future(standby.follow())
    try:
        await _holds(standby, index)
        await remember(sender, articles[200:250], index)
        await _holds(standby, index)
        warm = standby._aside[0].state
        taken = await standby.get(0, nothing)
        assert taken is warm
        assert isinstance(taken, Index)
        for offset in await remember(sender, articles[250:], taken):
            standby.written(0, offset)
        standby.release()
        assert await standby.get(0, nothing) is taken
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        standby.close()


async def _holds(standby: PartitionStates, index: Index) -> None:
    """Wait until the state that stands by is as far as the index."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (  # noqa: ASYNC110 (nothing tells when)
            0 not in standby._aside or standby._aside[0].state.upcoming != index.upcoming
        ):
            await asyncio.sleep(LOOK_SECONDS)


async def test_texts_that_a_killed_worker_left_are_removed_and_those_in_use_are_not(
    settings: Settings, sender: Sender
) -> None:
    states = [PartitionStates(DEDUP, settings, sender, "cluster") for _ in range(2)]
    await states[0].get(0, nothing)
    [mine] = settings.data_dir.rglob("*.texts")
    left = mine.with_name(mine.name.replace(mine.name.split(".")[-2], "left"))
    left.write_bytes(b"half a file")
    await states[1].get(0, nothing)
    assert mine.exists()
    assert not left.exists()
    for one in states:
        one.close()
