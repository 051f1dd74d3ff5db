"""Any round of a trace is the round as it happened, bit for bit, kept or replayed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glassbowl.core.gradient_descent import Step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.errors import RecipeError
from glassbowl.trace.record import record, train

if TYPE_CHECKING:
    from tests.trace.conftest import Run


def bits(step: Step) -> list[object]:
    """Everything a step holds, its arrays as bytes."""
    parts = (*step.network.synapses, *step.forward.layers, *step.forward.sums)
    arrays = [*parts, step.y, step.loss]
    for field in fields(step.backward):
        arrays += getattr(step.backward, field.name)
    return [
        step.iteration,
        step.recipe,
        step.mean_abs_error,
        *[(array.shape, array.tobytes()) for array in arrays],
        None if step.weight is None else step.weight.tobytes(),
    ]


def test_kept_rounds_are_as_they_happened(run: Run) -> None:
    """With every round kept, each is bit-equal to the round as core made it."""
    trace = run.recorded()
    expected = [bits(step) for step in run.steps()]
    assert expected == [bits(trace.at(k)) for k in range(run.recipe.iterations + 1)]


def test_replayed_rounds_are_as_they_happened(run: Run) -> None:
    """With only the first and last kept, each round between is replayed to the same bits."""
    trace = run.recorded(stops=[])
    expected = [bits(step) for step in run.steps()]
    assert expected == [bits(trace.at(k)) for k in range(run.recipe.iterations + 1)]


@settings(max_examples=30)
@given(
    stops=st.sets(st.integers(0, 25), max_size=6),
    seed=st.integers(0, 2**32 - 1),
    widths=st.lists(st.integers(1, 6), min_size=2, max_size=4),
    rate=st.floats(0.01, 5),
    weighted=st.booleans(),
)
def test_whatever_is_kept_nothing_is_lost(
    *, stops: set[int], seed: int, widths: list[int], rate: float, weighted: bool
) -> None:
    """For any network, stops and rate, every round of the trace is bit-equal to core's."""
    draw = np.random.default_rng(seed)
    X, y = draw.normal(size=(5, widths[0])), draw.random((5, widths[-1]))
    weight = draw.random((5, 1)) if weighted else None
    network, recipe = Network.random(widths, seed), Recipe(iterations=25, rate=rate)
    trace = record(network, X, y, recipe=recipe, stops=sorted(stops), weight=weight)
    whole = record(network, X, y, recipe=recipe, weight=weight)
    assert [bits(whole.at(k)) for k in range(26)] == [bits(trace.at(k)) for k in range(26)]


def test_rounds_can_be_asked_for_in_any_order(tutorial: Run) -> None:
    """Looking at one round does not change what another shows."""
    trace, expected = tutorial.recorded(stops=[20]), [bits(step) for step in tutorial.steps()]
    order = [60, 0, 19, 59, 20, 21, 0, 60, 1]
    assert [expected[k] for k in order] == [bits(trace.at(k)) for k in order]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(3, 6, [3, 4, 5, 6]), (6, 3, [6, 5, 4, 3]), (0, 0, [0]), (60, 59, [60, 59]), (1, 0, [1, 0])],
)
def test_walking_goes_both_ways(first: int, last: int, expected: list[int], tutorial: Run) -> None:
    """A walk shows every round from the first to the last asked for, upwards or downwards."""
    walked = tutorial.recorded(stops=[4]).walk(first, last)
    assert expected == [step.iteration for step in walked]


def test_a_walk_shows_the_rounds_themselves(tutorial: Run) -> None:
    """What a walk down shows is what happened on the way up, in reverse."""
    expected = [bits(step) for step in reversed(tutorial.steps())]
    assert expected == [bits(step) for step in tutorial.recorded(stops=[9]).walk(60, 0)]


@pytest.mark.parametrize("stops", [None, []], ids=["all kept", "replayed"])
@pytest.mark.parametrize(
    "iteration", [-1, 61, 10**9, -(10**9), True, False, 1.5, 2.0, float("nan"), "7", None]
)
def test_a_round_that_was_not_run_is_refused(
    iteration: object, stops: list[int] | None, tutorial: Run
) -> None:
    """Rounds before the first, after the last and no numbers at all are refused by name."""
    sentence = rf"^The round must be .*0 to 60\. Got {iteration}\.$"
    with pytest.raises(RecipeError, match=sentence):
        tutorial.recorded(stops=stops).at(iteration)  # type: ignore[arg-type]


def test_numpys_whole_numbers_are_rounds(tutorial: Run) -> None:
    """A round that NumPy counted, such as an argmin, is a round."""
    trace = tutorial.recorded(stops=[])
    assert bits(trace.at(7)) == bits(trace.at(np.int64(7)))  # type: ignore[arg-type]


def test_the_network_is_the_one_at_the_end(run: Run) -> None:
    """What a trace calls its network is the network of the last round."""
    expected = [synapse.tolist() for synapse in run.steps()[-1].network.synapses]
    assert expected == [synapse.tolist() for synapse in run.recorded(stops=[]).network.synapses]


def test_the_readme_round() -> None:
    """Round 860 is the first with a mean miss under 0.05; round 859 is not yet."""
    trace = train(
        [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]], [1, 1, 0, 0], recipe=Recipe(iterations=900)
    )
    expected = "Step(round 860, mean miss 0.049980, Network(3-4-1, 16 numbers))"
    assert expected == repr(trace.at(860))
    assert trace.at(860).mean_abs_error < 0.05 <= trace.at(859).mean_abs_error
