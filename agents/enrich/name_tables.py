"""What names are made of in each language: data, one TOML file a language in `data/names`, with examples.

A language is added by adding a file: the words beside names, how names change with the case, and the words for
countries' people, with paragraphs that say what must be found in them; a test runs these. English is not among them:
its words are in `vocabulary.py`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from agents.enrich.gazetteer import KEPT_NAMES, Spot, look_up
from agents.enrich.vocabulary import GIVEN
from agents.given_names import GIVEN_NAMES
from agents.months import MONTH_NAMES, WEEKDAY_NAMES, plain
from agents.rarity import Rarities, rarities

FOLDER = Path(__file__).parent / "data" / "names"

NOTHING = "-"
"""What stands for no ending in a file."""

LONGEST_ENDING = 5
"""Letters that `*` stands for in a name whose words take endings."""

SHORTEST_BASE = 2
"""Letters that must remain of a word when an ending is taken off."""

_SAME = {"no": "nb", "nn": "nb"}
"""Codes of languages that are read with the file of another."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A paragraph with all persons and places in it; each name, a colon, its mentions in order.

    Attributes:
        persons, organisations: `text` of the entity; there may be more organisations than are told.
        places: the name that GeoNames has; words for peoples count.
        never: words that stand in no name.
    """

    text: str
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A language's file. Lists of words stand in one string, in small letters, with white space between them.

    Attributes:
        examples: what must be found in paragraphs of the language.
        countries: codes of the countries where the language is spoken.
        unspaced: whether words stand without spaces between them.
        capitals: whether the script has capital letters, and names begin with them.
        nouns_capitalised: whether common nouns have capitals too.
        compounds: whether a title may be the end of a longer word ("Verteidigungsminister").
        family_first: whether a person's given name comes last.
        elisions: words that lose their last letter before a name ("l'Ukraine").
        cuts_at_apostrophe: whether endings follow a name behind an apostrophe ("Ankara'da").
        prefixes: what is written together with the following word, in scripts without capitals.
        function: words that begin sentences and are no names.
        common: words that the language writes with a capital though they name nobody.
        determiners: words after which a capitalised noun is a common one, where nouns are capitalised.
        noun_endings: endings of common nouns, where nouns are capitalised.
        links: words between the words of one name.
        titles: before a person's name.
        said: verbs of saying.
        given: given names that `GIVEN_NAMES` lacks.
        surname_endings: endings of surnames that tell a person.
        locative: prepositions after which a name is rather a place's.
        place_nouns: nouns before a place's name, or before a preposition and the name.
        place_links: words between such a noun and the name.
        place_words: a name that has one of these is a place.
        organisation_words: a name that has one of these is an organisation.
        abbreviations: whose full stop ends no sentence.
        forms: sets of endings by a short name, for `peoples`.
        peoples: by country code, words for its people: `stem+form`, or a whole word.
        endings: what endings of names become where the case is taken off.
        surnames: the same for surnames after a given name that is not in the nominative.
        region_nouns: what follows an adjective that names a region after its town, without endings.
        region_adjectives: what ends of such an adjective become in the town's name.
        places: names of places, countries and areas as `name = "code or English name"`; `*` stands for any ending.
        organisations: bodies whose names do not tell that they are; `*` as above.
    """

    examples: tuple[Example, ...]
    countries: str
    capitals: bool = True
    unspaced: bool = False
    nouns_capitalised: bool = False
    compounds: bool = False
    family_first: bool = False
    cuts_at_apostrophe: bool = False
    elisions: str = ""
    prefixes: str = ""
    function: str = ""
    common: str = ""
    determiners: str = ""
    noun_endings: str = ""
    links: str = ""
    titles: str = ""
    said: str = ""
    given: str = ""
    surname_endings: str = ""
    locative: str = ""
    place_nouns: str = ""
    place_links: str = ""
    place_words: str = ""
    organisation_words: str = ""
    abbreviations: str = ""
    region_nouns: str = ""
    forms: Mapping[str, str] = {}
    peoples: Mapping[str, str] = {}
    endings: Mapping[str, str] = {}
    surnames: Mapping[str, str] = {}
    region_adjectives: Mapping[str, str] = {}
    places: Mapping[str, str] = {}
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A language's file made ready: its lists as sets, its patterns compiled, its words for peoples in all forms.

    There is one object a language, so that answers can be kept by it.
    """

    language: str
    file: File
    countries: frozenset[str]
    function: frozenset[str]
    common: frozenset[str]
    determiners: frozenset[str]
    elisions: frozenset[str]
    calendar: frozenset[str]
    titles: frozenset[str]
    said: frozenset[str]
    given: frozenset[str]
    locative: frozenset[str]
    place_nouns: frozenset[str]
    place_links: frozenset[str]
    place_words: frozenset[str]
    organisation_words: frozenset[str]
    abbreviations: frozenset[str]
    prefixes: tuple[str, ...]
    organisations: frozenset[str]
    noun_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    endings: Mapping[str, tuple[str, ...]]
    longest_ending: int
    peoples: Mapping[str, str]
    places: Mapping[str, str]
    phrases: re.Pattern[str] | None
    phrase_names: tuple[tuple[str, str], ...]
    rarity: Rarities
    known: dict[str, tuple[tuple[Spot, ...], str]]
    """Places already looked up, by the words of the text."""

    def bases(self, word: str) -> tuple[str, ...]:
        """A word as it stands, then what it may be without its ending, likelier ones first."""
        return _bases(self, word) if self.endings else (word,)


@lru_cache(maxsize=KEPT_NAMES)
def _bases(table: Table, word: str) -> tuple[str, ...]:
    found = [word]
    for length in range(min(table.longest_ending, len(word) - SHORTEST_BASE), 0, -1):
        stem, ending = word[:-length], word[-length:]
        found += [stem + each for each in table.endings.get(ending, ())]
    return tuple(found)


def table(code: str) -> Table | None:
    """The table of a language, by its BCP 47 code; None for English and where there is none."""
    base = code.partition("-")[0]
    return _table(_SAME.get(base, base))


@lru_cache(maxsize=64)
def _table(language: str) -> Table | None:
    path = FOLDER / f"{language}.toml"
    return _ready(language, read(path)) if language.isalpha() and path.exists() else None


def read(path: Path) -> File:
    """One language's file; a name that it should not have, or a wrong type, raises msgspec.ValidationError."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), File)


