"""Matrices in plain text: named rows, named columns, as many as fit on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from glassbowl.cli.folding import WIDTH, tell
from glassbowl.cli.numbers import DECIMALS, aligned
from glassbowl.cli.screen import GAP, Screen, cells
from glassbowl.core.arrays import Array

MOST_ROWS: Final = 12
MOST_BLOCKS: Final = 2
"""A larger matrix is cut off, and says so."""


def show_matrix(
    screen: Screen,
    values: Array,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    decimals: int = DECIMALS,
) -> None:
    """A matrix with a name before each row and above each column, in blocks of 80 columns.

    One row of very many columns is laid on its side, whole; anything else too large is cut off.
    """
    if len(values) == 1 and len(columns) > MOST_ROWS:
        texts = aligned([float(value) for value in values[0]], decimals)
        screen.table(["", rows[0]], list(zip(columns, texts, strict=True)), right={1})
        return
    texts = aligned([float(value) for value in values[:MOST_ROWS].ravel()], decimals)
    body = [texts[start : start + len(columns)] for start in range(0, len(texts), len(columns))]
    names = list(rows[: len(body)])
    blocks = _blocks(names, columns, body)[:MOST_BLOCKS]
    for first, last in blocks:
        lines = [[name, *row[first:last]] for name, row in zip(names, body, strict=True)]
        screen.table(["", *columns[first:last]], lines, right=range(1, last - first + 1))
    hidden = len(values) - len(body), len(columns) - blocks[-1][1]
    if any(hidden):
        tell(screen, "look.cut", rows=hidden[0], columns=hidden[1])


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
