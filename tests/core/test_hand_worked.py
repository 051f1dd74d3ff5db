"""One step small enough to be worked by hand: 1-1-1, with synapses whose S-curve comes out even."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

# e^ln3 = 3, so the S-curve is 3/4 there; three quarters of 4/3 ln 9 is ln 9, where it is 9/10.
SYN0 = log(3)
SYN1 = 4 / 3 * log(9)

SQUARED = {
    "l0": 1,
    "syn0": SYN0,
    "l1_LH": log(3),
    "l1": 3 / 4,
    "syn1": SYN1,
    "l2_LH": log(9),
    "l2": 9 / 10,
    "y": 1,
    "l2_error": 1 / 10,
    "l2_delta": 9 / 1000,  # 1/10 times the slope 9/10 * 1/10
    "l1_error": 9 / 1000 * SYN1,
    "l1_delta": 9 / 1000 * SYN1 * 3 / 16,  # times the slope 3/4 * 1/4
}

ENTROPY = SQUARED | {
    "l2_delta": 1 / 10,  # the slope has cancelled
    "l1_error": 1 / 10 * SYN1,
    "l1_delta": 1 / 10 * SYN1 * 3 / 16,
}


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [(Recipe(), SQUARED), (Recipe(loss="cross_entropy"), ENTROPY)],
    ids=["squared error", "cross-entropy"],
)
def test_every_number_of_a_step(recipe: Recipe, expected: dict[str, float]) -> None:
    """A step holds the numbers worked by hand, under the tutorial's names and in their order."""
    network, one = Network((np.array([[SYN0]]), np.array([[SYN1]]))), np.array([[1.0]])
    named = {n: v.item() for n, v in take_step(network, one, one, recipe=recipe).named().items()}
    assert list(expected) == list(named)
    assert pytest.approx(expected, rel=1e-14) == named


def test_the_network_after_the_step() -> None:
    """Each synapse moves by the rate, times what feeds it, times the delta above it."""
    network, one = Network((np.array([[SYN0]]), np.array([[SYN1]]))), np.array([[1.0]])
    moved = [s.item() for s in descend(take_step(network, one, one), 2.0).synapses]
    expected = [SYN0 + 2 * 9 / 1000 * SYN1 * 3 / 16, SYN1 + 2 * 3 / 4 * 9 / 1000]
    assert pytest.approx(expected, rel=1e-14) == moved


def test_two_customers_with_weights() -> None:
    """Nudges add up over customers, each as often as its weight says: 2 and 3 times."""
    X, y, weight = np.array([[1.0], [2.0]]), np.array([[1.0], [0.0]]), np.array([[2.0], [3.0]])
    # The S-curve is 3/4 at ln 3 and 9/10 at 2 ln 3; slopes 3/16 and 9/100; errors 1/4 and -9/10.
    deltas = [2 * 1 / 4 * 3 / 16, 3 * -9 / 10 * 9 / 100]
    step = take_step(Network((np.array([[log(3)]]),)), X, y, weight=weight)
    expected = [*deltas, deltas[0] + 2 * deltas[1]]
    actual = [*step.backward.deltas[0].ravel().tolist(), step.backward.nudges[0].item()]
    assert pytest.approx(expected, rel=1e-14) == actual


def test_two_customers_on_average() -> None:
    """With `mean`, a customer counts for its share of the weights: 2/5 and 3/5."""
    X, y, weight = np.array([[1.0], [2.0]]), np.array([[1.0], [0.0]]), np.array([[2.0], [3.0]])
    network, recipe = Network((np.array([[log(3)]]),)), Recipe(hidden=(), mean=True)
    step = take_step(network, X, y, weight=weight, recipe=recipe)
    nudge = 2 / 5 * 1 / 4 * 3 / 16 - 2 * 3 / 5 * 9 / 10 * 9 / 100
    height = 2 / 5 * 1 / 32 + 3 / 5 * 81 / 200
    actual = (step.backward.nudges[0].item(), float(step.loss))
    assert pytest.approx((nudge, height), rel=1e-14) == actual
