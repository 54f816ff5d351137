"""`wireroom demo`: the service on the sample articles, and at the terminal what became of each of them."""

import asyncio
import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agents.dedup import TELLS
from schemas.article import Article, RelationType
from schemas.codec import decode, encode
from schemas.outcome import Rejected
from schemas.raw import Origin
from schemas.story import Story
from schemas.topics import DEAD, DUPLICATES, ENRICHED, RAW, REJECTED, STORIES, Topic
from streams import admin
from streams.broker import running
from streams.errors import UserError
from streams.sender import new_producer
from streams.settings import Settings, load
from streams.supervisor import started_worker
from streams.traffic import follow

SAMPLES = Path(__file__).parents[1] / "tests" / "samples"
WAIT_SECONDS = 60.0
SHOWN_CHARACTERS = 68
NOT_TOLD = "not told yet"
LOG_TAIL_LINES = 20


class DemoError(UserError):
    """The demo did not come to its end: what is missing, and the worker's last words."""


@dataclass(frozen=True)
class Sent:
    """One message of the demo: what it is, its bytes, and where the broker put it."""

    name: str
    value: bytes
    origin: Origin


@dataclass(frozen=True)
class Ended:
    """Where a message ended, why if it did not pass, and its record as far as it came."""

    topic: Topic
    why: str = ""
    article: Article | None = None


