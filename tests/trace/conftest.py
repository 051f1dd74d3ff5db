"""Runs to record: several shapes, depths, losses, weights and starts, short enough to repeat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import steps
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.trace.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glassbowl.core.arrays import Inputs, Targets, Weight
    from glassbowl.core.gradient_descent import Step
    from glassbowl.trace.trace import Trace

FOUR = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
BOUGHT = np.array([[1.0], [1], [0], [0]])
MANY = np.random.default_rng(3).normal(size=(30, 7))
MANY_BOUGHT = (MANY[:, :2] > 0).astype(float)
COUNTS = np.arange(30.0)[:, None]


@dataclass(frozen=True)
class Run:
    """A network, its customers and how it is to learn."""

    network: Network
    X: Inputs
    y: Targets
    recipe: Recipe
    weight: Weight = None

    def steps(self) -> list[Step]:
        """Every round as it happened, by core alone."""
        return list(steps(self.network, self.X, self.y, self.recipe, weight=self.weight))

    def recorded(self, stops: Sequence[int] | None = None) -> Trace:
        """The run as a trace."""
        weight = self.weight
        return record(
            self.network,
            self.X,
            self.y,
            recipe=self.recipe,
            engine="reference",
            stops=stops,
            weight=weight,
        )

    def with_recipe(self, **changes: object) -> Run:
        """The run with another setting."""
        return replace(self, recipe=replace(self.recipe, **changes))  # type: ignore[arg-type]


TUTORIAL = Run(Network.random((3, 4, 1), 1), FOUR, BOUGHT, Recipe(iterations=60))

RUNS = {
    "the tutorial's": TUTORIAL,
    "no hidden layer": replace(TUTORIAL, network=Network.random((3, 1), 1)),
    "no rounds": TUTORIAL.with_recipe(iterations=0),
    "one round": TUTORIAL.with_recipe(iterations=1),
    "weights": replace(TUTORIAL, weight=np.array([[3.0], [0], [1], [2.5]])),
    "cross-entropy": TUTORIAL.with_recipe(loss="cross_entropy", rate=0.3),
    "deep, wide, two outputs, weighted mean": Run(
        Network.random((7, 6, 5, 4, 2), 2),
        MANY,
        MANY_BOUGHT,
        Recipe(iterations=40, rate=2.0, mean=True, loss="cross_entropy"),
        COUNTS,
    ),
    "starts": replace(TUTORIAL, network=Network.random_starts((3, 4, 1), [1, 2, 3, 4, 5])),
    "weighted starts": Run(
        Network.random_starts((7, 3, 2), [1, 2]), MANY, MANY_BOUGHT, Recipe(iterations=30), COUNTS
    ),
}


@pytest.fixture(params=RUNS)
def run(request: pytest.FixtureRequest) -> Run:
    """Each of the runs."""
    return RUNS[request.param]


@pytest.fixture
def tutorial() -> Run:
    """The tutorial's own network, for 60 rounds."""
    return TUTORIAL
