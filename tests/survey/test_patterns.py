"""Patterns: by hand, and the same from every source and every order of rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.survey.in_file_order import in_order
from glassbowl.survey.patterns import grouped_rows, rows_in_order
from glassbowl.survey.questions import ask
from glassbowl.survey.read import read_survey

if TYPE_CHECKING:
    from tests.survey.conftest import Survey, Surveyed, Write


def test_by_hand(write: Write, survey: Survey) -> None:
    """Six customers, three patterns: the blank stands first, numbers are in order of value."""
    lines = ["cat,age,pet,bought", "yes,9,fish,yes", "no,10,fish,no", "yes,9,fish,no"]
    lines += [",10,bird,yes", "yes,9,fish,no", ",12,bird,", "no,11,bird,no"]
    patterns = survey(write(*lines)).patterns
    assert ("cat", "age", "pet") == patterns.names
    assert (("no", "yes"), ("9", "10", "11"), ("bird", "fish")) == patterns.answers
    assert [[-1, 1, 0], [0, 1, 1], [0, 2, 0], [1, 0, 1]] == patterns.codes.tolist()
    assert [[0, 1], [1, 0], [1, 0], [2, 1]] == patterns.counts.tolist()


def test_rare_answers_share_a_place(survey: Survey) -> None:
    """What is rare stands behind the answers under one mark."""
    pets = [*("cat",) * 60, *("dog",) * 50, "owl", "eel"]
    bought = ["yes" if row % 3 else "no" for row in range(len(pets))]
    patterns = survey(pl.DataFrame({"pet": pets, "bought": bought})).patterns
    assert ("cat", "dog", "*") == patterns.answers[0]
    assert 2 == patterns.counts[patterns.codes[:, 0] == 2].sum()


def test_far_numbers_are_moved_to_the_fence(survey: Survey) -> None:
    """A number beyond the fence becomes the fence: 23 where the middle half is 1 to 3."""
    ages = [*"1" * 31, *"2" * 30, *"3" * 32, *"4" * 28, "999", "23", "24"]
    bought = ["yes" if row % 3 else "no" for row in range(len(ages))]
    patterns = survey(pl.DataFrame({"age": ages, "bought": bought})).patterns
    assert ("1", "2", "3", "4", "23") == patterns.answers[0]
    assert 3 == patterns.counts[patterns.codes[:, 0] == 4].sum()


def same(one: Surveyed, other: Surveyed) -> bool:
    """Whether two surveys give the same patterns and the same inputs, bit for bit."""
    return (
        one.patterns.answers == other.patterns.answers
        and np.array_equal(one.patterns.codes, other.patterns.codes)
        and np.array_equal(one.patterns.counts, other.patterns.counts)
        and one.encoding == other.encoding
        and one.X.tobytes() == other.X.tobytes()
    )


def shop(rows: int = 300) -> pl.DataFrame:
    """A survey with a question of every kind, and blanks."""
    dice = np.random.RandomState(5)
    frame = pl.DataFrame(
        {
            "Customer ID": [f"C{row}" for row in range(rows)],
            "cat": dice.choice(["Yes", "No"], rows),
            "owner": dice.choice(np.array([True, False]), rows),
            "age": dice.randint(18, 80, rows),
            "spent": np.round(dice.uniform(0, 200, rows), 2),
            "pet": dice.choice(["fish", "bird", "eel"], rows),
            "bought": dice.choice(["yes", "no"], rows),
        }
    )
    blank = pl.int_range(pl.len()) % 11 == 3
    return frame.with_columns(pl.when(~blank).then(pl.col("age", "pet", "cat", "owner", "spent")))


SHOP = shop()


def as_csv(frame: pl.DataFrame, folder: Path) -> Path:
    """The survey as a CSV file, as pandas writes it: ages with a blank among them become 25.0."""
    pd.DataFrame(frame.to_dict(as_series=False)).to_csv(folder / "shop.csv", index=False)
    return folder / "shop.csv"


def as_parquet(frame: pl.DataFrame, folder: Path) -> Path:
    """The survey as a Parquet file."""
    frame.write_parquet(folder / "shop.parquet")
    return folder / "shop.parquet"


def as_duckdb(frame: pl.DataFrame, folder: Path) -> object:
    """The survey as a table of a database."""
    return duckdb.connect().read_parquet(str(as_parquet(frame, folder)))


SOURCES: dict[str, Callable[[pl.DataFrame, Path], object]] = {
    "parquet": as_parquet,
    "polars": lambda frame, _: frame,
    "lazy": lambda frame, _: frame.lazy(),
    "categories": lambda frame, _: frame.with_columns(pl.col("pet").cast(pl.Categorical)),
    "pandas": lambda frame, _: pd.DataFrame(frame.to_dict(as_series=False)),
    "pandas arrow": lambda frame, _: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame, _: pa.table(frame.to_dict(as_series=False)),
    "duckdb": as_duckdb,
    "narwhals": lambda frame, _: nw.from_native(frame),
    "shuffled": lambda frame, _: frame.sample(fraction=1, shuffle=True, seed=1),
    "twice the spaces": lambda frame, _: frame.with_columns(pl.col("pet") + "  "),
}


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_is_the_same(source: str, survey: Survey, tmp_path: Path) -> None:
    """A survey gives the same patterns and inputs whatever it is kept in, whatever its order."""
    plain = survey(as_csv(SHOP, tmp_path))
    assert same(plain, survey(SOURCES[source](SHOP, tmp_path)))


def test_another_survey_is_not_the_same(survey: Survey, tmp_path: Path) -> None:
    """One answer changed is seen: the comparison can fail."""
    changed = SHOP.with_columns(pl.when(pl.int_range(300) != 7).then(pl.col("cat")))
    assert not same(survey(as_csv(SHOP, tmp_path)), survey(changed))


@given(
    columns=st.lists(st.lists(st.integers(-1, 3), min_size=9, max_size=9), min_size=1, max_size=40)
)
def test_groups_are_numpys(columns: list[list[int]]) -> None:
    """Distinct rows, their order and who belongs to which are those of numpy.unique."""
    codes = np.array(columns, dtype=np.int32).T
    group, first = grouped_rows(codes, [5] * codes.shape[1])
    distinct, inverse = np.unique(codes, axis=0, return_inverse=True)
    assert np.array_equal(distinct, codes[first])
    assert np.array_equal(inverse.ravel(), group)


@pytest.mark.parametrize("columns", [27, 28, 60, 300])
def test_more_combinations_than_integers(columns: int) -> None:
    """Sorting is right where all combinations of answers together are beyond 64 bits."""
    codes = np.random.RandomState(columns).randint(-1, 4, size=(400, columns), dtype=np.int32)
    codes[200:] = codes[:200]
    group, first = grouped_rows(codes, [5] * columns)
    assert np.array_equal(np.unique(codes, axis=0), codes[first])
    assert np.array_equal(group[:200], group[200:])


def test_rows_as_they_are(write: Write) -> None:
    """Uncounted, every customer is a row of its own, in order; blank outcomes are left out."""
    table = read_survey(write("a,bought", "no,yes", "yes,", "no,no", "yes,no", "no,yes"))
    tally = in_order(table, columns=table.columns)
    single = rows_in_order(tally, ask(tally, target="bought"))
    assert [[0], [0], [1], [0]] == single.codes.tolist()
    assert [[0, 1], [1, 0], [1, 0], [0, 1]] == single.counts.tolist()
