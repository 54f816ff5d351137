"""Times of publication as stretches of time: a date alone stands for its whole day, a year for its whole year."""

import re
from datetime import UTC, datetime, timedelta

Stretch = tuple[float, float]
"""First and last moment that a time may mean, in seconds since 1970."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def stretch(value: str | None) -> Stretch | None:
    """What a time of the record (RFC 3339, or `2023-08-10`, `2023-08`, `2023`) means; None where it is no time."""
    if value is None:
        return None
    date = _DATE.fullmatch(value)
    try:
        if date:
            return _whole(int(date[1]), *(int(part) if part else None for part in date.groups()[1:]))
        moment = datetime.fromisoformat(value)
        seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds, seconds


def _whole(year: int, month: int | None, day: int | None) -> Stretch:
    """The year, month or day from its first second to its last."""
    first = datetime(year, 1 if month is None else month, 1 if day is None else day, tzinfo=UTC)
    if day:
        after = first + timedelta(days=1)
    elif month:
        after = datetime(first.year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    else:
        after = datetime(first.year + 1, 1, 1, tzinfo=UTC)
    return first.timestamp(), after.timestamp() - 1


def days_apart(a: Stretch, b: Stretch) -> float:
    """Days that certainly lie between two times; 0 where they may be the same."""
    return max(0.0, max(a[0], b[0]) - min(a[1], b[1])) / timedelta(days=1).total_seconds()


def written(moment: datetime) -> str:
    """The moment as the record writes it: RFC 3339 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
