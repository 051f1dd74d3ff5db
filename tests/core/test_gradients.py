"""Nudges are minus the slope of the bowl, for every synapse of every kind of network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tests.core.conftest import Case

    from glassbowl.core.arrays import Array
    from glassbowl.core.gradient_descent import Step

    Complex = NDArray[np.complex128]

TINY = 1e-30
NEARBY = 1e-5
ROUNDING = 2.0**-52


def height(synapses: list[Complex], case: Case) -> complex:
    """The height of the bowl, from its definition and in complex numbers; written for this test."""
    layer = case.X.astype(complex)
    for synapse in synapses:
        sums = layer @ synapse
        layer = 1 / (1 + np.exp(-sums))
    if case.recipe.loss == "cross_entropy":  # -log p and -log(1 - p), from the sum below p
        heights = case.y * np.log1p(np.exp(-sums)) + (1 - case.y) * np.log1p(np.exp(sums))
    else:
        heights = (case.y - layer) ** 2 / 2
    counts = np.ones((len(case.X), 1)) if case.weight is None else case.weight
    total = (heights * counts).sum()
    return complex(total / counts.sum() if case.recipe.mean else total)


def slopes_of_start(synapses: tuple[Array, ...], case: Case) -> list[Array]:
    """The slope of the bowl along every synapse of one network, by complex step."""
    slopes = []
    for k, synapse in enumerate(synapses):
        slope = np.empty_like(synapse)
        for place in np.ndindex(synapse.shape):
            moved = [s.astype(complex) for s in synapses]
            moved[k][place] += TINY * 1j
            slope[place] = height(moved, case).imag / TINY
        slopes.append(slope)
    return slopes


def slopes(case: Case) -> list[Array]:
    """The slope of the bowl along every synapse, by complex step; starts stacked as they came."""
    found = [slopes_of_start(synapses, case) for synapses in case.starts()]
    shapes = [synapse.shape for synapse in case.network.synapses]
    return [np.stack(s).reshape(f) for s, f in zip(zip(*found, strict=True), shapes, strict=True)]


def looked(case: Case) -> Step:
    """One look at the case."""
    return take_step(case.network, case.X, case.y, recipe=case.recipe, weight=case.weight)


def apart(expected: list[Array], actual: list[Array], *, floor: float) -> float:
    """The largest difference, as a share of the largest number; below the floor it is none."""
    largest = max(np.abs(number).max() for number in expected)
    difference = max(np.abs(e - a).max() for e, a in zip(expected, actual, strict=True))
    return 0.0 if difference <= floor else float(difference / largest)


def test_nudges_are_minus_the_slopes(case: Case) -> None:
    """Every nudge equals minus the complex-step slope, to 12 digits."""
    expected = [-slope for slope in slopes(case)]
    assert apart(expected, list(looked(case).backward.nudges), floor=1e-14) < 1e-12


@pytest.mark.parametrize("rate", [1e-3, 1.0, 7.0])
def test_the_change_made_is_minus_the_slopes(case: Case, rate: float) -> None:
    """What `descend` really changed, divided by the rate, equals minus the complex-step slope."""
    moved = descend(looked(case), rate).synapses
    change = [(a - b) / rate for a, b in zip(moved, case.network.synapses, strict=True)]
    largest = max(np.abs(synapse).max() for synapse in (*moved, *case.network.synapses))
    # The subtraction rounds: half a last digit of the synapses, made larger by a small rate.
    floor = 1e-14 + ROUNDING * largest / rate
    assert apart([-slope for slope in slopes(case)], change, floor=floor) < 1e-12


def test_the_change_made_is_minus_the_slopes_where_it_is_flat(learned_case: Case) -> None:
    """The same after 300 rounds, where slopes are small and a lost row would hardly show."""
    expected = [-slope for slope in slopes(learned_case)]
    assert apart(expected, list(looked(learned_case).backward.nudges), floor=1e-14) < 1e-11


def test_nudges_are_minus_the_slopes_of_the_loss_shown(case: Case) -> None:
    """Every nudge equals a central difference of `Step.loss` itself, to 6 digits."""
    expected, actual = [], looked(case).backward.nudges
    for k, synapse in enumerate(case.network.synapses):
        slope = np.empty_like(synapse)
        for i, j in np.ndindex(synapse.shape[-2:]):
            ends = [nearby_loss(case, k, (i, j), way * NEARBY) for way in (1, -1)]
            slope[..., i, j] = (ends[0] - ends[1]) / (2 * NEARBY)
        expected.append(-slope)
    assert apart(expected, list(actual), floor=1e-9) < 1e-6


def nearby_loss(case: Case, k: int, place: tuple[int, int], way: float) -> Array:
    """The loss of every start when one number of synapse k is moved a little."""
    moved = [synapse.copy() for synapse in case.network.synapses]
    moved[k][..., place[0], place[1]] += way
    network = Network(tuple(moved))
    return take_step(network, case.X, case.y, recipe=case.recipe, weight=case.weight).loss
