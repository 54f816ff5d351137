"""Each language's file of times: its examples tell what they say, its counterexamples nothing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.enrich import calendars, times
from schemas.article import Precision, Published

TUESDAY = Published("2024-05-14T22:30:00Z", Precision.SECOND, 1.0, (), conflict=False)
FILES = sorted(calendars.FOLDER.glob("*.toml"))
EXAMPLES = [
    pytest.param(path.stem, text, told, id=f"{path.stem} {text}")
    for path in FILES
    for text, told in calendars.read(path).examples.items()
]
COUNTEREXAMPLES = [
    pytest.param(path.stem, text, id=f"{path.stem} {text}")
    for path in FILES
    for text in calendars.read(path).counterexamples
]


@pytest.mark.parametrize(("language", "text", "told"), EXAMPLES)
def test_an_example_tells_its_times(language: str, text: str, told: dict[str, str]) -> None:
    assert {each.text: each.value for each in times.find(text, TUESDAY, language)[0]} == told


@pytest.mark.parametrize(("language", "text"), COUNTEREXAMPLES)
def test_a_counterexample_tells_none(language: str, text: str) -> None:
    assert times.find(text, TUESDAY, language)[0] == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_has_examples_and_counterexamples(path) -> None:
    data = calendars.read(path)
    assert len(data.examples) + len(data.counterexamples) >= 12
    assert data.counterexamples


PIECES = (
    "1", "12", "2014", "10.08.2023", "1,5", "1.200", "٣", "三", "万", " ", " ", "-", "–", ".", ",", "\n", "\x00", "“",
    "’", "May", "mai", "мая", "月", "日", "年", "Monday", "lundi", "last", "ago", "il y a", "vor", "trois", "drei",
    "hundred", "million", "%", "€", "$", "people", "Tagen", "jours", "the war began in", "18 months into the war",
    "İ", "a week later",
)  # fmt: skip
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
)


@given(st.sampled_from([path.stem for path in FILES] + ["und", "xx"]), texts)
@settings(deadline=None)
def test_in_every_language_times_stand_in_the_text_in_order_and_apart(language: str, text: str) -> None:
    told, spans = times.find(text, TUESDAY, language)
    assert all(text[each.start : each.end] == each.text != "" for each in told)
    assert {(each.start, each.end) for each in told} <= set(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_language_without_a_file_tells_dates_in_figures_alone() -> None:
    told, _ = times.find("Dne 2023-08-10 nebo 10.08.2023, v pondeljek, last week.", TUESDAY, "sl")
    assert [each.value for each in told] == ["2023-08-10", "2023-08-10"]


def test_a_region_behind_the_language_changes_nothing() -> None:
    assert times.find("Am Mittwoch regnete es.", TUESDAY, "de-AT") == times.find(
        "Am Mittwoch regnete es.", TUESDAY, "de"
    )


def test_what_began_at_two_times_is_no_anchor() -> None:
    text = "The war began in May 2014. The war began in May 2022. Six months into the war he left."
    assert [each.value for each in times.find(text, TUESDAY)[0]] == ["2014-05", "2022-05"]


def test_a_time_that_goes_on_from_another_needs_one_nearby() -> None:
    text = f"He came on May 2, 2023.{' He sang on and on.' * 20} Two days later he left."
    assert [each.text for each in times.find(text, TUESDAY)[0]] == ["May 2, 2023"]
