"""Many networks going down the same bowl at once, each from its own start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import take_step
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.errors import KernelError
from glassbowl.kernel.descend import refuse_settings
from glassbowl.kernel.library import address, library
from glassbowl.kernel.problem import Problem, Whole, as_synapses, flat
from glassbowl.kernel.refusals import refuse_strange, refuse_too_many

HALF: Final = 0.5


@dataclass(frozen=True, eq=False, slots=True)
class Landed:
    """Where every ball came to lie, (starts,) each, and `networks` with a leading axis of starts.

    first_right  the first round with every prediction on its target's side of one half; -1 never
    taken        how many rounds it took, fewer than asked for where numbers ceased to be finite
    losses       the loss at the end
    """

    networks: Network
    first_right: Whole
    taken: Whole
    losses: Array


def many(problem: Problem, starts: Network, *, rate: float, rounds: int) -> Landed:
    """Let every start, a leading axis of `starts`, go down for `rounds` rounds.

    Each ends with the bits that it would have alone. By the kernel when there is one, else by
    NumPy. Raises KernelError for what does not fit.
    """
    _refuse_misfit(problem, starts, rate=rate, rounds=rounds)
    if (found := library()) is None:
        return many_in_numpy(problem, starts, rate=rate, rounds=rounds)
    synapses = flat(starts)
    count = len(synapses)
    first_right, taken = np.empty(count, np.int32), np.empty(count, np.int32)
    losses, room = np.empty(count), np.empty(found.c.glassbowl_many_room(*problem.sizes))
    found.c.glassbowl_many(
        *problem.arguments,
        rate,
        rounds,
        count,
        address(synapses),
        address(first_right),
        address(taken),
        address(losses),
        address(room),
    )
    networks = Network(as_synapses(synapses, problem.widths))
    return Landed(networks, first_right, taken, losses)


def many_in_numpy(problem: Problem, starts: Network, *, rate: float, rounds: int) -> Landed:
    """The same by core: what `many` must equal, and what is used where there is no kernel."""
    count = len(starts.synapses[0])
    first_right, taken = np.full(count, -1, np.int32), np.full(count, rounds, np.int32)
    network = starts
    for iteration in range(rounds + 1):
        step = take_step(
            network, problem.X, problem.y, recipe=problem.recipe, weight=problem.weight
        )
        newly = _all_right(problem, step.forward.prediction) & (first_right < 0)
        first_right[newly] = iteration
        if iteration == rounds:
            break
        with np.errstate(over="ignore", invalid="ignore"):
            moved = flat(network) + rate * flat(Network(step.backward.nudges))
        strange = ~np.asarray(np.isfinite(moved).all(axis=-1, keepdims=True))
        taken[strange[:, 0] & (taken == rounds)] = iteration
        numbers = np.where(strange, flat(network), moved)
        network = Network(as_synapses(numbers, problem.widths))
    height = loss(
        feed_forward(network, problem.X), problem.y, recipe=problem.recipe, weight=problem.weight
    )
    return Landed(network, first_right, taken, height)


def _all_right(problem: Problem, prediction: Array) -> NDArray[np.bool_]:
    """Of each start, whether every customer who counts is on the target's side of one half."""
    wrong = (prediction > HALF) != (problem.y > HALF)
    misses = np.where(wrong, 1.0, 0.0)
    if problem.weight is not None:
        misses = misses * (problem.weight > 0)
    return np.asarray(misses.sum(axis=(-2, -1)) == 0)


def _refuse_misfit(problem: Problem, starts: Network, *, rate: float, rounds: int) -> None:
    if starts.widths != problem.widths or starts.synapses[0].ndim != 3:  # noqa: PLR2004  starts first
        raise KernelError(
            "kernel.starts",
            "The starts must be {expected} networks along one leading axis. Got {got}.",
            expected="-".join(map(str, problem.widths)),
            got=f"{starts}, {starts.synapses[0].shape}",
        )
    for synapse in starts.synapses:
        refuse_strange("synapses", synapse)
    refuse_settings(rate=rate, rounds=rounds)
    refuse_too_many("starts x synapses", len(starts.synapses[0]) * problem.numbers)
