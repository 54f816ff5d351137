"""The bench of the enrich stage: made-up reports that are always the same, and what is found in them."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from schemas.codec import encode
from schemas.raw import RawArticle
from streams.bench import enrich, timing
from streams.bench.made_up_reports import TEXT_SIZE, reports
from streams.cli import app


@pytest.fixture(autouse=True)
def _one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "ROUNDS", 1)
    monkeypatch.setattr(enrich, "REPORTS", 2)
    monkeypatch.setattr(enrich, "TEXTS", 1)


def test_reports_are_the_same_every_time_and_differ_from_one_another():
    made = reports(5)
    assert made == reports(5)
    assert len({report.text for report in made}) == len(made)
    assert all(TEXT_SIZE - 4 < len((report.text or "").encode()) <= TEXT_SIZE for report in made)


def test_every_slot_of_a_sentence_is_filled():
    assert not [report.id for report in reports(40) if re.search(r"[{}]", f"{report.title} {report.text}")]


def test_made_up_reports_are_measured_and_what_they_hold_is_counted():
    done = CliRunner().invoke(app, ["bench", "enrich"])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2 articles, ")
    found = re.search(r"found in 3 KB\s+(.*)", done.output)
    assert found
    counts = {name: float(count) for count, name in re.findall(r"([\d.]+) (\w+)", found[1])}
    assert set(counts) == {"names", "places", "times", "quantities", "quotes", "attributions"}
    assert min(counts.values()) > 1
    assert "texts, de" in done.output


def test_articles_of_a_file_are_measured(tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    file.write_bytes(encode(RawArticle(text=reports(1)[0].text)))
    done = CliRunner().invoke(app, ["bench", "enrich", "--texts", str(file)])
    assert done.exit_code == 0, done.output
    assert "texts, de" not in done.output


def test_a_file_without_an_article_is_named(tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    file.write_bytes(encode(RawArticle(text="123")))
    done = CliRunner().invoke(app, ["bench", "enrich", "--texts", str(file)])
    assert "no article that the clean stage lets pass" in str(done.exception)
