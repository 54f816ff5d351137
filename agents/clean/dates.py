"""Dates as pages, feeds, wires and prose write them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from schemas.article import Precision

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199
"""Years that a news archive can hold; anything else is a number that is no year."""

_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_WORDS = (
    "jan january januar jänner janvier enero gennaio janeiro januari",
    "feb february februar février fevrier febrero febbraio fevereiro februari",
    "mar march märz maerz mrz mars marzo março marco maart", "apr april avril abril aprile",
    "may mai mayo maggio maio mei",
    "jun june juni juin junio giugno junho", "jul july juli juillet julio luglio julho",
    "aug august août aout agosto augustus",
    "sep sept september septembre septiembre setiembre settembre setembro",
    "oct october okt oktober octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember décembre decembre diciembre dicembre dezembro",
)  # fmt: skip
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
"""Months in English, German, French, Spanish, Italian, Portuguese and Dutch, with the short forms that pages use."""

_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = (
    r"(?:Mon(?:day|\.)?|Tue(?:s(?:day|\.)?|\.)?|Wed(?:nesday|\.)?|Thu(?:rs(?:day|\.)?|\.)?|Fri(?:day|\.)?"
    r"|Sat(?:urday|\.)?|Sun(?:day|\.)?)"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?"
)
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|E[SD]T|C[SD]T|M[SD]T|P[SD]T|BST|CET|CEST|[+-]\d{2}:?\d{2}|[+-]\d{2})"

_ISO = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
_COMPACT = r"(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)"
_MONTH_WORD = r"(?P<month_name>[^\W\d_]{3,10})\.?"
_MONTH_DAY = rf"{_MONTH_WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?"
_DAY_MONTH = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:of|de|di))?[\s-]{_MONTH_WORD},?(?:[\s-]+(?:de|del"
    rf"|di)?\s*)(?P<year>\d{{4}})"
)
_NUMERIC = r"(?P<first>\d{1,2})[./-](?P<second_number>\d{1,2})[./-](?P<year>\d{4})"

_LABEL = (
    r"(?:(?:date|published|posted|updated|created|last\s+(?:updated|modified)|first\s+published"
    r"|veröffentlicht|stand|publié|publicado|pubblicato)(?:\s+(?:on|at|am|le|el|il|em))?\s*:?\s*|(?:le|el|am"
    r"|den|il)\s+)?"
)
_FORMS = tuple(
    re.compile(
        rf"\s*{_LABEL}(?:(?P<weekday>{WEEKDAY}),?\s+|[^\W\d_]{{2,12}},\s+(?:den\s+)?)?{day}(?:\s*(?:T|,|at|um"
        rf"|à|alle|-|–|\||\s)\s*{_CLOCK}(?:\s*(?:Uhr|hs?|Hrs?)\b)?(?:{_ZONE})?)?(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )
    for day in (_ISO, _COMPACT, _MONTH_DAY, _DAY_MONTH, _NUMERIC)
)
_WITHIN = tuple(
    re.compile(
        rf"(?<![\w./-]){day}(?![\w/-]|\.\d)(?:\s*(?:T|,|at|um|-|–|\||\s)\s*{_CLOCK}(?:{_ZONE})?)?", re.IGNORECASE
    )
    for day in (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _MONTH_DAY, _DAY_MONTH, _NUMERIC)
)
_CLOCK_FIRST = re.compile(rf"\s*{_LABEL}{_CLOCK}(?:{_ZONE})?,?\s+(?:on\s+)?(?P<date>.*)", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"\s*(\d{4})\s*")
_REST = re.compile(r"[\s.,;|)\]–-]*")

_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "bst": 1,
    "cet": 1,
    "cest": 2,
}


@dataclass(frozen=True)
class When:
    """A date as exactly as it is known.

    Attributes:
        start: its first moment, UTC.
        precision: how exactly it is known.
        zoned: whether the time zone was given; without one a clock time is taken as UTC.
        weekday_fits: false where a weekday stands beside it that is another day's.
    """

    start: datetime
    precision: Precision
    zoned: bool = False
    weekday_fits: bool = True

    @property
    def value(self) -> str:
        """As the record writes dates: RFC 3339 in UTC, or the part of the date that is known."""
        match self.precision:
            case Precision.YEAR:
                return f"{self.start:%Y}"
            case Precision.MONTH:
                return f"{self.start:%Y-%m}"
            case Precision.DAY:
                return f"{self.start:%Y-%m-%d}"
            case _:
                return f"{self.start:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def is_clock(self) -> bool:
        """Whether the time of day is known."""
        return self.precision in {Precision.SECOND, Precision.MINUTE}

    @property
    def last_day(self) -> date:
        """The last day that it may mean."""
        match self.precision:
            case Precision.YEAR:
                return date(self.start.year, 12, 31)
            case Precision.MONTH:
                return _month_end(self.start.year, self.start.month)
            case _:
                return self.start.date()


def on(day: date, *, weekday_fits: bool = True) -> When:
    """A day as a `When`."""
    return When(datetime(day.year, day.month, day.day, tzinfo=UTC), Precision.DAY, weekday_fits=weekday_fits)


def parse(text: str) -> When | None:
    """The date that the whole of a short string gives: ISO 8601, RFC 2822, epoch-free forms of English and numbers.

    A numeric date is read as year first, else as whichever order makes it one; "03/04/2023" could be either, so it
    gives None, as does anything that is no date.
    """
    text = text.strip()
    if not text or len(text) > MAX_DATE_LENGTH or not any(char.isdigit() for char in text):
        return None
    year = _YEAR.fullmatch(text)
    if year:
        return _checked_year(int(year[1]))
    for form in _FORMS:
        match = form.fullmatch(text)
        if match and _REST.fullmatch(match["rest"]):
            return _from_match(match)
    clock_first = _CLOCK_FIRST.fullmatch(text)
    if clock_first:
        return _with_clock(parse(clock_first["date"]), clock_first)
    return _mail_date(text)


def find(text: str) -> When | None:
    """The first full date within a line such as "Written: 2023-11-07 15:03 Updated: 2023-11-08"."""
    if len(text) > MAX_DATE_LENGTH:
        return None
    matches = (match for match in (form.search(text) for form in _WITHIN) if match)
    first = min(matches, key=lambda match: match.start(), default=None)
    return parse(first[0]) if first else None


MAX_DATE_LENGTH = 80
"""Characters of the longest string that is still tried as a date."""


def _mail_date(text: str) -> When | None:
    """RFC 2822, as feeds have it: "Wed, 23 Aug 2023 10:00:00 +0200"."""
    try:
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        start = moment.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):  # what it raises for strings that are none
        return None
    if not EARLIEST_YEAR <= start.year <= LATEST_YEAR:
        return None
    weekday = _WEEKDAYS.get(text[:3].lower())
    return When(start, Precision.SECOND, zoned=True, weekday_fits=weekday is None or weekday == moment.weekday())


def _from_match(match: re.Match[str]) -> When | None:
    """The date in a match of one of the forms; None where the calendar has no such day."""
    parts = match.groupdict()
    if parts.get("first"):
        parts |= dict(
            zip(
                ("day", "month"),
                _day_and_month(parts["first"], parts["second_number"], dotted="." in match[0]),
                strict=True,
            )
        )
    word = parts.get("month_name")
    month = _MONTHS.get(word.lower(), 0) if word else int(parts.get("month") or 0)
    if not parts.get("year") or not month:
        return None
    year = int(parts["year"])
    if parts.get("day") is None:
        return _checked_month(year, month) if not parts.get("hour") else None
    day = _checked_day(year, month, int(parts["day"]))
    if day is None:
        return None
    weekday = parts.get("weekday")
    fits = weekday is None or _WEEKDAYS[weekday[:3].lower()] == day.weekday()
    return _with_clock(on(day, weekday_fits=fits), match)


def _with_clock(when: When | None, match: re.Match[str]) -> When | None:
    """The day with the clock time of the match, where it has one."""
    if when is None or when.precision is not Precision.DAY or not match["hour"]:
        return when
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    zone = match["zone"]
    try:
        start = when.start.replace(hour=hour, minute=minute, second=second, tzinfo=_zone(zone)).astimezone(UTC)
    except (ValueError, OverflowError):  # an hour past 23, an offset past a day
        return when
    precision = Precision.SECOND if match["second"] else Precision.MINUTE
    return When(start, precision, zoned=bool(zone), weekday_fits=when.weekday_fits)


def _zone(name: str | None) -> timezone:
    if not name or name.lower() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.lower()] if name else 0))
    digits = name[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if name[0] == "-" else offset)


def _day_and_month(first: str, second: str, *, dotted: bool) -> tuple[str | None, str | None]:
    """Day and month of "23/08" and "08/23"; neither where it could be both. With dots nobody writes the month first."""
    if int(first) > 12 >= int(second):
        return first, second
    if int(second) > 12 >= int(first):
        return second, first
    return (first, second) if first == second or dotted else (None, None)


def _checked_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:  # the calendar has no such day
        return None


def _checked_month(year: int, month: int) -> When | None:
    first = _checked_day(year, month, 1)
    return When(on(first).start, Precision.MONTH) if first else None


def _checked_year(year: int) -> When | None:
    first = _checked_day(year, 1, 1)
    return When(on(first).start, Precision.YEAR) if first else None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


class Told(NamedTuple):
    """A day that a text names.

    Attributes:
        text: the words.
        start, end: where they stand, code points.
        year: None where the text leaves it out, as news does for the current year.
        weekday: 0 is Monday; None where none stands beside it.
    """

    text: str
    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None

    def nearest(self, reference: date) -> date | None:
        """The day, in the year that brings it nearest to the reference where the text names none."""
        years = [self.year] if self.year else [reference.year - 1, reference.year, reference.year + 1]
        days = [day for day in (_checked_day(year, self.month, self.day) for year in years) if day]
        return min(days, key=lambda day: abs((day - reference).days), default=None)

    def fits(self, day: date) -> bool:
        """Whether the weekday beside it, if any, is that day's."""
        return self.weekday is None or self.weekday == day.weekday()


