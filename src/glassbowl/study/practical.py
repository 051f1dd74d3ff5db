"""The practical recipe: learn from some rows, stop by others, be judged by the rest."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs, Targets, with_always_yes
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines import choose
from glassbowl.engines.protocol import one_by_one
from glassbowl.trace.progress import Progress

HIDDEN: Final = (16,)
MOST_ROUNDS: Final = 1_000
LOOK_EVERY: Final = 10
PATIENCE: Final = 50
"""Rounds without a gain after which learning stops."""

LEAST_ROUNDS: Final = 300
"""Rounds taken in any case: a hidden layer may stand on a plateau first and seem done."""

LEAST_GAIN: Final = 1e-4
"""A fall of the held-back loss, from its best to the next look, that counts as a gain."""

BOLDNESS: Final = 4.0


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Counted rows: X (patterns, inputs), y the share that bought (patterns, 1), weight how many.

    A pattern of n rows of which b bought pulls exactly like its n rows one by one, because every
    gradient is linear in y.
    """

    X: Inputs
    y: Targets
    weight: Array

    @classmethod
    def of(cls, X: Inputs, counts: NDArray[np.int64]) -> Rows:
        """Rows of patterns X by counts (patterns, 2): not bought, bought. Empty ones fall out."""
        n = counts.sum(axis=1)
        there = n > 0
        share = counts[there, 1] / n[there]
        return cls(X[there], share[:, None], n[there, None].astype(np.float64))


def practical_recipe(rows: Rows, *, hidden: tuple[int, ...] = HIDDEN, seed: int = 1) -> Recipe:
    """Cross-entropy, mean, an always-yes input, at most 1,000 rounds, a rate fit for these rows.

    The loss of a network without hidden neurons curves at most by a quarter of the largest
    eigenvalue of the mean of x x'; a step of 2 over that curvature is the longest that cannot
    overshoot. A hidden layer of small synapses curves less, and takes twice that step. The
    curvature is taken to three digits: its last would differ from machine to machine, and with it
    the network.
    """
    X = with_always_yes(rows.X)
    mean_square = (X * rows.weight).T @ X / rows.weight.sum()
    curvature = float(f"{np.linalg.eigvalsh(mean_square)[-1] / 4:.3g}")
    boldness = BOLDNESS if hidden else BOLDNESS / 2
    return Recipe(
        hidden=hidden,
        iterations=MOST_ROUNDS,
        rate=boldness / curvature,
        seed=seed,
        loss="cross_entropy",
        mean=True,
        always_yes=True,
    )


@dataclass(frozen=True, eq=False, slots=True)
class Learned:
    """What learning came to: the network, and the recipe with the rounds it really took."""

    network: Network
    recipe: Recipe


def learning(
    learn: Rows, stop: Rows | None, *, recipe: Recipe, engine: str, stage: str
) -> Generator[Progress, None, Learned]:
    """Descend by the recipe; keep the network that is best on the rows held back to stop by.

    Without such rows every round is taken. The result can be replayed exactly: it is what the
    recipe that comes back gives from its seed.
    """
    X = with_always_yes(learn.X)
    network = Network.random((X.shape[1], *recipe.hidden, 1), recipe.seed)
    best, best_loss, best_at, gained_at = network, np.inf, 0, 0
    last = recipe.iterations
    stops = [*range(0, last, LOOK_EVERY), last] if stop is not None else [0, last]
    run = choose.get(engine).run(
        network, X, learn.y, recipe=recipe, stops=stops, weight=learn.weight
    )
    for iteration, reached in one_by_one(run):
        yield Progress(iteration, last, stage)
        height = -float(iteration) if stop is None else held_back_loss(reached, stop, recipe)
        if height < best_loss - LEAST_GAIN:
            gained_at = iteration
        if height < best_loss:
            best, best_loss, best_at = reached, height, iteration
        if iteration >= LEAST_ROUNDS and iteration - gained_at >= PATIENCE:
            break
    yield Progress(last, last, stage)
    return Learned(best, replace(recipe, iterations=best_at))


def held_back_loss(network: Network, rows: Rows, recipe: Recipe) -> float:
    """The mean loss of rows the network has not learned from."""
    forward = feed_forward(network, with_always_yes(rows.X))
    return float(loss(forward, rows.y, recipe=recipe, weight=rows.weight))
