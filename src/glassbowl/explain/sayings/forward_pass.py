"""N23 to N31: the forward pass at the tutorial's matrices."""

from __future__ import annotations

from math import e
from typing import Final

import numpy as np

from glassbowl.core.activation import sigmoid
from glassbowl.explain.sayings.saying import Evidence, Saying, Verdict, flat, numbers
from glassbowl.explain.sayings.worked_example import WORKED

L1: Final[str] = WORKED["hidden"]["heights"]
"""The hidden layer as printed, row by row."""

PREDICTIONS: Final[str] = WORKED["table"]["predictions"]

FIRST: Final[dict[str, str]] = WORKED["forward"]
"""What is printed on customer 1's way."""


def forward_pass(evidence: Evidence) -> list[Saying]:
    """N23 to N31."""
    parts = (_into_hidden, _bases, _into_output, _predictions)
    return [saying for part in parts for saying in part(evidence)]


def _into_hidden(evidence: Evidence) -> list[Saying]:
    forward, ok = evidence.step.forward, Verdict.OK
    arrives, heights = forward.sums[0], forward.layers[1]
    products = flat(forward.layers[0][0] * evidence.step.network.synapses[0][:, 0])
    row: str = WORKED["hidden"]["sums"]
    first = [float(heights[0, 0])]
    facts = {"products": products}
    return [
        Saying("N23", "sum", "3.2", FIRST["sum"], [float(arrives[0, 0])], ok, facts=facts),
        Saying("N24", "height", "3.3", FIRST["height"], first, Verdict.ROUNDED, explained=False),
        Saying("N26", "sums", "3.3", row, flat(arrives[0]), ok, explained=False),
        Saying("N27", "l1", "3.3", L1, flat(heights), ok, across=4),
    ]


def _bases(_evidence: Evidence) -> list[Saying]:
    return [
        Saying("N25", "base", "3.3", "2.718", [e], Verdict.ROUNDED, explained=False),
        Saying("N25", "swapped_base", "3.3", "2.781281", [e], Verdict.WRONG),
    ]


def _into_output(evidence: Evidence) -> list[Saying]:
    """Customer 1's four products, with the heights as they are and as they are printed."""
    weights, rounding = evidence.step.network.synapses[1][:, 0], Verdict.ROUNDED
    products = evidence.step.forward.layers[1][0] * weights
    printed = np.array(numbers(L1)[: len(weights)]) * weights
    parts = [(part[0], part[1:].sum(), part.sum()) for part in (products, printed)]
    (first, others, _), (first_printed, others_printed, sum_printed) = np.array(parts).tolist()
    total = float(evidence.step.forward.sums[1][0, 0])
    product = Saying(
        "N28",
        "product",
        "3.2",
        FIRST["product"],
        [first],
        rounding,
        [first_printed],
        explained=False,
    )
    return [
        product,
        Saying(
            "N29",
            "other_products",
            "3.2",
            FIRST["other_products"],
            [others],
            Verdict.WRONG,
            [others_printed],
        ),
        Saying("N29", "arrives", "3.2", FIRST["arrives"], [total], rounding, [sum_printed]),
    ]


def _predictions(evidence: Evidence) -> list[Saying]:
    step = evidence.step
    heights = np.array(numbers(L1)).reshape(step.forward.layers[1].shape)
    printed = flat(sigmoid(heights @ step.network.synapses[1]))
    true = flat(step.forward.prediction)
    first, last = " ".join(PREDICTIONS.split()[:3]), PREDICTIONS.split()[3]
    one = [true[0], float(step.backward.errors[-1][0, 0])]
    rounding = Verdict.ROUNDED
    three = Saying(
        "N31", "predictions", "3.5", first, true[:3], rounding, printed[:3], explained=False
    )
    return [
        Saying(
            "N30",
            "first_prediction",
            "3.2",
            FIRST["prediction_and_error"],
            one,
            rounding,
            explained=False,
        ),
        three,
        Saying("N31", "last_prediction", "3.5", last, true[3:], Verdict.WRONG, printed[3:]),
    ]
