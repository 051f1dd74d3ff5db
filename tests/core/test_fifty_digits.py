"""Twenty rounds with 50 digits, neuron by neuron, end at the same synapses."""

from __future__ import annotations

from dataclasses import dataclass

import mpmath
import numpy as np
import pytest

from glassbowl.core.gradient_descent import steps
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

ROUNDS = 20

Row = list[mpmath.mpf]
Rows = list[Row]


@dataclass(frozen=True)
class Lesson:
    """What is to be learned, in plain lists."""

    widths: tuple[int, ...]
    X: list[list[float]]
    y: list[float]
    recipe: Recipe
    weight: list[float] | None = None


FOUR: list[list[float]] = [[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]

LESSONS = {
    "tutorial": Lesson((3, 4, 1), FOUR, [1, 1, 0, 0], Recipe()),
    "no hidden layer": Lesson((3, 1), FOUR, [1, 1, 0, 0], Recipe(rate=3.0)),
    "cross-entropy": Lesson((3, 4, 1), FOUR, [1, 1, 0, 0.25], Recipe(loss="cross_entropy")),
    "weighted mean": Lesson((3, 4, 1), FOUR, [1, 1, 0, 0], Recipe(mean=True), [3, 1, 0.5, 2]),
    "three layers, weights": Lesson(
        (3, 5, 4, 1), FOUR, [1, 0.5, 0, 0], Recipe(loss="cross_entropy", rate=0.5), [3, 1, 0, 2]
    ),
}


def multiplied(row: Row, synapse: Rows) -> Row:
    """One row times a matrix."""
    columns = zip(*synapse, strict=True)
    return [mpmath.fsum(a * b for a, b in zip(row, column, strict=True)) for column in columns]


def customer_nudges(
    answers: list[float], truth: float, share: float, net: list[Rows], *, entropy: bool
) -> list[Rows]:
    """What one customer alone wants of every synapse."""
    layers: Rows = [[mpmath.mpf(answer) for answer in answers]]
    for synapse in net:
        layers.append([1 / (1 + mpmath.exp(-z)) for z in multiplied(layers[-1], synapse)])
    delta = [share * (truth - p) * (1 if entropy else p * (1 - p)) for p in layers[-1]]
    nudges: list[Rows] = []
    for k in reversed(range(len(net))):
        nudges.insert(0, [[value * d for d in delta] for value in layers[k]])
        blame = [mpmath.fsum(d * w for d, w in zip(delta, row, strict=True)) for row in net[k]]
        delta = [b * value * (1 - value) for b, value in zip(blame, layers[k], strict=True)]
    return nudges


def moved(synapse: Rows, wishes: list[Rows], rate: float) -> Rows:
    """A synapse and what all customers want of it, times the rate."""
    return [
        [w + rate * mpmath.fsum(wish[i][j] for wish in wishes) for j, w in enumerate(row)]
        for i, row in enumerate(synapse)
    ]


def learned(lesson: Lesson) -> list[list[list[float]]]:
    """The synapses after twenty rounds with 50 digits, each rounded to a double at the end."""
    start = Network.random(lesson.widths, 1).synapses
    recipe, counts = lesson.recipe, lesson.weight or [1.0] * len(lesson.y)
    with mpmath.workdps(50):
        net = [[[mpmath.mpf(w) for w in row] for row in synapse.tolist()] for synapse in start]
        shares = [mpmath.mpf(c) / (sum(counts) if recipe.mean else 1) for c in counts]
        customers = list(zip(lesson.X, lesson.y, shares, strict=True))
        for _ in range(ROUNDS):
            entropy = recipe.loss == "cross_entropy"
            wishes = [customer_nudges(*one, net, entropy=entropy) for one in customers]
            by_synapse = zip(net, zip(*wishes, strict=True), strict=True)
            net = [moved(synapse, list(each), recipe.rate) for synapse, each in by_synapse]
        return [[[float(w) for w in row] for row in synapse] for synapse in net]


@pytest.mark.parametrize("name", LESSONS)
def test_twenty_rounds_agree_with_50_digits(name: str) -> None:
    """Every synapse after twenty rounds is right to 1e-13."""
    lesson = LESSONS[name]
    recipe = Recipe(
        iterations=ROUNDS, rate=lesson.recipe.rate, loss=lesson.recipe.loss, mean=lesson.recipe.mean
    )
    weight = None if lesson.weight is None else np.array(lesson.weight)[:, None]
    y = np.array(lesson.y)[:, None]
    network = Network.random(lesson.widths, 1)
    *_, last = steps(network, np.array(lesson.X), y, recipe, weight=weight)
    for expected, actual in zip(learned(lesson), last.network.synapses, strict=True):
        assert np.array(expected) == pytest.approx(actual, abs=1e-13)
