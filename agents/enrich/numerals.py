"""How a language writes numbers and what it counts with: data, one TOML file a language in `data/quantities`.

Lists of words are parted by spaces, with `_` for a space inside of one. A new language is one more file, with its
examples.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

import msgspec

from agents.enrich.patterns import ZERO, Openings, any_space, both_cases, shared, spelled

FOLDER = Path(__file__).parent / "data" / "quantities"

CURRENCY_SIGNS: Mapping[str, str] = {
    "$": "USD", "US$": "USD", "USD": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "£": "GBP", "GBP": "GBP", "€": "EUR", "EUR": "EUR", "¥": "JPY", "JPY": "JPY",
    "₹": "INR", "INR": "INR", "Rs": "INR", "Rs.": "INR", "₽": "RUB", "RUB": "RUB", "₴": "UAH", "UAH": "UAH",
    "₩": "KRW", "KRW": "KRW", "₺": "TRY", "₪": "ILS", "₫": "VND", "₦": "NGN", "₱": "PHP", "₸": "KZT", "CHF": "CHF",
    "Rp": "IDR", "Rp.": "IDR", "CNY": "CNY", "RMB": "CNY",
}  # fmt: skip
"""Signs and codes before or after a number, and the currency they stand for (ISO 4217)."""

UNIT_SIGNS: Mapping[str, str] = {
    "%": "percent", "％": "percent", "°C": "degree Celsius", "ºC": "degree Celsius", "℃": "degree Celsius",
    "°F": "degree Fahrenheit", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "km²": "square kilometre", "km2": "square kilometre", "m²": "square metre", "m2": "square metre",
    "m³": "cubic metre", "m3": "cubic metre", "km/h": "kilometre per hour", "ha": "hectare", "kW": "kilowatt",
    "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "GWh": "gigawatt-hour",
}  # fmt: skip
"""Signs after a number that most languages share."""

FEW_PLACES = 6
"""Decimal places that a value keeps."""


GAPS = frozenset(" \u00a0\u202f-–—")
"""What may stand between a number and the words that belong to it."""

MOST_UNITS = 1000
"""Days, months or years that a text counts from now are fewer."""


class Counting(StrEnum):
    """Where the counted noun stands."""

    PLURAL = "plural"
    """It is the first plural within a few words: English."""
    CAPITAL = "capital"
    """It is the first word with a capital: German."""
    NEXT = "next"
    """It is the next word that is no adjective, as far as adjectives can be told."""
    COUNTER = "counter"
    """A counter stands right after the number: Chinese, Japanese, Korean."""


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A quantity that an example tells."""

    value: int | float
    unit: str | None = None
    counted: str | None = None
    hedge: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language.

    Attributes:
        spaced: whether spaces part its words.
        figures: whether it has digits of its own.
        decimal, thousands: the mark of decimals, and those between groups of three digits; a space is any space.
        ones, tens, hundreds: words for 0 and up, for 20 to 90, for 100 to 900, parted by `|`.
        others: further words by the number they mean.
        fractions: words for parts of a whole: "2/3".
        joiners: words between two parts of a number: twenty *and* three.
        joined: whether a number in words is one word; ones_first: whether three-and-twenty is one.
        halves: words after a number that add a half to it.
        scales: words after a number that multiply it; short_scales: those that stand right after the digits.
        units: what is measured in, and how it is written; money by ISO 4217; units_before: those before the number.
        signs: currency signs that mean something else here than elsewhere, "" where they may mean several.
        hedges, hedges_after: words before and after a number that say how exact it is.
        ranges: words between the ends of a range; betweens and ands: those of "between 10 and 20".
        counting: where the counted noun stands.
        plurals: counted words that their ending does not tell; counters: of languages that have them.
        links: words between a scale and what it counts ("millions *of*"); linked: after any number.
        adjectives: patterns of words that stand before a noun, and words that are none.
        stop: words that end the search for what is counted.
        never_after: words before a number that make it a name: "Article 5".
        never_before: patterns of what follows a number that is an ordinal, a time of day, an address.
        examples: sentences, and their quantities.
        counterexamples: sentences without any.
    """

    spaced: bool = True
    figures: bool = False
    decimal: str = "."
    thousands: tuple[str, ...] = ()
    ones: str = ""
    tens: str = ""
    hundreds: str = ""
    others: Mapping[str, str] = {}
    fractions: Mapping[str, str] = {}
    joiners: str = ""
    joined: bool = False
    ones_first: bool = False
    halves: str = ""
    scales: Mapping[str, str] = {}
    short_scales: Mapping[str, str] = {}
    units: Mapping[str, str] = {}
    units_before: Mapping[str, str] = {}
    signs: Mapping[str, str] = {}
    hedges: tuple[str, ...] = ()
    hedges_after: tuple[str, ...] = ()
    ranges: str = ""
    betweens: str = ""
    ands: str = ""
    counting: Counting = Counting.NEXT
    plurals: str = ""
    counters: str = ""
    links: str = ""
    linked: bool = False
    adjectives: tuple[str, ...] = ()
    stop: str = ""
    never_after: str = ""
    never_before: tuple[str, ...] = ()
    examples: Mapping[str, tuple[Expected, ...]] = {}
    counterexamples: tuple[str, ...] = ()


class Number(msgspec.Struct, frozen=True):
    """A number as it stands; `marked`: with marks or a scale, as no year is; `part`: of a whole."""

    start: int
    end: int
    value: int | float
    scale: int = 1
    digits: bool = False
    marked: bool = False
    part: bool = False


class Numerals:
    """The numbers of one language, and the words that go with them."""

    def __init__(self, data: _File) -> None:
        self.data = data
        self.numbers: dict[str, int | float] = _numbers(data)
        self.counts = {word: int(number) for word, number in self.numbers.items() if number in range(MOST_UNITS)}
        self.fractions = {
            form.lower(): _whole(float(Fraction(part)))
            for part, forms in data.fractions.items()
            for form in spelled(forms)
        }
        self.scales = _factors(data.scales)
        self.short_scales = _factors(data.short_scales)
        self.units = {**UNIT_SIGNS, **CURRENCY_SIGNS, **data.signs, **_units(data.units)}
        self.signs = {**CURRENCY_SIGNS, **data.signs}
        self.units_before = _units(data.units_before)
        self.stop = frozenset((*spelled(data.stop), *(hedge.split()[0] for hedge in data.hedges)))
        self.plurals = frozenset(spelled(data.plurals))
        self.never_after = frozenset(both_cases(spelled(data.never_after)))
        self.hedge_ends = frozenset(hedge.split()[-1] for hedge in both_cases(data.hedges))
        parts = [form for forms in data.fractions.values() for form in spelled(forms)]
        self.openings = Openings(both_cases([*_number_forms(data), *parts]), spaced=data.spaced)
        self._compile(data)

    def _compile(self, data: _File) -> None:
        end = r"(?!\w)" if data.spaced else ""
        gap = r"[ \u00a0\u202f-]?" if data.spaced else r"[ \u00a0\u202f]?"
        self.digits = _digits(data)
        self.word = re.compile(_any(both_cases([*_number_forms(data), *_scale_forms(data)])))
        self.join = re.compile(_join(data))
        self.scale = re.compile(f"{gap}(?P<word>{_any(both_cases(_scale_forms(data)))}){end}")
        self.short = re.compile(f"(?P<word>{_any(self.short_scales)})(?!\\w)")
        self.half = re.compile(f" (?:{_any(spelled(data.halves))}){end}")
        ending = r"(?![\w’'/])" if data.spaced else ""
        alone = "|".join(re.escape(sign) for sign in ("%", "％", "€", "£", "$", "°C", "°F", "℃", "₽", "₴", "₺"))
        self.unit = re.compile(
            f"{gap}(?P<unit>{_any(_unit_forms(self.units))}){ending}|[ \u00a0\u202f]?(?P<sign>{alone})"
        )
        parted = (r"(?<!\w)", "[ \u00a0-]") if data.spaced else ("", "[ \u00a0]?")
        self.unit_before = re.compile(f"{parted[0]}(?P<unit>{_any(both_cases(self.units_before))}){parted[1]}$")
        self.money = re.compile(rf"(?<![^\W\d_])(?P<sign>{_any(self.signs)})[ \u00a0\u202f]?$")
        self.range = re.compile(_range(data))
        self.between = re.compile(f"(?<!\\w)(?:{_any(both_cases(spelled(data.betweens)))})[ \u00a0]$")
        border = r"(?<!\w)" if data.spaced else ""
        space = "[ \\u00a0](?:an? )?" if data.spaced else "[ \\u00a0]?"
        self.hedge = re.compile(f"{border}(?P<hedge>{_any(both_cases(data.hedges))}){space}$")
        self.hedge_after = re.compile(f"[ \u00a0]?(?P<hedge>{_any(data.hedges_after)}){end}")
        self.longest_hedge = max((len(hedge) for hedge in data.hedges), default=0) + 4
        self.counter = re.compile(f"[ \u00a0]?(?P<counter>{_any(spelled(data.counters))})")
        self.link = re.compile(rf"(?:[ \u00a0](?:{_any(spelled(data.links))})(?!\w)|[ \u00a0]d[’'](?=\w))")
        self.adjective = re.compile(f"(?:{'|'.join(data.adjectives) or '(?!)'})\\Z", re.IGNORECASE)
        never = "|".join((r":[0-9]|/[0-9]|[-–][0-9]|[,.][0-9]|\(", *map(any_space, data.never_before)))
        self.never_before = re.compile(never, re.IGNORECASE)

    def number(self, text: str, start: int, word: str) -> Number | None:
        """The number that begins at a position, in digits or words."""
        if word[0] == ZERO:
            return self._in_digits(text, start)
        lower = word.lower()
        if lower in self.fractions:
            end = start + len(word)
            return None if text[end : end + 1].isalnum() else Number(start, end, self.fractions[lower], part=True)
        return self._in_words(text, start)

    def number_at(self, text: str, start: int) -> Number | None:
        """The number that stands at a position, None where none does."""
        if "0" <= text[start : start + 1] <= "9":
            return self._in_digits(text, start)
        return self._in_words(text, start)

    def _in_digits(self, text: str, start: int) -> Number | None:
        match = self.digits.match(text, start)
        if not match:
            return None
        value = self._value(match.group())
        marked = not match.group().isdecimal()
        end = match.end()
        following = text[end : end + 1]
        if following.isalpha() and (short := self.short.match(text, end)):
            scale = self.short_scales[short["word"].lower()]
            return Number(start, short.end(), _whole(value * scale), scale, digits=True, marked=marked)
        scale = 1
        if self.data.spaced and following not in GAPS:
            return Number(start, end, _whole(value), digits=True, marked=marked)
        while scaled := self.scale.match(text, end):
            factor = self.scales[scaled["word"].lower()]
            scale, end = max(scale, factor), scaled.end()
            value = value - value % factor + (value % factor) * factor if value >= factor else value * factor
            more = None if self.data.spaced else self.digits.match(text, end)
            if not more or self._value(more.group()) >= factor:
                break
            value, end = value + self._value(more.group()), more.end()
        return Number(start, end, _whole(value), scale, digits=True, marked=marked)

    def _value(self, figure: str) -> int | float:
        """A figure with its marks as a number."""
        for mark in self.data.thousands:
            figure = "".join(figure.split()) if mark == " " else figure.replace(mark, "")
        figure = figure.replace(self.data.decimal, ".")
        return float(figure) if "." in figure else int(figure)

    def _in_words(self, text: str, start: int) -> Number | None:
        """A number in words, as far as they make one up: two hundred and fifty thousand."""
        value: int | float | None = None
        scale, end, at = 1, start, start
        while match := self.word.match(text, at):
            word = match.group().lower()
            added = self._with(value, word, inverse=self.data.ones_first)
            if added is None:
                break
            scale = max(scale, self.scales.get(word, 1)) if value is not None else scale
            value, end = added, match.end()
            join = self.join.match(text, end)
            if not join:
                break
            at = join.end()
        if value is None or (self.data.spaced and text[end : end + 1].isalnum()):
            return None
        return Number(start, end, _whole(value), scale, marked=scale > 1)

    def _with(self, value: int | float | None, word: str, *, inverse: bool) -> int | float | None:
        """A number with one word more, None where that goes on no number."""
        number = self.numbers.get(word)
        if value is None:
            return number
        if factor := self.scales.get(word):
            low = value % factor
            return value - low + low * factor if low else None
        if not number or value == 0:
            return None
        if value % 10 ** len(str(int(number))) == 0:
            return value + number
        if inverse and 0 < value % 100 < 10 and 20 <= number < 100 and number % 10 == 0:
            return value + number
        return None


@cache
def numerals(language: str) -> Numerals | None:
    """The numbers of a language by its code (BCP 47), None of one without a file: nobody knows what 1.200 is there."""
    path = FOLDER / f"{language.split('-', maxsplit=1)[0]}.toml"
    return Numerals(read(path)) if path.is_file() else None


def read(path: Path) -> _File:
    """A language's file."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)


