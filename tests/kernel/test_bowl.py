"""The height of the bowl over a grid is the loss at each of its points, to the last bit."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import exp, log
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.conftest import RUNNABLE, START, STORY, fingerprint, problems, stepped

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.kernel import bowl as module
from glassbowl.kernel import library
from glassbowl.kernel.bowl import Surface, bowl, bowl_in_numpy, plane
from glassbowl.kernel.problem import Problem, as_synapses, flat

if TYPE_CHECKING:
    from collections.abc import Callable

    from glassbowl.core.arrays import Array

Grid = tuple[Problem, Network, dict[str, Any]]

MOST = 19
"""Values along an axis: more than two groups of the widest lanes, the last not full."""


@st.composite
def grids(draw: st.DrawFn, *, most_rows: int = 11) -> Grid:
    """A problem, a network, two of its weights and the values that they take."""
    problem, network = draw(problems(most_rows=most_rows).filter(lambda one: one[0].numbers > 1))
    first, second = draw(
        st.lists(st.integers(0, problem.numbers - 1), min_size=2, max_size=2, unique=True)
    )
    dice = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    axes = [dice.normal(scale=8, size=draw(st.integers(1, MOST))) for _ in range(2)]
    names = ("first", "second", "first_values", "second_values")
    return problem, network, dict(zip(names, (first, second, *axes), strict=True))


def loss_of_a_round(problem: Problem, numbers: Array) -> float:
    """What the kernel's step returns for a network."""
    in_use = library.library()
    assert in_use is not None
    network = Network(as_synapses(numbers, problem.widths))
    return stepped(in_use.c, problem, network).loss


def point_by_point(
    problem: Problem, surface: Surface, numbers_at: Callable[[float, float], Array]
) -> list[list[float]]:
    """The same grid, each point by a round of its own."""
    return [
        [loss_of_a_round(problem, numbers_at(float(f), float(s))) for s in surface.second_values]
        for f in surface.first_values
    ]


def with_two(network: Network, grid: dict[str, Any]) -> Callable[[float, float], Array]:
    """The numbers of the network with two of them replaced."""

    def numbers_at(one: float, other: float) -> Array:
        numbers = flat(network)
        numbers[grid["first"]], numbers[grid["second"]] = one, other
        return numbers

    return numbers_at


def differences(one: Surface, other: Surface) -> float:
    """The greatest one; relative where heights are large."""
    apart = np.abs(one.heights - other.heights) / np.maximum(1, np.abs(one.heights))
    return float(apart.max())


@given(grids())
@settings(max_examples=200)
def test_a_height_is_the_loss_of_a_round(drawn: Grid) -> None:
    """Bit for bit, whatever the two weights are, with any rows, depth and loss."""
    problem, network, grid = drawn
    surface = bowl(problem, network, **grid)
    expected = point_by_point(problem, surface, with_two(network, grid))
    assert expected == surface.heights.tolist()


@given(grids(most_rows=70))
@settings(max_examples=30)
def test_rows_beyond_a_block_are_added_in_order(drawn: Grid) -> None:
    """Bit for bit also where rows are worked on in several goes, some rows counting 0 times."""
    problem, network, grid = drawn
    surface = bowl(problem, network, **grid)
    expected = point_by_point(problem, surface, with_two(network, grid))
    assert expected == surface.heights.tolist()


@pytest.mark.parametrize("entropy", [False, True], ids=["squared error", "cross-entropy"])
@pytest.mark.parametrize(("first", "second"), [*permutations(range(16), 2)])
def test_every_pair_of_the_storys_weights(first: int, second: int, *, entropy: bool) -> None:
    """All 240 ways to choose, over three groups of lanes: the bits of a round."""
    problem = replace(STORY, recipe=Recipe(loss="cross_entropy")) if entropy else STORY
    grid: dict[str, Any] = {
        "first": first,
        "second": second,
        "first_values": np.linspace(-9, 9, 3),
        "second_values": np.linspace(-7, 8, 17),
    }
    surface = bowl(problem, START, **grid)
    expected = point_by_point(problem, surface, with_two(START, grid))
    assert expected == surface.heights.tolist()


@given(grids())
@settings(max_examples=200)
def test_the_bowl_is_cores(drawn: Grid) -> None:
    """The kernel and NumPy differ by no more than 1e-12."""
    problem, network, grid = drawn
    expected = bowl_in_numpy(problem, network, **grid)
    assert differences(expected, bowl(problem, network, **grid)) < 1e-12


@given(grids())
def test_numpys_bowl_is_the_loss(drawn: Grid) -> None:
    """Where there is no kernel each height is core's loss of the network with two weights new."""
    problem, network, grid = drawn
    surface = bowl_in_numpy(problem, network, **grid)
    f, s = len(surface.first_values) - 1, len(surface.second_values) // 2
    numbers = with_two(network, grid)(surface.first_values[f], surface.second_values[s])
    forward = feed_forward(Network(as_synapses(numbers, problem.widths)), problem.X)
    expected = loss(forward, problem.y, recipe=problem.recipe, weight=problem.weight)
    assert pytest.approx(float(expected), rel=1e-12) == surface.heights[f, s]


