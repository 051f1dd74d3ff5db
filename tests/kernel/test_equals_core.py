"""The kernel computes what core defines, on problems of every shape."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.conftest import START, STORY, descended, problems, stepped

from glassbowl.core.gradient_descent import take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.kernel.descend import descend, descend_in_numpy
from glassbowl.kernel.library import library
from glassbowl.kernel.many import many, many_in_numpy
from glassbowl.kernel.problem import Problem, as_synapses, flat

if TYPE_CHECKING:
    import ctypes

    from glassbowl.core.arrays import Array


def apart(one: Array, other: Array) -> float:
    """The greatest difference; relative where numbers are large."""
    return float((np.abs(one - other) / np.maximum(1, np.abs(one))).max(initial=0))


@given(problems())
@settings(max_examples=200)
def test_a_round_moves_as_core_moves(drawn: tuple[Problem, Network]) -> None:
    """Four rounds from anywhere: within 1e-12 a round."""
    problem, network = drawn
    expected = descend_in_numpy(problem, network, rate=0.5, rounds=4, stops=range(5))
    found = descend(problem, network, rate=0.5, rounds=4, stops=range(5))
    assert (4, True) == (found.taken, apart(expected.recorded, found.recorded) < 4e-12)


@given(problems())
@settings(max_examples=100)
def test_many_starts_move_as_core_moves(drawn: tuple[Problem, Network]) -> None:
    """Five starts at once: synapses, losses and the round when all were right."""
    problem, _ = drawn
    starts = Network.random_starts(problem.widths, range(5))
    expected = many_in_numpy(problem, starts, rate=0.5, rounds=3)
    found = many(problem, starts, rate=0.5, rounds=3)
    assert apart(flat(expected.networks), flat(found.networks)) < 4e-12
    assert apart(expected.losses, found.losses) < 1e-11
    assert expected.taken.tolist() == found.taken.tolist()
    assert expected.first_right.tolist() == found.first_right.tolist()


@given(problems())
@settings(max_examples=100)
def test_every_value_of_a_round_is_cores(drawn: tuple[Problem, Network]) -> None:
    """Sums, layers, errors, slopes, deltas, nudges, the loss; also of rows that count 0 times."""
    problem, network = drawn
    step = take_step(network, problem.X, problem.y, recipe=problem.recipe, weight=problem.weight)
    in_use = library()
    assert in_use is not None
    found = stepped(in_use.c, problem, network)
    names = ("sums", "layers", "errors", "slopes", "deltas")
    forward, backward = step.forward, step.backward
    expected = (
        forward.sums,
        forward.layers[1:],
        backward.errors,
        backward.slopes,
        backward.deltas,
    )
    for name, layers in zip(names, expected, strict=True):
        flattened = np.concatenate([layer.ravel() for layer in layers])
        assert apart(flattened, getattr(found, name)) < 1e-12
    assert apart(flat(Network(backward.nudges)), found.nudges) < 1e-12
    assert apart(np.array([step.loss]), np.array([found.loss])) < 1e-12


@given(problems())
def test_many_is_descend_side_by_side(drawn: tuple[Problem, Network]) -> None:
    """Each of seven starts ends with the bits that it has alone."""
    problem, _ = drawn
    starts = Network.random_starts(problem.widths, range(7))
    together = many(problem, starts, rate=0.5, rounds=6).networks
    for k in range(7):
        single = Network(tuple(synapse[k] for synapse in starts.synapses))
        alone = descend(problem, single, rate=0.5, rounds=6).network
        expected = [synapse.tolist() for synapse in alone.synapses]
        assert expected == [synapse[k].tolist() for synapse in together.synapses]


def by_every_way(problem: Problem, network: Network) -> tuple[list[float], list[float]]:
    """Where one ball lies after five rounds, and where one of many does."""
    alone = descend(problem, network, rate=0.1, rounds=5).network
    starts = Network(tuple(synapse[None] for synapse in network.synapses))
    among = many(problem, starts, rate=0.1, rounds=5).networks
    return flat(alone).tolist(), flat(among)[0].tolist()


@given(problems(), st.integers(0))
def test_a_row_that_counts_0_times_is_no_row(drawn: tuple[Problem, Network], seed: int) -> None:
    """To the last bit, wherever it stands."""
    problem, network = drawn
    counts = np.random.default_rng(seed).integers(0, 3, (len(problem.X), 1)).astype(float)
    counts[seed % len(counts)] = 2
    weighted = replace(problem, weight=counts)
    counting = counts[:, 0] > 0
    fewer = replace(problem, X=problem.X[counting], y=problem.y[counting], weight=counts[counting])
    assert by_every_way(weighted, network) == by_every_way(fewer, network)


@given(problems(), st.integers(0))
def test_the_order_of_rows_does_not_matter(drawn: tuple[Problem, Network], seed: int) -> None:
    """Only sums change their order: within 1e-11 after five rounds."""
    problem, network = drawn
    order = np.random.default_rng(seed).permutation(len(problem.X))
    weight = None if problem.weight is None else problem.weight[order]
    turned = replace(problem, X=problem.X[order], y=problem.y[order], weight=weight)
    ends = by_every_way(problem, network), by_every_way(turned, network)
    for one, other in zip(*ends, strict=True):
        assert apart(np.array(one), np.array(other)) < 1e-11


@given(problems(), st.integers(0))
def test_hidden_neurons_may_change_places(drawn: tuple[Problem, Network], seed: int) -> None:
    """The network with its hidden neurons in another order learns the same, in that order."""
    problem, network = drawn
    dice = np.random.default_rng(seed)
    first, *inner, last = problem.widths
    orders = [np.arange(first), *map(dice.permutation, inner), np.arange(last)]

    def moved(one: Network) -> Network:
        pairs = zip(one.synapses, pairwise(orders), strict=True)
        return Network(tuple(synapse[before][:, after] for synapse, (before, after) in pairs))

    one = descend(problem, network, rate=0.1, rounds=5).network
    other = descend(problem, moved(network), rate=0.1, rounds=5).network
    assert apart(flat(moved(one)), flat(other)) < 1e-11


@pytest.fixture(scope="module")
def by_core() -> Array:
    """The story's synapses after 60,000 rounds, by core."""
    return flat(descend_in_numpy(STORY, START, rate=1, rounds=60_000).network)


