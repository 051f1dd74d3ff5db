"""The five figures, against scikit-learn, hand-made tables and laws."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from glassbowl.errors import GlassbowlError, ShapeError, SurveyError
from glassbowl.evaluate.evaluation import evaluate

Whole = NDArray[np.int64]
Array = NDArray[np.float64]
Table = tuple[Whole, Array]


@st.composite
def tables(draw: st.DrawFn, most: int = 30) -> Table:
    """Counts with both classes present, and probabilities of two decimals, so that many tie."""
    lines = st.tuples(st.integers(0, most), st.integers(0, most), st.integers(1, 99))
    drawn = draw(st.lists(lines, min_size=1, max_size=12))
    drawn.append((1, 1, draw(st.integers(1, 99))))
    table = np.array(drawn)
    return table[:, :2].copy(), table[:, 2] / 100


def unpacked(table: Table) -> tuple[Whole, Array]:
    """One row a customer: what was bought, and its probability."""
    counts, probability = table
    bought = np.concatenate([np.repeat([0, 1], line) for line in counts])
    return bought, np.repeat(probability, counts.sum(axis=1))


@given(table=tables())
def test_auc_is_scikit_learns(table: Table) -> None:
    """AUC equals roc_auc_score on the single rows, ties and all."""
    assert float(roc_auc_score(*unpacked(table))) == pytest.approx(evaluate(*table).auc, abs=1e-12)


@given(table=tables())
def test_log_loss_is_scikit_learns(table: Table) -> None:
    """Log loss equals log_loss on the single rows."""
    expected = float(log_loss(*unpacked(table)))
    assert expected == pytest.approx(evaluate(*table).log_loss, abs=1e-12)


@given(table=tables())
def test_brier_is_scikit_learns(table: Table) -> None:
    """The Brier score equals brier_score_loss on the single rows."""
    expected = float(brier_score_loss(*unpacked(table)))
    assert expected == pytest.approx(evaluate(*table).brier, abs=1e-12)


@given(table=tables(most=1_000_000_000))
def test_billions_of_rows_lose_no_digits(table: Table) -> None:
    """AUC equals the exact fraction, pair of patterns by pair, with a billion rows a cell."""
    counts, chance = table
    lines = list(zip(counts.tolist(), chance.tolist(), strict=True))
    halves = sum(
        yes * no * (2 if high > low else 1)
        for (_, yes), high in lines
        for (no, _), low in lines
        if high >= low
    )
    expected = float(Fraction(halves, 2 * math.prod(counts.sum(axis=0).tolist())))
    assert expected == pytest.approx(evaluate(*table).auc, abs=1e-14)


def test_rows_and_buyers_are_counted() -> None:
    """Rows and buyers are the sums of the table."""
    found = evaluate(np.array([[3, 1], [2, 4]]), np.array([0.2, 0.7]))
    expected = (10, 5)
    assert expected == (found.rows, found.bought)


def ten_customers(bought: list[int]) -> Table:
    """Ten customers, ten probabilities, the highest first."""
    yes = np.array(bought)
    return np.stack([1 - yes, yes], axis=1), np.linspace(0.95, 0.05, 10)


@pytest.mark.parametrize(
    ("bought", "lift_10", "lift_20"),
    [
        ([1, 1, 0, 1, 0, 0, 1, 0, 0, 0], 2.5, 2.5),  # 1 of 1 and 2 of 2, over 4 of 10
        ([1, 0, 1, 1, 0, 0, 1, 0, 0, 0], 2.5, 1.25),  # 1 of 1 and 1 of 2
        ([0, 1, 1, 1, 0, 0, 1, 0, 0, 0], 0.0, 1.25),  # 0 of 1 and 1 of 2
        ([0, 0, 1, 1, 0, 0, 1, 0, 0, 1], 0.0, 0.0),
    ],
)
def test_lift_of_ten_customers(bought: list[int], lift_10: float, lift_20: float) -> None:
    """Lift is the share of buyers at the top of the list, over the share in all of it."""
    found = evaluate(*ten_customers(bought))
    assert (lift_10, lift_20) == pytest.approx((found.lift_10, found.lift_20), abs=1e-12)


def test_a_tie_on_the_cut_is_shared_by_fractions() -> None:
    """Of 20 rows one buyer leads, then 5 tie of whom 2 bought: 10 % hold 1.4, 20 % hold 2.2."""
    counts = np.array([[0, 1], [3, 2], [12, 2]])
    found = evaluate(counts, np.array([0.9, 0.5, 0.1]))
    expected = (1.4 / 2 / (5 / 20), 2.2 / 4 / (5 / 20))
    assert expected == pytest.approx((found.lift_10, found.lift_20), abs=1e-12)


def test_a_tenth_need_not_be_whole_rows() -> None:
    """Of 7 rows the best 10 % are 0.7 of the first one: all of it a buyer, over 2 of 7."""
    found = evaluate(np.array([[0, 1], [1, 0], [4, 1]]), np.array([0.9, 0.8, 0.1]))
    expected = (3.5, 1 / 1.4 * 3.5)
    assert expected == pytest.approx((found.lift_10, found.lift_20), abs=1e-12)


@given(table=tables(), chance=st.integers(0, 100))
def test_one_probability_for_all_is_luck(table: Table, chance: int) -> None:
    """Where everybody is tied, AUC is 0.5 and both lifts are 1."""
    counts, probability = table
    found = evaluate(counts, np.full_like(probability, chance / 100))
    expected = (0.5, 1.0, 1.0)
    assert expected == pytest.approx((found.auc, found.lift_10, found.lift_20), abs=1e-12)


@given(table=tables())
def test_only_the_order_matters_to_auc_and_lift(table: Table) -> None:
    """Squaring the probabilities keeps their order, and with it AUC and lift."""
    counts, probability = table
    before, after = evaluate(counts, probability), evaluate(counts, probability**2)
    expected = (before.auc, before.lift_10, before.lift_20)
    assert expected == pytest.approx((after.auc, after.lift_10, after.lift_20), abs=1e-12)


@given(table=tables())
def test_turning_the_list_round_mirrors_auc(table: Table) -> None:
    """With 1 - p for p, AUC becomes 1 - AUC."""
    counts, probability = table
    expected = 1 - evaluate(counts, probability).auc
    assert expected == pytest.approx(evaluate(counts, 1 - probability).auc, abs=1e-12)


@given(table=tables(), data=st.data())
def test_a_pattern_cut_in_two_changes_nothing(table: Table, data: st.DataObject) -> None:
    """Two lines of equal probability are judged like the one line they were."""
    counts, probability = table
    place = data.draw(st.integers(0, len(counts) - 1))
    moved = [data.draw(st.integers(0, int(most))) for most in counts[place]]
    cut = counts.copy()
    cut[place] -= moved
    expected = evaluate(counts, probability).as_dict()
    longer = evaluate(np.append(cut, [moved], axis=0), np.append(probability, probability[place]))
    assert expected == pytest.approx(longer.as_dict(), abs=1e-12)


@given(table=tables(), seed=st.integers(0, 1000))
def test_the_order_of_the_lines_does_not_matter(table: Table, seed: int) -> None:
    """The same lines in any order give the same figures."""
    counts, probability = table
    order = np.random.RandomState(seed).permutation(len(counts))
    expected = evaluate(counts, probability).as_dict()
    assert expected == pytest.approx(evaluate(counts[order], probability[order]).as_dict())


@given(table=tables())
def test_a_thousand_surveys_in_one_give_the_figures_of_one(table: Table) -> None:
    """Every count times 1,000 leaves every figure as it was."""
    counts, probability = table
    expected = evaluate(counts, probability).as_dict()
    assert expected == pytest.approx(evaluate(counts * 1_000, probability).as_dict(), abs=1e-12)


def test_a_perfect_list() -> None:
    """Buyers at 1 and others at 0: AUC 1, no loss but the clip's 1e-15, lift 1 / share."""
    found = evaluate(np.array([[6, 0], [0, 2]]), np.array([0.0, 1.0]))
    expected = {"auc": 1, "log_loss": 1e-15, "brier": 0, "lift_10": 4, "lift_20": 4}
    assert expected == pytest.approx(found.as_dict(), rel=1e-3, abs=1e-18)


