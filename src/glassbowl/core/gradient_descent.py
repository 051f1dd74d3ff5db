"""Gradient descent: look, lean, take one step down, 60,000 times."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from glassbowl.core.arrays import Array, Inputs, Targets, Weight
from glassbowl.core.back_propagation import Backward, back_propagate
from glassbowl.core.feed_forward import Forward, feed_forward
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.core.recipe import TUTORIAL, Recipe
from glassbowl.errors import DivergedError


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Step:
    """One round, frozen: where the network stood, what it predicted, what it is about to change."""

    iteration: int
    network: Network
    y: Targets
    forward: Forward
    backward: Backward
    recipe: Recipe
    weight: Weight = None

    def named(self) -> dict[str, Array]:
        """Everything in this round by the tutorial's names: l0, syn0, l1_LH, l1, ..., l1_delta."""
        named = {"l0": self.forward.layers[0]}
        for k, synapse in enumerate(self.network.synapses):
            named |= {f"syn{k}": synapse, f"l{k + 1}_LH": self.forward.sums[k]}
            named[f"l{k + 1}"] = self.forward.layers[k + 1]
        named["y"] = self.y
        for k in reversed(range(len(self.network.synapses))):
            named[f"l{k + 1}_error"] = self.backward.errors[k]
            named[f"l{k + 1}_delta"] = self.backward.deltas[k]
        return named

    @property
    def loss(self) -> Array:
        """The height of the ball in the bowl; see core.loss."""
        return loss(self.forward, self.y, recipe=self.recipe, weight=self.weight)

    @property
    def mean_abs_error(self) -> float:
        """The number the tutorial prints: how far off a prediction is on average, from 0 to 1."""
        misses = np.abs(self.backward.errors[-1]).mean(axis=-1)
        weights = None if self.weight is None else self.weight[:, 0]
        return float(np.average(misses, axis=-1, weights=weights).mean())

    def __repr__(self) -> str:
        """As in `Step(round 860, mean miss 0.049980, Network(3-4-1, 16 numbers))`."""
        return f"Step(round {self.iteration}, mean miss {self.mean_abs_error:.6f}, {self.network})"


def take_step(
    network: Network,
    X: Inputs,
    y: Targets,
    *,
    recipe: Recipe = TUTORIAL,
    weight: Weight = None,
    iteration: int = 0,
) -> Step:
    """Look forward, look back, change nothing. X is (rows, features), y is (rows, outputs)."""
    # Answers near the largest double overflow here; `descend` then refuses the step by name.
    with np.errstate(over="ignore", invalid="ignore"):
        forward = feed_forward(network, X)
        backward = back_propagate(network, forward, y, recipe=recipe, weight=weight)
    return Step(iteration, network, y, forward, backward, recipe, weight)


def descend(step: Step, rate: float) -> Network:
    """The network one step further down: every nudge, times the rate, is added at once.

    Raises DivergedError when a number stops being finite, with the last network as `last_good`.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        moved = tuple(
            synapse + rate * nudge
            for synapse, nudge in zip(step.network.synapses, step.backward.nudges, strict=True)
        )
    for k, synapse in enumerate(moved):
        if not np.isfinite(synapse).all():
            place = tuple(np.argwhere(~np.isfinite(synapse))[0].tolist())
            error = DivergedError(
                "diverged",
                "Synapses must stay finite numbers. In round {iteration}, {name} became {value}; "
                "try a smaller rate, such as {smaller}.",
                iteration=step.iteration,
                name=f"syn{k}{list(place)}",
                value=str(synapse[place]),
                smaller=rate / 10,
            )
            error.last_good = step.network
            raise error
    return Network(moved)


def steps(
    network: Network, X: Inputs, y: Targets, recipe: Recipe = TUTORIAL, *, weight: Weight = None
) -> Iterator[Step]:
    """Every round, 0 to recipe.iterations; the last is looked at, and nothing follows it."""
    for iteration in range(recipe.iterations + 1):
        step = take_step(network, X, y, recipe=recipe, weight=weight, iteration=iteration)
        yield step
        if iteration < recipe.iterations:
            network = descend(step, recipe.rate)
