"""What numbers and days of a passage say, in one form: `$1.2 billion` is 1200000000 dollars. English, as claims are."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from agents.story.words import MONTHS, MONTHS_AND_DAYS, WRITTEN, words

SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bln": 10**9,
    "bn": 10**9, "trillion": 10**12, "trn": 10**12,
}  # fmt: skip
"""Words after a number that multiply it. `m` is left out: it may be metres."""

CURRENCIES = {
    "dollar": "$", "dollars": "$", "dlr": "$", "dlrs": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£",
    "stg": "£", "yen": "¥", "rouble": "₽", "roubles": "₽", "ruble": "₽", "rubles": "₽", "rupee": "₹", "rupees": "₹",
    "hryvnia": "₴", "hryvnias": "₴", "won": "₩",
}  # fmt: skip
"""Words after a number for what stands as a sign before it."""

UNSCALED_FROM = 1000
"""Numbers from here on are compared with those that a word scales; of a smaller one the word may be missing."""

AROUND_DAYS = 7
"""Days from publication within which a day of the week alone is meant."""

_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_SIGN = re.compile(r"([$£€¥₽₹₴₩])\s?$")
_NEXT = re.compile(r"[\s-]?([^\W\d_]{1,12})\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_WEEKDAYS = "mon tue wed thu fri sat sun"
_NUMBER_OF_MONTH = {month: number for number, month in enumerate(_MONTHS.split(), 1)}
_NUMBER_OF_WEEKDAY = {day: number for number, day in enumerate(_WEEKDAYS.split())}


class Amount(NamedTuple):
    """A number as it stands: in digits, what multiplies it, the sign of its currency or "", and its other words."""

    figure: str
    scale: int
    currency: str
    rest: tuple[str, ...]

    @property
    def value(self) -> str:
        """The number with its scale, in digits alone."""
        if self.scale == 1:
            return self.figure
        return f"{(Decimal(self.figure) * self.scale).normalize():f}"


def amount(text: str, before: str, after: str) -> Amount | None:
    """The one number that words of a passage hold, or scale, with what belongs to it of the words beside them."""
    found = words(text)
    figures = [word for word in found if figure(word)]
    if not figures and found and found[0].lower() in SCALES and (earlier := words(before)[-1:]):
        at = before.rindex(earlier[0])
        word, before, behind = earlier[0], before[:at], f"{before[at + len(earlier[0]) :]}{text}{after}"
    elif len(figures) == 1:
        word, at = figures[0], text.index(figures[0])
        before, behind = before + text[:at], text[at + len(word) :] + after
    else:
        return None
    digits = figure(word)
    if not digits:
        return None
    scale, currency = _scale_and_currency(before, behind if _DECIMAL.fullmatch(digits) else "")
    rest = [other for other in found if other != word and other.lower() not in SCALES | CURRENCIES]
    return Amount(digits, scale, currency, tuple(rest))


def _scale_and_currency(before: str, behind: str) -> tuple[int, str]:
    """What multiplies a number, and the sign of its currency or "", by the text right before and behind it."""
    following = _NEXT.match(behind)
    scale = SCALES.get(following[1].lower(), 1) if following else 1
    if following and scale != 1:
        following = _NEXT.match(behind, following.end())
    sign = _SIGN.search(before[-3:])
    named = CURRENCIES.get(following[1].lower(), "") if following else ""
    return scale, sign[1] if sign else named


def comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts are of one currency, and both in full."""
    unscaled = [float(each.figure) for each in (one, other) if each.scale == 1 and _DECIMAL.fullmatch(each.figure)]
    in_full = (one.scale == 1) == (other.scale == 1) or any(number >= UNSCALED_FROM for number in unscaled)
    return one.currency == other.currency and in_full


def figure(word: str) -> str:
    """A number in digits, without separators of thousands; "" where the word is none."""
    if not word[0].isdigit():
        tens, _, units = word.lower().partition("-")
        if tens in WRITTEN and units in WRITTEN:
            return str(int(WRITTEN[tens]) + int(WRITTEN[units]))
        return WRITTEN.get(word.lower(), "")
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", word.rstrip(".,:").removesuffix(":00"))
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def other_day(here: list[str], seen: str | None, there: list[str], target_seen: str | None) -> bool:
    """Whether two days, given as their words, cannot be one; `seen` is when each article was.

    A day of the week and one of a month are compared by the calendar round the day of the former's article.
    """
    one, other = _parts(here), _parts(there)
    if shared := one.keys() & other.keys():
        return any(one[part] != other[part] for part in shared)
    if "weekday" in one:
        return _not_on(one["weekday"], other, seen)
    return "weekday" in other and _not_on(other["weekday"], one, target_seen)


def _parts(found: list[str]) -> dict[str, int]:
    """Day of the week (0 is Monday), month, day and year, as far as the words name them."""
    parts: dict[str, int] = {}
    for word in found:
        low = word.lower()
        if word.isdecimal() and len(word) <= 4:
            parts["year" if len(word) == 4 else "day"] = int(word)
        elif low in MONTHS:
            parts["month"] = _NUMBER_OF_MONTH[low[:3]]
        elif low in MONTHS_AND_DAYS and low[:3] in _NUMBER_OF_WEEKDAY:
            parts["weekday"] = _NUMBER_OF_WEEKDAY[low[:3]]
    return parts


def _not_on(weekday: int, told: dict[str, int], seen: str | None) -> bool:
    """Whether a day of a month is near the day of an article, and on another day of the week."""
    try:
        today = date.fromisoformat((seen or "")[:10])
        years = [told["year"]] if "year" in told else [today.year - 1, today.year, today.year + 1]
        days = [date(year, told["month"], told["day"]) for year in years]
    except (KeyError, ValueError):
        return False  # the day of the article is not known, or no day of a month is named
    nearest = min(days, key=lambda day: abs((day - today).days))
    return abs((nearest - today).days) <= AROUND_DAYS and nearest.weekday() != weekday
