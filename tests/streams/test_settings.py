"""A wrong setting is named with what it should be, wherever it was set."""

from pathlib import Path

import pytest

from streams.settings import Settings, SettingsError, described, load


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_anything_set_the_defaults_hold() -> None:
    settings = load()
    assert settings.brokers is None
    assert settings.window_articles == Settings.model_fields["window_articles"].default


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("WIREROOM_WINDOW_ARTICLES", "many", ["WIREROOM_WINDOW_ARTICLES", "integer", "'many'"]),
        ("WIREROOM_WINDOW_ARTICLES", "0", ["WIREROOM_WINDOW_ARTICLES", "greater than or equal to 1"]),
        ("WIREROOM_LOG_FORMAT", "xml", ["WIREROOM_LOG_FORMAT", "'json'", "'console'", "'xml'"]),
        ("WIREROOM_BROKER", "k:9092", ["WIREROOM_BROKER", "did you mean WIREROOM_BROKERS?"]),
        ("WIREROOM_TOPIC_PARTITIONS", "{1", ["WIREROOM_TOPIC_PARTITIONS", "JSON", "'{1'"]),
        ("WIREROOM_TOPIC_PARTITIONS", '{"articles.row": 3}', ["articles.row", "did you mean articles.raw?"]),
        ("WIREROOM_TOPIC_PARTITIONS", '{"articles.raw": 0}', ["articles.raw", "more than 0"]),
        ("WIREROOM_TOPIC_PREFIX", "a b", ["WIREROOM_TOPIC_PREFIX", "pattern"]),
        ("WIREROOM_CONFIG", "/nowhere.toml", ["WIREROOM_CONFIG", "/nowhere.toml"]),
    ],
)
def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, says: list[str]) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load()
    assert all(part in str(caught.value) for part in says), str(caught.value)


def test_a_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wireroom.toml").write_text('window_articles = 7\nlog_level = "error"\n')
    monkeypatch.setenv("WIREROOM_WINDOW_ARTICLES", "9")
    settings = load()
    assert (settings.window_articles, settings.log_level) == (9, "error")


@pytest.mark.parametrize(("text", "says"), [("window_artikles = 7", "window_articles"), ("= [", "TOML")])
def test_a_wrong_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "wireroom.toml").write_text(text)
    with pytest.raises(SettingsError, match=says):
        load()


def test_every_setting_says_what_it_means() -> None:
    assert all(meaning for _, meaning in described().values())
