"""Each language's file of quantities: its examples hold what they say, its counterexamples none."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.enrich import numerals, quantities
from agents.enrich.numerals import Expected

FILES = sorted(numerals.FOLDER.glob("*.toml"))
EXAMPLES = [
    pytest.param(path.stem, text, expected, id=f"{path.stem} {text}")
    for path in FILES
    for text, expected in numerals.read(path).examples.items()
]
COUNTEREXAMPLES = [
    pytest.param(path.stem, text, id=f"{path.stem} {text}")
    for path in FILES
    for text in numerals.read(path).counterexamples
]


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES)
def test_an_example_holds_its_quantities(language: str, text: str, expected: tuple[Expected, ...]) -> None:
    found = quantities.find(text, (), language)
    assert [Expected(value=q.value, unit=q.unit, counted=q.counted, hedge=q.hedge) for q in found] == list(expected)
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(("language", "text"), COUNTEREXAMPLES)
def test_a_counterexample_holds_none(language: str, text: str) -> None:
    assert quantities.find(text, (), language) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_has_examples_and_counterexamples(path) -> None:
    data = numerals.read(path)
    assert len(data.examples) + len(data.counterexamples) >= 12
    assert data.counterexamples


ENGLISH = numerals.read(numerals.FOLDER / "en.toml")
ONES, TENS = ENGLISH.ones.split("|"), ENGLISH.tens.split("|")
PIECES = (
    "1", "12", "000", "2014", "1,5", "1.200", "1 200", "٣", "三", "万", "億", " ", " ", "-", "–", ".", ",", "\n",
    "\x00", "$", "US$", "€", "%", "°C", "about", "rund", "plus de", "two", "hundred", "and", "thousand", "drei",
    "und", "zwanzig", "trois", "cent", "million", "mil", "тысяч", "to", "bis", "between", "people", "Menschen",
    "personnes", "人", "km", "of", "d’", "İ", "ﬁ",
)  # fmt: skip
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
)


@given(st.sampled_from([path.stem for path in FILES] + ["und"]), texts)
@settings(deadline=None)
def test_in_every_language_quantities_stand_in_the_text_in_order_and_apart(language: str, text: str) -> None:
    found = quantities.find(text, (), language)
    assert all(text[each.start : each.end] == each.text != "" for each in found)
    assert all(each.value >= 0 for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("number", ["1.200", "1,200", "12"])
def test_a_language_without_a_file_has_none(number: str) -> None:
    assert quantities.find(f"Prišlo je {number} ljudi.", (), "sl") == ()


@given(st.integers(2, 999_999))
@settings(deadline=None)
def test_an_english_number_in_words_is_read_back(number: int) -> None:
    found = quantities.find(f"They saw {in_words(number)} bottles.")
    assert [(each.value, each.counted) for each in found] == [(number, "bottles")]


def in_words(number: int) -> str:
    """A number below a million as English writes it."""
    if number >= 1000:
        rest = number % 1000
        return f"{in_words(number // 1000)} thousand{f' {in_words(rest)}' if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred{f' and {in_words(rest)}' if rest else ''}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]
