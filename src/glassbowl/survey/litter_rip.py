"""The story's data: four customers of a pet shop, and the vet's list of 24 prospects.

The four customers are the tutorial's. The list is ours: the tutorial names it and never gives it.
NumPy only, so that the story runs before anything else is installed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np

from glassbowl.core.arrays import Inputs, Targets
from glassbowl.core.network import Network

STORY: Final = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
"""The one place where the story's data stands: the page reads the same file."""

QUESTIONS: Final[tuple[str, ...]] = tuple(STORY["questions"])
"""Owns a cat? Drinks imported beer? Visited the website in the past month?"""

NAMES: Final[tuple[str, ...]] = tuple(STORY["columns"])
TARGET: Final[str] = STORY["target"]
"""The same questions as columns of a survey, and the one that is foretold."""

ANSWERS: Final[tuple[tuple[int, ...], ...]] = tuple(
    tuple(customer["answers"]) for customer in STORY["customers"]
)
BOUGHT: Final[tuple[int, ...]] = tuple(customer["bought"] for customer in STORY["customers"])

PROSPECTS: Final[dict[str, list[int]]] = STORY["prospects"]
"""Id and answers (cat, beer, website) of everybody on the vet's list; all eight patterns occur."""

TUTORIAL: Final[dict[str, list[list[float]]]] = STORY["tutorial"]
"""The matrices the tutorial works its examples with; no seed gives them."""


def customers() -> tuple[Inputs, Targets]:
    """X (4, 3) and y (4, 1): what the four customers answered, and who bought."""
    return np.array(ANSWERS, dtype=np.float64), np.array(BOUGHT, dtype=np.float64)[:, None]


def prospects() -> tuple[tuple[str, ...], Inputs]:
    """The ids on the vet's list and X (24, 3), in the order of the list."""
    return tuple(PROSPECTS), np.array(tuple(PROSPECTS.values()), dtype=np.float64)


def tutorial_network() -> Network:
    """The 3-4-1 network of the tutorial's worked examples."""
    return Network((np.array(TUTORIAL["syn0"]), np.array(TUTORIAL["syn1"])))
