"""What an engine is: one method that moves synapses from one stop to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from glassbowl.core.arrays import Inputs, Targets, Weight
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

Stretch = tuple[Sequence[int], Network]
"""Some stops, and the networks there along an axis of stops in front of all others."""


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
    ) -> Iterator[Stretch]:
        """Descend from `network`, round 0, and yield one stretch after another until the last stop.

        `stops` rise and start at 0 or later; only recipe.rate, .loss and .mean matter here. Raises
        DivergedError in the first round whose synapses are not finite, once every stop before it
        has been yielded.
        """


def one_by_one(stretches: Iterable[Stretch]) -> Iterator[tuple[int, Network]]:
    """Every stop with its network, for those who look at one at a time."""
    for stops, networks in stretches:
        for place, stop in enumerate(stops):
            yield stop, Network(tuple(synapse[place] for synapse in networks.synapses))
