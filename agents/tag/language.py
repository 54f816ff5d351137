"""The language of a text: its script where that suffices, else what detectors say, and what marks close languages.

eldc and CLD2 are asked first; where they disagree, or the text is short, py3langid too. What each says is evidence and
adds up; to it come letters, words and endings that tell close languages apart (see `close`). eldc knows 60 languages,
CLD2 some 280, py3langid 130.
"""

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple
from unicodedata import normalize

from agents.tag import close
from agents.tag.script import chinese_script, letters_by_script, main_script, script_of
from schemas.article import Language

UNDETERMINED = "und"

SAMPLE_CHARACTERS = 800
"""How much of the text is looked at. News tells its language in a paragraph; more costs time and changes nothing."""

PIECE_CHARACTERS = 50
"""Of each piece of a longer text. They are many, so that a foreign lead or quote is outweighed."""

GOLDEN = (math.sqrt(5) - 1) / 2
"""Multiples of it, modulo 1, spread evenly and fall in step with nothing, such as paragraphs that take turns."""

WHOLE_WORDS_SHARE = 0.5
"""Of a piece that whole words make up in scripts with white space. Chinese and Thai have next to none."""

MIN_LETTERS = 3
"""Fewer letters than this ("OK") belong to any language."""

SHORT_CHARACTERS = 120
"""Up to which all detectors are asked: a sentence. Of two that agree on less, both may be mistaken."""

LONG_CHARACTERS = 300
"""From which CLD2 is believed where eldc does not know the language, or names a relative."""

SURE_SHARE = 0.9
"""Of such a sample that CLD2 has to call so."""

MARKED_CHARACTERS = 300
"""How much of a sample is searched for marks, and for characters of one Chinese standard."""

THIRD_CHARACTERS = 300
"""How much py3langid reads where the others disagree: some sentences; it takes 0.1 microseconds a byte."""

OTHER_LETTERS = 0.1
"""Share of letters of other scripts from which on they are left out, lest they name the language."""

ABBREVIATION_LETTERS = 5
"""Words in capitals, no longer than this ("NATO"), are abbreviations and belong to any language."""

LONGEST_CODE = 100
"""Characters of a text that may be nothing but codes, units and abbreviations."""

ABBREVIATIONS = 2
"""How many of them are no text yet ("NATO, EU"); more may be a headline in capitals."""

SCRIPT_CONFIDENCE = 0.99
"""Confidence where only one language is written in the script."""

# The weights of the evidence are in nats, logarithms of how many times likelier it makes a language. They were set on
# common words of 50 languages and on sentences of the tests; half or twice of each changes little.

ELDC_WEIGHT = 8.0
"""Between the language that eldc gives its best score and one that it knows and gives none."""

NOT_NAMED = -8.0
"""For a language that a detector knows and does not name, or gives a probability of less than one in 3,000."""

UNKNOWN_COST = 1.2
"""For a language that a detector does not know, behind its best: it had to name another."""

MISTAKEN_COST = 0.8
"""For such a language behind the best of its relatives: it had to name one of these."""

UNKNOWN_IN_SCRIPT = frozenset({("sr", "Latn")})
"""Languages that eldc knows in another script only."""

CLD2_WEIGHT = 2.0
"""For a language in which CLD2 says the whole text is."""

CLD2_FOR_RELATIVES = 0.5
"""Share of that which counts for the language's close relatives: CLD2 calls much Croatian Bosnian."""

RARE_COST = 2.0
"""Against a language that py3langid alone knows: hardly any news is written in it."""

MARK_COST = 1.5
"""Against a language for each word with a mark that it lacks and its relatives have."""

LETTER_COST = 4.0
"""Against a language in which no word of the text can be spelt; for some of the words, their share of it."""

TIE = 0.4
"""Nats that two languages may lie apart for a hint to decide between them: one is at most half as likely again."""

WITHIN_REACH = 6.0
"""Nats behind the best from which four marks more may still bring a language to the front."""

ENOUGH_TO_COMPARE = 2
"""Languages that marks can tell apart."""

LEAST_CONFIDENCE = 0.05
"""Under which nothing is said: a guess among twenty."""

ELDC_MOST = 0.999999
"""Score up to which eldc's sum can be had back from it."""

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

NEVER_IN_LATIN = frozenset().union(*LANGUAGES_OF_SCRIPT.values()) - {
    "az",
    "cr",
    "iu",
    "kk",
    "ku",
    "sr",
    "tk",
    "tt",
    "uz",
}
"""Languages of those that are not written in Latin letters as well; they are not meant where most letters are Latin."""

