"""N33 to N38: errors, slopes and deltas at the tutorial's matrices."""

from __future__ import annotations

from typing import Final

import numpy as np

from glassbowl.core.activation import sigmoid, slope
from glassbowl.explain.fall import fall
from glassbowl.explain.sayings.forward_pass import PREDICTIONS
from glassbowl.explain.sayings.saying import Evidence, Fact, Saying, Verdict, flat, numbers
from glassbowl.explain.sayings.worked_example import WORKED

TABLE: Final[dict[str, str]] = WORKED["table"]
ERRORS: Final = TABLE["errors"]
SLOPES: Final = TABLE["slopes"]
DELTAS: Final = TABLE["deltas"]

GREEN_DOT: Final = 2.0
"""Where on the S-curve the picture has its green dot."""


def misses(evidence: Evidence) -> list[Saying]:
    """N33 to N38."""
    parts = (_errors_and_slopes, _deltas, _change, _size_of_miss, _green_dot)
    return [saying for part in parts for saying in part(evidence)]


def _errors_and_slopes(evidence: Evidence) -> list[Saying]:
    backward, printed = evidence.step.backward, np.array(numbers(PREDICTIONS))
    errors, slopes = flat(backward.errors[-1]), flat(backward.slopes[-1])
    y = evidence.step.y.ravel()
    return [
        Saying("N33", "errors", "4.5", ERRORS, errors, Verdict.OK, flat(y - printed)),
        Saying("N34", "slopes", "4.5", SLOPES, slopes, Verdict.ROUNDED, flat(slope(printed))),
    ]


def _deltas(evidence: Evidence) -> list[Saying]:
    """The first two are right for the printed predictions, the last two are not even that."""
    printed = np.array(numbers(PREDICTIONS))
    exact = flat((evidence.step.y.ravel() - printed) * slope(printed))
    true, said = flat(evidence.step.backward.deltas[-1]), DELTAS.split()
    first, last = " ".join(said[:2]), " ".join(said[2:])
    return [
        Saying("N35", "deltas", "4.5", first, true[:2], Verdict.OK, exact[:2]),
        Saying("N35", "last_deltas", "4.5", last, true[2:], Verdict.WRONG, exact[2:]),
    ]


def _change(evidence: Evidence) -> list[Saying]:
    took = fall(evidence.step)
    facts: dict[str, Fact] = {
        "after": flat(took.after.forward.prediction),
        "loss": float(took.before.loss),
        "loss_after": float(took.after.loss),
    }
    return [Saying("N38", "change", "4.5", DELTAS, flat(took.got), Verdict.WRONG, facts=facts)]


def _size_of_miss(evidence: Evidence) -> list[Saying]:
    step, clash = evidence.step, Verdict.INCONSISTENT
    printed = [float(np.abs(numbers(ERRORS)).mean())]
    facts = {"first": float(step.backward.errors[-1][0, 0])}
    mean = [step.mean_abs_error]
    return [Saying("N36", "size_of_miss", "4.2", "0.5", mean, clash, printed, facts)]


def _green_dot(_evidence: Evidence) -> list[Saying]:
    printed = "0.9"
    height = np.array(numbers(printed))
    dot = sigmoid(np.array([GREEN_DOT]))
    facts: dict[str, Fact] = {
        "at": GREEN_DOT,
        "slope": float(slope(dot)[0]),
        "sum": float(np.log(height / (1 - height))[0]),
        "slope_there": float(slope(height)[0]),
    }
    return [Saying("N37", "green_dot", "4.5", printed, flat(dot), Verdict.ROUNDED, (), facts)]
