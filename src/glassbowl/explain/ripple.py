"""The ripple: one weight changed for real, and how far each station on the way moved."""

from __future__ import annotations

from dataclasses import dataclass

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import Step
from glassbowl.core.loss import loss
from glassbowl.explain.chain_rule import Chain
from glassbowl.explain.places import moved


@dataclass(frozen=True, slots=True)
class Station:
    """A value on the way, before the weight was changed and after."""

    name: str
    before: float
    after: float

    @property
    def change(self) -> float:
        """How far it moved, with its sign."""
        return self.after - self.before


def ripple(step: Step, chain: Chain, *, change: float) -> tuple[Station, ...]:
    """Every station of the chain's path, from the weight to the miss, then the loss of all rows.

    Computed with the changed network itself, so all paths and all curves are in it.
    """
    place, row = chain.place, chain.row
    network = moved(step.network, place, change)
    before, after = step.forward, feed_forward(network, step.forward.layers[0])
    stations = [Station(str(place), place.value(step.network), place.value(network))]
    for k, neuron in enumerate(chain.neurons, start=place.synapse + 1):
        pairs = (before.sums[k - 1], after.sums[k - 1]), (before.layers[k], after.layers[k])
        for name, (old, new) in zip((f"l{k}_LH", f"l{k}"), pairs, strict=True):
            stations.append(Station(name, float(old[row, neuron]), float(new[row, neuron])))
    target = float(step.y[row, chain.neurons[-1]])
    output = stations[-1]
    miss = Station(f"{output.name}_error", target - output.before, target - output.after)
    height = float(loss(after, step.y, recipe=step.recipe, weight=step.weight))
    return (*stations, miss, Station("loss", float(step.loss), height))
