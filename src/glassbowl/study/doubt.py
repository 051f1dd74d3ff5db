"""How far other networks disagree: the same four customers, a hundred other random starts."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from glassbowl.core.arrays import Array, Inputs, Targets
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.trace.progress import Progress
from glassbowl.trace.record import recording

SEEDS: Final = range(2, 102)
ROUNDS: Final = 6_000
"""Enough for nearly every start to have learned its customers."""

REPORTS: Final = 20


@dataclass(frozen=True, eq=False, slots=True)
class Doubt:
    """What one network says and how far the others spread, each (rows,) from 0 to 1."""

    probability: Array
    low: Array
    high: Array

    @property
    def spread(self) -> Array:
        """The distance from the least to the greatest answer: 0 all agree, 1 nobody knows."""
        return self.high - self.low


def doubting(
    network: Network, X: Inputs, y: Targets, asked: Inputs, *, recipe: Recipe, engine: str
) -> Generator[Progress, None, Doubt]:
    """Ask `network` and a hundred others about `asked`; low and high are taken over all of them.

    The others have the seeds 2 to 101 and learn X and y for 6,000 rounds, all at once.
    """
    others = Network.random_starts(network.widths, SEEDS)
    short = replace(recipe, iterations=ROUNDS)
    seen = range(0, ROUNDS, ROUNDS // REPORTS)  # where they end is all that matters
    work = recording(others, X, y, recipe=short, engine=engine, stops=seen, stage="doubt")
    trace = yield from work
    spoken = [feed_forward(each, asked).prediction[..., 0] for each in (network, trace.network)]
    probability, answers = spoken[0], np.vstack([spoken[0][None], spoken[1]])
    return Doubt(probability, answers.min(axis=0), answers.max(axis=0))
