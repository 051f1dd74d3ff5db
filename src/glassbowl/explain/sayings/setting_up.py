"""N1 to N9: the survey, and the numbers of the story about probabilities and the bowl."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import numpy as np

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.explain.journey import first_below
from glassbowl.explain.sayings.saying import Evidence, Fact, Saying, Verdict, flat, numbers

PERCENT: Final = 100
UNDECIDED: Final = 0.5
STARTS: Final = range(1, 201)


def setting_up(evidence: Evidence) -> list[Saying]:
    """N1 to N9."""
    return [
        *_survey(evidence),
        *_percentages(evidence),
        _first_guess(evidence),
        _accurate(evidence),
        _stuck(evidence),
    ]


def _survey(evidence: Evidence) -> list[Saying]:
    X, y, ok = evidence.run.X, evidence.run.y, Verdict.OK
    answers = "1 0 1 0 1 1 0 0 1 1 1 1"
    size = {"customers": len(X), "questions": X.shape[1]}
    clash = Verdict.INCONSISTENT
    return [
        Saying("N1", "first_customer", "1.2", "1 0 1", flat(X[0]), ok, explained=False),
        Saying("N2", "answers", "2.2", answers, flat(X), ok, across=3),
        Saying("N3", "truth", "2.3", "1 1 0 0", flat(y), ok),
        Saying("N4", "crowd", "1.3", "4000 40000", [len(X)], clash, facts=size),
    ]


def _percentages(evidence: Evidence) -> list[Saying]:
    likely, unlikely = numbers("0.67 0.13")
    percent = [likely * PERCENT, unlikely * PERCENT]
    miss = float(evidence.run.y[0, 0]) - unlikely
    return [
        Saying("N5", "percent", "1.3", "67 13", percent, Verdict.OK, explained=False),
        Saying("N6", "far_off", "1.3", "0.87", [miss], Verdict.OK, explained=False),
    ]


def _first_guess(evidence: Evidence) -> Saying:
    first = evidence.run.at(0)
    guesses = flat(first.forward.prediction)
    starts = Network.random_starts(first.network.widths, STARTS)
    others = feed_forward(starts, evidence.run.X).prediction
    facts: dict[str, Fact] = {
        "guesses": guesses,
        "starts": len(STARTS),
        "mean": float(others.mean()),
        "spread": float(others.std()),
        "least": float(others.min()),
        "greatest": float(others.max()),
    }
    computed = [guesses[0], first.mean_abs_error]
    return Saying("N7", "first_guess", "1.3.1", "0.5 0.5", computed, Verdict.ROUNDED, facts=facts)


def _accurate(evidence: Evidence) -> Saying:
    """A prediction of 0.99 misses by 0.01: this is when the run is that near on average."""
    printed, run = "0.99", evidence.run
    near = first_below(run, 1 - numbers(printed)[0])
    facts = {"iteration": near, "last": 1 - run.at(run.last).mean_abs_error}
    reached = 1 - run.at(run.last if near is None else near).mean_abs_error
    return Saying("N8", "accurate", "1.3.1", printed, [reached], Verdict.OK, facts=facts)


def _stuck(evidence: Evidence) -> Saying:
    """A run gets stuck where customers stay undecided at one half, or share the mean of three."""
    y, printed = evidence.run.y.ravel(), "0.6"
    misses = {undecided * UNDECIDED / len(y) for undecided in range(1, len(y) + 1)}
    for group in map(np.array, combinations(y.tolist(), 3)):
        misses.add(round(float(np.abs(group - group.mean()).sum()) / len(y), 12))
    levels = sorted(misses, reverse=True)
    said = numbers(printed)[0]
    right = min((1 - miss for miss in levels), key=lambda share: abs(share - said))
    return Saying("N9", "sixty", "1.3", printed, [right], Verdict.ROUNDED, facts={"levels": levels})
