"""Full-batch rounds, with the synapses recorded on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glassbowl.core import gradient_descent
from glassbowl.core.arrays import Array
from glassbowl.core.network import Network
from glassbowl.errors import DivergedError, KernelError, shown
from glassbowl.kernel.library import address, library
from glassbowl.kernel.problem import Problem, Whole, as_synapses, flat, refuse_network
from glassbowl.kernel.refusals import MOST_NUMBERS, refuse_too_many


@dataclass(frozen=True, eq=False, slots=True)
class Descent:
    """`network` is where the ball lay after `taken` rounds; recorded[s] (numbers,) was at stop s.

    taken is less than was asked for when the next round would have left the finite numbers; stops
    after it were not reached, and are not among `recorded`.
    """

    taken: int
    network: Network
    recorded: Array


def descend(
    problem: Problem, network: Network, *, rate: float, rounds: int, stops: Sequence[int] = ()
) -> Descent:
    """Go down for `rounds` rounds and keep the synapses at `stops`, which rise from 0 to rounds.

    By the kernel when there is one, else by core. Raises KernelError for what does not fit.
    """
    stopped = _checked(problem, network, rate=rate, rounds=rounds, stops=stops)
    if (found := library()) is None:
        return descend_in_numpy(problem, network, rate=rate, rounds=rounds, stops=stops)
    synapses = flat(network)
    recorded = np.empty((len(stops), problem.numbers))
    room = np.empty(found.c.glassbowl_room(*problem.sizes))
    taken = found.c.glassbowl_descend(
        *problem.arguments,
        rate,
        rounds,
        len(stops),
        address(stopped),
        address(synapses),
        address(recorded),
        address(room),
    )
    reached = int(np.searchsorted(stopped, taken, side="right"))
    return Descent(taken, Network(as_synapses(synapses, problem.widths)), recorded[:reached])


def descend_in_numpy(
    problem: Problem, network: Network, *, rate: float, rounds: int, stops: Sequence[int] = ()
) -> Descent:
    """The same by core: what `descend` must equal, and what is used where there is no kernel."""
    wanted, recorded = set(stops), []
    for iteration in range(rounds + 1):
        if iteration in wanted:
            recorded.append(flat(network))
        if iteration == rounds:
            break
        step = gradient_descent.take_step(
            network, problem.X, problem.y, recipe=problem.recipe, weight=problem.weight
        )
        try:
            network = gradient_descent.descend(step, rate)
        except DivergedError:
            rounds = iteration
            break
    return Descent(rounds, network, np.array(recorded).reshape(len(recorded), problem.numbers))


def _checked(
    problem: Problem, network: Network, *, rate: float, rounds: int, stops: Sequence[int]
) -> Whole:
    refuse_network(problem, network)
    refuse_settings(rate=rate, rounds=rounds)
    places = _as_row(stops)
    if places is None or (len(places) and not _rise_within(places, rounds)):
        raise KernelError(
            "kernel.stops",
            "Stops must rise from 0 to {rounds}, each later than the one before. Got {stops}.",
            rounds=rounds,
            stops=shown(stops),
        )
    refuse_too_many("stops x synapses", len(stops) * problem.numbers)
    return places.astype(np.int32)


def _as_row(stops: Sequence[int]) -> NDArray[np.generic] | None:
    """One number after another; None for anything else."""
    try:
        places = np.asarray(stops)
    except ValueError:  # rows of several lengths
        return None
    return places if places.ndim == 1 else None


def _rise_within(places: NDArray[np.generic], rounds: int) -> bool:
    """Whether these are whole numbers from 0 to rounds, each greater than the one before."""
    if places.dtype.kind not in "iu":
        return False
    numbers = places.astype(np.int64)  # of whole numbers beyond, some turn negative, all unfit
    return bool(numbers[0] >= 0 and numbers[-1] <= rounds and (np.diff(numbers) > 0).all())


def refuse_settings(*, rate: float, rounds: int) -> None:
    """Raise KernelError for a rate that is no positive number or rounds that cannot be counted."""
    numbers = _is(rate, int, float, np.number) and _is(rounds, int, np.integer)
    if not numbers or not 0 < rate < float("inf") or not 0 <= rounds < MOST_NUMBERS:
        raise KernelError(
            "kernel.settings",
            "The rate must be a number above 0 and the rounds a count from 0. Got rate {rate} and "
            "{rounds} rounds.",
            rate=str(rate),
            rounds=str(rounds),
        )


def _is(given: object, *kinds: type) -> bool:
    """Whether it is of one of these kinds, whatever its type says."""
    return isinstance(given, kinds)
