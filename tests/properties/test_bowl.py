"""The bowl: small steps go down by what the slope says, and its symmetries hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.arrays import with_always_yes
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from tests.properties.conftest import Lesson

ALMOST = 1e-12
SMALL = 1e-3


def test_a_small_step_goes_down_by_what_the_slope_says(lesson: Lesson) -> None:
    """The fall is the rate times the slope squared, to one part in a hundred."""
    before = lesson.look()
    after = lesson.but(network=lesson.moved(SMALL)).look()
    promised = SMALL * sum(float((nudge**2).sum()) for nudge in before.backward.nudges)
    assert pytest.approx(promised, rel=0.01) == float(before.loss - after.loss)


def test_the_other_answer_is_the_mirror_image(lesson: Lesson) -> None:
    """Yes and no exchanged, and the last synapses turned round: every prediction becomes 1 - p."""
    mirrored = lesson.but(
        y=1 - lesson.y,
        network=Network((*lesson.network.synapses[:-1], -lesson.network.synapses[-1])),
    )
    expected = 1 - lesson.learned().forward.prediction
    assert pytest.approx(expected, abs=1e-8) == mirrored.learned().forward.prediction


def test_at_a_perfect_fit_nothing_moves(lesson: Lesson) -> None:
    """Where every prediction is its target, every nudge is exactly 0."""
    fitted = lesson.but(y=lesson.look().forward.prediction)
    assert not any(nudge.any() for nudge in fitted.nudges())


@pytest.mark.parametrize("power", [-40, -1, 1, 3, 40])
def test_powers_of_two_pass_through_exactly(lesson: Lesson, power: int) -> None:
    """Answers times 2^k and synapses divided by it are the same predictions to the last bit."""
    syn0, *rest = lesson.network.synapses
    scaled = lesson.but(X=lesson.X * 2.0**power, network=Network((syn0 / 2.0**power, *rest)))
    expected = lesson.look().forward.prediction.tolist()
    assert expected == scaled.look().forward.prediction.tolist()


def test_a_question_asked_the_other_way_round(lesson: Lesson) -> None:
    """A question with its sign turned, and its synapses too, learns the same to the last bit."""
    sign = np.ones(lesson.X.shape[1])
    sign[0] = -1
    syn0, *rest = lesson.network.synapses
    turned = lesson.but(X=lesson.X * sign, network=Network((sign[:, None] * syn0, *rest)))
    expected = lesson.learned().forward.prediction.tolist()
    assert expected == turned.learned().forward.prediction.tolist()


def test_a_constant_question_splits_in_two(lesson: Lesson) -> None:
    """An always-yes question is two that share its synapses, each learning at half the pace."""
    X = with_always_yes(lesson.X)
    syn0 = np.vstack(
        [lesson.network.synapses[0], np.full_like(lesson.network.synapses[0][:1], 0.3)]
    )
    rest = lesson.network.synapses[1:]
    one = lesson.but(X=X, network=Network((syn0, *rest)))
    # As a factor sqrt(1/2) each, the two together have the length of the one.
    half = np.sqrt(0.5)
    two_X = np.hstack([X[:, :-1], half * X[:, -1:], half * X[:, -1:]])
    two_syn0 = np.vstack([syn0[:-1], half * syn0[-1:], half * syn0[-1:]])
    two = lesson.but(X=two_X, network=Network((two_syn0, *rest)))
    expected = one.learned().forward.prediction
    assert pytest.approx(expected, abs=ALMOST) == two.learned().forward.prediction


def test_a_constant_question_is_a_bias(lesson: Lesson) -> None:
    """Its nudge is what a bias added to every sum would get: the deltas, added up."""
    X = with_always_yes(lesson.X)
    syn0 = np.vstack([lesson.network.synapses[0], np.zeros_like(lesson.network.synapses[0][:1])])
    step = lesson.but(X=X, network=Network((syn0, *lesson.network.synapses[1:]))).look()
    expected = lesson.look().backward.deltas[0].sum(axis=0)
    assert pytest.approx(expected, abs=ALMOST) == step.backward.nudges[0][-1]


def test_a_constant_answer_is_nudged_in_proportion(lesson: Lesson) -> None:
    """A question that everybody answers 2.5 is nudged 2.5 times as much as a bias."""
    X = with_always_yes(lesson.X)
    X[:, -1] = 2.5
    syn0 = np.vstack([lesson.network.synapses[0], np.zeros_like(lesson.network.synapses[0][:1])])
    step = lesson.but(X=X, network=Network((syn0, *lesson.network.synapses[1:]))).look()
    expected = 2.5 * step.backward.deltas[0].sum(axis=0)
    assert pytest.approx(expected, abs=ALMOST) == step.backward.nudges[0][-1]


def test_an_unasked_question_learns_nothing(lesson: Lesson) -> None:
    """A question that nobody answers with anything but 0 keeps its synapses to the last bit."""
    X = lesson.X.copy()
    X[:, 0] = 0
    expected = lesson.network.synapses[0][0].tolist()
    assert expected == lesson.but(X=X).synapses()[0][0].tolist()


def test_without_hidden_layers_it_is_logistic_regression(lesson: Lesson) -> None:
    """No hidden layer: the prediction is the S-curve over one weighted sum of the answers."""
    weights = np.linspace(-1, 1, lesson.X.shape[1])[:, None]
    expected = 1 / (1 + np.exp(-(lesson.X * weights.T).sum(axis=1)))
    actual = feed_forward(Network((weights,)), lesson.X).prediction[:, 0]
    assert pytest.approx(expected, abs=1e-14) == actual
