"""Steps look, lean and go down; each can be read by the tutorial's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.back_propagation import back_propagate
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import descend, steps, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

if TYPE_CHECKING:
    from tests.core.conftest import Case

    from glassbowl.core.arrays import Inputs, Targets, Weight

# 2 x 1 with the S-curve at 0: every prediction is one half.
UNDECIDED = Network((np.zeros((1, 1)),))


def test_rounds_are_counted_from_0_to_the_last(X: Inputs, y: Targets) -> None:
    """Five rounds of learning are six looks, 0 to 5."""
    looks = steps(Network.random((3, 4, 1), 1), X, y, Recipe(iterations=5))
    assert [0, 1, 2, 3, 4, 5] == [step.iteration for step in looks]


def test_no_round_is_one_look(X: Inputs, y: Targets) -> None:
    """With no rounds the network is looked at where it stands."""
    network = Network.random((3, 4, 1), 1)
    [step] = steps(network, X, y, Recipe(iterations=0))
    assert network is step.network


def test_nothing_follows_the_last_round() -> None:
    """The last round is looked at, even where one step further would run away."""
    X, recipe = np.array([[1e300]]), Recipe(hidden=(), iterations=0, rate=1e300)
    assert len(list(steps(UNDECIDED, X, np.array([[1.0]]), recipe))) == 1


def test_each_round_starts_where_the_last_went(case: Case) -> None:
    """The network of a round is the one before it, moved by its nudges times the recipe's rate."""
    looks = list(steps(case.network, case.X, case.y, case.recipe_of(5), weight=case.weight))
    expected = [case.network, *[descend(look, case.recipe.rate) for look in looks[:-1]]]
    pairs = zip(expected, looks, strict=True)
    assert all(
        (before == after).all()
        for network, look in pairs
        for before, after in zip(network.synapses, look.network.synapses, strict=True)
    )


def test_a_step_is_its_two_halves(case: Case) -> None:
    """A step holds what feeding forward and propagating back give for its recipe and weights."""
    step = take_step(case.network, case.X, case.y, recipe=case.recipe, weight=case.weight)
    forward = feed_forward(case.network, case.X)
    backward = back_propagate(case.network, forward, case.y, recipe=case.recipe, weight=case.weight)
    expected = [*forward.layers, *forward.sums, *backward.deltas, *backward.nudges]
    actual = [*step.forward.layers, *step.forward.sums, *step.backward.deltas]
    actual += step.backward.nudges
    assert [array.tolist() for array in expected] == [array.tolist() for array in actual]


def test_going_down_leaves_the_step_as_it_was(case: Case) -> None:
    """The step's own network and nudges can be looked at again after the descent."""
    step = take_step(case.network, case.X, case.y, recipe=case.recipe, weight=case.weight)
    arrays = [*step.network.synapses, *step.backward.nudges]
    before = [array.tolist() for array in arrays]
    descend(step, 0.5)
    assert before == [array.tolist() for array in arrays]


def test_names_follow_the_tutorial(X: Inputs, y: Targets) -> None:
    """Two layers of synapses have the twelve names of the tutorial, in the order of a round."""
    names = "l0 syn0 l1_LH l1 syn1 l2_LH l2 y l2_error l2_delta l1_error l1_delta".split()
    assert names == list(take_step(Network.random((3, 4, 1), 1), X, y).named())


def test_names_go_on_with_the_layers(X: Inputs, y: Targets) -> None:
    """A third layer of synapses has names of the same kind, its errors first."""
    names = "l0 syn0 l1_LH l1 syn1 l2_LH l2 syn2 l3_LH l3 y".split()
    names += "l3_error l3_delta l2_error l2_delta l1_error l1_delta".split()
    assert names == list(take_step(Network.random((3, 5, 4, 1), 1), X, y).named())


def test_names_lead_to_the_step_itself(X: Inputs, y: Targets) -> None:
    """Each name stands for the array of the step, not for a copy or for another layer's."""
    step = take_step(Network.random((3, 5, 4, 1), 1), X, y)
    expected = {"l0": X, "y": y}
    for k in range(3):
        expected |= {f"syn{k}": step.network.synapses[k], f"l{k + 1}_LH": step.forward.sums[k]}
        expected |= {f"l{k + 1}": step.forward.layers[k + 1]}
        expected |= {f"l{k + 1}_error": step.backward.errors[k]}
        expected |= {f"l{k + 1}_delta": step.backward.deltas[k]}
    named = step.named()
    assert [] == [name for name, array in expected.items() if named[name] is not array]


def test_the_printed_number_is_the_mean_miss(X: Inputs) -> None:
    """Undecided about four customers, three of whom bought with certainty: a half, on average."""
    y = np.array([[1.0], [1.0], [0.25], [0.0]])
    assert (0.5 + 0.5 + 0.25 + 0.5) / 4 == take_step(UNDECIDED, X[:, :1], y).mean_abs_error


def test_the_printed_number_counts_customers(X: Inputs) -> None:
    """A row that stands for three customers counts three times in the mean miss."""
    y, weight = np.array([[1.0], [0.75]]), np.array([[1.0], [3.0]])
    step = take_step(UNDECIDED, X[:2, :1], y, weight=weight)
    assert (0.5 + 3 * 0.25) / 4 == step.mean_abs_error


@pytest.mark.parametrize("weight", [None, np.array([[1.0], [3.0]])], ids=["each once", "weighted"])
def test_the_printed_number_of_many_starts_is_their_mean(weight: Weight) -> None:
    """Starts that descend together have one mean miss: that of them all."""
    X, y = np.array([[0.4], [1.0]]), np.array([[1.0], [0.75]])
    starts = [Network((np.array([[w]]),)) for w in (0.0, 1.5)]
    each = [take_step(start, X, y, weight=weight).mean_abs_error for start in starts]
    stacked = Network((np.array([[[0.0]], [[1.5]]]),))
    together = take_step(stacked, X, y, weight=weight).mean_abs_error
    assert pytest.approx(sum(each) / 2, rel=1e-15) == together


def test_a_step_says_where_it_stands(X: Inputs) -> None:
    """The repr names the round, the mean miss and the network."""
    step = take_step(UNDECIDED, X[:, :1], np.ones((4, 1)), iteration=860)
    expected = "Step(round 860, mean miss 0.500000, Network(1-1, 1 numbers))"
    assert expected == repr(step)


def test_the_loss_of_a_step_is_for_its_recipe_and_weights(X: Inputs) -> None:
    """A step knows its own loss: ln 2 a customer for undecided cross-entropy."""
    recipe, weight = Recipe(hidden=(), loss="cross_entropy"), np.full((4, 1), 2.5)
    step = take_step(UNDECIDED, X[:, :1], np.ones((4, 1)), recipe=recipe, weight=weight)
    assert pytest.approx(10 * np.log(2)) == float(step.loss)
