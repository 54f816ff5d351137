"""The command line. Each command imports what it needs when it runs, so that `--help` answers at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from streams import VERSION

if TYPE_CHECKING:
    from streams.settings import Settings

app = typer.Typer(
    name="wireroom",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Streaming ingestion of news on Apache Kafka: raw articles in; enriched records, stories and reasons out.",
    epilog="Start with: wireroom up, then in another terminal: wireroom send FILE and wireroom tail articles.enriched",
)
topics_app = typer.Typer(no_args_is_help=True, help="Create the topics, or show them.")
app.add_typer(topics_app, name="topics")

REPARTITION = "adding some moves keys to other ones, so it is left to you (kafka-topics.sh --alter)"

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells use it."""


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    import logging

    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # a command says itself what is wrong; workers log it all
    if version:
        typer.echo(f"wireroom {VERSION}")
        raise typer.Exit


@app.command(epilog="Example: wireroom up --workers 2")
def up(
    workers: Annotated[int | None, typer.Option(help="How many workers (WIREROOM_WORKERS).")] = None,
    stages: Annotated[str | None, typer.Option(help="Their stages, such as clean,tag (WIREROOM_STAGES).")] = None,
) -> None:
    """Run everything on one machine: a local Kafka unless WIREROOM_BROKERS is set, the topics, and workers."""
    from streams.supervisor import up as run

    run(_settings(workers=workers, stages=_known(stages)))


@app.command(epilog="Example: WIREROOM_BROKERS=kafka:9092 wireroom worker --stages clean,tag")
def worker(
    stages: Annotated[str | None, typer.Option(help="Stages to run, such as clean,tag (WIREROOM_STAGES).")] = None,
) -> None:
    """Run stages against a broker until told to stop. Serves /metrics, /health/live and /health/ready."""
    from streams.worker import Worker

    settings = _connected(stages=_known(stages))
    _need_topics(settings)
    raise typer.Exit(Worker(settings).run())


@topics_app.command(
    "create", epilog="Example: WIREROOM_TOPIC_PARTITIONS='{\"articles.raw\": 12}' wireroom topics create"
)
def topics_create() -> None:
    """Create what is missing, and give the other topics the settings in force."""
    import asyncio

    from schemas.topics import TOPICS
    from streams import admin

    created = asyncio.run(admin.create(_connected()))
    for name in created:
        typer.echo(f"created {name}")
    for state in asyncio.run(admin.show(_connected())):
        if state.partitions != state.wanted:
            typer.echo(
                f"{state.name} has {state.partitions} partitions, settings ask for {state.wanted}: {REPARTITION}"
            )
    typer.echo(f"{len(created)} created, {len(TOPICS) - len(created)} were there")


@topics_app.command("show", epilog="Example: wireroom topics show")
def topics_show() -> None:
    """Show every topic as the broker has it."""
    import asyncio

    from streams import admin

    for state in asyncio.run(admin.show(_connected())):
        count = "missing" if not state.partitions else f"{state.partitions} partitions"
        note = f" (settings ask for {state.wanted})" if state.partitions not in (0, state.wanted) else ""
        typer.echo(f"{state.name:24}{count}{note}")


