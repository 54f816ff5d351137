"""Memory for large arrays."""

import mmap
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

LARGE_BYTES = 1 << 20
"""From here on an array gets memory of its own; smaller ones share a heap well."""


def zeros(count: int, dtype: DTypeLike) -> NDArray[Any]:
    """An array of zeros. A large one becomes resident as it is written to, and goes back to the system when it is gone.

    In the heap, arrays that grow and are dropped again leave holes behind: a third more than what is in use.
    """
    size = count * np.dtype(dtype).itemsize
    if size < LARGE_BYTES:
        return np.zeros(count, dtype=dtype)
    own = mmap.mmap(-1, size)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        own.madvise(mmap.MADV_HUGEPAGE)  # as numpy asks for: look-ups all over it miss fewer page addresses
    return np.frombuffer(own, dtype=dtype)


def address(array: NDArray[Any]) -> int:
    """Where an array lies in memory, for as long as it is held."""
    return int(array.ctypes.data)
