"""The linters and the type checker, as tests: one command says whether a change may stand."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "lint": ("ruff", "check", "--quiet"),
    "format": ("ruff", "format", "--check", "--quiet"),
    "types": ("mypy", "--no-error-summary"),
}


def complaints(command: tuple[str, ...], folder: Path) -> str:
    """What a tool has to say about the files in a folder; nothing when it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )
    return f"exit code {done.returncode}\n{done.stdout}{done.stderr}" if done.returncode else ""


@pytest.mark.parametrize("tool", COMMANDS)
def test_tools_are_content(tool: str, root: Path) -> None:
    """Every file is formatted, linted and typed as the settings in pyproject.toml ask."""
    if said := complaints(COMMANDS[tool], root):
        pytest.fail(said, pytrace=False)


@pytest.mark.parametrize(
    ("tool", "fault"),
    [
        ("lint", "import os\n"),
        ("format", "x = [ 1 ]\n"),
        ("types", '"""Wrong."""\n\n\ndef untyped(value):\n    return value\n'),
    ],
    ids=["lint", "format", "types"],
)
def test_tools_find_a_planted_fault(tool: str, fault: str, root: Path, tmp_path: Path) -> None:
    """Each tool, with the same settings, objects to a file that it should object to."""
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "dev.py").write_text(fault, encoding="utf-8")
    assert "dev.py" in complaints((*COMMANDS[tool], "dev.py"), tmp_path)
