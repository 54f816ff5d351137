"""Regular expressions over lists of words, built so that a search passes quickly over all other text."""

import re
from collections.abc import Iterable

FEW_LETTERS = 6
"""First letters up to which the engine does best to skip from one of them to the next."""


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
