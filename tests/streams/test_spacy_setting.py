"""Whether the enrich stage asks a spaCy model: where one is installed, unless the settings say no."""

import pytest

import agents.enrich
from agents.enrich import spacy_names
from streams.errors import UserError
from streams.settings import load
from streams.topology import ENRICH, STAGES, with_extras


@pytest.mark.parametrize(
    ("installed", "setting", "asks"),
    [(True, "auto", True), (True, "on", True), (True, "off", False), (False, "auto", False)],
)
def test_a_model_is_asked_where_one_is_and_nobody_turned_it_off(
    monkeypatch: pytest.MonkeyPatch, installed: bool, setting: str, asks: bool
) -> None:
    monkeypatch.setattr(spacy_names, "installed", lambda: installed)
    monkeypatch.setenv("WIREROOM_SPACY", setting)
    stages = with_extras(STAGES, load())
    assert [stage.name for stage in stages] == [stage.name for stage in STAGES]
    [enrich] = [stage for stage in stages if stage.name == ENRICH.name]
    assert enrich.process is (agents.enrich.process_with_spacy if asks else agents.enrich.process)


def test_on_without_a_model_is_an_error_that_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_names, "installed", lambda: False)
    monkeypatch.setenv("WIREROOM_SPACY", "on")
    with pytest.raises(UserError, match="python -m spacy download"):
        load()