def _whole(value: int | float) -> int | float:
    number = round(value, FEW_PLACES)
    return int(number) if number == int(number) else float(number)


def _numbers(data: _File) -> dict[str, int | float]:
    """Numbers by their words in small letters."""
    found: dict[str, int | float] = {}
    for forms, first, step in ((data.ones, 0, 1), (data.tens, 20, 10), (data.hundreds, 100, 100)):
        for number, group in enumerate(forms.split("|") if forms else ()):
            found.update((form.lower(), first + step * number) for form in spelled(group))
    for value, forms in data.others.items():
        other = float(value) if "." in value else int(value)
        found.update((form.lower(), other) for form in spelled(forms))
    return found


def _number_forms(data: _File) -> list[str]:
    groups = (data.ones, data.tens, data.hundreds, *data.others.values())
    return [form for forms in groups for form in spelled(forms.replace("|", " "))]


def _scale_forms(data: _File) -> list[str]:
    return [form for forms in data.scales.values() for form in spelled(forms)]


def _factors(table: Mapping[str, str]) -> dict[str, int]:
    return {form.lower(): int(factor) for factor, forms in table.items() for form in spelled(forms)}


def _units(table: Mapping[str, str]) -> dict[str, str]:
    return {form: unit for unit, forms in table.items() for form in spelled(forms)}


