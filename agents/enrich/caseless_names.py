"""Places in texts of scripts without capital letters: Arabic and Korean words, Chinese and Japanese without spaces.

Nothing there tells a person's or a body's name from other words, so only what the table of places and the tables of
`data/names` have is found: countries, areas, words for peoples, listed bodies and large towns.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from agents.enrich.gazetteer import Kind, Spot, unspaced_names
from agents.enrich.mention import Mention
from agents.enrich.name_tables import SHORTEST_BASE, Table, bearers, spots_of
from schemas.article import EntityType

TOWN_ALONE = 300_000
"""Inhabitants from which on a town's name, written as a word of its own, means it."""

UNSPACED_TOWN_ALONE = 1_000_000
"""The same where words stand without spaces, so that two letters of a sentence may look like a town's name."""

FREQUENT = 0.6
"""Rarity below which a word is a frequent one and no town of fewer than a million."""

LONGEST_NAME = 3
"""Words of a country's name."""

_WORD = re.compile(r"[^\W\d_]{2,40}")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]")


def find(text: str, table: Table) -> list[Mention]:
    """Every country, area, word for a people, listed body and large town in a text, in order."""
    found = list(_unspaced(text, table)) if table.file.unspaced else list(_spaced(text, table))
    return sorted(found, key=lambda mention: mention.span)


def _spaced(text: str, table: Table) -> Iterator[Mention]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    for phrase in _phrases(text, table):
        yield phrase
        words = [span for span in words if span[1] <= phrase.start or span[0] >= phrase.end]
    for number, (start, end) in enumerate(words):
        if start < at:
            continue
        last = min(number + LONGEST_NAME, len(words))
        for stop in (words[each][1] for each in range(last - 1, number - 1, -1)):
            if mention := _named(text, start, stop, table, alone=stop == end):
                at = mention.end
                yield mention
                break


def _phrases(text: str, table: Table) -> Iterator[Mention]:
    """Names that the table of the language lists."""
    for match in table.phrases.finditer(text) if table.phrases else ():
        name, where = table.phrase_names[(match.lastindex or 1) - 1]
        start, end = match.span(match.lastindex or 0)
        spots = spots_of(where) if where else ()
        yield _mention(text, start, end, spots, full=name)


def _named(text: str, start: int, end: int, table: Table, *, alone: bool) -> Mention | None:
    """What some words name, with or without what is written together with them; words for peoples stand alone."""
    for cut in (0, *(len(prefix) for prefix in table.prefixes if text.startswith(prefix, start))):
        if end - start - cut < SHORTEST_BASE:
            continue
        for name in table.bases(text[start + cut : end]):
            code = table.peoples.get(name) if alone else None
            if code:
                return _mention(text, start + cut, end, spots_of(code), people=True)
            spots = bearers(table, name)
            if spots and (_is_wide(spots[0]) or (alone and _is_large(spots[0], name, table))):
                return _mention(text, start + cut, start + cut + len(name), spots)
    return None


def _mention(
    text: str, start: int, end: int, spots: tuple[Spot, ...], *, people: bool = False, full: str = ""
) -> Mention:
    kind = None if people else EntityType.PLACE if spots else EntityType.ORGANISATION
    name = text[start:end]
    return Mention(start, end, name, [name], False, kind=kind, spots=spots, people=people, full=full or name)


def _is_wide(spot: Spot) -> bool:
    return spot.kind in (Kind.COUNTRY, Kind.AREA)


def _is_large(spot: Spot, name: str, table: Table) -> bool:
    frequent = table.rarity[name] < FREQUENT
    return spot.population >= (UNSPACED_TOWN_ALONE if frequent else TOWN_ALONE)


def _unspaced(text: str, table: Table) -> Iterator[Mention]:
    matcher, names = _matcher(table)
    for number, start, end in matcher.find_matches_as_indexes(text):
        if _cut_from_word(text, start, end):
            continue
        code, listed = table.peoples.get(names[number]), names[number] in table.organisations
        spots = spots_of(code) if code else bearers(table, names[number])
        if listed or code or (spots and (_is_wide(spots[0]) or _is_told_town(text, end, spots[0], table))):
            yield _mention(text, start, end, () if listed else spots, people=bool(code))


def _cut_from_word(text: str, start: int, end: int) -> bool:
    """Whether a name in katakana is a part of a longer word in it."""
    before, after = _KATAKANA.match(text[start - 1 : start]), _KATAKANA.match(text[end : end + 1])
    return bool((before and _KATAKANA.match(text[start])) or (after and _KATAKANA.match(text[end - 1])))


def _is_told_town(text: str, end: int, spot: Spot, table: Table) -> bool:
    """Whether a town is large, or a word for what it is follows its name."""
    return spot.population >= UNSPACED_TOWN_ALONE or text.startswith(tuple(table.place_words), end)


@lru_cache(maxsize=4)
def _matcher(table: Table) -> tuple[AhoCorasick, list[str]]:
    """What finds a language's names in running text, the longest at each position, with the names by number."""
    own = (name.removeprefix(f"{table.language}:") for name in unspaced_names())
    listed = (*table.places, *table.organisations, *table.peoples)
    names = sorted({name for name in (*own, *listed) if ":" not in name and len(name) >= SHORTEST_BASE})
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names
