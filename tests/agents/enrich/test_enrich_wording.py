"""How languages word speech: the examples that stand beside each table hold, read by the stage as a whole."""

import pytest

from agents import enrich
from agents.enrich import wording
from schemas.article import SCHEMA, Article, Language

FILES = sorted(wording.DATA.glob("*.toml"))
EXAMPLES = [
    pytest.param(file.stem, example, id=f"{file.stem}-{number}")
    for file in FILES
    for number, example in enumerate(wording.read(file).example)
]


def enriched(text: str, code: str) -> Article:
    article = Article(
        schema=SCHEMA,
        id="a" * 32,
        revision="b" * 32,
        text=text,
        language=Language(code=code, script="Zyyy", confidence=1.0),
    )
    return enrich.process(article).record


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_has_its_quotes_speakers_and_sources(code: str, example: wording.Example) -> None:
    record = enriched(example.text, code)
    assert [(quote.text, quote.speaker or "") for quote in record.quotes] == list(example.quotes)
    if example.sources is not None:
        told = [(each.source, each.kind.value) for each in record.attributions]
        assert told == list(example.sources)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_table_has_examples(file) -> None:
    assert wording.read(file).example


def test_a_language_without_a_table_has_quotes_without_speakers() -> None:
    record = enriched("“Ni restos ĉi tie,” said Mark Olsen.", "eo")
    assert [(quote.text, quote.speaker) for quote in record.quotes] == [("Ni restos ĉi tie,", None)]


def test_a_regional_variety_has_its_languages_table() -> None:
    assert wording.of("en-GB") is wording.of("en")


def test_a_text_in_an_undetermined_language_is_read_by_the_default() -> None:
    assert wording.of("und") is wording.of("") is wording.of(wording.DEFAULT)
