"""The practical recipe: counted rows pull like single ones; the best held-back round is kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.study.practical import Learned, Rows, learning, practical_recipe
from glassbowl.trace.progress import Progress, finished

ALMOST = 1e-9


def drawn(rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Customers one by one, who answer six yes/no questions; who bought goes by two of them."""
    draw = np.random.RandomState(seed)
    X = draw.randint(0, 2, (rows, 6)).astype(float)
    chance = np.where(X[:, 0] != X[:, 1], 0.8, 0.2)
    return X, (draw.random_sample(rows) < chance).astype(float)


def single(X: np.ndarray, y: np.ndarray) -> Rows:
    """One row a customer."""
    return Rows(X, y[:, None], np.ones((len(X), 1)))


def counted(X: np.ndarray, y: np.ndarray) -> Rows:
    """One row a pattern, counted with NumPy alone."""
    patterns, place = np.unique(X, axis=0, return_inverse=True)
    counts = np.zeros((len(patterns), 2), dtype=np.int64)
    np.add.at(counts, (place.ravel(), y.astype(int)), 1)
    return Rows.of(patterns, counts)


def learned(learn: Rows, stop: Rows | None, recipe: Recipe) -> Learned:
    """What learning comes to."""
    return finished(learning(learn, stop, recipe=recipe, engine="reference", stage="learn"))


def log_loss(network: Network, rows: Rows) -> float:
    """The mean log loss over single rows, by the formula."""
    said = feed_forward(network, np.hstack([rows.X, np.ones((len(rows.X), 1))])).prediction
    return float(-np.log(np.where(rows.y == 1, said, 1 - said)).mean())


def test_counted_rows() -> None:
    """Three of a pattern, one of whom bought: weight 3, and a third."""
    rows = Rows.of(np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([[2, 1], [0, 0], [0, 4]]))
    assert ([[1, 0], [1, 1]], [[3], [4]]) == (rows.X.tolist(), rows.weight.tolist())
    assert [[1 / 3], [1.0]] == rows.y.tolist()


@pytest.mark.parametrize("hidden", [(16,), ()], ids=["network", "logistic"])
def test_counted_rows_learn_like_single_ones(hidden: tuple[int, ...]) -> None:
    """10,000 customers one by one, or their 64 patterns: the same synapses, to 1e-9."""
    X, y = drawn(10_000, seed=1)
    recipe = replace(practical_recipe(counted(X, y), hidden=hidden), iterations=150)
    one, other = (learned(rows(X, y), None, recipe).network for rows in (single, counted))
    for mine, theirs in zip(one.synapses, other.synapses, strict=True):
        assert pytest.approx(mine, abs=ALMOST) == theirs


def test_counted_rows_stop_like_single_ones() -> None:
    """The round to keep is the same whether the held-back customers are counted or not.

    With short steps: long ones leap about in the end, and magnify the last digit of a sum.
    """
    learn, stop = drawn(300, seed=2), drawn(100, seed=3)
    recipe = practical_recipe(counted(*learn))
    recipe = replace(recipe, rate=recipe.rate / 4)
    rounds = {
        learned(rows(*learn), rows(*stop), recipe).recipe.iterations for rows in (single, counted)
    }
    assert (1, True) == (len(rounds), 0 < rounds.pop() < 1_000)


def test_the_rate_fits_the_rows() -> None:
    """Without hidden neurons: 2 over the curvature, which for x = (1, 1) alone is (1 + 1) / 4."""
    rows = Rows(np.ones((1, 1)), np.ones((1, 1)), np.full((1, 1), 5.0))
    assert pytest.approx(4.0, abs=ALMOST) == practical_recipe(rows, hidden=()).rate


def test_a_hidden_layer_takes_twice_that_step() -> None:
    """With hidden neurons the same rows get twice the rate."""
    rows = counted(*drawn(300, seed=2))
    plain, network = (practical_recipe(rows, hidden=h).rate for h in ((), (16,)))
    assert pytest.approx(2 * plain) == network


def test_the_rate_does_not_grow_with_the_survey() -> None:
    """Every customer ten times over: the same rate."""
    rows = counted(*drawn(300, seed=2))
    many = replace(rows, weight=rows.weight * 10)
    assert pytest.approx(practical_recipe(rows).rate) == practical_recipe(many).rate


