"""Words of a text, and fixed phrases found in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,8}")


def words_of(text: str) -> list[str]:
    """The words of a text in order: letters, with apostrophes and hyphens between them."""
    return _WORD.findall(text)


class Found(NamedTuple, Generic[T]):
    """A phrase that stands in a text, and what it means."""

    start: int
    end: int
    phrase: str
    value: T


class Phrases(Generic[T]):
    """Fixed phrases with a value each, found in one pass however many they are. Upper and lower case differ."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._values = list(phrases.items())
        self._automaton = AhoCorasick(list(phrases), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Found[T]]:
        """The phrases that stand in the text as whole words, in order, the longest at each place."""
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            phrase, value = self._values[number]
            if _is_whole(text, start, end):
                yield Found(start, end, phrase, value)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer word. Scripts that do not part words have no such bounds."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (before and before.isalnum() and text[start].isalnum() and before < "\u2e80")
        or (after and after.isalnum() and text[end - 1].isalnum() and after < "\u2e80")
    )
