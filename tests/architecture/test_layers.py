"""Data flows one way: the direction of imports is checked, and the check can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


def verdict(folder: Path) -> str:
    """What import-linter says about the package under a folder's src; empty when all is kept."""
    done = subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_every_room_imports_only_rooms_below_it(root: Path) -> None:
    """The contracts in pyproject.toml are kept."""
    if said := verdict(root):
        pytest.fail(said, pytrace=False)


@pytest.mark.parametrize(
    ("room", "imported"),
    [
        ("core", "glassbowl.trace"),
        ("core", "glassbowl.words"),
        ("core", "polars"),
        ("trace", "rich"),
        ("explain", "glassbowl.survey"),
        ("evaluate", "glassbowl.explain"),
        ("survey", "glassbowl.study"),
        ("study", "glassbowl.files"),
        ("files", "glassbowl.cli"),
        ("words", "glassbowl.core"),
        ("a_new_room", "glassbowl.errors"),
    ],
)
def test_a_planted_import_is_caught(room: str, imported: str, root: Path, tmp_path: Path) -> None:
    """An import upwards, sideways, of a heavy package, or in a room without a place, is refused."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "src", tmp_path / "src")
    folder = tmp_path / "src" / "glassbowl" / room
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "planted.py").write_text(f"import {imported}\n", encoding="utf-8")
    said = verdict(tmp_path)
    assert room in said
    assert "BROKEN" in said
