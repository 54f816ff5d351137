"""What the dedup stage costs with many articles held: time and memory an article, snapshot and rebuild.

The articles are made up; with a file of wires beside them, the measures that decide what they cost are compared.
"""

import gc
import gzip
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import msgspec
import orjson
import typer

from agents.clean import process as clean
from agents.dedup import Index, process
from agents.dedup.decide import SAME_STORY, founded_by
from agents.dedup.signature import signature
from agents.dedup.subject import Subject
from agents.dedup.texts import pack
from agents.dedup.words import words
from agents.store import MemoryStore
from schemas.article import Article, RelationType, StoryLink
from schemas.codec import encode
from schemas.index import Decision, IndexEntry
from schemas.outcome import Pass
from schemas.raw import RawArticle, Received
from streams.bench.made_up_wires import LANGUAGE, Wires
from streams.bench.memory import resident
from streams.errors import UserError
from streams.state import BATCH, take_in
from streams.texts import SqliteTexts

T = TypeVar("T")

TIMED = 2_000
"""Articles timed once the index is filled, in `BLOCKS` blocks, whose means show how the machine's speed drifts."""
BLOCKS = 4

DECISIONS = 2_000
"""Articles decided to begin with; what the others are said to have been decided is taken from theirs in turn."""

FREQUENT_WORDS = 100
EARLY_ARTICLES = 1_000


class Figures(msgspec.Struct, frozen=True):
    """What was measured with `articles` held."""

    articles: int
    times_ms: list[float]
    bytes_an_article: float | None
    rebuild_seconds: float
    snapshot_bytes: int
    dump_seconds: float
    load_seconds: float


def dedup(articles: int, file: Path | None) -> None:
    """Milliseconds an article, bytes an article, seconds for rebuild and snapshot, with so many articles held.

    Raises:
        UserError: the file cannot be read or holds no article; says which line is wrong.
    """
    if file is not None:
        wires = wires_of(file)
        compare(wires, list(Wires().articles(0, len(wires))))
        typer.echo()
    with get_context("spawn").Pool(1) as pool:  # a process whose memory holds nothing else
        show(pool.apply(measured, (articles,)))


def show(figures: Figures) -> None:
    """A line for each figure."""
    times, size = figures.times_ms, len(figures.times_ms) // BLOCKS
    means = [statistics.mean(times[at : at + size]) for at in range(0, size * BLOCKS, size)]
    ranked = sorted(times)
    p50, p95, p99 = (ranked[int(share * (len(ranked) - 1))] for share in (0.5, 0.95, 0.99))
    typer.echo(f"{figures.articles:,} articles held; one core, its time")
    typer.echo(
        f"{'article':20}{statistics.mean(times):9.3f} ms   p50 {p50:.3f}   p95 {p95:.3f}   p99 {p99:.3f}"
        f"   ({min(means):.3f} to {max(means):.3f}, {len(means)} blocks of {size})"
    )
    if figures.bytes_an_article is not None:
        typer.echo(f"{'memory':20}{figures.bytes_an_article:9,.0f} bytes an article")
    typer.echo(f"{'rebuild':20}{figures.rebuild_seconds:9.2f} s from the messages of the topic, once they are fetched")
    typer.echo(
        f"{'snapshot':20}{figures.load_seconds:9.2f} s to load, {figures.dump_seconds:.2f} s to write,"
        f" {figures.snapshot_bytes / 1e6:,.0f} MB"
    )


# ---------------------------------------------------------------- with many articles held


def measured(articles: int) -> Figures:
    """Fill an index with so many articles, and time the next ones."""
    wires = Wires()
    with tempfile.TemporaryDirectory(prefix="wireroom-bench-") as folder:
        decisions = _decisions(wires)
        texts = SqliteTexts(Path(folder) / "texts")
        index = Index(texts, max_articles=articles + TIMED + 1)
        before = _settled_memory()
        rebuild_seconds = _filled(index, _messages(wires, articles, decisions))
        after = _settled_memory()
        snapshot = Path(folder) / "snapshot"
        dump_seconds = _seconds(lambda: snapshot.write_bytes(index.dump()))
        load_seconds = _seconds(lambda: Index(texts).load(snapshot.read_bytes()))
        upcoming = list(wires.articles(articles, TIMED))
        times = [1000 * _seconds(partial(process, article, index)) for article in upcoming]
        texts.close()
        return Figures(
            articles=articles,
            times_ms=times,
            bytes_an_article=(after - before) / articles if before is not None and after is not None else None,
            rebuild_seconds=rebuild_seconds,
            snapshot_bytes=snapshot.stat().st_size,
            dump_seconds=dump_seconds,
            load_seconds=load_seconds,
        )


def _decisions(wires: Wires) -> list[Decision]:
    """What the stage decides about the first articles; it also loads what the stage needs."""
    index = Index(MemoryStore())
    outcomes = [process(article, index) for article in wires.articles(0, DECISIONS)]
    return [entry.decision for outcome in outcomes for entry in outcome.remember if entry.decision]


