"""The command line says what each command does, with an example, and names what is wrong in one line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from streams.cli import app

COMMAND = typer.main.get_command(app)


def commands(command: Any = COMMAND, name: str = "wireroom") -> dict[str, Any]:
    """Every command by its words, groups left out."""
    if not hasattr(command, "commands"):
        return {name: command}
    below = [commands(one, f"{name} {word}") for word, one in command.commands.items()]
    return {words: one for found in below for words, one in found.items()}


def run(*arguments: str, given: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "streams.cli", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("name", commands())
def test_every_command_shows_an_example_that_parses(name: str) -> None:
    command = commands()[name]
    assert command.epilog
    assert command.epilog.startswith("Example: ")
    assert f"{name}" in command.epilog
    assert CliRunner().invoke(app, [*name.split()[1:], "--help"]).exit_code == 0


def test_the_commands_of_the_contract_are_there() -> None:
    names = [
        "up",
        "worker",
        "topics create",
        "topics show",
        "reset",
        "send",
        "tail",
        "read",
        "process",
        "broker",
        "demo",
        "bench",
    ]
    assert {f"wireroom {name}" for name in names} <= set(commands())


def test_process_answers_each_line_in_order(tmp_path: Path) -> None:
    """One line out for each line in; a blank or broken one is dead, a blank article rejected."""
    lines = [
        b'{"title": "A headline alone"}',
        b"",
        b"no JSON",
        b'{"text": " "}',
        b'{"text": "The council met on Monday."}',
    ]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    for done in (run("process", str(tmp_path / "in.jsonl")), run("process", given=b"\n".join(lines) + b"\n")):
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert [answer["line"] for answer in answers] == [1, 2, 3, 4, 5]
        assert [answer["outcome"] for answer in answers] == ["enriched", "dead", "dead", "rejected", "enriched"]
        assert all(answer["reason"] for answer in answers if answer["outcome"] in ("dead", "rejected"))


@pytest.mark.parametrize(("until", "block"), [("clean", "id"), ("tag", "language"), ("dedup", "story")])
def test_process_stops_after_the_stage_named(until: str, block: str) -> None:
    done = run("process", "--until", until, given=b'{"text": "The council of Porto met on Monday to vote."}\n')
    [answer] = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer["outcome"] == "enriched"
    assert block in answer["record"]
    assert [stage["name"] for stage in answer["record"]["provenance"]["stages"]][-1] == until


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["worker"], {}, "WIREROOM_BROKERS"),
        (["worker", "--stages", "cleen"], {}, "cleen"),
        (["send", "nowhere.jsonl"], {}, "WIREROOM_BROKERS"),
        (["tail", "articles.enriched"], {"WIREROOM_BROKERS": "127.0.0.1:1"}, "no Kafka answers"),
        (["process", "nowhere.jsonl"], {}, "nowhere.jsonl"),
        (["process", "--until", "lunch"], {}, "clean, tag, dedup, enrich"),
        (["reset"], {"WIREROOM_BROKERS": "127.0.0.1:1"}, "local"),
        (["bench", "lunch"], {}, "hop, clean"),
        (["bench", "clean", "--pages", "nowhere.jsonl"], {}, "nowhere.jsonl"),
        (["demo", "--samples", "nowhere"], {}, "nowhere"),
        (["process"], {"WIREROOM_WINDOW": "3"}, "WIREROOM_WINDOW"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path, arguments: list[str], environment: dict[str, str], says: str
) -> None:
    done = run(*arguments, WIREROOM_DATA_DIR=str(tmp_path), **environment)
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("error: ")
    assert says in lines[0]


def test_read_names_a_file_that_it_cannot_read_and_goes_on(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Words of an article.")
    done = run("read", str(tmp_path / "missing.txt"), str(good))
    assert done.returncode == 1
    assert "missing.txt" in done.stderr.decode()
    [article] = [json.loads(line) for line in done.stdout.splitlines()]
    assert article["extra"]["origin"] == str(good)