MAX_FOREIGN_SHARE = 0.01
"""Share of letters that a language does not write with, up to which they may come from names and quotes. It rules out
languages in Cyrillic, which spells names in its own letters, and keeps Russian from being called Serbian."""

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
_WORDS = re.compile(r"[^\s\d_!-/:-@\[-^`{-~¡-¶¸-¿‐-…‹›।॥،؛؟۔、-〕]+")

# Addresses, e-mail addresses, handles and hashtags. They are looked for in a sample, which is short.
_NO_WORDS = re.compile(
    r"(?:https?://|www\.)\S+|\S{0,64}@\S+|#\w+|\b\w[\w-]*(?:\.[\w-]+){0,4}\.[a-z]{2,6}(?=$|[\s/:?!),;.])(?:/\S*)?"
)
_SIGNS_OF_NO_WORDS = re.compile(r"[@#]|\.[a-z]{2}|://")  # without any of them a sample need not be searched

UNITS = frozenset(
    {"km", "kg", "cm", "mm", "ml", "kwh", "mwh", "mw", "gw", "khz", "mhz", "ghz", "gb", "mb", "tb", "kb", "hz", "rpm"}
    | {"mph", "usd", "eur", "gbp", "jpy", "chf"}
)
"""Units that stand with a number in any language."""


class Ballots(NamedTuple):
    """What each detector says, by BCP 47 code: nats, 0 or less, but of CLD2 shares; None if it was not asked."""

    eldc: dict[str, float]
    cld2: dict[str, float]
    py3langid: dict[str, float] | None


def detect(text: str, hints: tuple[str, ...] = ()) -> Language:
    """Language, script and confidence of a text; `und` where nobody could tell.

    Args:
        text: from a word to a book; of a long one, pieces of `SAMPLE_CHARACTERS` in all are looked at.
        hints: language tags that others claim; one counts only where two languages tie.
    """
    sample = _voting(spread(text))
    letters = letters_by_script(sample)
    script = main_script(letters)
    if script is None or sum(letters.values()) < MIN_LETTERS or _belongs_to_any(sample):
        return Language(code=UNDETERMINED, script=script, confidence=0.0)
    share = letters.get(script, 0) / sum(letters.values())
    if 0 < share < 1 - OTHER_LETTERS:
        sample = "".join(letter if script_of(letter) in (script, None) else " " for letter in sample)
    code, confidence = _language_in(script, sample, hints)
    return _written(code, script, confidence * (share or 1.0), sample)


