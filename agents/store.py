"""Where a stage that keeps state puts what memory has no room for."""

from typing import Protocol


class Store(Protocol):
    """Keeps bytes under keys. The stages that keep state are given one; what lies behind it is not their business."""

    def put(self, key: str, value: bytes, /) -> None:
        """Keep the bytes under the key, in place of what was there."""
        ...

    def get(self, key: str, /) -> bytes | None:
        """What was put under the key, or None."""
        ...

    def delete(self, key: str, /) -> None:
        """Forget the key; nothing happens where it is not known."""
        ...


class MemoryStore:
    """A `Store` in a dict, for tests and for a run in a single process."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def put(self, key: str, value: bytes, /) -> None:
        """Keep the bytes under the key, in place of what was there."""
        self._held[key] = value

    def get(self, key: str, /) -> bytes | None:
        """What was put under the key, or None."""
        return self._held.get(key)

    def delete(self, key: str, /) -> None:
        """Forget the key; nothing happens where it is not known."""
        self._held.pop(key, None)

    def __len__(self) -> int:
        return len(self._held)
