"""A place in a network: one number of one synapse, by name, and the network with it moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from glassbowl.core.network import Network


@dataclass(frozen=True, slots=True)
class Place:
    """syn{synapse}[{source},{neuron}]: from which neuron to which, counted from 0 as NumPy does.

    The tutorial's syn0,1 is Place(0, 0, 0), its syn0,2 is Place(0, 1, 0).
    """

    synapse: int
    source: int
    neuron: int

    def __str__(self) -> str:
        """As in `syn0[2,1]`."""
        return f"syn{self.synapse}[{self.source},{self.neuron}]"

    def inside(self, network: Network) -> bool:
        """Whether the network has this number."""
        if not 0 <= self.synapse < len(network.synapses):
            return False
        height, width = network.synapses[self.synapse].shape[-2:]
        return bool(0 <= self.source < height and 0 <= self.neuron < width)

    def value(self, network: Network) -> float:
        """The number that stands there."""
        return float(network.synapses[self.synapse][self.source, self.neuron])


def places(network: Network) -> Iterator[Place]:
    """Every number of the network: syn0 row by row, then syn1, and so on."""
    for k, synapse in enumerate(network.synapses):
        for source, neuron in np.ndindex(synapse.shape[-2:]):
            yield Place(k, source, neuron)


def moved(network: Network, place: Place, change: complex) -> Network:
    """A network that differs in one number, by `change`; the one given stays as it was.

    An imaginary change makes complex synapses: what the derivative by complex step needs.
    """
    synapses = list(network.synapses)
    synapse = synapses[place.synapse] + np.zeros((), dtype=type(change))
    synapse[place.source, place.neuron] += change
    synapses[place.synapse] = synapse
    return Network(tuple(synapses))
