"""The days that prose names, in the languages of news."""

import re
from datetime import date
from typing import NamedTuple

from agents import months
from agents.clean.dates.days import LEAP_YEAR, WESTERN, checked_day, day_and_month


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
        days = [day for day in (checked_day(year, self.month, self.day) for year in years) if day]
        return min(days, key=lambda day: abs((day - reference).days), default=None)

    def fits(self, day: date) -> bool:
        """Whether the weekday beside it, if any, is that day's."""
        return self.weekday is None or self.weekday == day.weekday()


FIRST_CJK = "\u2e80"
"""What follows a number from here on counts something, or is a unit of Chinese, Japanese or Korean dates."""

_DIGITS = re.compile(r"[0-9][0-9]{0,3}")
_OTHER_DIGITS = re.compile(r"[٠-٩０-９]")
_ENGLISH_SHORT = {
    name: number for number, names in enumerate(months.SHORT_MONTH_NAMES["en"].split("|"), 1) for name in names.split()
}
_ENGLISH_FULL = {name: number for number, name in enumerate(months.MONTH_NAMES["en"].split("|"), 1)}
_TELLING = {**_ENGLISH_SHORT, **months.FULL_MONTHS}
_CAPITAL_ONLY = frozenset([*_ENGLISH_SHORT, "march", "may"])
"""Months that are ordinary words in small letters."""

_BEFORE_DAY = {
    **_ENGLISH_SHORT,
    **_ENGLISH_FULL,
    **{months.plain(name): number for number, name in enumerate(months.MONTH_NAMES["hu"].split("|"), 1)},
}
"""Months of the languages that put the day after the month: elsewhere a number there counts something."""

_SHORT_WEEKDAYS = {
    name: number for number, names in enumerate(months.SHORT_WEEKDAY_NAMES["en"].split("|")) for name in names.split()
}
"""English only, and not in small letters: "he sat 3 May" names no Saturday."""
_TELLING_WEEKDAYS = {**_SHORT_WEEKDAYS, **months.FULL_WEEKDAYS}
_YEAR_AFTER = r"(?:[.,]{0,2}\s{1,2}(?:(?:del?|di|n\u0103m)\s+)?(?P<year>\d{4})(?!\d|[.,]\d))?"
_DAY_THEN_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª°]|-?го|-е)?\s{1,2}(?:(?:of|de|di|ta|ngày)\s+|d['’])?"
    rf"(?P<name>[^\W\d_]{{2,12}}){_YEAR_AFTER}"
)
_DAY_AFTER_MONTH = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:%]|[.,]\d){_YEAR_AFTER}")
_NUMBERED_DAY = re.compile(
    r"(?P<year>(?:1[89]|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
    r"|(?P<first>\d{1,2})(?P<s>[./-])\s?(?P<second_number>\d{1,2})(?P=s)\s?(?P<year_last>\d{4})(?!\d)"
)
_CJK_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"
    r"(?:\s?(?:[（(](?:周|星期)?(?P<w1>[一二三四五六日天月火水木金土월화수목금토일])(?:曜日?|요일)?[)）]"
    r"|(?:周|星期)(?P<w2>[一二三四五六日天])|(?P<w3>[月火水木金土日])曜|(?P<w4>[월화수목금토일])요일))?"
)
_VIETNAMESE_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:\s+tháng\s+(?P<m1>\d{1,2})(?:(?:,|\s+năm)?\s+(?P<y1>\d{4}))?"
    r"|[/-](?P<m2>\d{1,2})(?:[/-](?P<y2>\d{4}))?)(?!\d)"
)
_VIETNAMESE_CUE = re.compile(
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|(?P<weekday>thứ\s\w+|chủ nhật),?(?:\s+ngày)?)\s+\(?\Z", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(
    r"(?P<weekday>[^\W\d_]+(?:['’-][^\W\d_]+)?)\.?,?\s+(?:(?:the|den|dem|le|el|il|dia|día)\s+)?\Z"
)
_YEAR_BEFORE = re.compile(r"(?P<year>(?:1[89]|20)\d{2})\.?\s\Z")
_RANGE_END = re.compile(r"\d\s?[-–]\Z")
_LONGEST_MONTH = 14
_LONGEST_WEEKDAY = 24
_OTHER_YEAR = ("去年", "昨年", "前年", "작년 ", "지난해 ")
"""What says that a day without its year is not of the current one."""


