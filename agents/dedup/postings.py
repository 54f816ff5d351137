"""Which articles hold a key: a compact table for hundreds of millions of postings.

A posting is 8 bytes: 32 bits of key, 32 bits of sequence, counted from the first of its segment. New ones gather in a
buffer; full, it becomes a sorted segment, and neighbouring segments of like size are merged, as in a log-structured
merge tree. How the postings are spread over segments changes no answer.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from agents.dedup.memory import zeros

BUFFER_POSTINGS = 1 << 12
"""Postings gathered before they are sorted: those of some 150 articles, sorted in a fraction of a millisecond."""

SEGMENT_POSTINGS = 1 << 23
"""Largest segment that merging makes: 64 MB, merged in 30 ms."""

SIZE_RATIO = 16
"""A segment less than this many times as large as the one after it is merged with it. Each segment costs every search
some 20 µs, and merging, at 2 ns a posting, is cheap: few and large ones."""

DEAD_SHARE = 0.5
"""Of the articles of the oldest segment; from here on the postings of those that are gone are taken out, which takes
12 ns a posting."""

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

    def bounds(self, bounds: NDArray[np.uint64], since: int) -> Integers:
        """Where the postings from each key's first to its last begin and end; from `since` on."""
        if since > self.base:
            bounds = bounds.copy()
            bounds[::2] += np.uint64(min(since - self.base, 0xFFFFFFFF))
        return self.postings.searchsorted(bounds)

    def pruned(self, oldest: int) -> "_Sorted":
        """The segment without what lies before `oldest`, if that is much of it."""
        gone = oldest - self.base
        if gone <= DEAD_SHARE * (self.newest - self.base):
            return self
        kept = self.postings[(self.postings & _LOW) >= np.uint64(gone)]
        return _Sorted(oldest, self.newest, kept - np.uint64(gone))

    def without(self, sequence: int) -> "_Sorted":
        """The segment without one article's postings."""
        if not self.base <= sequence <= self.newest:
            return self
        return self._replace(postings=self.postings[(self.postings & _LOW) != np.uint64(sequence - self.base)])


