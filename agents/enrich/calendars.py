"""How a language names times: data, one TOML file a language in `data/times`; rules that many share stand in `shared`.

A rule is tried where one of the words that it opens with stands, and matches from there on. A new language is one more
file, with its examples; the names of months and weekdays are those of `agents.months`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from agents.enrich.numerals import numerals
from agents.enrich.patterns import ZERO, Openings, any_space, both_cases, shared, spelled
from agents.months import MONTH_NAMES, WEEKDAY_NAMES, plain

FOLDER = Path(__file__).parent / "data" / "times"

LOOK_BACK = 60
"""Characters before a time in which a word says whether it is past or still ahead: a clause."""

LOOK_AHEAD = 40
"""The same after it."""

LONGEST_AFTER = 24
"""Characters before a match that the words it must or may not follow fit into."""

NOTHING = "(?!)"
"""A pattern that matches nowhere."""

_PIECE = re.compile(r"\{([A-Z_]+)\}")
_END_OF_CLAUSE = re.compile(r"[.!?;]\s|[\n“”\"«»。！？；]")


class Kind(StrEnum):
    """How what a rule matches is resolved."""

    DATE = "date"
    """By its own year, month and day; what is missing is told by the day of publication."""
    WEEKDAY = "weekday"
    """The weekday nearest to publication, before it or, where a word says so, after it."""
    LAST_WEEKDAY = "last_weekday"
    NEXT_WEEKDAY = "next_weekday"
    OF_WEEK = "of_week"
    """The weekday of the week so many weeks from that of publication."""
    AGO = "ago"
    """So many days, weeks, months or years before publication."""
    AHEAD = "ahead"
    """So many after it."""
    EARLIER = "earlier"
    """So many before the time told before."""
    LATER = "later"
    """So many after it."""
    INTO = "into"
    """So many after an event began, where the text tells when."""
    UNRESOLVED = "unresolved"
    """A time that nothing resolves, or that no value can tell."""


class Unit(StrEnum):
    """Steps in which times are counted; weekends are told by the month they lie in, as weeks are."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


class Order(StrEnum):
    """Which number of 10/8/2023 is the day; where a language writes both, only what cannot be read twice is told."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    EITHER = "either"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way to name a time.

    Attributes:
        name: for people who read or mend the rules.
        kind: how it is resolved.
        opens: words that a match begins with, as they are and with a capital; or {MONTH}, {WEEKDAY}, {COUNT} (a number
            in words), {DAY}, {YEAR} or {NUMBER} (one or two digits, four, up to three).
        patterns: of them the first that matches counts. Pieces stand in braces: {YEAR}, {MONTH}, {DAY}, {UNTIL} (the
            last day or year of a span), {WEEKDAY}, {COUNT}, {UNIT}, {CLOCK}; a space is any space; a line break and
            the indentation after it mean nothing. No word goes on after a match.
        after, not_after: patterns for what must, or may not, stand right before it.
        count: how many units lie between, where the words do not say so: "the following week".
    """

    name: str
    kind: Kind
    opens: tuple[str, ...]
    patterns: tuple[str, ...]
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    count: int | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language.

    Attributes:
        shared: files of rules in `shared` that it uses.
        spaced: whether spaces part its words.
        figures: whether it has digits of its own.
        the, of, to, ordinal, era: patterns of what stands before a day, between day, month and year, between two days,
            after a day, and after a year.
        in_month, in_year: patterns of words before a month or a year alone.
        months, weekdays: further forms of their names, as `agents.months` lists them.
        not_weekdays: forms of `agents.months` that are rather other words.
        capitals: whether months and weekdays have a capital letter always.
        clock: pattern of a time of day, with groups hour, minute, half (`p` at its head after noon) and zone.
        order: of day and month in figures.
        shifts: words for a day, week, month or year by how far it is from publication: "day -1".
        units: words for units of time.
        ahead, past: patterns of words that say that a time beside them is still to come, or over.
        follows: whether verbs stand after the times that they go with.
        begins: patterns of what stands between an event and the time it began.
        examples: sentences of an article published on Tuesday, 14 May 2024, and what times they tell.
        counterexamples: sentences that tell none.
    """

    shared: tuple[str, ...] = ("figures",)
    spaced: bool = True
    figures: bool = False
    the: str = NOTHING
    of: str = NOTHING
    to: str = NOTHING
    ordinal: str = r"\."
    era: str = NOTHING
    in_month: str = NOTHING
    in_year: str = NOTHING
    months: str = ""
    weekdays: str = ""
    not_weekdays: str = ""
    capitals: bool = False
    clock: str = ""
    order: Order = Order.DAY_FIRST
    shifts: Mapping[str, str] = {}
    units: Mapping[Unit, str] = {}
    ahead: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    follows: bool = False
    begins: tuple[str, ...] = ()
    rule: tuple[Rule, ...] = ()
    examples: Mapping[str, Mapping[str, str]] = {}
    counterexamples: tuple[str, ...] = ()


class Shift(msgspec.Struct, frozen=True):
    """A word or phrase for a day, week, month or year so far from publication.

    Attributes:
        opening: written with a capital as sentences begin; elsewhere that makes it a name: "USA Today".
    """

    unit: Unit
    by: int
    length: int
    opening: bool


class Reading(msgspec.Struct, frozen=True):
    """A rule made ready: its patterns, and what must and may not stand before them."""

    kind: Kind
    count: int | None
    patterns: tuple[re.Pattern[str], ...]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins there."""
        for pattern in self.patterns:
            if (match := pattern.match(text, start)) and self._fits(text, start):
                return match
        return None

    def _fits(self, text: str, start: int) -> bool:
        first = max(0, start - LONGEST_AFTER)
        return not (
            (self.after and not self.after.search(text, first, start))
            or (self.not_after and self.not_after.search(text, first, start))
        )