MAX_TOLD = 1000
"""Days of a text that are read: what names more is a table or a calendar."""


def told(text: str) -> list[Told]:
    """Each day that a text names, in the languages of `months`, in order.

    "Aug. 10", "Wednesday, Aug. 23, 2023", "10 August", "am Mittwoch, dem 23. August", "23 août 2023", "23 серпня",
    "ngày 23/8", "8月23日（水）", "2023-08-10". A month without its day is none.
    """
    if _may_have_other_digits(text) and _OTHER_DIGITS.search(text):
        western = told(text.translate(WESTERN))
        return [telling._replace(text=text[telling.start : telling.end]) for telling in western]
    found = []
    reached = 0
    for number in _DIGITS.finditer(text):
        start, end = number.span()
        following = text[end : end + 4]
        if following[:1] == " ":
            # most numbers count something: no word beside them is a month by three of its letters
            if (
                following[1:].lower() not in _HEADS
                and text[max(0, start - 4) : max(0, start - 1)].lower() not in _TAILS
                and following[1:2] not in _CJK_UNITS
            ):
                continue
        elif following >= FIRST_CJK and following[0] not in _CJK_UNITS:
            continue
        if start < reached or (start and text[start - 1] in _JOINED and not _ends_range(text, start)):
            continue
        telling = _told_at(text, start, end)
        if telling:
            found.append(telling)
            reached = telling.end
            if len(found) == MAX_TOLD:
                break
    return found


def _may_have_other_digits(text: str) -> bool:
    """Whether bytes stand in a text that digits of other scripts begin with: several times faster than the pattern."""
    if text.isascii():
        return False
    content = text.encode("utf-8", "surrogatepass")
    return _ARABIC_BYTE in content or _WIDE_BYTES in content


_ARABIC_BYTE, _WIDE_BYTES = "٠".encode()[:1], "０".encode()[:2]


def _ends_range(text: str, start: int) -> bool:
    """Whether a number is the second of two days: "8-10 August"."""
    return text[start - 1] in "-–" and bool(_RANGE_END.search(text, max(0, start - 3), start))


_HEADS = frozenset(
    ["of ", "de ", "di ", "ta ", "ngà", "thá", *(f"d{mark}{char}" for mark in "'’" for char in "aefgjmnos")]
    + [f"{word} "[:3] for names in months.MONTH_NAMES.values() for word in names.replace("|", " ").split()]
    + [f"{word} "[:3] for word in _TELLING]
)
_TAILS = frozenset(ending for word in _BEFORE_DAY for ending in (word[-3:], f"{word}."[-3:])) | frozenset(
    word[-3:] for word in months.MONTH_NAMES["hu"].split("|")
)

_JOINED = frozenset("0123456789.,-–/:$€£#_")
"""Characters before a number that make it a part of something else: 3.10, $10, 2023-08-10."""


def _told_at(text: str, start: int, end: int) -> Told | None:
    """The day that a number of up to four digits begins or, after its month, ends."""
    following = text[end : end + 2]
    if following[:1] in _CJK_UNITS or following in _SPACED_UNITS:
        return _cjk_day(text, start)
    if end - start > len("10"):
        return _numbered_day(text, start) if following[:1] == "-" else None
    if following[:1] in _SEPARATORS:
        day = (
            _numbered_day(text, start)
            if following[:1] == "."
            else _vietnamese_day(text, start) or _numbered_day(text, start)
        )
        if day or following[:1] != "." or following[1:].isdigit():
            return day
    return _day_then_month(text, start) or _day_after_month(text, start)