class Postings:
    """Articles by key, in order of arrival. `oldest` is the first sequence still held: what lies before it is gone."""

    def __init__(self) -> None:
        self._segments: list[_Sorted] = []
        self._clear_buffer([])

    def _clear_buffer(self, recent: list[tuple[int, NDArray[np.uint32]]]) -> None:
        self._recent = recent
        self._size = sum(len(keys) for _, keys in recent)
        self._by_key: dict[int, list[int]] = {}
        self._entered = 0

    def add(self, keys: NDArray[np.uint32], sequence: int) -> None:
        """Put an article under its keys; sequences rise."""
        self._recent.append((sequence, keys))
        self._size += len(keys)
        if self._size >= BUFFER_POSTINGS:
            self._flush()

    def find(
        self, keys: NDArray[np.uint32], limit: int, *, oldest: int, newest_first: bool = False, total: int | None = None
    ) -> Found:
        """For each key at most `limit` articles: the first that came, or the last; in no particular order.

        With `total`, at most so many postings altogether, those of the keys with the fewest articles first; of keys
        with equally many, the smaller one's.
        """
        order = keys.argsort(kind="stable")
        starts, counts, buffered = self._runs(keys[order], oldest)
        room = _room(counts.sum(axis=0), limit, total)
        if newest_first:
            later = counts[::-1].cumsum(axis=0)[::-1] - counts
            taken = np.minimum(np.maximum(room - later, 0), counts)
            starts = starts + counts - taken
        else:
            earlier = counts.cumsum(axis=0) - counts
            taken = np.minimum(np.maximum(room - earlier, 0), counts)
        places, sequences = self._taken(starts, taken, buffered)
        return Found(order[places], sequences)

    def holders(self, key: int, oldest: int) -> list[int]:
        """The articles that hold one key, in order of arrival."""
        bounds = np.array([key << 32, key << 32 | 0xFFFFFFFF], dtype=np.uint64)
        found: list[int] = []
        for segment in self._segments:
            first, after = segment.bounds(bounds, oldest).tolist()
            if first < after:
                run = segment.postings[first:after] & _LOW
                found += [segment.base + low for low in run.tolist()]
        return found + self._buffered([key], oldest)[0]

    def known(self, keys: NDArray[np.uint32], oldest: int) -> NDArray[np.bool_]:
        """Whether anything is held under each of the keys."""
        order = keys.argsort()
        _, counts, _ = self._runs(keys[order], oldest)
        known = np.empty(len(keys), dtype=np.bool_)
        known[order] = counts.any(axis=0)
        return known

    def remove(self, sequence: int) -> None:
        """Take one article's postings out, wherever they are; those of the oldest articles go at no such cost."""
        self._clear_buffer([entry for entry in self._recent if entry[0] != sequence])
        self._segments = [segment.without(sequence) for segment in self._segments]

    def settle(self, oldest: int) -> None:
        """Drop what lies before `oldest`, once there is enough of it."""
        while self._segments and self._segments[0].newest < oldest:
            del self._segments[0]
        if self._segments and self._segments[0].base < oldest:
            self._segments[0] = self._segments[0].pruned(oldest)

    def dump(self) -> list[Segment]:
        """All postings, as segments that `load` takes."""
        self._flush()
        return [Segment(s.base, s.newest, s.postings.astype("<u8").tobytes()) for s in self._segments]

    def load(self, segments: Iterable[Segment]) -> None:
        """Take over what `dump` gave, in place of what is held."""
        self._clear_buffer([])
        self._segments = [_Sorted(s.base, s.newest, _unpacked(s.packed)) for s in segments]

    def _runs(self, ascending: NDArray[np.uint32], oldest: int) -> tuple[Integers, Integers, list[list[int]]]:
        """Where each key's postings begin in each segment and how many they are, a row a segment; last, the buffer."""
        bounds = ascending.astype(np.uint64).repeat(2) << _SHIFT
        bounds[1::2] |= _LOW
        found = np.zeros((len(self._segments) + 1, len(bounds)), dtype=np.int64)
        for row, segment in enumerate(self._segments):
            found[row] = segment.bounds(bounds, oldest)
        buffered = self._buffered(ascending.tolist(), oldest)
        found[-1, 1::2] = [len(held) for held in buffered]
        starts = found[:, ::2]
        return starts, np.maximum(found[:, 1::2] - starts, 0), buffered

    def _buffered(self, keys: list[int], oldest: int) -> list[list[int]]:
        """What the buffer holds under each key; its latest are sorted in here, for a restore asks for none."""
        by_key = self._by_key
        for sequence, entered in self._recent[self._entered :]:
            for key in set(entered.tolist()):
                if key in by_key:
                    by_key[key].append(sequence)
                else:
                    by_key[key] = [sequence]
        self._entered = len(self._recent)
        held = [by_key.get(key, _NOTHING) for key in keys]
        if self._recent and self._recent[0][0] < oldest:
            return [[sequence for sequence in sequences if sequence >= oldest] for sequences in held]
        return held

    def _taken(self, starts: Integers, taken: Integers, buffered: list[list[int]]) -> tuple[Integers, Integers]:
        """`taken[i, j]` postings of key j from `starts[i, j]` on in segment i, and of the buffer."""
        rows, places = taken[:-1].nonzero()
        first, counts = starts[rows, places], taken[rows, places]
        runs = [
            self._segments[row].postings[start : start + count]
            for row, start, count in zip(rows.tolist(), first.tolist(), counts.tolist(), strict=True)
        ]
        low = (np.concatenate(runs) & _LOW).astype(np.int64) if runs else np.zeros(0, dtype=np.int64)
        bases = np.array([segment.base for segment in self._segments], dtype=np.int64)
        more = taken[-1].nonzero()[0]
        late = [
            sequence
            for place, start, count in zip(
                more.tolist(), starts[-1, more].tolist(), taken[-1, more].tolist(), strict=True
            )
            for sequence in buffered[place][start : start + count]
        ]
        all_places = np.concatenate((places.repeat(counts), more.repeat(taken[-1, more])))
        return all_places, np.concatenate((low + bases[rows].repeat(counts), np.array(late, dtype=np.int64)))

    def _flush(self) -> None:
        """Turn the buffer into a segment, and merge it with those before it that are of like size."""
        recent = [(sequence, keys) for sequence, keys in self._recent if len(keys)]
        self._clear_buffer([])
        if not recent:
            return
        base, newest = recent[0][0], recent[-1][0]
        keys = np.concatenate([keys for _, keys in recent]).astype(np.uint64)
        low = np.array([sequence - base for sequence, _ in recent], dtype=np.uint64)
        postings = np.sort(keys << _SHIFT | low.repeat([len(keys) for _, keys in recent]))
        self._segments.append(_Sorted(base, newest, postings[first_of_equal(postings)]))
        while len(self._segments) > 1 and _of_like_size(self._segments[-2], self._segments[-1]):
            newer, older = self._segments.pop(), self._segments.pop()
            self._segments.append(_merged(older, newer))


_NOTHING: list[int] = []


def first_of_equal(ascending: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of the numbers differ from the one before them."""
    first = np.ones(len(ascending), dtype=np.bool_)
    first[1:] = ascending[1:] != ascending[:-1]
    return first


def _room(available: Integers, limit: int, total: int | None) -> Integers:
    """How many postings to take of each key of which so many are there."""
    room = np.minimum(available, limit)
    if total is None or room.sum() <= total:
        return room
    order = np.argsort(available, kind="stable")
    rarest_first = room[order]
    left = np.maximum(total - (rarest_first.cumsum() - rarest_first), 0)
    room[order] = np.minimum(left, rarest_first)
    return room


def _unpacked(packed: bytes) -> NDArray[np.uint64]:
    postings = zeros(len(packed) // 8, np.uint64)
    postings[:] = np.frombuffer(packed, dtype="<u8")
    return postings


def _of_like_size(older: _Sorted, newer: _Sorted) -> bool:
    sizes = len(older.postings), len(newer.postings)
    spread = newer.newest - older.base
    return sizes[0] < SIZE_RATIO * sizes[1] and sum(sizes) <= SEGMENT_POSTINGS and spread < int(_LOW)


def _merged(older: _Sorted, newer: _Sorted) -> _Sorted:
    """Two neighbouring segments in one."""
    both = zeros(len(older.postings) + len(newer.postings), np.uint64)
    both[: len(older.postings)] = older.postings
    np.add(newer.postings, np.uint64(newer.base - older.base), out=both[len(older.postings) :])
    both.sort(kind="stable")
    return _Sorted(older.base, newer.newest, both)
