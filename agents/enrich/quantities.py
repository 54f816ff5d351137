"""Quantities: numbers in digits or words, their unit or what they count, and the word that hedges them.

How languages write numbers, and their words for units, scales and hedges, are data: see `numerals`.
"""

import re
from typing import NamedTuple

from msgspec import structs

from agents.enrich.numerals import CURRENCY_SIGNS, GAPS, Counting, Number, Numerals, numerals
from agents.enrich.patterns import WESTERN
from schemas.article import Quantity, Span

WHOLE_BELOW = 2**53
"""Whole numbers up to here stay whole; beyond, a reader of JSON may lose digits anyway."""

COUNTED_WORDS = 4
"""Words after a number among which the counted noun is sought: "37 small Russian-held settlements"."""

LEAST_ALONE = 100
"""Smaller numbers that count nothing and have no unit say nothing."""

MONEY_REACH = 6
"""Characters before a number that the sign or code of its currency fits into."""

UNIT_REACH = 24
"""Characters before a number that a unit, or the word "between", fits into."""

_YEARS = range(1000, 2100)
"""Numbers of four digits that are years where nothing says otherwise."""

_LATE_YEARS = range(1900, 2100)
"""Those that news is about: they are years even before a noun."""

_JOINED = frozenset("_.,/:#-–—+@")
"""Marks that make a number before them part of something else: an address, a version, a score."""

_CURRENCY_ENDS = frozenset(sign[-1] for sign in CURRENCY_SIGNS)

_WORD = re.compile(r"[ \u00a0](?P<word>[^\W\d_][\w’'-]{1,60})")
_OPENING = re.compile(r"^(?:[(“\"«„]|[^’']{1,5}[’'])")
_PLURAL_NOT = ("ss", "'s", "’s", "ous", "is")


class _Measured(NamedTuple):
    """What a number measures or counts, and where that ends."""

    unit: str | None
    counted: str | None
    end: int


def find(text: str, times: tuple[Span, ...] = (), language: str = "en") -> tuple[Quantity, ...]:
    """The quantities of a text, in order.

    Args:
        text: of the article.
        times: spans of dates; what stands in them is none.
        language: of the text, by its code (BCP 47); one without a file of its own has none.
    """
    words = numerals(language)
    if words is None:
        return ()
    read = text.translate(WESTERN) if words.data.figures else text
    found: list[Quantity] = []
    blocked = iter(sorted(times))
    block = next(blocked, None)
    end = 0
    for start, word in words.openings.find(read):
        while block and block[1] <= start:
            block = next(blocked, None)
        if start < end or (block and block[0] <= start):
            continue
        number = words.number(read, start, word)
        if number is None or (block and block[0] < number.end):
            continue
        for quantity in _quantities(text, read, number, words):
            if not found or quantity.start >= found[-1].end:
                found.append(quantity)
                end = quantity.end
        end = max(end, number.end)
    return tuple(found)


def _quantities(text: str, read: str, number: Number, words: Numerals) -> list[Quantity]:
    """The quantity that a number tells, two where it begins a range, none where it is part of something else."""
    start = number.start
    money = words.money.search(read, max(0, start - MONEY_REACH), start) if _may_be_money(read, start) else None
    first = money.start() if money else start
    before = read[first - 1 : first]
    if before in _JOINED or (words.data.spaced and before.isalnum()) or _is_name(read, first, words):
        return []
    sign = words.signs[money["sign"]] if money else None
    if both := _range(text, read, first, number, words, sign):
        return both
    quantity = _quantity(text, read, first, number, words, sign)
    return [quantity] if quantity else []


def _may_be_money(text: str, start: int) -> bool:
    """Whether a sign or code of a currency may stand right before a position: most numbers follow a small letter."""
    before = text[start - 1 : start]
    if before.isspace():
        before = text[start - 2 : start - 1]
    return before in _CURRENCY_ENDS or before.isupper()