_CJK_UNITS = frozenset("年년月월")
_SPACED_UNITS = frozenset([" 年", " 년", " 月", " 월"])
_SEPARATORS = frozenset("./-")


def _telling(
    text: str, start: int, end: int, year: str | None, month: int, day: str, weekday: int | None
) -> Told | None:
    """A day told, if the calendar has it."""
    exact_year = int(year) if year else None
    if not checked_day(exact_year or LEAP_YEAR, month, int(day)):
        return None
    return Told(text[start:end], start, end, exact_year, month, int(day), weekday)


def _day_then_month(text: str, start: int) -> Told | None:
    match = _DAY_THEN_MONTH.match(text, start)
    month = _TELLING.get(months.plain(match["name"])) if match else None
    if not match or not month:
        vietnamese = match and match["name"].lower() == "tháng"
        return _vietnamese_day(text, start) if vietnamese else None
    if not match["name"][0].isupper() and match["name"] in _CAPITAL_ONLY:
        return None
    begin, weekday = _weekday_before(text, start)
    return _telling(text, begin, match.end(), match["year"], month, match["day"], weekday)


def _day_after_month(text: str, start: int) -> Told | None:
    word = text[max(0, start - _LONGEST_MONTH) : start]
    if not word or not word[-1].isspace():
        return None
    name = word.split()[-1:]
    month = _BEFORE_DAY.get(months.plain(name[0].rstrip("."))) if name else None
    if not month or (not name[0][0].isupper() and months.plain(name[0]) in _ENGLISH_FULL):
        return None
    match = _DAY_AFTER_MONTH.match(text, start)
    if not match:
        return None
    begin = text.rindex(name[0], 0, start)
    year = _YEAR_BEFORE.search(text, max(0, begin - len("2023. ")), begin)
    begin, weekday = (year.start(), None) if year else _weekday_before(text, begin)
    return _telling(
        text,
        begin,
        match.end(),
        match["year"] or (year["year"] if year else None),
        month,
        match["day"],
        weekday,
    )


def _weekday_before(text: str, start: int) -> tuple[int, int | None]:
    """The weekday right before a date and where (code points) the two begin; the date's own beginning without one."""
    match = _WEEKDAY_BEFORE.search(text, max(0, start - _LONGEST_WEEKDAY), start)
    weekday = _TELLING_WEEKDAYS.get(months.plain(match["weekday"])) if match else None
    if match is None or weekday is None or match["weekday"] in _SHORT_WEEKDAYS:
        return start, None
    return match.start(), weekday


def _numbered_day(text: str, start: int) -> Told | None:
    match = _NUMBERED_DAY.match(text, start)
    if not match:
        return None
    if match["year"]:
        return _telling(text, start, match.end(), match["year"], int(match["month"]), match["day"], None)
    day, month = day_and_month(int(match["first"]), int(match["second_number"]), match[0], None)
    begin, weekday = _weekday_before(text, start)
    return _telling(text, begin, match.end(), match["year_last"], month, str(day), weekday) if day and month else None


def _cjk_day(text: str, start: int) -> Told | None:
    match = _CJK_DAY.match(text, start)
    if not match or text.endswith(_OTHER_YEAR, 0, start):
        return None
    char = match["w1"] or match["w2"] or match["w3"] or match["w4"]
    weekday = months.CJK_WEEKDAYS[char] if char else None
    return _telling(text, start, match.end(), match["year"], int(match["month"]), match["day"], weekday)


def _vietnamese_day(text: str, start: int) -> Told | None:
    match = _VIETNAMESE_DAY.match(text, start)
    if not match:
        return None
    cue = _VIETNAMESE_CUE.search(text, max(0, start - _LONGEST_WEEKDAY), start)
    if not cue and not match["m1"]:
        return None
    name = cue["weekday"] if cue else None
    weekday = months.FULL_WEEKDAYS.get(months.plain(name)) if name else None
    year = match["y1"] or match["y2"]
    return _telling(text, start, match.end(), year, int(match["m1"] or match["m2"]), match["day"], weekday)
