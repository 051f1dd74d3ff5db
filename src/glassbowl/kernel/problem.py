"""A problem as the kernel takes it: contiguous arrays, checked once, before C sees an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs, Targets, Weight
from glassbowl.core.network import Network
from glassbowl.core.recipe import TUTORIAL, Recipe
from glassbowl.errors import KernelError
from glassbowl.kernel.library import address
from glassbowl.kernel.refusals import refuse_beyond, refuse_strange, refuse_too_many, refuse_weight

Whole = NDArray[np.int32]

MOST_SYNAPSES: Final = 32


@dataclass(frozen=True, eq=False, slots=True)
class Problem:
    """Customers, widths and the loss: what stays the same while the ball rolls.

    X is (rows, features), y (rows, outputs) from 0 (no) to 1 (yes), weight (rows, 1) or None; of
    the recipe only loss and mean matter. Raises KernelError when they do not fit or hold a number
    that is not finite or not in its range.
    """

    widths: tuple[int, ...]
    X: Inputs
    y: Targets
    weight: Weight = None
    recipe: Recipe = TUTORIAL
    arrays: tuple[NDArray[np.generic] | None, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Check, then keep every array in the form that C reads."""
        _refuse_misfit(self)
        arrays = (self.X, self.y, self.weight)
        ready = tuple(None if one is None else np.ascontiguousarray(one, "f8") for one in arrays)
        object.__setattr__(self, "arrays", (np.array(self.widths, dtype=np.int32), *ready))

    @property
    def numbers(self) -> int:
        """How many numbers learn in one network."""
        return sum(before * after for before, after in pairwise(self.widths))

    @property
    def arguments(self) -> tuple[int | None, ...]:
        """The first arguments of every function about a network, in their order."""
        widths, X, y, weight = map(address, self.arrays)
        entropy = self.recipe.loss == "cross_entropy"
        layers = len(self.widths) - 1
        return (layers, widths, len(self.X), X, y, weight, entropy, self.recipe.mean)

    @property
    def sizes(self) -> tuple[int | None, ...]:
        """What the functions ask that say how much room is needed."""
        return self.arguments[:3]


def flat(network: Network) -> Array:
    """Every number of the network in one row: synapse after synapse, each row by row.

    With an axis of starts, one row a start.
    """
    return np.concatenate(
        [synapse.reshape(*synapse.shape[:-2], -1) for synapse in network.synapses],
        axis=-1,
        dtype=np.float64,
    )


def as_synapses(numbers: Array, widths: tuple[int, ...]) -> tuple[Array, ...]:
    """The other way round: (..., numbers) back to synapses, which are views of it."""
    synapses, place = [], 0
    for before, after in pairwise(widths):
        part = numbers[..., place : place + before * after]
        synapses.append(part.reshape(*numbers.shape[:-1], before, after))
        place += before * after
    return tuple(synapses)


def _refuse_misfit(problem: Problem) -> None:
    widths, rows = problem.widths, len(problem.X) if np.ndim(problem.X) else 0
    if not 1 <= len(widths) - 1 <= MOST_SYNAPSES or min(widths) < 1:
        raise KernelError(
            "kernel.widths",
            "A network must have from 2 to {most} layers of at least one neuron. Got {widths}.",
            most=MOST_SYNAPSES + 1,
            widths="-".join(map(str, widths)),
        )
    expected = {"X": (rows, widths[0]), "y": (rows, widths[-1]), "weight": (rows, 1)}
    for name, shape in expected.items():
        array = getattr(problem, name)
        if array is not None and (_shape_of(array) != shape or not rows):
            raise KernelError(
                "kernel.shape",
                "{name} must be of shape {expected}, with at least one row. Got {got}.",
                name=name,
                expected=str(shape),
                got=str(_shape_of(array)),
            )
        refuse_strange(name, array)
    refuse_beyond("y", problem.y)
    refuse_weight(problem.weight)
    refuse_too_many("rows x neurons", rows * sum(widths))
    refuse_too_many("synapses", sum(one * two for one, two in pairwise(widths)))


def _shape_of(array: object) -> tuple[int, ...] | str:
    """The shape of an array of numbers; what it is instead when it is none."""
    if not isinstance(array, np.ndarray):
        return type(array).__name__
    return array.shape if array.dtype.kind in "biuf" else f"an array of {array.dtype}"


def refuse_network(problem: Problem, network: Network) -> None:
    """Raise KernelError for other widths, for many networks at once, or for strange synapses."""
    if network.widths != problem.widths or network.synapses[0].ndim != 2:  # noqa: PLR2004  a matrix
        raise KernelError(
            "kernel.network",
            "The network must have the widths of the problem, {expected}. Got {got}.",
            expected="-".join(map(str, problem.widths)),
            got=str(network),
        )
    for synapse in network.synapses:
        refuse_strange("synapses", synapse)
