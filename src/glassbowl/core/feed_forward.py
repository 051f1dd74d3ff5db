"""Feed forward: from answers to a prediction, one layer at a time."""

from dataclasses import dataclass

from glassbowl.core.activation import sigmoid
from glassbowl.core.arrays import Inputs, Layer
from glassbowl.core.network import Network


@dataclass(frozen=True, eq=False, slots=True)
class Forward:
    """Every value on the way: layers[0] are the answers, layers[k] is what layer k makes of them.

    sums[k] is what arrives at layer k + 1 before the S-curve: the left half of its circles.
    """

    layers: tuple[Layer, ...]
    sums: tuple[Layer, ...]

    @property
    def prediction(self) -> Layer:
        """The last layer: how likely each customer is to say yes, shape (..., rows, outputs)."""
        return self.layers[-1]


def feed_forward(network: Network, X: Inputs) -> Forward:
    """Multiply by the synapses, add up, squash; once for each synapse. X is (rows, features)."""
    layers, sums = [X], []
    for synapse in network.synapses:
        sums.append(layers[-1] @ synapse)
        layers.append(sigmoid(sums[-1]))
    return Forward(tuple(layers), tuple(sums))
