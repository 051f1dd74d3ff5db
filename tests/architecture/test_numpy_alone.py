"""The demo needs NumPy and nothing else, so that it can run before anything else is there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest


@pytest.fixture
def bare_machine(root: Path, tmp_path: Path) -> str:
    """A search path with this package and NumPy, and no other package of this machine's."""
    installed = Path(np.__file__).parent.parent
    for part in installed.glob("numpy*"):
        (tmp_path / part.name).symlink_to(part)
    return f"{root / 'src'}:{tmp_path}"


def run_bare(path: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python without its installed packages (-S), with only that search path."""
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        env={"PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["narwhals", "polars", "rich", "safetensors", "pytest"])
def test_the_bare_machine_is_bare(name: str, bare_machine: str) -> None:
    """A package that is installed here cannot be imported there, while NumPy can."""
    done = run_bare(bare_machine, "-c", f"import numpy\nimport {name}")
    assert done.stderr.splitlines()[-1] == f"ModuleNotFoundError: No module named '{name}'"


def test_demo_runs_with_numpy_alone(bare_machine: str) -> None:
    """The demo in numbers: it ends well, and its prospects are ranked."""
    done = run_bare(bare_machine, "-m", "glassbowl", "demo", "--json", "--iterations", "100")
    assert (0, "") == (done.returncode, done.stderr)
    assert 24 == len(json.loads(done.stdout)["prospects"])


def test_demo_speaks_with_numpy_alone(bare_machine: str) -> None:
    """The demo in words: a line for every prospect and more, plain, without colours."""
    done = run_bare(bare_machine, "-m", "glassbowl", "demo", "--iterations", "100")
    assert (0, "") == (done.returncode, done.stderr)
    assert len(done.stdout.splitlines()) > 24
    assert "\x1b" not in done.stdout
