"""Measures of translated text: how often function words, endings and punctuation follow one another.

Translators and engines keep to their source: more articles and prepositions where its cases stood, more of what both
languages share, fewer of the turns that only the target has. A content word counts by its shape alone (its ending, a
capital letter), so that no topic, outlet or name is a measure. Weights are fitted by `agents.tag.fit`; the tables under
`data/translation/style` can be read: one row a measure.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from heapq import nsmallest
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from agents.tag.translation.signs import Reading, Sign

FOLDER = Path(__file__).parent.parent / "data" / "translation" / "style"

FEWEST_TOKENS = 30
"""Words and punctuation marks. Shorter texts have no style to measure."""

MOST_CHARACTERS = 6_000
"""How much of a text is measured: a thousand words tell its style, and a book would only cost time."""

HALF_TRUST_TOKENS = 200.0
"""Length at which measures count for the root of a half: rates scatter with the root of the length."""

MOST_SPREADS = 2.0
"""A rate counts as at most this many standard deviations from its mean, so that no single one decides."""

MOST_ODDS = 3.0
"""Log-odds that the measures together come near to and never pass, either way: a good translator leaves few traces, and
an original may be written stiffly, so style alone proves nothing."""

MOST_REMEMBERED = 50_000
"""Tokens whose class is remembered: some 6 MB."""

SHOWN = 4
"""Measures given as evidence one by one; the rest stands there as one sum."""

# A hyphen between spaces is a dash as Russian newsrooms type it; people who write English type a real one.
_TOKEN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+){0,4}|[0-9]+(?:[.,][0-9]+){0,6}|[.!?,;:()–—]| - ")
_CURLY = str.maketrans("’", "'")
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ity", "ness", "al", "ive", "ous", "er", "s")


Name: TypeAlias = str | tuple[str, str]
"""A token class, or two in a row."""


class Measure(NamedTuple):
    """One row of a table.

    Attributes:
        name: a token class, or two in a row, parted by a space.
        mean: how often it stands in 100 tokens, in the texts of both sides taken together in equal shares.
        spread: the standard deviation of that.
        weight: log-odds for each spread above the mean.
    """

    name: str
    mean: float
    spread: float
    weight: float


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What tells one side from the other: log-odds where every rate lies at its mean, and the measures."""

    base: float
    measures: tuple[Measure, ...]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The style of translations into one language: words that count as themselves, and a model for each question."""

    words: tuple[str, ...]
    translated: Model
    machine: Model


def measured(reading: Reading) -> "Measured | None":
    """What is counted of a text; None for a language without a table, and for a text too short to have a style."""
    ready = _ready(reading.language)
    tokens = ready.classes.of(reading.text[:MOST_CHARACTERS]) if ready else []
    return Measured(ready, counts(tokens), len(tokens)) if ready and len(tokens) >= FEWEST_TOKENS else None


def signs(text: "Measured") -> Iterator[Sign]:
    """The measures that weigh most, each a sign, and the sum of the others."""
    model = text.ready.translated
    raw, parts = model.weighed(text.found, text.tokens)
    odds = bounded(raw)
    share = odds / raw if raw else 1.0
    shown = nsmallest(SHOWN, parts, key=_heaviest_first)
    for part, measure in shown:
        yield Sign(f"style.{measure.name}", _told(measure, text), translated=share * part)
    rest = f"{model.size - len(shown)} other measures"
    yield Sign("style.others", rest, translated=odds - share * sum(part for part, _ in shown))


def machine_signs(text: "Measured") -> Iterator[Sign]:
    """How much the measures speak for a machine as the translator; asked only of texts that may be translations."""
    odds, _ = text.ready.machine.weighed(text.found, text.tokens)
    yield Sign("machine.style", f"{text.ready.machine.size} measures", machine=bounded(odds))


def _heaviest_first(part: tuple[float, Measure]) -> tuple[float, str]:
    return -abs(part[0]), part[1].name


def _told(measure: Measure, text: "Measured") -> str:
    """A measure for a person."""
    rate = 100 * text.found[_key(measure.name)] / text.tokens
    return f"“{measure.name}” {rate:.1f} in 100 words and marks, {measure.mean:.1f} on average"


def token_classes(text: str, words: frozenset[str]) -> list[str]:
    """What stands for each token: a function word or mark itself, `<name>`, `<number>`, `<-ing>` … or `<word>`."""
    return _Classes(words).of(text)


def counts(tokens: list[str]) -> Counter[Name]:
    """How often each class, and each pair of classes in a row, stands there."""
    found: Counter[Name] = Counter(tokens)
    found.update(pairwise(tokens))
    return found


def name_of(key: Name) -> str:
    """A class or pair as the table names it."""
    return key if isinstance(key, str) else " ".join(key)


def bounded(odds: float) -> float:
    """Log-odds drawn together, so that they never pass `MOST_ODDS`."""
    return MOST_ODDS * math.tanh(odds / MOST_ODDS)


def trust(tokens: int) -> float:
    """How much the measures of a text of so many tokens count, from 0 to 1."""
    return math.sqrt(tokens / (tokens + HALF_TRUST_TOKENS))


def table(language: str) -> Table | None:
    """The table of a language; None where none was fitted."""
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        return None
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Table)


class _Weights:
    """A model made ready: what a text without a single hit would get, and what each hit changes in that."""

    def __init__(self, model: Model) -> None:
        self.size = len(model.measures)
        self._base = model.base
        absent = [max(-MOST_SPREADS, -measure.mean / measure.spread) for measure in model.measures]
        self._absent = sum(measure.weight * far for measure, far in zip(model.measures, absent, strict=True))
        self._measures = {
            _key(measure.name): (measure, far) for measure, far in zip(model.measures, absent, strict=True)
        }

    def weighed(self, found: Counter[Name], tokens: int) -> tuple[float, list[tuple[float, Measure]]]:
        """Log-odds by all measures, and what each of those adds that the text shows."""
        weight, measures, percent = trust(tokens), self._measures, 100 / tokens
        odds, parts = self._absent, []
        for key, count in found.items():
            if key not in measures:
                continue
            measure, absent = measures[key]
            far = (count * percent - measure.mean) / measure.spread
            far = MOST_SPREADS if far > MOST_SPREADS else max(far, -MOST_SPREADS)
            odds += measure.weight * (far - absent)
            parts.append((weight * measure.weight * far, measure))
        return self._base + weight * odds, parts


def _key(name: str) -> Name:
    first, _, second = name.partition(" ")
    return (first, second) if second else first


class _Classes(dict[str, str]):
    """The class of each token, worked out once: articles repeat their words."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

    def of(self, text: str) -> list[str]:
        """The classes of a text's tokens, in order."""
        if len(self) > MOST_REMEMBERED:
            self.clear()
        return [self[token] for token in _TOKEN.findall(text.translate(_CURLY))]

    def __missing__(self, token: str) -> str:
        found = self[token] = _token_class(token, self._words)
        return found


def _token_class(token: str, words: frozenset[str]) -> str:
    lower = token.strip().lower()
    if lower in words or not lower[0].isalnum():
        return lower
    if lower[0].isdigit():
        return "<number>"
    if lower.endswith("n't"):
        return "n't"
    stem, _, after = lower.partition("'")
    if after == "s":
        return f"{stem}'s" if stem in words else "<name's>" if token[0].isupper() else "<word's>"
    if token[0].isupper():
        return "<name>"
    ending = next((ending for ending in _ENDINGS if lower.endswith(ending) and len(lower) > len(ending) + 2), None)
    return f"<-{ending}>" if ending else "<word>"


class _Ready:
    """A table made ready."""

    def __init__(self, given: Table) -> None:
        self.classes = _Classes(frozenset(given.words))
        self.translated, self.machine = _Weights(given.translated), _Weights(given.machine)


class Measured(NamedTuple):
    """What was counted of a text, and the table to weigh it by."""

    ready: _Ready
    found: Counter[Name]
    tokens: int


@cache
def _ready(language: str) -> _Ready | None:
    given = table(language)
    return None if given is None else _Ready(given)
