"""Numbers that cannot be learned from are refused at the door, in a sentence that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.errors import EngineError, ShapeError
from glassbowl.trace.record import record, train

if TYPE_CHECKING:
    from tests.trace.conftest import Run

NAN, INFINITE = float("nan"), float("inf")
FOUR = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]
BOUGHT = [1, 1, 0, 0]
BRIEF = Recipe(iterations=2)
FITTING = Network.random((3, 4, 1), 1)

NO_MATRIX: list[tuple[object, str]] = [
    ([], "(0,)"),
    ([[]], "(1, 0)"),
    ([[], []], "(2, 0)"),
    ([1, 0, 1], "(3,)"),
    (3, "()"),
    (None, "()"),
    (np.zeros((2, 2, 2)), "(2, 2, 2)"),
    (np.zeros((0, 3)), "(0, 3)"),
]

NO_NUMBERS: list[object] = [
    [[1, 0], [1]],
    [["yes", "no"]],
    [[1, "two"]],
    "four customers",
    [[1, [2]]],
    pytest.param([[object()]], id="object"),
    {"cat": 1},
    [[1, 10**400]],
]

NOT_FINITE: list[tuple[object, str]] = [
    ([[1, NAN]], "Got nan at [0,1]"),
    ([[1, 2], [3, 4], [INFINITE, NAN]], "Got inf at [2,0]"),
    ([[-INFINITE]], "Got -inf at [0,0]"),
    ([[None, 1]], "Got nan at [0,0]"),
    ([["nan", "1"]], "Got nan at [0,0]"),
]

BAD_Y: list[tuple[object, str]] = [
    ([1, 0, 1], "Got 3 answers for 4 rows"),
    ([1, 0, 1, 1, 0], "Got 5 answers for 4 rows"),
    ([[1, 0, 1, 1]], "Got 1 answers for 4 rows"),
    (1, "Got shape ()"),
    ([], "Got shape (0, 1)"),
    (np.zeros((4, 1, 1)), "Got shape (4, 1, 1)"),
    ([1, 0, 2, 1], "Got 2.0"),
    ([1, 0, 1.0000001, 1], "Got 1.0000001"),
    ([1, 0, -0.1, 2], "Got -0.1"),
    ([1, 0, NAN, 1], "Got nan at [2,0]"),
    ([1, 0, INFINITE, 1], "Got inf at [2,0]"),
    (["yes", "no", "no", "yes"], "Got something else"),
]

BAD_WEIGHT: list[tuple[object, str]] = [
    ([1, 1, 1, -1], "Got 4 counts, the least -1.0"),
    ([0, 0, 0, 0], "Got 4 counts, the least 0.0"),
    ([1, 1, 1], "Got 3 counts, the least 1.0"),
    ([1, 1, 1, 1, 1], "Got 5 counts"),
    ([[1, 2, 3, 4]], "Got 4 counts"),
    (7, "Got shape ()"),
    ([1, NAN, 1, 1], "Got nan at [1,0]"),
    ([1, INFINITE, 1, 1], "Got inf at [1,0]"),
    (["a", "b", "c", "d"], "Got something else"),
]


def refused(fragment: str, network: Network = FITTING, **given: object) -> str:
    """The sentence in which record refuses; it must hold the fragment."""
    arguments: dict[str, Any] = {"X": FOUR, "y": BOUGHT, "recipe": BRIEF, **given}
    with pytest.raises(ShapeError, match=re.escape(fragment)) as caught:
        record(network, **arguments)
    return str(caught.value)


@pytest.mark.parametrize(("X", "shape"), NO_MATRIX, ids=str)
def test_answers_that_are_no_matrix(X: object, shape: str) -> None:
    """X without rows, without questions, flat or in three dimensions is refused by its shape."""
    assert refused(f"Got shape {shape}.", X=X).startswith("X must be a matrix, one row")


@pytest.mark.parametrize("X", NO_NUMBERS, ids=lambda X: str(X)[:30])
def test_answers_that_are_no_numbers(X: object) -> None:
    """Ragged rows, words and other things are refused, with what to do about words."""
    assert refused("train_study", X=X).startswith("X must be numbers in rows of equal length")


@pytest.mark.parametrize(("X", "got"), NOT_FINITE, ids=str)
def test_answers_that_are_not_finite(X: object, got: str) -> None:
    """The first gap or infinity is refused by its value and its place."""
    assert refused(got, X=X).startswith("X must ")


@pytest.mark.parametrize(("y", "got"), BAD_Y, ids=str)
def test_targets_that_do_not_fit(y: object, got: str) -> None:
    """Too few, too many, out of range, no numbers: y is named, and so is what was found."""
    assert refused(got, y=y).startswith("y must ")


@pytest.mark.parametrize(("weight", "got"), BAD_WEIGHT, ids=str)
def test_weights_that_do_not_fit(weight: object, got: str) -> None:
    """Too few, negative, all nothing, no numbers: weight is named, and so is what was found."""
    assert refused(got, weight=weight).startswith("weight must ")


@pytest.mark.parametrize("widths", [(2, 4, 1), (4, 4, 1), (3, 4, 2), (1, 3)], ids=str)
def test_a_network_that_does_not_fit(widths: tuple[int, ...]) -> None:
    """The network must take as many answers and give as many predictions as there are."""
    network = Network.random(widths, 1)
    sentence = refused(f"Got {network}.", network=network)
    assert sentence.startswith("The network must take 3 answers and give 1 predictions.")


@pytest.mark.parametrize(("X", "shape"), NO_MATRIX, ids=str)
def test_training_refuses_as_recording_does(X: object, shape: str) -> None:
    """`train` looks at the numbers before it draws a network for them."""
    with pytest.raises(ShapeError, match=re.escape(shape)):
        train(X, BOUGHT, recipe=BRIEF)  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ["gpu", "", "Reference", "reference "])
def test_an_engine_that_does_not_exist(engine: str, tutorial: Run) -> None:
    """Engines are found by their exact name; the sentence lists those there are."""
    sentence = f"one of: compiled, reference. Got '{engine}'."
    with pytest.raises(EngineError, match=re.escape(sentence)):
        record(tutorial.network, FOUR, BOUGHT, recipe=BRIEF, engine=engine)


@pytest.mark.parametrize("answers", [[0, 1, 0.5, 1e-300], [0, 0, 0, 0], [1, 1, 1, 1]], ids=str)
def test_targets_up_to_both_ends_are_taken(answers: list[float], tutorial: Run) -> None:
    """0, 1 and everything between is a target; so is everybody saying the same."""
    trace = record(tutorial.network, FOUR, answers, recipe=BRIEF)
    assert [[answer] for answer in answers] == trace.y.tolist()


def test_refusals_are_value_errors() -> None:
    """Code that catches ValueError catches them."""
    with pytest.raises(ValueError, match="Got shape"):
        train([], [])
