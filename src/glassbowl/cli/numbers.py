"""A number as it stands on screen: short where that loses nothing, never 0.0000 for something."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Final

DECIMALS: Final = 4
MOST_DECIMALS: Final = 15

EXACT: Final = 1e-11
"""A double this near to a short decimal is that decimal: 3.8200000000000003 is written 3.82."""

FIGURES: Final = 2
LARGEST: Final = 1e9
"""From here on a number is written as in 1.23e+11."""

SMALLEST: Final = 1e-9
"""Below this a number is written as in 1.2e-11."""

RESIDUE: Final = 1e-15
"""Below this it is what a sum of doubles leaves over where the true sum is 0."""


def written(value: float | None, decimals: int = DECIMALS) -> str:
    """One number: an integer as such, a short decimal short, anything else with `decimals`."""
    if value is None:
        return "-"
    if isinstance(value, int):
        return str(value)
    return _fixed(value, _needed(value, decimals))


def aligned(values: Sequence[float], decimals: int = DECIMALS) -> list[str]:
    """Numbers that stand under each other: all with the decimals that the longest needs."""
    most = max((_needed(value, decimals) for value in values), default=0)
    return [_fixed(value, most) for value in values]


def joined(values: Sequence[float | None], decimals: int = DECIMALS) -> str:
    """Numbers in a row, with a space between two."""
    return " ".join(written(value, decimals) for value in values)


def _needed(value: float, decimals: int) -> int:
    """The fewest decimals, at most `decimals`, that lose nothing."""
    return next((places for places in range(decimals) if _exact(value, places)), decimals)


def _exact(value: float, decimals: int) -> bool:
    return abs(value) < RESIDUE or abs(round(value, decimals) - value) <= EXACT * abs(value)


def _fixed(value: float, decimals: int) -> str:
    """The number with that many decimals, or with as many more as show two figures of it."""
    if abs(value) < RESIDUE:
        value = 0.0
    if abs(value) >= LARGEST:
        return f"{value:.{FIGURES}e}"
    if _exact(value, decimals):
        return f"{value:.{decimals}f}"
    if abs(value) < SMALLEST:
        return f"{value:.{FIGURES - 1}e}"
    first_figure = -floor(log10(abs(value)))
    return f"{value:.{max(decimals, first_figure + FIGURES - 1)}f}"
