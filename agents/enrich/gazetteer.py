"""Names of places to where they lie: a compact table of towns, regions and countries, read on first use.

`data/gazetteer.npz` is built by `build_gazetteer.py` from GeoNames and others (see `data/README.md`). A name is kept as
48 bits of its hash, so that half a million of them take a few megabytes; two names of the table never share one (the
builder checks), and a name that is not in it is taken for one that is about once in five hundred million.
"""

import bisect
import math
import re
import unicodedata
from array import array
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "gazetteer.npz"

HASH_BITS = 48
"""Bits of a name's hash that are kept: 500,000 names share none of them, and fit three quarters of 64 bits."""

LOW_BITS = 32
"""Of these, the bits stored for each name; the others are the number of its bucket."""

DEGREE = 100
"""Steps in a degree: a point is good to 0.01 degree, 1.1 km, well inside a town."""

AREA_SIZE, COUNTY_SIZE = 8.0, 4.0
"""What areas of the world and counties, whose people the table does not count, weigh in decades of population."""

COUNTRY_MORE, SMALLEST_COUNTRY = 1.0, 1_000_000
"""How much more a country weighs than a town of its population, and the population it is given at least."""

REGION_LESS = 0.6
"""How much less a region weighs than a town of its population: "New York" is the city."""

ALTERNATE_LESS = 1.0
"""How much less a place weighs that has the name only as another name."""

KEPT_NAMES = 1 << 15
"""Names whose answer is remembered: the places of some hundred articles."""

MOST_BEARERS = 40
"""Places of one name that are considered, the most populous first; 'San Antonio' has hundreds."""

_DROPPED = str.maketrans("", "", "'’‘ʻʼ`ʹ´.")
_SPACED = str.maketrans("-–/", "   ")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})
_SHORTENED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
"""Words of names in full, where another word follows: "St. Paul" and "Saint Paul" are one name."""

_MARKS = re.compile("[\u0300-\u036f]")


class Kind(IntEnum):
    """What a place of the table is."""

    TOWN = 0
    COUNTRY = 1
    STATE = 2
    """A first-level part of a country."""
    COUNTY = 3
    """A county of the United States; the table knows only its state's point."""
    REGION = 4
    """Any other part of a country."""
    AREA = 5
    """A continent, a sea, a region of the world: in no country."""


class Spot(NamedTuple):
    """A place of the table.

    Attributes:
        row: its number there; two names of one place have the same.
        name: as GeoNames spells it.
        geonameid: its chief town's for a region that GeoNames' tables of towns lack; None where nobody has one.
        country: ISO 3166-1 alpha-2, empty for an area of the world.
        admin: country and first-level part, such as `US.TX`.
        latitude, longitude: degrees.
        population: inhabitants.
        alternate: whether it was found by another name than `name`.
        people: whether it was found by a word for its people ("Ukrainian").
        size: what it weighs by itself against other bearers of its name, in decades of population.
    """

    row: int
    name: str
    kind: Kind
    geonameid: int | None
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    alternate: bool
    people: bool
    size: float


class _Table(NamedTuple):
    hashes: "array[int]"
    starts: "array[int]"
    entries: "array[int]"
    kind: "array[int]"
    geonameid: "array[int]"
    admin: "array[int]"
    latitude: "array[int]"
    longitude: "array[int]"
    population: "array[int]"
    names: bytes
    name_starts: "array[int]"
    admins: tuple[str, ...]


def key(name: str) -> str:
    """A name as the table keeps it: without case, accents, apostrophes, full stops, short forms and spacing."""
    plain = name
    if not plain.isascii():
        composed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
        plain = _MARKS.sub("", composed).translate(_PLAIN)
    words = plain.translate(_DROPPED).translate(_SPACED).lower().split()
    if len(words) > 1 and not _SHORTENED.keys().isdisjoint(words):
        words = [*(_SHORTENED.get(word, word) for word in words[:-1]), words[-1]]
    return " ".join(words)


