"""The start matters: alike stays alike, nothing stays nothing, and many go down as each alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import steps
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

if TYPE_CHECKING:
    from tests.properties.conftest import Lesson

ALMOST = 1e-12


def test_neurons_that_start_alike_stay_alike(lesson: Lesson) -> None:
    """Two hidden neurons with the same synapses before learning have the same after it."""
    syn0, syn1, *rest = (synapse.copy() for synapse in lesson.network.synapses)
    syn0[:, 1], syn1[1] = syn0[:, 0], syn1[0]
    syn0, syn1, *_ = lesson.but(network=Network((syn0, syn1, *rest))).synapses()
    assert pytest.approx(syn0[:, 0], abs=ALMOST) == syn0[:, 1]
    assert pytest.approx(syn1[0], abs=ALMOST) == syn1[1]


def test_nothing_can_be_blamed_through_nothing(lesson: Lesson) -> None:
    """From all zeros, every synapse but the last is left at exactly 0 by the first round."""
    zeros = Network(tuple(np.zeros_like(synapse) for synapse in lesson.network.synapses))
    *hidden, _ = lesson.but(network=zeros).nudges()
    assert [] == [nudge for nudge in hidden if nudge.any()]


def test_half_the_customers_and_all_zeros_is_for_ever() -> None:
    """The four customers cancel out at zero: not one of the 16 numbers ever moves."""
    X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
    y = np.array([[1.0], [1], [0], [0]])
    zeros = Network((np.zeros((3, 4)), np.zeros((4, 1))))
    *_, last = steps(zeros, X, y, Recipe(iterations=100))
    assert not any(synapse.any() for synapse in last.network.synapses)


def test_starts_descend_together_as_each_alone(lesson: Lesson) -> None:
    """A stack of starts ends where each of them ends by itself."""
    widths = lesson.network.widths
    together = lesson.but(network=Network.random_starts(widths, [3, 1, 4])).synapses()
    for place, seed in enumerate([3, 1, 4]):
        alone = lesson.but(network=Network.random(widths, seed)).synapses()
        for expected, actual in zip(alone, together, strict=True):
            assert pytest.approx(expected, abs=ALMOST) == actual[place]


def test_starts_have_their_own_heights(lesson: Lesson) -> None:
    """Each start of a stack has the loss that it has by itself, at the start and at the end."""
    widths = lesson.network.widths
    together = lesson.but(network=Network.random_starts(widths, [3, 1]))
    each = [lesson.but(network=Network.random(widths, seed)) for seed in (3, 1)]
    for look in ("look", "learned"):
        expected = [float(getattr(one, look)().loss) for one in each]
        assert pytest.approx(expected, rel=1e-11) == getattr(together, look)().loss


def test_a_run_cut_in_two_is_the_run(lesson: Lesson) -> None:
    """100 rounds, and 100 more from there, are 200 rounds to the last bit."""
    half = lesson.with_recipe(iterations=100)
    again = half.but(network=half.learned().network)
    expected = [synapse.tolist() for synapse in lesson.synapses()]
    assert expected == [synapse.tolist() for synapse in again.synapses()]


def test_a_short_run_is_the_beginning_of_a_long_one(lesson: Lesson) -> None:
    """Round 50 of 200 is the end of a run of 50, to the last bit."""
    rounds = steps(lesson.network, lesson.X, lesson.y, lesson.recipe)
    expected = next(step for step in rounds if step.iteration == 50).network.synapses
    actual = lesson.with_recipe(iterations=50).synapses()
    assert [synapse.tolist() for synapse in expected] == [synapse.tolist() for synapse in actual]


def test_the_same_again_is_the_same(lesson: Lesson) -> None:
    """A second run of the same lesson ends in the same bits."""
    expected = [synapse.tolist() for synapse in lesson.synapses()]
    assert expected == [synapse.tolist() for synapse in lesson.synapses()]
