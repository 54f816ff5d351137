"""What is generated in deploy/ is what its generator writes."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PINNED = """\
# by a tool
attrs==1.0 \\
    --hash=sha256:aa
    # via pytest
hatchling==2.0 \\
    --hash=sha256:bb
    # via wireroom (pyproject.toml:dev)
pluggy==3.0 \\
    --hash=sha256:cc \\
    --hash=sha256:cd
    # via
    #   hatchling
    #   pytest
trove==4.0 ; python_version >= "3" \\
    --hash=sha256:dd
    # via pluggy
"""


def test_every_generated_file_is_fresh(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "deploy/generate.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_the_dashboard_is_the_same_bytes_each_time(root: Path) -> None:
    code = "import runpy; print(runpy.run_path('deploy/grafana/dashboard.py')['rendered'](), end='')"
    first, second = (
        subprocess.check_output([sys.executable, "-c", code], cwd=root, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )
    assert first == second
    assert first.startswith(b"{")


def test_the_build_requirements_are_the_backend_and_what_it_needs_with_hashes(generate: ModuleType) -> None:
    text = generate.build_requirements(PINNED)
    assert [line.split("==")[0] for line in text.splitlines() if "==" in line] == ["hatchling", "pluggy", "trove"]
    assert text.count("--hash=sha256:") == 4
    assert "via" not in text


def test_a_pinned_file_without_the_backend_is_refused(generate: ModuleType) -> None:
    with pytest.raises(ValueError, match="hatchling is not in it"):
        generate.build_requirements("attrs==1.0 \\\n    --hash=sha256:aa\n")


def test_a_readme_without_its_markers_is_refused(generate: ModuleType) -> None:
    with pytest.raises(ValueError, match="'metrics'"):
        generate.readme("<!-- generated: settings -->\n<!-- end of generated -->\n")