_NONE: tuple[re.Pattern[str], list[Reading]] = (re.compile("(?!)"), [])


@cache
def _gate(readings: tuple[Reading, ...]) -> re.Pattern[str]:
    """A pattern that matches where one of the rules' patterns does: one try instead of ten, most of which fail."""
    patterns = (pattern.pattern for reading in readings for pattern in reading.patterns)
    return re.compile("|".join(re.sub(r"\(\?P<[a-z]+>", "(?:", pattern) for pattern in patterns))


class Calendar:
    """The times of one language."""

    def __init__(self, language: str, data: _File) -> None:
        self.order = data.order
        self.figures = data.figures
        self.follows = data.follows
        self.months = _numbered([MONTH_NAMES.get(language, ""), data.months], 1)
        weekdays = _numbered([WEEKDAY_NAMES.get(language, ""), data.weekdays], 0)
        self.weekdays = {name: day for name, day in weekdays.items() if name.lower() not in spelled(data.not_weekdays)}
        words = numerals(language)
        self.counts = words.counts if words else {}
        self.units = {form: unit for unit, forms in data.units.items() for form in spelled(forms)}
        self.begins = data.begins
        self._spaced = data.spaced
        pieces = self._pieces(data)
        opening_words = {
            "{MONTH}": _cased(self.months, capitals=data.capitals),
            "{WEEKDAY}": _cased(self.weekdays, capitals=data.capitals),
            "{COUNT}": both_cases(self.counts),
            "{DAY}": [ZERO, 2 * ZERO],
            "{YEAR}": [4 * ZERO],
            "{NUMBER}": [ZERO, 2 * ZERO, 3 * ZERO],
        }
        readings: dict[str, list[Reading]] = {}
        shared_rules = [rule for name in data.shared for rule in read(FOLDER / "shared" / f"{name}.toml").rule]
        for rule in (*data.rule, *shared_rules):
            reading = self._reading(rule, pieces)
            for opening in rule.opens:
                for word in opening_words.get(opening) or both_cases([opening]):
                    if reading not in readings.setdefault(word, []):
                        readings[word].append(reading)
        self._readings = {word: (_gate(tuple(listed)), listed) for word, listed in readings.items()}
        self._shifts = _shifts(data.shifts)
        self._tense = _tense(data)
        self._openings = Openings(
            (word for word in {*self._readings, *self._shifts} if word[0] != ZERO), spaced=data.spaced
        )

    def _pieces(self, data: _File) -> dict[str, str]:
        counts = [*both_cases(self.counts)]
        return {
            "YEAR": r"(?P<year>[12][0-9]{3})(?![0-9])",
            "MONTH": f"(?P<month>{shared(_cased(self.months, capitals=data.capitals)) or NOTHING})",
            "DAY": r"(?P<day>[0-3]?[0-9])(?![0-9])",
            "UNTIL": r"(?P<until>[0-9]{1,4})(?![0-9])",
            "WEEKDAY": f"(?P<weekday>{shared(_cased(self.weekdays, capitals=data.capitals)) or NOTHING})",
            "COUNT": f"(?P<count>[0-9]{{1,3}}|{shared(counts)})" if counts else "(?P<count>[0-9]{1,3})",
            "UNIT": f"(?P<unit>{shared(both_cases(self.units)) or NOTHING})",
            "CLOCK": any_space(data.clock or NOTHING),
            "THE": any_space(data.the),
            "OF": any_space(data.of),
            "TO": any_space(data.to),
            "ORDINAL": any_space(data.ordinal),
            "ERA": any_space(data.era),
            "IN_MONTH": any_space(data.in_month),
            "IN_YEAR": any_space(data.in_year),
        }

    def _reading(self, rule: Rule, pieces: Mapping[str, str]) -> Reading:
        end = r"(?!\w)" if self._spaced else ""
        return Reading(
            rule.kind,
            rule.count,
            tuple(re.compile(_filled(pattern, pieces) + end) for pattern in rule.patterns),
            _before(rule.after, pieces),
            _before(rule.not_after, pieces),
        )

    def month(self, word: str) -> int:
        """The number of a month by its name, or by its number as it stands."""
        return int(word) if word.isdecimal() else self.months[word if word in self.months else plain(word)]

    def weekday(self, word: str) -> int:
        """The number of a weekday, 0 for Monday."""
        return self.weekdays[word if word in self.weekdays else plain(word)]

    def openings(self, text: str) -> list[tuple[int, str]]:
        """Where a time may begin, with the word that stands there."""
        return self._openings.find(text)

    def shift(self, text: str, start: int, word: str) -> Shift | None:
        """The shift that the word at a position means, where no word goes on after it."""
        shift = self._shifts.get(word)
        if not shift or not self._ends(text, start + shift.length):
            return None
        inside = shift.opening and text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum()
        return None if inside else shift

    def readings(self, text: str, start: int, word: str) -> Iterable[Reading]:
        """The rules that open with the word or number at a position; none where no pattern of them matches."""
        gate, readings = self._readings.get(word, _NONE)
        return readings if gate.match(text, start) else ()

    def _ends(self, text: str, end: int) -> bool:
        return not self._spaced or not (text[end : end + 1].isalnum() or text[end : end + 1] == "_")

    def ahead(self, text: str, start: int, end: int) -> bool | None:
        """Whether the words beside a time say that it is still to come, or over; None where none says."""
        sides = (self._after, self._before) if self.follows else (self._before, self._after)
        for side in sides:
            if (found := side(text, start, end)) is not None:
                return found
        return None

    def _before(self, text: str, start: int, _: int) -> bool | None:
        """What the last word of the clause before a time says that says any."""
        clause = text[max(0, start - LOOK_BACK) : start].lower()
        end = len(clause)
        while end > 0:
            begin = clause.rfind(" ", 0, end) + 1 if self._spaced else end - 1
            word = clause[begin:end]
            if not word.isalnum() and _END_OF_CLAUSE.search(word + " "):
                return None
            if match := self._tense.match(clause, begin):
                return match.lastgroup == "ahead"
            end = begin - 1 if self._spaced else begin
        return None

    def _after(self, text: str, _: int, end: int) -> bool | None:
        """What the first word of the clause after it says."""
        clause = text[end : end + LOOK_AHEAD].lower()
        cut = _END_OF_CLAUSE.search(clause)
        found = self._tense.search(clause[: cut.start()] if cut else clause)
        return found.lastgroup == "ahead" if found else None


