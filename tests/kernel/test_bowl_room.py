"""Bowl, plane and path stay within the room they ask for and the arrays they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.test_bowl import Grid, grids

from glassbowl.kernel.library import address, library
from glassbowl.kernel.problem import Problem, flat

if TYPE_CHECKING:
    import ctypes

    from glassbowl.core.arrays import Array

GUARD = 7.25e77
"""Stands before and behind whatever the kernel may write to."""

FENCE = 64


def kernel() -> ctypes.CDLL:
    """The build in use."""
    in_use = library()
    assert in_use is not None
    return in_use.c


class Fenced:
    """An array with guards on both sides."""

    def __init__(self, size: int) -> None:
        self.all: Array = np.full(size + 2 * FENCE, GUARD)
        self.size = size

    @property
    def address(self) -> int | None:
        """Where the array begins, behind its first guards."""
        return address(self.all[FENCE:])

    @property
    def is_whole(self) -> bool:
        """No guard was written over."""
        fences = np.concatenate([self.all[:FENCE], self.all[FENCE + self.size :]])
        return bool((fences == GUARD).all())

    @property
    def is_full(self) -> bool:
        """Every number within was written."""
        return not (self.all[FENCE : FENCE + self.size] == GUARD).any()


@given(grids(most_rows=40))
@settings(max_examples=200)
def test_a_bowl_stays_within_its_room(drawn: Grid) -> None:
    """Nothing beside the grid and the room is written to, and all of the grid is."""
    problem, network, grid = drawn
    c, numbers = kernel(), flat(network)
    one, other = grid["first_values"], grid["second_values"]
    first, second = (grid["first"], len(one)), (grid["second"], len(other))
    size = c.glassbowl_bowl_room(*problem.sizes, *first, *second)
    room, out = Fenced(size), Fenced(len(one) * len(other))
    c.glassbowl_bowl(
        *problem.arguments,
        address(numbers),
        *first,
        address(one),
        *second,
        address(other),
        out.address,
        room.address,
    )
    assert (True, True, True) == (room.is_whole, out.is_whole, out.is_full)


def fill_plane(problem: Problem, frame: Array, values: Array) -> tuple[Fenced, Fenced]:
    """A plane of values x values points, and the room that it took."""
    c, count = kernel(), len(values)
    size = c.glassbowl_plane_room(*problem.sizes[:2], count)
    room, out = Fenced(size), Fenced(count * count)
    c.glassbowl_plane(
        *problem.arguments,
        *(address(row) for row in frame),
        *(count, address(values)) * 2,
        out.address,
        room.address,
    )
    return room, out


@given(grids())
@settings(max_examples=100)
def test_a_plane_stays_within_its_room(drawn: Grid) -> None:
    """Nothing beside the grid and the room is written to, and all of the grid is."""
    problem, _, grid = drawn
    frame = np.random.default_rng(1).normal(size=(3, problem.numbers))
    room, out = fill_plane(problem, frame, grid["first_values"])
    assert (True, True, True) == (room.is_whole, out.is_whole, out.is_full)


@given(st.integers(2, 30), st.integers(2, 30))
@settings(max_examples=100)
def test_directions_stay_within_their_room(points: int, numbers: int) -> None:
    """Nothing beside the answers and the room is written to, and all of the answers are."""
    c, path = kernel(), np.random.default_rng(1).normal(size=(points, numbers))
    size = c.glassbowl_directions_room(points, numbers)
    room, answers = Fenced(size), [Fenced(size) for size in (2 * numbers, 2, 2 * points)]
    c.glassbowl_directions(
        points, numbers, address(path), *(answer.address for answer in answers), room.address
    )
    assert room.is_whole
    assert all(answer.is_whole and answer.is_full for answer in answers)
