"""How languages word speech: the examples that stand beside each table hold, read by the stage as a whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
def test_a_table_has_examples(file: Path) -> None:
    assert wording.read(file).example


def test_a_language_without_a_table_has_quotes_without_speakers() -> None:
    record = enriched("“Ni restos ĉi tie,” said Mark Olsen.", "eo")
    assert [(quote.text, quote.speaker) for quote in record.quotes] == [("Ni restos ĉi tie,", None)]


def test_a_regional_variety_has_its_languages_table() -> None:
    assert wording.of("en-GB") is wording.of("en")


def test_a_text_in_an_undetermined_language_is_read_by_the_default() -> None:
    assert wording.of("und") is wording.of("") is wording.of(wording.DEFAULT)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "L’été, l'eau et aujourd’hui qu'elle dit."),
        ("it", "Un po' d'acqua, dell'altro e l’isola."),
        ("nl", "Hij zag 's avonds foto's en auto's bij 't Hof."),
        ("uk", "П'ять об’єктів і п‘ять комп'ютерів."),
        ("de", "Das war's, so geht’s in Hans' Haus."),
    ],
)
def test_apostrophes_open_no_quotes(code: str, text: str) -> None:
    assert enriched(text, code).quotes == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Газета «Вечерний берег» и партия «Наш дом» закрылись."),
        ("pl", "Klub „Nasza Wieś” i gazeta „Brzeg” istnieją od lat."),
        ("de", "Das schrieb die „Coast Post“ am Montag."),
    ],
)
def test_names_of_papers_and_clubs_in_marks_are_no_quotes(code: str, text: str) -> None:
    assert enriched(text, code).quotes == ()


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert enriched("— хлеб\n— молоко\n— соль", "ru").quotes == ()


PIECES = (
    "„", "“", "”", "«", "»", "— ", "– ", "-", "'", "’", "\n", ". ", ", ", ": ", "(", "Anna ", "Roe ", "de ", "van ",
    "Van ", "der ", "die ", "Sprecher ", "der Polizei ", "sagte ", "sie ", "so ", "laut ", "a ", "déclaré ",
    "a-t-elle ", "dit-il ", "selon ", "dijo ", "él ", "сказал ", "она ", "по словам ", "представитель ", "Ивана ",
    "Петрова ", "dedi", "'ye ", "göre ", "szerint ", "säger ", "hon ", "他说：", "王丽", "「", "」", "と述べた",
    "は", "라고 ",
    "قال ", "1", "\x00", "\u202e", "İ", "ß",
)  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(deadline=None, max_examples=25)
def test_any_text_is_read_in_any_language_and_offsets_hold(file: Path, text: str) -> None:
    record = enriched(text, file.stem)
    ends = [0]
    for quote in record.quotes:
        assert text[quote.start : quote.end] == quote.text != ""
        assert quote.speaker != ""
        assert quote.start >= ends[-1]
        ends.append(quote.end)
    assert all(0 <= each.start < each.end <= len(text) and each.source for each in record.attributions)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_table_says_of_forms_it_says_of_forms_that_it_lists(file) -> None:
    table = wording.read(file)
    forms = wording.of(file.stem).forces
    special = " ".join((table.nouns_too, table.weak, table.shown, table.sure)).split()
    assert {form for form in (*special, *table.weak_phrases) if form not in forms} == set()
