"""The height of the bowl is its formula, at any sum, for any weights."""

from __future__ import annotations

from math import log

import mpmath
import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.loss import loss, output_slope, row_shares
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

ENTROPY = Recipe(hidden=(), loss="cross_entropy")
SQUARED = Recipe(hidden=())
ONE = np.ones((1, 1))


def height(z: float, y: float, recipe: Recipe = ENTROPY) -> float:
    """The loss of one customer whose sum before the S-curve is z."""
    forward = feed_forward(Network((ONE,)), np.array([[z]]))
    return float(loss(forward, np.array([[y]]), recipe=recipe))


@pytest.mark.parametrize("y", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("z", [-30.0, -3.0, -1e-9, 0.0, 0.7, 5.0, 36.7, 40.0, 1000.0])
def test_cross_entropy_agrees_with_its_definition(z: float, y: float) -> None:
    """Minus the log of what was given to the truth, worked with 500 digits, equals the loss."""
    with mpmath.workdps(500):
        p = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
        expected = float(-y * mpmath.log(p) - (1 - y) * mpmath.log(1 - p))
    assert pytest.approx(expected, rel=1e-14) == height(z, y)


@pytest.mark.parametrize("y", [0.0, 1.0])
@pytest.mark.parametrize("z", [1e3, 1e10, 1e300])
@pytest.mark.parametrize("side", [-1, 1])
def test_cross_entropy_is_finite_far_out(z: float, y: float, side: int) -> None:
    """A certain prediction costs nothing where it is right and its own sum where it is wrong."""
    expected = z if (side > 0) != (y == 1) else 0.0
    assert expected == height(side * z, y)


def test_cross_entropy_of_undecided_customers() -> None:
    """At one half, each customer costs ln 2, and costs add up."""
    forward = feed_forward(Network((np.zeros((3, 1)),)), np.ones((5, 3)))
    assert pytest.approx(5 * log(2)) == float(loss(forward, np.ones((5, 1)), recipe=ENTROPY))


def test_squared_error_by_hand() -> None:
    """Half of each miss squared, added up over customers and outputs."""
    forward = feed_forward(Network((np.zeros((1, 2)),)), np.ones((2, 1)))
    y = np.array([[1.0, 0.5], [0.0, 0.25]])
    assert (0.25 + 0 + 0.25 + 0.0625) / 2 == float(loss(forward, y, recipe=SQUARED))


@pytest.mark.parametrize("recipe", [SQUARED, ENTROPY], ids=["squared error", "cross-entropy"])
def test_a_weight_is_a_factor(recipe: Recipe) -> None:
    """A customer that stands for k costs k times as much."""
    forward = feed_forward(Network((ONE,)), np.array([[0.3], [-2.0]]))
    each = [height(0.3, 1, recipe), height(-2, 0, recipe)]
    counted = loss(forward, np.array([[1.0], [0]]), recipe=recipe, weight=np.array([[3.0], [5]]))
    assert pytest.approx(3 * each[0] + 5 * each[1]) == float(counted)


def test_the_mean_is_over_customers_that_rows_stand_for() -> None:
    """With `mean` the loss is divided by the sum of the weights, not by the number of rows."""
    shares = row_shares(Recipe(mean=True), 2, np.array([[1.0], [3]]))
    assert shares is not None
    assert shares.tolist() == [[0.25], [0.75]]


def test_the_mean_without_weights_is_over_rows() -> None:
    """With `mean` and no weights every one of four rows counts a quarter."""
    shares = row_shares(Recipe(mean=True), 4, None)
    assert shares is not None
    assert shares.tolist() == [[0.25]] * 4


def test_as_taught_every_row_counts_once() -> None:
    """Without `mean` and weights there is nothing to multiply by."""
    assert row_shares(Recipe(), 4, None) is None


def test_each_start_has_its_own_height() -> None:
    """A leading axis of starts gives one number a start."""
    stacked = Network((np.array([[[0.0]], [[1.0]]]),))
    y = np.array([[1.0]])
    heights = loss(feed_forward(stacked, ONE), y, recipe=ENTROPY)
    assert pytest.approx([height(0, 1), height(1, 1)]) == heights.tolist()


def test_cross_entropy_corrects_a_confident_mistake_in_full() -> None:
    """The last error is multiplied by 1 for cross-entropy, and by the slope for squared error."""
    certain = np.array([[0.999]])
    slopes = [output_slope(certain, recipe).item() for recipe in (ENTROPY, SQUARED)]
    assert pytest.approx([1, 0.000999]) == slopes
