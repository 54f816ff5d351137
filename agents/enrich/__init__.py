"""Enrich: who, where, when, how many and who says so, read out of an article's text."""

from collections.abc import Sequence

import msgspec

from agents.enrich import (
    attributions,
    claims,
    dialogue,
    free_order,
    keywords,
    language_names,
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
    wording,
)
from schemas.article import Article
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
    told, dates = times.find(text, article.published, language)
    counted = quantities.find(text, dates, language)
    placed = places.resolve(text, mentions, counted, table.countries if table else frozenset())
    marked = dialogue.refined(text, quotes.marked(text), words) if words.free else quotes.marked(text)
    bounds = sentences.Sentences(text, words)
    found_by = free_order.Speakers if words.free else patterned.Speakers if words.patterned else speech.Speakers
    speakers = found_by(text, mentions, quotes.spans(marked), bounds, words)
    cues = speakers.cues()
    entities = names.entities(mentions)
    record = msgspec.structs.replace(
        article,
        entities=entities,
        places=placed,
        times=told,
        quantities=counted,
        quotes=quotes.attributed(text, marked, speakers, cues),
        attributions=attributions.find(text, cues, mentions, bounds, words),
        keywords=keywords.find(article.title, text, entities, language),
    )
    return Pass(record=record, events=(_facts(record, bounds),) if record.story else ())


def _facts(record: Article, bounds: sentences.Sentences) -> Facts:
    """What the story is told of an article that belongs to it."""
    told = claims.claims(record.times, record.quantities, bounds)
    return Facts(
        story=record.story.id if record.story else "",
        article=record.id,
        revision=record.revision,
        places=record.places,
        claims=told[: claims.MAX_CLAIMS],
        claims_left_out=max(0, len(told) - claims.MAX_CLAIMS),
    )
