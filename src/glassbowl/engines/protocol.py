"""What an engine is: one method that moves synapses from one stop to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from glassbowl.core.arrays import Inputs, Targets, Weight
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe


@runtime_checkable
class Engine(Protocol):
    """Any object with these; an engine elsewhere need not import this class."""

    @property
    def name(self) -> str:
        """What the reader types to choose it."""

    @property
    def agrees_to(self) -> float:
        """The largest difference from `reference` in any synapse after the seeded 60,000 rounds."""

    def run(
        self,
        network: Network,
        X: Inputs,
        y: Targets,
        *,
        recipe: Recipe,
        stops: Sequence[int],
        weight: Weight = None,
    ) -> Iterator[tuple[int, Network]]:
        """Descend from `network`, round 0, and yield (round, network) at each stop.

        `stops` rise and start at 0 or later; only recipe.rate, .loss and .mean matter here. Raises
        DivergedError in the first round whose synapses are not finite.
        """
