"""The compiled engine works in slices, and nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines import compiled
from glassbowl.engines.compiled import Compiled
from glassbowl.engines.protocol import one_by_one
from glassbowl.errors import DivergedError

if TYPE_CHECKING:
    from tests.engines.conftest import Job

STOPS = [0, 3, 4, 30, 49]


def ended(job: Job, stops: list[int]) -> list[tuple[int, list[object]]]:
    """Every stop and its synapses, as lists."""
    found = job.by(Compiled(), stops)
    return [(stop, [one.tolist() for one in network.synapses]) for stop, network in found]


@pytest.mark.parametrize("work", [1, 100, 500, 1_500])
def test_short_slices_are_one_piece(work: int, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is done in one call, every stop has the same bits."""
    whole = ended(job, STOPS)
    monkeypatch.setattr(compiled, "WORK_AT_ONCE", work)
    assert whole == ended(job, STOPS)


@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_few_stops_at_once_are_one_piece(
    at_once: int, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few stops are kept in one call, every stop has the same bits."""
    whole = ended(job, STOPS)
    monkeypatch.setattr(compiled, "STOPS_AT_ONCE", at_once)
    assert whole == ended(job, STOPS)


@pytest.mark.parametrize("work", [4, 8, 1_000])
def test_a_runaway_is_found_in_any_slice(work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In round 1, as by core, whether that begins a slice or not; the stop before is had."""
    monkeypatch.setattr(compiled, "WORK_AT_ONCE", work)
    network, X, y = Network((np.array([[1e-3]]),)), np.ones((4, 1)), np.full((4, 1), 0.5)
    recipe = Recipe(hidden=(), rate=1e308, loss="cross_entropy", iterations=9)
    run = one_by_one(Compiled().run(network, X, y, recipe=recipe, stops=[1, 5]))
    assert 1 == next(run)[0]
    with pytest.raises(DivergedError, match=r"In round 1, syn0\[0, 0\] became inf;"):
        next(run)
