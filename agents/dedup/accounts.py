"""A text as an account: its names, numbers and other telling words in order, in a form that languages share.

What a fact is found by is a consonant skeleton (see `transliteration`) or a number (see `numbers`), so that an account
can be laid beside one in another language: names, dates and words of common origin meet, in much the same order.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log, sqrt
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from agents.dedup.function_words import FUNCTION_WORDS
from agents.dedup.numbers import number, scales
from agents.dedup.transliteration import skeleton

MIN_LETTERS = 4
"""Letters that a word without a capital has at least: shorter ones are alike in any two languages by chance."""

MIN_CONSONANTS = 4
"""Consonants of a skeleton that can be told from chance; where the word has a capital, one less."""

MAX_CONSONANTS = 6
"""Consonants that are compared: what follows is mostly an ending, which languages change."""

NAME_WEIGHT = 1.5
"""A word with a capital counts so much more than another: names pass from language to language."""

FREE_CONSONANTS = 2.5
"""Consonants that tell nothing: a skeleton's weight is its length less this."""

NUMBER_WEIGHTS = (0.5, 1.5, 2.5, 3.0)
"""Weight of a number with one, two, three, and four or more digits."""

REPEATED = 0.5
"""What a fact that has been met before counts again: it says little more, but its place does."""

BAND = 0.2
"""How far from each other in their texts, as shares of their lengths, two mentions of one fact may stand."""

KEYS = 16
"""Facts an article is found by from another language. With 16 of the heaviest, two of which must meet, 9 in 10 of the
translations that their accounts can show are found; with 24, 1 in 40 more."""

NUMBER_BONUS = 2.0
"""Weight added to a number of two digits and more where keys are chosen: it needs no transliteration."""

NUMBER = "#"
"""What the key of a number begins with."""

_CACHED_WORDS = 1 << 14
"""Words whose facts are kept, some 4 MB: the most recent 16,000 are nearly all that a day's news repeats."""


@dataclass(frozen=True)
class Account:
    """The facts of a text in order.

    `keys` are what they are found by, `weights` how much they tell, `places` those of their words among
    the `words` that the text has.
    """

    keys: list[str]
    weights: list[float]
    places: list[int]
    words: int

    @cached_property
    def weight(self) -> float:
        """What all facts weigh together."""
        return sum(self.weights)

    @cached_property
    def numbers(self) -> set[str]:
        """The different numbers, as digits."""
        return {key[1:] for key in self.keys if key.startswith(NUMBER)}


class Met(NamedTuple):
    """Facts that two accounts have in common, in order.

    `places` are those of their words in either text, `different` is how many facts they are, `weight` what they weigh.
    """

    places: tuple[tuple[int, int], ...]
    different: int
    weight: float


def account(words: list[str]) -> Account:
    """The account of a text given as its `words`, as written."""
    told = [(place, fact) for place, fact in enumerate(map(_fact, words)) if fact is not None]
    keys = [key for _, (key, _) in told]
    for n in [n for n, key in enumerate(keys) if key[0] == NUMBER]:
        place = told[n][0]
        after = words[place + 1] if place + 1 < len(words) else ""
        if scales(after):
            keys[n] = NUMBER + number(words[place], after)
    return Account(keys, [weight for _, (_, weight) in told], [place for place, _ in told], len(words))


def found_by(told: Account) -> tuple[str, ...]:
    """What the account is found by from another language: the heaviest facts, heaviest first."""
    counts = Counter(told.keys)
    weights = dict(zip(told.keys, told.weights, strict=True))
    ranked = sorted(
        (-_key_weight(key, weight, counts[key]), key) for key, weight in weights.items() if weight > NUMBER_WEIGHTS[0]
    )
    return tuple(key for _, key in ranked[:KEYS])


def met(here: Account, there: Account) -> Met:
    """The facts that two accounts tell in the same order and at about the same place of their texts."""
    places = []
    seen: set[str] = set()
    weight = 0.0
    for block in LCSseq.editops(here.keys, there.keys).as_matching_blocks():
        for a, b in zip(range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True):
            place, other = here.places[a], there.places[b]
            if abs(place / here.words - other / there.words) > BAND:
                continue
            key = here.keys[a]
            places.append((place, other))
            weight += min(here.weights[a], there.weights[b]) * (REPEATED if key in seen else 1.0)
            seen.add(key)
    return Met(tuple(places), len(seen), weight)


@lru_cache(maxsize=_CACHED_WORDS)
def _fact(word: str) -> tuple[str, float] | None:
    """Key and weight of a word, if it tells anything."""
    if word[0].isdigit():
        found = number(word)
        digits = sum(char.isdigit() for char in found)
        return (NUMBER + found, NUMBER_WEIGHTS[min(digits, len(NUMBER_WEIGHTS)) - 1]) if digits else None
    capital = word[0].isupper()
    if (len(word) < MIN_LETTERS and not capital) or word.lower() in FUNCTION_WORDS:
        return None
    key = skeleton(word)[:MAX_CONSONANTS]
    if len(key) < MIN_CONSONANTS - capital:
        return None
    return key, (len(key) - FREE_CONSONANTS) * (NAME_WEIGHT if capital else 1.0)


def _key_weight(key: str, weight: float, count: int) -> float:
    """What is told again and again is what the text is about; long skeletons matter less than that."""
    bonus = NUMBER_BONUS if key.startswith(NUMBER) else 0.0
    return sqrt(weight + bonus) * (1 + 2 * log(count))
