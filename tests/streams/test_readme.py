"""What the README says is so: its commands parse, its picture is the topology, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from schemas.topics import TOPICS
from streams.cli import app
from streams.topology import STAGES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted({line.strip() for line in re.findall(r"(?<![\w./])wireroom (?![—(])[a-z][^`#|\n]*", README)})


@pytest.mark.parametrize("line", [line for line in COMMANDS if re.match(r"wireroom (?:[a-z]+(?: |$))", line)])
def test_every_command_parses(line: str) -> None:
    words = shlex.split(line)[1:]
    command = typer.main.get_command(app)
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands, line
        command = command.commands[words.pop(0)]
    command.make_context(line, words, resilient_parsing=False)


def test_every_make_target_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"(?m)^ {4}make ([a-z-]+)", README)
    assert targets
    assert [target for target in targets if f"\n{target}:" not in makefile] == []


def test_the_picture_shows_every_stage_and_topic() -> None:
    picture = README[README.index("## How it works") : README.index("| stage |")]
    assert [stage.name for stage in STAGES if stage.name not in picture] == []
    shown = {"articles.backfill", "dedup.index"}  # told in words: a second entry, and a stage's own memory
    assert [topic.name for topic in TOPICS if topic.name not in picture and topic.name not in shown] == []


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
