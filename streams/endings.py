"""How a message ends: running a stage on it, and what has to be sent for each outcome. No broker in here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from schemas.article import Article, StageVersion
from schemas.codec import UndecodableError, decode, encode
from schemas.outcome import DeadCause, Duplicate, Outcome, Pass, Reject, Rejected
from schemas.raw import Origin, RawArticle, Received
from schemas.story import Story
from schemas.topics import Topic
from streams.topology import EVENT_TOPIC, OUTCOME_TOPICS, REMEMBER_TOPIC, Stage


@dataclass(frozen=True)
class Dead:
    """A message that could not be processed: the cause for the metric, the detail for a person."""

    cause: DeadCause
    detail: str


Ending = Outcome | Pass[Story] | Dead


@dataclass(frozen=True)
class Delivery:
    """One message to send; `partition` None leaves the choice to the key."""

    topic: Topic
    key: bytes | None
    value: bytes | None
    partition: int | None = None
    headers: tuple[tuple[str, bytes], ...] = ()


def read(stage: Stage, value: bytes | None, origin: Origin | None, timestamp_ms: int | None, limit: int) -> Any:
    """What a stage's `process` is given: the decoded message; a raw article with where and when it came.

    Args:
        stage: the stage that reads.
        value: the message's bytes.
        origin: where the message lies; None without a broker.
        timestamp_ms: the broker's timestamp, milliseconds since 1970; None without a broker.
        limit: most bytes that a raw article may have.

    Raises:
        UndecodableError: the message is none of this stage's, or too large.
    """
    if stage.message is not RawArticle:
        return decode(value, stage.message)
    if value and len(value) > limit:
        raise UndecodableError(DeadCause.TOO_LARGE, f"{len(value):,} bytes; at most {limit:,} are taken")
    raw = decode(value, RawArticle)
    received = raw.fetched if timestamp_ms is None else datetime.fromtimestamp(timestamp_ms / 1000, UTC)
    try:
        return Received(raw=raw, received=received.astimezone(UTC) if received else None, origin=origin)
    except OverflowError as error:
        raise UndecodableError(
            DeadCause.WRONG_TYPE, f"field fetched: {raw.fetched} lies outside the calendar"
        ) from error


def failed(stage: Stage, error: Exception) -> Dead:
    """How a message ends whose stage raised. Pure code fails the same way twice, so it is not tried again."""
    return Dead(DeadCause.STAGE_FAILED, f"{stage.name} raised {type(error).__name__}: {error}")


def stamped(stage: Stage, outcome: Ending) -> Ending:
    """The outcome with the stage added to the provenance of its article."""
    if isinstance(outcome, Dead) or not isinstance(outcome.record, Article):
        return outcome
    article = outcome.record
    stages = (*article.provenance.stages, StageVersion(stage.name, stage.version))
    provenance = msgspec.structs.replace(article.provenance, stages=stages)
    return msgspec.structs.replace(outcome, record=msgspec.structs.replace(article, provenance=provenance))


def outcome_name(ending: Ending) -> str:
    """The outcome's name, as the metric and the command line say it."""
    match ending:
        case Pass():
            return "pass"
        case Duplicate():
            return "duplicate"
        case Reject():
            return "rejected"
        case Dead():
            return "dead"


def deliveries(stage: Stage, ending: Outcome | Pass[Story], partition: int) -> list[Delivery]:
    """Everything that has to be confirmed before the message is acknowledged.

    State (`dedup.index`, `stories`) goes to the partition of the input, where whoever takes it over looks for it.
    """
    sent = [_record(stage, ending, partition)]
    sent += [Delivery(EVENT_TOPIC, event.story.encode(), encode(event)) for event in ending.events]
    sent += [
        Delivery(REMEMBER_TOPIC, entry.key.encode(), None if entry.gone else encode(entry), partition)
        for entry in ending.remember
    ]
    return sent


def _record(stage: Stage, ending: Outcome | Pass[Story], partition: int) -> Delivery:
    match ending:
        case Pass(record=record):
            here = partition if stage.passes is stage.state_topic else None
            return Delivery(stage.passes, record.id.encode(), encode(record), here)
        case Duplicate(record=record):
            return Delivery(OUTCOME_TOPICS["duplicate"], record.id.encode(), encode(record))
        case Reject(reason=reason, detail=detail, record=article):
            rejected = Rejected(
                id=article.id if article else None, stage=stage.name, reason=reason, detail=detail, article=article
            )
            return Delivery(OUTCOME_TOPICS["rejected"], article.id.encode() if article else None, encode(rejected))


def dead_letter(stage: Stage, dead: Dead, origin: Origin, key: bytes | None, value: bytes | None) -> Delivery:
    """The message for `articles.dead`: the original bytes, and headers that say what happened where."""
    headers = (
        ("stage", stage.name.encode()),
        ("error", f"{dead.cause}: {dead.detail}".encode(errors="backslashreplace")),
        ("origin", str(origin).encode()),
        ("attempts", b"1"),
    )
    if key is None and value is None:
        value = b""  # the client refuses to send a message that has neither
    return Delivery(OUTCOME_TOPICS["dead"], key, value, headers=headers)
