"""The reference engine: core, run as it is written. Slow, plain, and right by definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glassbowl.core.arrays import Inputs, Targets, Weight
from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines.protocol import Stretch


@dataclass(frozen=True)
class Reference:
    """Core in a loop."""

    name: str = "reference"
    agrees_to: float = 0.0

    def run(
        self,
        network: Network,
        X: Inputs,
        y: Targets,
        *,
        recipe: Recipe,
        stops: Sequence[int],
        weight: Weight = None,
    ) -> Iterator[Stretch]:
        """Descend from `network` and yield it at each stop, alone; see Engine.run."""
        iteration = 0
        for stop in stops:
            while iteration < stop:
                step = take_step(network, X, y, recipe=recipe, weight=weight, iteration=iteration)
                network = descend(step, recipe.rate)
                iteration += 1
            yield [stop], Network(tuple(synapse[None] for synapse in network.synapses))
