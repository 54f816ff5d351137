"""Names spelled in another language's tradition than the text's: Kharkov in English, Putin in French.

The log-odds of all of them together are capped: a house style may keep old forms.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick

from agents.tag.translation.signs import Reading, Sign
from agents.tag.translation.words import Phrases

TABLE = Path(__file__).parent.parent / "data" / "translation" / "spellings.toml"

MOST = 1.5
"""Log-odds of all spellings of a text together."""

MOST_VOTES = 2.0
"""Votes of all spellings of a text for one language."""

MIXED = 0.4
"""Log-odds of a translation where one text has both forms of a name."""

MIXED_MACHINE = 1.5
"""Log-odds of a machine for the same: a person would have made them alike."""

OLD = 0.2
"""Share of a form's weight in a text from before the usual form was usual."""

NEAR = 300
"""Characters around a name in which a date or a word of history excuses an old form: a sentence either way."""

AMID = 2
"""Where one mention in so many stands amid history, all are taken to mean the same age."""

LONGEST = 20_000
"""Characters of a text that are looked at."""

_YEAR = re.compile(r"\b(?:[89]\d\d|1[0-8]\d\d|19[0-8]\d|199[01])\b(?![:.,]?\d|\s?%)")


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One name, or several of one tradition.

    Attributes:
        language: of the text.
        usual: forms usual in it.
        forms: forms of another tradition.
        patterns, cues: regular expressions for more forms, and strings without any of which they are not tried.
        fixed: longer names that keep such a form.
        needs: strings, one of which has to stand in the text.
        since: year from which the usual forms are usual.
        mixed: whether a usual form beside another is one name spelled in two ways.
        translated, machine, source: as in `Sign`.
        examples, counterexamples: sentences that it takes and leaves.
    """

    language: str
    usual: tuple[str, ...]
    forms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    since: int = 0
    mixed: bool = True
    translated: float
    machine: float = 0.0
    source: Mapping[str, float]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    history: tuple[str, ...]
    name: tuple[Name, ...]


class Form(NamedTuple):
    """What a string is: a form of another tradition, a usual one, or part of a fixed name (of none)."""

    number: int | None
    usual: bool


@dataclass(frozen=True)
class Table:
    """The names of one language."""

    names: tuple[Name, ...]
    forms: Phrases[tuple[Form, ...]]
    cues: AhoCorasick
    owners: tuple[int, ...]
    patterns: tuple[tuple[re.Pattern[str], ...], ...]


@dataclass
class Met:
    """How a text spells one name: mentions in another tradition's form, how many stand amid history, a usual form."""

    forms: list[str] = field(default_factory=list)
    historic: int = 0
    usual: str | None = None


@cache
def _file() -> _File:
    return msgspec.convert(tomllib.loads(TABLE.read_text(encoding="utf-8")), _File)


def load() -> tuple[Name, ...]:
    """Every name of the table.

    Raises:
        msgspec.ValidationError: the file says something that is no name.
    """
    return _file().name


@cache
def _history() -> Phrases[bool]:
    return Phrases(dict.fromkeys(_file().history, True))


@cache
def of(language: str) -> Table:
    """The names looked for in texts of a language."""
    names = tuple(name for name in load() if name.language == language)
    forms: dict[str, tuple[Form, ...]] = {}
    for number, name in enumerate(names):
        kinds = ((name.forms, Form(number, usual=False)), (name.fixed, Form(None, usual=False)))
        usual = name.usual if name.mixed else ()
        for form, kind in chain.from_iterable(
            ((form, kind) for form in listed) for listed, kind in (*kinds, (usual, Form(number, usual=True)))
        ):
            forms[form] = (*forms.get(form, ()), kind)
    cued = [(cue, number) for number, name in enumerate(names) for cue in name.cues]
    return Table(
        names=names,
        forms=Phrases(forms),
        cues=AhoCorasick([cue for cue, _ in cued]),
        owners=tuple(number for _, number in cued),
        patterns=tuple(tuple(map(re.compile, name.patterns)) for name in names),
    )


def signs(reading: Reading) -> Iterator[Sign]:
    """Names in another tradition's spelling, and names spelled in two ways, their weights scaled down to the cap."""
    found = list(_found(reading))
    translated = _scale(sum(sign.translated for sign in found), MOST)
    votes: Counter[str] = Counter()
    for sign in found:
        votes.update(sign.source)
    source = _scale(max(votes.values(), default=0.0), MOST_VOTES)
    for sign in found:
        yield Sign(
            rule=sign.rule,
            text=sign.text,
            translated=sign.translated * translated,
            machine=sign.machine,
            source={language: vote * source for language, vote in sign.source.items()},
        )


def _scale(total: float, most: float) -> float:
    return min(1.0, most / total) if total > 0 else 1.0


def _found(reading: Reading) -> Iterator[Sign]:
    table = of(reading.language)
    mixed = 0
    for number, met in sorted(_met(table, reading.text[:LONGEST]).items()):
        name = table.names[number]
        if len(met.forms) <= AMID * met.historic or not _is_meant(name, reading.text):
            continue
        share = OLD if _is_old(reading, name) else 1.0
        shown = ", ".join(list(dict.fromkeys(met.forms))[:3])
        yield Sign("spelling.tradition", shown, name.translated * share, name.machine, name.source)
        if met.usual and name.mixed and not mixed:
            mixed += 1
            yield Sign("spelling.mixed", f"{met.forms[0]}, {met.usual}", MIXED, MIXED_MACHINE)


def _met(table: Table, text: str) -> dict[int, Met]:
    met: dict[int, Met] = {}
    for found in table.forms.find(text):
        for form in found.value:
            if form.number is None:
                continue
            seen = met.setdefault(form.number, Met())
            if form.usual:
                seen.usual = found.phrase
            else:
                _mention(seen, text, found.start, found.end)
    for number in sorted({table.owners[match[0]] for match in table.cues.find_matches_as_indexes(text)}):
        for pattern in table.patterns[number]:
            for match in pattern.finditer(text):
                _mention(met.setdefault(number, Met()), text, match.start(), match.end())
    return met


def _mention(met: Met, text: str, start: int, end: int) -> None:
    """Writes down a mention, and whether it stands amid history."""
    met.forms.append(text[start:end])
    around = text[max(0, start - NEAR) : end + NEAR]
    if _YEAR.search(around) or any(_history().find(around)):
        met.historic += 1


def _is_meant(name: Name, text: str) -> bool:
    return not name.needs or any(word in text for word in name.needs)


def _is_old(reading: Reading, name: Name) -> bool:
    published = reading.article.published
    return published is not None and published.value[:4].isdigit() and int(published.value[:4]) < name.since
