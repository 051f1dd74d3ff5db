"""One cell as text, and when two texts are the same answer."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import numpy as np

NUMBER: Final = re.compile(r"[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
"""A plain number. 007 is none, it is a code; neither is 1_000, 1,000, 0x10, 12% or infinity."""

LONGEST_NUMBER: Final = 40
"""Digits beyond these carry nothing that a double could hold."""

EXACT: Final = 1e15
"""Below this every whole number is a double and every double prints its own digits."""

LARGEST: Final = 1e100
"""Beyond this no answer means a number, and squares would soon be infinite."""

NARROW: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x2212: ord("-")}
"""Full-width letters, digits and marks, as Chinese keyboards type them, and the minus sign."""


def as_text(value: object) -> str | None:
    """A cell of any type as the text a CSV file would hold; None when nothing was answered.

    True and False stay words, 25.0 becomes 25, dates are written year first, and spaces around a
    text do not count.
    """
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        # NaN is what differs from itself.
        return number_text(value) if value == value else None  # noqa: PLR0124
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value).strip() or None


def number_text(value: float) -> str:
    """The shortest text that reads back as the same number: 25, not 25.0; 0, not -0."""
    value = float(value)  # NumPy's own floats print their type too
    return str(int(value)) if abs(value) < EXACT and value.is_integer() else repr(value)


def number_of(text: str) -> float | None:
    """The number a text is, or None: only plain numbers of at most a hundred digits."""
    narrow = text if text.isascii() else text.translate(NARROW)
    if NUMBER.fullmatch(narrow) is None or len(narrow) > LONGEST_NUMBER:
        return None
    value = float(narrow)
    return value if -LARGEST <= value <= LARGEST else None


def folded(text: str) -> str:
    """What two spellings of one answer have in common: no case, single spaces, 1.0 is 1."""
    narrow = " ".join(text.translate(NARROW).split())
    number = number_of(narrow)
    if number is not None and abs(number) < EXACT:
        return number_text(number)
    return narrow.casefold()
