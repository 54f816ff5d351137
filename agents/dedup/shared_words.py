"""How many words two texts have in common in order, compiled: most pairs of candidates have too few to be looked into.

A word is a number here, a hash of 64 bits, so that a text need not become as many strings as it has words.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.dedup.compiled import compiled, inner
from agents.dedup.words import MAX_CHARS, MAX_WORDS, lowered

STEM_LETTERS = 5
"""Letters of a word that are compared in rewrites: two translators choose other endings more often than other words."""

_SEED, _FACTOR = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)
"""Of the hash FNV-1a."""
_GOLDEN, _GOLDEN_BITS = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)
_ONE, _NONE, _ALL = np.uint64(1), np.uint64(0), np.uint64(0xFFFFFFFFFFFFFFFF)
_BITS = 64

_NEWLINE = ord("\n")
_CONTINUED, _CONTINUES = 0xC0, 0x80
"""The bits of a byte of UTF-8 that tell whether it begins a character, and what they are where it does not."""


def _table(kept: Callable[[str], bool]) -> NDArray[np.uint8]:
    """Each of those characters of ASCII in lower case, by its code; 0 for the others."""
    return np.array([ord(char.lower()) if kept(char) else 0 for char in map(chr, range(128))], dtype=np.uint8)


_SMALL = _table(lambda char: char.isalnum() or char == "_")
_DIGITS = _table(str.isdigit)
_SEPARATORS = _table(lambda char: char in ".,:")


class Hashed(NamedTuple):
    """The `lowered` words of a text as numbers, and their beginnings of `STEM_LETTERS`."""

    words: NDArray[np.uint64]
    stems: NDArray[np.uint64]


def hashed(text: str) -> Hashed:
    """The words of a text; equal words have equal numbers in any text."""
    if text.isascii():
        return Hashed(*_of_ascii(np.frombuffer(text[:MAX_CHARS].encode(), dtype=np.uint8)))
    listed = "".join(f"{word}\n" for word in lowered(text))
    return Hashed(*_of_list(np.frombuffer(listed.encode(), dtype=np.uint8)))


@inner
def _number_end(text: Any, start: int) -> Any:
    """Where a number ends that begins here, if it has separators; else the place itself."""
    end, size, separated = start, len(text), False
    while end < size and _DIGITS[text[end]]:
        end += 1
        if end + 1 < size and _SEPARATORS[text[end]] and _DIGITS[text[end + 1]]:
            end, separated = end + 1, True
    return end if separated else start


@compiled("uint64[:, ::1](Array(uint8, 1, 'C', readonly=True))")
def _of_ascii(text: Any) -> Any:
    """The numbers of the words of a text in ASCII, and below them those of their beginnings."""
    found = np.empty((2, min(len(text), MAX_WORDS)), np.uint64)
    at = size = 0
    while at < len(text) and size < MAX_WORDS:
        if not _SMALL[text[at]]:
            at += 1
            continue
        start, end, word = at, _number_end(text, at) if _DIGITS[text[at]] else at, _SEED
        while at < end or (end == start and at < len(text) and _SMALL[text[at]]):
            word = (word ^ np.uint64(_SMALL[text[at]] or text[at])) * _FACTOR
            at += 1
            if at - start <= STEM_LETTERS:
                found[1, size] = word
        found[0, size] = word
        size += 1
    return found[:, :size].copy()


@compiled("uint64[:, ::1](Array(uint8, 1, 'C', readonly=True))")
def _of_list(listed: Any) -> Any:
    """As `_of_ascii`, of words in lower case and in UTF-8, each before a line break."""
    found = np.empty((2, (listed == _NEWLINE).sum()), np.uint64)
    at = 0
    for place in range(found.shape[1]):
        word, letters = _SEED, 0
        while listed[at] != _NEWLINE:
            letters += listed[at] & _CONTINUED != _CONTINUES
            word = (word ^ np.uint64(listed[at])) * _FACTOR
            if letters <= STEM_LETTERS:
                found[1, place] = word
            at += 1
        at += 1
        found[0, place] = word
    return found


@inner
def _slot(wanted: Any, slots: Any, words: Any) -> Any:
    """Where a small hash table has a word, or has room for it."""
    last = np.uint64(len(slots) - 1)
    slot = (wanted * _GOLDEN >> _GOLDEN_BITS) & last
    while slots[slot] >= 0 and words[slots[slot]] != wanted:
        slot = (slot + _ONE) & last
    return np.int64(slot)


@inner
def _zeros(row: Any, size: int) -> Any:
    """How many of the first bits are not set."""
    count = 0
    for place in range(size):
        count += not row[place // _BITS] >> np.uint64(place % _BITS) & _ONE
    return count


@compiled("int64(uint64[::1], uint64[::1])")
def in_order(here: Any, there: Any) -> Any:
    """The length of the longest common subsequence of two texts, as many words at a time as a number has bits.

    Hyyrö, Bit-parallel LCS-length computation revisited, 2004.
    """
    size = 16
    while size < 2 * len(here):
        size *= 2
    slots, blocks = np.full(size, -1, np.int64), (len(here) + _BITS - 1) // _BITS
    matches = np.zeros((len(here), blocks), np.uint64)  # by the first place of a word, the bits of all its places
    for place in range(len(here)):
        slot = _slot(here[place], slots, here)
        if slots[slot] < 0:
            slots[slot] = place
        matches[slots[slot], place // _BITS] |= _ONE << np.uint64(place % _BITS)
    row = np.full(blocks, _ALL, np.uint64)
    for word in there:
        first = slots[_slot(word, slots, here)]
        if first < 0:
            continue
        carry = _NONE
        for block in range(blocks):
            before = row[block]
            met = before & matches[first, block]
            partly = before + met
            added = partly + carry
            carry = np.uint64((partly < before) | (added < partly))
            row[block] = added | (before - met)
    return _zeros(row, len(here))