def test_the_seeded_run(build: ctypes.CDLL, by_core: Array) -> None:
    """After 60,000 rounds every build is within 1e-12 of core."""
    taken, synapses, _ = descended(build, STORY, START, rounds=60_000)
    assert (60_000, True) == (taken, np.abs(by_core - synapses).max() <= 1e-12)


def test_what_is_recorded_is_the_way(best: ctypes.CDLL) -> None:
    """Before every round and after the last; the last is where the ball lies."""
    _, synapses, recorded = descended(best, STORY, START, rounds=9)
    assert flat(START).tolist() == recorded[0].tolist()
    assert synapses.tolist() == recorded[9].tolist()
    for k in range(10):
        assert descended(best, STORY, START, rounds=k)[1].tolist() == recorded[k].tolist()


@pytest.mark.parametrize("stops", [[], [0], [9], [0, 9], [3, 4, 8]], ids=str)
def test_stops_are_places_on_the_way(stops: list[int], best: ctypes.CDLL) -> None:
    """The synapses at a stop are those recorded in that round."""
    *_, recorded = descended(best, STORY, START, rounds=9)
    found = descend(STORY, START, rate=1, rounds=9, stops=stops)
    assert recorded[stops].tolist() == found.recorded.tolist()


def test_a_runaway_stops_at_the_last_finite_network(build: ctypes.CDLL) -> None:
    """A small step first; then, on the flat end, four halves times 1e308 are too much."""
    entropy = Recipe(loss="cross_entropy")
    problem = Problem((1, 1), np.ones((4, 1)), np.full((4, 1), 0.5), recipe=entropy)
    network = Network((np.array([[1e-3]]),))
    taken, synapses, recorded = descended(build, problem, network, rounds=9, rate=1e308)
    assert 1 == taken
    assert np.isfinite(synapses).all()
    assert synapses.tolist() == recorded[taken].tolist()


def test_the_largest_and_smallest_sums(build: ctypes.CDLL) -> None:
    """The S-curve is 1 far to the right, 0 far to the left, and never NaN."""
    X = np.array([[1e308], [-1e308], [750.0], [-750], [0]])
    network, y = Network((np.array([[1.0]]),)), np.full((5, 1), 0.5)
    layers = stepped(build, Problem((1, 1), X, y), network).layers
    assert [1, 1, 0.5] == layers[[0, 2, 4]].tolist()
    assert (layers[[1, 3]] < 1e-300).all()


def test_flat_and_back() -> None:
    """Synapse after synapse, each row by row."""
    network = Network((np.array([[1.0, 2], [3, 4]]), np.array([[5.0], [6]])))
    assert [1, 2, 3, 4, 5, 6] == flat(network).tolist()
    back = as_synapses(np.arange(6.0), (2, 2, 1))
    assert [[[0, 1], [2, 3]], [[4], [5]]] == [synapse.tolist() for synapse in back]
