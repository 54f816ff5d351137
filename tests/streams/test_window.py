"""The delivery window settles in order, holds back what is too much, and stops at the first failure."""

import asyncio

import pytest

from streams.window import Window


class Steps:
    """Records what the window does; `gates` hold an item's start back until they are opened."""

    def __init__(self) -> None:
        self.started: list[int] = []
        self.settled: list[int] = []
        self.errors: list[BaseException] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.failing: set[int] = set()

    async def start(self, item: int) -> None:
        if item in self.gates:
            await self.gates[item].wait()
        self.started.append(item)

    async def settle(self, item: int) -> None:
        if item in self.failing:
            raise ConnectionError(f"item {item}")
        self.settled.append(item)

    async def failed(self, error: BaseException) -> None:
        self.errors.append(error)

    def window(self, articles: int = 10, size: int = 1000) -> Window[int]:
        return Window(articles, size, self.start, self.settle, self.failed)


async def test_items_settle_in_the_order_in_which_they_were_put() -> None:
    """A slow first item holds the others back, so that no acknowledgement passes a hole."""
    steps = Steps()
    steps.gates[0] = asyncio.Event()
    window = steps.window()
    for item in range(3):
        window.put(item, 1)
    steps.gates[0].set()
    await window.drained()
    assert steps.started == steps.settled == [0, 1, 2]
    await window.close()


@pytest.mark.parametrize(("articles", "size"), [(2, 1000), (10, 2)])
async def test_a_full_window_has_no_room_until_something_settles(articles: int, size: int) -> None:
    steps = Steps()
    gate = steps.gates[0] = asyncio.Event()
    window = steps.window(articles, size)
    window.put(0, 1)
    window.put(1, 1)
    waiting = asyncio.ensure_future(window.room())
    await asyncio.sleep(0)
    assert not waiting.done()
    gate.set()
    await waiting
    assert steps.settled
    await window.close()


async def test_an_item_larger_than_the_window_passes_alone() -> None:
    steps = Steps()
    window = steps.window(size=10)
    await window.room()
    window.put(0, 5000)
    await window.drained()
    await window.room()
    assert steps.settled == [0]
    await window.close()


async def test_nothing_settles_after_a_failure() -> None:
    """What cannot be confirmed, and everything behind it, stays unacknowledged and comes again."""
    steps = Steps()
    steps.failing.add(1)
    failed = asyncio.Event()

    async def note(error: BaseException) -> None:
        steps.errors.append(error)
        failed.set()

    window: Window[int] = Window(10, 1000, steps.start, steps.settle, note)
    for item in range(3):
        window.put(item, 1)
    await failed.wait()
    assert steps.settled == [0]
    assert [str(error) for error in steps.errors] == ["item 1"]
    assert window.articles == 2
    await window.drained()
    await window.close()