def test_logistic_regression_never_overshoots() -> None:
    """With that rate the loss falls in every round, even where questions say much the same."""
    X, y = drawn(300, seed=2)
    rows = single(np.hstack([X, X, 1 - X]), y)
    recipe = practical_recipe(rows, hidden=())
    reached = (learned(rows, None, replace(recipe, iterations=n)).network for n in range(30))
    assert all(after < before for before, after in pairwise(log_loss(n, rows) for n in reached))


def test_the_rest_of_the_recipe() -> None:
    """Cross-entropy, the mean, an always-yes input, at most 1,000 rounds, 16 hidden neurons."""
    recipe = practical_recipe(counted(*drawn(300, seed=2)), seed=9)
    expected = Recipe((16,), 1_000, recipe.rate, 9, "cross_entropy", mean=True, always_yes=True)
    assert expected == recipe


def test_the_best_held_back_round_is_kept() -> None:
    """Among the rounds looked at, every tenth, none is better on the rows held back."""
    learn, stop = single(*drawn(60, seed=4)), single(*drawn(60, seed=5))
    recipe = replace(practical_recipe(learn), iterations=300)
    kept = learned(learn, stop, recipe)
    each = {
        n: log_loss(learned(learn, None, replace(recipe, iterations=n)).network, stop)
        for n in range(0, 310, 10)
    }
    best = min(each, key=lambda n: each[n])
    assert best == kept.recipe.iterations
    assert pytest.approx(each[best]) == log_loss(kept.network, stop)


def test_learning_stops_fifty_rounds_after_the_last_gain() -> None:
    """A look, every tenth round, gains when it beats the best so far by a ten-thousandth.

    Fifty rounds without a gain are the end, but 300 are taken in any case.
    """
    learn, stop = single(*drawn(60, seed=4)), single(*drawn(60, seed=5))
    recipe = practical_recipe(learn)
    seen = list(learning(learn, stop, recipe=recipe, engine="reference", stage="learn"))
    best, gained_at = np.inf, 0
    for n in range(0, 1_000, 10):
        height = log_loss(learned(learn, None, replace(recipe, iterations=n)).network, stop)
        gained_at = n if height < best - 1e-4 else gained_at
        best = min(best, height)
        if n >= 300 and n - gained_at >= 50:
            break
    assert n == seen[-2].done


def test_a_plateau_is_not_the_end() -> None:
    """Where nothing was gained for 250 rounds, learning still goes on to the three hundredth."""
    learn = Rows(np.eye(2), np.full((2, 1), 0.5), np.ones((2, 1)))
    recipe = replace(practical_recipe(learn), rate=1e-9)
    seen = list(learning(learn, learn, recipe=recipe, engine="reference", stage="learn"))
    assert 300 == seen[-2].done


def test_overfitting_is_stopped() -> None:
    """On sixty customers the kept round is better on those held back than the last one is."""
    learn, stop = single(*drawn(60, seed=4)), single(*drawn(60, seed=5))
    recipe = practical_recipe(learn)
    kept, last = learned(learn, stop, recipe), learned(learn, None, recipe)
    assert log_loss(kept.network, stop) < log_loss(last.network, stop)


def test_without_rows_to_stop_by_every_round_is_taken() -> None:
    """The network is that of the last round, and the recipe says so."""
    rows = single(*drawn(60, seed=4))
    recipe = replace(practical_recipe(rows), iterations=25)
    assert recipe == learned(rows, None, recipe).recipe


def test_the_recipe_that_comes_back_gives_the_network() -> None:
    """Descending from the seed for the rounds it names ends in the same bits."""
    learn, stop = single(*drawn(60, seed=4)), single(*drawn(60, seed=5))
    kept = learned(learn, stop, practical_recipe(learn))
    again = learned(learn, None, kept.recipe)
    assert [s.tolist() for s in kept.network.synapses] == [
        s.tolist() for s in again.network.synapses
    ]


def test_progress_ends_at_the_end() -> None:
    """However early learning stops, whoever watches sees the work done."""
    learn, stop = single(*drawn(60, seed=4)), single(*drawn(60, seed=5))
    recipe = practical_recipe(learn)
    seen = list(learning(learn, stop, recipe=recipe, engine="reference", stage="logistic"))
    assert (Progress(0, 1_000, "logistic"), Progress(1_000, 1_000, "logistic")) == (
        seen[0],
        seen[-1],
    )
