"""What every engine is tried on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import steps
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines import choose
from glassbowl.engines.protocol import one_by_one

if TYPE_CHECKING:
    from glassbowl.core.arrays import Array, Inputs, Targets, Weight
    from glassbowl.engines.protocol import Engine

ROUNDS = 50
PLAIN = Recipe(iterations=ROUNDS)


@dataclass(frozen=True)
class Job:
    """A network, its customers and a recipe."""

    network: Network
    X: Inputs
    y: Targets
    recipe: Recipe = PLAIN
    weight: Weight = None

    def by_core(self) -> list[tuple[Array, ...]]:
        """The synapses in every round, by core."""
        rounds = steps(self.network, self.X, self.y, self.recipe, weight=self.weight)
        return [step.network.synapses for step in rounds]

    def by(self, engine: Engine, stops: list[int]) -> list[tuple[int, Network]]:
        """What the engine yields at these stops."""
        run = engine.run(
            self.network, self.X, self.y, recipe=self.recipe, stops=stops, weight=self.weight
        )
        return list(one_by_one(run))


DRAW = np.random.default_rng(8)
X = DRAW.normal(size=(9, 3))
Y = DRAW.random((9, 1))
TUTORIAL = Job(
    Network.random((3, 4, 1), 1),
    np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]),
    np.array([[1.0], [1], [0], [0]]),
)
ENTROPY = Recipe(hidden=(5, 2), iterations=ROUNDS, rate=0.3, loss="cross_entropy", mean=True)

JOBS = {
    "the tutorial's": TUTORIAL,
    "no hidden layer": Job(Network.random((3, 1), 2), X, Y),
    "cross-entropy, mean, deep": Job(Network.random((3, 5, 2, 1), 3), X, Y, ENTROPY),
    "weights": Job(Network.random((3, 4, 1), 4), X, Y, weight=DRAW.random((9, 1))),
    "weighted mean": Job(Network.random((3, 5, 2, 1), 3), X, Y, ENTROPY, DRAW.random((9, 1))),
    "starts": replace(TUTORIAL, network=Network.random_starts((3, 4, 1), [1, 2, 3])),
}


@pytest.fixture(params=JOBS)
def job(request: pytest.FixtureRequest) -> Job:
    """Each of the jobs."""
    return JOBS[request.param]


@pytest.fixture(params=choose.available())
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine that works on this machine."""
    return choose.get(request.param)
