"""What copies and later revisions changed: which of the words that differ say something else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from agents.story.sides import Said, Topic, about
from agents.story.words import MONTHS_AND_DAYS, WRITTEN, listed, singular, stem, words
from schemas.story import Change, FactKind, Version

MAX_WORDS = 3
"""Words of a name, a day or a number with what it counts; what is longer was written anew."""

ONE_NAME = 0.7
"""Likeness from which on two names are spellings of one: `Zelensky` and `Zelenskyy` have .89."""

LONG_WORD = 4
"""Letters of a word that headlines write with a capital: where most have one, a capital tells nothing."""

TITLES = listed(
    """
    mr mrs ms miss dr prof professor sir president vice prime premier minister chairman chairwoman chief executive ceo
    director general governor mayor senator representative officer captain colonel major lieutenant sergeant judge
    justice king queen prince princess pope spokesman spokeswoman secretary ambassador ministry department the
    """
)
"""Words with a capital that are no names: another one may mean the same person."""

RELATIVE = listed("today yesterday tomorrow tonight morning afternoon evening night noon midnight")
"""Words for a time that mean another day, or none, in an article of another day."""

_SPELLED_FREELY = str.maketrans("cqz", "kks", "aeiouyjwh")

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n\"“”„«»‘’'])\s*$")


class Differing(NamedTuple):
    """What the words that differ say, in one form, here and in the target."""

    kind: FactKind
    value: str
    target_value: str


def changed(versions: Sequence[Version], places: frozenset[str]) -> Iterator[Topic]:
    """Each passage of an article that copies or a later revision tell with another number, day, name or place."""
    groups: dict[tuple[str, str, int, int, FactKind], list[tuple[Version, Change, Differing]]] = defaultdict(list)
    for version in versions:
        for change in version.changes:
            found = differing(change, places)
            if found and version.target and version.target_revision:
                key = (version.target, version.target_revision, change.target_start, change.target_end, found.kind)
                groups[key].append((version, change, found))
    for (target, revision, start, end, kind), group in groups.items():
        _, first, found = group[0]
        original = Said(found.target_value, first.target_text, target, revision, start, end, first.target_passage)
        others = (
            Said(each.value, change.text, version.article, version.revision, change.start, change.end, change.passage)
            for version, change, each in group
        )
        yield Topic(kind, about([first.target_passage, first.passage]), (original, *others))


def differing(change: Change, places: frozenset[str]) -> Differing | None:
    """What a change says otherwise; None where it is another way to write the same, or no number, day or name."""
    mine, theirs = words(change.text), words(change.target_text)
    if not mine or not theirs or max(len(mine), len(theirs)) > MAX_WORDS:
        return None
    if found := _days(change, mine, theirs) or _numbers(mine, theirs):
        return found if found.value != found.target_value else None
    return _names(change, mine, theirs, places)


def _days(change: Change, mine: list[str], theirs: list[str]) -> Differing | None:
    """Two days, months or years: named so, or numbers beside the name of a month."""
    if all(_is_day(found) for found in (mine, theirs)):
        return Differing(FactKind.DATE, _day(mine), _day(theirs))
    if len(mine) == len(theirs) == 1 and mine[0].isdigit() and theirs[0].isdigit():
        months = _beside(change.passage, change.text) & _beside(change.target_passage, change.target_text)
        month = " ".join(sorted(months))
        if month or (_YEAR.fullmatch(mine[0]) and _YEAR.fullmatch(theirs[0])):
            return Differing(FactKind.DATE, f"{month} {mine[0]}".strip(), f"{month} {theirs[0]}".strip())
    return None


def _is_day(found: list[str]) -> bool:
    named = [word for word in found if word.lower() in MONTHS_AND_DAYS - RELATIVE]
    return bool(named) and all(word in named or word[0].isdigit() for word in found)


def _day(found: list[str]) -> str:
    return " ".join(word.lower()[:3] if word[0].isalpha() else word.rstrip(".,:") for word in found)


def _beside(passage: str, text: str) -> frozenset[str]:
    """The month right before or after a number, as its first three letters."""
    before, _, after = passage.partition(text)
    near = [*words(before)[-1:], *words(after)[:1]]
    return frozenset(word.lower()[:3] for word in near if word.lower() in MONTHS_AND_DAYS)


def _numbers(mine: list[str], theirs: list[str]) -> Differing | None:
    """Two numbers of the same thing, which may stand with them."""
    values = [[number for word in found if (number := _number(word))] for found in (mine, theirs)]
    rest = [sorted(stem(word) for word in found if not _number(word)) for found in (mine, theirs)]
    if [len(value) for value in values] != [1, 1] or rest[0] != rest[1]:
        return None
    return Differing(FactKind.NUMBER, values[0][0], values[1][0])


def _number(word: str) -> str:
    """A number in digits, without separators of thousands; "" where the word is none."""
    if not word[0].isdigit():
        return WRITTEN.get(word.lower(), "")
    plain = word.rstrip(".,:").removesuffix(":00")
    return re.sub(r"[.,](?=\d{3}(?!\d))", "", plain)


def _names(change: Change, mine: list[str], theirs: list[str], places: frozenset[str]) -> Differing | None:
    """Two names of which neither is a spelling, a part or the initials of the other."""
    here = _is_name(mine, change.passage, change.text)
    if not here or not _is_name(theirs, change.target_passage, change.target_text):
        return None
    name, other = " ".join(mine).lower(), " ".join(theirs).lower()
    if {singular(word) for word in mine} & {singular(word) for word in theirs}:
        return None
    if _consonants(name) == _consonants(other) or Levenshtein.normalized_similarity(name, other) >= ONE_NAME:
        return None
    if _initials(mine) == _plain(other) or _initials(theirs) == _plain(name):
        return None
    known = frozenset(place.lower() for place in places)
    return Differing(FactKind.PLACE if {name, other} & known else FactKind.NAME, name, other)


def _is_name(found: list[str], passage: str, text: str) -> bool:
    """Whether all words have a capital that neither a title nor the beginning of a sentence explains."""
    before, _, after = passage.partition(text)
    around = [word for word in words(f"{before} {after}") if len(word) >= LONG_WORD]
    return (
        all(word[0].isupper() and word.lower() not in TITLES | MONTHS_AND_DAYS for word in found)
        and _SENTENCE_END.search(before[-8:]) is None
        and 2 * sum(word[0].isupper() for word in around) <= len(around)
    )


def _consonants(name: str) -> str:
    """What spellings of a name from another script have in common: `Kyiv` and `Kiev`, `Pyotr` and `Peter`."""
    return _plain(name).translate(_SPELLED_FREELY) or _plain(name)


def _plain(name: str) -> str:
    return "".join(char for char in name if char.isalnum())


def _initials(found: list[str]) -> str:
    return "".join(word[0].lower() for word in found) if len(found) > 1 else ""
