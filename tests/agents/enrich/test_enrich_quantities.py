"""Quantities: number, unit, what is counted, hedge; and numbers that are none."""

import pytest

from agents.enrich import numerals, quantities

ENGLISH = numerals.read(numerals.FOLDER / "en.toml")


@pytest.mark.parametrize(
    ("text", "value", "unit", "counted", "hedge"),
    [
        ("It covers 37 settlements.", 37, None, "settlements", None),
        ("It told roughly 12,000 residents to go.", 12000, None, "residents", "roughly"),
        ("It lies about 70 miles away.", 70, "mile", None, "about"),
        ("A 10-kilometre walk.", 10, "kilometre", None, None),
        ("More than six months passed.", 6, "month", None, "more than"),
        ("It costs $2.5 million now.", 2_500_000, "USD", None, None),
        ("It costs £20 now.", 20, "GBP", None, None),
        ("It costs 300 euros now.", 300, "EUR", None, None),
        ("Rates rose 1.5 percent.", 1.5, "percent", None, None),
        ("Rates rose by 4% then.", 4, "percent", None, None),
        ("Some twenty-five armed men came.", 25, None, "men", "some"),
        ("They bombed three dozen other places.", 36, None, "places", None),
        ("It had a population of 60,000.", 60000, None, None, None),
        ("It took nearly 3,500 square miles.", 3500, "square mile", None, "nearly"),
        ("At least 120 children left.", 120, None, "children", "at least"),
    ],
)
def test_a_quantity_is_read(text: str, value: float, unit: str | None, counted: str | None, hedge: str | None) -> None:
    each = quantities.find(text)[0]
    assert (each.value, each.unit, each.counted, each.hedge) == (value, unit, counted, hedge)
    assert text[each.start : each.end] == each.text


@pytest.mark.parametrize(
    "text",
    [
        "at 8:30 a.m. and 8 p.m.",
        "they won 3-2",
        "an F-16 and COVID-19",
        "one of the best",
        "on the 5th",
        "in 1999",
        "at 1935 Orchard Street",
        "www.example.org/1234567",
        "12345678901234567890",
    ],
)
def test_clock_times_scores_years_and_addresses_are_none(text: str) -> None:
    assert quantities.find(text) == ()


def test_what_stands_in_a_date_is_no_quantity() -> None:
    assert quantities.find("on 10 days", ((3, 10),)) == ()


@pytest.mark.parametrize("unit", ENGLISH.units)
def test_every_unit_is_found_by_each_spelling(unit: str) -> None:
    for spelling in ENGLISH.units[unit].split():
        assert quantities.find(f"It is 250 {spelling.replace('_', ' ')}.")[0].unit == unit


@pytest.mark.parametrize("hedge", ENGLISH.hedges)
def test_every_hedge_is_found(hedge: str) -> None:
    assert quantities.find(f"There were {hedge} 250 people.")[0].hedge == hedge


def test_a_number_too_large_to_be_whole_in_json_is_a_float() -> None:
    assert isinstance(quantities.find("some 999,999,999,999 trillion dollars")[0].value, float)
