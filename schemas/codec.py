"""Bytes to types and back. orjson reads what comes from outside, msgspec checks every type and writes records."""

import re
from typing import Any, TypeVar

import msgspec
import orjson

from schemas.outcome import DeadCause

T = TypeVar("T")

MAX_DEPTH = 100
"""Deepest nesting of arrays and objects in a message. The record itself needs 5; the rest is the producer's `extra`."""

_PATH = re.compile(r" - at `(?:key in )?\$?\.?(?P<path>[^`]*)`$")
_encoder = msgspec.json.Encoder()


class UndecodableError(ValueError):
    """A message that is none of ours: the cause for the metric, and what is wrong where for a person."""

    def __init__(self, cause: DeadCause, detail: str) -> None:
        super().__init__(detail)
        self.cause = cause


def decode(value: bytes | None, kind: type[T]) -> T:
    """The message as a `kind`.

    Raises:
        UndecodableError: empty, no JSON, not UTF-8, nested deeper than `MAX_DEPTH`, or of another shape than `kind`;
            says which field and what it should be.
    """
    if not value:
        raise UndecodableError(DeadCause.NOT_JSON, "the message is empty; expected a JSON object")
    try:
        parsed = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise UndecodableError(*_why_no_json(value, error)) from error
    if _deeper_than(parsed, MAX_DEPTH):
        raise UndecodableError(DeadCause.TOO_DEEP, f"nested deeper than {MAX_DEPTH} levels")
    try:
        return msgspec.convert(parsed, kind)
    except msgspec.ValidationError as error:
        raise UndecodableError(DeadCause.WRONG_TYPE, _named(str(error))) from error


def encode(record: Any) -> bytes:
    """A Struct as JSON; the same Struct always gives the same bytes."""
    return _encoder.encode(record)


def _why_no_json(value: bytes, error: orjson.JSONDecodeError) -> tuple[DeadCause, str]:
    """The cause and a sentence that says where the message stops being JSON."""
    try:
        value.decode()
    except UnicodeDecodeError as broken:
        return DeadCause.NOT_JSON, f"not UTF-8: byte 0x{value[broken.start]:02x} at {broken.start}: {broken.reason}"
    if "depth limit" in error.msg:
        return DeadCause.TOO_DEEP, f"nested deeper than {MAX_DEPTH} levels"
    return DeadCause.NOT_JSON, f"not JSON: {error.msg}"


def _deeper_than(value: Any, limit: int) -> bool:
    """Whether arrays and objects nest deeper than `limit`; without recursion, which could exhaust the stack."""
    level = [value]
    for _ in range(limit):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


def _named(message: str) -> str:
    """The message of msgspec with the field first: "title: expected str, got int"."""
    found = _PATH.search(message)
    what = message[: found.start()] if found else message
    what = what[:1].lower() + what[1:]
    return f"field {found['path']}: {what}" if found and found["path"] else what