_TOLD_CUES = tuple(_MONTH_NAMES) + tuple(f"-{month:02d}-" for month in range(1, 13))
_TOLD = re.compile(
    rf"(?<![\w.-])(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?(?:"
    rf"(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:%]|[.,]\d)(?:,?\s+(?P<y1>\d{{4}})\b)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m2>{MONTH})(?![\w])(?:,?\s+(?P<y2>\d{{4}})\b)?"
    r"|(?P<y3>(?:1[89]|20)\d{2})-(?P<m3>\d{2})-(?P<d3>\d{2})(?!\d))"
)


def told(text: str) -> list[Told]:
    """Each day that an English text names: "Aug. 10", "Wednesday, Aug. 23, 2023", "10 August", "2023-08-10"."""
    found = []
    start = 0
    for line in text.split("\n"):
        if any(cue in line for cue in _TOLD_CUES):
            found += [told for told in map(_told, _TOLD.finditer(text, start, start + len(line))) if told]
        start += len(line) + 1
    return found


def _told(match: re.Match[str]) -> Told | None:
    name = match["m1"] or match["m2"]
    month = _MONTHS[name[:3].lower()] if name else int(match["m3"])
    day = int(match["d1"] or match["d2"] or match["d3"])
    year_text = match["y1"] or match["y2"] or match["y3"]
    year = int(year_text) if year_text else None
    if not _checked_day(year or LEAP_YEAR, month, day):
        return None
    weekday = _WEEKDAYS[match["weekday"][:3].lower()] if match["weekday"] else None
    return Told(match[0], match.start(), match.end(), year, month, day, weekday)


LEAP_YEAR = 2000
"""A year that has every day that any year has."""