@given(grids())
def test_a_bowl_is_a_plane(drawn: Grid) -> None:
    """Two weights that move are a plane along two axes: one way of working checks the other."""
    problem, network, grid = drawn
    centre, axes = flat(network), np.eye(problem.numbers)
    centre[[grid["first"], grid["second"]]] = 0
    surface = plane(
        problem,
        centre=centre,
        first_direction=axes[grid["first"]],
        second_direction=axes[grid["second"]],
        first_values=grid["first_values"],
        second_values=grid["second_values"],
    )
    assert bowl(problem, network, **grid).heights.tolist() == surface.heights.tolist()


@given(grids())
def test_which_weight_is_first_only_turns_the_grid(drawn: Grid) -> None:
    """The same heights, rows and columns exchanged."""
    problem, network, grid = drawn
    turned = {
        "first": grid["second"],
        "second": grid["first"],
        "first_values": grid["second_values"],
        "second_values": grid["first_values"],
    }
    expected = bowl(problem, network, **grid).heights
    assert expected.T.tolist() == bowl(problem, network, **turned).heights.tolist()


@given(grids())
def test_rows_that_count_0_times_leave_no_trace(drawn: Grid) -> None:
    """To the last bit, wherever they stand."""
    problem, network, grid = drawn
    rows = len(problem.X)
    weight = np.ones((rows, 1)) if problem.weight is None else problem.weight
    more = Problem(
        problem.widths,
        np.insert(problem.X, [0, rows // 2, rows], 7.5, axis=0),
        np.insert(problem.y, [0, rows // 2, rows], 1.0, axis=0),
        np.insert(weight, [0, rows // 2, rows], 0.0, axis=0),
        problem.recipe,
    )
    expected = bowl(problem, network, **grid).heights.tolist()
    assert expected == bowl(more, network, **grid).heights.tolist()


def sigmoid(z: float) -> float:
    """The S-curve, by its formula."""
    return 1 / (1 + exp(-z))


ONE_NEURON = Problem((2, 1), np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[1.0], [0.0]]))
"""Two customers, one neuron: sums are f + 2 s and 3 f - s."""

BY_HAND: dict[str, Any] = {
    "first": 0,
    "second": 1,
    "first_values": [0.5, -1.0],
    "second_values": [0.25, 2.0],
}
ONE_SYNAPSE = Network((np.array([[9.0], [9.0]]),))


def test_squared_error_by_hand() -> None:
    """Half of (1 - S(f + 2 s))^2 and of S(3 f - s)^2, each worked with the formula."""
    expected = [
        [0.5 * (1 - sigmoid(f + 2 * s)) ** 2 + 0.5 * sigmoid(3 * f - s) ** 2 for s in (0.25, 2.0)]
        for f in (0.5, -1.0)
    ]
    heights = bowl(ONE_NEURON, ONE_SYNAPSE, **BY_HAND).heights.tolist()
    assert [pytest.approx(line, rel=1e-14) for line in expected] == heights


def test_cross_entropy_by_hand() -> None:
    """Minus the logarithm of what was given to the truth, over 3 customers like the first and 1."""
    problem = Problem(
        (2, 1),
        ONE_NEURON.X,
        ONE_NEURON.y,
        np.array([[3.0], [1.0]]),
        Recipe(loss="cross_entropy", mean=True),
    )
    expected = [
        [-(3 * log(sigmoid(f + 2 * s)) + log(1 - sigmoid(3 * f - s))) / 4 for s in (0.25, 2.0)]
        for f in (0.5, -1.0)
    ]
    heights = bowl(problem, ONE_SYNAPSE, **BY_HAND).heights.tolist()
    assert [pytest.approx(line, rel=1e-13) for line in expected] == heights


STORY_GRID: dict[str, Any] = {
    "first": 0,
    "second": 5,
    "first_values": np.linspace(-10, 10, 201),
    "second_values": np.linspace(-10, 10, 201),
}
DEEP = Problem(
    (2, 3, 5, 2),
    np.random.default_rng(1).normal(size=(37, 2)),
    np.random.default_rng(2).random((37, 2)),
    np.random.default_rng(3).integers(0, 3, (37, 1)).astype(float),
    Recipe(loss="cross_entropy", mean=True),
)


def hash_of_all(level: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A bowl of the story, one of a deeper network and a plane, hashed together."""
    monkeypatch.setenv(library.WISH, level)
    deep = Network.random(DEEP.widths, 1)
    axis = np.linspace(-4, 4, 33)
    surfaces = [bowl(STORY, START, **STORY_GRID)]
    surfaces += [
        bowl(DEEP, deep, first=first, second=second, first_values=axis, second_values=axis)
        for first, second in [(0, 1), (2, 0), (5, 7), (12, 9), (22, 30)]
    ]
    surfaces.append(
        plane(
            DEEP,
            centre=flat(deep),
            first_direction=np.sin(np.arange(DEEP.numbers)),
            second_direction=np.cos(np.arange(DEEP.numbers)),
            first_values=axis,
            second_values=axis,
        )
    )
    return fingerprint(*(surface.heights for surface in surfaces))


@pytest.mark.parametrize("level", RUNNABLE)
def test_every_build_has_one_hash(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lanes are points of the grid, so their number changes nothing: 2, 4 or 8 of them."""
    assert hash_of_all("baseline", monkeypatch) == hash_of_all(level, monkeypatch)


def test_without_a_kernel_numpy_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same surface, bit for bit that of the NumPy twin."""
    monkeypatch.setattr(module, "library", lambda: None)
    expected = bowl_in_numpy(STORY, START, **STORY_GRID).heights
    assert expected.tolist() == bowl(STORY, START, **STORY_GRID).heights.tolist()
