"""Places and peoples inside longer names: Georgia in "Georgia Bureau of Investigation", Calgary in "Calgary-based"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from agents.enrich import vocabulary as words_of
from agents.enrich.gazetteer import KEPT_NAMES, Kind, Spot, look_up
from schemas.article import Span

LONGEST_PLACE = 2
"""Words of a place's name at the beginning of another name: "New York" in "New York Times"."""

LEADING_TOWN = 15_000
"""Inhabitants from which on a town's name may lead the name of something else."""

KNOWN_SAINT = 100_000
"""Inhabitants from which on a saint's name at the beginning of another is rather the town of that name."""

SHORT_NAME = 3
"""Letters: shorter names are a place's only where they stand for a country or state."""

_NO_LEAD = words_of.COMMON | words_of.FUNCTION | words_of.COMPASS | words_of.TOWN_WORDS | words_of.KNOWN_ORGANISATIONS

_OF = re.compile(r" of (?:the )?")
_HYPHEN = re.compile("[-\u2010\u2011]")
_WORD = re.compile(r"\S+")


class Inner(NamedTuple):
    """A place's name inside another name: where it stands in that, and its bearers."""

    start: int
    end: int
    spots: tuple[Spot, ...]


@lru_cache(maxsize=KEPT_NAMES)
def inside(name: str, *, body: bool) -> tuple[Inner, ...]:
    """The places and peoples that a name of several words begins with, is "of", or ends with.

    Args:
        name: the whole name.
        body: whether it is a body's with a word such as "County" or "Police", which is then the place's own.
    """
    return tuple(_inside(name, body=body))


def _inside(name: str, *, body: bool) -> Iterator[Inner]:
    leading = None if _is_bearer(name) else _leading(name, 0, len(name), body=body)
    if leading:
        yield leading
    found = bool(leading)
    for of in _OF.finditer(name):
        after = _leading(name, of.end(), len(name) + 1, body=True)
        if after:
            found = True
            yield after
    if not found and (last := _last(name)):
        yield last


def _leading(name: str, start: int, end: int, *, body: bool) -> Inner | None:
    """The longest place's name that begins at `start` and ends with a word before `end`."""
    ends = [word.end() for word, _ in zip(_WORD.finditer(name, start), range(LONGEST_PLACE), strict=False)]
    for stop in reversed(ends):
        if stop < end and (spots := look_up(name[start:stop])) and _leads(name[start:stop], spots, body=body):
            return Inner(start, stop, spots)
    return None


def _is_bearer(name: str) -> bool:
    """Whether a name of two words ends with a surname: Paris Hilton."""
    first, _, last = name.partition(" ")
    return bool(first) and last.lower() in words_of.SURNAMES


def _leads(name: str, spots: tuple[Spot, ...], *, body: bool) -> bool:
    """Whether a place's name at the beginning of another means the place."""
    best = spots[0]
    if best.people:
        return True
    word = name.lower()
    if word in _NO_LEAD:
        return False
    if name.startswith(("St. ", "St ", "Saint ")) and best.population < KNOWN_SAINT:
        return False
    if best.kind is Kind.COUNTY:
        return " " in name
    if best.kind in (Kind.COUNTRY, Kind.STATE, Kind.AREA):
        return len(name) > SHORT_NAME or not best.alternate or "." in name
    if word in words_of.GIVEN or len(name) <= SHORT_NAME:
        return False
    return body or (word not in words_of.SURNAMES and not best.alternate and best.population >= LEADING_TOWN)


def _last(name: str) -> Inner | None:
    """A country or state that a name ends with ("Environment Canada")."""
    start = name.rfind(" ") + 1
    spots = look_up(name[start:])
    if spots and (spots[0].kind is Kind.COUNTRY) and not spots[0].alternate and not spots[0].people:
        return Inner(start, len(name), spots)
    return None


def unhyphened(span: str) -> list[Span] | None:
    """The parts of a capitalised span that compounds join, or None: Calgary and Epoch in "Calgary-based Epoch".

    A word in small letters after the hyphen belongs to no name ("Russian-backed"); two capitalised words are two names
    where one of them is a country's or its people's ("Egyptian-US").
    """
    parts: list[Span] = []
    start = 0
    for word in _WORD.finditer(span):
        hyphen = _HYPHEN.search(word[0])
        if not hyphen:
            continue
        left, right = word[0][: hyphen.start()], word[0][hyphen.end() :]
        small = right in words_of.COMPOUND_LAST
        if small or (right[:1].isupper() and (_is_national(left) or _is_national(right))):
            parts.append((start, word.start() + hyphen.start()))
            start = word.end() + 1 if small else word.start() + hyphen.end()
    if not parts:
        return None
    return [part for part in (*parts, (start, len(span))) if part[0] < part[1]]


def _is_national(word: str) -> bool:
    spots = look_up(word)
    if not spots:
        return False
    return spots[0].people or (spots[0].kind is Kind.COUNTRY and (not spots[0].alternate or word.isupper()))