def _unit_forms(units: Iterable[str]) -> list[str]:
    return [form for unit in units for form in (unit, unit[0].upper() + unit[1:])]


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, one that matches nothing without any."""
    return shared(words) or "(?!)"


def _digits(data: _File) -> re.Pattern[str]:
    marks = "".join("\u00a0\u202f " if mark == " " else re.escape(mark) for mark in data.thousands)
    grouped = rf"[0-9]{{1,3}}(?:(?P<mark>[{marks}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}}){{0,3}})(?![0-9])|" if marks else ""
    return re.compile(rf"(?:{grouped}[0-9]{{1,15}})(?:{re.escape(data.decimal)}[0-9]{{1,6}})?(?![0-9])")


def _join(data: _File) -> str:
    joiners = _any(spelled(data.joiners))
    if data.joined:
        return rf"(?:{joiners})?(?=\w)|[ \u00a0-](?:{joiners}[ \u00a0])?(?=\w)"
    if not data.spaced:
        return ""
    return rf"[ \u00a0-](?:{joiners}[ \u00a0-])?(?=\w)"


def _range(data: _File) -> str:
    words = f"|[ \u00a0](?:{_any(spelled(data.ranges))})[ \u00a0]" if data.ranges else ""
    pairs = rf"|[ \u00a0](?P<pair>{_any(spelled(data.ands))})[ \u00a0]"
    signs = "[-–—~～至到]" if not data.spaced else "[-–—]"
    return rf"(?:[ \u00a0]?{signs}[ \u00a0]?{words}{pairs})(?=[0-9$£€\w])"
