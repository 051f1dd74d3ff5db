"""Text that a spreadsheet will show and never compute.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and a formula can read other
cells or start a program. Such a cell gets an apostrophe in front, which can be taken off again.
"""

from __future__ import annotations

import re
from typing import Final

INVISIBLE: Final = (
    " \u0085\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\x0b\x0c"
)
"""Spaces and marks without width, which a spreadsheet may strip before it looks."""

STARTS: Final = "=+\\-@\t\r\n\\x00\uff1d\uff0b\uff0d\uff20"
"""What makes a formula of a cell, or ends the cell before and begins another; also full-width."""

# The same patterns run here and, over whole columns, in Polars, so they keep to what both know.
RISKY: Final = f"[{INVISIBLE}]*[{STARTS}]"
PLAIN_NUMBER: Final = " *[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)? *"

is_risky: Final = re.compile(f"'*{RISKY}").match
is_number: Final = re.compile(f"'*{PLAIN_NUMBER}").fullmatch


def neutralised(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet could take it for a formula.

    A plain number such as -2.5 stays as it is. A cell that already looks neutralised, `'=1`, gets
    one more apostrophe: no two cells come out the same, and `restored` gives every one back.
    """
    return f"'{cell}" if is_risky(cell) and not is_number(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `neutralised`."""
    return cell[1:] if cell.startswith("'") and neutralised(cell) != cell else cell
