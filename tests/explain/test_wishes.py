"""Wishes: every customer's share of a nudge, and what they have to do with the chain rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.explain.conftest import deep_step

from glassbowl.core.recipe import Recipe
from glassbowl.explain.chain_rule import chain_rule
from glassbowl.explain.places import Place, places
from glassbowl.explain.wishes import nudge, wishes

if TYPE_CHECKING:
    from tests.explain.conftest import Read

    from glassbowl.core.gradient_descent import Step

COUNTS = np.array([[3.0], [1], [4], [1], [5]])
RECIPES = [
    Recipe(),
    Recipe(mean=True),
    Recipe(loss="cross_entropy"),
    Recipe(loss="cross_entropy", mean=True),
]


def test_customer_4_outvotes_customer_1(tutorial: Step) -> None:
    """By hand: 1 x 0.03333, two who answered no, and -0.34644."""
    expected = [0.0333303980, 0.0, 0.0, -0.3464407971]
    assert expected == pytest.approx(wishes(tutorial, Place(0, 0, 0)).tolist(), abs=1e-9)


def test_a_no_is_no_minus_zero(tutorial: Step) -> None:
    """Whoever answered no wishes 0 with no sign."""
    signs = np.signbit(wishes(tutorial, Place(0, 0, 0)))
    assert [False, False, False, True] == signs.tolist()


def test_nudges(tutorial: Step, facts: Read) -> None:
    """All sixteen nudges of the tutorial's example."""
    expected = facts("chain_rule")["nudges"]
    assert expected == pytest.approx(
        [nudge(tutorial, place) for place in places(tutorial.network)], abs=1e-12
    )


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_wishes_add_up_to_the_nudge(recipe: Recipe) -> None:
    """For every weight of a deep network, counted rows or not, by every loss."""
    for step in (deep_step(recipe), deep_step(recipe, weight=COUNTS)):
        for place in places(step.network):
            assert nudge(step, place) == pytest.approx(wishes(step, place).sum(), abs=1e-14)


def test_a_wish_is_the_chain_times_the_miss(deep: Step) -> None:
    """For squared error: minus the miss times the chain, over both predictions."""
    for place in places(deep.network):
        outputs = [place.neuron] if place.synapse == 3 else [0, 1]
        expected = [
            sum(
                -deep.backward.errors[-1][row, output]
                * chain_rule(deep, place, row=row, output=output).all_paths
                for output in outputs
            )
            for row in range(5)
        ]
        assert expected == pytest.approx(wishes(deep, place).tolist(), abs=1e-15)


def test_cross_entropy_leaves_out_the_slope_of_the_prediction() -> None:
    """There the wish is minus the miss times every ratio but R2."""
    step = deep_step(Recipe(loss="cross_entropy"))
    place = Place(3, 1, 0)
    expected = []
    for row in range(5):
        chain = chain_rule(step, place, row=row)
        expected.append(-step.backward.errors[-1][row, 0] * chain.product / chain.ratios[1].exact)
    assert expected == pytest.approx(wishes(step, place).tolist(), abs=1e-14)
