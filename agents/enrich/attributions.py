"""Attributions: agencies, outlets, officials, persons and documents that a sentence credits with what it says."""

import re

from agents.enrich import vocabulary
from agents.enrich.names import Mention
from agents.enrich.sentences import Sentences
from agents.enrich.speech import Cue
from schemas.article import Attribution, EntityType, SourceKind

OFFICIAL = re.compile(
    r"\b(?:officials?|authorit(?:y|ies)|police|sheriff|administration|ministry|department|government|governor|mayor|"
    r"military|army|command|prosecutors?|spokes(?:man|woman|person|people)|kremlin|white house|pentagon|embassy|"
    r"council|commission|agency|court|president|minister|senate|congress|"
    r"parliament|deput(?:y|ies)|firefighters|investigators|commander|general staff)\b",
    re.IGNORECASE,
)
"""Words that make a source official."""

DOCUMENT = re.compile(
    r"\b(?:report|study|survey|poll|statement|document|filing|record|letter|memo|affidavit|complaint|lawsuit|data|"
    r"census|indictment|transcript|e-?mail)s?\b",
    re.IGNORECASE,
)
"""Words that make a source a document."""

_TOLD = re.compile(r"\btold[ \u00a0](?:the[ \u00a0])?$")


def find(text: str, cues: list[Cue], mentions: list[Mention], sentences: Sentences) -> tuple[Attribution, ...]:
    """One attribution for each source and sentence, in order."""
    found: dict[tuple[str, int], Attribution] = {}
    for cue in cues:
        if kind := _kind(cue):
            _add(found, sentences, cue.source, kind, cue.verb, cue.start)
    for mention in mentions:
        if mention.kind and (told := _TOLD.search(text, max(0, mention.start - 10), mention.start)):
            kind = medium(mention.text)
            if kind:
                _add(found, sentences, mention.text, kind, "told", told.start())
    return tuple(sorted(found.values(), key=lambda each: (each.start, each.end, each.source)))


def _add(
    found: dict[tuple[str, int], Attribution], sentences: Sentences, source: str, kind: SourceKind, cue: str, at: int
) -> None:
    start, end = sentences.span(at)
    found.setdefault((source, start), Attribution(source, kind, cue, start, end))


def medium(name: str) -> SourceKind | None:
    """Whether a name is a news agency's or an outlet's."""
    plain = name.lower().replace(".", "").removeprefix("the ")
    if plain in vocabulary.AGENCIES:
        return SourceKind.AGENCY
    words = plain.split()
    if plain in vocabulary.OUTLET_LAST or (len(words) > 1 and words[-1] in vocabulary.OUTLET_LAST):
        return SourceKind.OUTLET
    return None


def _kind(cue: Cue) -> SourceKind | None:
    """What kind of source a cue names; None where that is open."""
    if cue.kind is EntityType.PERSON:
        return SourceKind.PERSON
    if kind := medium(cue.source):
        return kind
    if OFFICIAL.search(cue.source):
        return SourceKind.OFFICIAL
    if DOCUMENT.search(cue.source):
        return SourceKind.DOCUMENT
    return None
