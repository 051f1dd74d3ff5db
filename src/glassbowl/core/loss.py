"""The loss: one number for how wrong all predictions are, the height of the ball in the bowl."""

import numpy as np

from glassbowl.core.activation import slope
from glassbowl.core.arrays import Array, Layer, Targets, Weight
from glassbowl.core.feed_forward import Forward
from glassbowl.core.recipe import TUTORIAL, Recipe


def loss(
    forward: Forward, y: Targets, *, recipe: Recipe = TUTORIAL, weight: Weight = None
) -> Array:
    """The height of the bowl: at least 0, added up over customers; one number for each start.

    Squared error is 1/2 sum of (y - prediction)^2. Cross-entropy is -log of the probability given
    to what really happened, here from the sum z before squashing, so that it never overflows:
    max(z, 0) - z y + log(1 + e^-|z|).
    """
    if recipe.loss == "squared_error":
        heights = 0.5 * (y - forward.prediction) ** 2
    else:
        z = forward.sums[-1]
        heights = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    shares = row_shares(recipe, len(y), weight)
    return np.asarray((heights if shares is None else heights * shares).sum(axis=(-2, -1)))


def output_slope(prediction: Layer, recipe: Recipe) -> Layer:
    """What the last error is multiplied by: for squared error, the slope of the S-curve.

    For cross-entropy 1: its own slope is (p - y) / (p (1 - p)), where the S-curve's p (1 - p)
    cancels, so a confident mistake is corrected in full. Right for a sigmoid output only.
    """
    return np.ones_like(prediction) if recipe.loss == "cross_entropy" else slope(prediction)


def row_shares(recipe: Recipe, rows: int, weight: Weight) -> Weight:
    """What each row counts for in the loss, (rows, 1); None when each counts once, as taught."""
    if recipe.mean:
        weight = np.ones((rows, 1)) if weight is None else weight
        weight = weight / weight.sum()
    return weight
