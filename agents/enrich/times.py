"""Times that a text names, resolved against the day of publication; what cannot be resolved is left out.

An anchor is never guessed. Where the dates of publication contradict each other, a time is told only if the text's own
dates settle it or all candidates lead to the same answer. How languages name times is data: see `calendars`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from agents.enrich.calendars import Calendar, Kind, Order, Reading, Unit, calendar, clause_before
from agents.enrich.patterns import WESTERN
from schemas.article import Precision, Published, Span, TimeMention

FIRST_YEAR, LAST_YEAR = 1700, 2099
"""Numbers of four digits between these can be years."""

TIME_ZONES_DAYS = 1
"""Days by which a date may lie after the publication and still be one that has passed: publication is told in UTC."""

SOON_DAYS = 60
"""Days ahead within which a date without a year is one to come, where no word beside it says that it is over."""

TOLD_REACH = 300
"""Characters back to the time that "two days later" goes on from: two or three sentences."""

SHORT_YEAR = 100
"""A year below is the end of a span: 2014-16."""

DATELINE_REACH = 90
"""Characters from the beginning of a text in which its dateline stands."""

NOON = 12
"""Hours."""

_DATELINE_AFTER = re.compile(r",?\s?(?:\([^()\n]{2,40}\)\s?|/?[A-Z][A-Za-z]{1,15}/?\s?)?[-–—]{1,2}\s")
_GOING_ON = frozenset((Kind.EARLIER, Kind.LATER))
_NUMERIC_PARTS = re.compile(r"[0-9]{1,4}")


class Anchor(NamedTuple):
    """A day that times are resolved against, and how exactly it is known."""

    day: date
    precision: Precision


class _Time(NamedTuple):
    """A time as it stands: what is known of it, None where an anchor has to say."""

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit = Unit.DAY
    shift: int = 0
    ahead: bool | None = None
    clock: str = ""
    event: str = ""


class _Told(NamedTuple):
    """A time resolved."""

    value: str
    precision: Precision
    end: int


def find(
    text: str, published: Published | None, language: str = "en"
) -> tuple[tuple[TimeMention, ...], tuple[Span, ...]]:
    """The times of a text that can be resolved, in order; and the spans of all, resolved or not.

    Args:
        text: of the article.
        published: when it was, as the record has it.
        language: of the text, by its code (BCP 47).
    """
    words = calendar(language)
    named = list(_named(text, words))
    resolver = _Resolver(text, words, named, _anchors(named, published))
    told = (resolver.mention(time) for time in named if not _is_dateline(text, time))
    return tuple(mention for mention in told if mention), tuple((time.start, time.end) for time in named)


class _Resolver:
    """Resolves the times of a text, in order: some go on from the one told before."""

    def __init__(self, text: str, words: Calendar, named: list[_Time], anchors: list[Anchor]) -> None:
        self._text = text
        self._words = words
        self._named = named
        self._anchors = anchors
        self._told: _Told | None = None
        self._beginnings: dict[str, _Told | None] = {}

    def mention(self, time: _Time) -> TimeMention | None:
        """The time as the record has it, None where it is in doubt."""
        answers = set(self._answers(time))
        answer = answers.pop() if len(answers) == 1 else None
        if answer is None:
            return None
        self._told = _Told(*answer, time.end)
        return TimeMention(self._text[time.start : time.end], *answer, time.start, time.end)

    def _answers(self, time: _Time) -> Iterable[tuple[str, Precision] | None]:
        """What a time is by its own year, by the time told before, by the beginning of an event, or by each anchor."""
        if time.year is not None:
            return (_resolve(time, None),)
        if time.kind is Kind.INTO:
            return (_from_told(time, self._beginning(time.event)),)
        if time.kind in _GOING_ON:
            near = self._told and time.start - self._told.end <= TOLD_REACH
            return (_from_told(time, self._told if near else None),)
        return [_resolve(time, anchor) for anchor in self._anchors]

    def _beginning(self, event: str) -> _Told | None:
        """When an event began, where the text says so: "the war, which began in May 2014"."""
        if event not in self._beginnings:
            begins = "|".join(self._words.begins).replace("EVENT", re.escape(event))
            pattern = re.compile(f"(?:{begins})$", re.IGNORECASE)
            dated = [time for time in self._named if time.year]
            found = {_resolve(time, None) for time in dated if pattern.search(clause_before(self._text, time.start))}
            answer = found.pop() if len(found) == 1 else None
            self._beginnings[event] = _Told(*answer, 0) if answer else None
        return self._beginnings[event]


def _is_dateline(text: str, time: _Time) -> bool:
    """Whether a time is the day on which the report was written, at its head: "LYON, Aug. 10 (Reuters) - "."""
    if time.start > DATELINE_REACH or not _DATELINE_AFTER.match(text, time.end):
        return False
    head = text[: time.start].rstrip()
    return "\n" not in head and ". " not in head and head[:1].isupper() and head[-1:] in (",", "(", "/")


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


def _named(text: str, words: Calendar) -> Iterator[_Time]:
    """Every time that the text names, in order."""
    read = text.translate(WESTERN) if words.figures else text
    end = 0
    for start, word in words.openings(read):
        if start < end:
            continue
        for reading in words.readings(read, start, word):
            if (match := reading.match(read, start)) and (times := _times(read, match, reading, words)):
                end = times[-1].end
                yield from times
                break
        else:
            if shift := words.shift(read, start, word):
                end = start + shift.length
                yield _Time(start, end, Kind.AGO, unit=shift.unit, shift=shift.by)


def _times(text: str, match: re.Match[str], reading: Reading, words: Calendar) -> list[_Time]:
    """The time that a rule's match means, two for a span; none where there is no such day or year."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "numeric" in groups:
        return _numeric(match, words)
    if reading.kind in (Kind.AGO, Kind.AHEAD, Kind.EARLIER, Kind.LATER, Kind.INTO):
        return _counted(match, reading, groups, words)
    if reading.kind is Kind.UNRESOLVED:
        return [_Time(*match.span(), reading.kind)]
    time = _Time(
        *match.span(), reading.kind,
        year=int(groups["year"]) if "year" in groups else None,
        month=words.month(groups["month"]) if "month" in groups else None,
        day=int(groups["day"]) if "day" in groups else None,
        weekday=words.weekday(groups["weekday"]) if "weekday" in groups else None,
        clock=_clock(groups),
    )  # fmt: skip
    if reading.kind is Kind.OF_WEEK:
        time = time._replace(shift=reading.count or 0)
    elif time.year is None:
        time = time._replace(ahead=words.ahead(text, *match.span()))
    return _spanned(time, match, groups) if "until" in groups else _possible([time])


