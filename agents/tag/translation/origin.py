"""From which language a translated text was translated, told by the world that it is at home in.

A press names its own country's towns, courts, parties and newspapers, and foreign ones far less; a translation keeps
them. What every press names of a country (its capital, its president) says little. Tables, one file a source language,
hold the names; none of this says whether a text is a translation, so `translated` is 0 throughout.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from agents.tag.translation.signs import Reading, Sign

FOLDER = Path(__file__).parent.parent / "data" / "translation" / "origin"

WEIGHTS: Mapping[str, float] = {
    "outlets": 0.6, "institutions": 0.6, "money": 0.6, "places": 0.5, "spelling": 0.5, "names": 0.2, "given": 0.2,
    "country": 0.15, "world": 0.15, "colour": 0.15,
}  # fmt: skip
"""Vote of the first name of each kind; the second of a kind and home counts a half, the third a third, and so on. Half
or double of any of them changes little in how many answers are right."""

MOST_OF_A_KIND = 1.5
"""Votes of all names of one kind and home: a list of towns is one piece of evidence."""

LATIN_NAMES = 0.2
"""Vote for English of each name left in Latin letters in a text of another script, counted like the others."""

MOST_OF_CONTENT = 0.5
"""Votes of the first language from all that a text names, those of the others in proportion: an outlet's credit
or turns of phrase that a language leaves outweigh them, as news of one country is often translated from another's."""

LEAD = 0.25
"""Votes that a language needs beyond those of the second: one town of its country, or several of its lesser signs. Not
a proportion: what speaks for a family of languages alike must not hide which of them it is."""

SHORTEST_INFLECTED = 5
"""Letters of a name from which on it may bear an ending: a shorter one is too often the beginning of another word."""

LONGEST_ENDING: Mapping[str, int] = {
    "be": 4, "bs": 4, "cs": 4, "da": 2, "de": 2, "et": 4, "fi": 4, "hr": 4, "hu": 4, "is": 4, "lt": 4, "lv": 4, "nb": 2,
    "pl": 4, "ru": 4, "sk": 4, "sl": 4, "sr": 4, "sv": 2, "tr": 4, "uk": 4,
}  # fmt: skip
"""Letters that the text's language puts at the end of foreign names; none where it is not here."""

STEM_ENDING = 4
"""Letters that may follow a name with an asterisk, whatever the text's language."""

LONGEST_TEXT = 80
"""Characters of the found words that a sign shows."""

MOST_CHARACTERS = 6_000
"""Characters of a text that are looked at: what a news report is about is said in the first thousand words."""

MOST_WORDS = 1_000
"""Words of it among which surnames are looked for."""

SURNAME_ENDINGS = range(7, 1, -1)
"""Lengths of endings of surnames, the longest first."""

OTHER_SCRIPTS = frozenset(("am", "ar", "bg", "bn", "el", "fa", "he", "hi", "ja", "ko", "ru", "th", "uk", "ur", "zh"))
"""Languages in whose texts names left in Latin letters stand out."""

CAPITAL_NOUNS = frozenset(("de", "lb"))
"""Languages whose capital letters do not tell a name from any other noun."""

