"""Recording keeps the network at its stops, reports how far it is, and takes lists or arrays."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.arrays import with_always_yes
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.errors import DivergedError
from glassbowl.trace import record as recorder
from glassbowl.trace.progress import Progress, finished

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.trace.conftest import Run

    from glassbowl.trace.trace import Trace

record = partial(recorder.record, engine="reference")
recording = partial(recorder.recording, engine="reference")
train = partial(recorder.train, engine="reference")

FOUR = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]
BOUGHT = [1, 1, 0, 0]


def ended(trace: Trace) -> list[object]:
    """The synapses at the end, as lists."""
    return [synapse.tolist() for synapse in trace.network.synapses]


def test_synapses_are_kept_at_each_stop(run: Run) -> None:
    """synapses[k][i] is synapse k at stop i, to the last bit."""
    trace, happened = run.recorded(stops=run_stops(run)), run.steps()
    for k, kept in enumerate(trace.synapses):
        expected = [happened[stop].network.synapses[k].tolist() for stop in trace.stops]
        assert expected == kept.tolist()


def run_stops(run: Run) -> list[int]:
    """A few stops in any run."""
    return sorted({0, run.recipe.iterations // 3, run.recipe.iterations})


def test_a_trace_remembers_what_it_was_made_with(run: Run) -> None:
    """Answers, targets, weights, recipe, engine and the number of the last round are in it."""
    trace = run.recorded()
    assert (run.recipe, "reference", run.recipe.iterations) == (
        trace.recipe,
        trace.engine,
        trace.last,
    )
    weight = None if trace.weight is None else trace.weight.tolist()
    given = (run.X.tolist(), run.y.tolist(), None if run.weight is None else run.weight.tolist())
    assert given == (trace.X.tolist(), trace.y.tolist(), weight)


@pytest.mark.parametrize(
    ("X", "y"),
    [
        (FOUR, BOUGHT),
        (tuple(map(tuple, FOUR)), [[b] for b in BOUGHT]),
        (np.array(FOUR), np.array(BOUGHT)),
        (np.array(FOUR, dtype=bool), np.array(BOUGHT, dtype=bool)),
        (np.array(FOUR, dtype=np.float32), np.array(BOUGHT, dtype=np.int8)[:, None]),
        (np.asfortranarray(FOUR), BOUGHT),
        (np.array(FOUR, dtype=object), [True, True, False, False]),
    ],
    ids=["lists", "tuples", "whole numbers", "booleans", "single precision", "columns", "objects"],
)
def test_whatever_holds_the_numbers_is_taken(X: object, y: object, tutorial: Run) -> None:
    """Lists, tuples and arrays of any kind of number learn the same, to the last bit."""
    trace = record(tutorial.network, X, y, recipe=tutorial.recipe)  # type: ignore[arg-type]
    assert ended(tutorial.recorded()) == ended(trace)


@pytest.mark.parametrize("weight", [[3, 0, 1, 2], np.array([[3], [0], [1], [2]])])
def test_weights_are_taken_flat_or_as_a_column(weight: object, tutorial: Run) -> None:
    """Counts may be a flat list or a column."""
    expected = replace(tutorial, weight=np.array([[3.0], [0], [1], [2]])).recorded()
    trace = record(tutorial.network, FOUR, BOUGHT, recipe=tutorial.recipe, weight=weight)  # type: ignore[arg-type]
    assert ended(expected) == ended(trace)


def test_what_is_changed_later_is_not_in_the_trace(tutorial: Run) -> None:
    """A trace has copies: the reader's arrays may be used for something else."""
    X, y, weight = tutorial.X.copy(), tutorial.y.copy(), np.ones((4, 1))
    synapses = tuple(synapse.copy() for synapse in tutorial.network.synapses)
    run = replace(tutorial, network=Network(synapses), X=X, y=y, weight=weight)
    trace, expected = run.recorded(stops=[]), run.steps()[30]
    for array in (X, y, weight, *synapses):
        array[:] = 0.123
    assert expected.backward.nudges[0].tolist() == trace.at(30).backward.nudges[0].tolist()