def _is_name(text: str, start: int, words: Numerals) -> bool:
    """Whether the word before makes the number a name: "Article 5", "No. 10"."""
    if not words.data.spaced:
        return text[start - 1 : start] in words.never_after
    if text[start - 1 : start] not in (" ", "\u00a0"):
        return False
    before = text[max(0, start - UNIT_REACH) : start - 1].split()
    return bool(before) and _OPENING.sub("", before[-1]) in words.never_after


def _quantity(text: str, read: str, first: int, number: Number, words: Numerals, sign: str | None) -> Quantity | None:
    """A number with what stands around it, or None where it is a time of day, an address, a year or nothing counted."""
    if number.digits and _is_part(read, number, words):
        return None
    start, value, end = first, number.value, number.end
    if words.data.halves and (half := words.half.match(read, end)):
        value, end = value + 0.5, half.end()
    unit, counted, end = _measured(read, number, end, words, sign)
    if unit is None and (before := _unit_before(read, first, words)):
        unit, counted, start, end = words.units_before[before[0]], None, before[1], number.end
    if (unit is None and counted is None and not _stands_alone(number, sign)) or (value == 1 and not unit):
        return None
    hedge, start, end = _hedge(read, start, end, words)
    if hedge is None and unit in (None, "year") and _is_year(number, words):
        return None
    return Quantity(
        text=text[start:end], value=_json(value), unit=unit or None, counted=counted, hedge=hedge, start=start, end=end
    )


def _unit_before(text: str, start: int, words: Numerals) -> tuple[str, int] | None:
    """The unit that stands before a number, as the table has it, and where it begins: "magnitude 6.1"."""
    found = words.unit_before.search(text, max(0, start - UNIT_REACH), start) if words.units_before else None
    return (_known(found["unit"], words.units_before), found.start()) if found else None


def _is_year(number: Number, words: Numerals) -> bool:
    """Whether a number is a year with a noun behind it by chance: "the 2014 models"; what a counter follows is none."""
    counter = words.data.counting is Counting.COUNTER
    return number.digits and not number.marked and number.value in _LATE_YEARS and not counter


def _is_part(text: str, number: Number, words: Numerals) -> bool:
    """Whether what follows the digits makes them part of something else: "8:30", "5th", "F16A"."""
    if words.never_before.match(text, number.end):
        return True
    goes_on = words.data.spaced and text[number.end : number.end + 1].isalnum()
    return goes_on and not words.unit.match(text, number.end)


def _json(value: int | float) -> int | float:
    return value if isinstance(value, float) or value < WHOLE_BELOW else float(value)


def _measured(text: str, number: Number, end: int, words: Numerals, sign: str | None) -> _Measured:
    """The unit after a number, or before it where money has a sign there, or else the noun that it counts."""
    if sign is not None:
        return _Measured(sign, None, end)
    link = words.link.match(text, end) if number.scale > 1 or number.part or words.data.linked else None
    at = link.end() if link else end
    if after := words.unit.match(text, at):
        return _Measured(words.units[_known(after["unit"] or after["sign"], words.units)], None, after.end())
    if noun := _counted(text, at, words):
        return _Measured(None, *noun)
    return _Measured(None, None, end)


def _known(form: str, units: dict[str, str]) -> str:
    """A word for a unit as the table has it: sentences and headlines give it a capital."""
    return form if form in units else form[0].lower() + form[1:]


def _stands_alone(number: Number, sign: str | None) -> bool:
    """Whether a number that counts nothing is a quantity all the same ("a population of 60,000"); years are not."""
    if number.part or sign is not None or number.scale >= LEAST_ALONE:
        return True
    return number.digits and number.value >= LEAST_ALONE and (number.marked or number.value not in _YEARS)


