"""Whether the dedup stage embeds texts: where the extra is installed, unless the settings say no."""

import pytest

from agents.dedup import Index, crosslingual
from agents.store import MemoryStore
from streams.errors import UserError
from streams.settings import load
from streams.state import new_state
from streams.topology import DEDUP


@pytest.mark.parametrize(
    ("installed", "setting", "embeds"),
    [(True, "auto", True), (True, "on", True), (True, "off", False), (False, "auto", False)],
)
def test_texts_are_embedded_where_the_extra_is_and_nobody_turned_it_off(
    monkeypatch: pytest.MonkeyPatch, installed: bool, setting: str, embeds: bool
) -> None:
    model = object()
    monkeypatch.setattr(crosslingual, "installed", lambda: installed)
    monkeypatch.setattr(crosslingual, "load", lambda: model)
    monkeypatch.setenv("WIREROOM_CROSSLINGUAL", setting)
    state = new_state(DEDUP, load(), MemoryStore())
    assert isinstance(state, Index)
    assert state.model is (model if embeds else None)


def test_on_without_the_extra_is_an_error_that_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crosslingual, "installed", lambda: False)
    monkeypatch.setenv("WIREROOM_CROSSLINGUAL", "on")
    with pytest.raises(UserError, match=r"pip install 'wireroom\[crosslingual\]'"):
        load()
