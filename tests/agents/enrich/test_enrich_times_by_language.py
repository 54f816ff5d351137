"""Each language's file of times: its examples tell what they say, its counterexamples nothing."""

import pytest

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
