"""How a file is named in a sentence: quoted, on one line, with its end kept when it is long."""

from __future__ import annotations

import os

from glassbowl.errors import LONGEST_SHOWN, shown


def shown_file(path: str | bytes | os.PathLike[str]) -> str:
    """The path as typed, safe to print; a long one loses its beginning, for the end tells more."""
    text = os.fsdecode(path)
    return shown(text if len(text) <= LONGEST_SHOWN else f"…{text[2 - LONGEST_SHOWN :]}")
