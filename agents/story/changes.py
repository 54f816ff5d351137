"""What copies and later revisions changed: which of the words that differ say something else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from agents.story.sides import Said, Topic, about, on_another_day
from agents.story.values import amount, comparable, other_day
from agents.story.words import MONTHS_AND_DAYS, in_a_frame, listed, singular, stem, telling, words
from schemas.article import RelationType
from schemas.story import Change, FactKind, Version

MAX_WORDS = 3
"""Words of a name, a day or a number with what it counts; what is longer was written anew."""

MAX_CHANGED = 5
"""Numbers, days and names in which a copy may differ: what differs in more of them is the next issue of a series."""

MIN_TELLING = 3
"""Telling words that the passages round a change share."""

ONE_NAME = 0.7
"""Likeness from which on two names are spellings of one: `Zelensky` and `Zelenskyy` have .89."""

MAX_LETTERS = 4
"""Capitals in a row that are an abbreviation."""

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

TOLD_REACH = 12
"""Characters before a name in which it stands that it was told."""

PARTING = frozenset("-/")
"""Marks inside of a number of several parts."""

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TOLD_TO = re.compile(r"\btold\s(?:the\s)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n\"“”„«»‘’'])\s*$")


class Differing(NamedTuple):
    """What the words that differ say, in one form, here and in the target."""

    kind: FactKind
    value: str
    target_value: str


class _Words(NamedTuple):
    """Words that differ, as they stand too, the text of the passage before and after them, and when it was told."""

    words: list[str]
    text: str
    before: str
    after: str
    seen: str | None


def changed(versions: Sequence[Version], places: frozenset[str]) -> Iterator[Topic]:
    """Each passage of an article that copies or a later revision tell with another number, day, name or place."""
    groups: dict[tuple[str, str, int, int, FactKind], list[tuple[Said, Said]]] = defaultdict(list)
    known = frozenset(place.lower() for place in places)
    by_revision = {(version.article, version.revision): version for version in versions}
    for version in versions:
        target, revision = version.target, version.target_revision
        if not version.changes or target is None or revision is None:
            continue
        for change, found in _told_otherwise(version, by_revision.get((target, revision)), known):
            here = Said(
                found.value, change.text, version.article, version.revision, change.start, change.end,
                change.passage, change.passage_start,
            )  # fmt: skip
            there = Said(
                found.target_value, change.target_text, target, revision, change.target_start, change.target_end,
                change.target_passage, change.target_passage_start,
            )  # fmt: skip
            groups[target, revision, change.target_start, change.target_end, found.kind].append((there, here))
    for (*_, kind), pairs in groups.items():
        original, first = pairs[0]
        shared = frozenset(telling(words(original.passage))) & frozenset(telling(words(first.passage)))
        yield Topic(kind, about(original.passage, shared), (original, *(here for _, here in pairs)))


def _told_otherwise(version: Version, target: Version | None, places: frozenset[str]) -> list[tuple[Change, Differing]]:
    """What a version says otherwise than its target; nothing where it is the next issue of a series.

    An outlet that tells the same again with other numbers brings what is new, and a revision corrects itself.
    """
    seen = version.seen, target.seen if target else None
    found = [(change, told) for change in version.changes if (told := differing(change, places, *seen)) is not None]
    if version.relation is RelationType.REVISION:
        return found
    if len(found) > MAX_CHANGED:
        return []
    found = [entry for entry in found if _of_one_thing(entry[0])]
    if target is None or (target.source and version.source):
        one_outlet = target is not None and target.source == version.source
        return [] if one_outlet else found
    another_day = on_another_day(version.seen, target.seen)
    return [entry for entry in found if not (another_day and in_a_frame(entry[0].passage))]


def _of_one_thing(change: Change) -> bool:
    """Whether enough telling words stand round a change on both sides to know what it is of."""
    shared = set(telling(words(change.passage))) & set(telling(words(change.target_passage)))
    return len(shared) >= MIN_TELLING


def differing(
    change: Change, places: frozenset[str] = frozenset(), seen: str | None = None, target_seen: str | None = None
) -> Differing | None:
    """What a change says otherwise, `places` being names of places in lower case, `seen` when either article was.

    None where it is another way to write the same, or no number, day or name.
    """
    here, there = _words(change, seen, target_seen)
    if not here.words or not there.words or max(len(here.words), len(there.words)) > MAX_WORDS:
        return None
    if found := _days(here, there) or _numbers(here, there):
        return found if found.value != found.target_value else None
    return _names(here, there, places)


def _words(change: Change, seen: str | None, target_seen: str | None) -> tuple[_Words, _Words]:
    """The words that differ, here and in the target, between those beside them."""
    at, there = change.start - change.passage_start, change.target_start - change.target_passage_start
    return (
        _Words(
            words(change.text), change.text, change.passage[:at], change.passage[at + len(change.text) :], seen,
        ),
        _Words(
            words(change.target_text), change.target_text, change.target_passage[:there],
            change.target_passage[there + len(change.target_text) :], target_seen,
        ),
    )  # fmt: skip


def _days(here: _Words, there: _Words) -> Differing | None:
    """Two days, months or years: named so, or numbers beside the name of a month."""
    mine, theirs = here.words, there.words
    if _is_day(mine) and _is_day(theirs):
        apart = other_day(mine, here.seen, theirs, there.seen)
        return Differing(FactKind.DATE, _day(mine), _day(theirs)) if apart else None
    if len(mine) == len(theirs) == 1 and mine[0].isdigit() and theirs[0].isdigit():
        month = " ".join(sorted(_month_beside(here) & _month_beside(there)))
        if month or (_YEAR.fullmatch(mine[0]) and _YEAR.fullmatch(theirs[0])):
            return Differing(FactKind.DATE, f"{month} {mine[0]}".strip(), f"{month} {theirs[0]}".strip())
    return None


def _is_day(found: list[str]) -> bool:
    named = [word for word in found if word.lower() in MONTHS_AND_DAYS - RELATIVE]
    return bool(named) and all(word in named or word[0].isdigit() for word in found)


def _day(found: list[str]) -> str:
    return " ".join(word.lower()[:3] if word[0].isalpha() else word.rstrip(".,:") for word in found)


def _month_beside(found: _Words) -> frozenset[str]:
    """The month right before or after a number, as its first three letters."""
    near = [*words(found.before)[-1:], *words(found.after)[:1]]
    return frozenset(word.lower()[:3] for word in near if word.lower() in MONTHS_AND_DAYS - RELATIVE)


def _numbers(here: _Words, there: _Words) -> Differing | None:
    """Two numbers of the same thing, which may stand with them, in the same currency."""
    mine, theirs = amount(here.text, here.before, here.after), amount(there.text, there.before, there.after)
    if mine is None or theirs is None or _part_of_a_number(here):
        return None
    if sorted(map(stem, mine.rest)) != sorted(map(stem, theirs.rest)) or not comparable(mine, theirs):
        return None
    return Differing(FactKind.NUMBER, mine.value, theirs.value)


def _part_of_a_number(found: _Words) -> bool:
    """Whether what differs is a piece of a fraction, a score or the like: `4-1/2`."""
    return found.before[-1:] in PARTING or (found.after[:1] in PARTING and found.after[1:2].isdigit())


def _names(here: _Words, there: _Words, places: frozenset[str]) -> Differing | None:
    """Two names of which neither is a spelling, a part or the initials of the other.

    Whom somebody told is none: each outlet names its own reporter.
    """
    if not _is_name(here) or not _is_name(there) or _TOLD_TO.search(here.before[-TOLD_REACH:]):
        return None
    name, other = " ".join(here.words).lower(), " ".join(there.words).lower()
    if {singular(word) for word in here.words} & {singular(word) for word in there.words}:
        return None
    if name.startswith(other) or other.startswith(name) or _abbreviated(here.words) or _abbreviated(there.words):
        return None
    if _consonants(name) == _consonants(other) or Levenshtein.normalized_similarity(name, other) >= ONE_NAME:
        return None
    if _initials(here.words) == _plain(other) or _initials(there.words) == _plain(name):
        return None
    return Differing(FactKind.PLACE if {name, other} & places else FactKind.NAME, name, other)


def _is_name(found: _Words) -> bool:
    """Whether all words have a capital that neither a title nor the beginning of a sentence explains."""
    around = [word for word in words(f"{found.before} {found.after}") if len(word) >= LONG_WORD]
    return (
        all(word[0].isupper() and word.lower() not in TITLES | MONTHS_AND_DAYS for word in found.words)
        and _SENTENCE_END.search(found.before[-8:]) is None
        and 2 * sum(word[0].isupper() for word in around) <= len(around)
    )


def _consonants(name: str) -> str:
    """What spellings of a name from another script have in common: `Kyiv` and `Kiev`, `Pyotr` and `Peter`."""
    return _plain(name).translate(_SPELLED_FREELY) or _plain(name)


def _plain(name: str) -> str:
    return "".join(char for char in name if char.isalnum())


def _abbreviated(found: list[str]) -> bool:
    """Whether a name is letters that stand for words: nobody can tell which."""
    return all(word.isupper() and len(word) <= MAX_LETTERS for word in found)


def _initials(found: list[str]) -> str:
    return "".join(word[0].lower() for word in found) if len(found) > 1 else ""
