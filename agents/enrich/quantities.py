"""Quantities: numbers in digits or words, their unit or what they count, and the word that hedges them. English."""

import re

from agents.enrich.patterns import both_cases, shared, words_pattern
from schemas.article import Quantity, Span

WHOLE_BELOW = 2**53
"""Whole numbers up to here stay whole; beyond, a reader of JSON may lose digits anyway."""

COUNTED_WORDS = 4
"""Words after a number among which the counted noun is sought: "37 small Russian-held settlements"."""

UNITS: dict[str, tuple[str, ...]] = {
    "mile": ("mile", "miles"),
    "kilometre": ("kilometre", "kilometres", "kilometer", "kilometers", "km", "kms"),
    "metre": ("metre", "metres", "meter", "meters"),
    "centimetre": ("centimetre", "centimetres", "centimeter", "centimeters", "cm"),
    "foot": ("foot", "feet"),
    "inch": ("inch", "inches"),
    "yard": ("yard", "yards"),
    "acre": ("acre", "acres"),
    "hectare": ("hectare", "hectares"),
    "kilogram": ("kilogram", "kilograms", "kilo", "kilos", "kg"),
    "gram": ("gram", "grams"),
    "pound": ("pound", "pounds", "lb", "lbs"),
    "ounce": ("ounce", "ounces"),
    "ton": ("ton", "tons"),
    "tonne": ("tonne", "tonnes"),
    "litre": ("litre", "litres", "liter", "liters"),
    "gallon": ("gallon", "gallons"),
    "barrel": ("barrel", "barrels"),
    "degree": ("degree", "degrees"),
    "watt": ("watt", "watts"),
    "megawatt": ("megawatt", "megawatts", "MW"),
    "second": ("second", "seconds"),
    "minute": ("minute", "minutes"),
    "hour": ("hour", "hours"),
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "decade": ("decade", "decades"),
    "century": ("century", "centuries"),
    "mile per hour": ("mph",),
    "kilometre per hour": ("km/h", "kph"),
    "percent": ("percent", "per cent", "%", "pct"),
    "percentage point": ("percentage point", "percentage points"),
    "USD": ("dollar", "dollars"),
    "EUR": ("euro", "euros"),
    "RUB": ("ruble", "rubles", "rouble", "roubles"),
    "UAH": ("hryvnia", "hryvnias"),
    "CNY": ("yuan", "renminbi"),
    "JPY": ("yen",),
    "INR": ("rupee", "rupees"),
}
"""The unit as the record names it (money by ISO 4217), and how texts spell it."""

CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "US$": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₩": "KRW",
}  # fmt: skip
"""Signs before a number and the currency they stand for."""

HEDGES = (
    "roughly", "about", "approximately", "around", "nearly", "almost", "some", "more than", "less than", "fewer than",
    "at least", "at most", "up to", "over", "under", "an estimated", "as many as", "as much as", "as few as",
    "close to", "just over", "just under", "well over", "no more than", "no fewer than", "upwards of", "only",
)  # fmt: skip
"""Words before a number that say how exact it is; longer ones before the shorter ones they hold."""

SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "m": 10**6, "bn": 10**9, "k": 10**3,
}  # fmt: skip

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WRITTEN: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
"""Numbers in words."""

IRREGULAR_PLURALS = frozenset(
    [
        "people",
        "children",
        "men",
        "women",
        "police",
        "feet",
        "teeth",
        "mice",
        "geese",
        "personnel",
        "staff",
        "troops",
        "cattle",
        "servicemen",
        "servicewomen",
        "firefighters",
        "policemen",
        "aircraft",
    ]
)
"""Counted nouns that do not end in s."""

NOT_COUNTED = frozenset(
    [
        "is",
        "was",
        "has",
        "does",
        "as",
        "this",
        "his",
        "its",
        "us",
        "less",
        "unless",
        "across",
        "perhaps",
        "always",
        "thus",
        "plus",
        "versus",
        "ones",
        "times",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "the",
        "a",
        "an",
        "by",
        "for",
        "from",
        "with",
        "that",
        "who",
        "which",
        "were",
        "are",
        "be",
        "been",
        "had",
        "have",
        "before",
        "after",
        "into",
        "than",
        "when",
        "while",
        "because",
        "but",
        "if",
        "percent",
        "ago",
        "earlier",
        "later",
        "years'",
        "yards'",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "her",
        "their",
        "our",
        "did",
        "do",
        "saw",
        "said",
        "made",
        "took",
        "came",
        "went",
        "got",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "should",
        "so",
        "not",
        "no",
    ]
)
"""Words that end the search for what is counted."""

_UNIT_OF = {spelling.lower(): unit for unit, spellings in UNITS.items() for spelling in spellings}
_SPELLED_UNITS = shared(both_cases(_UNIT_OF))
_SCALE = r"(?:[  -](?P<scale>hundred|thousand|million|billion|trillion|dozen)\b|(?P<short>bn|m|k)\b)?"
_DIGITS = re.compile(rf"[0-9](?:[0-9]{{0,2}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{0,11}})(?:\.[0-9]{{1,6}})?{_SCALE}")
_CURRENCY = re.compile(r"(?:(?<!\w)(?:US|C|A|NZ|HK)?\$|[£€¥₹₽₴₩])[ \u00a0]?$")
_JOINED = frozenset("_.,/:#-")
"""Marks that make a number before them part of something else: an address, a version, a score."""


