"""Ranks: the next that a standing has left, whoever takes it; everybody one, and none twice."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from tests.kernel.test_bowl_room import Fenced

from glassbowl.errors import KernelError
from glassbowl.kernel.library import address, library
from glassbowl.kernel.ranks import take_ranks, take_ranks_in_numpy

BOTH = pytest.mark.parametrize("take", [take_ranks, take_ranks_in_numpy])


def first_of_each(standing: NDArray[Any], several: int) -> NDArray[np.int64]:
    """Which rank comes first at each standing, when those of lower standings are before it."""
    counts = np.bincount(standing, minlength=several)
    return 1 + np.cumsum(counts) - counts


@BOTH
def test_by_hand(take: Any) -> None:  # noqa: ANN401
    """Three stand first, from rank 1; two second, from rank 4; one last. None moves at rest."""
    following = np.array([1, 4, 6, 7])
    ranks = take(np.array([1, 0, 2, 0, 1, 0], dtype=np.uint16), following)
    assert [4, 1, 6, 2, 5, 3] == ranks.tolist()
    assert [4, 6, 7, 7] == following.tolist()


@BOTH
@pytest.mark.parametrize("several", [1, 2, 1_000, 70_000])
@pytest.mark.parametrize("kind", [np.int32, np.uint32, np.int64])
def test_as_another_library_ranks(take: Any, several: int, kind: Any) -> None:  # noqa: ANN401
    """Polars calls it the ordinal rank: equal ones in the order of the file. Piece by piece."""
    standing = np.random.default_rng(several).integers(0, several, 5_000).astype(kind)
    following = first_of_each(standing, several)
    pieces = [take(standing[first : first + 999], following) for first in range(0, 5_000, 999)]
    expected = pl.Series(standing).rank("ordinal")
    assert expected.to_list() == np.concatenate(pieces).tolist()


@BOTH
def test_nobody(take: Any) -> None:  # noqa: ANN401
    """No rows take no ranks."""
    following = np.array([1, 4])
    assert [] == take(np.array([], dtype=np.int32), following).tolist()
    assert [1, 4] == following.tolist()


@BOTH
@pytest.mark.parametrize(
    ("standing", "following", "said"),
    [
        ([0, 3], [1, 2, 3], "Got some from 0 to 3."),
        ([-1, 2], [1, 2, 3], "Got some from -1 to 2."),
        ([2**40], [1, 2, 3], f"Got some from {2**40} to {2**40}."),
        ([0.5], [1], "Got float64 of shape (1,)."),
        ([[0]], [1], "Got int64 of shape (1, 1)."),
        ([0], [1.5], "Got float64 of shape (1,)."),
        ([0], [[1]], "Got int64 of shape (1, 1)."),
        ([0], np.arange(4)[::2], "Got int64 of shape (2,)."),
    ],
)
def test_what_cannot_be_ranked(take: Any, standing: Any, following: Any, said: str) -> None:  # noqa: ANN401
    """A standing that is none, or numbers of another kind, are refused before anything moves."""
    ranks = np.asarray(following)
    before = ranks.copy()
    with pytest.raises(KernelError) as caught:
        take(np.array(standing), ranks)
    assert said in str(caught.value)
    assert before.tolist() == ranks.tolist()


def test_nothing_beside_the_ranks_is_written() -> None:
    """Each array is filled to its end, and not beyond."""
    found = library()
    assert found is not None
    standing = np.array([1, 0, 1, 1, 0], dtype=np.int32)
    following, ranks = np.array([4, 1, 9]), Fenced(5)  # as wide as the numbers that stand guard
    found.c.glassbowl_ranks(5, address(standing), address(following), ranks.address)
    assert (True, True) == (ranks.is_whole, ranks.is_full)
    assert [6, 4, 9] == following.tolist()
