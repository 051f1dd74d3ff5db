"""A trace answers for new customers with the network as it ended, and ranks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.errors import ShapeError
from glassbowl.trace.record import record, train

if TYPE_CHECKING:
    from tests.trace.conftest import Run

    from glassbowl.trace.trace import Trace

FOUR = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]
FOUR_AND_BIAS = [[1, 0, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1], [1, 1, 1, 1]]
BOUGHT = [1, 1, 0, 0]


def fixed(*weights: float) -> Trace:
    """A network of one neuron with these synapses, as it stands."""
    network, X = Network((np.array(weights)[:, None],)), np.ones((1, len(weights)))
    return record(network, X, [1], recipe=Recipe(hidden=(), iterations=0))


def test_new_customers_get_the_last_networks_answer() -> None:
    """The S-curve over the answers times the synapses, one number a row."""
    trace = fixed(1.0, -2.0)
    expected = [1 / (1 + np.exp(-z)) for z in (1 * 3 - 2 * 1, 1 * 0 - 2 * -4, 0)]
    assert pytest.approx(expected, rel=1e-15) == trace.predict([[3, 1], [0, -4], [0, 0]]).tolist()


def test_those_learned_from_are_predicted_as_at_the_end(tutorial: Run) -> None:
    """The four customers, asked again, get the predictions of the last round."""
    expected = tutorial.steps()[-1].forward.prediction[:, 0]
    assert expected.tolist() == tutorial.recorded(stops=[]).predict(FOUR).tolist()


def test_the_most_likely_come_first() -> None:
    """Rows are ranked from the largest sum to the smallest, counted from 0."""
    assert fixed(1.0).rank([[2], [-1], [5], [0]]) == (2, 0, 3, 1)


def test_equal_rows_keep_their_order() -> None:
    """Nothing speaks for one of two equal rows, so the first stays first."""
    assert fixed(1.0).rank([[1], [2], [1], [2], [1]]) == (1, 3, 0, 2, 4)


def test_certain_rows_are_still_told_apart() -> None:
    """Where probabilities all round to 1, the sum below the S-curve ranks."""
    trace, rows = fixed(1.0), [[50], [70], [60]]
    assert trace.predict(rows).tolist() == [1, 1, 1]
    assert trace.rank(rows) == (1, 2, 0)


@pytest.mark.parametrize("X", [FOUR, FOUR_AND_BIAS], ids=["added", "given"])
def test_the_bias_is_added_where_it_is_missing(X: list[list[int]]) -> None:
    """With always_yes the extra question may be left out or given."""
    trace = train(FOUR, BOUGHT, recipe=Recipe(iterations=5, always_yes=True))
    expected = trace.at(5).forward.prediction[:, 0]
    assert expected.tolist() == trace.predict(X).tolist()


@pytest.mark.parametrize(("columns", "always_yes"), [(2, False), (4, False), (2, True), (5, True)])
@pytest.mark.parametrize("verb", ["predict", "rank"])
def test_another_number_of_questions_is_refused(
    verb: str, columns: int, *, always_yes: bool
) -> None:
    """The sentence says how many questions there were, and how many columns came."""
    trace = train(FOUR, BOUGHT, recipe=Recipe(iterations=1, always_yes=always_yes))
    sentence = rf"each of the 3 questions\. Got {columns} columns\."
    with pytest.raises(ShapeError, match=sentence):
        getattr(trace, verb)(np.zeros((1, columns)))


def test_gaps_are_refused_here_too(tutorial: Run) -> None:
    """New answers are looked at as closely as those learned from."""
    with pytest.raises(ShapeError, match=r"Got nan at \[1,2\]"):
        tutorial.recorded().predict([[0.0, 0, 0], [0.0, 0, float("nan")]])
