"""Names in another language's spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.tag.translation import spellings
from agents.tag.translation.signs import Reading, Sign
from schemas.article import Article, Precision, Published

NAMES = spellings.load()
EXAMPLES = [(name, text) for name in NAMES for text in name.examples]
COUNTEREXAMPLES = [(name, text) for name in NAMES for text in name.counterexamples]


def signs(text: str, language: str = "en", published: str | None = None) -> list[Sign]:
    date = Published(published, Precision.DAY, 1.0, (), conflict=False) if published else None
    article = Article(schema="article/1", id="0" * 32, revision="0" * 32, text=text, published=date)
    return list(spellings.signs(Reading(article, language, text)))


def weight(found: list[Sign]) -> float:
    return sum(sign.translated for sign in found)


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_a_form_of_another_tradition_is_found(name: spellings.Name, text: str) -> None:
    """Each example of the table speaks for a translation from the languages given."""
    found = signs(text, name.language)
    assert weight(found) > 0
    assert set(name.source) <= {language for sign in found for language in sign.source}


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES, ids=[text for _, text in COUNTEREXAMPLES])
def test_forms_used_on_purpose_are_left(name: spellings.Name, text: str) -> None:
    """Counterexamples show nothing: usual forms, history, fixed names, other places of the name."""
    assert not signs(text, name.language)


@pytest.mark.parametrize(
    "text",
    [
        "The Kiev of 1240 was a city of gold. Kiev fell in nine days.",
        "In the Second World War the front passed Kharkov three times.",
        "Fry the chicken Kiev in oil and serve it with a salad.",
        "Odessa, Texas, is the seat of Ector County. Odessa lives off oil.",
        "Dynamo Kiev drew with Lyon in the group.",
        "The museum's show on Lvov and its painters opens in May.",
    ],
)
def test_originals_with_old_names_are_left(text: str) -> None:
    """A piece of history, a recipe, sport, and a town in Texas are no translations."""
    assert weight(signs(text)) == 0


def test_one_old_form_is_a_slight_sign() -> None:
    """House styles keep Kiev; that alone proves nothing."""
    assert 0 < weight(signs("Kiev was calm. Kiev slept. Kiev woke.")) <= 0.6


def test_an_old_form_in_an_old_text_is_next_to_nothing() -> None:
    """Before 2019 English papers wrote Kiev."""
    text = "Kiev was calm on Monday."
    assert weight(signs(text, published="2015-03-01")) < weight(signs(text, published="2023-03-01")) / 4


def test_two_forms_of_one_name_are_a_machine() -> None:
    """A person would have spelled the city in one way."""
    found = signs("Kiev was calm. In Kharkiv, shots fell, and Kharkov burned.")
    assert sum(sign.machine for sign in found) >= spellings.MIXED_MACHINE


def test_the_usual_form_alone_is_nothing() -> None:
    """Kyiv and Kharkiv are what English papers write."""
    assert not signs("Kyiv was calm. In Kharkiv, shots fell near Odesa, said Volodymyr Zelensky.")


def test_all_spellings_together_are_capped() -> None:
    """A consistent style of old names is fair evidence at most."""
    text = " ".join(text for name in NAMES if name.language == "en" for text in name.examples)
    found = signs(text.replace("2022", ""))
    assert weight(found) <= spellings.MOST + 1e-9


def test_no_form_is_both_usual_and_not() -> None:
    """Within a name, no form stands on both sides."""
    assert all(not set(name.usual) & set(name.forms) for name in NAMES)
    assert all(bool(name.patterns) == bool(name.cues) for name in NAMES)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400), st.sampled_from(["en", "ru", "zh", "und"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """No text raises, and reading twice says the same."""
    assert signs(text, language) == signs(text, language)


@pytest.mark.parametrize("unit", ["Kiev ", "Aiy ", "A", "aiy ", "Kiev 1240 ", "1240 "])
def test_hostile_repetition_is_capped(unit: str) -> None:
    """A name said ten thousand times is said once."""
    assert weight(signs(unit * (200_000 // len(unit)))) <= spellings.MOST
