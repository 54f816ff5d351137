"""How long the enrich stage takes over 3 KB of text, and how much it finds; beside it spaCy's names, if installed."""

import statistics
from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from agents.clean import process as clean
from agents.enrich import process, spacy_names
from agents.tag import process as tag
from schemas.article import Article
from schemas.outcome import Pass
from schemas.raw import RawArticle, Received
from streams.bench import timing
from streams.bench.files import articles_of
from streams.bench.made_up import SENTENCES, texts
from streams.bench.made_up_reports import TEXT_SIZE, reports
from streams.errors import UserError

REPORTS, TEXTS = 60, 20
"""Made-up articles: English reports, and texts in each other language."""


def enrich(file: Path | None) -> None:
    """Milliseconds of one core for 3 KB of text: of English reports and other languages, or of a file's articles.

    Raises:
        UserError: the file cannot be read or holds no article with text; says which line is wrong.
    """
    articles = _tagged(reports(REPORTS) if file is None else articles_of(file, "text"))
    if not articles:
        raise UserError(f"{file}: no article that the clean stage lets pass")
    size = statistics.mean(map(_size, articles))
    typer.echo(f"{len(articles)} articles, {size:,.0f} bytes on average; one core, ms of its time an article")
    contenders: dict[str, Callable[[Article], object]] = {"enrich": process}
    if spacy_names.installed() and spacy_names.reads(articles[0]):
        contenders["spaCy"] = _spacy
    times = timing.measured(contenders, articles)
    timing.table(times, "enrich", digits=3)
    typer.echo(f"{'for 3 KB':20}{timing.mean(times['enrich']) * TEXT_SIZE / size:9.3f} ms")
    typer.echo(f"{'found in 3 KB':20}{_found(articles)}")
    for language in () if file else [other for other in SENTENCES if other != "en"]:
        timing.line(f"texts, {language}", timing.measured({"": process}, _tagged(texts(language, TEXTS)))[""], digits=3)


def _tagged(given: Iterable[RawArticle]) -> list[Article]:
    """What the enrich stage would get if nothing was a duplicate."""
    cleaned = [clean(Received(raw=raw)) for raw in given]
    tagged = [tag(outcome.record) for outcome in cleaned if isinstance(outcome, Pass)]
    return [outcome.record for outcome in tagged if isinstance(outcome, Pass)]


def _size(article: Article) -> int:
    return len((article.text or "").encode())


def _found(articles: list[Article]) -> str:
    """How many names, places, ... are found in 3 KB, mentions of names and places each counted."""
    records = [process(article).record for article in articles]
    counts = {
        "names": sum(len(entity.mentions) for record in records for entity in record.entities),
        "places": sum(len(place.mentions) for record in records for place in record.places),
        "times": sum(len(record.times) for record in records),
        "quantities": sum(len(record.quantities) for record in records),
        "quotes": sum(len(record.quotes) for record in records),
        "attributions": sum(len(record.attributions) for record in records),
    }
    portion = TEXT_SIZE / sum(map(_size, articles))
    return ", ".join(f"{count * portion:.1f} {name}" for name, count in counts.items())


def _spacy(article: Article) -> object:
    return spacy_names.seen(article)
