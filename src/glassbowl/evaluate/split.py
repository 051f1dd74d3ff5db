"""Keep rows back: some to learn from, some to know when to stop, some to judge with at the end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from glassbowl.errors import RecipeError
from glassbowl.evaluate.counts import Counts, whole_counts

PARTS = 3


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Three tables of counts that add up to the one that was split.

    learn  the rows the synapses are moved by
    stop   the rows that say which round is kept
    judge  the rows nobody looked at while learning: only they give figures
    """

    learn: Counts
    stop: Counts
    judge: Counts


def split_counts(
    counts: Counts, *, shares: tuple[float, float, float] = (0.6, 0.2, 0.2), seed: int
) -> Parts:
    """Shuffle the rows behind the counts and deal them out, without ever unpacking them.

    The outcome follows the law of shuffling single rows, buyers and non-buyers apart: for each
    pattern in turn, how many of its rows fall into a part is one draw without putting back
    (hypergeometric). It depends on the counts, their order and the seed, never on a file's order.

    counts  (patterns, 2): not bought, bought. Time and memory grow with patterns, not with rows.
            Right up to 10^12 rows; near 10^14 double precision makes the spread 2 to 7 % too small.
    shares  of learn, stop and judge; 0 or more, together 1. A row more or less is decided by the
            largest remainder, and by the earlier part when remainders are equal. With fewer than
            five buyers or non-buyers the later parts may get none: then rather do not split.
    seed    of MT19937, 0 to 2^32 - 1, held here: nothing global is touched.

    Raises ShapeError for counts, RecipeError for shares that are none.

    >>> parts = split_counts(np.array([[30, 10], [10, 20]]), seed=1)
    >>> [int(part.sum()) for part in (parts.learn, parts.stop, parts.judge)]
    [42, 14, 14]
    """
    left = whole_counts(counts)
    # RandomState is frozen: every NumPy, past and future, draws the same rows from the same seed.
    generator = np.random.RandomState(seed)
    learn, stop = np.zeros_like(left), np.zeros_like(left)
    for bought in (0, 1):
        rows = left[:, bought]
        learn_size, stop_size, _ = part_sizes(int(rows.sum()), shares)
        learn[:, bought] = _draw(rows, learn_size, generator)
        stop[:, bought] = _draw(rows - learn[:, bought], stop_size, generator)
    return Parts(learn, stop, left - learn - stop)


def part_sizes(rows: int, shares: Sequence[float]) -> tuple[int, ...]:
    """How many of the rows each part gets: the whole rows first, then the largest remainders.

    >>> part_sizes(7, (0.6, 0.2, 0.2))  # 4.2, 1.4 and 1.4
    (4, 2, 1)
    """
    exact = [share * rows for share in _exact_shares(shares)]
    sizes = [math.floor(size) for size in exact]
    remainders = [size - whole for size, whole in zip(exact, sizes, strict=True)]
    by_remainder = sorted(range(len(sizes)), key=lambda part: -remainders[part])
    for part in by_remainder[: rows - sum(sizes)]:
        sizes[part] += 1
    return tuple(sizes)


def _exact_shares(shares: Sequence[float]) -> list[Fraction]:
    """The shares as they were written: 0.6 is 3/5, not the nearest double."""
    fits = len(shares) == PARTS and all(0 <= share <= 1 for share in shares)
    if not (fits and math.isclose(sum(shares), 1, abs_tol=1e-9)):
        raise RecipeError(
            "evaluate.shares",
            "The three shares must be 0 or more and add up to 1. Got {shares}.",
            shares=tuple(str(share) for share in shares),
        )
    written = [Fraction(str(share)) for share in shares]
    return [share / sum(written) for share in written]


def _draw(rows: Counts, size: int, generator: np.random.RandomState) -> list[int]:
    """How many rows of each pattern are among `size` rows drawn from all, none put back."""
    taken: list[int] = []
    behind = int(rows.sum())
    for here in rows.tolist():
        behind -= here
        drawn = int(generator.hypergeometric(here, behind, size)) if here and size else 0
        size -= drawn
        taken.append(drawn)
    return taken
