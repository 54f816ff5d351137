"""Times that a text names, resolved against the day of publication; what cannot be resolved is left out. English.

An anchor is never guessed. Where the dates of publication contradict each other, a time is told only if the text's own
dates settle it or all candidates lead to the same answer.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from agents.enrich.patterns import both_cases, words_pattern
from agents.enrich.quantities import WRITTEN
from schemas.article import Precision, Published, Span, TimeMention

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

FIRST_YEAR, LAST_YEAR = 1700, 2099
"""Numbers of four digits between these can be years."""

TIME_ZONES_DAYS = 1
"""Days by which a date may lie after the publication and still be one that has passed: publication is told in UTC."""

DAY_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
"""Words for a day, and how far it lies from the anchor."""

PERIODS = {"last": -1, "this": 0, "next": 1}
"""Words before a week, month or year, and how many of them it lies from the anchor's."""

PERIOD_UNITS = ("week", "month", "year")

LOOK_BACK = 60
"""Characters before a time in which a word says that it lies ahead."""

LONGEST_WHICH, LONGEST_UNIT, LONGEST_COUNT = 13, 8, 12
"""Characters before a weekday, before "ago", and before the unit there, that the words they go with fit into."""

_MONTH_OF = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH = re.compile(
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Jun\.|Jul\.|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))(?!\w)"
)
_DAY_BEFORE = re.compile(r"(?<![\w.,:/$£€-])(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?[ \u00a0](?:of[ \u00a0])?$")
_PART_BEFORE = re.compile(r"(?<!\w)(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in )?$")
_AFTER_MONTH = re.compile(
    r"[ \u00a0](?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\w:,/%]|-[a-z]|[.][0-9])|"
    r"[ \u00a0](?P<first>[0-3]?[0-9])(?:st|nd|rd|th)?(?=,(?![0-9]))"
)
_YEAR_AFTER = re.compile(r",?[ \u00a0](?P<year>[12][0-9]{3})(?![\w%]|,[0-9]|-[0-9])")
_ISO_DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![\w-])")
_YEAR = re.compile(r"[12][0-9]{3}(?![\w%/]|[.,][0-9]|-[0-9]|-[a-z])")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|before|after|during|early|late|mid|between|around|circa|through|the|"
    r"spring|summer|autumn|fall|winter|and|to|year|into)[  -]|\()$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r"[ \u00a0](?:[a-z]+s|people|children|men|women|percent|miles|km|feet)\b")
