"""The bench of the clean stage: made-up articles that are always the same, and one line for each contender."""

from pathlib import Path

from typer.testing import CliRunner

from agents.clean import heavy, process
from schemas.codec import encode
from schemas.outcome import Pass
from schemas.raw import RawArticle, Received
from streams.bench import clean, timing
from streams.bench.made_up import LARGEST, LAYOUTS, SENTENCES, SMALLEST, TEXT_SIZE, pages, texts
from streams.cli import app

COUNT = 2 * len(LAYOUTS)


def test_the_pages_are_the_same_every_time_and_of_all_sizes():
    made = pages(COUNT)
    assert made == pages(COUNT)
    sizes = [len((page.html or "").encode()) for page in made]
    assert SMALLEST <= min(sizes) < 3 * SMALLEST
    assert LARGEST <= max(sizes) < 1.1 * LARGEST


def test_the_clean_stage_finds_an_article_in_each_page():
    for page in pages(COUNT):
        assert heavy(Received(raw=page))
        outcome = process(Received(raw=page))
        assert isinstance(outcome, Pass)
        assert outcome.record.text
        assert outcome.record.title


def test_the_texts_have_the_size_that_is_said():
    for language in SENTENCES:
        made = texts(language, 3)
        assert made == texts(language, 3)
        longest_character = len("村".encode())
        sizes = [len((article.text or "").encode()) for article in made]
        assert all(TEXT_SIZE - longest_character < size <= TEXT_SIZE for size in sizes)


def test_a_file_of_pages_is_measured_with_trafilatura_beside_it(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(timing, "ROUNDS", 1)
    monkeypatch.setattr(clean, "TEXTS", 1)
    file = tmp_path / "pages.jsonl"
    file.write_bytes(encode(pages(2)[0]) + b"\n\n" + encode(RawArticle(text="no page")) + b"\n")
    done = CliRunner().invoke(app, ["bench", "clean", "--pages", str(file)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("1 pages, ")
    lines = done.output.splitlines()
    assert [line.split("  ")[0] for line in lines[1:4]] == ["clean", "trafilatura", "trafilatura, fast"]
    assert [line.split()[4] for line in lines if "of text" in line] == [*SENTENCES]


def test_a_file_without_pages_is_named(tmp_path: Path):
    empty, broken = tmp_path / "empty.jsonl", tmp_path / "broken.jsonl"
    empty.write_bytes(b"")
    broken.write_bytes(b'{"html": "<p>a</p>"}\nno JSON\n')
    for file, says in ((empty, "no article with html"), (broken, "line 2"), (tmp_path / "none.jsonl", "no such file")):
        done = CliRunner().invoke(app, ["bench", "clean", "--pages", str(file)])
        assert done.exit_code == 1
        assert str(file) in str(done.exception)
        assert says in str(done.exception)
