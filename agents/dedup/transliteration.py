"""Words of several scripts and languages in one consonant skeleton, so that a name meets itself in each of them.

`Харьков`, `Харків` and `Kharkiv` become `KRKV`. Vowels go, for they change most; consonants that languages render by
one another (b and p, s and z and sh, k and g and h) fall into one class; a consonant twice in a row counts once. Where
nothing tells how a letter sounds (g in French, ch in German) its most frequent rendering is taken.
"""

import re
import unicodedata

MAX_LETTERS = 40
"""Letters of a word that are read: longer ones are no words."""

_LETTERS_BY_SOUND = {
    "Cyrillic": {
        "a": "ая", "b": "б", "d": "д", "e": "еэє", "f": "ф", "g": "гґѓ", "h": "х", "i": "ийіїј", "k": "кќ", "l": "лљ",
        "m": "м", "n": "нњ", "o": "оё", "p": "п", "r": "р", "s": "сцчшщђћџ", "t": "т", "u": "ую", "v": "вў", "y": "ы",
        "z": "жзѕ", "": "ъь",
    },
    "Greek": {
        "a": "α", "d": "δ", "e": "ε", "f": "φ", "g": "γ", "h": "χ", "i": "ηιυ", "k": "κ", "ks": "ξ", "l": "λ",
        "m": "μ", "n": "ν", "o": "οω", "p": "π", "ps": "ψ", "r": "ρ", "s": "σς", "t": "θτ", "v": "β", "z": "ζ",
    },
    "Arabic": {
        "a": "ا", "b": "ب", "d": "دض", "f": "ف", "g": "غگ", "h": "حخ", "k": "قكک", "l": "ل", "m": "م", "n": "ن",
        "p": "پ", "r": "ر", "s": "سشصچ", "t": "تثط", "z": "جذزظژ", "": "عهويی",
    },
    "Hebrew": {
        "a": "א", "b": "ב", "d": "ד", "g": "ג", "h": "ח", "k": "כךק", "l": "ל", "m": "מם", "n": "נן", "p": "פף",
        "r": "ר", "s": "סצץש", "t": "טת", "z": "ז", "": "הויע",
    },
    "Latin": {"a": "æ", "d": "ð", "i": "ı", "l": "ł", "o": "øœ", "s": "čćđ", "ss": "ß", "t": "þ"},
}  # fmt: skip
"""One letter of a script may stand for several of another; of vowels only the first of a word counts."""

_LETTERS = {
    letter: sound
    for letters_by_sound in _LETTERS_BY_SOUND.values()
    for sound, letters in letters_by_sound.items()
    for letter in letters
}

_GROUPS = {
    **dict.fromkeys(("tsch", "dsch", "shch", "sch", "tch", "sh", "ch", "zh", "ts", "tz", "cz", "dj", "dz"), "s"),
    "kh": "h",
    "gh": "g",
    "ph": "f",
    "th": "t",
    "ck": "k",
    "qu": "kv",
    "x": "ks",
}
"""Groups of Latin letters that stand for one consonant, and two that one letter stands for."""

_GROUP = re.compile("|".join(sorted(_GROUPS, key=lambda group: (-len(group), group))))
_HARD_C = re.compile("c(?=[aourlkt]|$)")
_ACCENTS = re.compile("[\u0300-\u036f]")

_CLASSES = {
    letter: sound
    for letters, sound in (("bp", "P"), ("fvw", "V"), ("szc", "S"), ("kgqh", "K"), ("td", "T"))
    for letter in letters
} | {letter: letter.upper() for letter in "lmnr"}
_VOWELS = frozenset("aeiouy")


def skeleton(word: str) -> str:
    """The consonant classes of a word, after `A` where it begins with a vowel; "" where no letter of it is known."""
    letters = _spelled(word[:MAX_LETTERS].lower())
    classes = ["A"] if letters[:1] in _VOWELS else []
    before = None
    for letter in letters:
        found = _CLASSES.get(letter)
        if found is not None and found != before:
            classes.append(found)
        before = found
    return "".join(classes)


def _spelled(word: str) -> str:
    """The word in Latin letters without accents, one letter for each consonant as far as possible."""
    spelled = word
    if not word.isascii():
        spelled = "".join(_LETTERS.get(letter, letter) for letter in word)
        spelled = _ACCENTS.sub("", unicodedata.normalize("NFKD", spelled))
    return _GROUP.sub(lambda group: _GROUPS[group[0]], _HARD_C.sub("k", spelled))
