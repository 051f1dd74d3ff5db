"""A score sheet holds every cell of its table, as CSV for any spreadsheet or as Parquet."""

from __future__ import annotations

import csv
import struct
from io import StringIO
from random import Random
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glassbowl.errors import OutputError
from glassbowl.files.score_sheet import csv_pieces, restored_frame, write_score_sheet
from glassbowl.files.spreadsheet_text import neutralised, restored
from glassbowl.survey import in_file_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

cells = st.text(max_size=10) | st.text("'=+-@\t\r\n\x00 ,;\"\u00a0＝1.", max_size=6)


def read_by_hand(content: bytes) -> list[list[str]]:
    """The cells of a CSV as Python's own reader finds them."""
    return list(csv.reader(StringIO(content.decode("utf-8"), newline="")))


def written(frame: pl.DataFrame) -> list[list[str]]:
    """The cells of the CSV that is written for a table."""
    return read_by_hand(b"".join(csv_pieces(frame)))


def text_frame(*columns: Sequence[str | None]) -> pl.DataFrame:
    """A table of text columns named a, b, c..."""
    return pl.DataFrame(dict(zip("abc", columns, strict=False)), schema_overrides={"a": pl.String})


def test_a_score_sheet_is_written(tmp_path: Path) -> None:
    """The prospects' own columns come first, then ours; every row in its place."""
    frame = pl.DataFrame({"id": ["p1", "p2"], "probability": [0.1, 1e-7], "rank": [1, 2]})
    write_score_sheet(tmp_path / "list.csv", frame)
    assert (
        b"id,probability,rank\r\np1,0.1,1\r\np2,1e-7,2\r\n" == (tmp_path / "list.csv").read_bytes()
    )


def test_text_is_utf8(tmp_path: Path) -> None:
    """Chinese names stand in the file in UTF-8, without a mark in front."""
    write_score_sheet(tmp_path / "list.csv", pl.DataFrame({"有養貓": ["是"], "b": ["否"]}))
    assert "有養貓,b\r\n是,否\r\n".encode() == (tmp_path / "list.csv").read_bytes()


def test_formulas_and_headers_are_neutralised() -> None:
    """Cells and column names that could be computed get an apostrophe; numbers do not."""
    frame = pl.DataFrame({"=name": ["=1+1", "-2.5"], "n": [-1, 2]})
    assert [["'=name", "n"], ["'=1+1", "-1"], ["-2.5", "2"]] == written(frame)


def test_polars_alone_would_write_formulas() -> None:
    """Without our care the formula would stand in the file as it is."""
    assert "=1+1" in pl.DataFrame({"a": ["=1+1"]}).write_csv().splitlines()


@settings(max_examples=300)
@given(st.lists(cells, min_size=1, max_size=8))
def test_whole_columns_are_neutralised_like_single_cells(column: list[str]) -> None:
    """The rule over columns and the rule for one text are the same rule."""
    rows = written(text_frame(column, column))
    assert [[neutralised(cell)] * 2 for cell in column] == rows[1:]


@settings(max_examples=300)
@given(st.lists(cells, min_size=1, max_size=4), st.lists(cells, min_size=1, max_size=4))
def test_every_cell_can_be_restored(one: list[str], other: list[str]) -> None:
    """Quotes, commas, line ends, NUL, formulas: reading our own CSV gives every cell back."""
    size = min(len(one), len(other))
    rows = list(zip(one[:size], other[:size], strict=True))
    back = written(text_frame([a for a, _ in rows], [b for _, b in rows]))[1:]
    assert rows == [(restored(a), restored(b)) for a, b in back]


@settings(max_examples=300)
@given(st.lists(cells | st.none(), min_size=1, max_size=4))
def test_a_whole_table_can_be_restored(column: list[str | None]) -> None:
    """Read back by Polars as text, the table is the one that was written, blanks included."""
    frame = text_frame(column, column).rename({"b": "=b"})
    content = b"".join(csv_pieces(frame))
    back = restored_frame(pl.read_csv(content, infer_schema=False))
    assert frame.to_dict(as_series=False) == back.to_dict(as_series=False)


def test_cells_would_be_lost_without_doubling() -> None:
    """The round trip can fail: were every apostrophe taken off, these two would be one."""
    _, (one, _), (other, _) = written(text_frame(["=1", "'=1"], ["", ""]))
    assert (True, True) == (one != other, one.lstrip("'") == other.lstrip("'"))


def doubles(count: int) -> list[float]:
    """Finite numbers of any size, drawn by their bits, after some that are known to be awkward."""
    dice = Random(1)  # noqa: S311  not a secret
    known = [-0.0, 0.0, 5e-324, -5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 0.1, 1e16]
    drawn = [struct.unpack("<d", dice.randbytes(8))[0] for _ in range(count)]
    return known + [number for number in drawn if np.isfinite(number)]


def test_numbers_keep_every_bit() -> None:
    """100,000 doubles of all sizes, minus zero and the smallest among them, read back the same."""
    numbers = doubles(100_000)
    back = [float(cell) for cell, _ in written(pl.DataFrame({"a": numbers, "b": numbers}))[1:]]
    assert np.array(numbers).tobytes() == np.array(back).tobytes()


def test_rounded_numbers_would_be_noticed() -> None:
    """The comparison can fail: with 15 digits, many doubles do not come back."""
    numbers = doubles(1000)
    assert numbers != [float(f"{number:.15g}") for number in numbers]


