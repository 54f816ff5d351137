"""The terms that tell an article from others: names, joined, and words that are rarer in their language than here."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from math import log2

from agents.months import FULL_MONTHS, FULL_WEEKDAYS, SHORT_MONTH_NAMES
from agents.rarity import Rarities, rarities
from schemas.article import Entity, Keyword

MAX_KEYWORDS = 10

MIN_LETTERS = 3
MAX_LETTERS = 30
"""Letters of a word. Text written without spaces has no words that a pattern could find: only names count there."""

MIN_RARITY = 0.3
"""From here on a word tells something: one in fewer than an eighth of all articles."""

NAME_WEIGHT = 1.5
LEAD_WEIGHT = 1.3
"""What a name, and what stands in the title or the lead, counts more than others."""

LEAD_CHARACTERS = 600
"""Of the first paragraph, which is the lead unless the whole article is one paragraph: two sentences, three at most."""

MAX_ONCE = 1.0
"""Weight at most of a word that stands in the text once, and not in the lead: most are not even looked at."""

SCORE_DIGITS = 3

_MARKS = '.,;:!?"“”«»()—'
"""Marks that part words, of those that news is full of."""

_POSSESSIVE = re.compile("['’]s$")
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
_SHORT_MONTHS = SHORT_MONTH_NAMES["en"].replace("|", " ").split()
_UNITS = ("bln", "cts", "dlrs", "mln", "mlns", "pct", "shr")
_NO_TERMS = FULL_MONTHS.keys() | FULL_WEEKDAYS.keys() | {*_SHORT_MONTHS, *_UNITS}
"""Days, and what English-language wires write for million, dollars, per cent and the like."""

STEM_LETTERS = 6
"""Words that begin with the same letters are one term, the best of them: `evacuate` and `evacuation`."""


def find(title: str | None, text: str, entities: Sequence[Entity], language: str) -> tuple[Keyword, ...]:
    """The terms that tell most, best first, with a score of 1 for the best.

    Args:
        title: the article's.
        text: the article's.
        entities: the names found in the text; a term is a name in its fullest form, or a word.
        language: the code of the text's language; of one without a list of frequencies longer words count more.
    """
    rare = rarities(language)
    paragraph, _, _ = text[:LEAD_CHARACTERS].partition("\n")
    lead = f"{title or ''}\n{paragraph}".lower()
    weights = dict(_names(entities, rare, lead))
    names = set(weights)
    in_lead = set(_tokens(lead))
    counts = _telling(_outside_names(text, entities).lower(), _common(language))
    for word, count in counts.items():
        if count > 1 or word in in_lead:
            weights[word] = rare[word] * (1 + log2(count)) * (LEAD_WEIGHT if word in in_lead else 1.0)
    best = _best(weights)
    if len(best) < MAX_KEYWORDS or weights[best[-1]] < MAX_ONCE:
        weights.update((word, rare[word]) for word in counts if word not in weights)
        best = _best(weights)
    return tuple(
        Keyword(
            term if term in names else _as_written(term, text),
            round(weights[term] / weights[best[0]], SCORE_DIGITS),
        )
        for term in best
    )


@lru_cache(maxsize=64)
def _common(language: str) -> frozenset[str]:
    """The words of a language that tell nothing."""
    return frozenset(_NO_TERMS).union(word for word, rarity in rarities(language).items() if rarity < MIN_RARITY)


def _best(weights: dict[str, float]) -> list[str]:
    """The heaviest terms that have no stem in common with a heavier one; none that weighs nothing."""
    best: list[str] = []
    stems: set[str] = set()
    for term in sorted(filter(weights.get, weights), key=weights.__getitem__, reverse=True):
        own = {word[:STEM_LETTERS] for word in term.lower().split()}
        if not own <= stems:
            best.append(term)
            stems |= own
        if len(best) == MAX_KEYWORDS:
            break
    return best


def _names(entities: Sequence[Entity], rare: Rarities, lead: str) -> Iterator[tuple[str, float]]:
    """Each name with its weight: that of its rarest word, for it is one term."""
    for entity in entities:
        plain = entity.text.lower()
        words = plain.split() if plain.replace(" ", "").isalpha() else _words(plain)
        if words:
            weight = max([rare[word] for word in words]) * (1 + log2(len(entity.mentions))) * NAME_WEIGHT
            yield entity.text, weight * (LEAD_WEIGHT if plain in lead else 1.0)


def _outside_names(text: str, entities: Sequence[Entity]) -> str:
    """The text with a space in the place of each name."""
    pieces = []
    at = 0
    for start, end in sorted([span for entity in entities for span in entity.mentions]):
        pieces.append(text[at:start])
        at = max(at, end)  # names do not overlap, but may lie in one another
    pieces.append(text[at:])
    return " ".join(pieces)


def _telling(text: str, common: Set[str]) -> dict[str, int]:
    """How often each word that may tell something stands in a text in small letters."""
    counts: dict[str, int] = {}
    for token, times in Counter(_tokens(text)).items():
        if token in common or len(token) < MIN_LETTERS:
            continue
        for word in (token,) if token.isalpha() else _words(token):
            if MIN_LETTERS <= len(word) <= MAX_LETTERS and word not in common:
                counts[word] = counts.get(word, 0) + times
    return counts


def _tokens(text: str) -> list[str]:
    """What stands between spaces and the most frequent marks."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text.split()


def _words(token: str) -> Sequence[str]:
    """The words in something of other marks than letters."""
    return [_POSSESSIVE.sub("", found) for found in _WORD.findall(token)]


def _as_written(word: str, text: str) -> str:
    """A word with its capitals where it stands nowhere in small letters, and not at the start of sentences alone."""
    if next(_occurrences(word, text), None) is not None:
        return word
    for form in (word.capitalize(), word.upper()):
        if not all(_begins_sentence(text, at) for at in _occurrences(form, text)):
            return form
    return word


def _occurrences(word: str, text: str) -> Iterator[int]:
    """Where a word stands."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t\"'“”„«»‘’(")
    return not before or before[-1] in ".!?:\n"
