"""Doubt: a hundred other networks learn the same customers, and low and high are their ends."""

from __future__ import annotations

import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.study import doubt as doubting_room
from glassbowl.study.doubt import Doubt, doubting
from glassbowl.trace.progress import Progress, finished
from glassbowl.trace.record import record

X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
Y = np.array([[1.0], [1], [0], [0]])
ASKED = np.array([[0.0, 0, 0], [1, 0, 1], [1, 1, 0]])
RECIPE = Recipe(hidden=(3,), iterations=90, rate=0.7, loss="cross_entropy")

FEW_SEEDS = (4, 9, 11)
FEW_ROUNDS = 40


def few(monkeypatch: pytest.MonkeyPatch) -> Doubt:
    """The doubt of three other networks that learn for 40 rounds."""
    monkeypatch.setattr(doubting_room, "SEEDS", FEW_SEEDS)
    monkeypatch.setattr(doubting_room, "ROUNDS", FEW_ROUNDS)
    network = Network.random((3, 3, 1), 1)
    return finished(doubting(network, X, Y, ASKED, recipe=RECIPE, engine="reference"))


def alone(seed: int) -> list[float]:
    """What one network says that learned for 40 rounds by itself, by the same recipe."""
    recipe = Recipe(hidden=(3,), iterations=FEW_ROUNDS, rate=0.7, loss="cross_entropy")
    trace = record(Network.random((3, 3, 1), seed), X, Y, recipe=recipe)
    said: list[float] = feed_forward(trace.network, ASKED).prediction[:, 0].tolist()
    return said


def test_the_probability_is_the_network_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network that is asked does not learn on: it says what it says."""
    own = feed_forward(Network.random((3, 3, 1), 1), ASKED).prediction[:, 0]
    assert own.tolist() == few(monkeypatch).probability.tolist()


def test_low_and_high_are_taken_over_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Low and high are the ends of what the network and each of the others, learned alone, say."""
    own = feed_forward(Network.random((3, 3, 1), 1), ASKED).prediction[:, 0].tolist()
    everybody = list(zip(own, *map(alone, FEW_SEEDS), strict=True))
    found = few(monkeypatch)
    assert pytest.approx(list(map(min, everybody)), abs=1e-12) == found.low.tolist()
    assert pytest.approx(list(map(max, everybody)), abs=1e-12) == found.high.tolist()


def test_spread_is_the_distance() -> None:
    """From the least to the greatest answer."""
    found = Doubt(np.array([0.5, 0.1]), np.array([0.25, 0.1]), np.array([1.0, 0.1]))
    assert [0.75, 0.0] == found.spread.tolist()


def test_a_hundred_others_are_asked() -> None:
    """Seeds 2 to 101, which are a hundred, for 6,000 rounds each."""
    seeds = doubting_room.SEEDS
    assert (100, 2, 101, 6_000) == (len(seeds), min(seeds), max(seeds), doubting_room.ROUNDS)


def test_progress_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches sees the rounds of the others go by, under a name of their own."""
    monkeypatch.setattr(doubting_room, "SEEDS", FEW_SEEDS)
    monkeypatch.setattr(doubting_room, "ROUNDS", FEW_ROUNDS)
    work = doubting(Network.random((3, 3, 1), 1), X, Y, ASKED, recipe=RECIPE, engine="reference")
    seen = list(work)
    assert (Progress(0, 40, "doubt"), Progress(40, 40, "doubt")) == (seen[0], seen[-1])
