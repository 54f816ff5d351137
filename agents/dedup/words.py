"""What counts as a word, and what makes two texts the same but for their shape."""

import re
from functools import lru_cache
from itertools import islice

MAX_CHARS = 100_000
"""Characters of a text that are judged, more than any newspaper prints. The rest of a longer one is not read."""

MAX_WORDS = 10_000
"""Words of a text that are judged: aligning two texts takes words x words / 8 bytes, here 12 MB, and some 10 ms."""

_SOLO = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts written without spaces (Thai, Lao, Burmese, Khmer, Chinese, Japanese): each character is a word."""

_MARKS = "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0963\u0966-\u0dff"
"""Vowel signs and other marks inside a word (Hebrew, Arabic, the scripts of India), which `\\w` leaves out."""

_ASCII_WORD = re.compile(r"[A-Za-z_]\w*|\d+(?:[.,:]\d+)+|\w+", re.ASCII)  # most begin with a letter
_ANY_WORD = re.compile(rf"\d+(?:[.,:]\d+)+|[{_SOLO}]|[^\W{_SOLO}]+(?:[{_MARKS}]+[^\W{_SOLO}]*)*")
_SOLO_RUN = re.compile(rf"[{_SOLO}]{{2,}}")

_QUOTES = (
    "\"'`´\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u00ab\u00bb"
    "\u2032\u2033\u300c\u300d\u300e\u300f\uff02\uff07"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_LEVEL = str.maketrans(dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-"))
_RUNS = re.compile(r"'{2,}|-{2,}")


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _ANY_WORD


def words(text: str) -> list[str]:
    """The words of a text as they stand, in order; a number with its separators is one word."""
    beginning = text[:MAX_CHARS]
    return _pattern(beginning).findall(beginning)[:MAX_WORDS]


def lowered(text: str) -> list[str]:
    """`words(text)` in lower case."""
    return words(text.lower()) if text.isascii() else [word.lower() for word in words(text)]


@lru_cache(maxsize=4)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each of `words(text)`, in code points."""
    beginning = text[:MAX_CHARS]
    return tuple(found.span() for found in islice(_pattern(beginning).finditer(beginning), MAX_WORDS))


def pairs_of_characters(text: str) -> list[str]:
    """Neighbouring characters, two by two, of what is written without spaces: the nearest thing to words there."""
    if text.isascii():
        return []
    runs = _SOLO_RUN.findall(text[:MAX_CHARS])
    return [run[i : i + 2] for run in runs for i in range(len(run) - 1)]


@lru_cache(maxsize=8)
def level(text: str) -> str:
    """The text without white space, and with one shape of quotation mark and of dash: equal for `exact` copies."""
    levelled = "".join(text.split()).translate(_LEVEL)
    doubled = "''" in levelled or "--" in levelled
    return _RUNS.sub(lambda run: run[0][0], levelled) if doubled else levelled
