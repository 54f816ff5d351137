"""Which articles hold a key: a compact table for hundreds of millions of postings.

New postings gather in a buffer; full, it becomes a sorted segment, and neighbouring segments of like size are merged,
as in a log-structured merge tree. Of a small segment a posting takes 8 bytes, of a large one, which is packed, some
4.5. How the postings are spread over segments changes no answer.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import DTypeLike, NDArray

from agents.dedup.memory import zeros

BUFFER_POSTINGS = 1 << 12
"""Postings gathered before they are sorted: those of some 150 articles, sorted in a fraction of a millisecond."""

PACKED_POSTINGS = 1 << 16
"""Postings from which on a segment is packed. To merge packed ones takes 10 ns a posting, others 2 ns, and small ones
are merged often."""

SEGMENT_POSTINGS = 1 << 22
"""Largest segment that merging makes: 20 MB, merged in 50 ms."""

SIZE_RATIO, PACKED_SIZE_RATIO = 16, 6
"""A segment less than this many times as large as the one after it is merged with it. Each segment costs every search
some 10 µs, so few and large ones are better; but what is merged more often costs more."""

BUCKET_POSTINGS = 8
"""Postings that a bucket of a packed segment has in the mean, at most: of fewer, their beginnings would take as much
room as they do."""

DEAD_SHARE = 0.5
"""Of the articles of the oldest segment; from here on the postings of those that are gone are taken out, which takes
12 ns a posting."""

_PIECE = 1 << 17
"""Postings packed at a time: what it takes in between stays small."""

_KEY_BITS = 32
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(_KEY_BITS)

Integers = NDArray[np.int64]


class Segment(Struct, array_like=True):
    """Postings as `dump` gives them, of articles from `base` to `newest`.

    Attributes:
        postings: 8 bytes each (see `_Sorted`), or 4 where the segment is packed (see `_Packed`).
        starts: where a bucket begins, 4 bytes each, and where the last one ends; empty where it is not packed.
        bits: of a packed posting, those of its sequence.
    """

    base: int
    newest: int
    postings: bytes
    starts: bytes = b""
    bits: int = 0


class Found(NamedTuple):
    """Postings found: the place of the key among those asked for, and the sequence, side by side."""

    places: Integers
    sequences: Integers


class _Sorted(NamedTuple):
    """A small segment: postings in ascending order, a key above a sequence, which is counted from `base`."""

    base: int
    newest: int
    postings: NDArray[np.uint64]

    def runs(self, keys: NDArray[np.uint32], oldest: int) -> tuple[Integers, Integers]:
        """Where the postings of each key begin and end, from the sequence `oldest` on."""
        bounds = keys.astype(np.uint64).repeat(2) << _SHIFT
        bounds[::2] += np.uint64(max(0, oldest - self.base))
        bounds[1::2] |= _LOW
        edges = self.postings.searchsorted(bounds)
        return edges[::2], edges[1::2]

    def sequences(self, runs: Iterable[slice]) -> Integers:
        """Those of some runs of postings, one after the other."""
        found = np.concatenate([self.postings[run] for run in runs])
        return (found & _LOW).astype(np.int64) + self.base

    def unpacked(self) -> NDArray[np.uint64]:
        """The postings, sorted."""
        return self.postings

    def without(self, number: int) -> "_Sorted":
        """The segment without the postings of one article, by its sequence as the segment counts it."""
        return self._replace(postings=self.postings[(self.postings & _LOW) != np.uint64(number)])

    def dump(self) -> Segment:
        """What `_loaded` takes."""
        return Segment(self.base, self.newest, self.postings.astype("<u8").tobytes())


class _Packed(NamedTuple):
    """A large segment: postings in the order of `_Sorted`, those with the same upper bits of their keys in one bucket.

    A posting is the rest of its key, above `bits` of its sequence, which is counted from `base`. For them to be 32 bits
    together there are at least as many buckets as articles.
    """

    base: int
    newest: int
    postings: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    bits: int

    def runs(self, keys: NDArray[np.uint32], oldest: int) -> tuple[Integers, Integers]:
        """Where the postings of each key begin and end, from the sequence `oldest` on."""
        bits, rest_bits = self.bits, _rest_bits(self.starts)
        rest_mask, since, beyond = (1 << rest_bits) - 1, max(0, oldest - self.base), self._sequence_mask
        buckets = keys >> np.uint32(rest_bits)
        begins, ends = self.starts.take(buckets).tolist(), self.starts[1:].take(buckets).tolist()
        rests = ((keys & np.uint32(rest_mask)) << np.uint32(bits)).tolist()
        postings = self.postings.data
        firsts, afters = [], []
        # few keys and short buckets: quicker than a search in arrays
        for rest, begin, end in zip(rests, begins, ends, strict=True):
            first = bisect_left(postings, rest + since, begin, end)
            found = first < end and postings[first] < rest + beyond
            firsts.append(first)
            afters.append(bisect_left(postings, rest + beyond, first, end) if found else first)
        return np.array(firsts, dtype=np.int64), np.array(afters, dtype=np.int64)

    @property
    def _sequence_mask(self) -> int:
        return (1 << self.bits) - 1

    def sequences(self, runs: Iterable[slice]) -> Integers:
        """Those of some runs of postings, one after the other."""
        found = np.concatenate([self.postings[run] for run in runs])
        return (found & np.uint32(self._sequence_mask)).astype(np.int64) + self.base

    def unpacked(self) -> NDArray[np.uint64]:
        """The postings as those of `_Sorted`."""
        found = zeros(len(self.postings), np.uint64)
        rest_bits = _rest_bits(self.starts)
        step = max(1, _PIECE * (len(self.starts) - 1) // len(self.postings))
        for bucket in range(0, len(self.starts) - 1, step):
            starts = self.starts[bucket : bucket + step + 1]
            here = slice(int(starts[0]), int(starts[-1]))
            keys = np.arange(bucket, bucket + len(starts) - 1, dtype=np.uint64) << np.uint64(rest_bits)
            packed = self.postings[here]
            found[here] = keys.repeat(np.diff(starts))
            found[here] |= packed >> np.uint32(self.bits)
            found[here] <<= _SHIFT
            found[here] |= packed & np.uint32(self._sequence_mask)
        return found

    def without(self, number: int) -> "_Packed":
        """The segment without the postings of one article, by its sequence as the segment counts it."""
        gone = ((self.postings & np.uint32(self._sequence_mask)) == np.uint32(number)).nonzero()[0]
        starts = self.starts - gone.searchsorted(self.starts).astype(np.uint32)
        return self._replace(postings=np.delete(self.postings, gone), starts=starts)

    def dump(self) -> Segment:
        """What `_loaded` takes."""
        postings, starts = self.postings.astype("<u4").tobytes(), self.starts.astype("<u4").tobytes()
        return Segment(self.base, self.newest, postings, starts, self.bits)


class Postings:
    """Articles by key, in order of arrival. `oldest` is the first sequence still held: what lies before it is gone."""

    def __init__(self) -> None:
        self._segments: list[_Sorted | _Packed] = []
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
        segments = self._live(oldest)
        starts, counts, buffered = self._runs(segments, keys[order], oldest)
        room = _room(counts.sum(axis=0), limit, total)
        if newest_first:
            later = counts[::-1].cumsum(axis=0)[::-1] - counts
            taken = np.minimum(np.maximum(room - later, 0), counts)
            starts = starts + counts - taken
        else:
            earlier = counts.cumsum(axis=0) - counts
            taken = np.minimum(np.maximum(room - earlier, 0), counts)
        places, sequences = _taken(segments, starts, taken, buffered)
        return Found(order[places], sequences)

    def holders(self, key: int, oldest: int) -> list[int]:
        """The articles that hold one key, in order of arrival."""
        asked = np.array([key], dtype=np.uint32)
        found: list[int] = []
        for segment in self._live(oldest):
            first, after = (int(edge.item()) for edge in segment.runs(asked, oldest))
            if first < after:
                found += segment.sequences([slice(first, after)]).tolist()
        return found + self._buffered([key], oldest)[0]

    def known(self, keys: NDArray[np.uint32], oldest: int) -> NDArray[np.bool_]:
        """Whether anything is held under each of the keys."""
        order = keys.argsort()
        counts = self._runs(self._live(oldest), keys[order], oldest)[1]
        known = np.empty(len(keys), dtype=np.bool_)
        known[order] = counts.any(axis=0)
        return known

    def remove(self, sequence: int) -> None:
        """Take one article's postings out, wherever they are; those of the oldest articles go at no such cost."""
        self._clear_buffer([entry for entry in self._recent if entry[0] != sequence])
        self._segments = [
            segment.without(sequence - segment.base) if segment.base <= sequence <= segment.newest else segment
            for segment in self._segments
        ]

    def settle(self, oldest: int) -> None:
        """Drop what lies before `oldest`, once there is enough of it."""
        while self._segments and self._segments[0].newest < oldest:
            del self._segments[0]
        if self._segments and self._segments[0].base < oldest:
            self._segments[0] = _pruned(self._segments[0], oldest)

    def dump(self) -> list[Segment]:
        """All postings, as segments that `load` takes."""
        self._flush()
        return [segment.dump() for segment in self._segments]

    def load(self, segments: Iterable[Segment]) -> None:
        """Take over what `dump` gave, in place of what is held."""
        self._clear_buffer([])
        self._segments = [_loaded(segment) for segment in segments]

    def _live(self, oldest: int) -> "list[_Sorted | _Packed]":
        """The segments that hold what is held still."""
        return [segment for segment in self._segments if segment.newest >= oldest]

    def _runs(
        self, segments: "Sequence[_Sorted | _Packed]", ascending: NDArray[np.uint32], oldest: int
    ) -> tuple[Integers, Integers, list[list[int]]]:
        """Where each key's postings begin in each segment and how many they are, a row a segment; last, the buffer."""
        starts = np.zeros((len(segments) + 1, len(ascending)), dtype=np.int64)
        ends = np.zeros_like(starts)
        for row, segment in enumerate(segments):
            starts[row], ends[row] = segment.runs(ascending, oldest)
        counts = ends - starts
        buffered = self._buffered(ascending.tolist(), oldest)
        counts[-1] = [len(held) for held in buffered]
        return starts, counts, buffered

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


