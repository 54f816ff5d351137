"""Writes the JSON Schemas of the messages and the AsyncAPI document of the topics: `python -m schemas.generate`.

Both are drawn from the types and from `schemas/topics.py` alone, so the same code always writes the same bytes.
With `--check` nothing is written: files that are not as they would be written are named, and the exit status is 1.
"""

import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from schemas.article import Article
from schemas.index import IndexEntry
from schemas.outcome import Rejected
from schemas.raw import RawArticle
from schemas.story import AnyStoryEvent, Story
from schemas.topics import BACKFILL, DEAD, RAW, TOPICS, Topic

FOLDER = Path(__file__).parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"

VERSION = "1.0.0"
"""Version of the messages as a whole. A new field raises the second number, a field of another meaning the first."""

# Every type that is a message, by the name of its file.
MESSAGES: Mapping[str, Any] = {
    "raw_article": RawArticle, "article": Article, "rejected": Rejected, "story": Story, "story_event": AnyStoryEvent,
    "index_entry": IndexEntry,
}  # fmt: skip
# What a union is, which has no docstring of its own.
UNION_DESCRIPTIONS: Mapping[str, str] = {"story_event": "A message of `story.events`; `event` tells which."}

NULLABLE = frozenset({"RawArticle"})
"""Types whose fields may come as null, which counts as absent. In all others an absent field is left out."""

FROM_PRODUCERS = (RAW, BACKFILL)

DEAD_HEADERS: Mapping[str, str] = {
    "stage": "the stage that could not process the message",
    "error": "what went wrong",
    "origin": "where the message came from: topic/partition/offset",
    "attempts": "how often it was tried",
}

_ATTRIBUTES = re.compile(r"\n*^Attributes:\n(?P<list>.*)", re.MULTILINE | re.DOTALL)
_ATTRIBUTE = re.compile(r"^ {4}(?P<names>\w+(?:, \w+)*): (?P<text>.*(?:\n {5,}.*)*)", re.MULTILINE)

Schema = dict[str, Any]


def documents() -> dict[Path, str]:
    """Every generated file: its path below `schemas/` and what should stand in it."""
    found = {Path("json") / f"{name}.json": _written(json_schema(name)) for name in MESSAGES}
    return found | {Path("asyncapi.json"): _written(asyncapi())}


def json_schema(name: str) -> Schema:
    """The JSON Schema (draft 2020-12) of one of `MESSAGES`, complete in itself."""
    (top,), parts = _schemas([MESSAGES[name]], "#/$defs/{name}")
    description = UNION_DESCRIPTIONS.get(name)
    return {"$schema": DIALECT} | ({"description": description} if description else {}) | top | {"$defs": parts}


def asyncapi() -> Schema:
    """The AsyncAPI 3.0 document of all topics, as their clients see them: producers send, consumers receive."""
    tops, parts = _schemas(list(MESSAGES.values()), "#/components/schemas/{name}")
    schemas = {name: _in_draft_7(part) for name, part in parts.items()}
    for name, top in zip(MESSAGES, tops, strict=True):
        if "$ref" not in top:
            schemas[_camel(name, "_", upper=True)] = {"description": UNION_DESCRIPTIONS[name]} | _in_draft_7(top)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "wireroom",
            "version": VERSION,
            "description": (
                "Topics of wireroom as its clients see them: producers send raw articles, consumers receive what"
                " becomes of them. Delivery is at least once; ids make a second delivery harmless. Readers ignore"
                " fields they do not know. Partitions and retention are the defaults for one machine."
            ),
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {_channel_id(topic): _channel(topic) for topic in TOPICS},
        "operations": dict(_operation(topic) for topic in TOPICS),
        "components": {"messages": {_message_id(topic): _message(topic) for topic in TOPICS}, "schemas": schemas},
    }


def _schemas(types: list[Any], template: str) -> tuple[list[Schema], dict[str, Schema]]:
    """The schemas of some types, and of all the types they are made of, with references in the form of `template`."""
    tops, parts = msgspec.json.schema_components(types, ref_template=template)
    described = {name: _described(part, inspect.cleandoc(part.get("description", ""))) for name, part in parts.items()}
    return [_levelled(top, nullable=False) for top in tops], {
        name: _levelled(part, nullable=name in NULLABLE) for name, part in sorted(described.items())
    }


def _described(schema: Schema, doc: str) -> Schema:
    """The schema with the docstring's "Attributes" section moved to the properties that it describes."""
    section = _ATTRIBUTES.search(doc)
    summary = doc[: section.start()] if section else doc
    texts = {
        name: " ".join(found["text"].split())
        for found in _ATTRIBUTE.finditer(section["list"] if section else "")
        for name in found["names"].split(", ")
    }
    properties = schema.get("properties", {})
    unknown = texts.keys() - properties.keys()
    if unknown:
        raise ValueError(f"the docstring of {schema['title']} describes {sorted(unknown)}, which it does not have")
    for name, text in texts.items():
        properties[name] = {"description": text} | properties[name]
    return schema | ({"description": _paragraphs(summary)} if summary else {})