def test_training_draws_the_network_of_the_seed(tutorial: Run) -> None:
    """`train` is `record` from the made-up network that fits the data."""
    trace = train(FOUR, BOUGHT, recipe=tutorial.recipe)
    assert ended(tutorial.recorded()) == ended(trace)


def test_training_makes_layers_as_the_recipe_says() -> None:
    """Hidden layers come from the recipe, the rest from the data; two outputs are two columns."""
    recipe = Recipe(hidden=(5, 2), iterations=1, seed=9)
    trace = train(FOUR, [[b, 1 - b] for b in BOUGHT], recipe=recipe)
    expected = [synapse.tolist() for synapse in Network.random((3, 5, 2, 2), 9).synapses]
    assert expected == [synapse.tolist() for synapse in trace.at(0).network.synapses]


def test_training_with_a_bias_adds_the_question() -> None:
    """With always_yes one question more is learned from, and it is in the trace."""
    trace = train(FOUR, BOUGHT, recipe=Recipe(iterations=3, always_yes=True))
    assert with_always_yes(np.array(FOUR)).tolist() == trace.X.tolist()
    assert trace.network.widths == (4, 4, 1)


def reports(work: Generator[Progress, None, Trace]) -> list[Progress]:
    """Every report of a piece of work."""
    return list(work)


@pytest.mark.parametrize(("iterations", "count"), [(0, 1), (5, 6), (199, 200), (2_000, 200)])
def test_progress_is_reported_some_200_times(iterations: int, count: int) -> None:
    """Short runs report every round, long ones 200 times."""
    recipe = Recipe(hidden=(), iterations=iterations)
    assert len(reports(recording(Network.random((3, 1), 1), FOUR, BOUGHT, recipe=recipe))) == count


def test_progress_goes_from_nothing_to_all(tutorial: Run) -> None:
    """Reports begin at round 0, rise, end at the last round and all know how many there are."""
    found = reports(recording(tutorial.network, FOUR, BOUGHT, recipe=tutorial.recipe))
    assert (found[0].done, found[-1].done) == (0, 60)
    assert all(before.done < after.done for before, after in pairwise(found))
    assert {report.total for report in found} == {60}


def test_watched_or_not_the_trace_is_the_same(tutorial: Run) -> None:
    """Whether anybody looks at the reports changes no bit."""
    work = recording(tutorial.network, FOUR, BOUGHT, recipe=tutorial.recipe)
    assert ended(tutorial.recorded()) == ended(finished(work))


def test_a_runaway_is_told_as_it_happened(tutorial: Run) -> None:
    """What runs away while it is recorded is refused by the number of its round."""
    network = Network((np.zeros((3, 1)),))
    run = replace(tutorial, network=network, X=tutorial.X * 1e200, y=np.ones((4, 1)))
    with pytest.raises(DivergedError, match="In round 0, syn0") as caught:
        run.with_recipe(rate=1e200).recorded()
    assert isinstance(caught.value.last_good, Network)


def test_it_says_how_much_is_kept(tutorial: Run) -> None:
    """The repr names rounds, stops, network and how it ended."""
    miss = tutorial.steps()[-1].mean_abs_error
    network = f"Network(3-4-1, 16 numbers), mean miss {miss:.6f})"
    expected = [f"Trace(60 rounds, all kept, {network}", f"Trace(60 rounds, 3 kept, {network}"]
    assert expected == [repr(tutorial.recorded()), repr(tutorial.recorded(stops=[4]))]


def test_every_run_can_say_what_it_is(run: Run) -> None:
    """Deep, weighted, stacked: each trace and each step of it has a repr of one line."""
    trace = run.recorded()
    assert "\n" not in repr(trace) + repr(trace.at(0))
