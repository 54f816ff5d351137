"""Marks that translation engines and hasty translators leave: typography, calques, remains of the source.

The log-odds of all marks together are capped: originals have a few of them as well.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec
from ahocorasick_rs import AhoCorasick

from agents.tag.translation.signs import Reading, Sign
from agents.tag.translation.words import Phrases
from schemas.article import Edit, EditKind

FOLDER = Path(__file__).parent.parent / "data" / "translation" / "marks"

MOST_BACKQUOTES = 20
"""Repairs of backquotes that are looked at."""

MOST_TRANSLATED = 2.5
"""Log-odds of all marks of a text together."""

MOST_MACHINE = 2.5

MOST_VOTES = 2.5
"""Votes of all marks of a text for one language."""

HABIT_WORDS = 300
"""Words of a text for which the weight of a habit holds: a middling news report."""

MOST_HABIT = 1.5
"""Times its weight that a habit counts at most, however often it shows."""

LONGEST = 20_000
"""Characters of a text that are looked at."""

SHOWN = 80
"""Characters of the article that a sign shows."""

BACKQUOTES = 1.5
"""Log-odds of a translation where quotations stand between backquotes, as one engine's web pages write them."""

BACKQUOTES_MACHINE = 1.0

REMAINS = 1.2
"""Log-odds of a translation for a word in another script amid a Latin text, and of a machine for the same."""

HOMOGLYPH = 1.2
"""The same for a word of letters of two alphabets that look alike: it was typed on the other keyboard."""

_REMAIN = re.compile(r"(?<![(\w“\"«„])(?:[\u0400-\u052f]{2,30}|[\u0370-\u03ff]{3,30})(?![\w)”\"»“])")
_MIXED = re.compile(r"[a-z][\u0430-\u045f]|[\u0430-\u045f][a-z]|\b[АВЕКМНОРСТХЅІЈ](?=[a-z]{2})", re.IGNORECASE)
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]")
_LETTERS = (("uk", "іїєґ"), ("ru", "ыэъё"), ("be", "ў"), ("sr", "ђјљњћџ"), ("bg", "ъ"))
_LATIN_LISTED = "cs da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl sv tr vi"
_LATIN = frozenset(_LATIN_LISTED.split())
_CYRILLIC_VOTE = 0.5
_LETTER_VOTE = 1.5


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mark in texts of one language or several.

    Attributes:
        name: of the mark; with `mark.` before it, the rule.
        languages: of the texts; that of the file's name where none are given.
        phrases: fixed words; also read with their first letter in upper case.
        patterns: regular expressions, tried where one of the cues stands in the text.
        habit: whether originals have it too, so that its density counts rather than its presence.
        translated, machine, source: as in `Sign`.
        examples, counterexamples: sentences that it takes and leaves.
    """

    name: str
    languages: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    habit: bool = False
    translated: float
    machine: float = 0.0
    source: Mapping[str, float] = {}
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The marks of one language: phrases and cues with the number of their mark, and each mark's patterns."""

    marks: tuple[Mark, ...]
    phrases: Phrases[int]
    cues: AhoCorasick
    owners: tuple[int, ...]
    patterns: tuple[tuple[re.Pattern[str], ...], ...]


@dataclass
class Shown:
    """How often a mark shows in a text, and where first."""

    times: int
    first: str


@cache
def load() -> tuple[Mark, ...]:
    """Every mark of every file, each with its languages.

    Raises:
        msgspec.ValidationError: a file says something that is no mark.
    """
    return tuple(mark for file in sorted(FOLDER.glob("*.toml")) for mark in _marks(file))


def _marks(file: Path) -> Iterator[Mark]:
    for table in tomllib.loads(file.read_text(encoding="utf-8"))["mark"]:
        yield msgspec.convert({"languages": [file.stem], **table}, Mark)


@cache
def of(language: str) -> Table:
    """The marks looked for in texts of a language."""
    marks = tuple(mark for mark in load() if language in mark.languages)
    owned = {spelled: number for number, mark in enumerate(marks) for spelled in _spelled(mark.phrases)}
    cued = [(cue, number) for number, mark in enumerate(marks) for cue in mark.cues]
    return Table(
        marks=marks,
        phrases=Phrases(owned),
        cues=AhoCorasick([cue for cue, _ in cued]),
        owners=tuple(number for _, number in cued),
        patterns=tuple(tuple(re.compile(pattern) for pattern in mark.patterns) for mark in marks),
    )


