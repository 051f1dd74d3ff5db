"""Matrices in plain text: named rows, named columns, as many as fit on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from glassbowl.cli.folding import WIDTH
from glassbowl.cli.numbers import DECIMALS, aligned
from glassbowl.cli.screen import GAP, Screen, cells
from glassbowl.core.arrays import Array

MOST_ROWS: Final = 24
"""A longer matrix is cut off, and says so."""


def show_matrix(
    screen: Screen,
    values: Array,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    decimals: int = DECIMALS,
) -> None:
    """A matrix with a name before each row and above each column, in blocks of 80 columns."""
    shown = values[:MOST_ROWS]
    texts = aligned([float(value) for value in shown.ravel()], decimals)
    width = len(columns)
    body = [texts[start : start + width] for start in range(0, len(texts), width)]
    names = list(rows[: len(body)])
    for first, last in _blocks(names, columns, body):
        right = range(1, last - first + 1)
        lines = [[name, *row[first:last]] for name, row in zip(names, body, strict=True)]
        screen.table(["", *columns[first:last]], lines, right=right)
    if len(values) > MOST_ROWS:
        screen.tell("look.more_rows", count=len(values) - MOST_ROWS)


def _blocks(
    names: Sequence[str], columns: Sequence[str], body: Sequence[Sequence[str]]
) -> list[tuple[int, int]]:
    """From which column to which a block goes, so that none is wider than the screen."""
    widths = [
        len(GAP) + max(cells(text) for text in (column, *(row[place] for row in body)))
        for place, column in enumerate(columns)
    ]
    left = max(map(cells, names), default=0)
    blocks, first, used = [], 0, left
    for place, width in enumerate(widths):
        if place > first and used + width > WIDTH:
            blocks.append((first, place))
            first, used = place, left
        used += width
    return [*blocks, (first, len(columns))]
