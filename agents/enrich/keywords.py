"""The terms that tell an article from others: names, joined, and words that are rarer in their language than here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2

from agents.months import FULL_MONTHS, FULL_WEEKDAYS, SHORT_MONTH_NAMES
from agents.rarity import Rarities, rarities
from schemas.article import Entity, Keyword, Span

MAX_KEYWORDS = 10

MIN_LETTERS = 3
MAX_LETTERS = 30
"""Letters of a word. Text written without spaces has no words that a pattern could find: only names count there."""

MIN_RARITY = 0.3
"""From here on a word tells something: one in fewer than an eighth of all articles."""

NAME_WEIGHT = 1.5
LEAD_WEIGHT = 1.3
"""What a name, and what stands in the title or the first paragraph, counts more than others."""

SCORE_DIGITS = 3

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
    paragraph, _, _ = text.partition("\n")
    lead = f"{title or ''}\n{paragraph}".lower()
    weights = dict(_names(entities, rare, lead))
    in_lead = set(_WORD.findall(lead))
    for word, count in Counter(_words(text, [span for entity in entities for span in entity.mentions])).items():
        plain = word.lower()
        if rare[plain] >= MIN_RARITY and plain not in _NO_TERMS:
            weights[word] = rare[plain] * (1 + log2(count)) * (LEAD_WEIGHT if plain in in_lead else 1.0)
    best = _one_of_each_stem(sorted(weights, key=lambda term: (-weights[term], term)))
    return tuple(Keyword(term, round(weights[term] / weights[best[0]], SCORE_DIGITS)) for term in best)


def _one_of_each_stem(ranked: Iterable[str]) -> list[str]:
    """The first terms that have no stem in common with a better one."""
    best: list[str] = []
    stems: set[str] = set()
    for term in ranked:
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
        words = [word.lower() for word in _WORD.findall(entity.text)]
        if words:
            weight = max(rare[word] for word in words) * (1 + log2(len(entity.mentions))) * NAME_WEIGHT
            yield entity.text, weight * (LEAD_WEIGHT if entity.text.lower() in lead else 1.0)


def _words(text: str, names: Sequence[Span]) -> list[str]:
    """The words of the text that stand in no name; in small letters, but for those that are never written so."""
    taken = sorted(names)
    at = 0
    found = []
    names_elsewhere = set()
    for match in _WORD.finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        in_name = at < len(taken) and taken[at][0] < match.end()
        word = _POSSESSIVE.sub("", match[0])
        if in_name or not MIN_LETTERS <= len(word) <= MAX_LETTERS:
            continue
        found.append(word)
        if word[0].isupper() and not _begins_sentence(text, match.start()):
            names_elsewhere.add(word)
    small = {word for word in found if not word[0].isupper()}
    return [word if word in names_elsewhere and word.lower() not in small else word.lower() for word in found]


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t\"'“”„«»‘’(")
    return not before or before[-1] in ".!?:\n"
