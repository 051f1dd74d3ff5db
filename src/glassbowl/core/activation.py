"""The S-curve and its slope, side by side."""

import numpy as np

from glassbowl.core.arrays import Layer


def sigmoid(sums: Layer) -> Layer:
    """Any number becomes a number from 0 to 1: the height of the S-curve above it.

    The formula taught is 1 / (1 + e^-z). It is right for every z, but e^-z overflows below -709;
    so where z is negative, both halves are multiplied by e^z: e^z / (1 + e^z), the same number.
    Only the real part picks the half, so complex numbers pass, for derivatives by complex step.
    """
    right = sums.real >= 0
    falling = np.exp(np.where(right, -sums, sums))
    return np.where(right, 1.0, falling) / (1.0 + falling)


def slope(layer: Layer) -> Layer:
    """How steep the S-curve is where it is `layer` high: from 0 at its flat ends to 0.25 half way.

    Takes the height, never the number below it: for z = 3.82 that is 0.979, slope 0.021.
    """
    return layer * (1.0 - layer)