def _taken(
    segments: "Sequence[_Sorted | _Packed]", starts: Integers, taken: Integers, buffered: list[list[int]]
) -> tuple[Integers, Integers]:
    """`taken[i, j]` postings of key j from `starts[i, j]` on in segment i, and, in the last row, of the buffer."""
    sequences = []
    for segment, first, counts in zip(segments, starts.tolist(), taken.tolist(), strict=False):
        runs = [slice(start, start + count) for start, count in zip(first, counts, strict=True) if count]
        if runs:
            sequences.append(segment.sequences(runs))
    late = [
        sequence
        for held, start, count in zip(buffered, starts[-1].tolist(), taken[-1].tolist(), strict=True)
        for sequence in held[start : start + count]
    ]
    sequences.append(np.array(late, dtype=np.int64))
    rows, places = taken.nonzero()
    return places.repeat(taken[rows, places]), np.concatenate(sequences)


def _rest_bits(starts: NDArray[np.uint32]) -> int:
    """Bits of a key that are not those of its bucket."""
    return _KEY_BITS - (len(starts) - 1).bit_length() + 1


def _formed(base: int, newest: int, postings: NDArray[np.uint64]) -> _Sorted | _Packed:
    """A segment of sorted postings: packed, if it is large and takes less room then."""
    bits = (newest - base + 1).bit_length()  # all ones are the sequence of no article, see `_Packed.runs`
    bucket_bits = max(bits, (len(postings) // BUCKET_POSTINGS).bit_length())
    if len(postings) < PACKED_POSTINGS or 1 << bucket_bits >= len(postings):
        return _Sorted(base, newest, postings)
    rest_bits = _KEY_BITS - bucket_bits
    packed = zeros(len(postings), np.uint32)
    sizes = np.zeros((1 << bucket_bits) + 1, dtype=np.uint32)
    for start in range(0, len(postings), _PIECE):
        piece = postings[start : start + _PIECE]
        keys = (piece >> _SHIFT).astype(np.uint32)
        buckets = keys >> np.uint32(rest_bits)
        here = np.bincount((buckets - buckets[0]).astype(np.int64))
        sizes[int(buckets[0]) + 1 : int(buckets[0]) + 1 + len(here)] += here.astype(np.uint32)
        rests = keys & np.uint32((1 << rest_bits) - 1)
        packed[start : start + _PIECE] = rests << np.uint32(bits) | piece.astype(np.uint32)
    return _Packed(base, newest, packed, sizes.cumsum(dtype=np.uint32), bits)


def _loaded(segment: Segment) -> _Sorted | _Packed:
    if not segment.starts:
        return _Sorted(segment.base, segment.newest, _owned(segment.postings, "<u8", np.uint64))
    postings, starts = (_owned(column, "<u4", np.uint32) for column in (segment.postings, segment.starts))
    return _Packed(segment.base, segment.newest, postings, starts, segment.bits)


def _owned(column: bytes, stored: str, dtype: DTypeLike) -> NDArray[Any]:
    """The numbers of a dumped column in memory of their own."""
    numbers = np.frombuffer(column, dtype=stored)
    owned = zeros(len(numbers), dtype)
    owned[:] = numbers
    return owned


def _pruned(segment: _Sorted | _Packed, oldest: int) -> _Sorted | _Packed:
    """The segment without what lies before `oldest`, if that is much of it."""
    gone = oldest - segment.base
    if gone <= DEAD_SHARE * (segment.newest - segment.base):
        return segment
    postings = segment.unpacked()
    kept = postings[(postings & _LOW) >= np.uint64(gone)]
    return _formed(oldest, segment.newest, kept - np.uint64(gone))


def _of_like_size(older: _Sorted | _Packed, newer: _Sorted | _Packed) -> bool:
    sizes = len(older.postings), len(newer.postings)
    spread = newer.newest - older.base
    ratio = PACKED_SIZE_RATIO if sizes[0] >= PACKED_POSTINGS else SIZE_RATIO
    return sizes[0] < ratio * sizes[1] and sum(sizes) <= SEGMENT_POSTINGS and spread < int(_LOW)


def _merged(older: _Sorted | _Packed, newer: _Sorted | _Packed) -> _Sorted | _Packed:
    """Two neighbouring segments in one."""
    both = zeros(len(older.postings) + len(newer.postings), np.uint64)
    both[: len(older.postings)] = older.unpacked()
    np.add(newer.unpacked(), np.uint64(newer.base - older.base), out=both[len(older.postings) :])
    both.sort(kind="stable")
    return _formed(older.base, newer.newest, both)