def _hedge(text: str, start: int, end: int, words: Numerals) -> tuple[str | None, int, int]:
    """The hedge before a number or after what it counts, and where the quantity begins and ends with it."""
    if _may_be_hedged(text, start, words) and (
        hedge := words.hedge.search(text, max(0, start - words.longest_hedge), start)
    ):
        return hedge["hedge"].lower(), hedge.start(), end
    if words.data.hedges_after and (hedge := words.hedge_after.match(text, end)):
        return hedge["hedge"].lower(), start, hedge.end()
    return None, start, end


def _may_be_hedged(text: str, start: int, words: Numerals) -> bool:
    """Whether the word before is the last one of a hedge, or an article that may stand between."""
    if not words.data.spaced:
        return True
    before = text[max(0, start - words.longest_hedge) : start].split()
    return bool(before) and (before[-1] in words.hedge_ends or before[-1] in ("a", "an"))


def _range(text: str, read: str, first: int, number: Number, words: Numerals, sign: str | None) -> list[Quantity]:
    """Both ends of the range that a number begins, each with what the second counts; empty where it begins none."""
    if words.data.spaced and read[number.end : number.end + 1] not in GAPS:
        return []
    link = words.range.match(read, number.end)
    if not link or (link["pair"] and not words.between.search(read, max(0, first - UNIT_REACH), first)):
        return []
    second = words.number_at(read, link.end())
    if second is None or second.value <= number.value or (number.value in _YEARS and not number.marked):
        return []
    high = _quantity(text, read, second.start, second, words, sign)
    if high is None or not (high.unit or high.counted):
        return []
    scaled = number.scale == 1 < second.scale and number.value * second.scale < second.value
    hedge, start, _ = _hedge(read, first, number.end, words)
    if high.hedge and high.start < second.start:
        high = structs.replace(high, text=text[second.start : high.end], start=second.start, hedge=None)
    low = Quantity(
        text=text[start : number.end], value=_json(number.value * second.scale if scaled else number.value),
        unit=high.unit, counted=high.counted, hedge=hedge, start=start, end=number.end,
    )  # fmt: skip
    return [low, high]


def _counted(text: str, end: int, words: Numerals) -> tuple[str, int] | None:
    """The noun that a number counts, and where it ends; how it is told depends on the language."""
    match words.data.counting:
        case Counting.PLURAL:
            return _plural(text, end, words)
        case Counting.CAPITAL:
            return _capital(text, end, words)
        case Counting.NEXT:
            return _next(text, end, words)
        case Counting.COUNTER:
            counter = words.counter.match(text, end)
            return (counter["counter"], counter.end()) if counter else None


def _plural(text: str, end: int, words: Numerals) -> tuple[str, int] | None:
    """The first plural within a few words of the number, or the next word where that is one too: police officers."""
    found = None
    for _ in range(COUNTED_WORDS):
        following = _WORD.match(text, end)
        if not following:
            break
        word, end = following["word"].lower(), following.end()
        if word in words.stop:
            break
        if word in words.plurals or (word.endswith("s") and len(word) > 3 and not word.endswith(_PLURAL_NOT)):
            if found:
                return following["word"], end
            found = following["word"], end
        elif found:
            break
    return found


def _capital(text: str, end: int, words: Numerals) -> tuple[str, int] | None:
    """The first word with a capital letter within a few words of the number, else a participle: wounded, dead."""
    found = None
    for _ in range(COUNTED_WORDS):
        following = _WORD.match(text, end)
        if not following or following["word"].lower() in words.stop:
            return found
        word, end = following["word"], following.end()
        if word[0].isupper():
            return word, end
        if word in words.plurals:
            found = found or (word, end)
    return found


def _next(text: str, end: int, words: Numerals) -> tuple[str, int] | None:
    """The next word that is no adjective."""
    found = None
    for _ in range(COUNTED_WORDS):
        following = _WORD.match(text, end)
        if not following or following["word"].lower() in words.stop:
            return found
        word, end = following["word"], following.end()
        found = word, end
        if not words.adjective.match(word):
            return found
    return found
