"""Names in other languages: each file says with paragraphs of its own what must be found in them, and what not."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents import enrich
from agents.enrich import language_names, name_tables, names, places
from agents.enrich.name_tables import FOLDER, Example
from schemas.article import SCHEMA, Article, EntityType, Language

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
EXAMPLES = [
    pytest.param(language, example, id=f"{language}-{number}")
    for language in LANGUAGES
    for number, example in enumerate(name_tables.read(FOLDER / f"{language}.toml").examples)
]


def told(lines: tuple[str, ...]) -> dict[str, list[str]]:
    """What an example tells: each name with its mentions."""
    return {name: mentions.split(", ") for name, _, mentions in (line.partition(": ") for line in lines)}


def one_line(example: Example, language: str) -> str:
    return example.text.strip().replace("\n", "" if language in ("zh", "ja") else " ")


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_a_paragraph_names_whom_and_what_its_file_says(language: str, example: Example) -> None:
    text = one_line(example, language)
    table = name_tables.table(language)
    assert table is not None
    mentions = language_names.find(text, table)
    found: dict[EntityType, dict[str, list[str]]] = {kind: {} for kind in EntityType}
    for entity in names.entities(mentions):
        found[entity.type][entity.text] = [text[start:end] for start, end in entity.mentions]
    placed: dict[str, list[str]] = {}
    for place in places.resolve(text, mentions, (), table.countries):
        placed.setdefault(place.name, []).extend(text[start:end] for start, end in place.mentions)
    assert found[EntityType.PERSON] == told(example.persons)
    assert found[EntityType.ORGANISATION].items() >= told(example.organisations).items()
    assert placed == told(example.places)
    named = {word for mention in mentions if mention.kind or mention.people for word in mention.text.split()}
    assert named.isdisjoint(example.never)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_at_least_two_paragraphs(language: str) -> None:
    assert len(name_tables.read(FOLDER / f"{language}.toml").examples) > 1


def test_english_and_languages_without_a_file_have_no_table() -> None:
    assert [name_tables.table(code) for code in ("en", "en-GB", "und", "", "../x")] == [None] * 5


def test_a_regional_code_and_a_twin_lead_to_the_language() -> None:
    for code, language in (("de-AT", "de"), ("pt-BR", "pt"), ("zh-Hant", "zh"), ("no", "nb"), ("nn", "nb")):
        table = name_tables.table(code)
        assert table is None or table.language == language


@given(st.sampled_from(LANGUAGES), st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(deadline=None)
def test_any_text_in_any_language_gives_spans_of_the_text_in_order(language: str, text: str) -> None:
    table = name_tables.table(language)
    assert table is not None
    mentions = language_names.find(text, table)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)


def test_persons_of_like_names_stay_apart_in_a_long_text() -> None:
    table = name_tables.table("pl")
    assert table is not None
    text = " ".join(f"Anna Kowal{letters}." for letters in ("ak", "iak", "ik", "uk") * 500)
    people = [entity for entity in names.entities(language_names.find(text, table)) if entity.type is EntityType.PERSON]
    assert [len(person.mentions) for person in people] == [500] * 4


def test_the_article_s_language_chooses_the_words() -> None:
    text = "Die Regierung in Kiew warnt. Der Bundestag tagt in Wien."
    plain = Article(schema=SCHEMA, id="a" * 32, revision="b" * 32, text=text)
    german = msgspec.structs.replace(plain, language=Language(code="de", confidence=1.0))
    record = enrich.process(german).record
    assert {(entity.text, entity.type.value) for entity in record.entities} == {
        ("Kiew", "place"),
        ("Bundestag", "organisation"),
        ("Wien", "place"),
    }
    assert [place.name for place in record.places] == ["Kyiv", "Vienna"]
