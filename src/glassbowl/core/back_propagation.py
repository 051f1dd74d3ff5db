"""Back propagation: work backwards from the miss to what every synapse should do."""

from dataclasses import dataclass

from glassbowl.core.activation import slope
from glassbowl.core.arrays import Layer, Synapse, Targets, Weight
from glassbowl.core.feed_forward import Forward
from glassbowl.core.loss import output_slope, row_shares
from glassbowl.core.network import Network
from glassbowl.core.recipe import TUTORIAL, Recipe


@dataclass(frozen=True, eq=False, slots=True)
class Backward:
    """Error, slope, delta and nudge of every layer that synapses feed.

    Index rule: `layers` has one item more than `synapses`; every other list has exactly one item a
    synapse, and item k belongs to synapse k and to the layer it feeds, k + 1.
    Sign rule: error is target minus prediction and the loss is 1/2 sum of error squared, so a nudge
    is minus the slope of the bowl, and is *added*.
    """

    errors: tuple[Layer, ...]
    slopes: tuple[Layer, ...]
    deltas: tuple[Layer, ...]
    nudges: tuple[Synapse, ...]


def back_propagate(
    network: Network,
    forward: Forward,
    y: Targets,
    *,
    recipe: Recipe = TUTORIAL,
    weight: Weight = None,
) -> Backward:
    """Look back from the miss, changing nothing: every synapse is read as it was while predicting.

    errors[-1] is how far each prediction missed; errors before it are blame, and may exceed 1.
    """
    shares = row_shares(recipe, len(y), weight)
    errors = [y - forward.prediction]
    slopes = [output_slope(forward.prediction, recipe)]
    deltas = [errors[0] * slopes[0]]
    if shares is not None:
        deltas[0] = deltas[0] * shares
    for synapse, layer in zip(network.synapses[:0:-1], forward.layers[-2:0:-1], strict=True):
        errors.insert(0, deltas[0] @ synapse.mT)
        slopes.insert(0, slope(layer))
        deltas.insert(0, errors[0] * slopes[0])
    nudges = tuple(
        layer.mT @ delta for layer, delta in zip(forward.layers[:-1], deltas, strict=True)
    )
    return Backward(tuple(errors), tuple(slopes), tuple(deltas), nudges)
