"""Steps to be explained: the tutorial's own, deeper ones, and a run whose rounds are facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import TUTORIAL, Recipe
from glassbowl.explain.document import document
from glassbowl.explain.sayings.saying import Saying
from glassbowl.trace.trace import Trace

FOLDER = Path(__file__).parent / "facts"
LISTING = Path(__file__).parents[2] / "examples" / "twenty_eight_lines.py"

X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
Y = np.array([[1.0], [1], [0], [0]])
SYN0 = np.array(
    [[3.66, -2.88, 3.26, -1.53], [-4.84, 3.54, 2.52, -2.55], [0.16, -0.66, -2.82, 1.87]]
)
SYN1 = np.array([[12.21], [10.24], [-6.31], [-14.52]])

Read = Callable[[str], Any]


def read(topic: str) -> Any:  # noqa: ANN401  what JSON holds
    """The facts of a topic."""
    return json.loads((FOLDER / f"{topic}.json").read_text(encoding="utf-8"))


def kept_run() -> Trace:
    """The seeded run as far as its facts go: the synapses of a few rounds, the last among them."""
    stops = {int(iteration): synapses for iteration, synapses in read("stops").items()}
    synapses = tuple(np.array([stops[i][name] for i in stops]) for name in ("syn0", "syn1"))
    return Trace(X, Y, None, TUTORIAL, "reference", tuple(stops), synapses)


def deep_step(recipe: Recipe, *, weight: Array | None = None) -> Step:
    """Five customers, two questions, three hidden layers, two predictions; nothing is 0 or 1."""
    draw = np.random.default_rng(11)
    network = Network.random((2, 3, 4, 3, 2), seed=5)
    return take_step(
        network, draw.normal(size=(5, 2)), draw.random((5, 2)), recipe=recipe, weight=weight
    )


@pytest.fixture(scope="session")
def facts() -> Read:
    """Read the facts of a topic by its name."""
    return read


@pytest.fixture(scope="session")
def tutorial() -> Step:
    """One look at the four customers with the tutorial's synapses."""
    return take_step(Network((SYN0, SYN1)), X, Y)


@pytest.fixture(scope="session")
def run() -> Trace:
    """A few rounds of the seeded run."""
    return kept_run()


@pytest.fixture(scope="session")
def deep() -> Step:
    """A step of a network with three hidden layers and two predictions."""
    return deep_step(TUTORIAL)


@pytest.fixture(scope="session")
def sayings(tutorial: Step, run: Trace) -> dict[str, Saying]:
    """Everything the tutorial says, by name."""
    listing = LISTING.read_text(encoding="utf-8").splitlines()
    return {saying.name: saying for saying in document(tutorial, run, listing=listing)}
