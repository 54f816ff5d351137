"""How long the tag stage takes over a text, and how much memory its language detection, with py3langid beside it."""

import statistics
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import typer

from agents.clean import process as clean
from agents.tag import process
from agents.tag.language import detect
from schemas.article import SCHEMA, Article
from schemas.outcome import Pass
from schemas.raw import RawArticle, Received
from streams.bench import timing
from streams.bench.files import articles_of
from streams.bench.made_up import SENTENCES, texts
from streams.bench.memory import resident
from streams.errors import UserError

CHARACTERS = 800
"""Of each text."""

TEXTS = 30
"""Made-up texts a language."""

Contender = Callable[[Article], object]


def tag(file: Path | None) -> None:
    """Milliseconds a text for its language, for the whole stage, and for other detectors; megabytes for the language.

    Raises:
        UserError: the file cannot be read or holds no article with text; says which line is wrong.
    """
    given = [text for language in SENTENCES for text in texts(language, TEXTS)]
    articles = _cleaned(given if file is None else articles_of(file, "text"))
    if not articles:
        raise UserError(f"{file}: no article that the clean stage lets pass")
    size = statistics.mean(len(article.text or "") for article in articles)
    contenders: dict[str, Contender] = {"language": _language, "tag": process, "py3langid": _py3langid}
    if find_spec("lingua"):
        contenders["lingua"] = _lingua
    typer.echo(f"{len(articles)} texts, {size:,.0f} characters on average; one core, ms of its time")
    timing.table(timing.measured(contenders, articles), "language", digits=3)
    if resident() is None:
        return
    sample = [article.text or "" for article in articles]
    for name in ("language", *(name for name in ("py3langid", "lingua") if name in contenders)):
        typer.echo(f"{name:20}{_memory(name, sample):9.0f} MB of memory")


def _cleaned(given: list[RawArticle]) -> list[Article]:
    """What the tag stage would get, cut to `CHARACTERS`."""
    outcomes = [clean(Received(raw=RawArticle(text=(article.text or "")[:CHARACTERS]))) for article in given]
    return [outcome.record for outcome in outcomes if isinstance(outcome, Pass)]


def _language(article: Article) -> object:
    return detect(article.text or "")


def _py3langid(article: Article) -> object:
    return _py3langid_model().classify(article.text or "")


def _lingua(article: Article) -> object:
    return _lingua_model().detect_language_of(article.text or "")


@cache
def _py3langid_model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


@cache
def _lingua_model() -> Any:
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().build()


def _memory(contender: str, sample: list[str]) -> float:
    """Megabytes by which a new process grows when it loads a detector and uses it on all texts."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_grown, (contender, sample))


def _grown(contender: str, sample: list[str]) -> float:
    take = {"language": _language, "py3langid": _py3langid, "lingua": _lingua}[contender]
    articles = [Article(schema=SCHEMA, id="", revision="", text=text) for text in sample]
    before = resident() or 0.0
    for article in articles:
        take(article)
    return ((resident() or 0.0) - before) / 1e6
