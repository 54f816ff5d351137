"""States of a stage, rebuilt from a real topic."""

import asyncio

from streams import admin
from streams.sender import Sender
from streams.settings import Settings
from streams.state import PartitionStates
from streams.topology import STORY


async def test_a_rebuild_under_way_when_the_worker_leaves_is_given_up(settings: Settings) -> None:
    """Else it would come into the states while their snapshots are written, and the worker left with an error."""
    await admin.create(settings)
    sender = Sender(settings)
    await sender.start()
    try:
        states = PartitionStates(STORY, settings, sender, "cluster")
        held = await states.get(0, lambda: None)
        rebuild = asyncio.ensure_future(states.get(1, lambda: None))
        await asyncio.sleep(0)  # let it begin
        states.rebuild_no_more()
        assert await rebuild is None
        assert await states.get(0, lambda: None) is held
        await states.save()
    finally:
        await sender.stop()
    assert [path.name.split("-")[-1] for path in settings.data_dir.rglob("*.snapshot")] == ["0.snapshot"]
