"""N11 to N21 and N32: how far the run comes, its lines, its random start, its shapes."""

from __future__ import annotations

from typing import Final

import numpy as np

from glassbowl.core.feed_forward import feed_forward
from glassbowl.explain.sayings.listing import code_lines
from glassbowl.explain.sayings.saying import Evidence, Saying, Verdict, flat, numbers
from glassbowl.explain.sayings.worked_example import WORKED

PERCENT: Final = 100
MILLION: Final = 1_000_000
DRAWS: Final = 100_000
MANY_QUESTIONS: Final = 40


def machine(evidence: Evidence) -> list[Saying]:
    """N11 to N21 and N32."""
    parts = (_how_far, _lines, _random_start, _counted, _shapes, _words_for_numbers)
    return [saying for part in parts for saying in part(evidence)]


def _how_far(evidence: Evidence) -> list[Saying]:
    """The mean miss falls about as one over the root of the rounds: that is the trend."""
    run, printed = evidence.run, "0.9999 0.99999"
    last = run.at(run.last)
    trend = last.mean_abs_error * run.last**0.5
    facts = {
        "million": 1 - trend / MILLION**0.5,
        "needed": round((trend / (1 - numbers(printed)[0])) ** 2 / MILLION),
    }
    final, wrong, ok = flat(last.forward.prediction), Verdict.WRONG, Verdict.OK
    return [
        Saying("N11", "final_prediction", "1.3.2", printed, final, wrong, facts=facts),
        Saying("N12", "rounds", "2.6", "60000", [run.last], ok, explained=False),
    ]


def _lines(evidence: Evidence) -> list[Saying]:
    lines = code_lines(evidence.listing)
    count, steps = sum(map(len, lines.values())), max(lines)
    return [
        Saying("N13", "lines", "2", "28", [count], Verdict.OK),
        Saying("N13", "fewer_lines", "2.6", "21", [count], Verdict.WRONG, explained=False),
        Saying("N13", "steps", "2", "13", [steps], Verdict.OK, explained=False),
    ]


def _random_start(evidence: Evidence) -> list[Saying]:
    drawn = np.random.RandomState(evidence.run.recipe.seed).random_sample(DRAWS)
    means = [float(draws.mean()) for draws in (drawn, 2 * drawn, 2 * drawn - 1)]
    facts, wrong = {"draws": DRAWS}, Verdict.WRONG
    syn0, syn1 = (flat(synapse) for synapse in evidence.run.at(0).network.synapses)
    first: dict[str, str] = WORKED["first"]
    return [
        Saying("N16", "means", "2.5", "0.5 1 0", means, Verdict.OK, facts=facts),
        Saying("N17", "first_syn0", "2.5", first["syn0"], syn0, wrong, across=4),
        Saying("N17", "first_syn1", "2.5", first["syn1"], syn1, wrong, explained=False),
    ]


def _counted(evidence: Evidence) -> list[Saying]:
    network, ok = evidence.step.network, Verdict.OK
    questions, hidden, outputs = network.widths
    products = [len(evidence.step.y) * hidden, questions, evidence.step.forward.sums[0].size]
    weights = [questions * hidden, hidden * outputs, network.numbers]
    facts = {
        "many": MANY_QUESTIONS,
        "hidden": hidden,
        "weights": MANY_QUESTIONS * hidden + hidden * outputs,
    }
    return [
        Saying("N18", "products", "2.5", "16 3 16", products, ok, explained=False),
        Saying("N20", "weights", "2.5", "12 4 16", weights, ok, facts=facts),
    ]


def _shapes(evidence: Evidence) -> list[Saying]:
    """Both are shown wrong by doing it: one customer more, and the sum down the customers."""
    network, forward = evidence.step.network, evidence.step.forward
    answers = forward.layers[0]
    more = feed_forward(network, np.vstack([answers, answers[:1]])).layers[0]
    height, width = network.synapses[0].shape
    facts = {"more": len(more), "height": height, "width": width}
    down = {"followed": float((forward.layers[1][:, 0] * network.synapses[1][0, 0]).sum())}
    across = [float(forward.sums[1][0, 0])]
    return [
        Saying("N19", "shape", "2.5", "3 4", [height, width], Verdict.WRONG, facts=facts),
        Saying("N21", "axis", "2.5", "4 1", across, Verdict.WRONG, facts=down),
    ]


def _words_for_numbers(evidence: Evidence) -> list[Saying]:
    printed, ok = "0.2 0.8 0.999", Verdict.OK
    unlikely, likely, certain = numbers(printed)
    final = evidence.run.at(evidence.run.last).forward.prediction
    counts = [int(band.sum()) for band in (final < unlikely, final > likely, final > certain)]
    percent = [numbers("0.74")[0] * PERCENT]
    return [
        Saying("N15", "seventy_four", "2.1", "74", percent, ok, explained=False),
        Saying("N32", "bands", "4.4", printed, counts, ok),
    ]
