"""The chain rule for one weight: how a customer's miss answers to it, link by link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.activation import sigmoid, slope
from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step
from glassbowl.explain.places import Place

HALF: Final = 0.5
DISTANCE: Final = 0.1
"""How far off a nearby point is when nobody says."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One link: by how much `of` changes for each 1 by which `by` changes.

    x and y are where `by` and `of` stand now; x_nearby and y_nearby are a second point of the same
    function, everything else being as it is. `exact` is the slope right at x.
    """

    of: str
    by: str
    x: float
    y: float
    x_nearby: float
    y_nearby: float
    exact: float

    @property
    def chord(self) -> float:
        """The slope from the two points: rise over run. On a curve, only near to the exact one."""
        return (self.y_nearby - self.y) / (self.x_nearby - self.x)


@dataclass(frozen=True, slots=True)
class Chain:
    """How l_error of one row answers to one weight, along one path.

    neurons    the path: one neuron in each layer behind the weight; the last is the output
    ratios     from right to left, as the tutorial numbers them: the miss first, the weight last
    all_paths  the same answer summed over every path there is; equal to `product` when one is all
    """

    place: Place
    row: int
    neurons: tuple[int, ...]
    ratios: tuple[Ratio, ...]
    paths: int
    all_paths: float

    @property
    def product(self) -> float:
        """All exact ratios multiplied: the slope of the miss against the weight, on this path."""
        return prod(ratio.exact for ratio in self.ratios)

    @property
    def product_of_chords(self) -> float:
        """All slopes from nearby points multiplied: an estimate of `product`."""
        return prod(ratio.chord for ratio in self.ratios)


def chain_rule(
    step: Step,
    place: Place,
    *,
    row: int,
    output: int | None = None,
    through: Sequence[int] | None = None,
    distance: float = DISTANCE,
    nearby: Sequence[float] | None = None,
) -> Chain:
    """Every link from a weight to the miss of one row, exact and by nearby points.

    row       which customer, counted from 0
    output    which prediction, the first if None; the last synapse has one, where it leads
    through   the neurons passed in hidden layers after the weight's own; the strongest path if None
    distance  from x to the nearby x: upwards, but for a height on the S-curve towards one half
    nearby    the nearby x of each ratio, in their order; then `distance` is not used

    A weight of syn0 in a 3-4-1 network has five ratios, one of syn1 has three. What is followed is
    the signed miss y - prediction, which is not the loss: see wishes.py for what the code does.
    """
    last = len(step.network.synapses) - 1
    output = place.neuron if place.synapse == last else output or 0
    strongest, all_paths = _backwards(step, place, row, output)
    hidden = strongest if through is None else tuple(through)
    neurons = (place.neuron, *hidden, output) if place.synapse < last else (place.neuron,)
    ratios = _links(step, place, row, neurons)[::-1]
    points = [_nearby(ratio, distance) for ratio in ratios] if nearby is None else nearby
    widths = step.network.widths[place.synapse + 2 : -1]
    return Chain(
        place,
        row,
        neurons,
        tuple(_with_nearby(ratio, x) for ratio, x in zip(ratios, points, strict=True)),
        prod(widths),
        all_paths,
    )


def _links(step: Step, place: Place, row: int, neurons: tuple[int, ...]) -> list[Ratio]:
    """From the weight to the miss; the nearby points are still to come."""
    layers, sums = step.forward.layers, step.forward.sums
    weight, answer = place.value(step.network), layers[place.synapse][row, place.source]
    first = place.synapse + 1
    total = sums[first - 1][row, neurons[0]]
    links = [_link(f"l{first}_LH", str(place), x=weight, y=total, exact=answer)]
    for k, neuron in enumerate(neurons, start=first):
        height, total = layers[k][row, neuron], sums[k - 1][row, neuron]
        links.append(_link(f"l{k}", f"l{k}_LH", x=total, y=height, exact=float(slope(height))))
        if k < len(layers) - 1:
            after = neurons[k - first + 1]
            through = step.network.synapses[k][neuron, after]
            total = sums[k][row, after]
            links.append(_link(f"l{k + 1}_LH", f"l{k}", x=height, y=total, exact=through))
    miss = step.backward.errors[-1][row, neurons[-1]]
    name = f"l{len(layers) - 1}"
    links.append(_link(f"{name}_error", name, x=layers[-1][row, neurons[-1]], y=miss, exact=-1.0))
    return links


def _link(of: str, by: str, *, x: float, y: float, exact: float) -> Ratio:
    return Ratio(of, by, float(x), float(y), float(x), float(y), float(exact))


def _nearby(ratio: Ratio, distance: float) -> float:
    """A second x; a height goes towards the middle, for no height is above 1."""
    is_height = ratio.of.endswith(("_LH", "_error")) and not ratio.by.startswith("syn")
    return ratio.x - distance if is_height and ratio.x > HALF else ratio.x + distance


def _with_nearby(ratio: Ratio, x: float) -> Ratio:
    """The ratio with its second point: up the S-curve where it is one, else along the line."""
    curved = ratio.by == f"{ratio.of}_LH"
    y = float(sigmoid(np.array(x))) if curved else ratio.y + ratio.exact * (x - ratio.x)
    return Ratio(ratio.of, ratio.by, ratio.x, ratio.y, x, y, ratio.exact)


def _backwards(step: Step, place: Place, row: int, output: int) -> tuple[tuple[int, ...], float]:
    """The hidden neurons of the strongest path, and the slope summed over every path."""
    layers, synapses = step.forward.layers, step.network.synapses
    summed: Array = np.zeros(layers[-1].shape[-1])
    summed[output] = -slope(layers[-1][row, output])
    strongest, onward = np.abs(summed), list[NDArray[np.intp]]()
    for k in range(len(synapses) - 1, place.synapse, -1):
        steep = slope(layers[k][row])
        strengths = np.abs(synapses[k]) * strongest * steep[:, None]
        onward.insert(0, strengths.argmax(axis=1))
        strongest = strengths.max(axis=1)
        summed = (synapses[k] @ summed) * steep
    path = [place.neuron]
    for choice in onward:
        path.append(int(choice[path[-1]]))
    slope_of_miss = layers[place.synapse][row, place.source] * summed[place.neuron]
    return tuple(path[1:-1]), float(slope_of_miss)
