"""Networks to try the laws on: drawn at random, of every depth, loss and kind of customer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.arrays import with_always_yes
from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

if TYPE_CHECKING:
    from glassbowl.core.arrays import Array, Inputs, Targets, Weight

MOST_LAYERS = 4


@dataclass(frozen=True)
class Case:
    """A network, its customers and a recipe."""

    network: Network
    X: Inputs
    y: Targets
    recipe: Recipe
    weight: Weight

    def recipe_of(self, iterations: int) -> Recipe:
        """The recipe with another number of rounds."""
        return replace(self.recipe, iterations=iterations)

    def starts(self) -> list[tuple[Array, ...]]:
        """The synapses of each start by themselves; one where there is no axis of starts."""
        if self.network.synapses[0].ndim == 2:
            return [self.network.synapses]
        return list(zip(*self.network.synapses, strict=True))


def drawn_network(draw: np.random.Generator, widths: list[int], *, starts: int) -> Network:
    """Synapses around 0; in every third network steep enough to saturate."""
    steep = 3.0 if draw.integers(3) == 0 else 1.0
    leading = (starts,) if starts else ()
    shapes = [(*leading, *shape) for shape in pairwise(widths)]
    return Network(tuple(steep * draw.normal(size=shape) for shape in shapes))


def drawn_case(seed: int) -> Case:
    """The case of that seed: the bits of the seed switch each choice, the rest is drawn."""
    draw = np.random.default_rng(seed)
    layers, seed = 1 + seed % MOST_LAYERS, seed // MOST_LAYERS
    recipe = Recipe(
        hidden=tuple(draw.integers(1, 6, layers - 1).tolist()),
        rate=float(draw.uniform(0.1, 2)),
        loss="cross_entropy" if seed & 1 else "squared_error",
        mean=bool(seed & 2),
        always_yes=bool(draw.integers(2)),
    )
    rows, features, outputs = draw.integers([1, 1, 1], [8, 5, 3]).tolist()
    X = draw.normal(size=(rows, features))
    y = draw.integers(0, 2, (rows, outputs)) if draw.integers(2) else draw.random((rows, outputs))
    weight = np.append(draw.integers(0, 4, (rows - 1, 1)), [[2]], axis=0) if seed & 4 else None
    X = with_always_yes(X) if recipe.always_yes else X
    widths = [X.shape[1], *recipe.hidden, outputs]
    network = drawn_network(draw, widths, starts=2 if seed & 8 else 0)
    return Case(network, X, y.astype(float), recipe, weight)


@pytest.fixture(params=range(64))
def case(request: pytest.FixtureRequest) -> Case:
    """One to four layers, both losses, sum and mean, weights, always-yes, starts: all mixtures."""
    return drawn_case(request.param)


@pytest.fixture(params=range(0, 64, 3))
def learned_case(request: pytest.FixtureRequest) -> Case:
    """A case 300 rounds later, where the bowl is flat."""
    case = drawn_case(request.param)
    network = case.network
    for _ in range(300):
        step = take_step(network, case.X, case.y, recipe=case.recipe, weight=case.weight)
        network = descend(step, case.recipe.rate)
    return Case(network, case.X, case.y, case.recipe, case.weight)


@pytest.fixture(name="X")
def customers() -> Inputs:
    """The tutorial's four customers: cat, imported beer, website."""
    return np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])


@pytest.fixture(name="y")
def bought() -> Targets:
    """Which of the four bought."""
    return np.array([[1.0], [1], [0], [0]])
