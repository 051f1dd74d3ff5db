"""N47 to N49: what changing syn0[0,0] really does to customer 1's miss, and to the whole loss."""

from __future__ import annotations

from typing import Final

from glassbowl.explain.checks import error_with
from glassbowl.explain.ripple import ripple
from glassbowl.explain.sayings.five_ratios import CUSTOMER, NEARBY, WEIGHT, tutorial_chain
from glassbowl.explain.sayings.saying import Evidence, Fact, Saying, Verdict, flat
from glassbowl.explain.sayings.worked_example import WORKED
from glassbowl.explain.wishes import nudge, wishes

ENDLESS: Final = 1e6
"""A weight this large has its neuron at the very end of the S-curve."""


def effect(evidence: Evidence) -> list[Saying]:
    """N47 to N49."""
    return [_by_one(evidence), _now(evidence), _votes(evidence)]


def _by_one(evidence: Evidence) -> Saying:
    nearby = NEARBY[-1] - WEIGHT.value(evidence.step.network)
    by_one, by_nearby, most = (_change(evidence, by) for by in (1.0, nearby, ENDLESS))
    facts = {"nearby": nearby, "by_nearby": by_nearby, "most": most}
    printed = WORKED["by_one"]
    return Saying("N47", "effect", "5.6.4", printed, [by_one], Verdict.WRONG, facts=facts)


def _now(evidence: Evidence) -> Saying:
    now = WEIGHT.value(evidence.step.network)
    stations = ripple(evidence.step, tutorial_chain(evidence), change=NEARBY[-1] - now)
    facts = {"sizes": [station.change for station in stations[:-1]]}
    printed = WORKED["current_and_nearby"]
    return Saying("N48", "current", "5.3", printed, [now], Verdict.INCONSISTENT, facts=facts)


def _votes(evidence: Evidence) -> Saying:
    """The example raises the weight to 4; the code, summing over customers, lowers it."""
    step, chain = evidence.step, tutorial_chain(evidence)
    now = WEIGHT.value(step.network)
    raised = (0.1, NEARBY[-1] - now, 1.0)
    facts: dict[str, Fact] = {
        "wishes": flat(wishes(step, WEIGHT)),
        "nudge": nudge(step, WEIGHT),
        "weights": [now + by for by in raised],
        "loss": float(step.loss),
        "losses": [ripple(step, chain, change=by)[-1].after for by in raised],
    }
    after = [now + step.recipe.rate * nudge(step, WEIGHT)]
    return Saying("N49", "votes", "5.6", "4", after, Verdict.WRONG, facts=facts)


def _change(evidence: Evidence, by: float) -> float:
    """By how much customer 1's miss changes when the weight is changed by so much."""
    before, after = (
        error_with(evidence.step, WEIGHT, change, row=CUSTOMER).real for change in (0.0, by)
    )
    return after - before
