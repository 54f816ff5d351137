"""Words of passages, levelled so that the same thing said a little differently meets. English, as claims are."""

import re


def listed(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


STEM_LETTERS = 5
"""Letters of a word without its ending that are compared: `evacuated` and `evacuation` have five in common."""

ENDINGS = ("ings", "ing", "edly", "ed", "es", "s", "ly", "e", "y")
"""Endings that are taken off, the longest first, where three letters remain."""

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
WRITTEN = {word: str(number) for number, word in enumerate(_NUMBERS.split(), 1)} | {
    word: str(10 * number) for number, word in enumerate(_TENS.split(), 3)
}
"""Numbers in words."""

LARGER = listed("hundred thousand million billion trillion dozen")
"""Words that numbers beyond them are made of."""

MEANINGS: dict[str, tuple[str, ...]] = {
    "person": ("people", "persons", "person"),
    "man": ("men", "man"),
    "woman": ("women", "woman"),
    "child": ("children", "child", "kids"),
    "die": ("dead", "die", "died", "dies", "dying", "death", "deaths", "kill", "kills", "killed", "killing", "perished",
            "fatalities", "lives"),
    "injure": ("injured", "injuring", "injures", "injuries", "wounded", "wounding", "hurt", "hurting"),
    "arrest": ("arrested", "arrests", "arrest", "arresting", "detained", "detaining"),
    "missing": ("missing", "unaccounted"),
    "evacuate": ("evacuated", "evacuate", "evacuation", "evacuating", "evacuees"),
    "rescue": ("rescued", "rescue", "rescuing", "saved"),
    "displace": ("displaced", "displacing", "homeless"),
    "hospital": ("hospitalized", "hospitalised", "hospital", "hospitals"),
    "buy": ("buy", "buys", "bought", "buying", "purchase", "purchased", "acquire", "acquired", "acquisition"),
    "sell": ("sell", "sells", "sold", "selling"),
    "rise": ("rise", "rises", "rose", "risen", "rising"),
    "fall": ("fall", "falls", "fell", "fallen", "falling"),
}  # fmt: skip
"""Words that mean one thing where things are counted, and the name they go by."""

FATES = frozenset(("die", "injure", "arrest", "missing", "evacuate", "rescue", "displace", "hospital"))
"""What can befall those who are counted: where it differs, others are counted."""

FUNCTION_WORDS = listed(
    """
    a about after again all almost also although am an and any are around as at away back be because been before being
    between both but by came can come could did do does down during each even for from further get go got had has have
    having he her here him his how i if in into is it its just may me might more most much must my nearly no nor not now
    of off on once only onto or our out over own said same say says shall she should since so some still such than that
    the their them then there these they this those though through to told too toward towards under until up upon us
    very was we were what when where whether which while who whom whose why will with within without would yet you your
    according including left least vs versus prior mln bln pct dlrs cts stg million billion percent per cent quarter
    year years month months week weeks day days dollars
    """
)
"""Words that tell nothing of what is counted, those of measures and of stretches of time among them."""

SAYING = listed(
    """
    said say says saying told tell tells reported reports report announced announces announcing wrote writes added adds
    spoke speaking interview interviewed statement stated published tweeted posted confirmed
    """
)
"""Words of speaking: a day beside one of them is the day of the words, and each account has its own."""

MONTHS = listed(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """
)
MONTHS_AND_DAYS = MONTHS | listed(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening
    night noon midnight
    """
)

FRAMES = listed("today tonight yesterday tomorrow week weekly month monthly quarter year yearly ago daily day")
"""Words for a stretch of time that is another one in an article of another day."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:.!?()\"“”—–]|\s-\s|\s(?:and|but|while|when|as|after|before|because|since|where)\s")
_COUNTING = LARGER | frozenset(WRITTEN)
_SILENT = FUNCTION_WORDS | MONTHS_AND_DAYS
_MEANING = {word: meaning for meaning, words in MEANINGS.items() for word in words}


def words(text: str) -> list[str]:
    """The words and numbers of a passage, as they stand."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """What of a word is compared."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if word in _MEANING:
        return _MEANING[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word.removesuffix(ending)
            break
    return word[:STEM_LETTERS]


def singular(noun: str) -> str:
    """A counted noun without case and number: `Settlements` and `settlement` are one."""
    word = noun.lower().removesuffix("'s").removesuffix("’s")
    if word in _MEANING:
        return _MEANING[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def telling(found: list[str]) -> list[str]:
    """The stems of those words that tell something: no function word, number, month or day."""
    return [
        stem(word)
        for word in found
        if not word[0].isdigit() and word.lower() not in _SILENT and word.lower().partition("-")[0] not in _COUNTING
    ]


def clause(before: str, after: str) -> tuple[str, str]:
    """What of the words before and after a claim belongs to its clause; a comma after its very beginning is in it."""
    breaks = [found.end() for found in _BREAK.finditer(before)]
    if after.startswith(",") and len(words(before[breaks[-1] if breaks else 0 :])) <= 1:
        after = after[1:]
    end = _BREAK.search(after)
    return before[breaks[-1] if breaks else 0 :], after[: end.start()] if end else after


def in_a_frame(passage: str) -> bool:
    """Whether what a passage tells is of a stretch of time that moves on with the day of the article."""
    return any(word.lower() in FRAMES for word in words(passage))
