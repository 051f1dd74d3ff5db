"""Every engine keeps to the protocol and ends where core ends, as near as it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines.protocol import Engine, one_by_one
from glassbowl.errors import DivergedError

if TYPE_CHECKING:
    from tests.engines.conftest import Job

STOPS = [[0], [50], [0, 50], [1, 2, 3, 49], list(range(51)), [7, 30]]


def test_it_keeps_to_the_protocol(engine: Engine) -> None:
    """An engine has a name, a promise and a run."""
    assert isinstance(engine, Engine)


def test_it_promises_a_difference_that_can_be_checked(engine: Engine) -> None:
    """The promise is a number from 0, which is the very same, up to a millionth."""
    assert 0 <= engine.agrees_to <= 1e-6


@pytest.mark.parametrize("stops", STOPS, ids=str)
def test_stops_are_yielded_in_order(stops: list[int], job: Job, engine: Engine) -> None:
    """Each stop is yielded once, by its round."""
    assert stops == [stop for stop, _ in job.by(engine, stops)]


@pytest.mark.parametrize("stops", STOPS, ids=str)
def test_stops_hold_the_synapses_of_core(stops: list[int], job: Job, engine: Engine) -> None:
    """At every stop the synapses are core's, as near as the engine promises; 0 is bit by bit."""
    rounds = job.by_core()
    for stop, network in job.by(engine, stops):
        for expected, actual in zip(rounds[stop], network.synapses, strict=True):
            assert np.abs(expected - actual).max() <= engine.agrees_to


def test_no_stops_is_no_work(job: Job, engine: Engine) -> None:
    """Without stops nothing is yielded."""
    assert [] == job.by(engine, [])


def test_nothing_given_is_changed(job: Job, engine: Engine) -> None:
    """A run leaves the network, the customers and their weights as they were."""
    given = [*job.network.synapses, job.X, job.y, *([] if job.weight is None else [job.weight])]
    before = [array.tolist() for array in given]
    job.by(engine, [50])
    assert before == [array.tolist() for array in given]


def test_what_was_yielded_stays(job: Job, engine: Engine) -> None:
    """A network that was yielded does not move while the engine goes on."""
    rounds = job.by_core()
    early = job.by(engine, [3, 50])[0][1]
    differences = [np.abs(a - b).max() for a, b in zip(rounds[3], early.synapses, strict=True)]
    assert max(differences) <= engine.agrees_to


def test_a_runaway_is_refused_in_its_round(engine: Engine) -> None:
    """All but hit, a small step first; then four halves too much, in round 1."""
    network, X, y = Network((np.array([[1e-3]]),)), np.ones((4, 1)), np.full((4, 1), 0.5)
    recipe = Recipe(hidden=(), rate=1e308, loss="cross_entropy", iterations=9)
    with pytest.raises(DivergedError, match=r"In round 1, syn0\[0, 0\] became inf;"):
        list(engine.run(network, X, y, recipe=recipe, stops=[9]))


def test_what_came_before_a_runaway_is_yielded(engine: Engine) -> None:
    """Stops before the round that runs away are still had."""
    network, X, y = Network((np.array([[1e-3]]),)), np.ones((4, 1)), np.full((4, 1), 0.5)
    recipe = Recipe(hidden=(), rate=1e308, loss="cross_entropy", iterations=9)
    run = one_by_one(engine.run(network, X, y, recipe=recipe, stops=[0, 1, 9]))
    assert [next(run)[0], next(run)[0]] == [0, 1]
    with pytest.raises(DivergedError):
        next(run)