@app.command(epilog="Example: wireroom reset --yes")
def reset(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Delete the local broker's data, texts and snapshots. Local data only; asks first."""
    import shutil

    from streams import local

    settings = _settings()
    if settings.brokers is not None:
        _fail("reset deletes local data only, and WIREROOM_BROKERS names a cluster; unset it, or delete topics there")
    if local.is_running(settings):
        _fail("the local broker is running; stop `wireroom up` or `wireroom broker` first")
    folders = local.data_folders(settings)
    if not folders:
        typer.echo(f"nothing to delete in {settings.data_dir}")
        return
    if not yes:
        typer.confirm(f"Delete {', '.join(map(str, folders))}?", abort=True)
    for folder in folders:
        shutil.rmtree(folder)
        typer.echo(f"deleted {folder}")


@app.command(epilog="Example: wireroom send articles.jsonl page.html feed.xml")
def send(
    files: Annotated[list[Path], typer.Argument(help="Feeds, pages, WARC, JSON Lines or text.", show_default=False)],
    backfill: Annotated[bool, typer.Option("--backfill", help="Send to articles.backfill: taken when quiet.")] = False,
    as_is: Annotated[bool, typer.Option("--as-is", help="Each line is a message, unread and unchecked.")] = False,
) -> None:
    """Send the articles of files to the raw topic, each confirmed by the broker."""
    import asyncio

    from streams import traffic
    from streams.sources.files import ReadError

    settings = _connected()
    _need_topics(settings)
    failed = 0
    with _progress() as progress:
        task = progress.add_task("sending", total=None)
        for path in files:
            progress.update(task, description=f"sending {path.name}")
            try:
                messages = traffic.articles(path, as_is)
                asyncio.run(traffic.send(settings, messages, backfill, lambda: progress.advance(task)))
            except (ReadError, traffic.RefusedError) as error:
                failed += 1
                typer.echo(f"error: {path}: {error}" if str(path) not in str(error) else f"error: {error}", err=True)
    typer.echo(
        f"sent {progress.tasks[0].completed:,.0f} articles"
        + (f"; {failed} of {len(files)} files failed" if failed else "")
    )
    raise typer.Exit(1 if failed else 0)


@app.command(epilog="Example: wireroom tail articles.enriched --limit 1")
def tail(
    topic: Annotated[str, typer.Argument(help="A topic, such as articles.enriched or articles.dead.")],
    new: Annotated[bool, typer.Option("--new", help="Only what comes from now on.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Leave at the topic's present end.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="Leave after so many messages; 0: never.")] = 0,
) -> None:
    """Print the messages of a topic as JSON Lines, from its start, and go on as they come."""
    import asyncio

    from streams import traffic

    async def follow() -> None:
        count = 0
        async for message in traffic.follow(_connected(), topic, from_start=not new, wait=not stop):
            sys.stdout.buffer.write(traffic.shown(message) + b"\n")
            sys.stdout.buffer.flush()
            count += 1
            if count == limit:
                return

    asyncio.run(follow())


@app.command(epilog="Example: wireroom withdraw 3b1f2ad0c4e15f60718293a4b5c6d7e8 --why 'court order of 12 May'")
def withdraw(
    article: Annotated[str, typer.Argument(help="The article's id, as `id` of its record.", metavar="ID")],
    why: Annotated[str, typer.Option(help="The reason; it stands in the record that says so.", show_default=False)],
    look: Annotated[bool, typer.Option("--look", help="Only say what is known of it.")] = False,
) -> None:
    """Withdraw an article everywhere, for a takedown or an erasure, and list what derives from it."""
    import asyncio

    from streams import withdraw as withdrawal

    settings = _connected()
    _need_topics(settings)
    wanted = withdrawal.checked(article)
    found = asyncio.run(withdrawal.known(settings, wanted))
    for line in withdrawal.told(wanted, found):
        typer.echo(line)
    if look:
        return
    asyncio.run(withdrawal.withdraw(settings, wanted, why, found.stories.values()))
    for line in withdrawal.sent(found):
        typer.echo(line)


@app.command(epilog="Example: wireroom read feed.xml page.html | wireroom process")
def read(
    files: Annotated[list[Path], typer.Argument(help="Feeds, pages, WARC, JSON Lines or text.", show_default=False)],
) -> None:
    """Turn files into raw articles, as JSON Lines on standard output."""
    from schemas.codec import encode
    from streams.sources.files import ReadError, read_file

    failed = 0
    for path in files:
        try:
            for article in read_file(path):
                sys.stdout.buffer.write(encode(article) + b"\n")
        except ReadError as error:
            failed += 1
            typer.echo(f"error: {error}", err=True)
    raise typer.Exit(1 if failed else 0)


@app.command(epilog="Example: wireroom process articles.jsonl --until clean > records.jsonl")
def process(
    file: Annotated[Path | None, typer.Argument(help="JSON Lines of raw articles; standard input if absent.")] = None,
    until: Annotated[str, typer.Option(help="Stop after this stage: clean, tag, dedup or enrich.")] = "enrich",
) -> None:
    """Run the stages without a broker: one line out for each raw article, in the same order."""
    from schemas.codec import encode
    from streams.process import Chain
    from streams.topology import ARTICLE_STAGES

    names = [stage.name for stage in ARTICLE_STAGES]
    if until not in names:
        _fail(f"--until {until}: should be one of {', '.join(names)}")
    chain = Chain(_settings(), until)
    with _lines(file) as lines:
        for answer in chain.run(lines):
            sys.stdout.buffer.write(encode(answer) + b"\n")


@app.command(epilog="Example: wireroom broker --port 9092")
def broker(
    port: Annotated[int | None, typer.Option(help="Port on the loopback address; any free one if absent.")] = None,
) -> None:
    """Run a local Apache Kafka in the foreground, with its data under WIREROOM_DATA_DIR."""
    import signal
    import threading

    from streams.local import local_broker

    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    with local_broker(_settings(), port) as running:
        typer.echo(f"Kafka answers on {running.brokers}; Ctrl-C stops it. Its log: {running.log}")
        try:
            stopped.wait()
        except KeyboardInterrupt:
            typer.echo("stopping")


@app.command(epilog="Example: wireroom demo")
def demo(
    samples: Annotated[
        Path | None, typer.Option(help="Folder of sample articles; the project's own if absent.")
    ] = None,
) -> None:
    """Start Kafka and a worker in a temporary folder, send the sample articles and show what became of each."""
    from streams.demo import run

    run(samples)


@app.command(epilog="Example: wireroom bench hop --messages 20000; wireroom bench clean --pages articles.jsonl")
def bench(
    what: Annotated[
        str,
        typer.Argument(
            help="`hop`: the runner with a stage that changes nothing; `clean`, `tag`, `dedup`, `enrich`: that stage.",
            metavar="WHAT",
        ),
    ],
    messages: Annotated[int, typer.Option(min=1000, help="hop: how many messages.")] = 60_000,
    pages: Annotated[
        Path | None, typer.Option(help="clean: JSON Lines of raw articles with html; made-up pages if absent.")
    ] = None,
    texts: Annotated[
        Path | None, typer.Option(help="tag, enrich: JSON Lines of raw articles with text; made-up texts if absent.")
    ] = None,
    articles: Annotated[int, typer.Option(min=1000, help="dedup: how many articles are held.")] = 100_000,
    wires: Annotated[
        Path | None,
        typer.Option(help="dedup: JSON Lines with title and text or body, to compare the made-up articles with."),
    ] = None,
) -> None:
    """Measure on this machine, with what it is to be compared with beside it in the same run."""
    if what == "hop":
        from streams.bench import hop

        hop.hop(messages)
    elif what == "clean":
        from streams.bench import clean

        clean.clean(pages)
    elif what == "tag":
        from streams.bench import tag

        tag.tag(texts)
    elif what == "dedup":
        from streams.bench import dedup

        dedup.dedup(articles, wires)
    elif what == "enrich":
        from streams.bench import enrich

        enrich.enrich(texts)
    else:
        _fail(f"no bench {what!r}; there are: hop, clean, tag, dedup, enrich")


def main() -> None:
    """Run a command; an error that a person can mend is one line on standard error and exit code 1."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has left, as `| head` does
        sys.exit(0)
    except Exception as error:
        message = _for_people(error)
        if message is None:
            raise
        _fail(message)


def _for_people(error: Exception) -> str | None:
    """What to tell a user, where an error is one that a user can mend; a traceback would only hide it."""
    from aiokafka.errors import KafkaConnectionError, KafkaError

    from streams.errors import UserError

    if isinstance(error, KafkaConnectionError):
        return f"no Kafka answers: {error}; is it running, and is WIREROOM_BROKERS right?"
    if isinstance(error, KafkaError):
        return f"Kafka says: {error}"
    return str(error) if isinstance(error, UserError | OSError) else None


def _fail(message: str) -> NoReturn:
    typer.echo(f"error: {message}", err=True)
    sys.exit(1)


def _need_topics(settings: "Settings") -> None:
    import asyncio

    from streams import admin

    missing = asyncio.run(admin.missing(settings))
    if missing:
        _fail(f"topics are missing: {', '.join(missing)}; create them with `wireroom topics create`")


def _known(stages: str | None) -> str | None:
    from streams.topology import named

    try:
        named(stages if stages is not None else _settings().stages)
    except ValueError as error:
        _fail(f"{'WIREROOM_STAGES' if stages is None else '--stages'}: {error}")
    return stages


def _settings(**overrides: Any) -> "Settings":
    from streams.settings import load

    return load(**overrides)


def _connected(**overrides: Any) -> "Settings":
    from streams.local import connected

    return connected(_settings(**overrides))


def _lines(file: Path | None) -> Any:
    from contextlib import nullcontext

    if file is None:
        return nullcontext(sys.stdin.buffer)
    if not file.is_file():
        _fail(f"{file}: no such file")
    return file.open("rb")


def _progress() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


if __name__ == "__main__":
    main()
