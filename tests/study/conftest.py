"""Surveys to learn from: the story's, once learned; and synthetic ones with a known rule."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from glassbowl.core.recipe import Recipe
from glassbowl.study.demo import Demo, demonstrating
from glassbowl.trace.progress import finished

EXAMPLES = Path(__file__).parents[2] / "examples"

Columns = dict[str, list[str]]
"""A survey: its questions, and the answers to each, one a customer."""

WriteColumns = Callable[..., Path]


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The whole story, learned and ranked once for all tests of one process."""
    return finished(demonstrating(recipe=Recipe()))


@pytest.fixture
def examples() -> Path:
    """The folder with the story as files."""
    return EXAMPLES


@pytest.fixture(scope="session")
def easy() -> Columns:
    """A survey of 1,200 that logistic regression does well on: odds rise with age and two yeses."""
    draw = np.random.RandomState(7)
    rows = 1200
    cat, beer = draw.randint(0, 2, (2, rows))
    age = draw.randint(18, 80, rows)
    shop = draw.choice(["north", "south", "west"], rows)
    height = 1.5 * cat - beer + (age - 50) / 15 + 0.8 * (shop == "west") - 0.5
    bought = draw.random_sample(rows) < 1 / (1 + np.exp(-height))
    return {
        "cat": yes_no(cat),
        "beer": yes_no(beer),
        "age": [str(years) for years in age],
        "shop": shop.tolist(),
        "bought": yes_no(bought),
    }


def yes_no(answers: Sequence[float] | np.ndarray) -> list[str]:
    """Answers in words."""
    return ["yes" if answer else "no" for answer in answers]


@pytest.fixture
def write_columns(tmp_path: Path) -> WriteColumns:
    """Writes a survey to a CSV file with Python's own writer."""

    def writing(columns: Columns, name: str = "survey.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(zip(*columns.values(), strict=True))
        return path

    return writing
