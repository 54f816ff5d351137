"""The days that a text names, and what they say for or against two texts telling one event.

Two reports of one event name the same weekday more often than not; reports of two events of a kind seldom do.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from agents.dedup.search import DAY_BITS
from agents.months import FULL_MONTHS, FULL_WEEKDAYS, MONTH_NAMES, SHORT_MONTH_NAMES, WEEKDAY_NAMES, plain

_WEEKDAYS, _MONTHS, _YEARS = (range(*bits) for bits in DAY_BITS)
"""The bits of a mask for weekdays, months, and years, which come round after 45."""
BITS = 64

_ENGLISH_SHORT = {
    form: number for number, forms in enumerate(SHORT_MONTH_NAMES["en"].split("|"), 1) for form in forms.split()
}


def _as_written(names: Mapping[str, str], numbers: Mapping[str, int]) -> dict[str, int]:
    """The numbers of the names with the marks over their letters, too."""
    forms = {form for of_language in names.values() for form in of_language.replace("|", " ").split()}
    return {**numbers, **{form: numbers[plain(form)] for form in forms if plain(form) in numbers}}


_WEEKDAY_NUMBERS = _as_written(WEEKDAY_NAMES, FULL_WEEKDAYS)
_MONTH_NUMBERS = _as_written(MONTH_NAMES, {**_ENGLISH_SHORT, **FULL_MONTHS})
_LAST_DAY = 31
_CENTURIES = ("19", "20")
_YEAR_DIGITS = 4

_NOT_OF_NEWS = {
    "en": "until till next every each",
    "de": "bis jeden jeder kommenden nächsten",
    "es": "hasta próximo cada",
    "it": "fino ogni prossimo prossima",
    "pt": "até próxima próximo cada",
    "nl": "tot elke volgende",
    "pl": "do każdy każdą",
    "ru": "до каждый каждую следующий следующую",
    "uk": "до кожен кожну",
}
NOT_OF_NEWS = frozenset(word for words in _NOT_OF_NEWS.values() for word in words.split())
"""Words before a weekday that is still to come, or comes round: not the one on which what is told happened."""

EXPECTED_SHARE = 0.3
"""Share of the accounts of one event that name a day which one of them names. A day that as many of all articles name
says nothing, a rarer one more: the logarithm of how much rarer."""

MAX_AGREEMENT = 1.0
"""What a day named by both can say at most, in nats."""

_MASKS_AT_ONCE = 1 << 16

PRIOR_ARTICLES = 20
PRIOR_NAMING = 2
"""As if so many articles had been seen before the first, so many of which named any given day."""


def days(words: Sequence[str]) -> int:
    """The days that a text names, given as its words in small letters: a mask of `BITS` bits.

    A month counts beside a day or a year only: "may" and "march" are other words, too.
    """
    found = 0
    for place, word in enumerate(words):
        if word in _WEEKDAY_NUMBERS:
            if place == 0 or words[place - 1] not in NOT_OF_NEWS:
                found |= 1 << _WEEKDAYS[_WEEKDAY_NUMBERS[word]]
        elif word in _MONTH_NUMBERS:
            beside = (*words[max(place - 1, 0) : place], *words[place + 1 : place + 2])
            if any(_day(neighbour) or _year(neighbour) for neighbour in beside):
                found |= 1 << _MONTHS[_MONTH_NUMBERS[word] - 1]
        elif _year(word):
            found |= 1 << _YEARS[int(word) % len(_YEARS)]
    return found


def said(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each bit what it says for one event, in nats, that two texts both name that day.

    `shares` are those of the articles that name it among all. What two masks say is `search.agreement`.
    """
    return np.clip(np.log(EXPECTED_SHARE / shares), 0.0, MAX_AGREEMENT)


def shares(counts: NDArray[np.int64], articles: int) -> NDArray[np.float64]:
    """For each bit the share of the articles that name that day, given how many do."""
    found: NDArray[np.float64] = (counts + PRIOR_NAMING) / (articles + PRIOR_ARTICLES)
    return found


def named(masks: NDArray[np.uint64]) -> NDArray[np.int64]:
    """For each bit how many of the masks have it."""
    bits = np.arange(BITS, dtype=np.uint64)
    counts = np.zeros(BITS, dtype=np.int64)
    for part in np.array_split(masks, len(masks) // _MASKS_AT_ONCE + 1):
        counts += (part[:, None] >> bits & np.uint64(1)).sum(axis=0, dtype=np.int64)
    return counts


def count(counts: NDArray[np.int64], mask: int, step: int) -> None:
    """Add a step to the count of each bit of a mask."""
    while mask:
        counts[mask.bit_length() - 1] += step
        mask &= ~(1 << (mask.bit_length() - 1))


def _year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.startswith(_CENTURIES) and word.isdecimal()


def _day(word: str) -> bool:
    return len(word) < _YEAR_DIGITS and word.isdecimal() and int(word) <= _LAST_DAY
