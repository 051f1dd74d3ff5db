"""Where numbers run away, the first round that is not finite is refused by name, in silence."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import descend, steps, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import LossKind, Recipe
from glassbowl.errors import DivergedError

if TYPE_CHECKING:
    from glassbowl.core.arrays import Array

ROUNDS = 40


@dataclass(frozen=True)
class Runaway:
    """Customers with answers that large, at a rate that large."""

    hidden: tuple[int, ...]
    loss: LossKind
    scale: float
    rate: float
    starts: int = 0

    def network(self) -> Network:
        """A start from which no customer is certain yet, however large the answers are."""
        widths = (3, *self.hidden, 1)
        if self.starts:
            network = Network.random_starts(widths, range(1, self.starts + 1))
        else:
            network = Network.random(widths, 1)
        return Network((network.synapses[0] / self.scale, *network.synapses[1:]))

    def customers(self) -> tuple[Array, Array]:
        """Four customers, their answers made larger, and what they did."""
        X = self.scale * np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, -1, 1]])
        return X, np.array([[1.0], [1], [0], [0.5]])

    def recipe(self) -> Recipe:
        """How it is to learn."""
        return Recipe(hidden=self.hidden, iterations=ROUNDS, rate=self.rate, loss=self.loss)


RUNAWAYS = [
    Runaway((), "squared_error", 1e10, 1e300),
    Runaway((), "squared_error", 1e3, 1e308),
    Runaway((), "squared_error", 1e250, 1e80),
    Runaway((), "squared_error", 1e307, 1e3),
    Runaway((4,), "squared_error", 1e3, 1e308),
    Runaway((4,), "squared_error", 1e200, 1e200),
    Runaway((4, 4), "squared_error", 1e10, 1e302),
    Runaway((5, 4, 3), "squared_error", 1e10, 1e302),
    Runaway((), "cross_entropy", 1e10, 1e300),
    Runaway((), "cross_entropy", 3e307, 1e2),
    Runaway((), "cross_entropy", 100.0, 1e307),
    Runaway((), "cross_entropy", 1.0, 1e308),
    Runaway((4,), "cross_entropy", 1.0, 1.7e308),
    Runaway((4,), "cross_entropy", 1.0, 1e308),
    Runaway((8,), "cross_entropy", 1.0, 1e308),
    Runaway((4, 4), "cross_entropy", 1.0, 1.7e308),
    Runaway((5, 4, 3), "cross_entropy", 1.0, 1.7e308),
    Runaway((), "squared_error", 1e10, 1e300, starts=3),
    Runaway((4,), "cross_entropy", 1.0, 1.7e308, starts=3),
    Runaway((4, 4), "cross_entropy", 1.0, 1.7e308, starts=5),
]


def plain_round(synapses: list[Array], runaway: Runaway) -> list[Array]:
    """One round of the tutorial's rule, written out here; overflow is let happen."""
    X, y = runaway.customers()
    layers = [X]
    for synapse in synapses:
        layers.append(1 / (1 + np.exp(-(layers[-1] @ synapse))))
    delta = y - layers[-1]
    if runaway.loss == "squared_error":
        delta = delta * layers[-1] * (1 - layers[-1])
    moved: list[Array] = []
    for k in reversed(range(len(synapses))):
        nudge = np.swapaxes(layers[k], -1, -2) @ delta
        moved.insert(0, synapses[k] + runaway.rate * nudge)
        delta = delta @ np.swapaxes(synapses[k], -1, -2) * layers[k] * (1 - layers[k])
    return moved


def first_runaway(runaway: Runaway) -> tuple[int, str, str]:
    """The round, the place and the value of the first synapse that is not finite."""
    synapses = list(runaway.network().synapses)
    for iteration in range(ROUNDS):
        with np.errstate(all="ignore"):
            synapses = plain_round(synapses, runaway)
        for k, synapse in enumerate(synapses):
            for place in np.ndindex(synapse.shape):
                if not np.isfinite(synapse[place]):
                    return iteration, f"syn{k}{list(place)}", str(synapse[place])
    return ROUNDS, "", ""


def refusal(runaway: Runaway) -> DivergedError:
    """The error that ends the run; a warning on the way would fail the test."""
    X, y = runaway.customers()
    rounds = steps(runaway.network(), X, y, runaway.recipe())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DivergedError) as caught:
            list(rounds)
    return caught.value


@pytest.mark.parametrize("runaway", RUNAWAYS, ids=str)
def test_the_first_runaway_number_is_named(runaway: Runaway) -> None:
    """The error names the first round, the first synapse in it and what that became."""
    expected = "In round {}, {} became {};".format(*first_runaway(runaway))
    assert expected in str(refusal(runaway))


@pytest.mark.parametrize("runaway", RUNAWAYS, ids=str)
def test_the_last_good_network_is_kept(runaway: Runaway) -> None:
    """The network of the round before comes with the error, every number of it finite."""
    error = refusal(runaway)
    assert isinstance(error.last_good, Network)
    assert all(np.isfinite(synapse).all() for synapse in error.last_good.synapses)
    X, y = runaway.customers()
    looks = list(steps(error.last_good, X, y, Recipe(iterations=0, loss=runaway.loss)))
    with pytest.raises(DivergedError):
        descend(looks[0], runaway.rate)


@pytest.mark.parametrize("runaway", RUNAWAYS, ids=str)
def test_a_smaller_rate_is_suggested(runaway: Runaway) -> None:
    """The sentence says what to do: a tenth of the rate."""
    assert str(refusal(runaway)).endswith(f"try a smaller rate, such as {runaway.rate / 10}.")


def test_the_round_is_counted() -> None:
    """Four undecided customers, all but hit: a small step first, then four halves too much."""
    X, y = np.ones((4, 1)), np.full((4, 1), 0.5)
    recipe = Recipe(hidden=(), rate=1e308, loss="cross_entropy", iterations=9)
    with pytest.raises(DivergedError, match=r"In round 1, syn0\[0, 0\] became inf;"):
        list(steps(Network((np.array([[1e-3]]),)), X, y, recipe))


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("rate", [1e6, 1e100])
@pytest.mark.parametrize("hidden", [(), (4,), (4, 4)], ids=str)
def test_a_flat_end_is_no_runaway(hidden: tuple[int, ...], rate: float, loss: LossKind) -> None:
    """At large rates the S-curve goes flat instead: the network is stuck, finite and silent."""
    runaway = Runaway(hidden, loss, 1.0, rate)
    X, y = runaway.customers()
    *_, last = steps(runaway.network(), X, y, runaway.recipe())
    assert all(np.isfinite(synapse).all() for synapse in last.network.synapses)


def test_not_a_number_is_caught_too() -> None:
    """A synapse that is no number any more is refused like one that is infinite."""
    network = Network((np.array([[1.0], [np.nan]]),))
    step = take_step(network, np.array([[1.0, 0.0]]), np.array([[1.0]]), iteration=3)
    with pytest.raises(DivergedError, match=r"In round 3, syn0\[0, 0\] became nan;"):
        descend(step, 1.0)
