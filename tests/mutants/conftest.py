"""A copy of the package with one bug planted in it, and what the quick tests say of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
QUICK = {
    "core": ("tests/core",),
    "engines": ("tests/engines", "tests/trace"),
    "trace": ("tests/trace", "tests/engines"),
}
"""The tests that have to see a bug, by the room that it is planted in."""

PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-m", "not long", "--tb=no")


@dataclass(frozen=True)
class Verdict:
    """How the quick tests ended: pytest's exit code and its last words."""

    code: int
    words: str


def planted(package: Path, file: str, right: str, wrong: str) -> None:
    """Put `wrong` in the place of `right`, which must stand in the file exactly once."""
    path = package / file
    text = path.read_text(encoding="utf-8")
    if (times := text.count(right)) != 1:
        pytest.fail(f"{file} holds {times} times, not once: {right}")
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def judged(source: Path, *tests: str) -> Verdict:
    """What these tests say of the package in this folder; no other is imported."""
    done = subprocess.run(
        [*PYTEST, "-p", "no:cacheprovider", *tests],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(source),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HYPOTHESIS_STORAGE_DIRECTORY": str(source / "hypothesis"),
            "OPENBLAS_NUM_THREADS": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return Verdict(done.returncode, done.stdout[-2_000:] + done.stderr[-2_000:])


@pytest.fixture
def verdict(tmp_path: Path) -> Callable[..., Verdict]:
    """Copy the package, plant a bug (file, right, wrong) in it, and run the tests of its room."""

    def run(*bug: str) -> Verdict:
        package = tmp_path / "glassbowl"
        shutil.copytree(
            ROOT / "src" / "glassbowl", package, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
        if not bug:
            return judged(tmp_path, *QUICK["core"], *QUICK["trace"])
        file, right, wrong = bug
        planted(package, file, right, wrong)
        return judged(tmp_path, *QUICK[file.partition("/")[0]])

    return run
