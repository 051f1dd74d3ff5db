"""The S-curve is right everywhere, to its last digits, and never complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mpmath
import numpy as np
import pytest

from glassbowl.core.activation import sigmoid, slope

if TYPE_CHECKING:
    from glassbowl.core.arrays import Array

EDGES = (0, 1e-308, 16.7, 36.8, 88.72, 88.73, 709.78, 709.79, 745.2, 800, 1e4, 1e308, np.inf)
POINTS = np.array(sorted([-x for x in EDGES if x] + list(EDGES)))
LAST_DIGITS = 4 * 2.0**-52
LEAST = 2.0**-1022  # below it a double has fewer digits


def exact(points: Array) -> Array:
    """The S-curve with 50 digits, each height then rounded to the nearest double."""
    with mpmath.workdps(50):
        return np.array([float(1 / (1 + mpmath.exp(-mpmath.mpf(x)))) for x in points.tolist()])


def worst(expected: Array, actual: Array) -> float:
    """The largest relative difference, leaving out heights too small to have all digits."""
    full = expected >= LEAST
    return float(np.max(np.abs(actual - expected)[full] / expected[full]))


def test_heights_are_from_0_to_1() -> None:
    """No height is below 0 or above 1, or not a number, out to both infinities."""
    heights = sigmoid(POINTS)
    assert ((heights >= 0) & (heights <= 1)).all()


def test_it_never_falls() -> None:
    """A larger sum never has a smaller height."""
    points = np.sort(np.concatenate([POINTS, np.linspace(-800, 800, 20_001)]))
    assert (np.diff(sigmoid(points)) >= 0).all()


def test_the_ends_and_the_middle() -> None:
    """The height is 0 at minus infinity, a half at 0 and 1 at infinity, exactly."""
    assert sigmoid(np.array([-np.inf, 0.0, np.inf])).tolist() == [0, 0.5, 1]


def test_edges_agree_with_50_digits() -> None:
    """At every edge of double precision the height is right to four units in the last place."""
    assert worst(exact(POINTS[1:-1]), sigmoid(POINTS[1:-1])) <= LAST_DIGITS


def test_the_tiniest_heights_are_told_apart_from_0() -> None:
    """Where a double loses digits, down to 5e-324, the height is right to the last of them."""
    points = np.linspace(-745.1, -708.4, 300)
    assert np.abs(exact(points) - sigmoid(points)).max() <= 2 * 5e-324


def test_what_is_missing_to_1_is_the_height_on_the_other_side() -> None:
    """1 minus the height, which would lose its digits, is the height of minus the sum."""
    points = np.linspace(-700, 700, 1_001)
    with mpmath.workdps(350):
        heights = [1 - 1 / (1 + mpmath.exp(-mpmath.mpf(x))) for x in points.tolist()]
        expected = np.array([float(height) for height in heights])
    assert worst(expected, sigmoid(-points)) <= LAST_DIGITS


@pytest.mark.long
def test_100_000_points_agree_with_50_digits() -> None:
    """The height is right to four units in the last place, wherever one looks."""
    draw = np.random.default_rng(1)
    points = np.concatenate([draw.normal(0, 3, 50_000), draw.uniform(-708, 708, 50_000)])
    assert worst(exact(points), sigmoid(points)) <= LAST_DIGITS


def test_complex_numbers_pass() -> None:
    """A tiny imaginary part comes out multiplied by the slope, on both halves of the curve."""
    points = np.array([-3.0, -0.5, 0.5, 3.0])
    # An array of complex numbers is outside the type, and inside the promise.
    grown = sigmoid(points + 1e-30j).imag / 1e-30  # type: ignore[arg-type]
    expected = [float(mpmath.mpf(1) / (2 + 2 * mpmath.cosh(x))) for x in points.tolist()]
    assert pytest.approx(expected, rel=1e-14) == grown.tolist()


def test_the_shape_is_kept() -> None:
    """Any shape goes in and comes out, an empty one too."""
    shapes = [(), (3,), (2, 3), (2, 3, 4), (0, 4)]
    assert shapes == [sigmoid(np.zeros(shape)).shape for shape in shapes]


def test_slopes_worked_by_hand() -> None:
    """The slope of a height is that height times what is missing to 1."""
    heights = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    assert slope(heights).tolist() == [0, 0.1875, 0.25, 0.1875, 0]


def test_the_curve_is_flat_where_a_double_ends() -> None:
    """From 36.74 on the height rounds to 1, and the slope is exactly 0."""
    heights = sigmoid(np.array([36.7, 36.74]))
    assert [(h == 1, s == 0) for h, s in zip(heights, slope(heights), strict=True)] == [
        (False, False),
        (True, True),
    ]
