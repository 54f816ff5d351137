"""How long the clean stage takes over a page and a text, with trafilatura over the same pages beside it."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import typer

from agents.clean import process
from schemas.codec import UndecodableError, decode
from schemas.raw import RawArticle, Received
from streams.bench_pages import SENTENCES, pages, texts
from streams.errors import UserError

ROUNDS = 5
"""Rounds over all pages; a shared machine's speed drifts, so the contenders alternate and each page's median counts."""

PAGES = 40
TEXTS = 40
"""Made-up articles: of pages, and of texts a language."""

Contender = Callable[[RawArticle], object]


def clean(file: Path | None) -> None:
    """Milliseconds a page through the clean stage and through trafilatura, and a text through the clean stage.

    Raises:
        UserError: the file cannot be read or holds no article with html; says which line is wrong.
    """
    articles = pages(PAGES) if file is None else _read(file)
    size = statistics.mean(len((article.html or "").encode()) for article in articles)
    contenders: dict[str, Contender] = {
        "clean": _stage,
        "trafilatura": _trafilatura,
        "trafilatura, fast": _trafilatura_fast,
    }
    typer.echo(f"{len(articles)} pages, {size / 1000:,.0f} KB on average; one core, {ROUNDS} rounds, ms of its time")
    _table(_measured(contenders, articles))
    typer.echo()
    for language in SENTENCES:
        times = _measured({"clean": _stage}, texts(language, TEXTS))["clean"]
        _line(f"3 KB of text, {language}", times, digits=3)


def _read(file: Path) -> list[RawArticle]:
    """The raw articles with html of a file of JSON Lines."""
    if not file.is_file():
        raise UserError(
            f"{file}: no such file" if not file.exists() else f"{file}: a folder; name a file of JSON Lines"
        )
    articles = []
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            articles += [decode(line, RawArticle)] if line.strip() else []
        except UndecodableError as error:
            raise UserError(f"{file}, line {number}: {error}") from error
    found = [RawArticle(html=article.html, url=article.url) for article in articles if article.html]
    if not found:
        raise UserError(f"{file}: no article with html; expected JSON Lines of raw articles, as `wireroom read` prints")
    return found


def _stage(article: RawArticle) -> object:
    return process(Received(raw=article))


def _trafilatura(article: RawArticle) -> object:
    from trafilatura import extract

    return extract(article.html, url=article.url)


def _trafilatura_fast(article: RawArticle) -> object:
    from trafilatura import extract

    return extract(article.html, url=article.url, fast=True)


def _measured(contenders: Mapping[str, Contender], articles: Sequence[RawArticle]) -> dict[str, list[list[float]]]:
    """By contender, for each round the milliseconds of processor time that each article took."""
    for take in contenders.values():
        take(articles[0])  # loads libraries and compiles expressions
    times: dict[str, list[list[float]]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, take in contenders.items():
            gc.collect()
            times[name].append([_timed(take, article) for article in articles])
    return times


def _timed(take: Contender, article: RawArticle) -> float:
    start = time.process_time_ns()
    take(article)
    return (time.process_time_ns() - start) / 1e6


def _table(times: dict[str, list[list[float]]]) -> None:
    means = {name: statistics.mean(_medians(rounds)) for name, rounds in times.items()}
    for name, rounds in times.items():
        against = "" if name == "clean" else f"   clean takes {means['clean'] / means[name]:.2f} of it"
        _line(name, rounds, digits=2, note=against)


def _line(name: str, rounds: list[list[float]], digits: int, note: str = "") -> None:
    """One line: mean over the articles of their medians, percentiles, and the range of the rounds' means."""
    values = sorted(_medians(rounds))
    means = [statistics.mean(values) for values in rounds]
    mean, middle, high = statistics.mean(values), values[len(values) // 2], values[int(0.95 * (len(values) - 1))]
    typer.echo(
        f"{name:20}{mean:9.{digits}f} ms   p50 {middle:.{digits}f}   p95 {high:.{digits}f}"
        f"   ({min(means):.{digits}f} to {max(means):.{digits}f}, {len(rounds)} rounds){note}"
    )


def _medians(rounds: list[list[float]]) -> list[float]:
    return [statistics.median(times) for times in zip(*rounds, strict=True)]
