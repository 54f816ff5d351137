"""What the files in deploy/ say in words: commands, settings, topics, ports, services and alerts are real."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from schemas.topics import TOPICS
from streams.settings import CONFIG_VARIABLE, Settings, described

FILES = (
    "docker-compose.yml",
    "deploy/Dockerfile",
    "deploy/README.md",
    "deploy/grafana/dashboards/wireroom.json",
    "deploy/prometheus/prometheus.yml",
    "deploy/prometheus/rules.yml",
    "deploy/prometheus/rules_test.yml",
)


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    return {path: (root / path).read_text(encoding="utf-8") for path in FILES}


@pytest.fixture(scope="module")
def commands() -> Any:
    """The command line, as click sees it."""
    from streams.cli import app

    return typer.main.get_command(app)


def snippets(text: str) -> list[list[str]]:
    """Commands in a text, in words: code between backticks, and the lines of shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    lines = [line for block in blocks for line in block.splitlines()] + spans
    return [shlex.split(line) for line in lines if re.match(r"(?:WIREROOM_\w+=\S+ )?(?:wireroom|docker) ", line)]


def given_to_wireroom(words: list[str]) -> list[str] | None:
    """What follows `wireroom` in a command, also where it runs in a container; None where it is another program."""
    if words[0] != "docker":
        return words[words.index("wireroom") + 1 :]
    if words[1] == "run":
        return words[words.index("wireroom") + 1 :]
    if words[1:3] == ["compose", "run"]:
        return words[words.index("topics") + 1 :]
    return None


def unknown(words: list[str], command: Any) -> str | None:
    """The first word that the command line does not take, None where it takes all."""
    for word in words:
        if word.startswith("-"):
            if not any(word in parameter.opts for parameter in command.params):
                return word
        elif hasattr(command, "commands"):
            if word not in command.commands:
                return word
            command = command.commands[word]
    return None


def test_the_readers_of_commands_read(commands: Any) -> None:
    text = "Say `wireroom topics show` or\n```sh\ndocker compose run --rm topics tail articles.dead --stop\n```\n"
    found = [given_to_wireroom(words) for words in snippets(text)]
    assert found == [["tail", "articles.dead", "--stop"], ["topics", "show"]]
    assert unknown(["topics", "show"], commands) is None
    assert unknown(["topics", "shew"], commands) == "shew"
    assert unknown(["tail", "articles.dead", "--from"], commands) == "--from"


def test_every_command_is_there(texts: dict[str, str], commands: Any) -> None:
    count = 0
    for path, text in texts.items():
        for words in snippets(text):
            given = given_to_wireroom(words)
            if given is not None:
                count += 1
                assert unknown(given, commands) is None, f"{path}: {' '.join(words)}"
    assert count > 10


def test_containers_run_commands_that_are_there(
    services: dict[str, Any], dockerfile: list[tuple[str, str]], commands: Any
) -> None:
    for name in ("topics", "worker"):
        assert unknown(services[name]["command"], commands) is None
    default = next(json.loads(arguments) for instruction, arguments in dockerfile if instruction == "CMD")
    assert unknown(default, commands) is None


def test_every_service_that_compose_commands_name_is_there(texts: dict[str, str], services: dict[str, Any]) -> None:
    for path, text in texts.items():
        for words in snippets(text):
            if words[:2] != ["docker", "compose"]:
                continue
            names = [word.removeprefix("worker=") for word in words[3:] if re.fullmatch(r"[a-z]+", word)]
            named = names[:1] if words[2] == "run" else names
            scaled = [word.split("=")[0] for word in words if re.fullmatch(r"[a-z]+=\d+", word)]
            assert {*named, *scaled} <= set(services), f"{path}: {' '.join(words)}"


def test_every_setting_is_there(texts: dict[str, str]) -> None:
    known = {*described(), CONFIG_VARIABLE}
    for path, text in texts.items():
        assert set(re.findall(r"\bWIREROOM_[A-Z_]+", text)) <= known, path


def test_every_topic_is_there(texts: dict[str, str]) -> None:
    known = {topic.name for topic in TOPICS}
    for path, text in texts.items():
        found = set(re.findall(r"\b(?:articles|dedup|story)\.[a-z]+", text.replace("[.]", ".")))
        assert found <= known, path


def test_every_metric_is_there(texts: dict[str, str]) -> None:
    from streams import metrics

    for path, text in texts.items():
        found = set(re.findall(r"\bwireroom_[a-z_]+", text))
        short = {re.sub(r"_(?:bucket|sum|count)$", "", name) for name in metrics.names()}
        assert found <= metrics.names() | short, path


def test_every_alert_that_is_named_is_there(texts: dict[str, str], rules: list[dict[str, Any]]) -> None:
    known = {rule["alert"] for rule in rules}
    for path, text in texts.items():
        assert set(re.findall(r"\bWireroom[A-Z]\w+", text)) <= known, path


def test_the_readmes_ports_are_those_that_are_published(texts: dict[str, str], services: dict[str, Any]) -> None:
    published = {port.rsplit(":", 1)[0] for service in services.values() for port in service.get("ports", [])}
    told = set(re.findall(r"^\| `([0-9.:]+)` \|", texts["deploy/README.md"], re.MULTILINE))
    assert told == published
    assert f"on {Settings.model_fields['http_port'].default}." in texts["deploy/README.md"]


def test_the_readmes_files_are_there(texts: dict[str, str], root: Path) -> None:
    for path in re.findall(r"`((?:prometheus|grafana)/[\w./]*|[\w-]+\.txt|Dockerfile)`", texts["deploy/README.md"]):
        assert (root / "deploy" / path).exists(), path


def test_the_readme_tells_the_images_own_settings(texts: dict[str, str], dockerfile: list[tuple[str, str]]) -> None:
    told = dict(re.findall(r"`(WIREROOM_\w+)` is\s+`([^`]+)`", texts["deploy/README.md"]))
    given = dict(
        re.findall(r"(WIREROOM_\w+)=(\S+)", [arguments for name, arguments in dockerfile if name == "ENV"][-1])
    )
    assert told == {name: value for name, value in given.items() if name != "WIREROOM_HTTP_PORT"}
