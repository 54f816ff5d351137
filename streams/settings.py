"""Settings: `WIREROOM_*` in the environment, else `wireroom.toml`, else the defaults below.

The table in deploy/README.md is generated from here. A wrong or unknown setting is named with what it should be.
"""

import difflib
import os
from functools import cache
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from schemas.topics import MIB, TOPICS
from streams.errors import UserError

PREFIX = "WIREROOM_"
CONFIG_VARIABLE = "WIREROOM_CONFIG"
DEFAULT_CONFIG = Path("wireroom.toml")
TOPIC_NAMES = {topic.name for topic in TOPICS}


class SettingsError(UserError):
    """A setting that cannot be used: which one, what it is and what it should be."""


class Settings(BaseSettings):
    """Everything that can be set. Sizes in bytes, times in seconds."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    brokers: str | None = Field(
        None, description="Kafka bootstrap servers, `host:port,host:port`; unset: `wireroom up` starts a local broker"
    )
    topic_prefix: str = Field(
        "",
        pattern=r"^[a-zA-Z0-9._-]{0,100}$",
        description="put before every topic's and consumer group's name, so that several wirerooms share a cluster",
    )
    topic_partitions: dict[str, int] = Field(
        default_factory=dict, description='partitions by topic, as JSON: `{"articles.raw": 12}`; the rest as documented'
    )
    topic_retention_hours: dict[str, float] = Field(
        default_factory=dict, description='hours that a topic keeps its messages, as JSON: `{"articles.raw": 72}`'
    )
    replication_factor: int = Field(1, ge=1, le=10, description="copies of each partition that the cluster keeps")
    max_article_bytes: int = Field(
        10 * MIB, ge=1024, description="largest raw article; a larger one goes to articles.dead"
    )
    max_message_bytes: int = Field(
        20 * MIB, ge=1024 * 1024, description="largest message that the topics take; articles.dead takes 1.25 of it"
    )
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("wireroom")),
        description="where the local broker's data, texts and snapshots lie",
    )
    stages: str = Field("all", description="stages that a worker runs: `all`, or a list such as `clean,tag`")
    workers: int = Field(1, ge=1, le=64, description="workers that `wireroom up` starts")
    http_host: str = Field("127.0.0.1", description="address that a worker serves /metrics and /health on")
    http_port: int = Field(
        9640, ge=0, le=65535, description="its port; the second worker of `up` takes the next one; 0: any free one"
    )
    log_format: Literal["auto", "json", "console"] = Field(
        "auto", description="`json` for machines, `console` for people, `auto`: console at a terminal"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least level that is logged")
    window_articles: int = Field(2000, ge=1, description="articles that a stage has under way at most")
    window_bytes: int = Field(64 * MIB, ge=1024, description="their bytes at most; a larger single one still passes")
    page_processes: int = Field(
        2, ge=1, le=64, description="processes beside a worker that parse pages; while one is stuck the others go on"
    )
    page_seconds: float = Field(
        5, gt=0, description="longest that parsing one page may take before it is killed; large ones take a second"
    )
    dead_limit: int = Field(
        100, ge=1, description="dead letters within `dead_seconds` that stop a worker, if they are `dead_share` of all"
    )
    dead_share: float = Field(0.5, gt=0, le=1, description="share of dead letters among the messages in that time")
    dead_seconds: float = Field(60, gt=0, description="the sliding time for both")
    stall_seconds: float = Field(
        60, gt=0, description="a worker with lag on which nothing moved for so long leaves with an error"
    )
    rebalance_seconds: float = Field(
        30, ge=6, description="how long the group waits for a worker to hand over partitions; half of it may be spent"
    )
    drain_seconds: float = Field(
        8, gt=0, le=8, description="longest that a worker waits for deliveries when told to stop; it leaves in 10 s"
    )
    dedup_days: float = Field(7, gt=0, description="window in which duplicates and stories are looked for")
    dedup_articles: int = Field(1_000_000, ge=1, description="articles that the index of a partition holds at most")
    dedup_standby: bool = Field(
        True,
        description="whether a worker that runs dedup and does not have its partition keeps up with the index, to take"
        " over at once; it then holds it in memory, too",
    )
    crosslingual: Literal["auto", "on", "off"] = Field(
        "auto",
        description="sentence embeddings for translations: on, which needs wireroom[crosslingual]; auto where that is"
        " installed; or off",
    )
    spacy: Literal["auto", "on", "off"] = Field(
        "auto",
        description="names as a spaCy model of the article's language sees them: on, which needs wireroom[spacy] and a"
        " model; auto where those are installed; or off",
    )
    stories_in_memory: int = Field(200_000, ge=1, description="stories that a partition holds at most")

    @field_validator("crosslingual")
    @classmethod
    def _crosslingual_installed(cls, value: str) -> str:
        if value == "on":
            from agents.dedup.crosslingual import installed  # with numpy, which most commands need not wait for

            if not installed():
                raise ValueError("'on' needs an extra: pip install 'wireroom[crosslingual]', or set 'auto' or 'off'")
        return value

    @field_validator("spacy")
    @classmethod
    def _spacy_installed(cls, value: str) -> str:
        if value == "on":
            from agents.enrich.spacy_names import installed

            if not installed():
                raise ValueError(
                    "'on' needs an extra and a model: pip install 'wireroom[spacy]', then"
                    " python -m spacy download en_core_web_sm; or set 'auto' or 'off'"
                )
        return value

    @field_validator("topic_partitions", "topic_retention_hours")
    @classmethod
    def _known_topics(cls, value: dict[str, float]) -> dict[str, float]:
        for name, number in value.items():
            if name not in TOPIC_NAMES:
                raise ValueError(f"there is no topic {name!r}{_suggestion(name, TOPIC_NAMES)}")
            if number <= 0:
                raise ValueError(f"{name}: should be more than 0, is {number}")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file."""
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls, _config_file()))


