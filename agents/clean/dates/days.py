"""Days of the calendar, as exactly as they are known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from schemas.article import Precision

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199
"""Years that a news archive can hold; anything else is a number that is no year."""

LEAP_YEAR = 2000
"""A year that has every day that any year has."""

WESTERN = {
    ord(char): str(int(char)) for block in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９") for char in block
}
"""The digits of Arabic, Persian and full-width Japanese, for `str.translate`."""

MONTH_FIRST = frozenset(["en-us", "en-ph"])
"""Languages as pages state them in which 3/4/2023 is 4 March."""

EITHER_FIRST = frozenset(["en", "en-ca"])
"""Languages in which it may be either."""


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


def day_and_month(first: int, second: int, text: str, language: str | None) -> tuple[int | None, int | None]:
    """Day and month of "23/08" and "08/23"; neither where it could be both and nothing tells.

    Args:
        first: the number that stands first.
        second: the number after it.
        text: the date as printed: with dots nobody writes the month first.
        language: the language tag of what it stands in, if known.
    """
    if first > 12 >= second or first == second or "." in text:
        return first, second
    if second > 12 >= first:
        return second, first
    tag = (language or "").lower().replace("_", "-")
    if not tag or tag in EITHER_FIRST or first > 12:
        return None, None
    return (second, first) if tag in MONTH_FIRST else (first, second)


def checked_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and news of it can be; else None."""
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:  # the calendar has no such day
        return None


def checked_month(year: int, month: int) -> When | None:
    """The month likewise."""
    first = checked_day(year, month, 1)
    return When(on(first).start, Precision.MONTH) if first else None


def checked_year(year: int) -> When | None:
    """The year likewise."""
    first = checked_day(year, 1, 1)
    return When(on(first).start, Precision.YEAR) if first else None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
