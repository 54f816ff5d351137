"""Numbers as texts of many languages write them, in one form: `1,500`, `1.500`, `1.5 thousand`, `1,5 тыс.` are 1500."""

import re
import unicodedata

_SCALES_BY_POWER = {
    3: """thousand thousands тысяча тысячи тысяч тыс тысячу тисяча тисячі тисяч тис tausend mille milliers mil mila
        duizend tusen tusind tuhat tuhatta tysiąc tysiące tysięcy tys tisíc tisíce tisuća tisuće tisuću hiljada hiljade
        хиляди χιλιάδες bin ribu nghìn ngàn 千 천""",
    4: "万 萬 만",
    6: """million millions millionen mln millón millones milhão milhões milione milioni miljoen miljoner miljon
        millioner milion miliony milionów milión milionů milijun milijuna milijuni milijon миллион миллиона миллионов
        млн мільйон мільйона мільйонів милион милиона εκατομμύρια milyon juta triệu mio""",
    8: "亿 億 억",
    9: """billion billions bln bn milliarde milliarden mrd milliard milliards miljard miliardo miliardi miljarder
        miliard miliardy miliardów miliarda milijarda milijarde milijardi миллиард миллиарда миллиардов млрд мільярд
        мільярда мільярдів милиард δισεκατομμύρια milyar miliar tỷ""",
}
_SCALES = {word: power for power, words in _SCALES_BY_POWER.items() for word in words.split()}
"""Words after a number that multiply it by a power of ten. `billón` and the like are left out: languages differ."""

MAX_DIGITS = 15
"""Digits that a number of the news has at most; of longer ones the first are read."""

_GROUPING = re.compile(r"[.,](?=\d{3}(?!\d))")
_NUMBER = re.compile(rf"[\d.,:]{{1,{MAX_DIGITS}}}")


def number(word: str, after: str = "") -> str:
    """A word that begins with a digit as digits alone, with a point before decimals; `after` is the word after it."""
    found = _NUMBER.match(_ascii_digits(word))
    if found is None:
        return word[:MAX_DIGITS]
    digits = _GROUPING.sub("", found[0]).replace(",", ".").rstrip(".:").lstrip("0")
    power = _SCALES.get(after.lower())
    if power is None or digits.count(".") > 1 or ":" in digits:
        return digits
    return str(round(float(digits or "0") * 10**power))


def scales(word: str) -> bool:
    """Whether a word multiplies the number before it: `thousand`, `млн`."""
    return word.lower() in _SCALES


def numbers(words: list[str]) -> set[str]:
    """The different numbers among the words of a text, of two words where the second one scales the first."""
    last = len(words) - 1
    return {
        number(word, words[place + 1] if place < last else "") for place, word in enumerate(words) if word[0].isdigit()
    }


def _ascii_digits(word: str) -> str:
    if word.isascii():
        return word
    return "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in word)
