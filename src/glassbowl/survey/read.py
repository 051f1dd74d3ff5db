"""A survey from a file or from the reader's own table: checked, and left where it is."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import narwhals as nw
import polars as pl

from glassbowl.errors import SurveyError, shown
from glassbowl.survey.csv_check import Shape, check_csv
from glassbowl.survey.damage import DAMAGE
from glassbowl.survey.disguise import disguised, is_wide, only_old_line_ends
from glassbowl.survey.own_table import named, own_table
from glassbowl.survey.quotes import bad_quote
from glassbowl.survey.table import Table, question_names

SEPARATORS: Final = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
PARQUET: Final = (".parquet", ".pq")
HEAD: Final = 65_536
"""Bytes that show what kind of file it is."""


def read_survey(source: object) -> Table:
    """The survey in a file or a table, checked and not yet loaded.

    source  the path of a .csv (commas), .tsv or .tab (tabs) or .parquet file, or the reader's own
            pandas, Polars (eager or lazy), PyArrow or DuckDB table. Of a CSV file every column is
            text; other tables keep their types.

    Raises SurveyError, one sentence that says what is wrong and where, for whatever is not clean.
    """
    if not isinstance(source, str | os.PathLike):
        return own_table(source)
    path = Path(source)
    suffix = path.suffix.lower()
    head = opened(path)
    if suffix in PARQUET:
        return read_parquet(path, head)
    if suffix in SEPARATORS:
        return read_csv(path, head, separator=SEPARATORS[suffix])
    raise SurveyError(
        "survey.suffix",
        "A survey must be a .csv, .tsv, .tab or .parquet file. Got {file}. Save it as CSV UTF-8.",
        file=shown(path.name),
    )


def opened(path: Path) -> bytes:
    """The first bytes of the file; raises SurveyError when there is none that could be read."""
    try:
        if not path.exists():
            raise missing(path)
        if not path.is_file():
            raise SurveyError(
                "survey.not_a_file",
                "A survey must be a file. {file} is a folder or a device. Name a file in it.",
                file=shown(path.name or path),
            )
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise SurveyError(
            "survey.unreadable",
            "{file} cannot be read: {reason}. Close it in other programs, or copy it elsewhere.",
            file=shown(path.name),
            reason=error.strerror or type(error).__name__,
        ) from None
    if not head:
        raise SurveyError(
            "survey.empty",
            "A survey must hold a line of names and customers below. {file} is empty (0 bytes).",
            file=shown(path.name),
        )
    return head


def missing(path: Path) -> SurveyError:
    """No file of that name: with the nearest name in the folder, if one is near."""
    folder = path.parent
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    if near := get_close_matches(path.name, names, n=1):
        return SurveyError(
            "survey.missing_near",
            "There is no file {file}. The nearest name in its folder is {nearest}.",
            file=shown(path),
            nearest=shown(near[0]),
        )
    return SurveyError(
        "survey.missing",
        "There is no file {file}. Check the name, and the folder you are in.",
        file=shown(path),
    )


def read_parquet(path: Path, head: bytes) -> Table:
    """The survey in a Parquet file, its types kept."""
    if not head.startswith(b"PAR1"):
        raise not_parquet(path)
    try:
        return named(nw.from_native(pl.scan_parquet(path, glob=False)), path.name)
    except DAMAGE:
        raise not_parquet(path) from None


def not_parquet(path: Path) -> SurveyError:
    """The file has the name of a Parquet file and nothing else of one."""
    return SurveyError(
        "survey.not_parquet",
        "A .parquet file must be whole and in the Parquet format. {file} is not. "
        "Save it again, or give it the ending of what it is.",
        file=shown(path.name),
    )


def read_csv(path: Path, head: bytes, *, separator: str) -> Table:
    """The survey in a text file, every column as text."""
    if (true_format := disguised(head)) is not None:
        raise SurveyError(
            "survey.disguised",
            "A {suffix} file must be plain text. {file} is written in the format {format}. "
            "Open it in the program it came from and save it as CSV UTF-8.",
            suffix=path.suffix,
            file=shown(path.name),
            format=true_format,
        )
    if is_wide(head):
        raise SurveyError(
            "survey.utf16",
            "{file} must be text in UTF-8. It is in UTF-16, which Excel calls Unicode text. "
            "Save it as CSV UTF-8.",
            file=shown(path.name),
        )
    if only_old_line_ends(head):
        raise SurveyError(
            "survey.old_line_ends",
            "The lines of {file} must end as Windows, macOS or Linux end them. They end as on an "
            "old Mac (CR alone). Save it again as CSV UTF-8.",
            file=shown(path.name),
        )
    shape = check_csv(path, separator=separator)
    return scanned(path, shape, separator=separator)


def scanned(path: Path, shape: Shape, *, separator: str) -> Table:
    """The checked file, lazily; raises SurveyError when Polars finds other rows in it than we."""
    columns = question_names(shape.header, file=path.name)
    frame = pl.scan_csv(
        path,
        separator=separator,
        infer_schema=False,
        new_columns=list(columns),
        # Empty lines at the end would become rows without an answer.
        n_rows=shape.rows if shape.blank_lines else None,
        glob=False,
    )
    if measured(frame) != (shape.rows, shape.letters):
        raise disagreement(path, separator)
    return Table(
        path.name,
        nw.from_native(frame),
        columns,
        shape.rows,
        text=True,
        blank_lines=shape.blank_lines,
    )


def measured(frame: pl.LazyFrame) -> tuple[int, int] | None:
    """Rows, and letters in all cells together, as Polars finds them; None where it gives up."""
    letters = pl.sum_horizontal(pl.all().str.len_chars().sum())
    try:
        found = frame.select(pl.len(), letters.alias("letters")).collect(engine="streaming")
    except DAMAGE:
        return None
    rows, letter_count = found.row(0)
    return int(rows), int(letter_count)


def disagreement(path: Path, separator: str) -> SurveyError:
    """Two readers understand the file differently: at a quote in a bare cell, if there is one."""
    bad = bad_quote(path, separator=separator)
    if bad is not None:
        return SurveyError(
            "survey.stray_quote",
            'A cell with a quote (") in it must be put in quotes, and the quote doubled. '
            'Line {line} of {file} has a bare one. Write "5"" pipe" for 5" pipe.',
            file=shown(path.name),
            line=bad.line,
        )
    return SurveyError(
        "survey.ambiguous",
        "{file} can be read in two ways that do not agree. Save it again as CSV UTF-8 with your "
        "spreadsheet.",
        file=shown(path.name),
    )
