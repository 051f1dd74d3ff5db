"""Many rows, some at a time: those that stay near the processor are worked on sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from glassbowl.survey.tally import Places

ROWS_AT_ONCE: Final = 2**16


def parts(rows: int) -> list[slice]:
    """All rows, some at a time."""
    return [slice(first, first + ROWS_AT_ONCE) for first in range(0, rows, ROWS_AT_ONCE)]


def at(places: Places, values: NDArray[Any]) -> NDArray[Any]:
    """For each row the value at its place, (rows,); every place must be one of `values`."""
    found = np.empty(len(places), dtype=values.dtype)
    for part in parts(len(places)):
        # With "clip" nothing is checked first: that every place is there is known.
        np.take(values, places[part], out=found[part], mode="clip")
    return found


def counted(places: Places, several: int) -> NDArray[np.int64]:
    """How many rows stand at each of so many places, (several,)."""
    counts = np.zeros(several, dtype=np.int64)
    for part in parts(len(places)):
        counts += np.bincount(places[part], minlength=several)
    return counts