_MONTH_ALONE_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|before|after|during|last|next|this|through|and|or|to|between)[ \u00a0]$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![\w’'])")
_WHICH_BEFORE = re.compile(r"(?<!\w)(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his coming|[Ee]very|[Ee]ach)[ \u00a0]$")
_DAY_WORD = re.compile(rf"(?:{words_pattern(both_cases(DAY_WORDS))})(?![\w’'])")
_PERIOD = re.compile(
    rf"(?:{words_pattern(both_cases(f'{which} {unit}' for which in PERIODS for unit in PERIOD_UNITS))})(?![\w’'-])"
)
_AGO = re.compile(r"ago(?!\w)")
_UNIT_BEFORE = re.compile(r"[ \u00a0](?P<unit>day|week|month|year)s?[ \u00a0]$")
_COUNT_BEFORE = re.compile(r"(?<![\w.,-])(?P<count>[0-9]{1,3}|an?|[A-Za-z]+)$")
_AHEAD = re.compile(r"\b(?:will|next|upcoming|scheduled|slated|planned for|expected)\b", re.IGNORECASE)
_AHEAD_AFTER = re.compile(r"[\w ,]{0,20}?\b(?:will|is to|are to)\b")


class Anchor(NamedTuple):
    """A day that times are resolved against, and how exactly it is known."""

    day: date
    precision: Precision


class _Time(NamedTuple):
    """A time as it stands: what is known of it, None where the anchor has to say."""

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int = 0
    ahead: bool = False


def find(text: str, published: Published | None) -> tuple[tuple[TimeMention, ...], tuple[Span, ...]]:
    """The times of a text that can be resolved, in order; and the spans of all, resolved or not."""
    named = list(_apart(_named(text)))
    anchors = _anchors(named, published)
    resolved = []
    for time in named:
        answers = {_resolve(time, anchor) for anchor in anchors} if time.year is None else {_resolve(time, None)}
        if len(answers) == 1 and (answer := answers.pop()):
            value, precision = answer
            resolved.append(TimeMention(text[time.start : time.end], value, precision, time.start, time.end))
    return tuple(resolved), tuple((time.start, time.end) for time in named)


def _anchors(named: list[_Time], published: Published | None) -> list[Anchor]:
    """The days to resolve against: publication; in a conflict the latest day of the text, else all candidates."""
    if not published:
        return []
    if not published.conflict:
        return _parsed([published.value], published.precision)
    own = [
        Anchor(day, Precision.DAY)
        for time in named
        if time.year and time.month and (day := _day(time.year, time.month, time.day or 1))
    ]
    if own:
        latest = max(own)
        return [Anchor(latest.day, Precision.MONTH)]
    values = [published.value, *(candidate.value for candidate in published.candidates)]
    return _parsed(values, None)


def _parsed(values: list[str], precision: Precision | None) -> list[Anchor]:
    """RFC 3339 times and dates as days; what is no date is left out."""
    found = []
    for value in values:
        parts = value[:10].split("-")
        if not all(part.isdecimal() for part in parts):
            continue
        numbers = [int(part) for part in parts] + [1, 1]
        day = _day(*numbers[:3])
        exact = precision or (Precision.DAY, Precision.MONTH, Precision.YEAR)[3 - len(parts)]
        if day and FIRST_YEAR <= day.year <= LAST_YEAR:
            found.append(Anchor(day, exact))
    return found


def _day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(text: str) -> Iterator[_Time]:
    """Every time that the text names, in no order; they may overlap."""
    for match in _MONTH.finditer(text):
        if time := _month(text, match):
            yield time
    for match in _ISO_DATE.finditer(text):
        year, month, day = (int(part) for part in match.group().split("-"))
        if _day(year, month, day):
            yield _Time(*match.span(), "day", year, month, day)
    for match in _YEAR.finditer(text):
        if time := _year(text, match):
            yield time
    yield from _relative(text)


def _month(text: str, match: re.Match[str]) -> _Time | None:
    """A month with the day and year that stand beside it."""
    start, end = match.span()
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return None
    month = _MONTH_OF[match.group()[:3].lower()]
    before = _DAY_BEFORE.search(text, max(0, start - 9), start)
    after = None if before else _AFTER_MONTH.match(text, end)
    part = _PART_BEFORE.search(text, max(0, start - 9), start)
    day = int(before["day"]) if before else int(after["day"] or after["first"]) if after else None
    start = before.start() if before else part.start() if part else start
    end = after.end() if after else end
    year = _YEAR_AFTER.match(text, end)
    if not day and not year and not part and not _MONTH_ALONE_BEFORE.search(text, max(0, start - 9), start):
        return None
    if day is not None and not _day(int(year["year"]) if year else 2000, month, day):
        return None
    if not day and not year and text[end - 1] == ".":
        return None
    return _Time(
        start, year.end() if year else end, "day" if day else "month", int(year["year"]) if year else None, month, day,
        0, _is_ahead(text, start) or bool(_AHEAD_AFTER.match(text, end)),
    )  # fmt: skip


def _is_ahead(text: str, start: int) -> bool:
    """Whether a word before, in the same sentence, says that the time is still to come."""
    first = max(0, start - LOOK_BACK)
    before = text[first:start]
    cut = max(before.rfind(". "), before.rfind("\n"), before.rfind("”"), before.rfind('"'))
    return bool(_AHEAD.search(before, max(0, cut)))


def _year(text: str, match: re.Match[str]) -> _Time | None:
    start, end = match.span()
    year = int(match.group())
    if not FIRST_YEAR <= year <= LAST_YEAR or not _BEFORE_YEAR.search(text, max(0, start - 10), start):
        return None
    return (
        None if _AFTER_YEAR.match(text, end) and not text[:start].endswith("the ") else _Time(start, end, "year", year)
    )


def _relative(text: str) -> Iterator[_Time]:
    """Times that only an anchor can tell: weekdays, "yesterday", "last year", "two months ago"."""
    for match in _WEEKDAY.finditer(text):
        if time := _weekday(text, match):
            yield time
    for match in _DAY_WORD.finditer(text):
        yield _Time(*match.span(), "days", shift=DAY_WORDS[match.group().lower()])
    for match in _PERIOD.finditer(text):
        period, unit = match.group().lower().split(" ")
        yield _Time(*match.span(), unit + "s", shift=PERIODS[period])
    for match in _AGO.finditer(text):
        if time := _ago(text, match):
            yield time


def _weekday(text: str, match: re.Match[str]) -> _Time | None:
    """A weekday with the word before it that says which; None for one that comes round ("every Monday")."""
    which = _WHICH_BEFORE.search(text, max(0, match.start() - LONGEST_WHICH), match.start())
    word = which["which"].lower() if which else ""
    if word in ("every", "each"):
        return None
    start = which.start() if which else match.start()
    ahead = word in ("next", "this coming") or (word != "last" and _is_ahead(text, start))
    number = WEEKDAYS.index(match.group().lower())
    return _Time(start, match.end(), "last weekday" if word == "last" else "weekday", shift=number, ahead=ahead)


def _ago(text: str, match: re.Match[str]) -> _Time | None:
    """A number of days, weeks, months or years before "ago"."""
    unit = _UNIT_BEFORE.search(text, max(0, match.start() - LONGEST_UNIT), match.start())
    counted = _COUNT_BEFORE.search(text, max(0, unit.start() - LONGEST_COUNT), unit.start()) if unit else None
    count = _count(counted["count"].lower()) if counted else None
    if not unit or not counted or count is None:
        return None
    return _Time(counted.start(), match.end(), unit["unit"] + "s", shift=-count)


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return 1 if word in ("a", "an") else WRITTEN.get(word)


def _apart(times: Iterator[_Time]) -> Iterator[_Time]:
    """Times in order, of those that overlap the first and longest."""
    end = 0
    for time in sorted(times, key=lambda time: (time.start, -time.end)):
        if time.start >= end:
            yield time
            end = time.end


def _resolve(time: _Time, anchor: Anchor | None) -> tuple[str, Precision] | None:
    """The value and its precision, None where the anchor is too coarse for it."""
    if time.kind == "year":
        return f"{time.year:04}", Precision.YEAR
    if time.year and time.month:
        return _written(time.year, time.month, time.day)
    if anchor is None or (anchor.precision is Precision.YEAR and time.kind != "years"):
        return None
    if time.month:
        year = _year_of(time, anchor)
        return _written(year, time.month, time.day) if year else None
    return _shifted(time, anchor)


def _written(year: int, month: int, day: int | None) -> tuple[str, Precision] | None:
    if day is None:
        return f"{year:04}-{month:02}", Precision.MONTH
    known = _day(year, month, day)
    return (known.isoformat(), Precision.DAY) if known else None


def _year_of(time: _Time, anchor: Anchor) -> int | None:
    """The year of a month or day without one: the last that has begun, or the next where the text looks ahead."""
    month = time.month or 1
    if anchor.precision is Precision.MONTH and time.day and month == anchor.day.month:
        return anchor.day.year
    first = _day(anchor.day.year, month, time.day or 1) or _day(anchor.day.year, month, 28)
    if first is None:
        return None
    passed = first <= anchor.day + timedelta(days=TIME_ZONES_DAYS)
    if time.ahead:
        same_month = month == anchor.day.month
        return anchor.day.year + (1 if passed and not same_month and (anchor.day - first).days > 180 else 0)
    return anchor.day.year if passed else anchor.day.year - 1


def _shifted(time: _Time, anchor: Anchor) -> tuple[str, Precision] | None:
    """A time so many days, weeks, months or years from the anchor; a week is told as the month that holds it."""
    fine = anchor.precision not in (Precision.MONTH, Precision.YEAR)
    day = anchor.day
    if time.kind == "years":
        year = day.year + time.shift
        return (f"{year:04}", Precision.YEAR) if year > 0 else None
    if time.kind == "months":
        month = day.year * 12 + day.month - 1 + time.shift
        return (f"{month // 12:04}-{month % 12 + 1:02}", Precision.MONTH) if month >= 12 else None
    if not fine:
        return None
    if time.kind == "days":
        return (day + timedelta(days=time.shift)).isoformat(), Precision.DAY
    if time.kind == "weeks":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=time.shift)
        sunday = monday + timedelta(days=6)
        return (f"{monday:%Y-%m}", Precision.MONTH) if monday.month == sunday.month else None
    back = (day.weekday() - time.shift) % 7
    back = 7 if time.kind == "last weekday" and back == 0 else back
    ahead = (time.shift - day.weekday()) % 7
    return (day + timedelta(days=ahead if time.ahead else -back)).isoformat(), Precision.DAY
