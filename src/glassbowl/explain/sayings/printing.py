"""N39 and N40: in which rounds the error is printed, and how many predictions are made."""

from __future__ import annotations

from typing import Final

from glassbowl.explain.sayings.saying import Evidence, Saying, Verdict

PRINTED_EVERY: Final = 10_000

LISTED: Final = "10000 20000 30000 40000 50000 60000"


def printing(evidence: Evidence) -> list[Saying]:
    """N39 and N40. The loop counts from 0 and stops before its last number."""
    run, wrong = evidence.run, Verdict.WRONG
    rounds = range(0, run.last, PRINTED_EVERY)
    errors = {"errors": [run.at(iteration).mean_abs_error for iteration in rounds]}
    clash, times = Verdict.INCONSISTENT, [len(rounds)]
    size = {"updates": run.last, "customers": len(run.X)}
    predictions = [run.last * len(run.X)]
    return [
        Saying("N39", "printed_rounds", "4.2", LISTED, rounds, wrong, (), errors, across=3),
        Saying("N39", "printed_times", "4.2", "6 7", times, clash),
        Saying("N40", "prediction_count", "2.6", "60000", predictions, wrong, facts=size),
    ]