def run(samples: Path | None) -> None:
    """Run the demo.

    Raises:
        DemoError: the samples are missing, or a message did not end in time.
        BrokerError: Kafka did not start.
    """
    console = Console(highlight=False, soft_wrap=False)
    messages = list(_messages(samples or SAMPLES))
    folder = Path(tempfile.mkdtemp(prefix="wireroom-demo-"))
    try:
        console.print(f"Starting a local Apache Kafka in {folder} …")
        with running(folder / "kafka") as broker:
            settings = load(brokers=broker.brokers, data_dir=folder, http_port=0, log_format="json")
            asyncio.run(admin.create(settings))
            console.print(f"Kafka answers on {broker.brokers}. Starting one worker with every stage …")
            with _worker(settings, folder / "worker.log"):
                _show_in_time(settings, messages, console, folder / "worker.log")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _messages(samples: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each message: the samples, then what must not get through or must not count twice."""
    paths = sorted(samples.glob("[a-z]_*.json"))
    if not paths:
        raise DemoError(f"no sample articles in {samples}; name their folder with --samples")
    for path in paths:
        yield path.stem, path.read_bytes()
    page = samples / "page.html"
    if page.exists():
        yield "page.html", orjson.dumps({"html": page.read_text(), "source": "page"})
    first = orjson.loads(paths[0].read_bytes())
    copy = {**first, "id": "copy-1", "source": "mirror.example", "url": "https://mirror.example/copy"}
    yield f"exact copy of {paths[0].stem}", orjson.dumps(copy)
    yield f"replay of {paths[0].stem}", paths[0].read_bytes()
    yield "blank article", orjson.dumps({"id": "blank-1", "source": "mirror.example", "title": " ", "text": "\n \n"})
    yield "no JSON", b"<rss>not what the topic takes</rss>"


@contextlib.contextmanager
def _worker(settings: Settings, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("wb") as sink:
        process = started_worker(settings, stdout=sink, stderr=sink)
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


def _show_in_time(settings: Settings, messages: list[tuple[str, bytes]], console: Console, log: Path) -> None:
    try:
        asyncio.run(asyncio.wait_for(_show(settings, messages, console), WAIT_SECONDS))
    except TimeoutError as error:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-LOG_TAIL_LINES:])
        raise DemoError(
            f"not every message ended within {WAIT_SECONDS:g} s; the worker's last words:\n{tail}"
        ) from error


async def _show(settings: Settings, messages: list[tuple[str, bytes]], console: Console) -> None:
    sent = await _send(settings, messages)
    console.print(f"Sent {len(sent)} messages to {RAW.name}. Waiting until each has ended …\n")
    ended = await _collect(settings, sent)
    stories = await _stories(settings, ended)
    names = {
        end.article.id: message.name for message, end in reversed(list(zip(sent, ended, strict=True))) if end.article
    }
    seen: dict[str, Article] = {}
    for message, end in zip(sent, ended, strict=True):
        console.print(_heading(message.name, end, names))
        again = seen.get(end.article.id) if end.article else None
        if end.topic is ENRICHED and end.article is not None:
            console.print(_same_or_not(end.article, again, names) if again else _table(end.article, names))
            seen.setdefault(end.article.id, end.article)
        console.print()
    _print_stories(console, stories, names)
    _print_count(console, ended)


async def _send(settings: Settings, messages: list[tuple[str, bytes]]) -> list[Sent]:
    """Send under one key, so that the messages come in this order; returns them with their places."""
    sent = []
    async with new_producer(str(settings.brokers)) as producer:
        for name, value in messages:
            place = await producer.send_and_wait(settings.topic_prefix + RAW.name, value, key=b"demo")
            sent.append(Sent(name, value, Origin(place.topic, place.partition, place.offset)))
    return sent


async def _collect(settings: Settings, sent: list[Sent]) -> list[Ended]:
    """Where each message ended, in the order in which they were sent."""
    ended: dict[str, Ended] = {}
    complete = asyncio.Event()

    async def listen(topic: Topic) -> None:
        async for message in follow(settings, topic.name, from_start=True, wait=True):
            origin, end = _ending(topic, message)
            ended[origin] = end
            if all(str(one.origin) in ended for one in sent):
                complete.set()

    async with asyncio.TaskGroup() as group:
        listeners = [group.create_task(listen(topic)) for topic in (ENRICHED, DUPLICATES, REJECTED, DEAD)]
        await complete.wait()
        for listener in listeners:
            listener.cancel()
    return [ended[str(one.origin)] for one in sent]


def _ending(topic: Topic, message: Any) -> tuple[str, Ended]:
    """The origin of the raw message, and how it ended."""
    if topic is DEAD:
        headers = {name: value.decode() for name, value in message.headers}
        return headers["origin"], Ended(topic, headers["error"])
    if topic is REJECTED:
        rejected = decode(message.value, Rejected)
        why, article = f"{rejected.reason}: {rejected.detail}", rejected.article
    else:
        why, article = "", decode(message.value, Article)
    return str(article.provenance.raw) if article else "", Ended(topic, why, article)


async def _stories(settings: Settings, ended: list[Ended]) -> dict[str, Story]:
    """The stories, once every article that joined one stands in its record."""
    expected = {(end.article.story.id, end.article.id) for end in ended if end.article and end.article.story}
    stories: dict[str, Story] = {}
    async for message in follow(settings, STORIES.name, from_start=True, wait=bool(expected)):
        story = decode(message.value, Story)
        stories[story.id] = story
        held = {(one.id, version.article) for one in stories.values() for version in one.versions}
        if expected <= held:
            break
    return stories


# ---------------------------------------------------------------- what is shown


def _heading(name: str, end: Ended, names: dict[str, str]) -> Text:
    style = {ENRICHED: "green", DUPLICATES: "yellow", REJECTED: "yellow", DEAD: "red"}[end.topic]
    line = Text.assemble((name, "bold"), "  →  ", (end.topic.name, style))
    if end.topic is DUPLICATES and end.article is not None:
        relation = end.article.relations[0]
        line.append(f"  {relation.type} of {names.get(relation.target, relation.target[:8])} ({relation.score:.2f})")
    elif end.why:
        line.append(f"  {end.why}")
    return line


def _table(article: Article, names: dict[str, str]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=12, style="dim")
    table.add_column(overflow="fold")
    for label, value in _rows(article, names):
        table.add_row(f"  {label}", value)
    return table


def _rows(article: Article, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    text = article.text or ""
    yield "text", f"{len(text.split()):,} words of its own, in {len(text.splitlines())} paragraphs"
    label = "removed"
    for edit in article.edits:
        yield label, f"{edit.kind} by rule {edit.rule}: {_short(edit.original)}"
        label = ""
    if article.dateline is not None:
        yield "dateline", _short(article.dateline.text)
    yield "published", _published(article)
    language = article.language
    told = language and f"{language.code} ({language.script or 'no script'}, confidence {language.confidence:.2f})"
    yield "language", told or NOT_TOLD
    yield "translation", _translation(article)
    yield "relations", _relations(article, names)
    yield "story", f"{article.story.id[:8]}, similarity {article.story.similarity:.2f}" if article.story else NOT_TOLD
    yield "people", _listed([entity.text for entity in article.entities if entity.type == "person"])
    yield "places", _listed([f"{place.name} ({place.country or '?'})" for place in article.places])
    yield "times", _listed([f"{time.text} = {time.value}" for time in article.times])
    yield "numbers", _listed([quantity.text for quantity in article.quantities])
    yield "quotes", _listed([f"{quote.speaker or 'nobody named'}: {_short(quote.text)}" for quote in article.quotes])
    sources = _listed([f"{one.source} ({one.kind})" for one in article.attributions])
    yield "sources", sources if article.attributions else NOT_TOLD


def _published(article: Article) -> str:
    published = article.published
    if published is None:
        return "no date given or found"
    conflict = "; contradicted: " + _listed([f"{one.value} ({one.found_in})" for one in published.candidates])
    return f"{published.value}, confidence {published.confidence:.2f}{conflict if published.conflict else ''}"


def _translation(article: Article) -> str:
    translation = article.translation
    if translation is None:
        return NOT_TOLD
    source = f" from {translation.source_language}" if translation.source_language else ""
    machine = " by a machine" if translation.machine else ""
    return f"{'yes' if translation.is_translation else 'no'} ({translation.score:.2f}){source}{machine}"


def _relations(article: Article, names: dict[str, str]) -> str:
    found = [f"{one.type} of {names.get(one.target, one.target[:8])} ({one.score:.2f})" for one in article.relations]
    untold = [kind for kind in RelationType if kind not in TELLS]
    note = f"; {', '.join(untold)}: {NOT_TOLD}" if untold else ""
    return f"{', '.join(found) or 'none'}{note}"


def _same_or_not(article: Article, first: Article, names: dict[str, str]) -> str:
    """What a second delivery gave: but for where and when it came, it should be the first one's record."""
    same = encode(_timeless(article)) == encode(_timeless(first))
    verdict = "the same record again, byte for byte but for where and when it came" if same else "ANOTHER RECORD"
    return f"  {verdict}: {names[article.id]} was known, and is no duplicate of itself"


def _timeless(article: Article) -> Article:
    provenance = msgspec.structs.replace(article.provenance, raw=None)
    return msgspec.structs.replace(article, received=None, provenance=provenance)


def _print_stories(console: Console, stories: dict[str, Story], names: dict[str, str]) -> None:
    console.print(Text("Stories", style="bold"))
    for story in sorted(stories.values(), key=lambda one: -len(one.versions)):
        members = ", ".join(dict.fromkeys(names.get(version.article, "?") for version in story.versions))
        console.print(f"  {story.id[:8]}  {_short(story.title or '')}")
        note = "" if RelationType.REWRITE in TELLS else f" (whether one is a rewrite: {NOT_TOLD})"
        console.print(f"            {members}; independent sources: {story.independent_sources}{note}")


def _print_count(console: Console, ended: list[Ended]) -> None:
    counts = {topic: sum(end.topic is topic for end in ended) for topic in (ENRICHED, DUPLICATES, REJECTED, DEAD)}
    told = ", ".join(f"{count} in {topic.name}" for topic, count in counts.items())
    console.print(f"\n{len(ended)} sent = {told}. Nothing was lost.")


def _short(text: str) -> str:
    level = " ".join(text.split())
    return level if len(level) <= SHOWN_CHARACTERS else level[: SHOWN_CHARACTERS - 1] + "…"


def _listed(values: list[str]) -> str:
    return "; ".join(dict.fromkeys(values)) if values else "none found"