def _paragraphs(text: str) -> str:
    """A docstring with each paragraph on one line."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _levelled(node: Any, *, nullable: bool) -> Any:
    """The schema without `discriminator` (the `event` of each choice says it) and, unless `nullable`, without null."""
    if isinstance(node, list):
        return [_levelled(child, nullable=nullable) for child in node]
    if not isinstance(node, dict):
        return node
    levelled = {key: _levelled(value, nullable=nullable) for key, value in node.items() if not _is_idle(key, value)}
    if nullable or {"type": "null"} not in levelled.get("anyOf", ()):
        return levelled
    levelled.pop("default", None)
    choices = [choice for choice in levelled.pop("anyOf") if choice != {"type": "null"}]
    return levelled | (choices[0] if len(choices) == 1 else {"anyOf": choices})


def _is_idle(key: str, value: Any) -> bool:
    return (key == "discriminator" and "propertyName" in value) or (key == "required" and value == [])


def _in_draft_7(node: Any) -> Any:
    """The schema in the words of AsyncAPI's own dialect, which has draft 7's arrays of fixed length."""
    if isinstance(node, list):
        return [_in_draft_7(child) for child in node]
    if not isinstance(node, dict):
        return node
    found = {key: _in_draft_7(value) for key, value in node.items()}
    if "prefixItems" in found:
        rest = found.pop("items", True)
        found |= {"items": found.pop("prefixItems"), "additionalItems": rest}
    return found


def _channel(topic: Topic) -> Schema:
    identifier = _message_id(topic)
    return {
        "address": topic.name,
        "description": f"{topic.summary[0].upper()}{topic.summary[1:]}. The key is {_key(topic)}.",
        "messages": {identifier: {"$ref": f"#/components/messages/{identifier}"}},
        "bindings": {"kafka": _kafka_binding(topic)},
    }


def _kafka_binding(topic: Topic) -> Schema:
    kept = topic.retention_ms is not None
    policy = (["compact"] if topic.compacted else []) + (["delete"] if kept or not topic.compacted else [])
    return {
        "topic": topic.name,
        "partitions": topic.partitions,
        "topicConfiguration": {"cleanup.policy": policy, "retention.ms": topic.retention_ms if kept else -1},
        "bindingVersion": "0.5.0",
    }


def _operation(topic: Topic) -> tuple[str, Schema]:
    action = "send" if topic in FROM_PRODUCERS else "receive"
    channel = f"#/channels/{_channel_id(topic)}"
    return action + _camel(topic.name, ".", upper=True), {
        "action": action,
        "channel": {"$ref": channel},
        "summary": f"{'Producers send' if action == 'send' else 'Consumers receive'} {topic.summary}.",
        "messages": [{"$ref": f"{channel}/messages/{_message_id(topic)}"}],
    }


def _message(topic: Topic) -> Schema:
    """A topic's message; messages of one type differ in their keys, so each topic has one of its own."""
    key = {"key": {"type": "string", "description": _key(topic)}, "bindingVersion": "0.5.0"}
    message: Schema = {"name": _message_id(topic), "summary": topic.summary, "bindings": {"kafka": key}}
    if topic is DEAD:
        described = {name: {"type": "string", "description": text} for name, text in DEAD_HEADERS.items()}
        headers = {"type": "object", "properties": described}
        return message | {"contentType": "application/octet-stream", "headers": headers}
    name = next(name for name, kind in MESSAGES.items() if kind == topic.message)
    return message | {"payload": {"$ref": f"#/components/schemas/{_camel(name, '_', upper=True)}"}}


def _key(topic: Topic) -> str:
    return topic.key if topic.key.startswith(("the ", "as ")) else f"the {topic.key}"


def _channel_id(topic: Topic) -> str:
    return _camel(topic.name, ".")


def _message_id(topic: Topic) -> str:
    return _camel(topic.name, ".") + "Message"


def _camel(name: str, separator: str, *, upper: bool = False) -> str:
    """`articles.raw` as `articlesRaw` or `ArticlesRaw`."""
    first, *others = name.split(separator)
    return (first.capitalize() if upper else first) + "".join(other.capitalize() for other in others)


def _written(document: Schema) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def stale(folder: Path = FOLDER) -> Iterator[str]:
    """What is not as it would be written: one line for each file, with what is wrong."""
    wanted = documents()
    for path, content in wanted.items():
        file = folder / path
        if not file.exists():
            yield f"{path.as_posix()}: is missing"
        elif file.read_bytes() != content.encode():
            yield f"{path.as_posix()}: is stale"
    for file in sorted((folder / "json").glob("*")):
        if file.relative_to(folder) not in wanted:
            yield f"{file.relative_to(folder).as_posix()}: is no message's schema"


def write(folder: Path = FOLDER) -> None:
    """Write every generated file below `folder`."""
    for path, content in documents().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode())


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` compare them; returns the exit status."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python -m schemas.generate [--check]\n")
        return 2
    if not arguments:
        write()
        return 0
    wrong = list(stale())
    for line in wrong:
        sys.stderr.write(f"schemas/{line}; run python -m schemas.generate\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
