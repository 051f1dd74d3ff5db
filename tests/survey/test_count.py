"""Counting: the same as a Counter over the rows, whatever kind of table they come from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from glassbowl.errors import SurveyError
from glassbowl.survey.count import count
from glassbowl.survey.in_file_order import in_order
from glassbowl.survey.read import read_survey
from glassbowl.survey.table import Table

if TYPE_CHECKING:
    from tests.survey.conftest import Write

    from glassbowl.survey.tally import Tally

ROWS = [("yes", 1, 0.5), ("no", 2, None), (None, 1, 0.5), ("yes", 1, 0.5), ("yes", 2, 0.5)]
COLUMNS = ("cat", "n", "rows")
POLARS = pl.DataFrame(ROWS, schema=COLUMNS, orient="row")
TEXTS = [("yes", "1", "0.5"), ("no", "2", None), (None, "1", "0.5"), ("yes", "1", "0.5")]
TEXTS.append(("yes", "2", "0.5"))

SOURCES = {
    "polars": POLARS,
    "polars lazy": POLARS.lazy(),
    "pandas": pd.DataFrame(ROWS, columns=COLUMNS),
    "pandas objects": pd.DataFrame(ROWS, columns=COLUMNS, dtype=object),
    "pyarrow": pa.table({name: POLARS[name].to_list() for name in COLUMNS}),
    "duckdb": duckdb.sql(
        "from (values ('yes', 1, 0.5::double), ('no', 2, null), (null, 1, 0.5), ('yes', 1, 0.5),"
        " ('yes', 2, 0.5)) t(cat, n, rows)"
    ),
    "categories": POLARS.with_columns(pl.col("cat").cast(pl.Categorical)),
}


def rows(tally: Tally) -> list[tuple[str | None, ...]]:
    """The rows of a tally as texts."""
    texts = [answers.values for answers in tally.answers]  # noqa: PD011  not a table of pandas
    codes = [answers.codes.tolist() for answers in tally.answers]
    return [
        tuple(t[k] for t, k in zip(texts, row, strict=True)) for row in zip(*codes, strict=True)
    ]


@pytest.mark.parametrize("source", SOURCES)
def test_counts_are_a_counters(source: str) -> None:
    """Every distinct row once, with how often it occurs, blanks included."""
    tally = count(read_survey(SOURCES[source]), columns=COLUMNS)
    assert Counter(TEXTS) == dict(zip(rows(tally), tally.n.tolist(), strict=True))


@pytest.mark.parametrize("source", SOURCES)
def test_rows_in_order(source: str) -> None:
    """Uncounted, the rows stay in the order of the table, each of them one."""
    tally = in_order(read_survey(SOURCES[source]), columns=COLUMNS)
    assert (TEXTS, [1] * 5) == (rows(tally), tally.n.tolist())


def test_some_columns(write: Write) -> None:
    """Only the columns asked for are counted, in the order asked for."""
    table = read_survey(write("a,b,c", "1,x,p", "2,x,q", "3,x,p"))
    tally = count(table, columns=("c", "b"))
    assert {("p", "x"): 2, ("q", "x"): 1} == dict(zip(rows(tally), tally.n.tolist(), strict=True))


def test_mixed_cells() -> None:
    """A pandas column of several types keeps its answers apart, and equal texts together."""
    table = read_survey(pd.DataFrame({"a": [1, "1 ", True, None, "True", 1.0]}))
    tally = in_order(table, columns=("a",))
    assert [("1",), ("1",), ("True",), (None,), ("True",), ("1",)] == rows(tally)


def test_lists_in_cells() -> None:
    """A pandas column that holds a list is refused with a sentence."""
    table = read_survey(pd.DataFrame({"a": [[1], "x"]}))
    with pytest.raises(SurveyError) as caught:
        in_order(table, columns=("a",))
    assert "survey.nested_cells" == caught.value.key


def test_every_value_stands_once(write: Write) -> None:
    """What differs in spaces only is one text."""
    table = read_survey(write("a,b", "x ,1", " x,1", "x,1", ",1", " ,1"))
    assert {"x", None} == {text for (text,) in rows(count(table, columns=("a",)))}


def test_a_file_that_changes(write: Write) -> None:
    """A file that has other rows than were checked is refused."""
    path = write("a,b", "1,2", "3,4")
    table = read_survey(path)
    write("a,b", "1,2")
    with pytest.raises(SurveyError) as caught:
        count(table, columns=("a",))
    assert "It had 2 rows and now has 1." in str(caught.value)


def test_a_file_that_goes_away(write: Write) -> None:
    """A file that is deleted while it is read is refused, not a crash."""
    path = write("a,b", "1,2", "3,4")
    table = read_survey(path)
    path.unlink()
    with pytest.raises(SurveyError) as caught:
        count(table, columns=("a",))
    assert "survey.damaged" == caught.value.key


def test_damaged_pages(tmp_path: Path) -> None:
    """A Parquet file whose footer is whole and whose pages are not is refused when counted."""
    path = tmp_path / "survey.parquet"
    pl.DataFrame({"a": ["yes", "no"] * 500}).write_parquet(path, compression="zstd")
    content = bytearray(path.read_bytes())
    content[4:40] = b"\xff" * 36
    path.write_bytes(bytes(content))
    with pytest.raises(SurveyError) as caught:
        count(read_survey(path), columns=("a",))
    assert "survey.damaged" == caught.value.key


def test_many_rows_are_counted_exactly() -> None:
    """A hundred thousand rows of three questions become their eight patterns, none lost."""
    answers = np.random.RandomState(1).randint(0, 2, size=(100_000, 3))
    frame = pl.DataFrame(answers, schema=["a", "b", "c"])
    table = Table("many", nw.from_native(frame.lazy()), ("a", "b", "c"), 100_000)
    tally = count(table, columns=table.columns)
    expected = Counter(tuple(map(str, row)) for row in answers.tolist())
    assert expected == dict(zip(rows(tally), tally.n.tolist(), strict=True))
