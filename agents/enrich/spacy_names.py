"""Names as a spaCy model sees them: the optional extra `wireroom[spacy]`, for what the rules leave open.

A model is a package of its own (`python -m spacy download en_core_web_sm`); of those installed for a language the
smallest is used. It takes some 60 ms for 3 KB, so that articles are then enriched in other processes. Rules keep the
last word: a model settles what kind a name is that they could not tell, and adds names that they did not see.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any, NamedTuple

from agents.enrich.gazetteer import look_up
from agents.enrich.mention import Mention
from schemas.article import Article, EntityType

MODELS = "spacy_models"
"""The entry points by which spaCy finds the models that are installed."""

SIZES = ("sm", "md", "lg", "trf")
"""What the names of models say of their size, from small to large."""

KINDS = {
    "PERSON": EntityType.PERSON, "PER": EntityType.PERSON, "persName": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION, "orgName": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE, "LOC": EntityType.PLACE, "placeName": EntityType.PLACE, "geogName": EntityType.PLACE,
}  # fmt: skip
"""Labels of spaCy's models for names, and what they are here; other labels are passed over."""

LONGEST_TEXT = 100_000
"""Characters of a text that a model reads: a second or two."""


class Seen(NamedTuple):
    """A name that a model sees."""

    start: int
    end: int
    kind: EntityType


def installed() -> bool:
    """Whether spaCy and a model are there."""
    return find_spec("spacy") is not None and bool(_models())


def reads(article: Article) -> bool:
    """Whether a model is there for the article's language."""
    return article.language is not None and article.language.code.partition("-")[0] in _models()


def seen(article: Article) -> list[Seen]:
    """The names that the model of the article's language sees in its text, in order; none where there is no model."""
    if not article.text or not reads(article) or article.language is None:
        return []
    model = loaded(article.language.code)
    found = model(article.text[:LONGEST_TEXT]).ents
    trimmed = [_trimmed(article.text, each.start_char, each.end_char, KINDS.get(each.label_)) for each in found]
    return [each for each in trimmed if each]


def settled(text: str, mentions: Sequence[Mention], names: Iterable[Seen]) -> list[Mention]:
    """Mentions, with the kinds of open ones told by a model, and with the names that it alone sees; in order."""
    by_span = {(name.start, name.end): name for name in names}
    for mention in mentions:
        name = by_span.get(mention.span)
        if name and mention.kind is EntityType.OTHER and not mention.people:
            mention.kind = name.kind
            mention.spots = look_up(mention.text) if name.kind is EntityType.PLACE else ()
    full = {mention.words[-1]: mention.full for mention in mentions if mention.kind is EntityType.PERSON}
    others = [_mention(text, name, full) for name in _apart(by_span.values(), mentions)]
    return sorted([*mentions, *others], key=lambda mention: mention.start)


def _apart(names: Iterable[Seen], mentions: Sequence[Mention]) -> list[Seen]:
    """The names that overlap no mention; both come in order."""
    apart = []
    at = 0
    for name in names:
        while at < len(mentions) and mentions[at].end <= name.start:
            at += 1
        if at == len(mentions) or mentions[at].start >= name.end:
            apart.append(name)
    return apart


def _mention(text: str, name: Seen, full: dict[str, str]) -> Mention:
    words = text[name.start : name.end]
    plain = words.lower().replace(".", "").split()
    return Mention(
        name.start, name.end, words, plain, opens=False, kind=name.kind,
        spots=look_up(words) if name.kind is EntityType.PLACE else (),
        full=full.get(plain[-1], words) if name.kind is EntityType.PERSON and len(plain) == 1 else words,
    )  # fmt: skip


def _trimmed(text: str, start: int, end: int, kind: EntityType | None) -> Seen | None:
    """A name without the article before it and the possessive after it; None where no capital is left."""
    words = text[start:end]
    for article in ("the ", "The "):
        if words.startswith(article):
            start, words = start + len(article), words[len(article) :]
    for possessive in ("'s", "’s"):
        if words.endswith(possessive):
            end, words = end - len(possessive), words[: -len(possessive)]
    if kind is None or "\n" in words or not words.strip() or not any(letter.isupper() for letter in words):
        return None
    return Seen(start, end, kind)


@cache
def _models() -> dict[str, str]:
    """The smallest model by language."""
    models: dict[str, str] = {}
    for name in sorted((entry.name for entry in entry_points(group=MODELS)), key=_size, reverse=True):
        models[name.partition("_")[0]] = name
    return models


def _size(name: str) -> tuple[int, str]:
    parts = name.split("_")
    return next((number for number, size in enumerate(SIZES) if size in parts), len(SIZES)), name


def loaded(language: str) -> Any:
    """The model of a language, by its code, with what names need of it.

    Raises:
        KeyError: none is installed.
    """
    return _loaded(_models()[language.partition("-")[0]])


@cache
def _loaded(name: str) -> Any:
    import spacy

    return spacy.load(name, disable=("tagger", "parser", "attribute_ruler", "lemmatizer"))
