"""A confident mistake: squared error hardly corrects it, cross-entropy does so in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import LossKind, Recipe

if TYPE_CHECKING:
    from tests.tutorial.conftest import Read

pytestmark = pytest.mark.long

ONE, NO = np.ones((1, 1)), np.zeros((1, 1))


def sure(p: float) -> Network:
    """A single neuron that predicts p."""
    return Network((np.array([[np.log(p / (1 - p))]]),))


@pytest.mark.parametrize("row", range(8))
def test_error_slope_and_both_deltas(row: int, facts: Read) -> None:
    """For each certainty, what either loss makes of the same miss."""
    expected = facts("confident_but_wrong")[row]
    squared = take_step(sure(expected["p"]), ONE, NO, recipe=Recipe(hidden=())).backward
    recipe = Recipe(hidden=(), loss="cross_entropy")
    entropy = take_step(sure(expected["p"]), ONE, NO, recipe=recipe).backward
    found = {
        "error": squared.errors[0].item(),
        "slope": squared.slopes[0].item(),
        "delta_squared_error": squared.deltas[0].item(),
        "delta_cross_entropy": entropy.deltas[0].item(),
    }
    assert pytest.approx({name: expected[name] for name in found}, abs=1e-12) == found


def test_there_are_eight_certainties(facts: Read) -> None:
    """None is left out above, and every target is no."""
    assert [0] * 8 == [row["y"] for row in facts("confident_but_wrong")]


def rounds_to_recover(p: float, loss: LossKind) -> int:
    """How many rounds at rate 1 until a prediction of p, which should be 0, is below 0.1."""
    network, recipe = sure(p), Recipe(hidden=(), loss=loss)
    step = take_step(network, ONE, NO, recipe=recipe)
    while step.forward.prediction.item() >= 0.1:
        network = descend(step, 1.0)
        step = take_step(network, ONE, NO, recipe=recipe, iteration=step.iteration + 1)
    return step.iteration


@pytest.mark.parametrize("row", range(5))
def test_rounds_to_recover(row: int, facts: Read) -> None:
    """From 0.6 to 0.9999: 74 to 10,103 rounds for one loss, 10 to 20 for the other."""
    expected = facts("experiments")["confident_wrong_recovery"][row]
    found = {
        "p0": expected["p0"],
        "squared": rounds_to_recover(expected["p0"], "squared_error"),
        "cross_entropy": rounds_to_recover(expected["p0"], "cross_entropy"),
    }
    assert expected == found
