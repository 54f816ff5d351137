"""How rare a word is in its language, known before any article was seen.

The frequencies are those of wordfreq's small lists: of books, subtitles, news, encyclopaedias and conversations, down
to one word in a million, for 42 languages.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import exp, log

UNLISTED = 1e-6
"""Frequency of a word that the lists lack: they end at one in a million."""

ARTICLE_WORDS = 300
"""Words of an article of news, from which follows how many of a thousand articles have a word."""

NUMBERS = (1e-3, 5e-4, 1e-4, 1e-5, 1e-5)
"""Frequencies of a number of one, two, three, four digits and more, about those of English; years are told apart."""
YEAR = 3e-5
_CENTURIES = ("19", "20")
_YEAR_DIGITS = 4

FULL_LENGTH = 5
"""Letters from which a word counts in full where there is no list: short words are function words more often."""

_ARTICLES = 1000
_LISTS = {"no": "nb", "nn": "nb", "bs": "sh", "cnr": "sh", "hr": "sh", "sr": "sh", "tl": "fil"}
"""Languages that are read with the list of another code."""


class Rarities(dict[str, float]):
    """How rare words of a language are, 0 (in every article) to 1, by the word in small letters; every word has one."""

    def __init__(self, listed: Mapping[str, float]) -> None:
        super().__init__({word: _rare(frequency) for word, frequency in listed.items() if not word[:1].isdigit()})
        self._unlisted = _rare(UNLISTED)

    def __missing__(self, word: str) -> float:
        return _of_number(word) if word[:1].isdigit() else self._unlisted


class _ByLength(Rarities):
    """Of a language without a list: short words are function words more often."""

    def __missing__(self, word: str) -> float:
        return min(1.0, (FULL_LENGTH + len(word)) / (2 * FULL_LENGTH))


def rarities(language: str) -> Rarities:
    """How rare the words of a language are, given its code."""
    base = language.partition("-")[0]
    return _rarities(_LISTS.get(base, base))


@lru_cache(maxsize=64)
def _rarities(code: str) -> Rarities:
    from wordfreq import available_languages, get_frequency_dict  # takes a tenth of a second

    if code not in available_languages("small"):
        return _ByLength({})
    return Rarities(get_frequency_dict(code, "small"))


def _rare(frequency: float) -> float:
    """Inverse document frequency among `_ARTICLES`, as a share of what a word in none of them would have."""
    articles = _ARTICLES * (1 - exp(-frequency * ARTICLE_WORDS))
    return max(0.0, log(_ARTICLES / (articles + 1)) / log(_ARTICLES))


@lru_cache(maxsize=4096)
def _of_number(word: str) -> float:
    digits = sum(char.isdigit() for char in word)
    if digits == _YEAR_DIGITS == len(word) and word.startswith(_CENTURIES):
        return _rare(YEAR)
    return _rare(NUMBERS[min(digits, len(NUMBERS)) - 1])
