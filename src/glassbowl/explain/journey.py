"""What happened on the way down: facts of a whole run, read from what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step
from glassbowl.trace.trace import Trace

RIGHT_SIDE: Final = 0.5
"""A prediction is right when it misses by less than this."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Facts of a run. Rounds that were not kept are not known of: see Trace.stops.

    right_since       from this round on every row is right and stays right; None if never
    rows_right_since  the same for each row alone
    rounds_down       in how many kept rounds the loss was lower than in the one before;
                      rounds_up counts those where it was higher
    slope_at_start    the largest slope of the bowl among all weights, in size; at the end
                      slope_at_end
    lowest_at         the round in which the loss was lowest
    """

    right_since: int | None
    rows_right_since: tuple[int | None, ...]
    rounds_down: int
    rounds_up: int
    slope_at_start: float
    slope_at_end: float
    lowest_loss: float
    lowest_at: int


def journey(trace: Trace) -> Journey:
    """Every fact of the run at once."""
    losses = trace.losses()
    changes = np.diff(losses)
    lowest = int(losses.argmin())
    rows = rows_right_since(trace)
    return Journey(
        right_since=_latest(rows),
        rows_right_since=rows,
        rounds_down=int((changes < 0).sum()),
        rounds_up=int((changes > 0).sum()),
        slope_at_start=largest_slope(trace.at(0)),
        slope_at_end=largest_slope(trace.at(trace.last)),
        lowest_loss=float(losses[lowest]),
        lowest_at=trace.stops[lowest],
    )


def right_since(trace: Trace) -> int | None:
    """The round since which every row is on the right side of one half, to the end; or None."""
    return _latest(rows_right_since(trace))


def rows_right_since(trace: Trace) -> tuple[int | None, ...]:
    """For each row, the round since which it is right to the end; None when it ends wrong."""
    misses = np.abs(trace.y - trace.predictions()).max(axis=-1)
    return tuple(_since(trace, row) for row in np.moveaxis(misses, 1, 0))


def first_below(trace: Trace, bound: float) -> int | None:
    """The first kept round in which the mean miss is below the bound; None when it never is."""
    below = trace.mean_abs_errors() < bound
    return trace.stops[int(below.argmax())] if below.any() else None


def largest_slope(step: Step) -> float:
    """The largest slope of the bowl under the ball, in size, among all weights."""
    return float(max(np.abs(nudge).max() for nudge in step.backward.nudges))


def _since(trace: Trace, misses: Array) -> int | None:
    wrong = np.flatnonzero(misses >= RIGHT_SIDE)
    first = int(wrong[-1]) + 1 if len(wrong) else 0
    return trace.stops[first] if first < len(trace.stops) else None


def _latest(rounds: tuple[int | None, ...]) -> int | None:
    known = [iteration for iteration in rounds if iteration is not None]
    return max(known) if len(known) == len(rounds) else None
