import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    return _yaml("docker-compose.yml")


@pytest.fixture(scope="session")
def services(compose: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = compose["services"]
    return found


@pytest.fixture(scope="session")
def prometheus() -> dict[str, Any]:
    return _yaml("deploy/prometheus/prometheus.yml")


@pytest.fixture(scope="session")
def rules() -> list[dict[str, Any]]:
    return [rule for group in _yaml("deploy/prometheus/rules.yml")["groups"] for rule in group["rules"]]


@pytest.fixture(scope="session")
def rule_tests() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _yaml("deploy/prometheus/rules_test.yml")["tests"]
    return found


@pytest.fixture(scope="session")
def panels() -> list[dict[str, Any]]:
    """Every panel of the dashboard that is no row's title."""
    board = json.loads((ROOT / "deploy/grafana/dashboards/wireroom.json").read_text(encoding="utf-8"))
    return [panel for panel in board["panels"] if panel["type"] != "row"]


@pytest.fixture(scope="session")
def dockerfile() -> list[tuple[str, str]]:
    """The instructions, each with its arguments on one line; comments and blank lines left out."""
    lines = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if line.strip() and not line.startswith("#"))
    found = []
    for line in kept.replace("\\\n", " ").splitlines():
        instruction, _, arguments = line.partition(" ")
        found.append((instruction, " ".join(arguments.split())))
    return found


@pytest.fixture(scope="session")
def generate() -> ModuleType:
    """deploy/generate.py, which is no package's."""
    spec = importlib.util.spec_from_file_location("wireroom_deploy_generate", ROOT / "deploy/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _yaml(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    return found