def _spanned(time: _Time, match: re.Match[str], groups: dict[str, str]) -> list[_Time]:
    """The first and the last day, or year, of a span."""
    until, last = int(groups["until"]), match.span("until")
    if time.day is None and time.year is not None:
        until += time.year // SHORT_YEAR * SHORT_YEAR if until < SHORT_YEAR else 0
        first = time._replace(end=match.end("year"))
        return _possible([first, _Time(*last, Kind.DATE, year=until)]) if until > time.year else _possible([first])
    first_end = match.end("day")
    return _possible([time._replace(end=first_end), time._replace(start=last[0], weekday=None, day=until)])


def _possible(times: list[_Time]) -> list[_Time]:
    """The times, none at all where one of them is no day or year."""
    for time in times:
        year = time.year if time.year is not None else 2000
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return []
        if time.month is not None and not _day(year, time.month, 1 if time.day is None else time.day):
            return []
        if time.month is None and time.day is not None and not _day(2000, 1, time.day):
            return []
    return times


def _clock(groups: dict[str, str]) -> str:
    """A time of day in UTC, `T14:30:00Z`, "" where none stands there or its zone is another one."""
    if "zone" not in groups:
        return ""
    hour = int(groups["hour"]) % (NOON if "half" in groups else 24)
    hour += NOON if groups.get("half", "").lower().startswith("p") else 0
    return f"T{hour:02}:{int(groups.get('minute', 0)) % 60:02}:00Z"


def _numeric(match: re.Match[str], words: Calendar) -> list[_Time]:
    """A date in figures, 10.08.2023 or 2023-08-10; none where day and month may be either."""
    parts = [int(part) for part in _NUMERIC_PARTS.findall(match["numeric"])]
    if len(match["numeric"]) - len(match["numeric"].lstrip("0123456789")) == 4:
        year, month, day = parts
        return _possible([_Time(*match.span(), Kind.DATE, year, month, day)])
    day, month, year = parts
    if "." not in match["numeric"]:
        if words.order is Order.MONTH_FIRST:
            day, month = month, day
        elif words.order is Order.EITHER:
            day, month = max(day, month), min(day, month)
            if day <= 12 and day != month:
                return [_Time(*match.span(), Kind.UNRESOLVED)]
    return _possible([_Time(*match.span(), Kind.DATE, year, month, day)])


def _counted(match: re.Match[str], reading: Reading, groups: dict[str, str], words: Calendar) -> list[_Time]:
    """So many units before or after an anchor."""
    count = reading.count
    if "count" in groups:
        word = groups["count"]
        count = int(word) if word.isdecimal() else words.counts.get(word.lower())
    if count is None:
        return []
    unit = words.units[groups["unit"] if groups["unit"] in words.units else groups["unit"].lower()]
    back = reading.kind in (Kind.AGO, Kind.EARLIER)
    kind = Kind.AGO if reading.kind is Kind.AHEAD else reading.kind
    return [_Time(*match.span(), kind, unit=unit, shift=-count if back else count, event=groups.get("event", ""))]


