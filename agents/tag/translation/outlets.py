"""Outlets and agencies of other languages that an article is credited to, and those it names as its sources."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from agents.tag.close import foreign_share
from agents.tag.language import detect, words_of
from agents.tag.translation.signs import Reading, Sign
from agents.tag.translation.words import Phrases
from schemas.article import EditKind

TABLE = Path(__file__).parent.parent / "data" / "translation" / "outlets.toml"

FOREIGN_DATELINE = 3.0
"""Log-odds of a translation where an outlet that does not write the text's language filed the report."""

FOREIGN_CREDIT = 2.0
"""The same where the text is credited to one: what it took may be a fact alone."""

UNKNOWN_DATELINE = 2.0
"""The same where an outlet that is not in the table filed it, whose name is spelt with another language's letters."""

SURE_OF_NAME = 0.7
"""Confidence that such a name is in its language."""

EDITION = 1.0
"""The same where it publishes translations in the text's language: not all of what it publishes there are."""

OWN_DATELINE = -0.7
"""The same where the outlet that filed the report writes the text's language."""

SOURCE_VOTE = 2.0
"""Vote for the outlet's language where the text is credited to it."""

NAMED_VOTE = 0.15
"""Vote where the text only names it: a source of facts."""

MOST_NAMED = 0.3
"""Votes of all outlets that the text only names."""

MOST_CREDITS = 50
"""Credits, bylines and authors that are looked at, of each; articles have a few."""

LONGEST_CREDIT = 300
"""Characters of one that are looked at."""

EDGE = 60
"""Characters at a text's beginning and end in which an outlet in brackets is a credit."""

_PICTURES = frozenset(("photo", "image", "picture", "video", "graphic", "illustration"))
_HEAD = re.compile(r"\A[^\n()（）]{0,50}[(（]([^\n()（）]{2,40})[)）] ?[-–—:]")
_TAIL = re.compile(r"[(（]([^\n()（）]{2,40})[)）][.\s]{0,3}\Z")
_SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|źródło|zdroj|izvor|источник|джерело|kaynak|sumber|nguồn|theo|bron|källa|πηγή|sursa"
    r"|来源|來源|출처|المصدر) ?[:：] ?(.{2,40})\Z",
    re.IGNORECASE,
)


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Outlets that work in the same languages.

    Attributes:
        names: as they are credited, upper and lower case as there.
        languages: what their newsrooms write in.
        services: other languages in which they write originals.
        editions: languages in which they mostly publish translations of their own reports.
        translates: whether they publish translations of other outlets' work.
    """

    names: tuple[str, ...]
    languages: tuple[str, ...]
    services: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    translates: bool = False


class Credit(NamedTuple):
    """Words that credit an outlet, and whether they stand before a report as its dateline."""

    words: str
    filed: bool


@cache
def groups() -> tuple[Group, ...]:
    """Every group of the table.

    Raises:
        msgspec.ValidationError: the file says something that is no group.
    """
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return msgspec.convert(table["group"], tuple[Group, ...])


@cache
def _names() -> Phrases[Group]:
    return Phrases({name: group for group in groups() for name in group.names})


def signs(reading: Reading) -> Iterator[Sign]:
    """The weightiest outlet that the article is credited to, and a small vote for the languages of those it names."""
    if reading.language == "und":
        return
    credited = [sign for credit in _credits(reading) for sign in _credited(credit, reading.language)]
    if credited:
        yield max(credited, key=lambda sign: abs(sign.translated))
    else:
        yield from _unknown(reading)
    yield from _named(reading)


def _unknown(reading: Reading) -> Iterator[Sign]:
    """An outlet that nobody has put into the table, but whose name has letters that the text's language lacks."""
    dateline = reading.article.dateline
    name = dateline.agency if dateline is not None else None
    if not name or not foreign_share(words_of(name), reading.language, "Latn"):
        return
    found = detect(name)
    code = found.code.partition("-")[0]
    if found.script == "Latn" and found.confidence >= SURE_OF_NAME and code != reading.language:
        yield Sign(rule="outlet.unknown", text=name, translated=UNKNOWN_DATELINE, source={code: SOURCE_VOTE})


def _credits(reading: Reading) -> Iterator[Credit]:
    """What credits the text, rather than its pictures, to somebody."""
    article, text = reading.article, reading.text
    if article.dateline is not None:
        yield Credit(article.dateline.text, filed=True)
    elif head := _HEAD.match(text):
        yield Credit(head[1], filed=True)
    for credit in article.credits[:MOST_CREDITS]:
        if credit.kind not in _PICTURES:
            yield Credit(credit.agency or credit.text, filed=False)
    bylines = (edit.original for edit in article.edits if edit.kind is EditKind.BYLINE)
    for words in (*islice(bylines, MOST_CREDITS), *article.authors[:MOST_CREDITS]):
        yield Credit(words[:LONGEST_CREDIT], filed=False)
    last = text[-EDGE:].rpartition("\n")[2]
    for pattern in (_TAIL, _SOURCE):
        if found := pattern.search(last):
            yield Credit(found[1], filed=False)


def _credited(credit: Credit, language: str) -> Iterator[Sign]:
    for found in _names().find(credit.words):
        group = found.value
        weight = _weight(group, language, filed=credit.filed)
        foreign = language not in group.languages
        if weight or foreign:
            vote = SOURCE_VOTE if weight > 0 else NAMED_VOTE
            votes = dict.fromkeys(group.languages, vote) if foreign and not group.translates else {}
            yield Sign(rule=f"outlet.{_place(credit)}", text=found.phrase, translated=weight, source=votes)


def _place(credit: Credit) -> str:
    return "dateline" if credit.filed else "credit"


def _weight(group: Group, language: str, *, filed: bool) -> float:
    if group.translates:
        return FOREIGN_CREDIT
    if language in group.languages or language in group.services:
        return OWN_DATELINE if filed else 0.0
    if language in group.editions:
        return EDITION
    return FOREIGN_DATELINE if filed else FOREIGN_CREDIT


def _named(reading: Reading) -> Iterator[Sign]:
    votes: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for found in _names().find(reading.text):
        for language in found.value.languages:
            if reading.language not in found.value.languages and found.phrase not in shown.values():
                votes[language] += 1
                shown[language] = found.phrase
    for language, count in sorted(votes.items()):
        vote = min(MOST_NAMED, NAMED_VOTE * count)
        yield Sign(rule="outlet.named", text=shown[language], source={language: vote})