_LATIN_NAME = re.compile(r"[A-Z][a-z]{2,20}")
KINDS = tuple(kind for kind in WEIGHTS if kind != "names")
"""Kinds of names that the tables list."""
_UNACCENTED = str.maketrans("łŁđĐøØıæÆðÐþÞ", "lLdDoOiaAdDtT")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the language it is written in; of a counterexample, what it is told to come from, if anything."""

    language: str
    text: str
    answer: str | None = None


class Home(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A country or region whose press writes one language, or several that share its votes.

    Attributes:
        name: what to call it.
        votes: its languages and the share of each in its press.
        country: words for the country and its people.
        world: the same, and what else the press of all the world names of it, where it is often in the news.
        places: towns, regions and rivers.
        institutions: authorities, parties, companies, clubs.
        outlets: its newspapers, stations and agencies.
        money: its currency.
        spelling: names in the spelling that its language's tradition gives them.
        given: names and surnames of its people.
        colour: words for what there is in that country alone.
        endings: of surnames, with the vote of one.
        surnames: that count where a given name of the form `given_form` follows.
        given_form: a regular expression for whole words.
    """

    name: str
    votes: dict[str, float]
    country: str = ""
    world: str = ""
    places: str = ""
    institutions: str = ""
    outlets: str = ""
    money: str = ""
    spelling: str = ""
    given: str = ""
    colour: str = ""
    endings: dict[str, float] = {}
    surnames: str = ""
    given_form: str = ""

    def phrases(self, kind: str) -> list[str]:
        """The names of one kind."""
        return names(getattr(self, kind))


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one file says: the homes of a language, texts translated from it, and texts that only look like it."""

    home: tuple[Home, ...]
    example: tuple[Example, ...] = ()
    counterexample: tuple[Example, ...] = ()


class Owner(NamedTuple):
    """Whose name it is.

    Attributes:
        home: number of the home.
        kind: of name.
        phrase: the name.
        stem: whether it may bear an ending in any language.
        plain: whether it stands without its accents.
    """

    home: int
    kind: str
    phrase: str
    stem: bool
    plain: bool


class Form(NamedTuple):
    """The homes of a surname, and the form of the given name that has to follow it."""

    home: int
    given: re.Pattern[str]


def names(listed: str) -> list[str]:
    """The names in a list with commas, over as many lines as it takes."""
    return [name for name in (part.strip() for part in listed.replace("\n", " ").split(",")) if name]


@cache
def load() -> Mapping[str, Table]:
    """The table of each source language.

    Raises:
        msgspec.ValidationError: a file says something that is no table.
    """
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Table) for file in files}


@cache
def _homes() -> tuple[Home, ...]:
    return tuple(home for table in load().values() for home in table.home)


@cache
def _names() -> tuple[AhoCorasick, tuple[tuple[Owner, ...], ...]]:
    """All names in one automaton, under the letters that endings leave, and for each its owners."""
    owners: dict[str, list[Owner]] = defaultdict(list)
    for number, home in enumerate(_homes()):
        for kind in KINDS:
            for name in home.phrases(kind):
                for phrase in _spellings(name.rstrip("*")):
                    plain = phrase != name.rstrip("*")
                    owners[_stem(phrase)].append(Owner(number, kind, phrase, name.endswith("*"), plain))
    automaton = AhoCorasick(list(owners), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(tuple(owner) for owner in owners.values())


def _spellings(name: str) -> tuple[str, ...]:
    """A name with its accents, and a longer one without them too, as English papers print it."""
    if name.isascii() or len(name) < SHORTEST_INFLECTED:
        return (name,)
    plain = unicodedata.normalize("NFD", name.translate(_UNACCENTED)).encode("ascii", "ignore").decode()
    return (name, plain) if len(plain) == len(name) and plain != name else (name,)


def _stem(phrase: str) -> str:
    """A name without the vowel that endings replace."""
    return phrase[:-1] if len(phrase) > SHORTEST_INFLECTED and phrase[-1] in "aeoyiаяеои" else phrase


@cache
def _endings() -> Mapping[str, tuple[int, float]]:
    """The home and the vote of each ending of surnames; of one that several have, that of the largest vote."""
    found: dict[str, tuple[int, float]] = {}
    for number, home in enumerate(_homes()):
        for ending, vote in home.endings.items():
            if vote > found.get(ending, (0, 0.0))[1]:
                found[ending] = (number, vote)
    return found


@cache
def _surnames() -> Mapping[str, tuple[Form, ...]]:
    """Surnames that count before a given name of a certain form."""
    found: dict[str, list[Form]] = defaultdict(list)
    for number, home in enumerate(_homes()):
        for surname in dict.fromkeys(names(home.surnames)):
            found[surname].append(Form(number, re.compile(home.given_form)))
    return {surname: tuple(forms) for surname, forms in found.items()}


def signs(reading: Reading) -> Iterator[Sign]:
    """One sign for each kind of names of each home that the text names."""
    text = reading.text[:MOST_CHARACTERS]
    found: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for home, kind, words in _named(text, reading.language):
        found[kind, home][words] = WEIGHTS[kind]
    for home, words, vote in _people(reading.words[:MOST_WORDS], reading.language):
        found["names", home].setdefault(words, vote * WEIGHTS["names"])
    for (kind, home), items in found.items():
        votes = _added(items.values())
        shares = {code: round(votes * share, 3) for code, share in _homes()[home].votes.items()}
        yield Sign(f"origin.{kind}", _shown(items), source=shares)
    if reading.language in OTHER_SCRIPTS:
        yield from _latin(text)


def _added(weights: Iterable[float]) -> float:
    """Votes added up, each counting less than the one before."""
    ordered = sorted(weights, reverse=True)
    return min(MOST_OF_A_KIND, sum(weight / place for place, weight in enumerate(ordered, 1)))


def _shown(items: Iterable[str]) -> str:
    return ", ".join(items)[:LONGEST_TEXT]


def _named(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Home, kind and words of each name in the text."""
    automaton, owners = _names()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if _begins_word(text, start):
            rest = _rest_of_word(text, end)
            for owner in owners[number]:
                if rest is not None and _fits(owner, text[start : end + rest], language):
                    yield owner.home, owner.kind, text[start : end + rest]


