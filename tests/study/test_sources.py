"""One survey, however it comes: as a file, as anybody's table, in any order, gives one network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from glassbowl.study.fingerprint import fingerprint
from glassbowl.study.train import train_study

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 400


@cache
def survey() -> pl.DataFrame:
    """Words, whole numbers, broken numbers and blanks; who bought goes by age and cat."""
    draw = np.random.RandomState(11)
    cat, age = draw.randint(0, 2, ROWS), draw.randint(18, 80, ROWS)
    bought = draw.random_sample(ROWS) < 1 / (1 + np.exp(-(1.5 * cat + (age - 50) / 15)))
    silent = draw.random_sample(ROWS) < 0.1
    return pl.DataFrame(
        {
            "cat": ["yes" if answer else "no" for answer in cat],
            "age": [
                None if blank else int(years) for years, blank in zip(age, silent, strict=True)
            ],
            "spent": (draw.randint(0, 12, ROWS) / 4).tolist(),
            "shop": draw.choice(["north", "south", "west"], ROWS).tolist(),
            "bought": ["yes" if answer else "no" for answer in bought],
        }
    )


def learned(source: object) -> str:
    """The fingerprint of what is learned from it."""
    return fingerprint(train_study(source, target="bought").networks[0])


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fingerprint of the survey as a CSV file."""
    path = tmp_path_factory.mktemp("sources") / "survey.csv"
    survey().write_csv(path)
    return learned(path)


@pytest.mark.parametrize("name", ["survey.tsv", "survey.parquet"])
def test_other_files(expected: str, tmp_path: Path, name: str) -> None:
    """With tabs, or as Parquet with the types of its columns: the network of the CSV file."""
    path = tmp_path / name
    if path.suffix == ".tsv":
        survey().write_csv(path, separator="\t")
    else:
        survey().write_parquet(path)
    assert expected == learned(path)


def test_polars(expected: str) -> None:
    """The reader's own Polars table."""
    assert expected == learned(survey())


def test_lazy_polars(expected: str) -> None:
    """A Polars table that is not computed yet."""
    assert expected == learned(survey().lazy())


def test_pandas(expected: str) -> None:
    """The reader's own pandas table, where a column with blanks holds broken numbers."""
    frame = pd.DataFrame(survey().to_dict(as_series=False))
    assert frame["age"].dtype == np.float64
    assert expected == learned(frame)


def test_pyarrow(expected: str) -> None:
    """The reader's own PyArrow table."""
    assert expected == learned(pa.table(survey().to_dict(as_series=False)))


def test_duckdb(expected: str, tmp_path: Path) -> None:
    """A table of the reader's own DuckDB database."""
    path = tmp_path / "survey.parquet"
    survey().write_parquet(path)
    with duckdb.connect() as connection:
        assert expected == learned(connection.read_parquet(str(path)))


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_rows(expected: str, seed: int) -> None:
    """The same customers in another order."""
    order = np.random.RandomState(seed).permutation(ROWS).tolist()
    assert expected == learned(survey()[order])


def test_another_survey_gives_another_network(expected: str) -> None:
    """The comparison can fail: twenty answers turned to another shop are another network."""
    first = pl.int_range(pl.len()) < 20
    moved = pl.when(first).then(pl.lit("north")).otherwise("shop")
    assert expected != learned(survey().with_columns(moved.alias("shop")))
