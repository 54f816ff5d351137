"""What is held in memory of each article but its postings: a row of numbers, found by order of arrival."""

import math
from collections import Counter
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from agents.dedup.memory import address, zeros
from agents.dedup.search import CHUNK_COLUMNS
from agents.dedup.signature import TERMS
from agents.dedup.times import Stretch

CHUNK_ROWS = 1 << 17
"""Rows taken at a time, 30 MB of memory that becomes resident as it is written to; dropped when all are gone."""

LONGEST_LANGUAGE = 12
"""Characters of a language's code that are kept; `zh-Hant` has seven."""

_HEAD = np.dtype(
    [
        ("held", "?"),
        ("withdrawn", "?"),
        ("in_story", "?"),
        ("article", "V16"),
        ("revision", "V16"),
        ("story", "V16"),
        ("founded", "<i8"),
        ("clock", "<f8"),
        ("published_from", "<f8"),
        ("published_to", "<f8"),
        ("language", f"S{LONGEST_LANGUAGE}"),
    ]
)
"""Times are nan where they are not known."""

_DAYS = np.dtype("<u8")

TERM_ROW = np.dtype([("hashes", "<u4", TERMS), ("weights", "<f2", TERMS)])
"""An article's heaviest terms, filled up with zeros."""


class Held(Struct, frozen=True, gc=False):
    """What is held in memory of one remembered revision of an article, or of a withdrawal.

    Attributes:
        sequence: order of arrival.
        article, revision: the ids, as 16 bytes each.
        story: the story it joined, as decided then.
        founded: sequence of the first article of that story.
        clock: the latest time of receipt seen by then, in seconds since 1970.
        published: when it was published, where that is known.
        withdrawn: whether this is a withdrawal.
        language: the code of its text's language, empty where that is not known.
        days: the mask of the days that it names.
    """

    sequence: int
    article: bytes
    revision: bytes
    story: str
    founded: int
    clock: float | None
    published: Stretch | None
    withdrawn: bool
    language: str
    days: int

    @property
    def key(self) -> str:
        """The key of its entry."""
        return f"{self.article.hex()}/{self.revision.hex()}"


class Packed(Struct, array_like=True):
    """All rows held, as `load` takes them: sequences (8 bytes each), numbers, days and terms, row after row."""

    sequences: bytes
    heads: bytes
    days: bytes
    terms: bytes


class _Chunk:
    """The rows of `CHUNK_ROWS` neighbouring sequences."""

    def __init__(self) -> None:
        self.heads = zeros(CHUNK_ROWS, _HEAD)
        self.days = zeros(CHUNK_ROWS, _DAYS)
        self.terms = zeros(CHUNK_ROWS, TERM_ROW)
        self.held = 0


