"""Ranks for many who share few standings: each takes the next that its standing has left."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import KernelError
from glassbowl.kernel.library import address, library
from glassbowl.kernel.refusals import MOST_NUMBERS

Standings = NDArray[np.integer[Any]]
Ranks = NDArray[np.int64]


def take_ranks(standing: Standings, following: Ranks) -> Ranks:
    """For each row the next rank that its standing has left, (rows,).

    standing   (rows,), each from 0 up to len(following)
    following  for each standing the rank that comes next; it moves on with each that is taken

    By the kernel when there is one, else by NumPy. Raises KernelError for a standing that is none.
    """
    found = library()
    if found is None or max(len(standing), len(following)) > MOST_NUMBERS:
        return take_ranks_in_numpy(standing, following)
    _refuse_strange(standing, following)
    standing = np.ascontiguousarray(standing, dtype=np.int32)
    ranks: Ranks = np.empty(len(standing), dtype=np.int64)
    found.c.glassbowl_ranks(len(standing), *map(address, (standing, following, ranks)))
    return ranks


def take_ranks_in_numpy(standing: Standings, following: Ranks) -> Ranks:
    """The same by sorting the rows by their standings: what is used where there is no kernel."""
    _refuse_strange(standing, following)
    rows = np.argsort(standing, kind="stable")
    alike = standing[rows]
    new = np.ones(len(rows), dtype=bool)
    new[1:] = alike[1:] != alike[:-1]
    begins = np.flatnonzero(new)
    lengths, those = np.diff(begins, append=len(rows)), alike[begins]
    ranks: Ranks = np.empty(len(rows), dtype=np.int64)
    ranks[rows] = np.repeat(following[those] - begins, lengths) + np.arange(len(rows))
    following[those] += lengths
    return ranks


def _refuse_strange(standing: Standings, following: Ranks) -> None:
    if following.dtype != np.int64 or not following.flags.c_contiguous or following.ndim != 1:
        raise KernelError(
            "kernel.following",
            "The ranks that come next must be one row of 64-bit whole numbers. "
            "Got {kind} of shape {shape}.",
            kind=str(following.dtype),
            shape=str(following.shape),
        )
    if standing.ndim != 1 or standing.dtype.kind not in "iu":
        raise KernelError(
            "kernel.standings",
            "Standings must be one row of whole numbers. Got {kind} of shape {shape}.",
            kind=str(standing.dtype),
            shape=str(standing.shape),
        )
    if len(standing) and not 0 <= standing.min() <= standing.max() < len(following):
        raise KernelError(
            "kernel.standing",
            "A standing must be one of the {several} that there are, counted from 0. "
            "Got some from {least} to {most}.",
            several=len(following),
            least=int(standing.min()),
            most=int(standing.max()),
        )