def test_whole_numbers_stay_whole() -> None:
    """A count is written without a point, however large."""
    frame = pl.DataFrame({"a": [2**63 - 1, -(2**63)], "b": [0, 1]})
    assert [["9223372036854775807", "0"], ["-9223372036854775808", "1"]] == written(frame)[1:]


def test_blanks_are_empty_cells() -> None:
    """What is missing is an empty cell, whatever its column holds."""
    frame = pl.DataFrame({"text": ["a", None], "number": [None, 1.5], "flag": [None, None]})
    assert [["a", "", ""], ["", "1.5", ""]] == written(frame)[1:]


@pytest.mark.parametrize("column", [["a", None, "", "b"], [1.5, None, None, 2.5]])
def test_a_blank_in_a_single_column_keeps_its_row(column: list[object]) -> None:
    """A table of one column has as many rows in the file as in memory."""
    assert 5 == len([row for row in written(pl.DataFrame({"a": column})) if row])


def test_names_that_mean_every_column() -> None:
    """A column called * or ^.*$ is one column."""
    frame = pl.DataFrame({"*": ["=1"], "^.*$": ["=2"], "": ["=3"]})
    content = b"".join(csv_pieces(frame))
    assert [["*", "^.*$", ""], ["'=1", "'=2", "'=3"]] == read_by_hand(content)
    assert frame.equals(restored_frame(pl.read_csv(content, infer_schema=False)))


def test_categories_are_text() -> None:
    """Texts kept as categories are neutralised as well."""
    column = pl.Series(["=1", "b"], dtype=pl.Categorical)
    assert [["'=1", "'=1"], ["b", "b"]] == written(pl.DataFrame({"a": column, "b": column}))[1:]


def test_no_rows() -> None:
    """A table without rows is a file with its column names."""
    assert [["a", "b"]] == written(pl.DataFrame(schema={"a": pl.String, "b": pl.Int64}))


def test_pieces_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table written three rows at a time is the same file."""
    frame = pl.DataFrame({"a": [f"={n}" for n in range(10)], "b": range(10)})
    whole = b"".join(csv_pieces(frame))
    monkeypatch.setattr(in_file_order, "ROWS_AT_ONCE", 3)
    assert whole == b"".join(csv_pieces(frame))


def test_parquet_holds_the_table_as_it_is(tmp_path: Path) -> None:
    """In Parquet a text is known to be text, and nothing is put in front of it."""
    frame = pl.DataFrame({"=a": ["=1", None], "n": [-0.0, 5e-324], "list": [[1], [2]]})
    write_score_sheet(tmp_path / "list.parquet", frame)
    assert frame.equals(pl.read_parquet(tmp_path / "list.parquet"))


@pytest.mark.parametrize("name", ["list", "list.xlsx", "list.csv.gz", "csv", ".csv"])
def test_other_endings_are_refused(name: str, tmp_path: Path) -> None:
    """The two endings are named, and no file appears."""
    with pytest.raises(OutputError, match=r"must end in \.csv or \.parquet") as caught:
        write_score_sheet(tmp_path / name, pl.DataFrame({"a": [1]}))
    assert ("output.suffix", []) == (caught.value.key, list(tmp_path.iterdir()))


@pytest.mark.parametrize("name", ["LIST.CSV", "list.Parquet"])
def test_endings_may_be_capital(name: str, tmp_path: Path) -> None:
    """A capital letter makes no other ending."""
    write_score_sheet(tmp_path / name, pl.DataFrame({"a": [1]}))
    assert [name] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "column",
    [
        pl.Series("a", [[1]]),
        pl.Series("a", [{"b": 1}]),
        pl.Series("a", [b"x"]),
        pl.Series("a", [1]).cast(pl.Duration),
        pl.Series("a", [object()], dtype=pl.Object),
    ],
    ids=["list", "group", "bytes", "duration", "object"],
)
def test_lists_do_not_fit_a_csv(column: pl.Series, folder: Path) -> None:
    """What is no single text or number is refused by its column; the old file stays."""
    (folder / "saved").rename(folder / "saved.csv")
    with pytest.raises(OutputError, match="Column 'a' holds"):
        write_score_sheet(folder / "saved.csv", pl.DataFrame([column]))
    assert {"saved.csv": b"old"} == {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_failed_sheet_leaves_the_old_one(suffix: str, tmp_path: Path) -> None:
    """Where no file can be made, the sentence is that of every other file."""
    with pytest.raises(OutputError) as caught:
        write_score_sheet(tmp_path / "missing" / f"list.{suffix}", pl.DataFrame({"a": [1]}))
    assert "output.no_folder" == caught.value.key


@pytest.mark.long
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_million_rows_are_written_in_seconds(suffix: str, tmp_path: Path) -> None:
    """A million rows of eight columns take less than ten seconds of computing, and none is lost."""
    rows = 1_000_000
    answers = pl.Series(["yes", "no", "=1", "-3"] * (rows // 4))
    texts = {f"q{number}": answers for number in range(5)}
    numbers = {"probability": np.linspace(0, 1, rows), "rank": np.arange(rows)}
    frame = pl.DataFrame(texts | numbers | {"flag": pl.repeat("never seen", rows, eager=True)})
    start = process_time()
    write_score_sheet(tmp_path / f"list.{suffix}", frame)
    seconds = process_time() - start
    read = pl.scan_csv if suffix == "csv" else pl.scan_parquet
    count = read(tmp_path / f"list.{suffix}").select(pl.len()).collect().item()
    assert (rows, True) == (count, seconds < 10)
