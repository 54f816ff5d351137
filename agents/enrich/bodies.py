"""Organisations whose names are more than a capitalised span: acronyms, short forms, and bodies in small letters."""

import re

from agents.enrich import vocabulary as words_of
from agents.enrich.gazetteer import look_up
from agents.enrich.mention import Mention
from agents.enrich.patterns import shared
from schemas.article import EntityType

_ORGANISATION, _OTHER = EntityType.ORGANISATION, EntityType.OTHER

SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 8
"""Letters of an acronym in brackets after what it stands for."""

LONGEST_EXPANSION = 120
"""Characters before an acronym in which the words it stands for are sought."""

_UNCOUNTED = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "&"))
"""Words that acronyms pass over."""

_BODY = re.compile(
    rf"((?: (?:{shared(sorted(words_of.BODY_KINDS))})){{0,3}}"
    rf" (?:{shared(words_of.BODY_NOUNS)}))(?![\w-])"
)
_START = 3
"""Letters of a word that are compared before the pattern is tried."""

_BODY_STARTS = frozenset(word[:_START] for word in (*words_of.BODY_KINDS, *words_of.BODY_NOUNS))


def expanded(text: str, mentions: list[Mention]) -> tuple[list[Mention], dict[str, str]]:
    """Mentions with those made one that an acronym in brackets stands for, and what each acronym stands for."""
    found: list[Mention] = []
    acronyms: dict[str, str] = {}
    if "(" not in text:
        return mentions, acronyms
    for mention in mentions:
        if (
            text[mention.start - 1] == "("
            and _is_acronym(text, mention)
            and (start := _expansion(text, mention)) is not None
        ):
            acronyms[mention.text] = _replaced(text, found, start, mention.start - len(" (")).text
            mention.kind = _ORGANISATION
        found.append(mention)
    return found, acronyms


def _is_acronym(text: str, mention: Mention) -> bool:
    if text[mention.start - 2 : mention.start] != " (" or text[mention.end : mention.end + 1] != ")":
        return False
    name = mention.text
    return name.isalpha() and name.isupper() and SHORTEST_ACRONYM <= len(name) <= LONGEST_ACRONYM and not look_up(name)


def _expansion(text: str, acronym: Mention) -> int | None:
    """Where the words begin whose first letters an acronym is made of; None where they are not."""
    at = acronym.start - len(" (")
    left = list(acronym.text)
    first = max(0, at - LONGEST_EXPANSION)
    while at > first and left:
        start = text.rfind(" ", first, at) + 1 or first
        word = text[start:at]
        if word[:1].upper() == left[-1] and (word[0].isupper() or len(left) > 1):
            left.pop()
        elif word not in _UNCOUNTED:
            return None
        at = start - 1
    start = at + 1
    if left or not text[start].isupper() or "," in text[start : acronym.start]:
        return None
    return None if look_up(text[start : acronym.start - len(" (")].rpartition(" and ")[2]) else start


def _replaced(text: str, found: list[Mention], start: int, end: int) -> Mention:
    """Put one organisation where the last mentions within its span stood."""
    opens = False
    while found and found[-1].end > start:
        opens = found.pop().opens
    name = text[start:end]
    body = Mention(start, end, name, name.lower().split(), opens, kind=_ORGANISATION, full=name)
    found.append(body)
    return body


def join(mentions: list[Mention], acronyms: dict[str, str]) -> None:
    """Give acronyms and short forms the full name of their organisation."""
    heads: dict[str, str] = {}
    names: set[str] = set(acronyms)
    for mention in mentions:
        if mention.kind is _ORGANISATION:
            names.add(mention.text)
            if len(mention.words) > 1:
                heads.setdefault(mention.words[0], mention.full or mention.text)
    for mention in mentions if names else ():
        if mention.text in acronyms:
            mention.kind, mention.full = _ORGANISATION, acronyms[mention.text]
        elif mention.kind is _OTHER:
            _join(mention, names, heads)


def _join(mention: Mention, names: set[str], heads: dict[str, str]) -> None:
    """Take a name for an organisation's that stands for one elsewhere, or begins its name."""
    if mention.text in names:
        mention.kind = _ORGANISATION
    elif len(mention.words) == 1 and mention.words[0] in heads and _distinguishes(mention.words[0]):
        mention.kind, mention.full = _ORGANISATION, heads[mention.words[0]]


def _distinguishes(word: str) -> bool:
    """Whether the first word of an organisation's name names it alone ("Amnesty"): no common word, no place."""
    if word in words_of.COMMON or word in words_of.FUNCTION or word in words_of.COMPASS or word in words_of.GIVEN:
        return False
    return not look_up(word)


def follows(text: str, end: int) -> bool:
    """Whether what a body is called in small letters follows a name."""
    return text[end + 1 : end + 1 + _START] in _BODY_STARTS and bool(_BODY.match(text, end))


def named_after(text: str, mention: Mention) -> tuple[Mention, ...]:
    """The body in small letters that is named after a place or people: "the Kupiansk military administration"."""
    if text[mention.end + 1 : mention.end + 1 + _START] not in _BODY_STARTS:
        return ()
    body = _BODY.match(text, mention.end)
    if not body:
        return ()
    name = mention.text + body[1]
    words = name.lower().split()
    kind = _ORGANISATION
    return (Mention(mention.start, body.end(1), name, words, mention.opens, kind=kind, full=name),)
