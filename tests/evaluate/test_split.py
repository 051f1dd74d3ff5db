"""Splitting counts is shuffling the single rows, dealt out without unpacking them."""

from __future__ import annotations

import math
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.errors import RecipeError, ShapeError
from glassbowl.evaluate.split import part_sizes, split_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

TABLES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 2_000_000_000)), max_size=12)


def as_counts(lines: list[tuple[int, int]]) -> Whole:
    """The lines as a table, also when there are none."""
    return np.array(lines, dtype=np.int64).reshape(-1, 2)


def stacked(counts: Whole, seed: int) -> Whole:
    """Learn, stop and judge on top of each other: (3, patterns, 2)."""
    parts = split_counts(counts, seed=seed)
    return np.stack([parts.learn, parts.stop, parts.judge])


@given(lines=TABLES, seed=st.integers(0, 2**32 - 1))
def test_the_parts_add_up_to_the_counts(lines: list[tuple[int, int]], seed: int) -> None:
    """Learn plus stop plus judge is the table that was split, cell by cell."""
    counts = as_counts(lines)
    assert counts.tolist() == stacked(counts, seed).sum(axis=0).tolist()


@given(lines=TABLES, seed=st.integers(0, 2**32 - 1))
def test_no_part_holds_less_than_nothing(lines: list[tuple[int, int]], seed: int) -> None:
    """Every count of every part is 0 or more."""
    assert (stacked(as_counts(lines), seed) >= 0).all()


@given(lines=TABLES, seed=st.integers(0, 2**32 - 1))
def test_buyers_and_others_are_dealt_apart(lines: list[tuple[int, int]], seed: int) -> None:
    """Each part gets its share of the buyers and its share of the others, less than one row off."""
    counts = as_counts(lines)
    shares = np.array([[0.6], [0.2], [0.2]]) * counts.sum(axis=0)
    assert (np.abs(stacked(counts, seed).sum(axis=1) - shares) < 1).all()


@given(lines=TABLES, place=st.integers(0, 12), seed=st.integers(0, 2**32 - 1))
def test_a_pattern_without_rows_changes_nothing(
    lines: list[tuple[int, int]], place: int, seed: int
) -> None:
    """A line of zeros anywhere leaves the draws of all the others as they were."""
    place = min(place, len(lines))
    longer = as_counts([*lines[:place], (0, 0), *lines[place:]])
    expected = stacked(as_counts(lines), seed).tolist()
    assert expected == np.delete(stacked(longer, seed), place, axis=1).tolist()


def test_the_draws_are_the_frozen_hypergeometric_ones() -> None:
    """Pattern after pattern, learn before stop, non-buyers before buyers, from one RandomState."""
    draw = np.random.RandomState(7).hypergeometric
    first = draw(40, 60, 60)  # 100 non-buyers: 60 learn, 20 stop
    second = draw(60, 0, 60 - first)
    first_stop = draw(40 - first, 60 - second, 20)
    second_stop = draw(60 - second, 0, 20 - first_stop)
    first_yes = draw(30, 20, 30)  # 50 buyers: 30 learn, 10 stop
    second_yes = draw(20, 0, 30 - first_yes)
    first_yes_stop = draw(30 - first_yes, 20 - second_yes, 10)
    expected = [
        [[first, first_yes], [second, second_yes]],
        [[first_stop, first_yes_stop], [second_stop, 10 - first_yes_stop]],
    ]
    assert expected == stacked(np.array([[40, 30], [60, 20]]), seed=7)[:2].tolist()


def test_the_global_generator_is_left_alone() -> None:
    """NumPy's shared generator goes on as if nothing had been split."""
    expected = repr(np.random.get_state())  # noqa: NPY002 - the global one is what is meant
    split_counts(np.array([[40, 30], [60, 20]]), seed=1)
    assert expected == repr(np.random.get_state())  # noqa: NPY002


def test_another_seed_deals_other_rows() -> None:
    """Twenty seeds give more than one outcome."""
    counts = np.array([[40, 30], [60, 20]])
    assert len({stacked(counts, seed).tobytes() for seed in range(20)}) > 1