class Rows:
    """Rows by sequence."""

    def __init__(self) -> None:
        self._chunks: dict[int, _Chunk] = {}
        self._count = 0
        self._tabulate()

    def _tabulate(self) -> None:
        """Write the table of the chunks, as `search` takes it."""
        lines = [(number, address(chunk.terms), address(chunk.days)) for number, chunk in sorted(self._chunks.items())]
        self.table: NDArray[np.int64] = np.array(lines, dtype=np.int64).reshape(-1, CHUNK_COLUMNS)

    def __len__(self) -> int:
        """Rows held."""
        return self._count

    def __contains__(self, sequence: int) -> bool:
        chunk = self._chunks.get(sequence // CHUNK_ROWS)
        return chunk is not None and bool(chunk.heads["held"][sequence % CHUNK_ROWS])

    def __getitem__(self, sequence: int) -> Held:
        """The row of a sequence that is held."""
        chunk, place = self._chunks[sequence // CHUNK_ROWS], sequence % CHUNK_ROWS
        head: tuple[Any, ...] = chunk.heads[place].item()
        (
            _,
            withdrawn,
            in_story,
            article,
            revision,
            story,
            founded,
            clock,
            published_from,
            published_to,
            language,
        ) = head
        return Held(
            sequence=sequence,
            article=article,
            revision=revision,
            story=story.hex() if in_story else "",
            founded=founded,
            clock=None if math.isnan(clock) else clock,
            published=None if math.isnan(published_from) else (published_from, published_to),
            withdrawn=withdrawn,
            language=language.decode(),
            days=chunk.days.item(place),
        )

    def article(self, sequence: int) -> bytes:
        """The article's id, as 16 bytes, of a sequence that is held."""
        found: bytes = self._chunks[sequence // CHUNK_ROWS].heads["article"].item(sequence % CHUNK_ROWS)
        return found

    def clock(self, sequence: int) -> float:
        """The latest time of receipt seen by then, in seconds since 1970; nan where none was."""
        found: float = self._chunks[sequence // CHUNK_ROWS].heads["clock"].item(sequence % CHUNK_ROWS)
        return found

    def terms(self, sequences: NDArray[np.int64]) -> NDArray[np.void]:
        """The terms of several that are held, as an array of `TERM_ROW` in their order."""
        found = np.empty(len(sequences), dtype=TERM_ROW)
        numbers, places = np.divmod(sequences, CHUNK_ROWS)
        for number in set(numbers.tolist()):
            here = numbers == number
            found[here] = self._chunks[number].terms[places[here]]
        return found

    def days(self, sequences: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The masks of the days that several that are held name, in their order."""
        found = np.empty(len(sequences), dtype=np.uint64)
        numbers, places = np.divmod(sequences, CHUNK_ROWS)
        for number in set(numbers.tolist()):
            here = numbers == number
            found[here] = self._chunks[number].days[places[here]]
        return found

    def languages(self) -> Counter[str]:
        """How many rows are in each language."""
        found: Counter[str] = Counter()
        for chunk in self._chunks.values():
            names, counts = np.unique(chunk.heads["language"][chunk.heads["held"]], return_counts=True)
            found.update(dict(zip((name.decode() for name in names.tolist()), counts.tolist(), strict=True)))
        return found

    def add(self, held: Held, terms: NDArray[np.void]) -> None:
        """Take in a row, with its terms as one `TERM_ROW`."""
        number, place = divmod(held.sequence, CHUNK_ROWS)
        if number not in self._chunks:
            self._chunks[number] = _Chunk()
            self._tabulate()
        chunk = self._chunks[number]
        chunk.heads[place] = _head(held)
        chunk.days[place] = held.days
        chunk.terms[place] = terms
        chunk.held += 1
        self._count += 1

    def remove(self, sequence: int) -> None:
        """Forget a row that is held."""
        number, place = divmod(sequence, CHUNK_ROWS)
        chunk = self._chunks[number]
        chunk.heads["held"][place] = False
        chunk.held -= 1
        self._count -= 1
        if not chunk.held:
            del self._chunks[number]
            self._tabulate()

    def dump(self) -> Packed:
        """All rows held."""
        columns = [[np.zeros(0, dtype=dtype)] for dtype in (np.dtype("<i8"), _HEAD, _DAYS, TERM_ROW)]
        for number in sorted(self._chunks):
            chunk = self._chunks[number]
            places = chunk.heads["held"].nonzero()[0]
            sequences = (places + number * CHUNK_ROWS).astype("<i8")
            found = sequences, chunk.heads[places], chunk.days[places], chunk.terms[places]
            for column, part in zip(columns, found, strict=True):
                column.append(part)
        return Packed(*(np.concatenate(column).tobytes() for column in columns))

    def load(self, packed: Packed) -> NDArray[np.int64]:
        """Take over what `dump` gave, in place of what is held; returns the sequences, in ascending order."""
        sequences = np.frombuffer(packed.sequences, dtype="<i8").astype(np.int64)
        heads, terms = np.frombuffer(packed.heads, dtype=_HEAD), np.frombuffer(packed.terms, dtype=TERM_ROW)
        days = np.frombuffer(packed.days, dtype=_DAYS)
        self._chunks, self._count = {}, len(sequences)
        numbers = sequences // CHUNK_ROWS
        for number in np.unique(numbers).tolist():
            chunk = self._chunks[number] = _Chunk()
            here = numbers == number
            places = sequences[here] % CHUNK_ROWS
            chunk.heads[places], chunk.days[places], chunk.terms[places] = heads[here], days[here], terms[here]
            chunk.held = len(places)
        self._tabulate()
        return sequences


def _head(held: Held) -> tuple[object, ...]:
    """A row of `_HEAD`."""
    published_from, published_to = held.published if held.published is not None else (math.nan, math.nan)
    return (
        True,
        held.withdrawn,
        bool(held.story),
        held.article,
        held.revision,
        bytes.fromhex(held.story) if held.story else bytes(16),
        held.founded,
        held.clock if held.clock is not None else math.nan,
        published_from,
        published_to,
        held.language.encode("ascii", "replace"),
    )