def _ready(language: str, file: File) -> Table:
    phrases = [*((name, name, where) for name, where in file.places.items()), *_organisations(file)]
    spaced = [
        (pattern, name, where) for pattern, name, where in phrases if not where or " " in pattern or "*" in pattern
    ]
    return Table(
        language=language,
        file=file,
        countries=_words(file.countries),
        function=_words(file.function) | _words(file.determiners) | _words(file.locative),
        common=_words(file.common),
        determiners=_words(file.determiners),
        elisions=_words(file.elisions),
        calendar=_calendar(language),
        titles=_words(file.titles),
        said=_words(file.said),
        given=frozenset(plain(name) for name in file.given.split()) | GIVEN_NAMES | GIVEN,
        locative=_words(file.locative),
        place_nouns=_words(file.place_nouns),
        place_links=_words(file.place_links),
        place_words=_words(file.place_words),
        organisation_words=_words(file.organisation_words),
        abbreviations=_words(file.abbreviations),
        prefixes=tuple(sorted(file.prefixes.split(), key=len, reverse=True)),
        organisations=frozenset(file.organisations),
        noun_endings=tuple(file.noun_endings.split()),
        surname_endings=tuple(file.surname_endings.split()),
        endings=dict(ordered(file.endings)),
        longest_ending=max(map(len, file.endings), default=0),
        peoples=dict(_peoples(file)),
        places={name.lower(): where for name, where in file.places.items() if " " not in name and "*" not in name},
        phrases=_pattern([pattern for pattern, _, _ in spaced], file.prefixes.split()),
        phrase_names=tuple((name, where) for _, name, where in spaced),
        rarity=rarities(language),
        known={},
    )


def spots_of(where: str) -> tuple[Spot, ...]:
    """The place of a country's code or an English name."""
    is_code = len(where) == len("UA") and where.isupper()
    return look_up(f"iso:{where}" if is_code else where)[:1]


def bearers(table: Table, name: str) -> tuple[Spot, ...]:
    """The places of a name as it stands: those that the table says, else the language's, else any language's."""
    where = table.places.get(name.lower())
    if where is not None:
        return spots_of(where)
    return look_up(f"{table.language}:{name}") or look_up(name)


def ordered(endings: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Endings with what they become, the longest first."""
    made = [(ending, tuple(each.replace(NOTHING, "") for each in become.split())) for ending, become in endings.items()]
    return tuple(sorted(made, key=lambda each: (-len(each[0]), each[0])))


def _organisations(file: File) -> Iterator[tuple[str, str, str]]:
    """Pattern, name and no place for each body: `Europarl*`, or `Bundeswehr = Bundeswehr`."""
    for line in file.organisations:
        pattern, _, name = line.partition(" = ")
        yield pattern, name or pattern, ""


def _pattern(names: list[str], prefixes: list[str]) -> re.Pattern[str] | None:
    """One group for each name, so that `lastindex` tells which it was."""
    if not names:
        return None
    groups = (
        re.escape(name).replace(r"\*", rf"\w{{0,{LONGEST_ENDING}}}").replace(r"\ ", r"[ \u00a0]") for name in names
    )
    before = "(?:" + "|".join(map(re.escape, prefixes)) + ")?" if prefixes else ""
    return re.compile("(?<!\\w)" + before + "(?:" + "|".join(f"({group})" for group in groups) + ")(?!\\w)")


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


def _calendar(language: str) -> frozenset[str]:
    names = MONTH_NAMES.get(language, "") + "|" + WEEKDAY_NAMES.get(language, "")
    return frozenset(form for form in names.replace("|", " ").split() if "_" not in form)


def _peoples(file: File) -> Iterator[tuple[str, str]]:
    """Each form of each word for a people, with the country's code; the first country that has it keeps it."""
    for code, words in reversed(list(file.peoples.items())):
        for word in words.split():
            stem, _, form = word.partition("+")
            for ending in file.forms[form].split() if form else (NOTHING,):
                yield (stem + ending.replace(NOTHING, "")).lower(), code
