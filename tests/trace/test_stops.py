"""As many rounds are kept as fit, always the first and the last, more of them early on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.errors import RecipeError
from glassbowl.trace.stops import every, spread, within

if TYPE_CHECKING:
    from tests.trace.conftest import Run

ROUNDS = st.integers(0, 10**9)
SIXTEEN = Network.random((3, 4, 1), 1)  # 16 numbers of 8 bytes


def test_every_round() -> None:
    """Three rounds are four looks."""
    assert every(Recipe(iterations=3)) == (0, 1, 2, 3)


@given(iterations=ROUNDS, count=st.integers(0, 2_000))
def test_a_spread_holds_both_ends_and_rises(iterations: int, count: int) -> None:
    """Whole rounds that rise from 0 to the last, each named once."""
    stops = spread(Recipe(iterations=iterations), count)
    assert (0, iterations) == (stops[0], stops[-1])
    assert all(before < after for before, after in pairwise(stops))


@given(iterations=ROUNDS, count=st.integers(4, 2_000))
def test_a_spread_is_about_as_many_as_asked_for(iterations: int, count: int) -> None:
    """Never more than two above the count, and where there are rounds enough at least half."""
    stops = spread(Recipe(iterations=iterations), count)
    assert len(stops) <= count + 2
    assert len(stops) >= min(count // 2, iterations + 1)


def test_a_spread_is_denser_early_on() -> None:
    """Of 100 stops in 60,000 rounds, over a quarter lie in the first hundredth."""
    stops = spread(Recipe(), 100)
    assert sum(stop <= 600 for stop in stops) > len(stops) / 4


def test_a_spread_leaves_no_large_gap() -> None:
    """Of 100 stops in 60,000 rounds, no two are more than a fiftieth of the run apart."""
    assert max(b - a for a, b in pairwise(spread(Recipe(), 100))) <= 60_000 / 50


@given(
    iterations=ROUNDS,
    most_bytes=st.integers(0, 10**6),
    widths=st.lists(st.integers(1, 9), min_size=2, max_size=4),
)
def test_what_is_kept_fits(iterations: int, most_bytes: int, widths: list[int]) -> None:
    """All stops together take no more than the room given, two of them aside."""
    network = Network.random(widths, 1)
    stops = within(Recipe(iterations=iterations), network, most_bytes=most_bytes)
    room = most_bytes // (8 * network.numbers)
    assert len(stops) <= max(room + 2, 4)


@pytest.mark.parametrize(("room", "kept"), [(101, 101), (102, 101), (100, None)])
def test_every_round_is_kept_when_all_fit(room: int, kept: int | None) -> None:
    """A hundred rounds are 101 networks: with room for one less, only a spread of them is kept."""
    recipe = Recipe(iterations=100)
    stops = within(recipe, SIXTEEN, most_bytes=room * 16 * 8)
    assert (stops == every(recipe)) == (kept is not None)


def test_the_tutorials_run_is_kept_whole() -> None:
    """60,000 rounds of 16 numbers fit: nothing of the tutorial has to be replayed."""
    assert every(Recipe()) == within(Recipe(), SIXTEEN)


def test_stops_asked_for_are_kept_with_both_ends(tutorial: Run) -> None:
    """The first and the last round are kept whatever is asked for."""
    assert tutorial.recorded(stops=[7, 30]).stops == (0, 7, 30, 60)


@pytest.mark.parametrize("stops", [[0], [60], [0, 60], range(61), [], np.array([3, 7])], ids=str)
def test_all_orderly_stops_are_taken(stops: list[int], tutorial: Run) -> None:
    """Both ends may be named, a range given, or NumPy's whole numbers; nothing is kept twice."""
    assert tuple(sorted({0, 60, *stops})) == tutorial.recorded(stops=stops).stops


@pytest.mark.parametrize(
    "stops", [[-1], [61], [5, 5], [6, 5], [0, 3, 2], [5, 61], [-5, 5], [0.5], [1.0], ["1"]], ids=str
)
def test_disorderly_stops_are_refused(stops: list[int], tutorial: Run) -> None:
    """Stops that fall, repeat or leave the run are refused."""
    with pytest.raises(RecipeError, match=r"^Stops must be rounds from 0 to 60"):
        tutorial.recorded(stops=stops)


def test_a_long_run_keeps_a_spread(tutorial: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without stops, `record` keeps what `within` says."""
    monkeypatch.setattr("glassbowl.trace.record.within", lambda *_: (0, 11, 60))
    assert replace(tutorial).recorded().stops == (0, 11, 60)
