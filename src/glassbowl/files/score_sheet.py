"""Tables written for people: CSV that no spreadsheet will compute, or Parquet as it is."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from glassbowl.errors import OutputError, shown
from glassbowl.files.atomic import replacing
from glassbowl.files.naming import shown_file
from glassbowl.files.spreadsheet_text import PLAIN_NUMBER, RISKY, neutralised, restored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polars._typing import CsvQuoteStyle

ROWS_AT_ONCE: Final = 100_000
LINE_END: Final = "\r\n"
"""RFC 4180 asks for both marks and every spreadsheet writes them; all readers take them."""


def write_score_sheet(path: str | os.PathLike[str], frame: pl.DataFrame) -> None:
    """Write the table as .csv (UTF-8) or .parquet, whole or not at all, every row in its place.

    In a CSV, numbers are written so that they read back to the same bits, a blank is an empty cell,
    and texts and column names that a spreadsheet could compute get an apostrophe in front
    (`restored_frame` takes it off). Parquet needs none of that: it says what is text.

    Raises OutputError for another ending, for a CSV of lists, and when the file cannot be written.
    """
    pieces = {".csv": csv_pieces, ".parquet": parquet_pieces}.get(Path(path).suffix.lower())
    if pieces is None:
        raise OutputError(
            "output.suffix",
            "A score sheet must end in .csv or .parquet. Got {file}. Choose one of the two.",
            file=shown_file(path),
        )
    with replacing(path) as draft:
        for piece in pieces(frame):
            draft.write(piece)


def csv_pieces(frame: pl.DataFrame) -> Iterator[bytes]:
    """The table as CSV, some rows at a time: the text of a big one is never all in memory."""
    cells = [neutral(place) for place in text_columns(frame)]
    # In a single column, a blank would be an empty line, which readers skip: quotes keep its row.
    quotes: CsvQuoteStyle = "always" if frame.width == 1 else "necessary"
    header = frame.clear()
    header.columns = [neutralised(name) for name in frame.columns]
    yield to_csv(header, header=True, quotes=quotes)
    for rows in by_place(frame).iter_slices(ROWS_AT_ONCE):
        yield to_csv(rows.with_columns(cells), header=False, quotes=quotes)


def parquet_pieces(frame: pl.DataFrame) -> Iterator[bytes]:
    """The table as Parquet, which is smaller than the table itself."""
    body = BytesIO()
    frame.write_parquet(body)
    yield body.getvalue()


def to_csv(rows: pl.DataFrame, *, header: bool, quotes: CsvQuoteStyle) -> bytes:
    """These rows as CSV."""
    body = BytesIO()
    rows.write_csv(body, include_header=header, line_terminator=LINE_END, quote_style=quotes)
    return body.getvalue()


def text_columns(frame: pl.DataFrame) -> tuple[int, ...]:
    """The places of the columns of text. Raises OutputError for one that CSV cannot hold."""
    for name, kind in frame.schema.items():
        if kind.is_nested() or kind in (pl.Binary, pl.Object, pl.Duration):
            raise OutputError(
                "output.nested",
                "Every cell of a CSV must be one text or number. Column {column} holds {kind}. "
                "Choose a name that ends in .parquet, or leave the column out.",
                column=shown(name),
                kind=str(kind),
            )
    # Numbers, dates, true and false are written by Polars alone: nobody can hide a formula in them.
    texts = (pl.String, pl.Categorical, pl.Enum)
    return tuple(place for place, kind in enumerate(frame.dtypes) if kind in texts)


def by_place(frame: pl.DataFrame) -> pl.DataFrame:
    """The same columns named 0, 1, 2...: as names, "*" and "^.*$" would mean every column."""
    plain = frame.clone()
    plain.columns = [str(place) for place in range(frame.width)]
    return plain


def neutral(place: int) -> pl.Expr:
    """`spreadsheet_text.neutralised` over a whole column."""
    cell = pl.col(str(place)).cast(pl.String)
    return pl.when(needs_apostrophe(cell)).then("'" + cell).otherwise(cell).alias(str(place))


def restored_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """A score sheet read back as text, its cells and column names as they were before."""
    texts = [place for place, kind in enumerate(frame.dtypes) if kind == pl.String]
    plain = by_place(frame).with_columns(restored_column(place) for place in texts)
    plain.columns = [restored(name) for name in frame.columns]
    return plain


def restored_column(place: int) -> pl.Expr:
    """`spreadsheet_text.restored` over a whole column."""
    cell = pl.col(str(place))
    marked = cell.str.starts_with("'") & needs_apostrophe(cell)
    return pl.when(marked).then(cell.str.strip_prefix("'")).otherwise(cell).alias(str(place))


def needs_apostrophe(cell: pl.Expr) -> pl.Expr:
    """Whether a spreadsheet could take the cell for a formula."""
    return cell.str.contains(f"^'*{RISKY}") & ~cell.str.contains(f"^'*{PLAIN_NUMBER}$")
