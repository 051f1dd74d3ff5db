"""A journey: facts of runs short enough to be told by hand, and of the seeded run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.feed_forward import Forward, feed_forward
from glassbowl.core.gradient_descent import take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.explain import journey as room
from glassbowl.explain.journey import first_below, journey, right_since, rows_right_since
from glassbowl.trace.record import train
from glassbowl.trace.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.explain.conftest import Read

    from glassbowl.core.arrays import Array

FOUR = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]
BOUGHT = [1, 1, 0, 0]


def told(weights: Sequence[float], stops: Sequence[int] = ()) -> Trace:
    """One weight, two customers: the first answers 1 and buys, the second -1 and does not.

    Above 0 both predictions are right, below 0 both are wrong; the loss is the square of one miss.
    """
    synapse = np.array(weights)[:, None, None]
    rounds = tuple(stops) or tuple(range(len(weights)))
    X, y = np.array([[1.0], [-1.0]]), np.array([[1.0], [0.0]])
    return Trace(X, y, None, Recipe(iterations=rounds[-1]), "reference", rounds, (synapse,))


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([1.0, 2.0, 3.0], 0),
        ([-1.0, 2.0, 3.0], 1),
        ([1.0, -2.0, 3.0], 2),
        ([-1.0, -2.0, 3.0], 2),
        ([1.0, 2.0, -3.0], None),
        ([1.0, 2.0, 0.0], None),
    ],
)
def test_right_since(weights: list[float], expected: int | None) -> None:
    """The round after the last wrong one; never when it ends wrong, or at exactly one half."""
    assert expected == right_since(told(weights))


def test_right_since_is_a_round_and_not_a_place() -> None:
    """Where only some rounds were kept, the number told is that of the round."""
    assert right_since(told([-1.0, 1.0, 2.0], stops=(0, 10, 70))) == 10


def test_each_row_has_its_own_round() -> None:
    """Seed 1, 300 rounds: the last of the four comes right when all are, the others before."""
    trace = train(FOUR, BOUGHT, recipe=Recipe(iterations=300))
    right = np.abs(trace.y - trace.predictions())[:, :, 0] < 0.5
    naive = tuple(next(i for i in range(301) if right[i:, row].all()) for row in range(4))
    assert (naive, max(naive)) == (rows_right_since(trace), right_since(trace))


def test_rounds_down_and_up() -> None:
    """The loss falls while the weight grows, rises when it shrinks; standing still is neither."""
    facts = journey(told([1.0, 2.0, 3.0, 2.5, 2.5]))
    assert (2, 1) == (facts.rounds_down, facts.rounds_up)


def test_lowest_loss() -> None:
    """At weight 3 both miss by 1 / (1 + e^3), and the loss is that squared, in round 20."""
    facts = journey(told([1.0, 3.0, 2.0], stops=(0, 20, 30)))
    assert (20, 1 / (1 + np.exp(3.0)) ** 2) == (
        facts.lowest_at,
        pytest.approx(facts.lowest_loss, abs=1e-15),
    )


def test_slopes_at_the_start_and_the_end() -> None:
    """At weight 0 each of two customers pulls by 1 x 1/2 x 1/4; at -0.5 by p (1 - p)^2."""
    p = 1 / (1 + np.exp(0.5))
    facts = journey(told([0.0, -0.5]))
    assert [0.25, 2 * p * (1 - p) ** 2] == pytest.approx(
        [facts.slope_at_start, facts.slope_at_end], abs=1e-15
    )


def test_a_slope_is_told_by_its_size() -> None:
    """One weight of 0 and a customer who did not buy: it pulls down by 1 x 1/2 x 1/4."""
    step = take_step(Network((np.zeros((1, 1)),)), np.ones((1, 1)), np.zeros((1, 1)))
    assert room.largest_slope(step) == 0.125


def test_first_below(facts: Read) -> None:
    """The mean miss of the seeded run is first below 0.4 in round 159 ... below 0.05 in 860."""
    trace = train(FOUR, BOUGHT, recipe=Recipe(iterations=900))
    expected = facts("chain_rule")["first_below"]
    assert expected == {bound: first_below(trace, float(bound)) for bound in expected}


def test_never_below() -> None:
    """A bound that is not reached has no round."""
    assert first_below(told([1.0, 2.0]), 0.01) is None


def test_many_rounds_are_fed_forward_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """60,001 rounds are looked at in a handful of passes, not in one pass each."""
    passes: list[int] = []

    def counted(network: Network, X: Array) -> Forward:
        passes.append(len(network.synapses[0]))
        return feed_forward(network, X)

    monkeypatch.setattr("glassbowl.trace.trace.feed_forward", counted)
    journey(told(np.linspace(-1, 1, 60_001).tolist()))
    assert 120_002 <= sum(passes)
    assert len(passes) <= 10


def test_the_side_of_one_half() -> None:
    """A miss of one half is what separates right from wrong."""
    assert room.RIGHT_SIDE == 0.5


@pytest.mark.long
def test_the_seeded_run() -> None:
    """It fell in all 60,000 rounds, is lowest at the end, and ends at 2.0695e-05."""
    facts = journey(train(FOUR, BOUGHT))
    assert (60_000, 0, 60_000) == (facts.rounds_down, facts.rounds_up, facts.lowest_at)
    assert facts.lowest_loss == pytest.approx(2.0694849468482032e-05, abs=1e-13)
