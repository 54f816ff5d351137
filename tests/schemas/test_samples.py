"""The sample articles are raw articles, and what is expected of them stands in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.article import EditKind
from schemas.codec import decode
from schemas.raw import RawArticle

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
ARTICLES: dict[str, dict[str, Any]] = EXPECTED["articles"]
CLOSING = "The Associated Press contributed to this report."


def raw(name: str) -> RawArticle:
    return decode((SAMPLES / name).read_bytes(), RawArticle)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_expected_phrase_stands_in_the_article(name: str) -> None:
    wanted, text = ARTICLES[name], raw(name).text or ""
    for phrase in wanted["stays"] + wanted["lines_gone"] + wanted["captions"]:
        assert phrase in text
    for cut in wanted["cut"]:
        assert cut["phrase"] in text
        assert {EditKind(kind) for kind in cut["kinds"]}
        assert all(cut["phrase"] not in stays for stays in wanted["stays"])


@pytest.mark.parametrize("name", EXPECTED["facts"])
def test_every_expected_fact_stands_in_the_article(name: str) -> None:
    facts, text = EXPECTED["facts"][name], raw(name).text or ""
    words = facts["persons"] + facts["no_persons"] + facts["places"] + facts["attributions"]
    words += [pair[0] for pair in facts["times"] + facts["quotes"]]
    words += [f"{value:,}" for value, _ in facts["quantities"]]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_ids_and_sources_are_as_expected(name: str) -> None:
    article, wanted = raw(name), ARTICLES[name]
    assert (article.id, article.source) == (wanted["id"], wanted["source"])
    assert article.url
    assert article.fetched


def test_every_sample_belongs_to_one_story() -> None:
    assert sorted(name for story in EXPECTED["stories"] for name in story) == sorted(ARTICLES)
    assert all(len({ARTICLES[name]["story"] for name in story}) == 1 for story in EXPECTED["stories"])


def test_the_report_carries_its_closing_line_in_the_middle() -> None:
    paragraphs = (raw("a_report.json").text or "").split("\n\n")
    assert 5 < paragraphs.index(CLOSING) < len(paragraphs) - 3
    assert len(ARTICLES["a_report.json"]["stays"]) >= 15


def test_the_page_holds_what_is_expected_of_it() -> None:
    page, wanted = (SAMPLES / "page.html").read_text(encoding="utf-8"), EXPECTED["page.html"]
    phrases = wanted["stays"] + wanted["not_in_text"] + wanted["authors"]
    phrases += [wanted[name] for name in ("title", "site", "canonical_url", "caption", "section", "image")]
    assert [phrase for phrase in phrases if phrase not in page] == []