def test_a_sure_miss_costs_no_more_than_the_clip() -> None:
    """Sure and wrong for everybody: log loss is -log(1e-15), not infinity."""
    found = evaluate(np.array([[6, 0], [0, 2]]), np.array([1.0, 0.0]))
    assert -math.log(1e-15) == pytest.approx(found.log_loss, rel=1e-3)


def test_the_figures_go_by_these_names() -> None:
    """as_dict holds the five figures, in this order, and nothing else."""
    expected = ["auc", "log_loss", "brier", "lift_10", "lift_20"]
    found = evaluate(np.array([[3, 1], [2, 4]]), np.array([0.2, 0.7]))
    assert expected == list(found.as_dict())


def test_the_figures_are_plain_numbers() -> None:
    """Python's own floats, so that they read well and go into JSON."""
    found = evaluate(np.array([[3, 1], [2, 4]]), np.array([0.2, 0.7])).as_dict()
    assert {float} == {type(figure) for figure in found.values()}


@pytest.mark.parametrize(("counts", "bought"), [([[3, 0], [2, 0]], 0), ([[0, 3], [0, 2]], 5)])
def test_one_class_alone_cannot_be_judged(counts: list[list[int]], bought: int) -> None:
    """Where nobody or everybody bought, the error names how many did, of how many."""
    with pytest.raises(SurveyError) as refused:
        evaluate(np.array(counts), np.array([0.2, 0.7]))
    assert {"bought": bought, "rows": 5} == refused.value.values


def test_no_rows_cannot_be_judged() -> None:
    """A table without rows is refused like one of a single class."""
    with pytest.raises(SurveyError, match=r"Got 0 of 0 that bought"):
        evaluate(np.zeros((0, 2), dtype=np.int64), np.zeros(0))


@pytest.mark.parametrize(
    ("probability", "key"),
    [
        ([0.2, math.nan], "evaluate.probability_range"),
        ([0.2, 1.0001], "evaluate.probability_range"),
        ([-1e-9, 0.2], "evaluate.probability_range"),
        ([0.2, 0.3, 0.4], "evaluate.probability_shape"),
        ([[0.2], [0.3]], "evaluate.probability_shape"),
    ],
)
def test_probabilities_that_are_none_are_refused(probability: list[float], key: str) -> None:
    """There is one probability a pattern, a number from 0 to 1."""
    with pytest.raises(GlassbowlError) as refused:
        evaluate(np.array([[3, 1], [2, 4]]), np.array(probability))
    assert (ShapeError, key) == (type(refused.value), refused.value.key)


def test_counts_are_checked_before_they_are_judged() -> None:
    """A negative count is refused, as it is when splitting."""
    with pytest.raises(ShapeError, match=r"^Counts must be whole numbers"):
        evaluate(np.array([[3, -1], [2, 4]]), np.array([0.2, 0.7]))