def _resolve(time: _Time, anchor: Anchor | None) -> tuple[str, Precision] | None:
    """The value and its precision, None where the anchor is too coarse for it."""
    if time.kind is Kind.UNRESOLVED:
        return None
    if time.year:
        return _written(time) if time.month else (f"{time.year:04}", Precision.YEAR)
    if anchor is None or (anchor.precision is Precision.YEAR and time.unit is not Unit.YEAR):
        return None
    if time.month:
        year = _year_of(time, anchor)
        return _written(time._replace(year=year)) if year else None
    if time.kind is Kind.AGO:
        return _shifted(time, anchor)
    if anchor.precision is Precision.MONTH:
        return None
    if time.day:
        return _day_of_month(time, anchor)
    return _weekday(time, anchor)


def _written(time: _Time) -> tuple[str, Precision] | None:
    """A date with its year, as the record writes it."""
    if time.year is None or time.month is None:
        return None
    if time.day is None:
        return f"{time.year:04}-{time.month:02}", Precision.MONTH
    known = _day(time.year, time.month, time.day)
    return _with_clock(known, time) if known else None


def _with_clock(day: date, time: _Time) -> tuple[str, Precision]:
    return (f"{day.isoformat()}{time.clock}", Precision.MINUTE) if time.clock else (day.isoformat(), Precision.DAY)


def _year_of(time: _Time, anchor: Anchor) -> int | None:
    """The year of a month or day without one: that in which its weekday fits, else the last that has begun, or the next
    where the text looks ahead.
    """
    month, this = time.month or 1, anchor.day.year
    if time.weekday is not None:
        fitting = [
            year for year in (this - 1, this, this + 1)
            if (day := _day(year, month, time.day or 1)) and day.weekday() == time.weekday
        ]  # fmt: skip
        return fitting[0] if len(fitting) == 1 else None
    if anchor.precision is Precision.MONTH and time.day and month == anchor.day.month:
        return this
    first = _day(this, month, time.day or 1) or _day(this, month, 28)
    if first is None:
        return None
    passed = first <= anchor.day + timedelta(days=TIME_ZONES_DAYS)
    if time.ahead:
        return this + (1 if passed and month != anchor.day.month and (anchor.day - first).days > 180 else 0)
    soon = time.ahead is None and time.day is not None and (first - anchor.day).days <= SOON_DAYS
    return this if passed or soon else this - 1


def _shifted(time: _Time, anchor: Anchor) -> tuple[str, Precision] | None:
    """A time so many units from the anchor; a week is told as the month or else the year that holds it."""
    day = anchor.day
    if time.unit is Unit.YEAR:
        year = day.year + time.shift
        return (f"{year:04}", Precision.YEAR) if 0 < year <= date.max.year else None
    if time.unit is Unit.MONTH:
        month = day.year * 12 + day.month - 1 + time.shift
        return (f"{month // 12:04}-{month % 12 + 1:02}", Precision.MONTH) if 12 <= month < 12 * date.max.year else None
    if anchor.precision in (Precision.MONTH, Precision.YEAR):
        return None
    try:
        if time.unit is Unit.DAY:
            return _with_clock(day + timedelta(days=time.shift), time)
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=time.shift)
        first = monday + timedelta(days=5 if time.unit is Unit.WEEKEND else 0)
        last = monday + timedelta(days=6)
    except OverflowError:
        return None
    if first.month == last.month:
        return f"{first.year:04}-{first.month:02}", Precision.MONTH
    return (f"{first.year:04}", Precision.YEAR) if first.year == last.year else None


def _weekday(time: _Time, anchor: Anchor) -> tuple[str, Precision]:
    """The weekday before or after publication; publication's own day is one of either."""
    back = (anchor.day.weekday() - (time.weekday or 0)) % 7
    if time.kind is Kind.OF_WEEK:
        shift = 7 * time.shift - anchor.day.weekday() + (time.weekday or 0)
    elif time.kind is Kind.LAST_WEEKDAY:
        shift = -(back or 7)
    elif time.kind is Kind.NEXT_WEEKDAY:
        shift = (7 - back) or 7
    else:
        shift = -back % 7 if time.ahead else -back
    return _with_clock(anchor.day + timedelta(days=shift), time)


def _day_of_month(time: _Time, anchor: Anchor) -> tuple[str, Precision] | None:
    """The last such day, or the next where the text looks ahead."""
    month = anchor.day.year * 12 + anchor.day.month - 1
    day = time.day or 1
    for other in (month, month + 1 if time.ahead else month - 1):
        found = _day(other // 12, other % 12 + 1, day)
        if found and (found >= anchor.day if time.ahead else found <= anchor.day + timedelta(days=TIME_ZONES_DAYS)):
            return _with_clock(found, time)
    return None


def _from_told(time: _Time, told: _Told | None) -> tuple[str, Precision] | None:
    """A time so many units from one already told, None where that is not known as exactly."""
    anchor = _parsed([told.value], None) if told else None
    if not anchor or (anchor[0].precision is Precision.YEAR and time.unit is not Unit.YEAR):
        return None
    if time.unit is Unit.WEEK and anchor[0].precision is Precision.DAY:
        time = time._replace(unit=Unit.DAY, shift=7 * time.shift)
    return _shifted(time, anchor[0])
