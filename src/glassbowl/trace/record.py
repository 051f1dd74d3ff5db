"""Record a run: let an engine descend and keep the synapses at every stop."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from glassbowl.core.arrays import with_always_yes
from glassbowl.core.network import Network
from glassbowl.core.recipe import TUTORIAL, Recipe
from glassbowl.engines import choose
from glassbowl.errors import RecipeError, ShapeError
from glassbowl.trace.inputs import as_inputs, as_targets, as_weight
from glassbowl.trace.progress import Progress, finished
from glassbowl.trace.stops import is_round, within
from glassbowl.trace.trace import Trace

REPORTS: Final = 200


def record(
    network: Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    recipe: Recipe = TUTORIAL,
    engine: str = choose.DEFAULT,
    stops: Sequence[int] | None = None,
    weight: ArrayLike | None = None,
) -> Trace:
    """Descend from `network` by the recipe and keep the synapses at `stops`.

    X is (rows, features), y (rows, outputs) or a flat list; `weight` says how many customers a row
    stands for. Without `stops` every round is kept when all fit in memory. Raises ShapeError,
    RecipeError, EngineError, or DivergedError in the first round that is not finite.
    """
    run = recording(network, X, y, recipe=recipe, engine=engine, stops=stops, weight=weight)
    return finished(run)


def recording(
    network: Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    recipe: Recipe = TUTORIAL,
    engine: str = choose.DEFAULT,
    stops: Sequence[int] | None = None,
    weight: ArrayLike | None = None,
    stage: str = "learn",
) -> Generator[Progress, None, Trace]:
    """Do as `record` does, yielding Progress some 200 times on the way and returning the Trace."""
    inputs = as_inputs(X)
    targets = as_targets(y, rows=len(inputs))
    counts = as_weight(weight, rows=len(inputs))
    _refuse_misfit(network, inputs.shape[1], targets.shape[1])
    kept = within(recipe, network) if stops is None else _checked_stops(recipe, stops)
    synapses = tuple(np.empty((len(kept), *synapse.shape)) for synapse in network.synapses)
    reported = set(np.linspace(0, len(kept) - 1, REPORTS).astype(int).tolist())
    place = 0
    run = choose.get(engine).run(network, inputs, targets, recipe=recipe, stops=kept, weight=counts)
    for reached, networks in run:
        here = range(place, place := place + len(reached))
        for recorded, synapse in zip(synapses, networks.synapses, strict=True):
            recorded[here.start : here.stop] = synapse
        if not reported.isdisjoint(here):
            yield Progress(reached[-1], recipe.iterations, stage)
    return Trace(inputs, targets, counts, recipe, engine, kept, synapses)


def train(
    X: ArrayLike, y: ArrayLike, *, recipe: Recipe = TUTORIAL, engine: str = choose.DEFAULT
) -> Trace:
    """Draw a random network that fits X and y, let it learn by the recipe, keep every round.

    With recipe.always_yes a last input that is always 1 is added to X. Raises as `record` does.

    >>> trace = train([[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]], [1, 1, 0, 0])
    >>> trace.at(860)
    Step(round 860, mean miss 0.049980, Network(3-4-1, 16 numbers))
    """
    inputs = as_inputs(X)
    targets = as_targets(y, rows=len(inputs))
    if recipe.always_yes:
        inputs = with_always_yes(inputs)
    widths = (inputs.shape[1], *recipe.hidden, targets.shape[1])
    network = Network.random(widths, recipe.seed)
    return record(network, inputs, targets, recipe=recipe, engine=engine)


def _checked_stops(recipe: Recipe, stops: Sequence[int]) -> tuple[int, ...]:
    within_run = all(is_round(stop, last=recipe.iterations) for stop in stops)
    if not within_run or any(before >= after for before, after in pairwise(stops)):
        raise RecipeError(
            "trace.stops",
            "Stops must be rounds from 0 to {last}, each later than the one before. Got {count} "
            "stops that are not.",
            last=recipe.iterations,
            count=len(stops),
        )
    # The first and the last round are always kept: one is replayed from, the other is the result.
    return tuple(sorted({0, *map(int, stops), recipe.iterations}))


def _refuse_misfit(network: Network, features: int, outputs: int) -> None:
    if (network.widths[0], network.widths[-1]) != (features, outputs):
        raise ShapeError(
            "network.misfit",
            "The network must take {features} answers and give {outputs} predictions. "
            "Got {network}.",
            features=features,
            outputs=outputs,
            network=str(network),
        )
