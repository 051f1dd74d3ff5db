"""One look through a CSV file before it is read: whether it is clean, and if not, where.

A million rows a second or so, and never more than one row in memory.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final, TextIO

from glassbowl.errors import SurveyError, shown
from glassbowl.survey.header import check_header
from glassbowl.survey.quotes import bad_quote

LONGEST_LINE: Final = 10_000_000
"""Letters; more than these without a line end is no survey."""

LOOKED_AT: Final = 100
"""Rows that are held beside the header to see whether it is one."""

Row = tuple[int, Sequence[str]]
"""The line in which a row begins, counted from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a clean file holds; whoever reads it for good must find the same.

    header       the names as they stand in the first line
    rows         customers
    letters      in all their cells together
    blank_lines  after the last customer
    """

    header: tuple[str, ...]
    rows: int
    letters: int
    blank_lines: int


def check_csv(path: Path, *, separator: str) -> Shape:
    """The shape of a clean CSV file.

    Clean is: UTF-8, one line of names, the same number of cells in every row, quotes in pairs, no
    empty line but at the end. Raises SurveyError naming the first line that is not.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            return walk(file, path, separator)
    except UnicodeDecodeError:
        raise not_utf8(path) from None


def walk(file: TextIO, path: Path, separator: str) -> Shape:
    """Every row once, in order; raises SurveyError at the first that cannot stand."""
    numbered = numbered_rows(file, path, separator)
    _, header = next(numbered, (1, ()))
    first = list(islice(numbered, LOOKED_AT))
    check_header(header, [row for _, row in first], path=path, separator=separator)
    width, rows, letters, empty, first_empty = len(header), 0, 0, 0, 0
    for line, row in chain(first, numbered):
        if not any(row):
            empty += 1
            first_empty = first_empty or line
        elif len(row) != width:
            raise ragged(path, line, found=len(row), expected=width)
        elif empty:
            raise empty_line(path, first_empty)
        else:
            rows += 1
            letters += len("".join(row))
    if not rows:
        raise SurveyError(
            "survey.no_rows",
            "A survey must have at least one customer. {file} has a line of names and nothing "
            "below. Add the answers, one customer a line.",
            file=shown(path.name),
        )
    return Shape(tuple(header), rows, letters, empty)


def numbered_rows(file: TextIO, path: Path, separator: str) -> Iterator[Row]:
    """The rows of the file, each with the line it begins in."""
    reader = csv.reader(lines(file, path), delimiter=separator, strict=True)
    start = 1
    try:
        for row in reader:
            yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise unreadable_row(path, separator, start, str(error)) from None


def lines(file: TextIO, path: Path) -> Iterator[str]:
    """The lines of the file; raises SurveyError at what no text has."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if "\0" in line:
            raise SurveyError(
                "survey.nul",
                "A survey must be plain text. Line {line} of {file} holds a NUL, as only other "
                "kinds of file do. Save it again as CSV UTF-8.",
                file=shown(path.name),
                line=number,
            )
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise SurveyError(
                "survey.long_line",
                "A line of {file} must be shorter than {most} letters. Line {line} is not. "
                "Save it again as CSV UTF-8, one customer a line.",
                file=shown(path.name),
                most=LONGEST_LINE,
                line=number,
            )
        yield line


def ragged(path: Path, line: int, *, found: int, expected: int) -> SurveyError:
    """A row has more or fewer cells than there are names."""
    return SurveyError(
        "survey.ragged",
        "Every row of {file} must have one cell for each of the {expected} names. The row in line "
        "{line} has {found}. Correct it; a cell that holds the separator needs quotes around it.",
        file=shown(path.name),
        expected=expected,
        line=line,
        found=found,
    )


def empty_line(path: Path, line: int) -> SurveyError:
    """An empty row has customers below it."""
    return SurveyError(
        "survey.empty_line",
        "{file} must have no empty line among its customers. Line {line} holds no answer at all. "
        "Delete it.",
        file=shown(path.name),
        line=line,
    )


def unreadable_row(path: Path, separator: str, start: int, said: str) -> SurveyError:
    """The csv module gave up in the row that begins in line `start`, for the reason `said`."""
    if "new-line" in said:
        return SurveyError(
            "survey.mixed_line_ends",
            "The lines of {file} must all end alike. The row in line {line} holds an old Mac line "
            "end (CR alone). Save it again as CSV UTF-8.",
            file=shown(path.name),
            line=start,
        )
    bad = bad_quote(path, separator=separator, start=start, bare=False)
    if bad is not None:
        return SurveyError(
            "survey.open_quote",
            'A cell that opens with a quote (") must close with one. In {file} the quote opened in '
            "line {line} is not closed before the next cell. Close it, or double quotes inside it.",
            file=shown(path.name),
            line=bad.opened,
        )
    return SurveyError(
        "survey.long_cell",
        "A cell must have at most {most} letters. The row in line {line} of {file} has a longer "
        "one. Shorten it, or leave the column out of the file.",
        file=shown(path.name),
        most=csv.field_size_limit(),
        line=start,
    )


def not_utf8(path: Path) -> SurveyError:
    """Some byte is no letter in UTF-8: which, and where."""
    line, byte = first_wrong_byte(path)
    return SurveyError(
        "survey.not_utf8",
        "{file} must be text in UTF-8. Line {line} holds the byte {byte}, which is none. "
        "Open it in your spreadsheet and save it as CSV UTF-8.",
        file=shown(path.name),
        line=line,
        byte=f"0x{byte:02X}",
    )


def first_wrong_byte(path: Path) -> tuple[int, int]:
    """The line of the first byte that is no UTF-8, counted from 1, and the byte."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                return number, line[error.start]
    return 1, 0
