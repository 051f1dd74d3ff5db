"""The height of the bowl over a grid: of two weights, or of any plane through weight space."""

from __future__ import annotations

from dataclasses import dataclass
from operator import index

import numpy as np
from numpy.typing import ArrayLike

from glassbowl.core.arrays import Array
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.errors import KernelError
from glassbowl.kernel.library import address, library
from glassbowl.kernel.problem import Problem, as_synapses, flat, refuse_network
from glassbowl.kernel.refusals import refuse_strange, refuse_too_many


@dataclass(frozen=True, eq=False, slots=True)
class Surface:
    """heights[f, s] is the loss at first_values[f] and second_values[s], at least 0."""

    first_values: Array
    second_values: Array
    heights: Array


def bowl(
    problem: Problem,
    network: Network,
    *,
    first: int,
    second: int,
    first_values: ArrayLike,
    second_values: ArrayLike,
) -> Surface:
    """The loss where two weights take these values and all others stand still.

    `first` and `second` are places among the numbers of the network, as `flat` has them: in 3-4-1
    place 0 joins the first question to the first hidden neuron, 12 that neuron to the prediction.
    Every height has the bits of the loss of one round there. By the kernel when there is one, else
    by NumPy. Raises KernelError for what does not fit.
    """
    surface, first, second = _empty(first_values, second_values), index(first), index(second)
    _refuse_misfit(problem, network, first, second)
    if (found := library()) is None:
        return bowl_in_numpy(
            problem,
            network,
            first=first,
            second=second,
            first_values=first_values,
            second_values=second_values,
        )
    numbers = flat(network)
    one, other = (first, *_axis(surface.first_values)), (second, *_axis(surface.second_values))
    room = np.empty(found.c.glassbowl_bowl_room(*problem.sizes, *one[:2], *other[:2]))
    found.c.glassbowl_bowl(
        *problem.arguments,
        address(numbers),
        *one,
        *other,
        address(surface.heights),
        address(room),
    )
    return surface


def bowl_in_numpy(
    problem: Problem,
    network: Network,
    *,
    first: int,
    second: int,
    first_values: ArrayLike,
    second_values: ArrayLike,
) -> Surface:
    """The same by core: what `bowl` must equal, and what is used where there is no kernel."""
    surface = _empty(first_values, second_values)
    numbers = np.tile(flat(network), (len(surface.second_values), 1))
    numbers[:, second] = surface.second_values
    for line, value in zip(surface.heights, surface.first_values, strict=True):
        numbers[:, first] = value
        line[:] = _heights(problem, numbers)
    return surface


def plane(
    problem: Problem,
    *,
    centre: ArrayLike,
    first_direction: ArrayLike,
    second_direction: ArrayLike,
    first_values: ArrayLike,
    second_values: ArrayLike,
) -> Surface:
    """The loss over a plane: f steps along one direction from the centre, s along the other.

    Centre and directions are (numbers,), as `flat` has a network; the network at a point is
    (centre + f * first_direction) + s * second_direction. Every height has the bits of the loss of
    one round there. By the kernel when there is one, else by NumPy. Raises KernelError for what
    does not fit.
    """
    surface = _empty(first_values, second_values)
    frame = _frame(problem, centre, first_direction, second_direction)
    if (found := library()) is None:
        return plane_in_numpy(
            problem,
            centre=centre,
            first_direction=first_direction,
            second_direction=second_direction,
            first_values=first_values,
            second_values=second_values,
        )
    count = len(surface.second_values)
    room = np.empty(found.c.glassbowl_plane_room(*problem.sizes[:2], count))
    found.c.glassbowl_plane(
        *problem.arguments,
        *map(address, frame),
        *_axis(surface.first_values),
        *_axis(surface.second_values),
        address(surface.heights),
        address(room),
    )
    return surface


def plane_in_numpy(
    problem: Problem,
    *,
    centre: ArrayLike,
    first_direction: ArrayLike,
    second_direction: ArrayLike,
    first_values: ArrayLike,
    second_values: ArrayLike,
) -> Surface:
    """The same by core: what `plane` must equal, and what is used where there is no kernel."""
    surface = _empty(first_values, second_values)
    steps = surface.second_values[:, None] * np.asarray(second_direction, dtype=np.float64)
    for line, value in zip(surface.heights, surface.first_values, strict=True):
        numbers = np.asarray(centre) + value * np.asarray(first_direction)
        line[:] = _heights(problem, numbers + steps)
    return surface


def _heights(problem: Problem, numbers: Array) -> Array:
    """The loss of many networks, (networks, numbers)."""
    network = Network(as_synapses(numbers, problem.widths))
    forward = feed_forward(network, problem.X)
    return loss(forward, problem.y, recipe=problem.recipe, weight=problem.weight)


def _empty(first_values: ArrayLike, second_values: ArrayLike) -> Surface:
    """A surface whose heights are still to be filled in."""
    first = _values("first_values", first_values)
    second = _values("second_values", second_values)
    refuse_too_many("the points of the grid", len(first) * len(second))
    return Surface(first, second, np.empty((len(first), len(second))))


def _axis(values: Array) -> tuple[int, int | None]:
    return len(values), address(values)


def _values(name: str, values: ArrayLike) -> Array:
    row = np.ascontiguousarray(values, dtype=np.float64)
    if np.ndim(values) != 1 or not row.size:
        raise KernelError(
            "kernel.values",
            "{name} must be one row of at least one number. Got shape {shape}.",
            name=name,
            shape=str(np.shape(values)),
        )
    refuse_strange(name, row)
    return row


def _frame(problem: Problem, *rows: ArrayLike) -> list[Array]:
    names = ("centre", "first_direction", "second_direction")
    return [_numbers(name, row, problem) for name, row in zip(names, rows, strict=True)]


def _numbers(name: str, values: ArrayLike, problem: Problem) -> Array:
    row = np.ascontiguousarray(values, dtype=np.float64)
    if np.shape(values) != (problem.numbers,):
        raise KernelError(
            "kernel.numbers",
            "{name} must hold {count} numbers, as the network does. Got shape {shape}.",
            name=name,
            count=problem.numbers,
            shape=str(np.shape(values)),
        )
    refuse_strange(name, row)
    return row


def _refuse_misfit(problem: Problem, network: Network, first: int, second: int) -> None:
    refuse_network(problem, network)
    if first == second or not all(0 <= place < problem.numbers for place in (first, second)):
        raise KernelError(
            "kernel.two_weights",
            "The two weights must be two places from 0 to {last}. Got {first} and {second}.",
            last=problem.numbers - 1,
            first=int(first),
            second=int(second),
        )