def _begins_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not before or before >= "\u2e80" or text[start] >= "\u2e80" or not before.isalnum()


def _rest_of_word(text: str, end: int) -> int | None:
    """How many letters follow up to the end of the word; None where it goes on for longer than any ending."""
    if text[end - 1] >= "\u2e80" or not text[end : end + 1].isalnum():
        return 0
    for length in range(1, STEM_ENDING + 2):
        after = text[end + length : end + length + 1]
        if not after or not after.isalnum() or after >= "\u2e80":
            return length
    return None


def _fits(owner: Owner, word: str, language: str) -> bool:
    """Whether the word is the name, or the name with an ending that it may bear."""
    if owner.plain and language != "en":
        return False
    if word == owner.phrase:
        return True
    longest = LONGEST_ENDING.get(language, 0)
    if not owner.stem and (not longest or len(owner.phrase) < SHORTEST_INFLECTED):
        return False
    stem = _stem(owner.phrase) if longest > 2 else owner.phrase  # only rich inflection replaces the last vowel
    return word.startswith(stem) and len(word) - len(stem) <= max(longest, STEM_ENDING * owner.stem)


def _people(words: list[str], language: str) -> Iterator[tuple[int, str, float]]:
    """Home, words and vote of surnames: by their ending after another name, or by the given name that follows."""
    endings = _endings() if language not in CAPITAL_NOUNS else {}
    surnames = _surnames()
    for first, second in pairwise(words):
        if first[0].isupper() and second[0].isupper():
            for form in surnames.get(first, ()):
                if form.given.fullmatch(second):
                    yield form.home, f"{first} {second}", 1.0
            for length in SURNAME_ENDINGS:
                ending = endings.get(second[-length:])
                if ending and len(second) > length + 1:
                    yield ending[0], second, ending[1]
                    break


def _latin(text: str) -> Iterator[Sign]:
    """Names that a text of another script leaves in Latin letters: most such texts come from English."""
    found = dict.fromkeys(_LATIN_NAME.findall(text), LATIN_NAMES)
    if found:
        yield Sign("origin.latin_names", _shown(found), source={"en": round(_added(found.values()), 2)})


def source_language(signs: Iterable[Sign], text_language: str) -> str | None:
    """The language that a translation was made from, or None where the votes do not tell.

    Args:
        signs: signs of all kinds; those that name the language vote with `CERTAIN`.
        text_language: the primary subtag of the text's own language, which it cannot be.
    """
    content: dict[str, float] = defaultdict(float)
    votes: dict[str, float] = defaultdict(float)
    for sign in signs:
        counted = content if sign.rule.startswith("origin.") else votes
        for code, vote in sign.source.items():
            counted[code] += vote
    content.pop(text_language, None)
    scale = MOST_OF_CONTENT / max(MOST_OF_CONTENT, *content.values(), 0.0)
    for code, vote in content.items():
        votes[code] += vote * scale
    votes.pop(text_language, None)
    return _told_apart(votes, content) or _clear(votes)


def _clear(votes: Mapping[str, float]) -> str | None:
    """The language with most votes, where no other comes near."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    first, second = (*ranked, ("", 0.0), ("", 0.0))[:2]
    return first[0] if first[1] - second[1] >= LEAD else None


def _told_apart(votes: Mapping[str, float], content: Mapping[str, float]) -> str | None:
    """Russian, where what it shares with Ukrainian leads and nothing at home in Ukraine is named.

    The two leave the same marks in a translation, so marks alone cannot tell them apart; but a Ukrainian report names
    Ukraine.
    """
    joint = max(votes.get("ru", 0.0), votes.get("uk", 0.0))
    others = max((vote for code, vote in votes.items() if code not in {"ru", "uk"}), default=0.0)
    return "ru" if joint - others >= LEAD and not content.get("uk") else None
