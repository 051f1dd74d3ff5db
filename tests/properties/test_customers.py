"""Customers add up: twice there is weight two, weight nothing is not there, all is the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import take_step

if TYPE_CHECKING:
    from tests.properties.conftest import Lesson

    from glassbowl.core.arrays import Array

ALMOST = 1e-12


def near(
    expected: tuple[Array, ...] | list[Array], actual: tuple[Array, ...] | list[Array]
) -> bool:
    """Whether two lists of arrays are alike to twelve places."""
    pairs = zip(expected, actual, strict=True)
    return all(pytest.approx(e, abs=ALMOST) == a for e, a in pairs)


def counts(draw: np.random.Generator, rows: int) -> Array:
    """How often each row is there: from 1 to 4 times."""
    return draw.integers(1, 5, (rows, 1)).astype(float)


def unpacked(lesson: Lesson, weight: Array) -> Lesson:
    """Every row as often as its weight says, one by one."""
    repeats = weight[:, 0].astype(int)
    rows = {"X": np.repeat(lesson.X, repeats, axis=0), "y": np.repeat(lesson.y, repeats, axis=0)}
    return lesson.but(**rows)


def test_everybody_twice_is_half_the_rate(lesson: Lesson) -> None:
    """Nudges add up over customers: twice as many at half the rate end in the same place."""
    twice = unpacked(lesson, np.full((len(lesson.X), 1), 2.0))
    assert near(lesson.synapses(), twice.with_recipe(rate=lesson.recipe.rate / 2).synapses())


def test_a_weight_is_a_number_of_rows(lesson: Lesson, draw: np.random.Generator) -> None:
    """A row of weight k is the same as k rows."""
    weight = counts(draw, len(lesson.X))
    assert near(unpacked(lesson, weight).synapses(), lesson.but(weight=weight).synapses())


def test_a_weight_is_a_number_of_rows_on_average(lesson: Lesson, draw: np.random.Generator) -> None:
    """The same with `mean`, where the size of the survey does not matter."""
    lesson, weight = lesson.with_recipe(mean=True), counts(draw, len(lesson.X))
    assert near(unpacked(lesson, weight).synapses(), lesson.but(weight=weight).synapses())


def test_on_average_everybody_twice_changes_nothing(lesson: Lesson) -> None:
    """With `mean` a survey taken twice over is the survey."""
    lesson = lesson.with_recipe(mean=True)
    twice = unpacked(lesson, np.full((len(lesson.X), 1), 2.0))
    assert near(lesson.synapses(), twice.synapses())


def test_the_mean_is_the_sum_at_a_smaller_rate(lesson: Lesson) -> None:
    """`mean` divides the step by the number of customers and does nothing else."""
    smaller = lesson.with_recipe(rate=lesson.recipe.rate / len(lesson.X))
    assert near(smaller.synapses(), lesson.with_recipe(mean=True).synapses())


@pytest.mark.parametrize("mean", [False, True], ids=["sum", "mean"])
def test_weight_nothing_is_not_there(
    lesson: Lesson, draw: np.random.Generator, *, mean: bool
) -> None:
    """A customer of weight 0 moves nothing, as if the row were absent."""
    lesson, weight = lesson.with_recipe(mean=mean), counts(draw, len(lesson.X))
    place = draw.integers(len(lesson.X) + 1)
    longer = lesson.but(
        X=np.insert(lesson.X, place, 7.0, axis=0),
        y=np.insert(lesson.y, place, 1.0, axis=0),
        weight=np.insert(weight, place, 0.0, axis=0),
    )
    assert near(lesson.but(weight=weight).synapses(), longer.synapses())


def test_what_weight_nothing_answers_is_nothing(lesson: Lesson) -> None:
    """Whatever a row of weight 0 says, every synapse is the same to the last bit."""
    weight = np.ones((len(lesson.X), 1))
    weight[1] = 0
    X, y = lesson.X.copy(), lesson.y.copy()
    X[1], y[1] = -300.0, 1 - y[1]
    loud = lesson.but(X=X, y=y, weight=weight).synapses()
    quiet = lesson.but(weight=weight).synapses()
    assert [synapse.tolist() for synapse in quiet] == [synapse.tolist() for synapse in loud]


def test_the_whole_is_the_sum_of_its_customers(lesson: Lesson) -> None:
    """A round's nudges are those of each customer alone, added up."""
    rows = range(len(lesson.X))
    alone = [lesson.but(X=lesson.X[k : k + 1], y=lesson.y[k : k + 1]).nudges() for k in rows]
    expected = [np.sum(nudges, axis=0) for nudges in zip(*alone, strict=True)]
    assert near(expected, lesson.nudges())


def test_the_loss_adds_up_too(lesson: Lesson) -> None:
    """The height of the bowl is that of each customer alone, added up."""
    rows = range(len(lesson.X))
    alone = [lesson.but(X=lesson.X[k : k + 1], y=lesson.y[k : k + 1]).look().loss for k in rows]
    assert pytest.approx(sum(map(float, alone)), rel=1e-13) == float(lesson.look().loss)


def test_wanting_more_of_a_customer_raises_its_prediction(lesson: Lesson) -> None:
    """A small step towards a higher target for one row leaves that row predicted higher."""
    y = lesson.look().forward.prediction.copy()
    y[0] += (1 - y[0]) / 2
    network = lesson.but(y=y).moved(1e-3)
    after = take_step(network, lesson.X, y).forward.prediction
    assert after[0] > lesson.look().forward.prediction[0]


def test_predicting_changes_nothing(lesson: Lesson) -> None:
    """Looking at other customers in between leaves the learning as it is, to the last bit."""
    expected = lesson.synapses()
    lesson.but(X=lesson.X * 3, y=1 - lesson.y).look()
    assert [s.tolist() for s in expected] == [s.tolist() for s in lesson.synapses()]