def test_the_counts_given_stay_as_they_were() -> None:
    """The caller's own table is not written to."""
    expected = [[40, 30], [60, 20]]
    counts = np.array(expected)
    split_counts(counts, seed=1)
    assert expected == counts.tolist()


def test_parts_are_64_bit_whatever_was_counted_in() -> None:
    """A table of bytes comes back wide enough to be added up and subtracted."""
    found = split_counts(np.array([[40, 30], [60, 20]], dtype=np.uint8), seed=1)
    assert {np.dtype(np.int64)} == {found.learn.dtype, found.stop.dtype, found.judge.dtype}


def outcomes(rows: tuple[int, ...], sizes: tuple[int, int, int]) -> Iterator[tuple[bytes, float]]:
    """Every way to deal rows into learn and stop, and its chance when single rows are dealt."""
    learn_size, stop_size, _ = sizes
    total = sum(rows)
    ways = math.comb(total, learn_size) * math.comb(total - learn_size, stop_size)
    for learn in product(*(range(n + 1) for n in rows)):
        left = [n - k for n, k in zip(rows, learn, strict=True)]
        for stop in product(*(range(n + 1) for n in left)):
            if sum(learn) == learn_size and sum(stop) == stop_size:
                pairs = zip(rows, learn, left, stop, strict=True)
                chosen = (math.comb(n, k) * math.comb(m, j) for n, k, m, j in pairs)
                yield np.array([learn, stop], dtype=np.int64).tobytes(), math.prod(chosen) / ways


@pytest.mark.parametrize(
    ("rows", "sizes", "bought"),
    [
        pytest.param((3, 2, 4), (5, 2, 2), 0, id="few rows, which NumPy draws one by one"),
        pytest.param((6, 20), (16, 5, 5), 1, id="more than ten, which it draws by rejection"),
    ],
)
def test_the_law_is_that_of_shuffling_single_rows(
    rows: tuple[int, ...], sizes: tuple[int, int, int], bought: int
) -> None:
    """Over 5,000 seeds chi-square to the exact chances stays within 4 standard deviations."""
    seeds = 5_000
    counts = np.zeros((len(rows), 2), dtype=np.int64)
    counts[:, bought] = rows
    seen = Counter(stacked(counts, seed)[:2, :, bought].tobytes() for seed in range(seeds))
    expected = {outcome: chance * seeds for outcome, chance in outcomes(rows, sizes)}
    assert seen.keys() <= expected.keys()
    common = [outcome for outcome, rows in expected.items() if rows >= 5]
    cells = [(seen[outcome], expected[outcome]) for outcome in common]
    rare = seeds - sum(found for found, _ in cells), seeds - sum(hope for _, hope in cells)
    if rare[1] > 1e-6:
        cells.append(rare)
    chi_square = sum((found - hope) ** 2 / hope for found, hope in cells)
    freedom = len(cells) - 1
    assert chi_square < freedom + 4 * math.sqrt(2 * freedom)


BILLIONS = np.array([[1_000_000_000, 3_000], [2_500_000_000, 40], [12, 0], [700_000_000, 500_000]])
SEEDS = 2_000


@pytest.fixture(scope="module")
def billions() -> NDArray[np.float64]:
    """4.2 billion rows, split by each of 2,000 seeds: (seeds, parts, patterns, classes)."""
    return np.stack([stacked(BILLIONS, seed) for seed in range(SEEDS)]).astype(np.float64)


