"""Writes what is generated in deploy/: `python deploy/generate.py`; `--check` compares only, exits 1 if any is stale.

- README.md: the tables of settings and metrics, between their markers, from streams/settings.py and streams/metrics.py
- requirements-build.txt: the build backend and what it needs, with hashes, out of requirements/dev.txt
- grafana/dashboards/wireroom.json: by grafana/dashboard.py
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from prometheus_client import Counter, Gauge, Histogram

from streams import metrics, settings

DEPLOY = Path(__file__).parent
README = DEPLOY / "README.md"
BUILD_REQUIREMENTS = DEPLOY / "requirements-build.txt"
DEV_REQUIREMENTS = DEPLOY.parent / "requirements" / "dev.txt"
DASHBOARD = DEPLOY / "grafana" / "dashboard.py"

BUILD_BACKEND = "hatchling"
BUILD_HEADER = f"# {BUILD_BACKEND} and what it needs, out of requirements/dev.txt, by deploy/generate.py.\n"

SECTION = "<!-- generated: {name} -->\n{body}<!-- end of generated -->"


def readme(text: str) -> str:
    """The README with its tables made anew.

    Raises:
        ValueError: the markers of a table are not there, once each.
    """
    for name, body in (("settings", settings_table()), ("metrics", metrics_table())):
        found = re.findall(SECTION.format(name=name, body=".*?"), text, re.DOTALL)
        if len(found) != 1:
            raise ValueError(f"{README}: should have one section between the markers of {name!r}")
        text = text.replace(found[0], SECTION.format(name=name, body=body))
    return text


def settings_table() -> str:
    """Every setting's variable, default and meaning."""
    rows = [(f"`{variable}`", _cell(default), meaning) for variable, (default, meaning) in settings.described().items()]
    return _table(("variable", "default", "meaning"), rows)


def metrics_table() -> str:
    """Every series as Prometheus stores it, with its labels and meaning."""
    rows = [
        (f"`{name}`", ", ".join(f"`{label}`" for label in labels), meaning)
        for name, (labels, meaning) in described_metrics().items()
    ]
    return _table(("metric", "labels", "meaning"), rows)


def described_metrics() -> dict[str, tuple[tuple[str, ...], str]]:
    """Every metric's labels and meaning, by its name in queries; a histogram's without `_bucket`, `_sum`, `_count`."""
    found = {}
    for metric in vars(metrics).values():
        if isinstance(metric, Counter | Gauge | Histogram):
            told = next(iter(metric.describe()))
            name = f"{told.name}_total" if told.type == "counter" else told.name
            labels = tuple(metric._labelnames)  # noqa: SLF001 (the library tells them nowhere else)
            found[name] = (labels, told.documentation)
    return found


def build_requirements(pinned: str) -> str:
    """The build backend's block of a pinned requirements file and the blocks of all that it needs.

    Args:
        pinned: a requirements file whose blocks end in comments that say what needs them (`# via`).

    Raises:
        ValueError: the backend is not in the file.
    """
    blocks = re.findall(r"^[a-z0-9][^\n]*\n(?:[ ]+[^\n]*\n)*", pinned, re.MULTILINE)
    by_name = {re.split(r"[=\[ ]", block, maxsplit=1)[0]: block for block in blocks}
    if BUILD_BACKEND not in by_name:
        raise ValueError(f"{DEV_REQUIREMENTS}: {BUILD_BACKEND} is not in it")
    wanted: set[str] = set()
    more = {BUILD_BACKEND}
    while more:
        wanted |= more
        more = {name for name, block in by_name.items() if _needed_by(block) & wanted} - wanted
    return BUILD_HEADER + "".join(_without_comments(by_name[name]) for name in sorted(wanted))


def _needed_by(block: str) -> set[str]:
    _, _, via = block.partition("# via")
    return {name.strip(" #") for name in via.splitlines()}


def _without_comments(block: str) -> str:
    return "".join(line for line in block.splitlines(keepends=True) if not line.lstrip().startswith("#"))


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _cell(default: str) -> str:
    return default if default in ("unset", "the user's data directory") else f"`{default}`"


def main() -> int:
    """Write, or with `--check` name what is stale: 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 if a file is stale")
    check = parser.parse_args().check
    wanted = {
        README: readme(README.read_text(encoding="utf-8")),
        BUILD_REQUIREMENTS: build_requirements(DEV_REQUIREMENTS.read_text(encoding="utf-8")),
    }
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if not check:
        for path in stale:
            path.write_text(wanted[path], encoding="utf-8")
        stale = []
    for path in stale:
        print(f"{path} is stale: run python deploy/generate.py", file=sys.stderr)  # noqa: T201 (a command line)
    board = subprocess.run([sys.executable, str(DASHBOARD), *(["--check"] if check else [])], check=False)
    return 1 if stale or board.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
