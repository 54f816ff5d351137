"""Fitting the measures of translated text, on made-up texts whose truth is known."""

import gzip
import random
from pathlib import Path

import msgspec
import numpy as np
import pytest

from agents.tag import fit
from agents.tag.translation import style

ORIGINAL = "Workers fixing it said they'd been waiting for weeks, with {} asking why nobody had come back to {}. "
CARRIED_OVER = "The head of the {} noted that the repair of the road will not begin before the spring of the {}. "
BY_MACHINE = "It is reported - the same is true of the {} - that this is not the case of the {}. "


def row(doc: str, kind: str, text: str) -> fit.Row:
    return fit.Row(doc, "en" if kind == "source" else "ru", "en", kind, "A", text)


def text_of(rng: random.Random, *sentences: str) -> str:
    return "".join(rng.choice(sentences).format(rng.choice("abc"), rng.choice("xyz")) for _ in range(12))


def made_up(extra: str = "") -> list[fit.Row]:
    """Three sets of translations and nine outlets of originals; `extra` stands in those of one outlet of each side."""
    rng = random.Random(5)
    rows = []
    for number in range(20):
        for name in ("one", "two", "three"):
            more = extra if number % 2 else ""
            outlet = "daily" if number % 2 else "weekly"
            rows += [
                row(f"{name}/{outlet}.{number}", "human", more + text_of(rng, CARRIED_OVER, ORIGINAL)),
                row(f"{name}/{outlet}.{number}", "machine", more + text_of(rng, CARRIED_OVER, BY_MACHINE)),
            ]
        for name in "abcdefghi":
            more = extra if name == "b" else ""
            rows.append(row(f"en/{name}.paper.{number}", "source", more + text_of(rng, ORIGINAL)))
    return rows


@pytest.fixture(scope="module")
def data() -> fit.Data:
    known = style.table("en")
    assert known is not None
    return fit.prepared(made_up(), frozenset(known.words))


def test_what_differs_is_found_on_what_was_left_out(data: fit.Data):
    folds = list(fit.translation_folds(data))
    assert {(fold.set, fold.part) for fold in folds} == {(s, p) for s in ("one", "two", "three") for p in range(3)}
    assert min(fit.area(fold.ones, fold.zeros) for fold in folds) > 0.95
    assert min(fit.area(fold.ones, fold.zeros) for fold in fit.machine_folds(data)) > 0.9


def test_sides_that_do_not_differ_are_not_told_apart():
    rng = random.Random(3)
    rows = [msgspec.structs.replace(row, text=text_of(rng, ORIGINAL, CARRIED_OVER)) for row in made_up()]
    known = style.table("en")
    assert known is not None
    folds = list(fit.translation_folds(fit.prepared(rows, frozenset(known.words))))
    assert 0.35 < np.mean([fit.area(fold.ones, fold.zeros) for fold in folds]) < 0.65


def test_the_area_counts_pairs_and_a_tie_as_half_a_pair():
    assert fit.area(np.array([2.0, 3.0]), np.array([1.0, 0.0])) == 1.0
    assert fit.area(np.array([1.0, 3.0]), np.array([1.0, 2.0])) == pytest.approx(2.5 / 4)


def test_what_is_written_can_be_read_and_gives_calibrated_odds(data: fit.Data, tmp_path: Path, monkeypatch):
    known = style.table("en")
    assert known is not None
    folds = list(fit.translation_folds(data))
    text = fit.written(known.words, data, fit.calibrated(folds), fit.calibrated(list(fit.machine_folds(data))))
    (tmp_path / "en.toml").write_text(text, "utf-8")
    monkeypatch.setattr(style, "FOLDER", tmp_path)
    table = style.table("en")
    assert table is not None
    assert table.words == known.words
    weights = {measure.name: measure.weight for measure in table.translated.measures}
    assert weights["of the"] > 0 > weights["<-ing>"]


def test_the_command_prints_each_area_and_the_lowest_and_writes_only_when_told(tmp_path: Path, monkeypatch, capsys):
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress(b"\n".join(map(msgspec.json.encode, made_up()))))
    (tmp_path / "en.toml").write_bytes((style.FOLDER / "en.toml").read_bytes())
    before = (tmp_path / "en.toml").read_bytes()
    monkeypatch.setattr(style, "FOLDER", tmp_path)
    assert fit.main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("lowest") == 2
    assert (tmp_path / "en.toml").read_bytes() == before
    assert fit.main([str(file), "--write"]) == 0
    assert (tmp_path / "en.toml").read_bytes() != before


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (b'{"doc": "a"}\n', "line 1"),
        (b"no JSON\n", "line 1"),
        (b"", "needed: English translations of at least 2 sets"),
        (msgspec.json.encode(row("a/b", "human", "text")) + b"\n\n", "'a': ['human']} and 0 outlets"),
        (gzip.compress(msgspec.json.encode(row("a/b", "human", "text")) + b"\n")[:-9], "cut off or damaged"),
        (gzip.compress(b"no JSON"), "line 1"),
    ],
)
def test_a_file_that_cannot_be_fitted_to_is_named_with_what_is_wrong(tmp_path: Path, capsys, lines: bytes, says: str):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(lines)
    assert fit.main([str(file)]) == 1
    assert says in capsys.readouterr().err
    assert fit.main([str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err
