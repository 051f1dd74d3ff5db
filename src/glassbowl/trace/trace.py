"""A trace: every round of a run kept, or enough of them to bring any other back exactly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from glassbowl.core.arrays import Array, Inputs, Targets, Weight, with_always_yes
from glassbowl.core.feed_forward import Forward, feed_forward
from glassbowl.core.gradient_descent import Step, take_step
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines import choose
from glassbowl.engines.protocol import one_by_one
from glassbowl.errors import RecipeError, ShapeError
from glassbowl.trace.inputs import as_inputs
from glassbowl.trace.stops import Stops, is_round

NUMBERS_AT_ONCE: Final = 2_000_000


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Trace:
    """A run that can be looked at again, at any round, both ways, bit for bit.

    synapses[k] is (stops, width of k, width of k + 1): the synapse at each round in `stops`, which
    rise from 0 to the last round.
    """

    X: Inputs
    y: Targets
    weight: Weight
    recipe: Recipe
    engine: str
    stops: Stops
    synapses: tuple[Array, ...]

    @property
    def network(self) -> Network:
        """The network as it ended, after the last round."""
        return self._kept(len(self.stops) - 1)

    @property
    def last(self) -> int:
        """The number of the last round."""
        return self.stops[-1]

    def at(self, iteration: int) -> Step:
        """Round `iteration`, whole: as it happened, bit for bit, whether it was kept or not.

        A round between two stops is replayed from the stop before it, by the engine that made it.
        Raises RecipeError for a round that was not run.
        """
        if not is_round(iteration, last=self.last):
            raise RecipeError(
                "trace.round",
                "The round must be from 0 to {last}. Got {iteration}.",
                last=self.last,
                iteration=str(iteration),
            )
        before = bisect_right(self.stops, iteration) - 1
        network, since = self._kept(before), iteration - self.stops[before]
        if since:
            engine = choose.get(self.engine)
            run = engine.run(
                network, self.X, self.y, recipe=self.recipe, stops=[since], weight=self.weight
            )
            [(_, network)] = one_by_one(run)
        return take_step(
            network, self.X, self.y, recipe=self.recipe, weight=self.weight, iteration=iteration
        )

    def walk(self, first: int, last: int) -> Iterator[Step]:
        """Every round from `first` to `last`, both included; downwards when last < first."""
        direction = 1 if first <= last else -1
        return (self.at(iteration) for iteration in range(first, last + direction, direction))

    def predict(self, X: ArrayLike) -> Array:
        """What the network, as it ended, says of new answers: (rows,), each from 0 to 1.

        X is (rows, features) as in `train`: the always-yes input, if the recipe has one, is added.
        Raises ShapeError when X has not as many columns as there were questions.
        """
        return np.asarray(self._asked(X).prediction[:, 0])

    def rank(self, X: ArrayLike) -> tuple[int, ...]:
        """The rows of X, counted from 0, the most likely first; equal ones in their own order.

        Ordered by the sum before the S-curve, because near 0 and 1 different sums round to the same
        probability.
        """
        sums = self._asked(X).sums[-1][:, 0]
        return tuple(np.argsort(-sums, kind="stable").tolist())

    def losses(self) -> Array:
        """The height of the ball at each stop, (stops,)."""
        return self._at_every_stop(
            lambda forward: loss(forward, self.y, recipe=self.recipe, weight=self.weight)
        )

    def predictions(self) -> Array:
        """What was predicted at each stop, (stops, rows, outputs)."""
        return self._at_every_stop(lambda forward: forward.prediction)

    def mean_abs_errors(self) -> Array:
        """How far off a prediction was on average at each stop, (stops,); the number printed."""
        counts = None if self.weight is None else self.weight[:, 0]

        def measured(forward: Forward) -> Array:
            misses = np.abs(self.y - forward.prediction).mean(axis=-1)
            return np.asarray(np.average(misses, axis=-1, weights=counts))

        return self._at_every_stop(measured)

    def __repr__(self) -> str:
        """Rounds, what is kept and how it ended."""
        kept = "all kept" if len(self.stops) == self.last + 1 else f"{len(self.stops)} kept"
        miss = self.at(self.last).mean_abs_error
        return f"Trace({self.last} rounds, {kept}, {self.network}, mean miss {miss:.6f})"

    def _asked(self, X: ArrayLike) -> Forward:
        inputs, width = as_inputs(X), self.network.widths[0]
        if self.recipe.always_yes and inputs.shape[1] == width - 1:
            inputs = with_always_yes(inputs)
        if inputs.shape[1] != width:
            raise ShapeError(
                "trace.questions",
                "X must have one column for each of the {width} questions. Got {columns} columns.",
                width=width - self.recipe.always_yes,
                columns=inputs.shape[1],
            )
        return feed_forward(self.network, inputs)

    def _kept(self, stop: int) -> Network:
        return Network(tuple(synapse[stop] for synapse in self.synapses))

    def _at_every_stop(self, measured: Callable[[Forward], Array]) -> Array:
        # Stops are an axis of starts to core, so many are fed forward at once; in slices, because
        # every slice holds the layers of all its stops in memory.
        at_once = max(1, NUMBERS_AT_ONCE // (len(self.X) * max(self.network.widths)))
        starts = range(0, len(self.stops), at_once)
        slices = [tuple(s[i : i + at_once] for s in self.synapses) for i in starts]
        return np.concatenate([measured(feed_forward(Network(s), self.X)) for s in slices])
