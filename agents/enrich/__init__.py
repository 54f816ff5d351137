"""Enrich: who, where, when, how many and who says so, read out of an article's text."""

from collections.abc import Sequence

import msgspec

from agents.enrich import (
    attributions,
    cast,
    claims,
    dialogue,
    free_order,
    keywords,
    language_names,
    mention,
    name_tables,
    names,
    patterned,
    places,
    quantities,
    quotes,
    sentences,
    spacy_names,
    speech,
    times,
    told,
    wording,
)
from schemas.article import Article, Quote
from schemas.outcome import Pass
from schemas.raw import Status
from schemas.story import Facts

NAME = "enrich"
VERSION = "4"

UNTOLD = "en"
"""Language whose rules read a text too short to tell its language by: that of most feeds."""


def process(article: Article) -> Pass[Article]:
    """Add what the text tells; tell the story the facts. A withdrawn article and a headline pass as they are."""
    return _enriched(article, ())


def process_with_spacy(article: Article) -> Pass[Article]:
    """The same, with the names that a spaCy model of the article's language sees, where one is installed."""
    return _enriched(article, spacy_names.seen(article))


def _enriched(article: Article, seen: Sequence[spacy_names.Seen]) -> Pass[Article]:
    if not article.text or article.status is Status.CANCELED:
        return Pass(record=article)
    text = article.text
    language = article.language.code if article.language else UNTOLD
    words = wording.of(language)
    table = name_tables.table(language)
    mentions = language_names.find(text, table) if table else names.find(text)
    if seen:
        mentions = spacy_names.settled(text, mentions, seen)
    dated, dates = times.find(text, article.published, language)
    counted = quantities.find(text, dates, language)
    placed = places.resolve(text, mentions, counted, table.countries if table else frozenset())
    bounds = sentences.Sentences(text, words)
    said, cues = _said(text, mentions, bounds, words)
    entities = names.entities(mentions)
    record = msgspec.structs.replace(
        article,
        entities=entities,
        places=placed,
        times=dated,
        quantities=counted,
        quotes=said,
        attributions=attributions.find(text, cues, mentions, bounds, words),
        keywords=keywords.find(article.title, text, entities, language),
    )
    return Pass(record=record, events=(_facts(record, bounds),) if record.story else ())


def _said(
    text: str, mentions: list[mention.Mention], bounds: sentences.Sentences, words: wording.Wording
) -> tuple[tuple[Quote, ...], list[speech.Cue]]:
    """The quotes with their speakers, and every verb of saying with its subject."""
    marked = quotes.marked(text)
    if words.free:
        tokens = cast.Tokens(text, words.free.token)
        parts = dialogue.refined(text, marked, tokens, words)
        free = free_order.Speakers(text, mentions, quotes.spans(parts), tokens, bounds, words)
        cues = free.cues()
        return told.attributed(text, parts, marked, free, cues), cues
    if words.patterned:
        by_pattern = patterned.Speakers(text, quotes.spans(marked), bounds, words)
        cues = by_pattern.cues()
        return told.attributed(text, marked, marked, by_pattern, cues), cues
    speakers = speech.Speakers(text, mentions, quotes.spans(marked), bounds, words)
    cues = speakers.cues()
    return quotes.attributed(text, marked, speakers, cues), cues


def _facts(record: Article, bounds: sentences.Sentences) -> Facts:
    """What the story is told of an article that belongs to it."""
    claimed = claims.claims(record.times, record.quantities, bounds)
    return Facts(
        story=record.story.id if record.story else "",
        article=record.id,
        revision=record.revision,
        places=record.places,
        claims=claimed[: claims.MAX_CLAIMS],
        claims_left_out=max(0, len(claimed) - claims.MAX_CLAIMS),
    )
