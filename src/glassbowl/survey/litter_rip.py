"""The story's data: four customers of a pet shop, and the vet's list of 24 prospects.

The four customers are the tutorial's. The list is ours: the tutorial names it and never gives it.
NumPy only, so that the story runs before anything else is installed.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from glassbowl.core.arrays import Inputs, Targets
from glassbowl.core.network import Network

QUESTIONS: Final = ("cat", "beer", "website")
"""Owns a cat? Drinks imported beer? Visited the website in the past month?"""

NAMES: Final = ("cat", "imported beer", "website")
TARGET: Final = "bought"
"""The same questions as columns of a survey, and the one that is foretold."""

ANSWERS: Final = ((1, 0, 1), (0, 1, 1), (0, 0, 1), (1, 1, 1))
BOUGHT: Final = (1, 1, 0, 0)

PROSPECTS: Final = {
    "V01": (1, 1, 1),
    "V02": (0, 0, 1),
    "V03": (1, 0, 0),
    "V04": (1, 0, 1),
    "V05": (0, 1, 1),
    "V06": (0, 0, 0),
    "V07": (1, 0, 1),
    "V08": (1, 1, 0),
    "V09": (0, 0, 1),
    "V10": (1, 0, 0),
    "V11": (0, 1, 0),
    "V12": (0, 1, 1),
    "V13": (0, 0, 0),
    "V14": (1, 1, 1),
    "V15": (1, 0, 1),
    "V16": (0, 0, 1),
    "V17": (1, 0, 0),
    "V18": (0, 1, 1),
    "V19": (0, 0, 0),
    "V20": (1, 1, 1),
    "V21": (1, 0, 1),
    "V22": (0, 0, 0),
    "V23": (0, 1, 0),
    "V24": (1, 1, 0),
}
"""Id and answers (cat, beer, website) of everybody on the vet's list; all eight patterns occur."""

TUTORIAL_SYN0: Final = (
    (3.66, -2.88, 3.26, -1.53),
    (-4.84, 3.54, 2.52, -2.55),
    (0.16, -0.66, -2.82, 1.87),
)
TUTORIAL_SYN1: Final = ((12.21,), (10.24,), (-6.31,), (-14.52,))
"""The matrices the tutorial works its examples with; no seed gives them."""


def customers() -> tuple[Inputs, Targets]:
    """X (4, 3) and y (4, 1): what the four customers answered, and who bought."""
    return np.array(ANSWERS, dtype=np.float64), np.array(BOUGHT, dtype=np.float64)[:, None]


def prospects() -> tuple[tuple[str, ...], Inputs]:
    """The ids on the vet's list and X (24, 3), in the order of the list."""
    return tuple(PROSPECTS), np.array(tuple(PROSPECTS.values()), dtype=np.float64)


def tutorial_network() -> Network:
    """The 3-4-1 network of the tutorial's worked examples."""
    return Network((np.array(TUTORIAL_SYN0), np.array(TUTORIAL_SYN1)))
