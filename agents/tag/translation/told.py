"""What an article says of itself: that it was translated, that it first appeared in another language, who credits it.

Weights of a kind are not added up: one statement of each kind counts, one outlet, and one version of the page.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick

from agents.tag.translation import outlets, versions
from agents.tag.translation.signs import CERTAIN, Reading, Sign
from agents.tag.translation.words import Phrases
from schemas.article import EditKind

DATA = Path(__file__).parent.parent / "data" / "translation"

PROOF = 6.0
"""Log-odds of a translation where the article says that it is one."""

ORIGINAL_ELSEWHERE = 5.0
"""The same where it says that its original is in another language; few originals by bilingual writers say so too."""

BY_MACHINE = 5.0
"""Log-odds of a machine where the article names one."""

BY_HAND = -3.0
"""The same where it names a translator. Translators use machines as well."""

EDGE = 600
"""Characters at either end of a text in which notes on it stand: three or four lines."""

LONGEST_NOTE = 300
"""Characters of a sentence or line that may be such a note."""

SHORT_LINE = 120
"""Characters of a line that is tried whole as well, as abbreviations (tłum. Jane Roe) look like ends of sentences."""

LONGEST_NAME = 6
"""Words of a translator's name with a second one: Jane van der Roe and John Doe."""

MOST_NOTES = 50
"""Passages taken out of a text that are read, and authors and credits that are looked at; articles have a few."""

SHOWN = 80
"""Characters of the article that a sign shows."""

