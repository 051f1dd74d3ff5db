"""Names and order mean nothing: hidden neurons, questions and customers can be shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glassbowl.core.network import Network

if TYPE_CHECKING:
    import numpy as np
    from tests.properties.conftest import Lesson

ALMOST = 1e-12


def test_hidden_neurons_have_no_order(lesson: Lesson, draw: np.random.Generator) -> None:
    """Shuffled hidden neurons learn the same, each under its new place."""
    syn0, syn1, *rest = lesson.network.synapses
    order = draw.permutation(syn0.shape[1])
    shuffled = lesson.but(network=Network((syn0[:, order], syn1[order], *rest))).synapses()
    syn0, syn1, *rest = lesson.synapses()
    for expected, actual in zip((syn0[:, order], syn1[order], *rest), shuffled, strict=True):
        assert pytest.approx(expected, abs=ALMOST) == actual


def test_questions_have_no_order(lesson: Lesson, draw: np.random.Generator) -> None:
    """Shuffled questions learn the same, each with its own synapses."""
    syn0, *rest = lesson.network.synapses
    order = draw.permutation(len(syn0))
    shuffled = lesson.but(X=lesson.X[:, order], network=Network((syn0[order], *rest))).synapses()
    syn0, *rest = lesson.synapses()
    for expected, actual in zip((syn0[order], *rest), shuffled, strict=True):
        assert pytest.approx(expected, abs=ALMOST) == actual


def test_customers_have_no_order(lesson: Lesson, draw: np.random.Generator) -> None:
    """Every round looks at all customers, so it does not matter who comes first."""
    order = draw.permutation(len(lesson.X))
    shuffled = lesson.but(X=lesson.X[order], y=lesson.y[order]).synapses()
    for expected, actual in zip(lesson.synapses(), shuffled, strict=True):
        assert pytest.approx(expected, abs=ALMOST) == actual


def test_predictions_follow_their_customers(lesson: Lesson, draw: np.random.Generator) -> None:
    """In another order each customer still gets the prediction that is its own."""
    order = draw.permutation(len(lesson.X))
    shuffled = lesson.but(X=lesson.X[order], y=lesson.y[order]).learned().forward.prediction
    expected = lesson.learned().forward.prediction[order]
    assert pytest.approx(expected, abs=ALMOST) == shuffled
