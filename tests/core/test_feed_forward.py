"""Feeding forward keeps every value on the way and changes nothing that it was given."""

from __future__ import annotations

from itertools import chain
from math import exp
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.arrays import with_always_yes
from glassbowl.core.back_propagation import back_propagate
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from tests.core.conftest import Case

    from glassbowl.core.arrays import Inputs


def one_customer(answers: list[float], synapses: list[list[list[float]]]) -> list[list[float]]:
    """Every layer for one customer, with Python's own numbers, one neuron after the other."""
    layers = [answers]
    for synapse in synapses:
        sums = [
            sum(value * row[k] for value, row in zip(layers[-1], synapse, strict=True))
            for k in range(len(synapse[0]))
        ]
        layers.append([1 / (1 + exp(-z)) for z in sums])
    return layers


def test_every_layer_is_multiply_add_squash(case: Case) -> None:
    """Each neuron is the S-curve over its own sum of products, customer by customer."""
    forward = feed_forward(case.network, case.X)
    for start, synapses in enumerate(case.starts()):
        stacked = case.network.synapses[0].ndim == 3
        layers = [layer[start] if stacked else layer for layer in forward.layers[1:]]
        actual = [np.concatenate(row).tolist() for row in zip(*layers, strict=True)]
        expected = [
            list(chain(*one_customer(answers, [s.tolist() for s in synapses])[1:]))
            for answers in case.X.tolist()
        ]
        assert [pytest.approx(row, abs=1e-14) for row in expected] == actual


def test_the_index_rule(case: Case) -> None:
    """There is one layer more than synapses, and exactly one sum, error and nudge a synapse."""
    forward = feed_forward(case.network, case.X)
    backward = back_propagate(case.network, forward, case.y)
    fed = (forward.sums, backward.errors, backward.slopes, backward.deltas, backward.nudges)
    count = len(case.network.synapses)
    assert [count + 1, *[count] * 5] == [len(forward.layers), *map(len, fed)]


def test_every_item_fits_its_synapse(case: Case) -> None:
    """Item k belongs to the layer that synapse k feeds; a nudge has its synapse's shape."""
    forward = feed_forward(case.network, case.X)
    backward = back_propagate(case.network, forward, case.y, recipe=case.recipe, weight=case.weight)
    fed = [layer.shape for layer in forward.layers[1:]]
    lists = (forward.sums, backward.errors, backward.slopes, backward.deltas)
    assert [fed] * 4 == [[item.shape for item in items] for items in lists]
    assert [n.shape for n in backward.nudges] == [s.shape for s in case.network.synapses]


def test_the_prediction_is_the_last_layer(X: Inputs) -> None:
    """The last layer is what the network says."""
    forward = feed_forward(Network.random((3, 5, 2), 1), X)
    assert forward.layers[-1] is forward.prediction


def test_the_first_layer_is_the_answers(X: Inputs) -> None:
    """The answers themselves are layer 0, not a copy of them."""
    assert X is feed_forward(Network.random((3, 1), 1), X).layers[0]


def test_nothing_given_is_changed(case: Case) -> None:
    """Looking forward and back leaves synapses, answers and weights as they were."""
    weight = np.ones((len(case.X), 1)) if case.weight is None else case.weight
    given = [*case.network.synapses, case.X, case.y, weight]
    before = [array.copy() for array in given]
    forward = feed_forward(case.network, case.X)
    back_propagate(case.network, forward, case.y, recipe=case.recipe, weight=weight)
    assert [array.tolist() for array in before] == [array.tolist() for array in given]


def test_arrays_that_may_only_be_read_are_enough(X: Inputs) -> None:
    """The network takes arrays that nobody may write to."""
    network = Network.random((3, 4, 1), 1)
    expected = feed_forward(network, X).prediction.tolist()
    for array in (X, *network.synapses):
        array.setflags(write=False)
    assert expected == feed_forward(network, X).prediction.tolist()


def test_a_customer_is_predicted_alike_alone_and_in_company(case: Case) -> None:
    """One row by itself gets the prediction that it gets among others."""
    together = feed_forward(case.network, case.X).prediction
    rows = range(len(case.X))
    alone = [feed_forward(case.network, case.X[k : k + 1]).prediction for k in rows]
    assert np.concatenate(alone, axis=-2) == pytest.approx(together, abs=1e-14)


def test_always_yes_is_a_last_column_of_ones(X: Inputs) -> None:
    """The bias is one more question, after the others, answered yes by everybody."""
    expected = [[1, 0, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1], [1, 1, 1, 1]]
    assert expected == with_always_yes(X).tolist()