def _spelled(phrases: tuple[str, ...]) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        yield phrase[0].upper() + phrase[1:]


def signs(reading: Reading) -> Iterator[Sign]:
    """The marks that a text shows, their weights scaled down where together they exceed the cap."""
    found = [*_backquotes(reading), *_listed(reading), *_remains(reading)]
    if not found:
        return
    translated = _scale(sum(sign.translated for sign in found), MOST_TRANSLATED)
    machine = _scale(sum(sign.machine for sign in found), MOST_MACHINE)
    votes: Counter[str] = Counter()
    for sign in found:
        votes.update(sign.source)
    source = _scale(max(votes.values(), default=0.0), MOST_VOTES)
    for sign in found:
        yield Sign(
            rule=sign.rule,
            text=sign.text,
            translated=sign.translated * translated,
            machine=sign.machine * machine,
            source={language: vote * source for language, vote in sign.source.items()},
        )


def _scale(total: float, most: float) -> float:
    return min(1.0, most / total) if total > 0 else 1.0


def _listed(reading: Reading) -> Iterator[Sign]:
    table = of(reading.language)
    text = reading.text[:LONGEST]
    shown: dict[int, Shown] = {}
    for phrase in table.phrases.find(text):
        _show(shown, phrase.value, phrase.phrase)
    cued = {table.owners[match[0]] for match in table.cues.find_matches_as_indexes(text, overlapping=True)}
    for number in sorted(cued):
        for pattern in table.patterns[number]:
            for match in pattern.finditer(text):
                _show(shown, number, match[0])
    words = max(HABIT_WORDS, len(text) // 6) if shown else HABIT_WORDS
    for number, seen in sorted(shown.items()):
        mark = table.marks[number]
        often = min(MOST_HABIT, seen.times * HABIT_WORDS / words) if mark.habit else 1.0
        yield Sign(
            rule=f"mark.{mark.name}",
            text=" ".join(seen.first.split())[:SHOWN],
            translated=mark.translated * often,
            machine=mark.machine * often,
            source={language: vote * often for language, vote in mark.source.items()},
        )


def _show(shown: dict[int, Shown], number: int, words: str) -> None:
    if number in shown:
        shown[number].times += 1
    else:
        shown[number] = Shown(1, words)


def _backquotes(reading: Reading) -> Iterator[Sign]:
    """Quotations between single backquotes, which the clean stage has turned into quotation marks."""
    repaired = list(islice(filter(_quotes, reading.article.edits), MOST_BACKQUOTES))
    if sum(edit.original.count("`") for edit in repaired) < 2:
        return
    first, second = (*repaired, repaired[0])[:2]  # one edit holds both marks where they stand close together
    both = first.original if first.original.count("`") > 1 else f"`{reading.text[first.at + first.length : second.at]}`"
    yield Sign("mark.backquotes", both[:SHOWN], BACKQUOTES, BACKQUOTES_MACHINE)


def _quotes(edit: Edit) -> bool:
    """Whether a repair turned backquotes into quotation marks; those within words are apostrophes."""
    return edit.kind is EditKind.ENCODING and edit.rule != "apostrophe" and "`" in edit.original


def _remains(reading: Reading) -> Iterator[Sign]:
    """Words of another script that stand untranslated in a Latin text, and words of two alphabets."""
    text = reading.text[:LONGEST]
    if reading.language not in _LATIN or not _GREEK_OR_CYRILLIC.search(text):
        return
    if mixed := _MIXED.search(text):
        word = text[max(0, mixed.start() - 15) : mixed.end() + 15]
        yield Sign("mark.homoglyph", word, HOMOGLYPH, 0.0, {"ru": _CYRILLIC_VOTE, "uk": _CYRILLIC_VOTE})
    elif remain := _REMAIN.search(text):
        yield Sign("mark.untranslated", remain[0][:SHOWN], REMAINS, REMAINS, _votes(remain[0]))


def _votes(word: str) -> dict[str, float]:
    """Languages that write a word's letters: some letters belong to one alone."""
    if word[0] < "\u0400":
        return {"el": _LETTER_VOTE}
    told = {language: _LETTER_VOTE for language, letters in _LETTERS if set(letters) & set(word.lower())}
    return told or {"ru": _CYRILLIC_VOTE, "uk": _CYRILLIC_VOTE}
