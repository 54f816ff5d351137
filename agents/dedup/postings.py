"""Which articles hold a key: a compact table for hundreds of millions of postings.

A posting is 8 bytes: 32 bits of key, 32 bits of sequence, counted from the first of its segment. New ones gather in a
buffer; full, it becomes a sorted segment, and neighbouring segments of like size are merged, as in a log-structured
merge tree. How the postings are spread over segments changes no answer.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

BUFFER_POSTINGS = 1 << 16
"""Postings gathered before they are sorted: some 2,000 articles, sorted in 5 ms."""

SEGMENT_POSTINGS = 1 << 22
"""Largest segment that merging makes: 32 MB, merged in 40 ms."""

SIZE_RATIO = 4
"""A segment less than this many times as large as the one after it is merged with it: few segments, few searches."""

_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)

Integers = NDArray[np.int64]


class Segment(Struct, array_like=True):
    """Postings in ascending order; `base` is added to the sequence in their lower half, `newest` is the last one."""

    base: int
    newest: int
    packed: bytes


class Found(NamedTuple):
    """Postings found: the place of the key among those asked for, and the sequence, side by side."""

    places: Integers
    sequences: Integers


class _Sorted(NamedTuple):
    """A segment in memory."""

    base: int
    newest: int
    postings: NDArray[np.uint64]

    def range(self, keys: NDArray[np.uint64], since: int) -> tuple[Integers, Integers]:
        """For each key, from where to where its postings lie whose sequence is at least `since`."""
        wanted = keys << _SHIFT
        first = self.postings.searchsorted(wanted + np.uint64(max(0, since - self.base)))
        after = self.postings.searchsorted(wanted | _LOW, side="right")
        return first, np.maximum(first, after)

    def take(self, starts: Integers, counts: Integers) -> Found:
        """`counts[i]` postings from `starts[i]` on, for every i."""
        places = np.repeat(np.arange(len(counts)), counts)
        within = np.arange(len(places)) - np.repeat(counts.cumsum() - counts, counts)
        taken = self.postings[starts[places] + within]
        return Found(places, (taken & _LOW).astype(np.int64) + self.base)

    def without(self, sequence: int) -> "_Sorted":
        """The segment without one article's postings."""
        if not self.base <= sequence <= self.newest:
            return self
        return self._replace(postings=self.postings[(self.postings & _LOW) != np.uint64(sequence - self.base)])


class Postings:
    """Articles by key, in order of arrival. `oldest` is the first sequence still held: what lies before it is gone."""

    def __init__(self) -> None:
        self._clear_buffer()
        self._segments: list[_Sorted] = []

    def _clear_buffer(self) -> None:
        self._buffer: dict[int, list[int]] = {}
        self._packed = array("Q")
        self._base = 0

    def add(self, keys: Iterable[int], sequence: int) -> None:
        """Put an article under its keys (32 bits each); sequences never fall."""
        if not self._packed:
            self._base = sequence
        low = sequence - self._base
        buffer = self._buffer
        for key in set(keys):
            self._packed.append(key << 32 | low)
            if key in buffer:
                buffer[key].append(sequence)
            else:
                buffer[key] = [sequence]

    def find(self, keys: Sequence[int], limit: int, *, oldest: int, newest_first: bool = False) -> Found:
        """For each key at most `limit` articles: the first that came, or the last; in no particular order."""
        wanted = np.array(keys, dtype=np.uint64)
        room = np.full(len(keys), limit, dtype=np.int64)
        found = []
        if newest_first:
            found.append(self._from_buffer(keys, room, oldest, newest_first))
        for segment in reversed(self._segments) if newest_first else self._segments:
            first, after = segment.range(wanted, oldest)
            counts = np.minimum(after - first, room)
            room -= counts
            if counts.any():
                found.append(segment.take(after - counts if newest_first else first, counts))
        if not newest_first:
            found.append(self._from_buffer(keys, room, oldest, newest_first))
        return Found(np.concatenate([f.places for f in found]), np.concatenate([f.sequences for f in found]))

    def remove(self, sequence: int) -> None:
        """Take one article's postings out, wherever they are; those of the oldest articles go at no such cost."""
        low = sequence - self._base
        kept = [posting for posting in self._packed if posting & 0xFFFFFFFF != low]
        if len(kept) < len(self._packed):
            base = self._base
            self._clear_buffer()
            self._base, self._packed = base, array("Q", kept)
            for posting in kept:
                self._buffer.setdefault(posting >> 32, []).append(base + (posting & 0xFFFFFFFF))
        self._segments = [segment.without(sequence) for segment in self._segments]

    def settle(self, oldest: int) -> None:
        """Drop what lies wholly before `oldest`, and sort the buffer in once it is full."""
        while self._segments and self._segments[0].newest < oldest:
            del self._segments[0]
        if len(self._packed) >= BUFFER_POSTINGS:
            self._flush(oldest)

    def dump(self, oldest: int) -> list[Segment]:
        """All postings, as segments that `load` takes."""
        self._flush(oldest)
        return [Segment(s.base, s.newest, s.postings.astype("<u8").tobytes()) for s in self._segments]

    def load(self, segments: Iterable[Segment]) -> None:
        """Take over what `dump` gave, in place of what is held."""
        self._clear_buffer()
        self._segments = [
            _Sorted(s.base, s.newest, np.frombuffer(s.packed, dtype="<u8").astype(np.uint64)) for s in segments
        ]

    def _from_buffer(self, keys: Sequence[int], room: Integers, oldest: int, newest_first: bool) -> Found:
        """What the buffer holds, as far as there is room."""
        places: list[int] = []
        sequences: list[int] = []
        for place, (key, free) in enumerate(zip(keys, room.tolist(), strict=True)):
            held = self._buffer.get(key)
            if held is None or free <= 0:
                continue
            if held[0] < oldest:
                held = [sequence for sequence in held if sequence >= oldest]
            some = held[-free:] if newest_first else held[:free]
            places.extend([place] * len(some))
            sequences.extend(some)
        room -= np.bincount(np.array(places, dtype=np.int64), minlength=len(keys))
        return Found(np.array(places, dtype=np.int64), np.array(sequences, dtype=np.int64))

    def _flush(self, oldest: int) -> None:
        """Turn the buffer into a segment, and merge it with those before it that are of like size."""
        postings = _since(np.array(self._packed, dtype=np.uint64), oldest - self._base)
        base = self._base
        self._clear_buffer()
        if not len(postings):
            return
        newest = base + int((postings & _LOW).max())
        self._segments.append(_Sorted(base, newest, np.sort(postings)))
        while len(self._segments) > 1 and _of_like_size(self._segments[-2], self._segments[-1]):
            newer, older = self._segments.pop(), self._segments.pop()
            self._segments.append(_merged(older, newer, oldest))


def _since(postings: NDArray[np.uint64], low: int) -> NDArray[np.uint64]:
    """The postings whose lower half is at least `low`."""
    return postings[(postings & _LOW) >= np.uint64(low)] if low > 0 else postings


def _of_like_size(older: _Sorted, newer: _Sorted) -> bool:
    sizes = len(older.postings), len(newer.postings)
    return sizes[0] < SIZE_RATIO * sizes[1] and sum(sizes) <= SEGMENT_POSTINGS


def _merged(older: _Sorted, newer: _Sorted, oldest: int) -> _Sorted:
    """Two neighbouring segments in one, without what lies before `oldest`."""
    moved = newer.postings + np.uint64(newer.base - older.base)
    both = np.concatenate((_since(older.postings, oldest - older.base), moved))
    both.sort(kind="stable")
    return _Sorted(older.base, newer.newest, both)