def load(**overrides: Any) -> Settings:
    """The settings in force; `overrides` that are None are ignored.

    Raises:
        SettingsError: a value that does not fit, an unknown setting, or a settings file that cannot be read.
    """
    _refuse_unknown_variables()
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        raise SettingsError("\n".join(_explained(problem) for problem in error.errors())) from error
    except (ValueError, OSError) as error:  # pydantic-settings: a value that should be JSON; a file that is no TOML
        raise SettingsError(_explained_source(error)) from error


@cache
def described() -> dict[str, tuple[str, str]]:
    """Every setting's variable with its default and meaning, for the generated table and the checks on deploy/."""
    return {
        PREFIX + name.upper(): (_default(name), field.description or "")
        for name, field in Settings.model_fields.items()
    }


def _default(name: str) -> str:
    if name == "data_dir":
        return "the user's data directory"
    value = Settings.model_fields[name].get_default(call_default_factory=True, validated_data={})
    return "unset" if value in (None, "", {}) else str(value)


def _config_file() -> Path | None:
    named = os.environ.get(CONFIG_VARIABLE)
    if named and not Path(named).is_file():
        raise SettingsError(f"{CONFIG_VARIABLE}: there is no file {named!r}; it should name a TOML file")
    return Path(named) if named else DEFAULT_CONFIG


def _refuse_unknown_variables() -> None:
    known = {*described(), CONFIG_VARIABLE}
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable not in known:
            raise SettingsError(f"{variable}: there is no such setting{_suggestion(variable, known)}")


def _explained(problem: Any) -> str:
    name, rest = str(problem["loc"][0]), problem["loc"][1:]
    variable = PREFIX + name.upper()
    if problem["type"] == "extra_forbidden":
        return f"{name}: there is no such setting{_suggestion(name, set(Settings.model_fields))}"
    place = "".join(f"[{part}]" for part in rest)
    meaning = described()[variable][1]
    return f"{variable}{place}: {problem['msg']}, is {problem['input']!r} ({meaning})"


def _explained_source(error: Exception) -> str:
    for variable, (_, meaning) in described().items():
        if f'"{variable.removeprefix(PREFIX).lower()}"' in str(error):
            return f"{variable}: should be JSON, is {os.environ.get(variable)!r} ({meaning})"
    return f"{_config_file()}: not a settings file in TOML: {error}"


def _suggestion(wrong: str, known: set[str]) -> str:
    near = difflib.get_close_matches(wrong, sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
