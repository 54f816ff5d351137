"""How long the clean stage takes over a page and a text, with trafilatura over the same pages beside it."""

import statistics
from collections.abc import Callable
from pathlib import Path

import typer

from agents.clean import process
from schemas.raw import RawArticle, Received
from streams.bench import timing
from streams.bench.files import articles_of
from streams.bench.made_up import SENTENCES, pages, texts

PAGES = 40
TEXTS = 40
"""Made-up articles: of pages, and of texts a language."""

Contender = Callable[[RawArticle], object]


def clean(file: Path | None) -> None:
    """Milliseconds a page through the clean stage and through trafilatura, and a text through the clean stage.

    Raises:
        UserError: the file cannot be read or holds no article with html; says which line is wrong.
    """
    articles = pages(PAGES) if file is None else articles_of(file, "html")
    size = statistics.mean(len((article.html or "").encode()) for article in articles)
    contenders: dict[str, Contender] = {
        "clean": _stage,
        "trafilatura": _trafilatura,
        "trafilatura, fast": _trafilatura_fast,
    }
    typer.echo(
        f"{len(articles)} pages, {size / 1000:,.0f} KB on average; one core, {timing.ROUNDS} rounds, ms of its time"
    )
    timing.table(timing.measured(contenders, articles), "clean", digits=2)
    typer.echo()
    for language in SENTENCES:
        times = timing.measured({"clean": _stage}, texts(language, TEXTS))["clean"]
        timing.line(f"3 KB of text, {language}", times, digits=3)


def _stage(article: RawArticle) -> object:
    return process(Received(raw=article))


def _trafilatura(article: RawArticle) -> object:
    from trafilatura import extract

    return extract(article.html, url=article.url)


def _trafilatura_fast(article: RawArticle) -> object:
    from trafilatura import extract

    return extract(article.html, url=article.url, fast=True)
