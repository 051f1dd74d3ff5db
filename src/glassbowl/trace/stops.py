"""Which rounds of a run are kept: all when they fit in memory, else a spread of them."""

from __future__ import annotations

from operator import index
from typing import Final, SupportsIndex

import numpy as np

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

Stops = tuple[int, ...]

MOST_BYTES: Final = 256_000_000
BYTES_A_NUMBER: Final = 8


def is_round(value: object, *, last: int) -> bool:
    """Whether it is a whole number from 0 to `last`, of Python's or NumPy's; True is none."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        return False
    return 0 <= index(value) <= last


def every(recipe: Recipe) -> Stops:
    """Every round, from 0 to the last."""
    return tuple(range(recipe.iterations + 1))


def spread(recipe: Recipe, count: int) -> Stops:
    """About `count` rounds, the first and the last among them, denser early on.

    The steep part of learning lies in the first few hundred rounds, so half of the stops are spaced
    evenly and half by equal ratios.
    """
    last, half = recipe.iterations, max(count // 2, 1)
    even = np.linspace(0, last, half + 1)
    early = np.geomspace(1, max(last, 1), half + 1)
    rounds = np.unique(np.concatenate([even, early, [0, last]]).round().astype(np.int64))
    return tuple(rounds[rounds <= last].tolist())


def within(recipe: Recipe, network: Network, *, most_bytes: int = MOST_BYTES) -> Stops:
    """Every round when all of them fit in `most_bytes`, else as many as do; at least two."""
    numbers = sum(synapse.size for synapse in network.synapses)
    fitting = most_bytes // (numbers * BYTES_A_NUMBER)
    return every(recipe) if recipe.iterations < fitting else spread(recipe, int(fitting))
