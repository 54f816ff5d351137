"""Attributions: agencies, outlets, officials, persons and documents that a sentence credits with what it says."""

from agents.enrich import vocabulary
from agents.enrich.mention import Mention
from agents.enrich.sentences import Sentences
from agents.enrich.speech import Cue
from agents.enrich.wording import Wording
from schemas.article import Attribution, EntityType, SourceKind

LONGEST_REACH = 200
"""Characters behind a verb in which the agency or outlet stands to which somebody spoke."""

LONGEST_OUTLET = 60
"""Characters of the name of an agency or outlet."""

MOST_WORDS = 4
"""Words of one."""

LONGEST_TOLD = 10
"""Characters before a name in which the words that somebody spoke to it stand ("told the")."""


def find(
    text: str, cues: list[Cue], mentions: list[Mention], sentences: Sentences, wording: Wording
) -> tuple[Attribution, ...]:
    """One attribution for each source and sentence, in order."""
    found: dict[tuple[str, int], Attribution] = {}
    kinds: dict[str, SourceKind | None] = {}
    bodies = {mention.words[0] for mention in mentions if mention.kind is EntityType.ORGANISATION}
    for cue in cues:
        short = cue.kind is EntityType.OTHER and cue.source.partition(" ")[0].lower() in bodies
        if cue.source not in kinds:  # short: "Coast" of "Coast Ferries Ltd"
            kinds[cue.source] = SourceKind.OFFICIAL if short else _kind(cue, wording)
        if kind := kinds[cue.source]:
            _add(found, sentences, cue.source, kind, cue.verb, cue.start)
        if wording.free and (spoken_to := _spoken_to(text, cue, sentences, wording)):
            _add(found, sentences, *spoken_to, cue.verb, cue.start)
    ends = wording.told_before
    for mention in () if wording.free else mentions:
        start = mention.start
        if not mention.kind or (ends and text[start - 2 : start] not in ends):
            continue
        if told := wording.told.search(text, max(0, start - LONGEST_TOLD), start):
            kind = medium(mention.text, wording)
            if kind:
                _add(found, sentences, mention.text, kind, told.group().split(maxsplit=1)[0], told.start())
    return tuple(sorted(found.values(), key=lambda each: (each.start, each.end, each.source)))


def _spoken_to(text: str, cue: Cue, sentences: Sentences, wording: Wording) -> tuple[str, SourceKind] | None:
    """The agency or outlet to which somebody spoke, behind the verb in its sentence."""
    stop = min(sentences.end(cue.end), cue.end + LONGEST_REACH)
    for told in wording.told.finditer(text, cue.end, stop):
        words = text[told.end() : told.end() + LONGEST_OUTLET].split("\n", 1)[0].split()
        for count in range(min(MOST_WORDS, len(words)), 0, -1):
            name = " ".join(words[:count]).rstrip('“”«»".,:;')
            if name[:1].isupper() and (kind := medium(name, wording)):
                return name, kind
    return None


def _add(
    found: dict[tuple[str, int], Attribution], sentences: Sentences, source: str, kind: SourceKind, cue: str, at: int
) -> None:
    start, end = sentences.span(at)
    found.setdefault((source, start), Attribution(source, kind, cue, start, end))


def medium(name: str, wording: Wording) -> SourceKind | None:
    """Whether a name is a news agency's or an outlet's."""
    plain = name.lower().replace(".", "").removeprefix("the ")
    if plain in wording.agencies:
        return SourceKind.AGENCY
    words = plain.split()
    if plain in vocabulary.OUTLET_LAST or (len(words) > 1 and words[-1] in vocabulary.OUTLET_LAST):
        return SourceKind.OUTLET
    return SourceKind.OUTLET if wording.outlet.has(plain) else None


def _kind(cue: Cue, wording: Wording) -> SourceKind | None:
    """What kind of source a cue names: by its words up to the first preposition, else a person; None where open."""
    if cue.kind is EntityType.PERSON:
        return SourceKind.PERSON
    if kind := medium(cue.source, wording):
        return kind
    inner = None if cue.kind or wording.free else wording.preposition.search(cue.source)
    head = cue.source[: inner.start()] if inner else cue.source
    if wording.official.within(head):
        return SourceKind.OFFICIAL
    if wording.document.within(head):
        return SourceKind.DOCUMENT
    if wording.free:
        return None
    if wording.outlet_words.within(head):
        return SourceKind.OUTLET
    body = cue.kind in (EntityType.ORGANISATION, EntityType.PLACE) or (cue.kind and cue.source.isupper())
    return SourceKind.OFFICIAL if body or wording.bodies.within(head) else SourceKind.PERSON
