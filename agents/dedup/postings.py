"""Which articles hold a key: a compact table for hundreds of millions of postings.

New postings gather in a buffer; full, it becomes a sorted segment, and neighbouring segments of like size are merged,
as in a log-structured merge tree. Of a small segment a posting takes 8 bytes, of a large one, which is packed, some
4.5. How the postings are spread over segments changes no answer.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct, ValidationError
from numpy.typing import DTypeLike, NDArray

from agents.dedup.memory import address, zeros
from agents.dedup.search import append, find, known, merge, pack, settle, unpack

BUFFER_POSTINGS = 1 << 12
"""Postings gathered before they are sorted: those of some 150 articles, sorted in a fraction of a millisecond."""

PACKED_POSTINGS = 1 << 16
"""Postings from which on a segment is packed. To merge packed ones takes 10 ns a posting, others 2 ns, and small ones
are merged often."""

SEGMENT_POSTINGS = 1 << 22
"""Largest segment that merging makes: 20 MB, merged in 50 ms."""

SIZE_RATIO, PACKED_SIZE_RATIO = 16, 6
"""A segment less than this many times as large as the one after it is merged with it. Each segment costs every search
some 2 µs, so few and large ones are better; but what is merged more often costs more."""

BUCKET_POSTINGS = 8
"""Postings that a bucket of a packed segment has in the mean, at most: of fewer, their beginnings would take as much
room as they do."""

DEAD_SHARE = 0.5
"""Of the articles of the oldest segment; from here on the postings of those that are gone are taken out, which takes
12 ns a posting."""

_ALL = 1 << 62
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

    def line(self) -> tuple[int, ...]:
        """The segment in a table of segments; see `search`."""
        return self.base, self.newest, address(self.postings), len(self.postings), 0, 0, 0

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

    @property
    def _sequence_mask(self) -> int:
        return (1 << self.bits) - 1

    def line(self) -> tuple[int, ...]:
        """The segment in a table of segments; see `search`."""
        postings, starts = self.postings, self.starts
        return self.base, self.newest, address(postings), len(postings), address(starts), self.bits, _rest_bits(starts)

    def unpacked(self) -> NDArray[np.uint64]:
        """The postings as those of `_Sorted`."""
        found = zeros(len(self.postings), np.uint64)
        unpack(np.array(self.line()), found)
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
        self._clear_buffer()

    def _clear_buffer(self) -> None:
        """An empty buffer: `_size` postings, the first `_settled` in ascending order, counted from `_base`."""
        self._buffer = np.empty(2 * BUFFER_POSTINGS, dtype=np.uint64)
        self._base = self._newest = self._size = self._settled = 0
        self._tabulate()

    def _tabulate(self) -> None:
        """Write the table of the segments anew; the buffer is the last of them."""
        lines = [segment.line() for segment in self._segments]
        self._table: Integers = np.array([*lines, self._buffer_line()], dtype=np.int64)

    def _buffer_line(self) -> tuple[int, ...]:
        return self._base, self._newest, address(self._buffer), self._settled, 0, 0, 0

    @property
    def table(self) -> Integers:
        """What is held, as the functions of `search` take it; good until something is added or taken out."""
        if self._settled < self._size:
            self._buffer[self._settled : self._size].sort()
            self._size = self._settled = settle(self._buffer, self._settled, self._size)
            self._table[-1] = self._buffer_line()
        return self._table

    def add(self, keys: NDArray[np.uint32], sequence: int) -> None:
        """Put an article under its keys; sequences rise."""
        if sequence - self._base >= int(_LOW):
            self._flush()
        if not self._size:
            self._base = sequence
        if self._size + len(keys) > len(self._buffer):
            self._buffer = np.resize(self._buffer, self._size + len(keys))
        self._size = append(self._buffer, self._size, keys, sequence - self._base)
        self._newest = sequence
        if self._size >= BUFFER_POSTINGS:
            self._flush()

    def find(
        self, keys: NDArray[np.uint32], limit: int, *, oldest: int, newest_first: bool = False, total: int | None = None
    ) -> Found:
        """For each key at most `limit` articles: the first that came, or the last; in no particular order.

        With `total`, at most so many postings altogether, those of the keys with the fewest articles first; of keys
        with equally many, the smaller one's.
        """
        most = limit * len(keys) if total is None else total
        return Found(*find(self.table, keys, oldest, limit, most, newest_first))

    def holders(self, key: int, oldest: int) -> list[int]:
        """The articles that hold one key, in order of arrival."""
        asked = np.array([key], dtype=np.uint32)
        found: list[int] = find(self.table, asked, oldest, _ALL, _ALL, False)[1].tolist()
        return found

    def known(self, keys: NDArray[np.uint32], oldest: int) -> NDArray[np.bool_]:
        """Whether anything is held under each of the keys."""
        found: NDArray[np.bool_] = known(self.table, keys, oldest)
        return found

    def remove(self, sequence: int) -> None:
        """Take one article's postings out, wherever they are; those of the oldest articles go at no such cost."""
        if self._size and self._base <= sequence <= self._newest:
            buffered = self._buffer[: self._size]
            kept = buffered[(buffered & _LOW) != np.uint64(sequence - self._base)]
            self._size, self._settled = len(kept), 0
            self._buffer[: self._size] = kept
        self._segments = [
            segment.without(sequence - segment.base) if segment.base <= sequence <= segment.newest else segment
            for segment in self._segments
        ]
        self._tabulate()

    def settle(self, oldest: int) -> None:
        """Drop what lies before `oldest`, once there is enough of it."""
        live = [segment for segment in self._segments if segment.newest >= oldest]
        if live and live[0].base < oldest:
            live[0] = _pruned(live[0], oldest)
        if len(live) < len(self._segments) or (live and live[0] is not self._segments[0]):
            self._segments = live
            self._tabulate()

    def dump(self) -> list[Segment]:
        """All postings, as segments that `load` takes."""
        self._flush()
        return [segment.dump() for segment in self._segments]

    def load(self, segments: Iterable[Segment]) -> None:
        """Take over what `dump` gave, in place of what is held.

        Raises:
            msgspec.ValidationError: that is no table of postings.
        """
        self._segments = [_loaded(segment) for segment in segments]
        self._clear_buffer()

    def _flush(self) -> None:
        """Turn the buffer into a segment, and merge it with those before it that are of like size."""
        if not self._size:
            return
        postings = np.sort(self._buffer[: self._size])
        self._segments.append(_Sorted(self._base, self._newest, postings[first_of_equal(postings)]))
        while len(self._segments) > 1 and _of_like_size(self._segments[-2], self._segments[-1]):
            newer, older = self._segments.pop(), self._segments.pop()
            self._segments.append(_merged(older, newer))
        self._size = self._settled = 0
        self._tabulate()


def first_of_equal(ascending: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of the numbers differ from the one before them."""
    first = np.ones(len(ascending), dtype=np.bool_)
    first[1:] = ascending[1:] != ascending[:-1]
    return first


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
    packed, starts = zeros(len(postings), np.uint32), zeros((1 << bucket_bits) + 1, np.uint32)
    pack(postings, bits, rest_bits, packed, starts)
    return _Packed(base, newest, packed, starts, bits)


def _loaded(segment: Segment) -> _Sorted | _Packed:
    if not segment.starts:
        return _Sorted(segment.base, segment.newest, _owned(segment.postings, "<u8", np.uint64))
    postings, starts = (_owned(column, "<u4", np.uint32) for column in (segment.postings, segment.starts))
    buckets = len(starts) - 1
    if buckets.bit_count() != 1 or starts[-1] != len(postings) or (starts[1:] < starts[:-1]).any():
        raise ValidationError("the buckets of a segment are not those of its postings")  # would be read beyond its end
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
    merge(np.array(older.line()), np.array(newer.line()), both)
    return _formed(older.base, newer.newest, both)