_WRITTEN = re.compile(rf"(?:{words_pattern(both_cases(WRITTEN))})(?:-(?:{'|'.join(_ONES.split()[1:10])}))?\b{_SCALE}")
_AFTER_UNIT = re.compile(rf"[ \u00a0-]?(?P<square>[Ss]quare[ \u00a0])?(?P<unit>{_SPELLED_UNITS})(?![\w’'/])")
_NOUN = re.compile(r"[ \u00a0](?P<word>[^\W\d_][\w’'-]*)")
_HEDGE = re.compile(rf"(?P<hedge>{words_pattern(both_cases(HEDGES))})[ \u00a0](?:a |an )?$")
_CLOCK = re.compile(
    r"[ \u00a0]?(?:[ap]\.?m\b|o['’]clock|noon|midnight|[ap]\.m\.)|:[0-9]|[/][0-9]|(?:st|nd|rd|th)\b|"
    r"-[0-9]|[,.][0-9]|-[A-Z]+-[A-Z]",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"[ \u00a0](?:[NSEW]\.? )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2} "
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Drive|Dr\.|Lane|Ln\.|Boulevard|Blvd\.|Way|Court|Place)"
)
_LOOK_BACK = 18
"""Characters before a number that a hedge fits into."""

LEAST_ALONE = 100
"""Smaller numbers that count nothing and have no unit say nothing."""

_YEARS = range(1000, 2100)
"""Numbers of four digits that are years where nothing says otherwise."""


def find(text: str, times: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; what stands in `times` (spans of dates) is none."""
    found = []
    blocked = iter(sorted(times))
    block = next(blocked, None)
    end = 0
    for match in sorted([*_DIGITS.finditer(text), *_WRITTEN.finditer(text)], key=_start):
        while block and block[1] <= match.start():
            block = next(blocked, None)
        if match.start() < end or (block and block[0] < match.end()):
            continue
        if quantity := _quantity(text, match):
            found.append(quantity)
            end = quantity.end
    return tuple(found)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    """A number with what stands around it, or None where it is a time of day, an address, a year or nothing counted."""
    start, end = match.span()
    money = _CURRENCY.search(text, max(0, start - 5), start)
    start = money.start() if money else start
    before = text[start - 1 : start]
    if before.isalnum() or before in _JOINED or text[end : end + 1].isalnum() or _CLOCK.match(text, end):
        return None
    value, counted = _value(match), None
    unit = CURRENCY_SIGNS[money.group().strip()] if money else None
    if after := None if unit else _AFTER_UNIT.match(text, end):
        unit, end = _named_unit(after), after.end()
    elif not unit and (noun := _counted(text, end)):
        counted, end = noun
    if not unit and not counted and not _stands_alone(text, match, value):
        return None
    if value == 1 and not unit:
        return None
    hedge = _HEDGE.search(text, max(0, start - _LOOK_BACK), start)
    if hedge:
        start = hedge.start()
    return Quantity(
        text=text[start:end], value=value, unit=unit, counted=counted, hedge=hedge["hedge"].lower() if hedge else None,
        start=start, end=end,
    )  # fmt: skip


def _named_unit(after: re.Match[str]) -> str:
    unit = _UNIT_OF[after["unit"].lower()]
    return f"square {unit}" if after["square"] else unit


def _stands_alone(text: str, match: re.Match[str], value: int | float) -> bool:
    """Whether a number that counts nothing is a quantity all the same ("a population of 60,000"); years are not."""
    if match.group()[0].isalpha() or _STREET.match(text, match.end()):
        return False
    return (
        bool(match["scale"] or match["short"]) or "," in match.group() or (value not in _YEARS and value >= LEAST_ALONE)
    )


def _value(match: re.Match[str]) -> int | float:
    scale = match["scale"] or match["short"] or ""
    plain = match.group().removesuffix(scale).rstrip(" \u00a0-").replace(",", "").lower()
    number: int | float
    if plain[0].isalpha():
        number = sum(WRITTEN[word] for word in plain.split("-"))
    else:
        number = float(plain) if "." in plain else int(plain)
    number = round(number * SCALES.get(scale, 1), 6)
    return int(number) if number == int(number) and number < WHOLE_BELOW else float(number)


def _counted(text: str, end: int) -> tuple[str, int] | None:
    """The first plural noun within a few words of the number, and where it ends."""
    for _ in range(COUNTED_WORDS):
        following = _NOUN.match(text, end)
        if not following:
            return None
        word, end = following["word"].lower(), following.end()
        if word in NOT_COUNTED:
            return None
        if word in IRREGULAR_PLURALS or (
            word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "'s", "’s", "ous"))
        ):
            return following["word"], end
    return None
