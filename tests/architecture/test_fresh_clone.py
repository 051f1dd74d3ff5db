"""A fresh clone is up with one command: the real thing, fetching included."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import glassbowl

pytestmark = pytest.mark.long

PYTHON = getattr(sys, "_base_executable", sys.executable)


def command(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """dev.py in that folder, with no terminal, on a Python that has nothing installed."""
    return subprocess.run(
        [PYTHON, "dev.py", *arguments],
        cwd=folder,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def clone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as git would hand it out: without what was built or fetched here."""
    unwanted = (root / ".gitignore").read_text(encoding="utf-8").replace("/", "").split()
    copy = tmp_path_factory.mktemp("somewhere else") / "glassbowl"
    return Path(shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".git", *unwanted)))


@pytest.fixture(scope="module")
def first(clone: Path) -> subprocess.CompletedProcess[str]:
    """The first `dev.py run` in the clone."""
    return command(clone, "run")


def test_one_command_ends_well(first: subprocess.CompletedProcess[str]) -> None:
    """It ends with 0, and the last thing on screen is what to try next."""
    assert 0 == first.returncode
    assert "dev.py run train" in "".join(first.stdout.splitlines()[-5:])


def test_the_list_is_on_screen_before_the_long_wait(
    first: subprocess.CompletedProcess[str],
) -> None:
    """Making .venv, fetching NumPy, training, the error after the last round, then the rest."""
    order = ("[1/3] making", "[2/3] fetching NumPy", "[3/3]", "0.0031835024", "fetching all")
    places = [first.stdout.index(words) for words in order]
    assert sorted(places) == places


@pytest.mark.usefixtures("first")
def test_the_second_time_nothing_is_fetched(clone: Path) -> None:
    """Cut off from every index it runs again, and says the same."""
    again = command(clone, "run", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert 0 == again.returncode
    assert "fetching" not in again.stdout


@pytest.mark.usefixtures("first")
def test_arguments_reach_glassbowl(clone: Path) -> None:
    """What follows `run` is glassbowl's, and nothing else stands on the screen."""
    said = command(clone, "run", "--version").stdout
    assert said.startswith(f"glassbowl {glassbowl.__version__} (kernel ")
    assert 1 == said.count("\n")
    assert 2 == command(clone, "run", "no-such-command").returncode


def test_offline_is_a_sentence(root: Path, tmp_path: Path) -> None:
    """Without a network: pip's last words, one sentence, exit code 2, and no traceback."""
    for name in ("dev.py", "pyproject.toml", "constraints.txt"):
        shutil.copy(root / name, tmp_path)
    offline = command(tmp_path, "run", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    assert 2 == offline.returncode
    assert "\n  ERROR: " in offline.stdout
    assert "Is this machine online" in offline.stdout.splitlines()[-1]
    assert "Traceback" not in offline.stdout
