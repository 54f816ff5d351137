"""The language of a text: its script where that suffices, else eldc and CLD2, with py3langid where they disagree.

Each of the three has one vote. eldc knows 60 languages, CLD2 some 160, py3langid 140: where one does not know the
language, the other two outvote it.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from agents.tag.script import chinese_script, letters_by_script, main_script, script_of
from schemas.article import Language

UNDETERMINED = "und"

SAMPLE_CHARACTERS = 800
"""How much of the text is looked at. News tells its language in a paragraph; more costs time and changes nothing."""

MIN_LETTERS = 3
"""Fewer letters than this ("OK") belong to any language."""

ABBREVIATION_LETTERS = 5
"""A text of one word in capitals, no longer than this ("NATO"), is an abbreviation and belongs to any language."""

SCRIPT_CONFIDENCE = 0.99
"""Confidence where only one language is written in the script."""

ENOUGH_VOTES = 2.0
"""Votes for full confidence: two of the three detectors are quite sure of one language."""

FEWEST_VOTES = 0.5
"""Fewer than half a detector's whole vote: nobody is sure of anything."""

TIE = 0.2
"""Votes that two languages may lie apart for a hint to decide between them."""

# Languages that a script is used for in news. What a detector says beyond these is a mistake. A script that is not
# here (Latin) is used for too many to name.
LANGUAGES_OF_SCRIPT: Mapping[str, frozenset[str]] = {
    script: frozenset(codes.split())
    for script, codes in (
        ("Arab", "ar fa ur ps sd ug ckb ku ks az pa dv"), ("Armn", "hy"), ("Beng", "bn as"), ("Cans", "iu cr"),
        ("Cher", "chr"), ("Cyrl", "ab av ba be bg ce cv kk ky mk mn os ru sah sr tg tk tt uk uz"),
        ("Deva", "hi mr ne sa"), ("Ethi", "am ti"), ("Geor", "ka"), ("Grek", "el"), ("Gujr", "gu"), ("Guru", "pa"),
        ("Hani", "zh ja"), ("Hebr", "he yi"), ("Jpan", "ja"), ("Khmr", "km"), ("Knda", "kn"), ("Kore", "ko"),
        ("Laoo", "lo"), ("Mlym", "ml"), ("Mong", "mn"), ("Mymr", "my"), ("Orya", "or"), ("Sinh", "si"), ("Syrc", "syr"),
        ("Taml", "ta"), ("Telu", "te"), ("Thaa", "dv"), ("Thai", "th"), ("Tibt", "bo dz"), ("Yiii", "ii"),
    )
}  # fmt: skip

# Letters of the script that a language does not write with. They keep Russian from being called Serbian.
FOREIGN_LETTERS: Mapping[str, frozenset[str]] = {
    code: frozenset(letters)
    for code, letters in (
        ("be", "ищъїєґјљњђћџѓќѕ"), ("bg", "ыэёіїєґўјљњђћџѓќѕ"), ("mk", "йщъыьэюяёіїєґўђћ"), ("ru", "іїєґўјљњђћџѓќѕ"),
        ("sr", "йщъыьэюяёіїєґўѓќѕ"), ("uk", "ыэъёўјљњђћџѓќѕ"),
    )
}  # fmt: skip

MAX_FOREIGN_SHARE = 0.01
"""Share of such letters up to which they may come from names and quotes."""

# What detectors call languages, where BCP 47 has another code or a common reader would not tell the two apart.
CODES: Mapping[str, str] = {
    "iw": "he", "hbo": "he", "jw": "jv", "in": "id", "no": "nb", "mo": "ro", "sh": "sr", "zh-Hant": "zh", "yue": "zh",
    "wuu": "zh", "arz": "ar", "ary": "ar", "grc": "el", "uzs": "uz", "sdh": "ku", "fil": "tl",
}  # fmt: skip

NO_LANGUAGE = frozenset({"un", "und", "zxx", "tlh", "ie", "vo", "zzp", "xx-Bugi", "xx-Goth", "xx-Copt", "xx-Egyp"})
"""What detectors say for "unknown", and languages nobody writes news in (Klingon, Pig Latin)."""

# Code points that CLD2 raises on: controls other than tab and line ends, and those that are no characters.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_PRIMARY_SUBTAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


def detect(text: str, hints: tuple[str, ...] = ()) -> Language:
    """Language, script and confidence of a text; `und` where nobody could tell.

    Args:
        text: from a word to a book; its first `SAMPLE_CHARACTERS` are looked at.
        hints: language tags that others claim; one counts only where two languages tie.
    """
    sample = text.lstrip()[:SAMPLE_CHARACTERS].replace("\0", " ")  # eldc would end there
    letters = letters_by_script(sample)
    script = main_script(letters)
    if script is None or sum(letters.values()) < MIN_LETTERS or _is_abbreviation(sample):
        return Language(code=UNDETERMINED, script=script, confidence=0.0)
    code, confidence = _language_in(script, sample, hints)
    return _written(code, script, confidence, sample)