def name_hash(normal: str) -> int:
    """The `HASH_BITS` of a normalised name that the table is sorted by."""
    import xxhash

    return int(xxhash.xxh3_64_intdigest(normal.encode("utf-8", "surrogatepass"))) >> (64 - HASH_BITS)


@lru_cache(maxsize=KEPT_NAMES)
def look_up(name: str) -> tuple[Spot, ...]:
    """All places that bear a name, the most important first; empty where none does."""
    normal = key(name)
    if not normal:
        return ()
    table = _table()
    wanted = name_hash(normal)
    found = bisect.bisect_left(table.hashes, wanted)
    if found == len(table.hashes) or table.hashes[found] != wanted:
        return ()
    first, last = table.starts[found], table.starts[found + 1]
    return tuple(_spot(table, entry) for entry in table.entries[first : min(last, first + MOST_BEARERS)])


def _spot(table: _Table, entry: int) -> Spot:
    row = entry >> 2
    kind = Kind(table.kind[row])
    alternate, people = bool(entry & 1), bool(entry & 2)
    size = _size(kind, table.population[row]) - (ALTERNATE_LESS if alternate and not people else 0.0)
    admin = table.admins[table.admin[row]]
    name = table.names[table.name_starts[row] : table.name_starts[row + 1]].decode()
    return Spot(
        row,
        name,
        kind,
        table.geonameid[row] or None,
        admin.partition(".")[0],
        admin,
        table.latitude[row] / DEGREE,
        table.longitude[row] / DEGREE,
        table.population[row],
        alternate,
        people,
        size,
    )


def _size(kind: Kind, population: int) -> float:
    """Decades of population; kinds weigh as their names are used: a bare "Georgia" or "New York"."""
    if kind is Kind.AREA:
        return AREA_SIZE
    if kind is Kind.COUNTRY:
        return COUNTRY_MORE + math.log10(max(population, SMALLEST_COUNTRY))
    if kind is Kind.COUNTY:
        return COUNTY_SIZE
    decades = math.log10(population + 10)
    return decades - REGION_LESS if kind in (Kind.STATE, Kind.REGION) else decades


@lru_cache(maxsize=1)
def unspaced_names() -> tuple[str, ...]:
    """The names in scripts that put no spaces between words, as texts print them; some with their language before.

    `zh:` before a name says that it is a country's or an area's in Chinese, and in no other language.
    """
    import numpy as np

    with np.load(DATA, allow_pickle=False) as data:
        return tuple(data["unspaced"].tobytes().decode().split("\n"))


@lru_cache(maxsize=1)
def _table() -> _Table:
    import numpy as np

    with np.load(DATA, allow_pickle=False) as data:
        stored = {name: data[name] for name in data.files}
    buckets = np.repeat(np.arange(len(stored["bucket_sizes"]), dtype=np.uint64), stored["bucket_sizes"])
    hashes = (buckets << np.uint64(LOW_BITS)) | stored["hash_low"].astype(np.uint64)

    def numbers(code: str, values: "np.typing.NDArray[np.generic]") -> "array[int]":
        made: array[int] = array(code)
        made.frombytes(np.ascontiguousarray(values).tobytes())
        return made

    def running(counts: "np.typing.NDArray[np.generic]") -> "array[int]":
        return numbers("I", np.concatenate(([0], np.cumsum(counts, dtype=np.uint32))).astype(np.uint32))

    return _Table(
        hashes=numbers("Q", hashes),
        starts=running(stored["bearers"]),
        entries=numbers("I", stored["entries"].astype(np.uint32)),
        kind=numbers("B", stored["kind"]),
        geonameid=numbers("I", stored["geonameid"].astype(np.uint32)),
        admin=numbers("H", stored["admin"]),
        latitude=numbers("h", stored["latitude"]),
        longitude=numbers("h", stored["longitude"]),
        population=numbers("I", stored["population"].astype(np.uint32)),
        names=stored["names"].tobytes(),
        name_starts=running(stored["name_lengths"]),
        admins=tuple(stored["admins"].tobytes().decode().split("\n")),
    )