def spread(text: str, characters: int = SAMPLE_CHARACTERS) -> str:
    """A short text as it is; of a longer one, pieces from all over it, in order, with whole words at both ends."""
    if len(text) <= characters:
        return text
    last = len(text) - PIECE_CHARACTERS
    starts = sorted(int(number * GOLDEN % 1 * last) for number in range(characters // PIECE_CHARACTERS))
    return "\n".join(_whole_words(text[start : start + PIECE_CHARACTERS]) for start in starts)


def _voting(sample: str) -> str:
    """The sample without addresses, handles and hashtags, which have no language."""
    if _SIGNS_OF_NO_WORDS.search(sample):
        sample = _NO_WORDS.sub(" ", sample)
    return normalize("NFC", sample).replace("\0", " ")  # eldc would end there


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without marks and figures, with the vowel signs that stand by letters."""
    return _WORDS.findall(text.lower())


def _whole_words(piece: str) -> str:
    """The piece from its first white space to its last; all of it where there is next to none, as in Chinese."""
    _, _, rest = piece.partition(" ")
    words, _, _ = rest.rpartition(" ")
    return words if len(words) >= WHOLE_WORDS_SHARE * len(piece) else piece


def _belongs_to_any(sample: str) -> bool:
    """Whether there is nothing but abbreviations, units, codes with figures in them, or one sound again and again."""
    if len(sample) > LONGEST_CODE:
        return False
    said = sample.lower().split()
    sounds = set("".join(said))
    if len(set(said)) == 1 and len(sounds) < (MIN_LETTERS if len(said) > 1 else 2):  # "ok ok ok", "ha ha ha", "xxx"
        return sample.isascii()
    tokens = [token for token in sample.split() if not (token.isascii() and any(map(str.isdigit, token)))]
    words = [word for token in tokens for word in _WORDS.findall(token) if word.lower() not in UNITS]
    if any(len(word) > ABBREVIATION_LETTERS or not word.isupper() for word in words):
        return sum(map(len, words)) < MIN_LETTERS and sample.isascii()
    return len(words) <= ABBREVIATIONS


def _language_in(script: str, sample: str, hints: tuple[str, ...]) -> tuple[str, float]:
    """The language and the confidence in it, given the script."""
    if script == "Hani" and len(sample) > SHORT_CHARACTERS:
        return "zh", SCRIPT_CONFIDENCE  # so long a Japanese text has kana
    possible = LANGUAGES_OF_SCRIPT.get(script, frozenset())
    if len(possible) == 1:
        return next(iter(possible)), SCRIPT_CONFIDENCE
    ruled_out = close.foreign(sample, script, MAX_FOREIGN_SHARE) if script == "Cyrl" else NEVER_IN_LATIN - possible
    eldc, cld2 = (_valid(ask(sample), possible, ruled_out) for ask in (_ask_eldc, _ask_cld2))
    settled = _settled(eldc, cld2, len(sample), script)
    if settled:
        ballots = Ballots(eldc, cld2, None)
        named = close.siblings().get(settled, frozenset({settled}))
    else:
        ballots = Ballots(eldc, cld2, _valid(_ask_py3langid(sample), possible, ruled_out))
        named = _named(ballots)
    named = (named & possible if possible else named) - ruled_out
    votes = {code: _vote(code, script, ballots) for code in sorted(named)}
    return _elected(_marked(votes, sample, script), hints, len(sample), cld2)


def _settled(eldc: dict[str, float], cld2: dict[str, float], characters: int, script: str) -> str | None:
    """The language that only its relatives can be instead; None where py3langid has to be asked."""
    said = _best(cld2)
    if said is None or characters <= SHORT_CHARACTERS:
        return None
    if said == _best(eldc):
        return said
    relatives = _best(eldc) in close.siblings().get(said, frozenset())
    no_contest = relatives or not _known(said, script)[0]
    return said if no_contest and characters >= LONG_CHARACTERS and cld2[said] >= SURE_SHARE else None


def _valid(ballot: Mapping[str, float], possible: frozenset[str], ruled_out: frozenset[str]) -> dict[str, float]:
    """The ballot under BCP 47 codes, without languages that the script is not used for."""
    valid: dict[str, float] = {}
    for name, vote in ballot.items():
        code = CODES.get(name, name)
        if name not in NO_LANGUAGE and code not in ruled_out and (not possible or code in possible):
            valid[code] = max(valid.get(code, vote), vote)
    return valid


def _best(ballot: Mapping[str, float] | None) -> str | None:
    """The language with most votes; None where there is none, or the detector was not asked."""
    return max(sorted(ballot), key=ballot.__getitem__) if ballot else None


def _named(ballots: Ballots) -> frozenset[str]:
    """Each language that a detector names, and relatives of those that one names first."""
    first = [code for code in map(_best, ballots) if code]
    relatives = [close.siblings().get(code, frozenset()) for code in first]
    return frozenset(code for ballot in ballots if ballot for code in ballot).union(*relatives)


def _vote(code: str, script: str, ballots: Ballots) -> float:
    """The evidence for one language, in nats."""
    by_eldc, by_py3langid, rare = _known(code, script)
    kin = close.siblings().get(code, frozenset())
    vote = CLD2_WEIGHT * max(ballots.cld2.get(code, 0.0), CLD2_FOR_RELATIVES * _most(ballots.cld2, kin, 0.0))
    for ballot, known in ((ballots.eldc, by_eldc), (ballots.py3langid, by_py3langid)):
        if ballot:
            mistaken = max(max(ballot.values()) - UNKNOWN_COST, _most(ballot, kin, NOT_NAMED) - MISTAKEN_COST)
            vote += ballot.get(code, NOT_NAMED) if known else mistaken
    return vote - RARE_COST if rare else vote


def _most(ballot: Mapping[str, float], codes: frozenset[str], least: float) -> float:
    return max((ballot[code] for code in codes if code in ballot), default=least)


def _marked(votes: dict[str, float], sample: str, script: str) -> dict[str, float]:
    """The languages that may still win, with the evidence of letters and marks added."""
    least = max(votes.values(), default=0.0) - WITHIN_REACH
    leaders = {code: vote for code, vote in votes.items() if vote >= least}
    if len(leaders) < ENOUGH_TO_COMPARE:
        return leaders
    words = words_of(spread(sample, MARKED_CHARACTERS))
    lacking = close.against(words, leaders)
    if len(sample) > SHORT_CHARACTERS:  # names have foreign letters too, and there is enough else to go by
        return {code: vote - MARK_COST * lacking[code] for code, vote in leaders.items()}
    return {
        code: vote - MARK_COST * lacking[code] - LETTER_COST * close.foreign_share(words, code, script)
        for code, vote in leaders.items()
    }


def _elected(
    votes: Mapping[str, float], hints: tuple[str, ...], characters: int, shares: Mapping[str, float]
) -> tuple[str, float]:
    """The language with most votes, or the hinted one of those that tie for it, and how sure that is.

    Args:
        votes: evidence in nats by language.
        hints: language tags, the best first.
        characters: of the sample. Evidence grows with its root, as words of one text are much alike.
        shares: of the sample that are written in several languages. A mixed text is a less sure one.
    """
    if not votes:
        return UNDETERMINED, 0.0
    most = max(votes.values())
    tied = [code for code, vote in votes.items() if vote >= most - TIE]
    hinted = [code for code in map(primary, hints) if code in tied]
    code = hinted[0] if hinted else max(tied, key=votes.__getitem__)
    growth = math.sqrt(max(1.0, characters / SHORT_CHARACTERS))
    total = sum(math.exp(growth * (vote - votes[code])) for vote in votes.values())
    confidence = (shares.get(code) or 1.0) / total
    return (code, confidence) if confidence >= LEAST_CONFIDENCE else (UNDETERMINED, 0.0)


def primary(tag: str) -> str | None:
    """The language of a tag such as `pt-BR` or `en_US`, under the code that is used here."""
    found = _PRIMARY_SUBTAG.match(tag.strip())
    code = found[0].lower() if found else None
    return CODES.get(code, code) if code else None


def _written(code: str, script: str, confidence: float, sample: str) -> Language:
    """The record's block: Chinese with its script in the code, where that can be told."""
    if code == "zh" and script == "Hani":
        script = chinese_script(spread(sample, MARKED_CHARACTERS))
        code = f"zh-{script}" if script != "Hani" else code
    if code == "ja":
        script = "Jpan"
    return Language(code=code, script=script, confidence=round(min(1.0, max(0.0, confidence)), 2))


def _ask_eldc(sample: str) -> dict[str, float]:
    """Evidence in nats for each language that comes near, 0 for the best.

    eldc sums up weights of letter sequences, s, and gives 1 - exp(-s / n) for n sequences. Here the sums are compared.
    """
    scores = dict(_eldc().detect_details(sample).scores)
    sums = {code: -math.log1p(-min(score, ELDC_MOST)) for code, score in scores.items()}
    best = max(sums.values(), default=1.0)
    return {code: ELDC_WEIGHT * (total / best - 1) for code, total in sums.items()}


def _ask_cld2(sample: str) -> dict[str, float]:
    """The share of the sample that is written in each of up to three languages."""
    import pycld2

    try:
        _, _, found = pycld2.detect(sample, isPlainText=True, bestEffort=True)
    except pycld2.error:  # rare, so only then is the sample searched
        _, _, found = pycld2.detect(_REFUSED.sub(" ", sample), isPlainText=True, bestEffort=True)
    return {code: share / 100 for _, code, share, _ in found}


def _ask_py3langid(sample: str) -> dict[str, float]:
    """The logarithm of the probability of each language, where it is not next to none."""
    ranked = _py3langid().rank(spread(sample, THIRD_CHARACTERS))
    least = math.exp(NOT_NAMED)
    return {code: math.log(probability) for code, probability in ranked if probability > least}


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
    """py3langid's model, loaded when the first text needs it: it takes half a second and 80 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _known(code: str, script: str) -> tuple[bool, bool, bool]:
    """Whether eldc knows a language, whether py3langid does, and whether py3langid alone does."""
    import eldc
    import pycld2

    names = {code, *(name for name, other in CODES.items() if other == code)}
    by_eldc = not names.isdisjoint(eldc.LANGUAGES) and (code, script) not in UNKNOWN_IN_SCRIPT
    by_py3langid = not names.isdisjoint(_py3langid().nb_classes)
    by_cld2 = not names.isdisjoint(name for _, name in pycld2.LANGUAGES)
    return by_eldc, by_py3langid, not by_eldc and not by_cld2
