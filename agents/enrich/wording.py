"""How a language words speech: verbs of saying, pronouns, roles, sources. One file a language, in `data/speech`.

A contributor adds a language by adding a file. Words are parted by white space and stand in lower case where nothing
else is said; a star stands for the rest of a word.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from agents.enrich.patterns import both_cases, words_pattern

DATA = Path(__file__).parent / "data" / "speech"

DEFAULT = "en"
"""The table for a text whose language nobody could tell: the feed's main language, whose verbs few others share."""

_NOTHING = re.compile(r"(?!)")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its quotes with their speakers ("" where nobody is named), and its sources with their kinds."""

    text: str
    quotes: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] | None = None


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file.

    Attributes:
        said: verbs of saying, in the forms that news uses.
        according: phrases that credit what stands in the sentence to the name after them.
        adverbs: adverbs and auxiliaries that stand between a subject and its verb; `adverb_endings` tell others.
        conjunctions: words after which another clause begins, with another subject.
        subject_ends: words that end a subject after its verb, in the case in which they stand.
        prepositions: words that tie the name after them to the word before, so that it is no subject.
        pronouns: pronouns, and the sex of the person meant: `m`, `f`, `any`, `none` for no single person; empty
            for relative ones ("who"), which are no pronoun's quote.
        titles: titles before a name that tell the bearer's sex.
        not_subjects: words that no subject ends with.
        role_openers: words with which a subject that is no name begins.
        roles: words that make plain words a subject that speaks.
        official, official_phrases: words and phrases that make a source official.
        document: words that make a source a document.
        told: words before the name of an agency or outlet to which somebody spoke.
        abbreviations: what ends in a full stop that ends no sentence.
        example: texts that a test reads.
    """

    said: str
    example: tuple[Example, ...]
    according: tuple[str, ...] = ()
    adverbs: str = ""
    adverb_endings: tuple[str, ...] = ()
    conjunctions: str = ""
    subject_ends: str = ""
    prepositions: str = ""
    pronouns: dict[str, str] = {}
    titles: dict[str, str] = {}
    not_subjects: str = ""
    role_openers: str = ""
    roles: str = ""
    official: str = ""
    official_phrases: tuple[str, ...] = ()
    document: str = ""
    told: tuple[str, ...] = ()
    abbreviations: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A table, ready to be searched for; the names are those of `Table`.

    Attributes:
        cue: a verb of saying, or a phrase of `according`.
        conjunction: one, with the white space after it.
        subject_end: a mark or word that ends a subject after its verb.
        pronoun_after: a pronoun that stands for a person, where it follows its verb.
        role: what makes plain words a subject that speaks.
        told: the words before an agency's name, at the end of the span that is searched.
        abbreviation: one, at the end of the span that is searched.
    """

    said: frozenset[str]
    according: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    pronouns: dict[str, str]
    titles: dict[str, str]
    not_subjects: frozenset[str]
    cue: re.Pattern[str]
    conjunction: re.Pattern[str]
    subject_end: re.Pattern[str]
    preposition: re.Pattern[str]
    pronoun_after: re.Pattern[str]
    role: re.Pattern[str]
    official: re.Pattern[str]
    document: re.Pattern[str]
    told: re.Pattern[str]
    abbreviation: re.Pattern[str]


def of(code: str) -> Wording:
    """The wording of the language of a BCP 47 code. Where there is no table, nothing says who speaks."""
    language = code.partition("-")[0]
    return _of(language if language not in ("", "und") else DEFAULT)


@cache
def _of(language: str) -> Wording:
    file = DATA / f"{language}.toml"
    return _compiled(read(file) if file.exists() else Table(said="", example=()))


def read(file: Path) -> Table:
    """A language's table.

    Raises:
        msgspec.ValidationError: the file says something that is no table.
    """
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Table)


def _compiled(table: Table) -> Wording:
    said = frozenset(table.said.split())
    return Wording(
        said=said,
        according=frozenset(table.according),
        adverbs=frozenset(table.adverbs.split()),
        adverb_endings=table.adverb_endings,
        pronouns=table.pronouns,
        titles=table.titles,
        not_subjects=frozenset(table.not_subjects.split()),
        cue=_cue([*said, *both_cases(table.according)]),
        conjunction=_either(table.conjunctions.split(), after=r"[ \u00a0]"),
        subject_end=re.compile(rf"[,;:!?“”\"«»„`()]|{_any(table.subject_ends.split()) or '(?!)'}"),
        preposition=_either(table.prepositions.split(), flags=re.NOFLAG),
        pronoun_after=_pronouns(table.pronouns),
        role=_roles(table),
        official=_either([*table.official.split(), *table.official_phrases]),
        document=_either(table.document.split()),
        told=_told(table.told),
        abbreviation=_abbreviation(table.abbreviations.split()),
    )


def _cue(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"{words_pattern(words)}(?!\w)") if words else _NOTHING


def _any(words: Iterable[str]) -> str:
    """Any of some words as a whole; a star stands for letters. Empty where there are none."""
    listed = "|".join(re.escape(word).replace(r"\*", r"\w{1,30}") for word in words)
    return rf"\b(?:{listed})\b" if listed else ""


def _either(words: Iterable[str], *, after: str = "", flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    pattern = _any(words)
    return re.compile(pattern + after, flags) if pattern else _NOTHING


def _pronouns(pronouns: dict[str, str]) -> re.Pattern[str]:
    standing = both_cases(pronoun for pronoun, sex in pronouns.items() if sex)
    return re.compile(rf"({'|'.join(map(re.escape, standing))})\b") if standing else _NOTHING


def _roles(table: Table) -> re.Pattern[str]:
    openers, roles = _any(table.role_openers.split()), _any(table.roles.split())
    either = [*([f"^{openers}"] if openers else []), *([roles] if roles else [])]
    return re.compile("|".join(either), re.IGNORECASE) if either else _NOTHING


def _told(phrases: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(phrase).replace(r"\ ", r"[ \u00a0]") for phrase in phrases)
    return re.compile(rf"\b(?:{listed})[ \u00a0]$") if listed else _NOTHING


def _abbreviation(words: list[str]) -> re.Pattern[str]:
    listed = "|".join([r"[^\W\d_]", *map(re.escape, words)])
    return re.compile(rf"\b(?:{listed})$")