def clause_before(text: str, start: int) -> str:
    """The words right before a position that belong to the same clause."""
    clause = text[max(0, start - LOOK_BACK) : start]
    last = 0
    for match in _END_OF_CLAUSE.finditer(clause):
        last = match.end()
    return clause[last:]


@cache
def calendar(language: str) -> Calendar:
    """The times of a language by its code (BCP 47); of a language without a file what is written in figures alone."""
    code = language.split("-", maxsplit=1)[0]
    path = FOLDER / f"{code}.toml"
    return Calendar(code, read(path) if path.is_file() else _File())


def read(path: Path) -> _File:
    """A language's file."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)


def _numbered(tables: Iterable[str], first: int) -> dict[str, int]:
    """Names in small letters, as they are written and without their marks, and which month or day they mean."""
    found = {}
    for table in tables:
        for number, forms in enumerate(table.split("|") if table else (), first):
            for form in spelled(forms):
                found[form] = found[form[0].upper() + form[1:]] = found[plain(form)] = number
    return found


def _cased(words: Iterable[str], *, capitals: bool) -> list[str]:
    return [word[0].upper() + word[1:] for word in words] if capitals else both_cases(words)


def _shifts(table: Mapping[str, str]) -> dict[str, Shift]:
    found = {}
    for step, phrases in table.items():
        unit, by = step.split(" ")
        listed = spelled(phrases)
        for phrase in both_cases(listed):
            found[phrase] = Shift(Unit(unit), int(by), len(phrase), phrase not in listed)
    return found


def _tense(data: _File) -> re.Pattern[str]:
    """A pattern for words that tell past from future, in groups `past` and `ahead`; it matches nothing without any."""
    sides = [f"(?P<{name}>{'|'.join(words)})" for name, words in (("ahead", data.ahead), ("past", data.past)) if words]
    if not sides:
        return re.compile("(?!)")
    border = (r"(?<!\w)", r"(?!\w)") if data.spaced else ("", "")
    return re.compile(border[0] + f"(?:{'|'.join(sides)})" + border[1])


def _before(patterns: tuple[str, ...], pieces: Mapping[str, str]) -> re.Pattern[str] | None:
    """A pattern to search for right before a position, None without any."""
    alternatives = "|".join(_filled(pattern, pieces) for pattern in patterns)
    return re.compile(f"(?:{alternatives})$", re.IGNORECASE) if patterns else None


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    flat = re.sub(r"\n\s*", "", pattern)
    return _PIECE.sub(lambda piece: pieces[piece[1]], any_space(flat))