def _messages(wires: Wires, count: int, decisions: Sequence[Decision]) -> Iterator[tuple[bytes, bytes]]:
    """The messages of the topic for so many articles, with signatures of their own and decisions of others."""
    for number, article in enumerate(wires.articles(0, count)):
        text = article.text or ""
        subject = Subject(article.title, text, language=LANGUAGE.code)
        first = wires.founder(number)
        story = StoryLink(founded_by(wires.id(first)), 1.0)
        entry = IndexEntry(
            id=article.id,
            revision=article.revision,
            sequence=number,
            arrived=article.received,
            clock=article.received,
            published=article.published.value if article.published else None,
            title=article.title,
            source=article.source,
            decision=msgspec.structs.replace(decisions[number % len(decisions)], story=story),
            signature=signature(article.title, text, subject.words, subject.lowered, subject.account, LANGUAGE.code),
            language=LANGUAGE.code,
            founded=first,
            text=pack(text),
        )
        yield entry.key.encode(), encode(entry)


def _filled(index: Index, messages: Iterator[tuple[bytes, bytes]]) -> float:
    """Seconds that it takes to rebuild the index from the messages, the making of them aside."""
    seconds = 0.0
    for batch in _batches(messages, BATCH):
        seconds += _seconds(partial(take_in, index, batch, IndexEntry))
    return seconds


def _seconds(take: Callable[[], object]) -> float:
    """Seconds of this process's time."""
    start = time.process_time_ns()
    take()
    return (time.process_time_ns() - start) / 1e9


def _settled_memory() -> float | None:
    """Bytes that this process holds once what is no longer used has been given back."""
    gc.collect()
    return resident()


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


# ---------------------------------------------------------------- beside real wires


def compare(wires: Sequence[Article], made_up: Sequence[Article]) -> None:
    """A line for each measure: the made-up stream's, the wires', and the one as a share of the other."""
    typer.echo(f"{len(wires):,} articles each{'':16}{'made up':>12}{'wires':>12}{'of it':>8}")
    theirs = shape(wires)
    for name, ours in shape(made_up).items():
        share = f"{ours / theirs[name]:8.2f}" if theirs[name] else ""
        typer.echo(f"{name:34}{ours:12,.2f}{theirs[name]:12,.2f}{share}")


def shape(articles: Sequence[Article]) -> dict[str, float]:
    """What decides how much work a stream is: length, vocabulary, repeats, candidates."""
    texts = [[word.lower() for word in words(article.text or "")] for article in articles]
    counts = Counter(word for text in texts for word in text)
    early = {word for text in texts[:EARLY_ARTICLES] for word in text}
    lengths = sorted(len(text) for text in texts)
    frequent = sum(count for _, count in counts.most_common(FREQUENT_WORDS))
    return {
        "words an article": statistics.mean(lengths),
        "words, ninth tenth": lengths[int(0.9 * (len(lengths) - 1))],
        "distinct words, first 1,000": len(early),
        "distinct words": len(counts),
        f"share of {FREQUENT_WORDS} words, %": 100 * frequent / max(1, sum(lengths)),
        **_related(articles),
    }


def _related(articles: Sequence[Article]) -> dict[str, float]:
    """How many articles have relations, and how many candidates one has."""
    index = Index(MemoryStore())
    best: Counter[RelationType] = Counter()
    aligned = compared = alike = 0
    for article in articles:
        subject = Subject(article.title, article.text or "", language=LANGUAGE.code)
        own = signature(article.title, subject.text, subject.words, subject.lowered, subject.account, LANGUAGE.code)
        found = index.candidates(own, 0.0, LANGUAGE.code)
        relations = process(article, index).record.relations
        best.update(relation.type for relation in relations[:1])
        aligned += len(found.overlapping)
        compared += len(found.alike)
        alike += sum(other.similarity >= SAME_STORY for other in found.alike)
    kinds = (RelationType.EXACT, RelationType.NEAR, RelationType.EXCERPT, RelationType.SAME_STORY)
    shares = {f"{kind.replace('_', ' ')}, %": 100 * best[kind] / len(articles) for kind in kinds}
    return shares | {
        "candidates: aligned": aligned / len(articles),
        "candidates: compared by terms": compared / len(articles),
        "candidates: alike": alike / len(articles),
    }


def wires_of(file: Path) -> list[Article]:
    """The articles of JSON Lines with `title` and `text` or `body`, as the tag stage would pass them on.

    They get the times of the made-up stream: those of a file may lie years apart.

    Raises:
        UserError: the file cannot be read or holds no article; says which line is wrong.
    """
    if not file.is_file():
        raise UserError(f"{file}: no such file")
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        cleaned = [clean(Received(raw=_raw(line, f"{file}, line {number}"))) for number, line in enumerate(lines, 1)]
    articles = [outcome.record for outcome in cleaned if isinstance(outcome, Pass)]
    if not articles:
        raise UserError(f"{file}: no article; expected JSON Lines with title and text, or title and body")
    timed = Wires().articles(0, len(articles))
    return [
        msgspec.structs.replace(article, received=other.received, published=other.published, language=LANGUAGE)
        for article, other in zip(articles, timed, strict=True)
    ]


def _raw(line: bytes, where: str) -> RawArticle:
    try:
        given = orjson.loads(line)
        return RawArticle(id=where, title=given.get("title"), text=given.get("text") or given.get("body"))
    except (orjson.JSONDecodeError, AttributeError) as error:
        raise UserError(f"{where}: no JSON object") from error
