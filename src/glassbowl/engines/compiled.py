"""The compiled engine: the kernel, in slices short enough to be watched and stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from glassbowl.core import gradient_descent
from glassbowl.core.arrays import Inputs, Targets, Weight
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines.protocol import Stretch
from glassbowl.kernel.descend import descend
from glassbowl.kernel.many import many
from glassbowl.kernel.problem import Problem, as_synapses

WORK_AT_ONCE: Final = 20_000_000
"""Customers times synapses times rounds in one call: some tens of milliseconds."""

STOPS_AT_ONCE: Final = 10_000


@dataclass(frozen=True)
class Compiled:
    """The kernel in a loop over stops."""

    name: str = "compiled"
    agrees_to: float = 1e-12

    def run(
        self,
        network: Network,
        X: Inputs,
        y: Targets,
        *,
        recipe: Recipe,
        stops: Sequence[int],
        weight: Weight = None,
    ) -> Iterator[Stretch]:
        """Descend from `network` and yield it at every stop, many at a time; see Engine.run."""
        problem = Problem(network.widths, X, y, weight, recipe)
        at_once = max(1, WORK_AT_ONCE // (len(X) * problem.numbers))
        alone = network.synapses[0].ndim == 2  # noqa: PLR2004  no axis of starts
        return (_alone if alone else _together)(problem, network, stops, at_once)


def _alone(
    problem: Problem, network: Network, stops: Sequence[int], at_once: int
) -> Iterator[Stretch]:
    iteration, waiting = 0, 0
    while waiting < len(stops):
        end = min(iteration + at_once, stops[-1])
        upto = waiting
        while upto < len(stops) and stops[upto] <= end and upto - waiting < STOPS_AT_ONCE:
            upto += 1
        if upto > waiting:
            end = stops[upto - 1]
        here = [stop - iteration for stop in stops[waiting:upto]]
        way = descend(
            problem, network, rate=problem.recipe.rate, rounds=end - iteration, stops=here
        )
        if reached := len(way.recorded):
            networks = Network(as_synapses(way.recorded, problem.widths))
            yield stops[waiting : waiting + reached], networks
        network = way.network
        if way.taken < end - iteration:
            _say_where(problem, network, iteration + way.taken)
        iteration, waiting = end, upto


def _together(
    problem: Problem, network: Network, stops: Sequence[int], at_once: int
) -> Iterator[Stretch]:
    iteration = 0
    at_once = max(1, at_once // len(network.synapses[0]))
    for stop in stops:
        while iteration < stop:
            rounds = min(at_once, stop - iteration)
            landed = many(problem, network, rate=problem.recipe.rate, rounds=rounds)
            if landed.taken.min() < rounds:
                _say_where(problem, landed.networks, iteration + int(landed.taken.min()))
            network = landed.networks
            iteration += rounds
        yield [stop], Network(tuple(synapse[None] for synapse in network.synapses))


def _say_where(problem: Problem, network: Network, iteration: int) -> None:
    """Raise core's own DivergedError for the round that the kernel refused to take."""
    step = gradient_descent.take_step(
        network,
        problem.X,
        problem.y,
        recipe=problem.recipe,
        weight=problem.weight,
        iteration=iteration,
    )
    gradient_descent.descend(step, problem.recipe.rate)
