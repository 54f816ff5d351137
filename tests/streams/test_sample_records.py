"""The records of the sample articles are as a careful reader would have them, as far as the stages tell yet."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Article
from streams.process import Answer, Chain
from streams.settings import load

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
NAMES = sorted(EXPECTED["articles"])


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    chain = Chain(load(), until="enrich")
    lines = [json.dumps(json.loads((SAMPLES / name).read_bytes())).encode() for name in NAMES]
    return dict(zip(NAMES, chain.run(lines), strict=True))


def record(answers: dict[str, Answer], name: str) -> Article:
    article = answers[name].record
    assert article is not None
    return article


@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_belong_is_cut_and_what_does_stays(answers: dict[str, Answer], name: str) -> None:
    article, wanted = record(answers, name), EXPECTED["articles"][name]
    text = article.text or ""
    assert answers[name].outcome == wanted["outcome"]
    for cut in wanted["cut"]:
        assert cut["phrase"] not in text
        assert any(cut["phrase"] in edit.original and edit.kind in cut["kinds"] for edit in article.edits), cut
    assert [phrase for phrase in wanted["stays"] if phrase not in text] == []
    assert [line for line in wanted["lines_gone"] if line in text.split("\n")] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_cut_still_feeds_the_record(answers: dict[str, Answer], name: str) -> None:
    article, wanted = record(answers, name), EXPECTED["articles"][name]
    captions = " ".join(caption.text for caption in article.captions)
    assert [caption for caption in wanted["captions"] if caption not in captions] == []
    names = {credit.name for credit in article.credits}
    assert [credit for credit in wanted["credits"] if "name" in credit and credit["name"] not in names] == []
    agencies = " ".join(credit.agency or "" for credit in article.credits)
    assert [agency for agency in wanted["credit_agencies"] if agency not in agencies] == []


@pytest.mark.parametrize("name", NAMES)
def test_language_and_dates_are_told(answers: dict[str, Answer], name: str) -> None:
    article, wanted = record(answers, name), EXPECTED["articles"][name]
    assert article.language is not None
    assert (article.language.code, article.language.script) == (wanted["language"], wanted["script"])
    assert article.published is not None
    assert article.published.value.startswith(wanted["published"])
    assert article.published.conflict == wanted["conflict"]


def story(answers: dict[str, Answer], name: str) -> str:
    link = record(answers, name).story
    assert link is not None
    return link.id


def test_accounts_of_one_event_are_one_story(answers: dict[str, Answer]) -> None:
    stories = [{story(answers, name) for name in names} for names in EXPECTED["stories"]]
    assert [len(ids) for ids in stories] == [1] * len(stories)
    assert len(set.union(*stories)) == len(stories)


@pytest.mark.parametrize("name", sorted(EXPECTED["facts"]))
def test_facts_are_found(answers: dict[str, Answer], name: str) -> None:
    article, facts = record(answers, name), EXPECTED["facts"][name]
    text = article.text or ""
    people = {entity.text for entity in article.entities if entity.type == "person"}
    assert set(facts["persons"]) <= people
    assert not set(facts["no_persons"]) & people
    mentioned = {text[start:end]: place.geonameid for place in article.places for start, end in place.mentions}
    assert set(facts["places"]) <= set(mentioned)
    values = {quantity.value for quantity in article.quantities}
    assert {value for value, _ in facts["quantities"]} <= values
    quoted = [(quote.text, quote.speaker or "") for quote in article.quotes]
    for words, speaker in facts["quotes"]:
        assert any(words in said and speaker in who for said, who in quoted), words
    times = [(time.text, time.value) for time in article.times]
    assert [pair for pair in facts["times"] if tuple(pair) not in times] == []


@pytest.mark.parametrize("name", sorted(EXPECTED["facts"]))
def test_translations_are_told(answers: dict[str, Answer], name: str) -> None:
    """Who translated it and from what is told of a translation alone."""
    translation = record(answers, name).translation
    assert translation is not None
    wanted = EXPECTED["facts"][name].get("translation")
    assert translation.is_translation == (wanted is not None)
    if wanted:
        assert (translation.machine, translation.source_language) == (wanted["machine"], wanted["source_language"])


def test_two_spellings_are_one_place(answers: dict[str, Answer]) -> None:
    def resolved(name: str) -> dict[str, int | None]:
        article = record(answers, name)
        text = article.text or ""
        return {text[start:end]: place.geonameid for place in article.places for start, end in place.mentions}

    report, translation = resolved("a_report.json"), resolved("c_translation.json")
    for spelling, usual in EXPECTED["facts"]["c_translation.json"]["same_places"].items():
        assert translation[spelling] == report[usual] is not None


def test_the_articles_relate_as_a_reader_would_say(answers: dict[str, Answer]) -> None:
    names = {record(answers, name).id: name for name in NAMES}
    wanted = {(one["from"], one["to"]): one for one in EXPECTED["relations"]}
    for name in NAMES:
        for relation in record(answers, name).relations:
            expected = wanted.pop((name, names[relation.target]), {"type": "same_story"})
            assert relation.type == expected["type"]
            assert relation.direction in expected.get("direction", relation.direction)
            assert relation.passages or relation.type == "same_story"
    assert wanted == {}
