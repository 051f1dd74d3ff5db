"""One step down: what the slopes promise, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.explain.conftest import deep_step

from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.explain.fall import fall

if TYPE_CHECKING:
    from tests.explain.conftest import Read

    from glassbowl.core.gradient_descent import Step


def test_loss_before_and_after(tutorial: Step, facts: Read) -> None:
    """At the tutorial's matrices one step takes the loss from 0.3977 to 0.0118."""
    took, expected = fall(tutorial), facts("chain_rule")
    assert [expected["loss"], expected["loss_after"]] == pytest.approx(
        [float(took.before.loss), float(took.after.loss)], abs=1e-12
    )


def test_asked_and_got(tutorial: Step, facts: Read) -> None:
    """l2_delta asks for +0.130 and the prediction gets +0.417."""
    took, expected = fall(tutorial), facts("chain_rule")
    assert expected["asked"] + expected["got"] == pytest.approx(
        [*took.asked.ravel(), *took.got.ravel()], abs=1e-12
    )


@pytest.mark.parametrize(
    "recipe", [Recipe(), Recipe(rate=3.0), Recipe(mean=True, loss="cross_entropy", rate=0.5)]
)
def test_promise_is_the_slope_under_the_ball(recipe: Recipe) -> None:
    """A millionth of the step loses a millionth of what is promised."""
    step = deep_step(recipe, weight=np.array([[2.0], [1], [1], [3], [1]]))
    a_little = descend(step, recipe.rate * 1e-6)
    after = take_step(a_little, step.forward.layers[0], step.y, recipe=recipe, weight=step.weight)
    lost = float(step.loss - after.loss) / 1e-6
    assert lost == pytest.approx(fall(step).promised, rel=1e-4)


def test_a_step_too_long_goes_up() -> None:
    """One weight of 0, rate 100, answers yes and no: beyond the bottom the other side is higher."""
    recipe = Recipe(rate=100.0)
    step = take_step(
        Network((np.array([[1.0]]),)), np.ones((2, 1)), np.array([[1.0], [0.0]]), recipe=recipe
    )
    assert fall(step).fell < 0
