"""Regular expressions over lists of words, built so that a search passes quickly over all other text."""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

FEW_LETTERS = 6
"""First letters up to which the engine does best to skip from one of them to the next."""

WESTERN = {
    ord(char): str(int(char)) for block in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９") for char in block
}
"""The digits of Arabic, Persian and full-width Japanese, for `str.translate`; offsets stay."""

_DIGITS = "0123456789"

ZERO = "0"
"""What stands for a digit where only the length of a number matters."""

MOST_ZEROS = 5
"""Digits of the longest number whose length is told: no part of a date has as many."""


def words_pattern(words: Iterable[str]) -> str:
    """A pattern that matches any of the words where one begins; longer words first, letters they share tried once.

    With few first letters it begins with them, so that the engine skips all other text; with many, with the border of a
    word. What follows the word is the caller's to check.
    """
    listed = sorted(set(words))
    first_letters = sorted({word[0] for word in listed})
    if len(first_letters) > FEW_LETTERS:
        return rf"(?<!\w)(?=[{re.escape(''.join(first_letters))}]){shared(listed)}"
    rest = {first: shared([word[1:] for word in listed if word[0] == first]) for first in first_letters}
    return "(?:" + "|".join(rf"{re.escape(first)}(?<!\w.){ending}" for first, ending in rest.items()) + ")"


def shared(endings: Iterable[str]) -> str:
    """A pattern for any of some words, or of their endings, that tries the letters they share once."""
    by_first: dict[str, list[str]] = {}
    for ending in endings:
        if ending:
            by_first.setdefault(ending[0], []).append(ending[1:])
    branches = [re.escape(first) + shared(rest) for first, rest in sorted(by_first.items())]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if "" in endings else body


def both_cases(words: Iterable[str]) -> list[str]:
    """Words as they are and with a capital first letter."""
    return sorted({form for word in words for form in (word, word[0].upper() + word[1:])})


class Openings:
    """Where any of some words, or a number in digits, begins in a text; found in one pass over it.

    Args:
        words: what may begin; of those that begin at one place the longest counts.
        spaced: whether words are parted by spaces, so that none begins inside of another.
    """

    def __init__(self, words: Iterable[str], *, spaced: bool = True) -> None:
        self._words = sorted(set(words))
        self._spaced = spaced
        self._automaton = AhoCorasick(
            [*self._words, *_DIGITS], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, text: str) -> list[tuple[int, str]]:
        """Where they begin, in order, and what does: a word, or up to `MOST_ZEROS` zeros for the digits of a number."""
        words, listed, spaced, number_end = self._words, len(self._words), self._spaced, -1
        found: list[tuple[int, str]] = []
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            if number < listed:
                if not spaced or not start or not (text[start - 1].isalnum() and text[start].isalnum()):
                    found.append((start, words[number]))
                continue
            if start != number_end:
                found.append((start, ZERO))
            elif len(found[-1][1]) < MOST_ZEROS:
                found[-1] = (found[-1][0], found[-1][1] + ZERO)
            number_end = end
        return found


def spelled(forms: str) -> list[str]:
    """The words of a list in a data file: parted by spaces, with `_` for a space inside of one."""
    return [form.replace("_", " ") for form in forms.split()]


def any_space(pattern: str) -> str:
    """A pattern in which a space stands for every kind that stands between words of one line."""
    return pattern.replace(" ", "[ \\u00a0\\u202f]")
