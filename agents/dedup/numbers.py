"""Numbers as texts of many languages write them, in one form: `1,500`, `1.500`, `1.5 thousand`, `1,5 тыс.` are 1500."""

import re
import unicodedata
from collections.abc import Iterable

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

_WRITTEN_BY_VALUE = {
    1: "one ein eine einem einen einer eins un une uno una один одна одно одного одной одну",
    2: "two zwei zweien deux dos два две двух двум двое дві двох двом двоє",
    3: "three drei dreien trois tres три трех трёх трем трём трое трьох трьом троє",
    4: "four vier vieren quatre cuatro четыре четырех четырёх четверо чотири чотирьох чотирьом",
    5: "five fünf cinq cinco пять пяти пятеро ять яти ятьох ятеро",
    6: "six sechs seis шесть шести шестеро шість шістьох",
    7: "seven sieben sept siete семь семи семеро сім сімох",
    8: "eight acht huit ocho восемь восьми восьмеро вісім вісьмох",
    9: "nine neun neuf nueve девять девяти",
    10: "ten zehn dix diez десять десяти",
    11: "eleven elf onze once одиннадцать одиннадцати одинадцять одинадцяти",
    12: "twelve dozen zwölf dutzend douze douzaine doce docena двенадцать двенадцати дванадцять дванадцяти",
    13: "thirteen dreizehn treize trece тринадцать тринадцати тринадцять тринадцяти",
    14: "fourteen vierzehn quatorze catorce четырнадцать четырнадцати чотирнадцять чотирнадцяти",
    15: "fifteen fünfzehn quinze quince пятнадцать пятнадцати ятнадцять ятнадцяти",
    16: "sixteen sechzehn seize dieciséis шестнадцать шестнадцати шістнадцять шістнадцяти",
    17: "seventeen siebzehn diecisiete семнадцать семнадцати сімнадцять сімнадцяти",
    18: "eighteen achtzehn dieciocho восемнадцать восемнадцати вісімнадцять вісімнадцяти",
    19: "nineteen neunzehn diecinueve девятнадцать девятнадцати",
    20: "twenty zwanzig vingt veinte двадцать двадцати двадцять двадцяти",
    30: "thirty dreißig dreissig trente treinta тридцать тридцати тридцять тридцяти",
    40: "forty vierzig quarante cuarenta сорок сорока",
    50: "fifty fünfzig cinquante cincuenta пятьдесят пятидесяти ятдесят ятдесяти",
    60: "sixty sechzig soixante sesenta шестьдесят шестидесяти шістдесят шістдесяти",
    70: "seventy siebzig setenta семьдесят семидесяти сімдесят сімдесяти",
    80: "eighty achtzig ochenta восемьдесят восьмидесяти вісімдесят вісімдесяти",
    90: "ninety neunzig noventa девяносто девяноста",
    100: "hundred hundreds hundert cent cents cien ciento cientos сто ста сотня сотни",
    200: "zweihundert doscientos doscientas двести двухсот двісті двохсот",
    300: "dreihundert trescientos trescientas триста трехсот трёхсот трьохсот",
    400: "vierhundert cuatrocientos cuatrocientas четыреста четырехсот чотириста чотирьохсот",
    500: "fünfhundert quinientos quinientas пятьсот пятисот ятсот",
    600: "sechshundert seiscientos seiscientas шестьсот шестисот шістсот",
    700: "siebenhundert setecientos setecientas семьсот семисот сімсот",
    800: "achthundert ochocientos ochocientas восемьсот восьмисот вісімсот",
    900: "neunhundert novecientos novecientas девятьсот девятисот",
}
"""Numbers in words, of English, German, French, Spanish, Russian and Ukrainian, in the cases that news need.

What an apostrophe parts is listed by its second part: `п'ять` is read as two words.
"""

_GERMAN_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_GERMAN_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")


def _written() -> dict[str, int]:
    """The numbers in words by word, with the tens of German, which writes `dreiundzwanzig` as one."""
    listed = {word: value for value, words in _WRITTEN_BY_VALUE.items() for word in words.split()}
    german = {f"{unit}und{ten}": listed[ten] + listed[unit] for unit in _GERMAN_UNITS for ten in _GERMAN_TENS}
    return listed | german | {word: 10**power for word, power in _SCALES.items()}


_WRITTEN = _written()

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


def written(words: Iterable[str]) -> list[int]:
    """What those of the words say that are numbers in words or scale a number, in order: `two million` is 2, 1000000.

    The language is not asked for: a word alone may be none, as the Spanish eleven is the English `once`.
    """
    return [value for word in words if (value := _WRITTEN.get(word.lower())) is not None]


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
