"""The Dockerfile, held against pyproject.toml, the settings, the command line and the files."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from streams import VERSION
from streams.settings import Settings, described, load

Dockerfile = list[tuple[str, str]]


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def sources(dockerfile: Dockerfile) -> list[str]:
    """What is copied into the image from the project."""
    copies = [arguments.split() for instruction, arguments in dockerfile if instruction == "COPY"]
    return [source for copy in copies if not copy[0].startswith("--from") for source in copy[:-1]]


def environment(dockerfile: Dockerfile) -> dict[str, str]:
    """The last stage's variables."""
    told = [arguments for instruction, arguments in dockerfile if instruction == "ENV"][-1]
    return dict(assignment.split("=", 1) for assignment in told.split())


def only(dockerfile: Dockerfile, wanted: str) -> str:
    found = [arguments for instruction, arguments in dockerfile if instruction == wanted]
    assert len(found) == 1, wanted
    return found[0]


def test_every_copied_path_is_there(dockerfile: Dockerfile, root: Path) -> None:
    assert sources(dockerfile)
    for source in sources(dockerfile):
        assert (root / source).exists(), source


def test_the_build_context_holds_what_is_copied_and_nothing_else(dockerfile: Dockerfile, root: Path) -> None:
    lines = (root / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    assert sorted(line[1:] for line in lines if line.startswith("!")) == sorted(sources(dockerfile))


def test_what_the_wheel_is_built_of_is_copied(dockerfile: Dockerfile, project: dict[str, Any]) -> None:
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    wanted = {*packages, project["project"]["readme"], *project["project"]["license-files"], "pyproject.toml"}
    assert wanted <= set(sources(dockerfile))


def test_every_dependency_is_installed_with_its_hash(dockerfile: Dockerfile) -> None:
    installs = [arguments for instruction, arguments in dockerfile if instruction == "RUN" and "install" in arguments]
    for line in installs:
        for command in re.findall(r"pip install [^&]*", line):
            assert (
                "--require-hashes" in command or "--no-index --no-deps" in command or "--no-deps --no-index" in command
            )


def test_the_image_runs_a_python_that_the_project_takes(dockerfile: Dockerfile, project: dict[str, Any]) -> None:
    bases = {arguments.split()[0] for instruction, arguments in dockerfile if instruction == "FROM"}
    assert len(bases) == 1
    minor = int(re.fullmatch(r"python:3\.(\d+)-slim", bases.pop()).group(1))  # type: ignore[union-attr]
    least, below = map(int, re.findall(r"3\.(\d+)", project["project"]["requires-python"]))
    assert least <= minor < below


def test_the_version_is_the_same_everywhere(
    dockerfile: Dockerfile, project: dict[str, Any], services: dict[str, Any]
) -> None:
    name = project["project"]["name"]
    assert f'org.opencontainers.image.version="{VERSION}"' in only(dockerfile, "LABEL")
    assert services["worker"]["image"] == services["topics"]["image"] == f"{name}:{VERSION}"


def test_the_image_starts_the_console_command(dockerfile: Dockerfile, project: dict[str, Any]) -> None:
    assert set(json.loads(only(dockerfile, "ENTRYPOINT"))) <= set(project["project"]["scripts"])


def test_the_image_does_not_run_as_root_and_stops_on_sigterm(dockerfile: Dockerfile) -> None:
    assert only(dockerfile, "USER") == "wireroom"
    assert only(dockerfile, "STOPSIGNAL") == "SIGTERM"


def test_the_image_serves_on_the_default_port(dockerfile: Dockerfile) -> None:
    port = str(Settings.model_fields["http_port"].default)
    assert only(dockerfile, "EXPOSE") == port
    assert environment(dockerfile)["WIREROOM_HTTP_PORT"] == port


def test_the_images_settings_are_taken(dockerfile: Dockerfile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the image that the code refuses would stop every container."""
    given = {name: value for name, value in environment(dockerfile).items() if name.startswith("WIREROOM_")}
    assert set(given) <= set(described())
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert str(load().data_dir) == only(dockerfile, "VOLUME")


def test_health_is_asked_where_it_is_served(dockerfile: Dockerfile, services: dict[str, Any], root: Path) -> None:
    served = "".join(path.read_text(encoding="utf-8") for path in (root / "streams").glob("*.py"))
    asked = (only(dockerfile, "HEALTHCHECK"), services["worker"]["healthcheck"]["test"][1])
    for question, path in zip(asked, ("/health/live", "/health/ready"), strict=True):
        assert f"$WIREROOM_HTTP_PORT{path}'" in question
        assert f'"{path}"' in served
    assert "$$WIREROOM_HTTP_PORT" in asked[1], "Compose would put in the host's own variable"
