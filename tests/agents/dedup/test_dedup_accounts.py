"""Facts that languages share: names in one skeleton, numbers in one form, and the order in which they are told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup.accounts import KEYS, account, found_by, met
from agents.dedup.language import different, same, spoken
from agents.dedup.numbers import number, numbers, scales
from agents.dedup.transliteration import skeleton
from agents.dedup.words import words
from schemas.article import Language
from tests.agents.dedup.retold import GERMAN, OTHER_ACCOUNT, REPORT, RUSSIAN

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Харьков", "Харків", "Kharkiv", "Kharkov", "Harkiv"),
        ("Зеленский", "Zelensky", "Zelenskyy", "Selenskyj", "Zelenski"),
        ("Путин", "Putin", "Poutine", "بوتين", "פוטין", "Πούτιν"),
        ("Hamburg", "Гамбург", "Hambourg"),
        ("Šešelj", "Шешељ", "Seselj"),
        ("президент", "president", "Präsident", "président"),
    ],
)
def test_a_name_meets_itself_in_other_scripts_and_spellings(spellings):
    assert len({skeleton(word) for word in spellings}) == 1


def test_names_that_sound_unlike_stay_apart():
    names = ("Kharkiv", "Kherson", "Kyiv", "Moscow", "Zelensky", "Putin", "Odesa", "Lviv")
    assert len({skeleton(name) for name in names}) == len(names)


@settings(deadline=None)
@given(WORDS)
def test_a_skeleton_is_made_of_consonant_classes_alone_whatever_the_case(word):
    assert set(skeleton(word)) <= set("APVSKTMNLR")
    if word.lower().upper().lower() == word.lower():
        assert skeleton(word.lower()) == skeleton(word.lower().upper().lower())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", "1500"),
        ("1.500", "1500"),
        ("1.5 thousand", "1500"),
        ("1,5 тыс.", "1500"),
        ("2,5 Millionen", "2500000"),
        ("3 万", "30000"),
        ("0.75", ".75"),
        ("007", "7"),
        ("21:40", "21:40"),
        ("٣٧", "37"),
        ("11th", "11"),
        ("5 men", "5"),
    ],
)
def test_a_number_has_one_form_in_all_languages(text, value):
    assert numbers(words(text)) >= {value}


@settings(deadline=None)
@given(st.integers(1, 10**9))
def test_grouping_changes_no_number(value):
    assert number(f"{value:,}") == number(f"{value:,}".replace(",", ".")) == str(value)


@settings(deadline=None)
@given(WORDS, st.sampled_from(["", "million", "тыс", "людей"]))
def test_any_word_that_begins_with_a_digit_can_be_read(word, after):
    assert isinstance(number(f"9{word}", after), str)
    assert scales("млн")
    assert not scales("людей")


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN])
def test_an_account_is_found_by_facts_that_its_translation_has_too(text):
    here, there = account(words(REPORT)), account(words(text))
    assert len(found_by(here)) == len(set(found_by(here))) == KEYS
    assert len(set(found_by(here)) & set(found_by(there))) >= 5


def test_facts_are_met_in_order_and_at_about_the_same_place_alone():
    here, there = account(words(REPORT)), account(words(RUSSIAN))
    forth = met(here, there)
    assert forth.places == tuple(sorted(forth.places))
    backwards = account(words(RUSSIAN)[::-1])
    assert met(here, backwards).weight < forth.weight / 2
    assert met(here, account(words(OTHER_ACCOUNT))).weight < forth.weight / 2


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_an_account_meets_itself_whole(drawn):
    told = account(words(" ".join(drawn)))
    both = met(told, told)
    assert both.different == len(set(told.keys))
    assert both.weight <= told.weight
    assert [place for place, _ in both.places] == told.places


def test_languages_are_compared_without_region_and_unknown_ones_not_at_all():
    assert spoken(Language(code="pt-BR", script="Latn", confidence=1.0)) == "pt"
    assert spoken(Language(code="und", confidence=0.0)) == spoken(None) == ""
    assert not different("", "en")
    assert different("en", "ru")
    assert same("sr", "sh-Latn")
    assert not same(None, "")
