"""Where a quote goes wrong in a CSV file: found mark by mark, only once something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

FARTHEST = 2_000_000
"""Letters looked at behind the row that could not be read."""


@dataclass(frozen=True, slots=True)
class BadQuote:
    """A quote that breaks the rules of CSV, by lines counted from 1.

    opened  where the cell's first quote stands; 0 when the cell does not open with one
    line    where it goes wrong: letters behind the closing quote, or a quote in a bare cell;
            0 when the file ends, or two million letters have passed, before the quote is closed
    """

    opened: int
    line: int


def bad_quote(path: Path, *, separator: str, start: int = 1, bare: bool = True) -> BadQuote | None:
    """The first quote from line `start` on, where a row must begin, that breaks the rules of CSV.

    A cell with a quote in it must open and close with one, and quotes inside it are doubled. With
    `bare=False` a quote in a cell that does not open with one is let pass, as most readers do.
    None when every quote keeps the rules.
    """
    place, opened, line = "edge", 0, start
    for mark in letters(path, start):
        if place == "quoted":
            place = "after" if mark == '"' else "quoted"
        elif mark in (separator, "\n"):
            place = "edge"
        elif mark == '"' and place == "edge":
            place, opened = "quoted", line
        elif mark == '"' and place == "after":
            place = "quoted"
        elif mark != "\r" and place == "after":
            return BadQuote(opened, line)
        elif mark == '"' and bare:
            return BadQuote(0, line)
        else:
            place = "bare"
        line += mark == "\n"
    return BadQuote(opened, 0) if place == "quoted" else None


def letters(path: Path, start: int) -> Iterator[str]:
    """The letters of a file from line `start` on, at most two million of them."""
    with path.open(encoding="utf-8-sig", newline="\n", errors="replace") as file:
        rest = (mark for line in islice(file, start - 1, None) for mark in line)
        yield from islice(rest, FARTHEST)
