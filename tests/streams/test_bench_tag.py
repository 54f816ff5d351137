"""The bench of the tag stage: a line for each contender, over made-up texts or those of a file."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from schemas.codec import encode
from schemas.raw import RawArticle
from streams.bench import tag, timing
from streams.bench.made_up import texts
from streams.cli import app


@pytest.fixture(autouse=True)
def _one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "ROUNDS", 1)
    monkeypatch.setattr(tag, "TEXTS", 1)


def test_texts_of_a_file_are_measured_with_another_detector_beside_it(tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    file.write_bytes(b"\n".join(map(encode, (*texts("en", 2), RawArticle(html="<p>no text</p>")))))
    done = CliRunner().invoke(app, ["bench", "tag", "--texts", str(file)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2 texts, ")
    named = [line.split()[0] for line in done.output.splitlines()[1:]]
    assert named[:3] == ["language", "tag", "py3langid"]


def test_memory_grows_where_a_model_is_loaded():
    assert tag._memory("py3langid", ["one text"]) > 1


def test_a_file_without_texts_is_named(tmp_path: Path):
    file = tmp_path / "pages.jsonl"
    file.write_bytes(encode(RawArticle(html="<p>no text</p>")))
    done = CliRunner().invoke(app, ["bench", "tag", "--texts", str(file)])
    assert done.exit_code == 1
    assert "no article with text" in str(done.exception)
    file.write_bytes(encode(RawArticle(text="123")))
    done = CliRunner().invoke(app, ["bench", "tag", "--texts", str(file)])
    assert "no article that the clean stage lets pass" in str(done.exception)