def law(shares: list[float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and variance of drawing a share of each class without putting back; multivariate."""
    total = BILLIONS.sum(axis=0)
    share = np.array(shares)[:, None, None]
    part = BILLIONS / total
    return share * BILLIONS, share * total * part * (1 - part) * (1 - share) * total / (total - 1)


def test_billions_of_rows_have_the_right_mean(billions: NDArray[np.float64]) -> None:
    """Every cell's mean is within 4.5 standard errors of its share, for 4.2 billion rows."""
    mean, variance = law([0.6, 0.2, 0.2])
    allowed = 4.5 * np.sqrt(variance / SEEDS) + 1e-3
    assert (np.abs(billions.mean(axis=0) - mean) <= allowed).all()


def test_billions_of_rows_have_the_right_spread(billions: NDArray[np.float64]) -> None:
    """Every big cell's variance is that of the law, within 4.5 standard errors (14 %)."""
    big = BILLIONS >= 3_000
    _, variance = law([0.6, 0.2, 0.2])
    ratio = np.asarray(billions.var(axis=0))[:, big] / variance[:, big]
    assert (np.abs(ratio - 1) < 4.5 * math.sqrt(2 / SEEDS)).all()


def test_billions_of_rows_push_each_other_out(billions: NDArray[np.float64]) -> None:
    """Two patterns correlate as the law says, -sqrt(n m / ((N - n)(N - m))), within 0.05."""
    total, first, second = BILLIONS[:, 0].sum(), *BILLIONS[:2, 0]
    expected = -math.sqrt(first / (total - first) * (second / (total - second)))
    found = [np.asarray(np.corrcoef(billions[:, part, :2, 0].T))[0, 1] for part in range(3)]
    assert [expected] * 3 == pytest.approx(found, abs=0.05)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (0, (0, 0, 0)),
        (1, (1, 0, 0)),
        (2, (1, 1, 0)),
        (3, (2, 1, 0)),
        (4, (2, 1, 1)),
        (5, (3, 1, 1)),
        (7, (4, 2, 1)),
        (10, (6, 2, 2)),
        (4_000_000_003, (2_400_000_002, 800_000_001, 800_000_000)),
    ],
)
def test_sizes_go_by_the_largest_remainder(rows: int, expected: tuple[int, int, int]) -> None:
    """Whole rows first; what is left goes to the largest remainder, then to the earlier part."""
    assert expected == part_sizes(rows, (0.6, 0.2, 0.2))


def test_shares_are_read_as_they_are_written() -> None:
    """1.5 and 2.5 of five rows tie, though the double 0.3 is less than 3/10: the earlier wins."""
    expected = (2, 2, 1)
    assert expected == part_sizes(5, (0.3, 0.5, 0.2))


def test_shares_cut_short_still_deal_out_every_row() -> None:
    """Thirds written with ten digits leave none of a trillion rows behind."""
    expected = (333_333_333_334, 333_333_333_333, 333_333_333_333)
    assert expected == part_sizes(10**12, (0.3333333333, 0.3333333333, 0.3333333333))


def test_everything_can_go_to_one_part() -> None:
    """With the shares 0, 0 and 1 the last part is the whole table."""
    counts = np.array([[40, 30], [60, 20]])
    assert counts.tolist() == split_counts(counts, shares=(0, 0, 1), seed=1).judge.tolist()


@pytest.mark.parametrize(
    "shares", [(0.6, 0.2, 0.1), (0.6, 0.6, -0.2), (math.nan, 0.5, 0.5), (0.5, 0.5)]
)
def test_shares_that_are_none_are_refused(shares: tuple[float, float, float]) -> None:
    """Shares must be three, 0 or more, and add up to 1."""
    with pytest.raises(RecipeError, match=r"^The three shares must be 0 or more and add up to 1\."):
        split_counts(np.array([[5, 5]]), shares=shares, seed=1)


@pytest.mark.parametrize("shape", [(4,), (2, 3), (2, 2, 2), ()])
def test_counts_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    """Counts have two columns; the error names the shape that came."""
    with pytest.raises(ShapeError) as refused:
        split_counts(np.ones(shape, dtype=np.int64), seed=1)
    assert {"shape": str(shape)} == refused.value.values


@pytest.mark.parametrize(
    ("counts", "found"), [(np.array([[1, -3]]), "-3"), (np.array([[1.0, 2.0]]), "float64")]
)
def test_counts_that_count_nothing_are_refused(counts: Whole, found: str) -> None:
    """Counts are whole and not negative; the error names what came."""
    with pytest.raises(ShapeError) as refused:
        split_counts(counts, seed=1)
    assert {"found": found} == refused.value.values
