"""Each language's file of quantities: its examples hold what they say, its counterexamples none."""

import pytest

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
