"""Parquet files and the reader's own tables; files that are not there or are something else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from glassbowl.errors import SurveyError
from glassbowl.survey.read import read_survey

if TYPE_CHECKING:
    from tests.survey.conftest import Write


def refusal(source: object) -> SurveyError:
    """What a survey is refused with."""
    with pytest.raises(SurveyError) as caught:
        read_survey(source)
    return caught.value


def test_parquet(tmp_path: Path) -> None:
    """A Parquet file keeps its types, so its columns are not text."""
    path = tmp_path / "survey.parquet"
    pl.DataFrame({" cat ": [True, None], "age": [22, 44]}).write_parquet(path)
    table = read_survey(str(path))
    assert (("cat", "age"), 2, False) == (table.columns, table.rows, table.text)


OWN = {
    "DataFrame": pd.DataFrame({"cat": ["yes", "no"], "age": [22, 44]}),
    "LazyFrame": pl.LazyFrame({"cat": ["yes", "no"], "age": [22, 44]}),
    "Table": pa.table({"cat": ["yes", "no"], "age": [22, 44]}),
    "DuckDBPyRelation": duckdb.sql("from (values ('yes', 22), ('no', 44)) t(cat, age)"),
}


@pytest.mark.parametrize("kind", OWN)
def test_own_tables(kind: str) -> None:
    """A pandas, Polars, PyArrow or DuckDB table is taken as it is and called by its kind."""
    table = read_survey(OWN[kind])
    assert (kind, ("cat", "age"), 2) == (table.name, table.columns, table.rows)


@pytest.mark.parametrize("source", [{"a": [1]}, [1, 2], None, 3, pd.Series([1, 2])])
def test_what_is_no_table(source: object) -> None:
    """Dictionaries, lists and single columns are refused by their kind."""
    error = refusal(source)
    assert "survey.not_a_table" == error.key
    assert f"Got '{type(source).__name__}'." in str(error)


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (pl.DataFrame({"a": []}), "survey.no_rows_in_table"),
        (pl.DataFrame({"a": [1], "b": [[1, 2]]}), "survey.nested"),
        (pl.DataFrame({"a": [1], "b": [{"c": 2}]}), "survey.nested"),
        (pl.DataFrame({"a": [1], "b": [b"x"]}), "survey.nested"),
        (pl.DataFrame({"a": [1], " ": [1]}), "survey.nameless"),
        (pl.DataFrame({"a": [1], "a ": [1]}), "survey.same_name"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "survey.same_name_in_table"),
        (pd.DataFrame([[1, 2]]), "survey.name_not_text"),
    ],
)
def test_tables_that_are_refused(source: object, key: str) -> None:
    """Tables without rows, with nested columns or without a name for each are refused."""
    assert key == refusal(source).key


@pytest.mark.parametrize("content", [b"cat,age\nyes,22\n", b"PAR1", b"PAR1rubbishPAR1"])
def test_not_parquet(tmp_path: Path, content: bytes) -> None:
    """A .parquet file that is none, or not whole, is refused."""
    path = tmp_path / "survey.parquet"
    path.write_bytes(content)
    assert "survey.not_parquet" == refusal(path).key


def test_missing_with_a_near_name(write: Write) -> None:
    """A file that is not there is refused with the nearest name in its folder."""
    path = write("a", "1", name="customers.csv")
    error = refusal(path.with_name("custmers.csv"))
    assert str(error).endswith("The nearest name in its folder is 'customers.csv'.")


@pytest.mark.parametrize("name", ["survey.csv", "no/such/folder/survey.csv", "x" * 300])
def test_missing(tmp_path: Path, name: str) -> None:
    """Without a near name, without the folder, or with a name no system allows: one sentence."""
    assert refusal(tmp_path / name).key in {"survey.missing", "survey.unreadable"}


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no survey."""
    assert "survey.not_a_file" == refusal(tmp_path).key


def test_locked(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds is refused with the system's own reason."""
    path = write("a", "1")

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert "'survey.csv' cannot be read: Permission denied." in str(refusal(path))


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.json", "a.csv.gz", "a", "a.txt"])
def test_other_suffixes(write: Write, name: str) -> None:
    """What does not end as a survey should is refused, whatever it holds."""
    assert "survey.suffix" == refusal(write("a", "1", name=name)).key


def test_hostile_names_are_shown_safely(write: Write) -> None:
    """A file's name can neither break the line of an error nor colour a terminal."""
    assert str(refusal(write("a", name="\x1b[31m\nsurvey.csv"))).isprintable()
