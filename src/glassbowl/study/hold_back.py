"""Who is held back: customers to learn from, to stop by and to be judged by."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.evaluate.split import Parts, split_counts

LEAST_EACH: Final = 5
"""With fewer buyers or non-buyers than this, none can be held back."""

MOST_PATTERNS: Final = 50_000
"""Patterns that one part may have; more of them are thinned out by chance, customer by customer."""

Counts = NDArray[np.int64]


def hold_back(counts: Counts, *, seed: int) -> Parts:
    """The customers of each pattern, dealt out by the seed: 60 % learn, 20 % stop, 20 % judge.

    counts is (patterns, 2): not bought, bought. With fewer than five of either, all learn.
    """
    if counts.sum(axis=0).min() < LEAST_EACH:
        return Parts(counts, np.zeros_like(counts), np.zeros_like(counts))
    parts = split_counts(counts, seed=seed)
    return Parts(
        thinned(parts.learn, seed=seed),
        thinned(parts.stop, seed=seed),
        thinned(parts.judge, seed=seed),
    )


def thinned(counts: Counts, *, seed: int) -> Counts:
    """The same counts, or so many customers drawn from them that no more patterns are left.

    Where so few bought that none of them would be drawn, the counts stay the same.
    """
    rows = int(counts.sum())
    if np.count_nonzero(counts.sum(axis=1)) <= MOST_PATTERNS:
        return counts
    share = MOST_PATTERNS / rows
    drawn = split_counts(counts, shares=(share, 1 - share, 0.0), seed=seed).learn
    return drawn if drawn.sum(axis=0).all() else counts
