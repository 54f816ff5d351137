"""The script that a text is written in, told by its letters."""

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

# First code point of each block, its last, and its ISO 15924 code. Blocks of one script need not adjoin.
BLOCKS = (
    (0x0041, 0x005A, "Latn"), (0x0061, 0x007A, "Latn"), (0x00AA, 0x00AA, "Latn"), (0x00BA, 0x00BA, "Latn"),
    (0x00C0, 0x02AF, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0700, 0x074F, "Syrc"), (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"), (0x07C0, 0x07FF, "Nkoo"), (0x08A0, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"), (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"),
    (0x13A0, 0x13FF, "Cher"), (0x1400, 0x167F, "Cans"), (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"),
    (0x1C80, 0x1C8F, "Cyrl"), (0x1C90, 0x1CBF, "Geor"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"), (0x2D00, 0x2D2F, "Geor"), (0x2DE0, 0x2DFF, "Cyrl"), (0x3005, 0x3007, "Hani"),
    (0x3040, 0x309F, "Hira"), (0x30A0, 0x30FF, "Kana"), (0x3100, 0x312F, "Bopo"), (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"), (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xA000, 0xA4CF, "Yiii"),
    (0xA640, 0xA69F, "Cyrl"), (0xA720, 0xA7FF, "Latn"), (0xA960, 0xA97F, "Hang"), (0xAC00, 0xD7FF, "Hang"),
    (0xF900, 0xFAFF, "Hani"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF3A, "Latn"), (0xFF41, 0xFF5A, "Latn"), (0xFF66, 0xFF9F, "Kana"), (0x20000, 0x323AF, "Hani"),
)  # fmt: skip
_STARTS = tuple(first for first, _, _ in BLOCKS)

EVERY_LETTER = 200
"""Characters up to which all letters are counted. Of more, every second tells the shares as well, and so on."""

LETTERS_A_SIGN = {"Hani": 3, "Hira": 2, "Kana": 2, "Hang": 2}
"""How many letters of an alphabet one sign of these scripts stands for: a word has five letters, or two Han characters.
Without it a Chinese text with a few names in Latin letters would count as Latin."""

KANA_SHARE = 0.03
"""Share of kana among kana and Han characters from which the text is Japanese; a Chinese one has next to none."""

TOLD_APART = 2
"""How many times as many characters of one Chinese standard as of the other show which one is written."""


def letters_by_script(text: str) -> dict[str, int]:
    """How many letters of each script stand in some of the text, signs of East Asian scripts weighed."""
    if text.isascii():
        latin = sum(map(str.isalpha, some_of(text)))
        return {"Latn": latin} if latin else {}
    counts: dict[str, int] = {}
    for character, number in Counter(some_of(text)).items():
        script = script_of(character)
        if script:
            counts[script] = counts.get(script, 0) + number * LETTERS_A_SIGN.get(script, 1)
    return counts


def some_of(text: str) -> str:
    """All characters of a short text, every second of a longer one, and so on."""
    return text[:: 1 + len(text) // EVERY_LETTER]


@lru_cache(4096)
def script_of(character: str) -> str | None:
    """The script of a letter; None for what is no letter, or of a script that no block here names."""
    if not character.isalpha():
        return None
    _, last, script = BLOCKS[bisect_right(_STARTS, ord(character)) - 1]
    return script if _STARTS[0] <= ord(character) <= last else None


def main_script(letters: dict[str, int]) -> str | None:
    """The script of most letters: ISO 15924, `Jpan` for kana with or without Han characters, `Kore` for Hangul."""
    counts = dict(letters)
    kana, han = counts.pop("Hira", 0) + counts.pop("Kana", 0), counts.get("Hani", 0)
    if kana and kana >= KANA_SHARE * (kana + han):
        counts["Jpan"] = kana + counts.pop("Hani", 0)
    if "Hang" in counts:
        counts["Kore"] = counts.pop("Hang")
    return max(sorted(counts), key=counts.__getitem__) if counts else None


def chinese_script(text: str) -> str:
    """`Hans` or `Hant`, by characters that only the simplified or only the traditional standard has; else `Hani`."""
    simplified = traditional = 0
    for character, number in Counter(text).items():
        if character >= "\u3400":
            in_simplified, in_traditional = _in_charset(character, "gb2312"), _in_charset(character, "big5")
            simplified += number * (in_simplified and not in_traditional)
            traditional += number * (in_traditional and not in_simplified)
    if simplified > TOLD_APART * traditional:
        return "Hans"
    return "Hant" if traditional > TOLD_APART * simplified else "Hani"


@lru_cache(16_384)
def _in_charset(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
