"""Lessons to try the laws of learning on, and a way to learn them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import descend, steps, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

if TYPE_CHECKING:
    from glassbowl.core.arrays import Array, Inputs, Targets, Weight
    from glassbowl.core.gradient_descent import Step

LESSONS = 12


@dataclass(frozen=True)
class Lesson:
    """A network, its customers and how it is to learn."""

    network: Network
    X: Inputs
    y: Targets
    recipe: Recipe
    weight: Weight = None

    def but(self, **changes: object) -> Lesson:
        """The lesson with something else in it."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def with_recipe(self, **changes: object) -> Lesson:
        """The lesson with another setting."""
        return replace(self, recipe=replace(self.recipe, **changes))  # type: ignore[arg-type]

    def look(self) -> Step:
        """The first round."""
        return take_step(self.network, self.X, self.y, recipe=self.recipe, weight=self.weight)

    def nudges(self) -> list[Array]:
        """What the first round would change, at rate 1."""
        return list(self.look().backward.nudges)

    def moved(self, rate: float) -> Network:
        """The network one step further down."""
        return descend(self.look(), rate)

    def learned(self) -> Step:
        """The last round."""
        *_, last = steps(self.network, self.X, self.y, self.recipe, weight=self.weight)
        return last

    def synapses(self) -> tuple[Array, ...]:
        """The synapses after all rounds."""
        return self.learned().network.synapses


def drawn_lesson(seed: int) -> Lesson:
    """The lesson of that seed: every second descends cross-entropy, every third has two layers."""
    draw = np.random.default_rng(seed)
    hidden = tuple(draw.integers(2, 6, 1 + (seed % 3 == 0)).tolist())
    rows, features = draw.integers([3, 2], [9, 5]).tolist()
    X, y = draw.normal(size=(rows, features)), draw.integers(0, 2, (rows, 1)).astype(float)
    # Rates at which nobody oscillates: where learning is chaotic, laws hold for one round only.
    recipe = Recipe(hidden=hidden, iterations=200, rate=0.5)
    if seed % 2:
        recipe = replace(recipe, rate=0.05, loss="cross_entropy")
    return Lesson(Network.random((features, *hidden, 1), seed), X, y, recipe)


@pytest.fixture(params=range(LESSONS))
def lesson(request: pytest.FixtureRequest) -> Lesson:
    """A lesson of its own for every seed: 200 rounds, 1 or 2 hidden layers, either loss."""
    return drawn_lesson(request.param)


@pytest.fixture
def draw(lesson: Lesson) -> np.random.Generator:
    """More numbers for that lesson, the same in every run."""
    return np.random.default_rng(lesson.X.size)
