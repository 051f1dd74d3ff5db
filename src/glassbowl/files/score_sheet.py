"""Tables written for people: CSV that no spreadsheet will compute, or Parquet as it is."""

from __future__ import annotations

import os
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

import polars as pl

from glassbowl.errors import OutputError, SurveyError, shown
from glassbowl.files.atomic import replacing
from glassbowl.files.naming import shown_file
from glassbowl.files.spreadsheet_text import PLAIN_NUMBER, RISKY, neutralised, restored
from glassbowl.survey.damage import readable
from glassbowl.survey.in_file_order import batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polars._typing import CsvQuoteStyle, ParquetCompression

    from glassbowl.files.atomic import Draft

LINE_END: Final = "\r\n"
"""RFC 4180 asks for both marks and every spreadsheet writes them; all readers take them."""


def write_score_sheet(
    path: str | os.PathLike[str],
    frame: pl.DataFrame | pl.LazyFrame,
    *,
    source: str = "",
    packed: ParquetCompression = "zstd",
) -> None:
    """Write the table as .csv (UTF-8) or .parquet, whole or not at all, every row in its place.

    A lazy table is never in memory as a whole; `source` is then the file that its rows come from.
    `packed` is how Parquet packs its columns: "zstd" for a small file, "uncompressed" to be quick.

    In a CSV, numbers are written so that they read back to the same bits, a blank is an empty cell,
    and texts and column names that a spreadsheet could compute get an apostrophe in front
    (`restored_frame` takes it off). Parquet needs none of that: it says what is text.

    Raises OutputError for another ending, for a CSV of lists, and when the file cannot be written;
    SurveyError when the source cannot be read to its end.
    """
    write = {".csv": write_csv, ".parquet": write_parquet}.get(Path(path).suffix.lower())
    if write is None:
        raise OutputError(
            "output.suffix",
            "A score sheet must end in .csv or .parquet. Got {file}. Choose one of the two.",
            file=shown_file(path),
        )
    with replacing(path) as draft:
        write(draft, frame.lazy(), source, packed)


def write_csv(draft: Draft, frame: pl.LazyFrame, source: str, _: ParquetCompression) -> None:
    """The table as CSV, some rows at a time: the text of a big one is never all in memory."""
    for piece in csv_pieces(frame, source):
        draft.write(piece)


def csv_pieces(frame: pl.DataFrame | pl.LazyFrame, source: str = "") -> Iterator[bytes]:
    """The header, then some rows at a time."""
    header = frame.lazy().clear().collect()
    cells = [neutral(place) for place in text_columns(header)]
    # In a single column, a blank would be an empty line, which readers skip: quotes keep its row.
    quotes: CsvQuoteStyle = "always" if header.width == 1 else "necessary"
    header.columns = [neutralised(name) for name in header.columns]
    yield to_csv(header, header=True, quotes=quotes)
    for rows in batches(source, frame.lazy()):
        yield to_csv(by_place(rows).with_columns(cells), header=False, quotes=quotes)


def write_parquet(
    draft: Draft, frame: pl.LazyFrame, source: str, packed: ParquetCompression
) -> None:
    """The table as Parquet, its types as they are."""
    body = Body(draft)
    try:
        with readable(source):
            frame.sink_parquet(cast("IO[bytes]", body), compression=packed)
    except SurveyError:
        # Polars calls every failure its own, also that of a disk that is full.
        if body.trouble is not None:
            raise body.trouble from None
        raise


class Body(RawIOBase):
    """A draft as a file that Polars can write to; it keeps the error that writing ended with."""

    def __init__(self, draft: Draft) -> None:
        """Nothing has gone wrong yet."""
        super().__init__()
        self._draft = draft
        self.trouble: BaseException | None = None

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, body: bytes) -> int:  # type: ignore[override]  # Polars gives bytes
        """Add these bytes, all of them."""
        try:
            self._draft.write(body)
        except BaseException as trouble:
            self.trouble = trouble
            raise
        return len(body)


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
