"""What other rates, losses, answers and mistakes do to the tutorial's run, measured again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.activation import slope
from glassbowl.core.back_propagation import back_propagate
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.core.recipe import LossKind, Recipe

if TYPE_CHECKING:
    from tests.tutorial.conftest import Learn, Read

    from glassbowl.core.arrays import Array
    from glassbowl.trace.trace import Trace

pytestmark = pytest.mark.long

ROUNDS = 60_000
ALMOST = 1e-9


@pytest.fixture(scope="session")
def start() -> Network:
    """The synapses of seed 1."""
    return Network.random((3, 4, 1), 1)


def miss(network: Network, X: Array, y: Array) -> float:
    """The mean miss."""
    return take_step(network, X, y).mean_abs_error


@pytest.mark.parametrize("rate", ["0.01", "0.1", "1", "10", "30", "100"])
def test_learning_rates(
    rate: str, facts: Read, learned: Learn, start: Network, *, X: Array, y: Array
) -> None:
    """The mean miss after 60,000 rounds at each rate."""
    expected = facts("experiments")["learning_rates"][rate]
    network = learned(start, ROUNDS, rate=float(rate))
    assert pytest.approx(expected, abs=ALMOST) == miss(network, X, y)


def test_cross_entropy_gets_nearer(
    facts: Read, learned: Learn, start: Network, X: Array, y: Array
) -> None:
    """The mean miss after 60,000 rounds of cross-entropy."""
    network = learned(start, ROUNDS, recipe=Recipe(loss="cross_entropy"))
    expected = facts("experiments")["cross_entropy_seed_1"]
    assert pytest.approx(expected, rel=1e-6) == miss(network, X, y)


def test_a_long_run_goes_on_getting_nearer(
    facts: Read, learned: Learn, start: Network, X: Array, y: Array
) -> None:
    """The mean miss at five places of a run of a million rounds."""
    done = 0
    for rounds, expected in facts("experiments")["long_run"].items():
        start, done = learned(start, int(rounds) - done), int(rounds)
        assert pytest.approx(expected, abs=ALMOST) == miss(start, X, y)


def test_errors_without_their_sign(facts: Read, start: Network, X: Array, y: Array) -> None:
    """Every miss taken as too low: all predictions run to 1."""
    network = start
    for _ in range(ROUNDS):
        forward = feed_forward(network, X)
        too_low = forward.prediction + np.abs(y - forward.prediction)
        nudges = back_propagate(network, forward, too_low).nudges
        network = Network(tuple(s + n for s, n in zip(network.synapses, nudges, strict=True)))
    assert pytest.approx(facts("experiments")["unsigned_error"], abs=1e-6) == miss(network, X, y)
    assert feed_forward(network, X).prediction.min() > 0.9999


def test_updates_taken_away(
    facts: Read, learned: Learn, start: Network, X: Array, y: Array
) -> None:
    """Nudges subtracted instead of added: half of the customers are missed altogether."""
    network = learned(start, ROUNDS, rate=-1.0)
    assert pytest.approx(facts("experiments")["sign_bug"], abs=ALMOST) == miss(network, X, y)


def test_last_synapses_first(facts: Read, start: Network, X: Array, y: Array) -> None:
    """syn1 moved before it is blamed through: nearly the same end, and still another one."""
    syn0, syn1 = start.synapses
    for _ in range(ROUNDS):
        forward = feed_forward(Network((syn0, syn1)), X)
        syn1 = syn1 + back_propagate(Network((syn0, syn1)), forward, y).nudges[1]
        syn0 = syn0 + back_propagate(Network((syn0, syn1)), forward, y).nudges[0]
    found = miss(Network((syn0, syn1)), X, y)
    assert pytest.approx(facts("experiments")["order_bug"], abs=ALMOST) == found
    assert pytest.approx(facts("experiments")["learning_rates"]["1"], abs=ALMOST) != found


def test_the_slope_taken_of_the_sum(facts: Read, start: Network, X: Array, y: Array) -> None:
    """The left half passed where the height belongs: the run overflows within a dozen rounds."""
    (syn0, syn1), iteration = start.synapses, -1
    with np.errstate(over="ignore", invalid="ignore"):
        while np.isfinite(syn0).all() and np.isfinite(syn1).all():
            forward, iteration = feed_forward(Network((syn0, syn1)), X), iteration + 1
            delta = (y - forward.prediction) * slope(forward.sums[1])
            blamed = delta @ syn1.T * slope(forward.sums[0])
            syn0, syn1 = syn0 + X.T @ blamed, syn1 + forward.layers[1].T @ delta
    assert facts("experiments")["slope_of_sum_diverges_at"] == iteration


def test_one_customer_at_a_time(facts: Read, start: Network, X: Array, y: Array) -> None:
    """Each customer in turn moves the synapses at once, 60,000 times round."""
    network = start
    for _ in range(ROUNDS):
        for k in range(4):
            network = descend(take_step(network, X[k : k + 1], y[k : k + 1]), 1.0)
    expected = facts("experiments")["one_customer_at_a_time"]
    assert pytest.approx(expected, abs=ALMOST) == miss(network, X, y)


def test_customers_who_contradict_each_other(
    facts: Read, learned: Learn, start: Network, X: Array, y: Array
) -> None:
    """Three alike of whom two bought: they are predicted two thirds, and the loss is not 0."""
    expected = facts("experiments")["contradictory"]
    six, bought = np.vstack([X, X[:1], X[:1]]), np.vstack([y, [[1.0], [0.0]]])
    network = learned(start, ROUNDS, X=six, y=bought)
    forward = feed_forward(network, six)
    assert pytest.approx(expected["prediction"], abs=1e-5) == forward.prediction[0, 0]
    assert pytest.approx(expected["loss"], abs=1e-5) == float(loss(forward, bought))


@pytest.mark.parametrize("kind", ["squared_error", "cross_entropy"])
def test_learning_the_opposite(
    kind: LossKind, facts: Read, learned: Learn, run: Trace, *, X: Array, y: Array
) -> None:
    """All answers turned round after 60,000 rounds: the first steps, and when it is relearned."""
    expected = facts("experiments")["flipped"]
    network, misses = run.network, [miss(run.network, X, 1 - y)]
    while misses[-1] >= 0.05:
        network = learned(network, 1, y=1 - y, recipe=Recipe(loss=kind))
        misses.append(miss(network, X, 1 - y))
    assert expected[kind] == len(misses) - 1
    assert expected[f"first_{kind}"] == [round(each, 5) for each in misses[:2]]


def survey() -> tuple[Array, Array, Array, Array]:
    """4,000 customers to learn from and 4,000 to judge by, of 40 questions; the third is yes."""
    draw = np.random.RandomState(7)
    X, other = ((draw.random_sample((4_000, 40)) < 0.5).astype(float) for _ in range(2))
    X[:, 2] = other[:, 2] = 1
    return X, (X[:, :1] != X[:, 1:2]).astype(float), other, (other[:, :1] != other[:, 1:2]) * 1.0


def right(network: Network, X: Array, y: Array) -> float:
    """The share of customers predicted on the right side of one half."""
    return float(((feed_forward(network, X).prediction > 0.5) == (y == 1)).mean())


@pytest.mark.parametrize("hidden", [4, 8])
def test_4000_customers_freeze_the_sum(hidden: int, facts: Read, learned: Learn) -> None:
    """The tutorial's rule on 4,000 customers: one step, and nothing moves any more."""
    X, y, others, bought = survey()
    network = learned(Network.random((40, hidden, 1), 1), 1, X=X, y=y)
    found = [round(miss(network, X, y), 3), round(right(network, others, bought), 3)]
    assert facts("experiments")["forty_questions"]["frozen"][str(hidden)] == found
    later = learned(network, 100, X=X, y=y)
    assert pytest.approx(miss(network, X, y), abs=1e-4) == miss(later, X, y)


@pytest.mark.parametrize("hidden", [4, 8])
@pytest.mark.parametrize(("name", "rate"), [("mean", 1.0), ("ten_times_mean", 10.0)])
def test_4000_customers_are_learned_on_average(
    hidden: int, name: str, rate: float, facts: Read, learned: Learn
) -> None:
    """With the mean, 6,000 rounds find the exclusive or among 40 questions."""
    X, y, others, bought = survey()
    start = Network.random((40, hidden, 1), 1)
    network = learned(start, 6_000, X=X, y=y, recipe=Recipe(mean=True), rate=rate)
    found = [round(miss(network, X, y), 4), right(network, others, bought)]
    assert facts("experiments")["forty_questions"][name][str(hidden)] == found
