"""The table of counts that is split and judged: a line a pattern, rows without and with a yes."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import ShapeError

Counts = Annotated[NDArray[np.int64], "patterns 2"]
"""Column 0 counts the rows that did not buy, column 1 the rows that bought."""


def whole_counts(counts: Counts) -> Counts:
    """The same counts, looked at: a copy that nobody else changes.

    Raises ShapeError when there are not two columns, or a count is negative or not whole.
    """
    given = np.asarray(counts)
    if given.shape[1:] != (2,):
        raise ShapeError(
            "evaluate.counts_shape",
            "Counts must have one line a pattern and two columns, not bought and bought. "
            "Got the shape {shape}.",
            shape=str(given.shape),
        )
    whole = np.issubdtype(given.dtype, np.integer)
    if not whole or (given < 0).any():
        raise ShapeError(
            "evaluate.counts_whole",
            "Counts must be whole numbers, 0 or more. Got {found}.",
            found=str(given.min()) if whole else str(given.dtype),
        )
    return given.astype(np.int64)
