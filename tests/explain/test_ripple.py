"""The ripple: one weight changed for real, station by station."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.explain.conftest import deep_step

from glassbowl.core.recipe import TUTORIAL
from glassbowl.explain.chain_rule import chain_rule
from glassbowl.explain.places import Place
from glassbowl.explain.ripple import ripple

if TYPE_CHECKING:
    from tests.explain.conftest import Read

    from glassbowl.core.gradient_descent import Step

WEIGHT = Place(0, 0, 0)


def test_stations(tutorial: Step) -> None:
    """The ripple passes every number of the chain, then the loss."""
    stations = ripple(tutorial, chain_rule(tutorial, WEIGHT, row=0), change=0.34)
    names = ["syn0[0,0]", "l1_LH", "l1", "l2_LH", "l2", "l2_error", "loss"]
    assert names == [station.name for station in stations]


def test_sizes(tutorial: Step, facts: Read) -> None:
    """From 3.66 to 4 they move by +0.34, +0.34, +0.0061, +0.0744, +0.0186 and -0.0186."""
    stations = ripple(tutorial, chain_rule(tutorial, WEIGHT, row=0), change=0.34)
    changes = [station.change for station in stations[:-1]]
    assert facts("chain_rule")["ripple"] == pytest.approx(changes, abs=1e-12)


def test_loss(tutorial: Step, facts: Read) -> None:
    """The loss of all four rises from 0.3977 to 0.4996."""
    last = ripple(tutorial, chain_rule(tutorial, WEIGHT, row=0), change=0.34)[-1]
    expected = [facts("chain_rule")["loss"], facts("chain_rule")["loss_at_4"]]
    assert expected == pytest.approx([last.before, last.after], abs=1e-12)


def test_a_small_ripple_follows_the_ratios(deep: Step) -> None:
    """A tiny change arrives at the miss as the sum over all paths says."""
    chain = chain_rule(deep, Place(0, 0, 1), row=3, output=1)
    stations = {station.name: station for station in ripple(deep, chain, change=1e-6)}
    assert chain.all_paths == pytest.approx(stations["l4_error"].change / 1e-6, rel=1e-4)


def test_no_change_moves_nothing() -> None:
    """A ripple of size 0 leaves every number where it was, also where rows are counted."""
    step = deep_step(TUTORIAL, weight=np.array([[3.0], [1], [4], [1], [5]]))
    chain = chain_rule(step, Place(1, 0, 1), row=3)
    assert {0.0} == {station.change for station in ripple(step, chain, change=0.0)}