_NOTES = frozenset(
    (
        EditKind.BYLINE,
        EditKind.DATE_STAMP,
        EditKind.CREDIT,
        EditKind.LEGAL,
        EditKind.CROSS_REFERENCE,
        EditKind.PROMOTION,
        EditKind.NAVIGATION,
    )
)
_SENTENCES = re.compile(r"\n|(?<=[.!?…])\s|(?<=[。！？])|[|;•·]")
_AROUND = " \t\r*_—–-•·.。,、"
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "{": "}"}
_BOOK = re.compile(
    r"\bISBN\b|\b\d{2,4} ?(?:pp\b|pages\b|Seiten\b|páginas\b|pagine\b|stron\b|стр\b|с\.)"
    r"|^Book: |[$£€] ?\d{1,3}(?:[.,]\d\d)?[.)]?$|\b\d{1,3}(?:[.,]\d\d)? ?€[.)]?$"
    r"|\b(?:Press|Books|Verlag|Editorial|Éditions), ",
    re.MULTILINE,
)
"""A review's heading or foot: what it says of a translation is of the book."""
_NAME = r"[^\n:;!?|()]{2,60}"


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A turn of phrase by which articles in one language say that they were translated.

    Attributes:
        language: of the statement; it may stand in an article in another.
        kind: what it says: that this is a translation, that a machine made it, where the original is.
        patterns: regular expressions over one sentence. Case does not matter.
        cues: lower-case strings; without any of them the statement is not tried.
        whole: whether a pattern has to match the whole sentence: a note of its own.
        examples: sentences that it takes, with what is read from them: a source language, "machine" or "human".
        counterexamples: sentences of articles, as near to it as can be, that it must leave.
    """

    language: str
    kind: Literal["translated", "machine", "original"]
    patterns: tuple[str, ...]
    cues: tuple[str, ...]
    whole: bool = False
    examples: Mapping[str, str]
    counterexamples: tuple[str, ...]


class Said(NamedTuple):
    """What one sentence says: of which kind, from which language, by a machine or a person where it names one.

    `at` is where in the sentence the words begin that say so.
    """

    kind: str
    source: str | None
    machine: bool | None
    at: int = 0


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    engines: tuple[str, ...]
    statement: tuple[Statement, ...]


@cache
def _file() -> _File:
    return msgspec.convert(tomllib.loads((DATA / "told.toml").read_text(encoding="utf-8")), _File)


def statements() -> tuple[Statement, ...]:
    """Every statement of the table.

    Raises:
        msgspec.ValidationError: the file says something that is no statement.
    """
    return _file().statement


@cache
def language_names() -> dict[str, dict[str, str]]:
    """What languages are called: language of the text, then code, then beginnings of the names parted by "|"."""
    table = tomllib.loads((DATA / "languages.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table, dict[str, dict[str, str]])


@cache
def _cues() -> tuple[AhoCorasick, tuple[int, ...]]:
    """All cues in one automaton, and for each the number of its statement."""
    owned = [(cue, number) for number, statement in enumerate(statements()) for cue in statement.cues]
    return AhoCorasick([cue.lower() for cue, _ in owned]), tuple(number for _, number in owned)


@cache
def _engines() -> Phrases[bool]:
    return Phrases(dict.fromkeys(_file().engines, True))


@cache
def _compiled(number: int) -> tuple[re.Pattern[str], ...]:
    statement = statements()[number]
    names = "|".join(language_names()[statement.language].values())
    return tuple(re.compile(_filled(pattern, names), re.IGNORECASE) for pattern in statement.patterns)


def _filled(pattern: str, names: str) -> str:
    """A pattern with its placeholders filled; one that stands in two branches gets a group for each."""
    numbers = count()
    pattern = re.sub(r"\{LANGUAGE\}", lambda _: rf"(?P<language{next(numbers)}>(?:{names})[\w’']{{0,6}})", pattern)
    return re.sub(r"\{NAME\}", lambda _: rf"(?P<name{next(numbers)}>{_NAME})", pattern)


def signs(reading: Reading) -> Iterator[Sign]:
    """What the article says of itself, which outlets of other languages it names, and its other versions."""
    yield from _statement_signs(reading)
    yield from outlets.signs(reading)
    yield from versions.signs(reading)


def _statement_signs(reading: Reading) -> Iterator[Sign]:
    notes = (edit.original[:EDGE] for edit in reading.article.edits if edit.kind in _NOTES)
    places = [reading.text[:EDGE], reading.text[EDGE:][-EDGE:], *islice(notes, MOST_NOTES)]
    met: set[str] = set()
    for place in places:
        for sentence, found in said(place):
            if found.source != reading.language and found.kind not in met:
                met.add(found.kind)
                yield _sign(sentence, found)


def _sign(sentence: str, found: Said) -> Sign:
    return Sign(
        rule=f"told.{found.kind}",
        text=_about(sentence, found.at),
        translated=ORIGINAL_ELSEWHERE if found.kind == "original" else PROOF,
        machine=0.0 if found.machine is None else BY_MACHINE if found.machine else BY_HAND,
        source={found.source: CERTAIN} if found.source else {},
    )


def _about(sentence: str, at: int) -> str:
    """As much of a sentence as a sign shows, with what was read in it."""
    begin = max(0, min(at, len(sentence) - SHOWN))
    return sentence[begin : begin + SHOWN] if at > SHOWN // 2 else sentence[:SHOWN]


def said(place: str) -> Iterator[tuple[str, Said]]:
    """The sentences of a passage that say something of its translation, with what they say."""
    automaton, owners = _cues()
    numbers = sorted({owners[match[0]] for match in automaton.find_matches_as_indexes(place.lower(), overlapping=True)})
    if not numbers:
        return
    book = bool(_BOOK.search(place))  # "translated from the Korean by Jane Roe, 240 pages" is of the book reviewed
    for sentence in _sentences(place):
        read = [found for number in numbers if (found := _read(sentence, number, book=book)) is not None]
        if read:
            yield sentence, _merged(read)


def _merged(read: list[Said]) -> Said:
    """What several statements read in one sentence: "automatically translated from the German" says two things."""
    kinds = {found.kind for found in read}
    machine = [found.machine for found in read if found.machine is not None]
    kind = "machine" if "machine" in kinds else "translated" if "translated" in kinds else "original"
    return Said(
        kind=kind,
        source=next((found.source for found in read if found.source), None),
        machine=any(machine) if machine else None,
        at=next(found.at for found in read if found.kind == kind),
    )


def _sentences(place: str) -> Iterator[str]:
    lines = [line for line in place.split("\n") if len(line) <= SHORT_LINE]
    for part in dict.fromkeys([*lines, *_SENTENCES.split(place)]):
        sentence = _bare(part)
        if sentence and len(sentence) <= LONGEST_NOTE:
            yield sentence


def _bare(part: str) -> str:
    """A sentence without the marks and brackets around it."""
    bare = part.strip(_AROUND)
    if len(bare) > 1 and _BRACKETS.get(bare[0]) == bare[-1]:
        bare = bare[1:-1].strip(_AROUND)
    return bare


def _read(sentence: str, number: int, *, book: bool) -> Said | None:
    statement = statements()[number]
    if statement.whole and book:
        return None
    for pattern in _compiled(number):
        match = pattern.fullmatch(sentence) if statement.whole else pattern.search(sentence)
        if match is None or _is_quoted(sentence, match.start()):
            continue
        name, language = _group(match, "name"), _group(match, "language")
        engine = bool(name) and any(_engines().find((name or "").lower()))
        if name and not engine and not _is_name(name):
            continue
        machine = True if engine or statement.kind == "machine" else False if name else None
        kind = "machine" if machine else statement.kind
        return Said(kind, _code(statement.language, language), machine, match.start())
    return None


def _group(match: re.Match[str], kind: str) -> str | None:
    """What a placeholder of this kind took, whichever branch it stands in."""
    return next((taken for group, taken in match.groupdict().items() if group.startswith(kind) and taken), None)


def _is_name(words: str) -> bool:
    """Whether words may be a person's or an outlet's name: they begin in no lower-case letter and are few."""
    return not words.strip()[:1].islower() and len(words.split()) <= LONGEST_NAME


def _is_quoted(sentence: str, at: int) -> bool:
    before = sentence[:at]
    opened = sum(map(before.count, "“«„")) - sum(map(before.count, "”»"))
    return opened > 0 or before.count('"') % 2 == 1


def _code(language: str, name: str | None) -> str | None:
    """The code of a language by its name in a language, in any inflected form."""
    if name is None:
        return None
    table = language_names()[language].items()
    fitting = [(code, re.match(stems, name, re.IGNORECASE)) for code, stems in table]
    return max(((match.end(), code) for code, match in fitting if match), default=(0, None))[1]
