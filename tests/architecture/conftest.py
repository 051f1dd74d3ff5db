"""The repository as the checks of this folder read it: folders, and texts by their path."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def texts(*folders: str) -> dict[str, str]:
    """The text of every Python file in these folders, by its path from the repository's root."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def package() -> dict[str, str]:
    """Every file of the package."""
    return texts("src")


@pytest.fixture(scope="session")
def tests() -> dict[str, str]:
    """Every file of the tests."""
    return texts("tests")
