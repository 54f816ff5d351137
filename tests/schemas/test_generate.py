"""The checked-in JSON Schemas and AsyncAPI document are what the types and topics say."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

import schemas.article
import schemas.index
import schemas.outcome
import schemas.raw
import schemas.story
from schemas import generate
from schemas.article import Article, EditKind
from schemas.codec import encode
from schemas.index import IndexEntry, Signature
from schemas.outcome import Reason, Rejected
from schemas.raw import RawArticle
from schemas.story import Joined, Story, Version
from schemas.topics import DEAD, TOPICS

SAMPLES = Path(__file__).parents[1] / "samples"
ID, REVISION = "0" * 32, "f" * 32
ARTICLE = Article(
    schema="article/1",
    id=ID,
    revision=REVISION,
    text="Ten boats",
    edits=(schemas.article.Edit(at=0, length=0, original="Ad", kind=EditKind.PROMOTION, rule="app"),),
    spacing=(schemas.article.Spacing(at=3, length=1, original="\t"),),
    entities=(schemas.article.Entity(text="Ten", type=schemas.article.EntityType.OTHER, mentions=((0, 3),)),),
)


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((generate.FOLDER / "json" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for child in node:
            yield from references(child)


def resolved(document: Any, reference: str) -> Any:
    assert reference.startswith("#/")
    for step in reference[2:].split("/"):
        document = document[step]
    return document


def asyncapi() -> dict[str, Any]:
    return json.loads((generate.FOLDER / "asyncapi.json").read_text(encoding="utf-8"))


# ---------------------------------------------------------------- the files


def test_checked_in_files_are_what_is_generated() -> None:
    assert list(generate.stale()) == [], "run python -m schemas.generate"


def test_check_names_stale_missing_and_foreign_files(tmp_path: Path) -> None:
    generate.write(tmp_path)
    assert list(generate.stale(tmp_path)) == []
    (tmp_path / "json" / "story.json").write_text("{}", encoding="utf-8")
    (tmp_path / "json" / "article.json").unlink()
    (tmp_path / "json" / "old.json").write_text("{}", encoding="utf-8")
    assert sorted(generate.stale(tmp_path)) == [
        "json/article.json: is missing",
        "json/old.json: is no message's schema",
        "json/story.json: is stale",
    ]


def test_check_fails_and_says_which_file(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(generate, "VERSION", "0.0.0")
    assert generate.main(["--check"]) == 1
    assert "schemas/asyncapi.json: is stale; run python -m schemas.generate" in capsys.readouterr().err
    assert generate.main(["--wrong"]) == 2


def test_two_processes_write_the_same_bytes() -> None:
    code = "import sys; from schemas.generate import documents; sys.stdout.write(repr(documents()))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
            cwd=generate.FOLDER.parent,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


# ---------------------------------------------------------------- JSON Schemas


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("?_*.json")), ids=lambda path: path.name)
def test_sample_raw_articles_are_valid(path: Path) -> None:
    validator("raw_article").validate(json.loads(path.read_text(encoding="utf-8")))


def test_null_is_allowed_in_a_raw_article_and_an_unknown_field_too() -> None:
    validator("raw_article").validate({"title": "Ten boats", "text": None, "authors": None, "desk": 3})


@pytest.mark.parametrize("wrong", [{"title": 3}, {"authors": "A"}, {"status": "gone"}, {"extra": []}])
def test_a_raw_article_of_the_wrong_shape_is_invalid(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator("raw_article").validate(wrong)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("raw_article", RawArticle(title="Ten boats")),
        ("article", ARTICLE),
        ("rejected", Rejected(stage="clean", reason=Reason.NO_TEXT, detail="a page without text", article=ARTICLE)),
        ("story", Story(id=ID, versions=(Version(article=ID, revision=REVISION),))),
        ("story_event", Joined(story=ID, version=Version(article=ID, revision=REVISION))),
        ("index_entry", IndexEntry(id=ID, revision=REVISION, signature=Signature(exact=b"\0\xff"), text=b"\x28\xb5")),
    ],
)
def test_what_is_encoded_is_valid(name: str, record: Any) -> None:
    validator(name).validate(json.loads(encode(record)))


def test_every_message_has_an_example_above() -> None:
    mark = test_what_is_encoded_is_valid.pytestmark[0]
    assert {name for name, _ in mark.args[1]} == set(generate.MESSAGES)


@pytest.mark.parametrize("name", [name for name in generate.MESSAGES if name != "raw_article"])
def test_null_stands_nowhere_in_an_outgoing_record(name: str) -> None:
    text = (generate.FOLDER / "json" / f"{name}.json").read_text(encoding="utf-8")
    assert "null" not in text
    if name == "article":
        with pytest.raises(ValidationError):
            validator(name).validate(json.loads(encode(ARTICLE)) | {"title": None})


def test_a_type_with_fields_that_may_be_none_leaves_them_out_of_its_json() -> None:
    modules = (schemas.article, schemas.index, schemas.outcome, schemas.raw, schemas.story)
    found = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not msgspec.Struct
    }
    sent = {kind for kind in found if kind.__name__ in generate.asyncapi()["components"]["schemas"]}
    careless = [
        kind.__name__
        for kind in sent
        if not kind.__struct_config__.omit_defaults
        and any(field.default is None for field in msgspec.structs.fields(kind))
    ]
    assert len(sent) > 20
    assert careless == []


def test_bytes_are_base64_strings() -> None:
    entry = IndexEntry(id=ID, revision=REVISION, text=b"\x00\xff")
    assert json.loads(encode(entry))["text"] == base64.b64encode(b"\x00\xff").decode()
    schema = validator("index_entry").schema["$defs"]["IndexEntry"]["properties"]["text"]
    assert (schema["type"], schema["contentEncoding"]) == ("string", "base64")


def test_docstrings_are_descriptions_and_attributes_describe_their_fields() -> None:
    entry = validator("index_entry").schema["$defs"]["IndexEntry"]
    assert entry["description"] == "What is remembered under `id/revision`."
    assert "tombstone" in entry["properties"]["gone"]["description"]


def test_a_docstring_that_describes_a_field_which_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"describes \['lost'\]"):
        generate._described({"title": "T", "properties": {}}, "What it is.\n\nAttributes:\n    lost: not there.")


# ---------------------------------------------------------------- AsyncAPI


def test_every_reference_in_the_asyncapi_document_resolves() -> None:
    document = asyncapi()
    found = set(references(document))
    assert len(found) > 50
    for reference in found:
        assert resolved(document, reference), reference


def test_every_schema_of_the_asyncapi_document_is_referred_to() -> None:
    document = asyncapi()
    used = {reference.rpartition("/")[2] for reference in references(document)}
    assert set(document["components"]["schemas"]) <= used


def test_every_topic_has_a_channel_with_its_kafka_settings() -> None:
    channels = {channel["address"]: channel for channel in asyncapi()["channels"].values()}
    assert list(channels) == [topic.name for topic in TOPICS]
    for topic in TOPICS:
        binding = channels[topic.name]["bindings"]["kafka"]
        assert binding["partitions"] == topic.partitions
        settings = binding["topicConfiguration"]
        assert settings["retention.ms"] == (-1 if topic.retention_ms is None else topic.retention_ms)
        assert ("compact" in settings["cleanup.policy"]) == topic.compacted
        assert ("delete" in settings["cleanup.policy"]) == (topic.retention_ms is not None)


def test_producers_send_raw_articles_and_consumers_receive_the_rest() -> None:
    document = asyncapi()
    actions = {
        resolved(document, operation["channel"]["$ref"])["address"]: operation["action"]
        for operation in document["operations"].values()
    }
    assert {name for name, action in actions.items() if action == "send"} == {"articles.raw", "articles.backfill"}
    assert {name for name, action in actions.items() if action == "receive"} == {t.name for t in TOPICS} - {
        "articles.raw",
        "articles.backfill",
    }


def test_a_message_has_a_key_and_a_payload_and_a_dead_one_its_headers() -> None:
    document = asyncapi()
    for topic in TOPICS:
        channel = next(c for c in document["channels"].values() if c["address"] == topic.name)
        (reference,) = references(channel["messages"])
        message = resolved(document, reference)
        assert topic.key in message["bindings"]["kafka"]["key"]["description"]
        if topic is DEAD:
            assert set(message["headers"]["properties"]) == {"stage", "error", "origin", "attempts"}
        else:
            assert resolved(document, message["payload"]["$ref"])


def test_the_asyncapi_document_keeps_to_its_own_dialect() -> None:
    text = json.dumps(asyncapi())
    assert "prefixItems" not in text
    assert "$defs" not in text
