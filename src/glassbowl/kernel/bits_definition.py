"""What learning from answers as bits is, in NumPy and double precision, to be read and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.activation import sigmoid, slope
from glassbowl.core.arrays import Array
from glassbowl.kernel.bits_answers import Answers, Floats, Rows

DECAYS: Final = (0.9, 0.999)
"""How much of the first and the second moment is kept from batch to batch."""

CALM: Final = 1e-8
"""Keeps a number that hardly ever moves from moving at full rate."""


@dataclass(frozen=True, eq=False, slots=True)
class Learner:
    """A network and how it has moved so far, between two passes over the customers.

    `network` is (inputs + 2) * hidden + 1 float32: a row of hidden neurons for every input, then
    their biases and their votes, then the output's bias. first and second are Adam's moments of it,
    powers those of 0.9 and 0.999 after so many batches; loss is what all customers of the last pass
    cost, each seen just before its batch took its step.
    """

    network: Floats
    first: Floats
    second: Floats
    batches: int = 0
    powers: tuple[float, float] = (1.0, 1.0)
    loss: float = 0.0

    @classmethod
    def new(cls, network: NDArray[np.floating]) -> Learner:
        """A network that has not moved yet."""
        numbers = network.astype(np.float32)
        return cls(numbers, np.zeros_like(numbers), np.zeros_like(numbers))


@dataclass(frozen=True, slots=True)
class Pace:
    """Rows a batch, the rate of the first batch, and after how many batches it has fallen to 0."""

    batch: int
    rate: float
    batches: int


def hidden_of(answers: Answers, network: Floats) -> int:
    """How many hidden neurons a network has."""
    return int(network.size // (answers.inputs + 2))


def train_in_numpy(
    answers: Answers,
    targets: Floats,
    learner: Learner,
    pace: Pace,
    *,
    weight: Floats | None = None,
    order: Rows | None = None,
) -> Learner:
    """One pass over the rows, batch after batch; arguments as for bits.train."""
    rows = np.arange(answers.rows, dtype=np.int32) if order is None else order
    moments = (learner.network, learner.first, learner.second)
    network, first, second = (moment.astype(np.float64) for moment in moments)
    powers, batches, loss = learner.powers, learner.batches, 0.0
    for start in range(0, len(rows), pace.batch):
        batch = rows[start : start + pace.batch]
        share = np.ones(len(batch)) if weight is None else weight[batch].astype(np.float64)
        cost, wanted = look_and_lean(answers.dense(batch), targets[batch], share, network)
        nudge = wanted / (share.sum() or 1.0)
        powers = (powers[0] * DECAYS[0], powers[1] * DECAYS[1])
        first = DECAYS[0] * first + (1 - DECAYS[0]) * nudge
        second = DECAYS[1] * second + (1 - DECAYS[1]) * nudge**2
        rate = pace.rate * (pace.batches - batches) / pace.batches
        size = np.sqrt(second / (1 - powers[1])) + CALM
        network = network + rate * (first / (1 - powers[0])) / size
        batches, loss = batches + 1, loss + cost
    single = [moment.astype(np.float32) for moment in (network, first, second)]
    return Learner(single[0], single[1], single[2], batches, powers, loss)


def score_in_numpy(answers: Answers, network: Floats, *, order: Rows | None = None) -> Floats:
    """The probability of a yes for each row; arguments as for bits.score."""
    rows = np.arange(answers.rows, dtype=np.int32) if order is None else order
    _, sums = feed_forward(answers.dense(rows), network.astype(np.float64))
    return sigmoid(sums).astype(np.float32)


def feed_forward(X: Array, network: Array) -> tuple[Array, Array]:
    """The hidden layer (rows, hidden), and what arrives at the output (rows,)."""
    rows = network[:-1].reshape(X.shape[1] + 2, -1)
    layer = sigmoid(X @ rows[:-2] + rows[-2])
    return layer, layer @ rows[-1] + network[-1]


def look_and_lean(X: Array, y: Array | Floats, share: Array, network: Array) -> tuple[float, Array]:
    """The loss, and how every number of the network wants to move: each row counts `share` times.

    The nudges are minus the derivative of the loss.
    """
    layer, sums = feed_forward(X, network)
    output_delta = share * (y - sigmoid(sums))
    votes = network[:-1].reshape(X.shape[1] + 2, -1)[-1]
    delta = output_delta[:, None] * votes * slope(layer)
    nudges = (X.T @ delta, delta.sum(axis=0), output_delta @ layer, output_delta.sum())
    costs = np.maximum(sums, 0) - sums * y + np.log1p(np.exp(-np.abs(sums)))
    return float(share @ costs), np.concatenate([np.ravel(nudge) for nudge in nudges])
