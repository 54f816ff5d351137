"""Names that a spaCy model sees are added to those of the rules, which keep the last word. The model is made up."""

from types import SimpleNamespace

import pytest

from agents import enrich
from agents.enrich import spacy_names
from schemas.article import SCHEMA, Article, EntityType, Language

TEXT = "The Vornholt spoke. Brask Oyelund of the Ministry of Ports left for Lisbon with Ann Roe. Oyelund wept."


def article(text: str = TEXT, language: str = "en") -> Article:
    return Article(
        schema=SCHEMA, id="a" * 32, revision="b" * 32, text=text,
        language=Language(code=language, script="Latn", confidence=1.0),
    )  # fmt: skip


def model(*names: tuple[str, str]):
    """A model that sees these words, wherever they stand first, with these labels."""

    def read(text: str) -> SimpleNamespace:
        spans = sorted((text.index(words), text.index(words) + len(words), label) for words, label in names)
        return SimpleNamespace(
            ents=[SimpleNamespace(start_char=start, end_char=end, label_=label) for start, end, label in spans]
        )

    return read


@pytest.fixture
def sees(monkeypatch: pytest.MonkeyPatch):
    def install(*names: tuple[str, str]) -> None:
        monkeypatch.setattr(spacy_names, "_models", lambda: {"en": "en_made_up_sm"})
        monkeypatch.setattr(spacy_names, "_loaded", lambda name: model(*names))

    return install


def entities(record: Article) -> dict[str, EntityType]:
    return {entity.text: entity.type for entity in record.entities}


def test_a_name_whose_kind_the_rules_leave_open_gets_the_kind_that_the_model_sees(sees) -> None:
    assert entities(enrich.process(article()).record)["Vornholt"] is EntityType.OTHER
    sees(("The Vornholt", "ORG"))
    assert entities(enrich.process_with_spacy(article()).record)["Vornholt"] is EntityType.ORGANISATION


def test_a_name_that_the_rules_do_not_see_is_added(sees) -> None:
    text = "Quell spoke to us."
    assert not enrich.process(article(text)).record.entities
    sees(("Quell", "PERSON"))
    assert entities(enrich.process_with_spacy(article(text)).record) == {"Quell": EntityType.PERSON}


def test_what_the_rules_are_sure_of_stays(sees) -> None:
    sees(("Lisbon", "ORG"), ("Ministry of Ports", "PERSON"))
    assert entities(enrich.process_with_spacy(article()).record) == entities(enrich.process(article()).record)


def test_a_label_that_names_nobody_is_passed_over(sees) -> None:
    sees(("The Vornholt", "WORK_OF_ART"))
    assert "The Vornholt" not in entities(enrich.process_with_spacy(article()).record)


def test_without_a_model_of_the_language_the_rules_stand_alone(sees) -> None:
    sees(("The Vornholt", "ORG"))
    other = article(language="fr")
    assert not spacy_names.reads(other)
    assert enrich.process_with_spacy(other) == enrich.process(other)


def test_the_smallest_model_of_a_language_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("en_core_web_lg", "en_core_web_sm", "de_core_news_md", "xx_own_model")
    monkeypatch.setattr(spacy_names, "entry_points", lambda group: [SimpleNamespace(name=name) for name in names])
    spacy_names._models.cache_clear()
    try:
        assert spacy_names._models() == {"en": "en_core_web_sm", "de": "de_core_news_md", "xx": "xx_own_model"}
    finally:
        spacy_names._models.cache_clear()
