"""The bench of the dedup stage: a made-up stream that is always the same, its measures, and a line for each figure."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from agents.dedup import Index, process
from agents.store import MemoryStore
from streams.bench import dedup
from streams.bench.made_up_wires import SYLLABLES, Kind, Wires, word
from streams.cli import app

COUNT = 300


def test_an_article_is_the_same_every_time_and_whatever_came_before():
    in_order = list(Wires().articles(0, COUNT))
    assert in_order == list(Wires().articles(0, COUNT))
    assert Wires().article(COUNT - 1) == in_order[-1]
    assert list(Wires(seed=8).articles(0, 9)) != in_order[:9]
    assert len({article.id for article in in_order}) == COUNT


def test_no_two_words_are_the_same():
    numbers = range(len(SYLLABLES) ** 2 + 10)
    assert len({word(number) for number in numbers}) == len(numbers)


def test_a_copy_comes_after_what_it_copies_and_has_a_relation_to_it():
    wires, index = Wires(), Index(MemoryStore())
    told = {}
    for number, article in enumerate(wires.articles(0, COUNT)):
        relations = process(article, index).record.relations
        told.setdefault(wires.kind(number), []).append(relations[0].type if relations else None)
    assert {Kind.EXACT, Kind.NEAR, Kind.FORM, Kind.FOLLOW_UP, Kind.NEW} <= set(told)
    assert set(told[Kind.EXACT]) == {"exact"}
    assert told[Kind.NEAR].count("near") >= 0.8 * len(told[Kind.NEAR])


def test_the_first_article_of_an_event_is_a_new_one():
    wires = Wires()
    founders = {wires.founder(number) for number in range(COUNT)}
    assert {wires.kind(number) for number in founders} == {Kind.NEW}


def test_a_line_for_each_figure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(dedup, "TIMED", 8)
    monkeypatch.setattr(dedup, "DECISIONS", 20)
    figures = dedup.measured(60)
    assert len(figures.times_ms) == 8
    assert figures.snapshot_bytes > 60 * 400
    dedup.show(figures)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("60 articles held")
    assert [line.split()[0] for line in lines[1:]] == ["article", "memory", "rebuild", "snapshot"]


def test_wires_of_a_file_are_compared_with_the_made_up_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "wires.jsonl.gz"
    given = [{"title": a.title, "body": a.text} for a in Wires().articles(0, 20)]
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, given)).encode()))
    wires = dedup.wires_of(file)
    assert len(wires) == 20
    dedup.compare(wires, list(Wires().articles(0, 20)))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("20 articles each")
    assert {"words an article", "exact, %", "candidates: aligned"} <= {line[:34].strip() for line in lines}
    assert float(lines[1].split()[-1]) == pytest.approx(1, abs=0.05)


def test_a_file_without_articles_is_named(tmp_path: Path):
    empty, broken = tmp_path / "empty.jsonl", tmp_path / "broken.jsonl"
    empty.write_bytes(b"")
    broken.write_bytes(b'{"title": "A", "text": "Ten words."}\n[1]\n')
    for file, says in ((empty, "no article"), (broken, "line 2"), (tmp_path / "none.jsonl", "no such file")):
        done = CliRunner().invoke(app, ["bench", "dedup", "--wires", str(file)])
        assert done.exit_code == 1
        assert str(file) in str(done.exception)
        assert says in str(done.exception)
