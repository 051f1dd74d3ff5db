"""What the tutorial prints, beside what is true: every number of it, computed again."""

from __future__ import annotations

from collections.abc import Sequence

from glassbowl.core.gradient_descent import Step
from glassbowl.explain.sayings.effect import effect
from glassbowl.explain.sayings.five_ratios import five_ratios
from glassbowl.explain.sayings.forward_pass import forward_pass
from glassbowl.explain.sayings.machine import machine
from glassbowl.explain.sayings.misses import misses
from glassbowl.explain.sayings.printing import printing
from glassbowl.explain.sayings.saying import Evidence, Saying
from glassbowl.explain.sayings.setting_up import setting_up
from glassbowl.trace.trace import Trace

PARTS = (setting_up, machine, forward_pass, misses, printing, five_ratios, effect)


def document(step: Step, run: Trace, *, listing: Sequence[str]) -> tuple[Saying, ...]:
    """Every number the tutorial prints that can be computed, in the order of their ids.

    step is one look at the four customers with the tutorial's matrices, run the recorded run of its
    code (seed 1, 60,000 rounds), listing the lines of that code. The true values follow what is
    handed in; the verdicts are those of the story, and hold for it.
    """
    evidence = Evidence(step, run, listing)
    sayings = [saying for part in PARTS for saying in part(evidence)]
    return tuple(sorted(sayings, key=lambda saying: int(saying.id[1:])))