def _is_abbreviation(sample: str) -> bool:
    words = sample.split()
    return len(words) == 1 and len(words[0]) <= ABBREVIATION_LETTERS and words[0].isupper()


def _language_in(script: str, sample: str, hints: tuple[str, ...]) -> tuple[str, float]:
    """The language and the confidence in it, given the script."""
    possible = _possible(script, sample)
    if possible and len(possible) == 1:
        return next(iter(possible)), SCRIPT_CONFIDENCE
    ballots = [_valid(ask(sample), possible) for ask in (_ask_eldc, _ask_cld2)]
    first, second = (max(sorted(ballot), key=ballot.__getitem__, default=None) for ballot in ballots)
    if first and first == second:
        return first, ballots[0][first]
    ballots.append(_valid(_ask_py3langid(sample), possible))
    return _elected(ballots, hints)


def _possible(script: str, sample: str) -> frozenset[str] | None:
    """The languages that the script and the letters allow; None for any."""
    possible = LANGUAGES_OF_SCRIPT.get(script)
    if script != "Cyrl" or not possible:
        return possible
    counts = Counter(character for character in sample.lower() if script_of(character) == script)
    most = MAX_FOREIGN_SHARE * counts.total()
    return possible - {
        code for code, letters in FOREIGN_LETTERS.items() if sum(counts[letter] for letter in letters) > most
    }


def _valid(ballot: Mapping[str, float], possible: frozenset[str] | None) -> dict[str, float]:
    """The votes under BCP 47 codes, without those for languages that the script is not used for."""
    votes: dict[str, float] = {}
    for name, vote in ballot.items():
        code = CODES.get(name, name)
        if name not in NO_LANGUAGE and (possible is None or code in possible):
            votes[code] = votes.get(code, 0.0) + vote
    return votes


def _elected(ballots: list[dict[str, float]], hints: tuple[str, ...]) -> tuple[str, float]:
    """The language with most votes of all, or the hinted one of those that tie for it."""
    codes = sorted({code for ballot in ballots for code in ballot})
    votes = {code: sum(ballot.get(code, 0.0) for ballot in ballots) for code in codes}
    most = max(votes.values(), default=0.0)
    if most < FEWEST_VOTES:
        return UNDETERMINED, 0.0
    tied = [code for code in codes if votes[code] >= most - TIE]
    hinted = [code for code in map(_primary, hints) if code in tied]
    code = hinted[0] if hinted else max(tied, key=votes.__getitem__)
    return code, votes[code] / ENOUGH_VOTES


def _primary(tag: str) -> str | None:
    """The language of a tag such as `pt-BR` or `en_US`, under the code that is used here."""
    found = _PRIMARY_SUBTAG.match(tag.strip())
    code = found[0].lower() if found else None
    return CODES.get(code, code) if code else None


def _written(code: str, script: str, confidence: float, sample: str) -> Language:
    """The record's block: Chinese with its script in the code, where that can be told."""
    if code == "zh" and script == "Hani":
        script = chinese_script(sample)
        code = f"zh-{script}" if script != "Hani" else code
    if code == "ja":
        script = "Jpan"
    return Language(code=code, script=script, confidence=round(min(1.0, max(0.0, confidence)), 2))


def _ask_eldc(sample: str) -> dict[str, float]:
    """Scores from 0 to 1 of all languages that come near."""
    return dict(_eldc().detect_details(sample).scores)


def _ask_cld2(sample: str) -> dict[str, float]:
    """The share of the sample that is written in each of up to three languages."""
    import pycld2

    try:
        _, _, found = pycld2.detect(sample, isPlainText=True, bestEffort=True)
    except pycld2.error:  # rare, so only then is the sample searched
        _, _, found = pycld2.detect(_REFUSED.sub(" ", sample), isPlainText=True, bestEffort=True)
    return {code: share / 100 for _, code, share, _ in found}


def _ask_py3langid(sample: str) -> dict[str, float]:
    """The probability of each language."""
    return dict(_py3langid().rank(sample))


@cache
def _eldc() -> Any:
    """The detector eldc with settings of its own, loaded when the first text needs it."""
    import eldc

    eldc.init()
    detector = eldc.instance()
    detector.set_scores(True)  # of all languages that come near, not of the best three
    return detector


@cache
def _py3langid() -> Any:
    """py3langid's model, loaded when the first text needs it: it takes most of a second and 120 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
