"""The tutorial's facts, copied as bare numbers, and the runs that they are compared with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step, descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import TUTORIAL, Recipe
from glassbowl.trace.record import train
from glassbowl.trace.trace import Trace

FOLDER = Path(__file__).parent / "facts"

X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
Y = np.array([[1.0], [1], [0], [0]])

Read = Callable[[str], Any]
Learn = Callable[..., Network]


def read(topic: str) -> Any:  # noqa: ANN401  what JSON holds
    """The facts of a topic."""
    return json.loads((FOLDER / f"{topic}.json").read_text(encoding="utf-8"))


def descended(
    network: Network,
    rounds: int,
    *,
    X: Array = X,
    y: Array = Y,
    recipe: Recipe = TUTORIAL,
    rate: float = 1.0,
) -> Network:
    """The network so many rounds later; any number may be the rate, a negative one too."""
    for iteration in range(rounds):
        network = descend(take_step(network, X, y, recipe=recipe, iteration=iteration), rate)
    return network


@pytest.fixture(scope="session")
def facts() -> Read:
    """Read the facts of a topic by its name."""
    return read


@pytest.fixture(scope="session")
def learned() -> Learn:
    """Let a network learn for so many rounds."""
    return descended


@pytest.fixture(name="X", scope="session")
def customers() -> Array:
    """The four customers."""
    return X


@pytest.fixture(name="y", scope="session")
def bought() -> Array:
    """Which of the four bought."""
    return Y


@pytest.fixture(scope="session")
def document() -> Network:
    """The synapses that the tutorial prints."""
    printed = read("doc_example")
    return Network((np.array(printed["syn0"]), np.array(printed["syn1"])))


@pytest.fixture(scope="session")
def look(document: Network) -> Step:
    """One look at the four customers with the tutorial's synapses."""
    return take_step(document, X, Y)


@pytest.fixture(scope="session")
def run() -> Trace:
    """The tutorial's 60,000 rounds from seed 1, once for all tests of one process."""
    return train(X, Y)
