"""The delivery window: what is under way, bounded by count and bytes, settled in the order in which it began."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Window(Generic[T]):
    """A bounded line of items, each started at once and settled in order.

    Two tasks work on the line, so that one item's confirmation does not hold up the next one's sending: `start(item)`
    is awaited for each in order, then `settle(item)` for each in order. An exception out of either ends the window: it
    is handed to `failed`, and nothing after that item is settled.
    """

    def __init__(
        self,
        articles: int,
        size: int,
        start: Callable[[T], Awaitable[None]],
        settle: Callable[[T], Awaitable[None]],
        failed: Callable[[BaseException], Awaitable[None]],
    ) -> None:
        self.articles = 0
        self.bytes = 0
        self._broken = False
        self._limits = (articles, size)
        self._begun: asyncio.Queue[tuple[T, int]] = asyncio.Queue()
        self._started: asyncio.Queue[tuple[T, int]] = asyncio.Queue()
        self._room = asyncio.Event()
        self._empty = asyncio.Event()
        self._room.set()
        self._empty.set()
        self._start, self._settle, self._failed = start, settle, failed
        self._tasks = [asyncio.ensure_future(self._guarded(step)) for step in (self._starting, self._settling)]

    async def room(self) -> None:
        """Wait until another item may be put. A single item may exceed the bytes: it passes alone."""
        await self._room.wait()

    def put(self, item: T, size: int) -> None:
        """Add an item of `size` bytes to the end of the line."""
        self._count(1, size)
        self._begun.put_nowait((item, size))

    async def drained(self) -> None:
        """Wait until everything that was put is settled, or will never be, after a failure."""
        await self._empty.wait()

    async def close(self) -> None:
        """Stop working; what is not settled stays unacknowledged."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _starting(self) -> None:
        while True:
            item, size = await self._begun.get()
            await self._start(item)
            self._started.put_nowait((item, size))

    async def _settling(self) -> None:
        while True:
            item, size = await self._started.get()
            await self._settle(item)
            self._count(-1, -size)

    async def _guarded(self, step: Callable[[], Awaitable[None]]) -> None:
        try:
            await step()
        except Exception as error:  # noqa: BLE001 (handed on: the worker leaves with it)
            self._broken = True
            self._empty.set()
            await self._failed(error)

    def _count(self, articles: int, size: int) -> None:
        self.articles += articles
        self.bytes += size
        full = self.articles >= self._limits[0] or self.bytes >= self._limits[1]
        (self._room.clear if full else self._room.set)()
        (self._empty.clear if self.articles and not self._broken else self._empty.set)()
