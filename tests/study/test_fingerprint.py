"""A fingerprint is the SHA-256 of the numbers as they would lie in a file."""

from __future__ import annotations

import struct
from hashlib import sha256

import numpy as np

from glassbowl.core.network import Network
from glassbowl.study.fingerprint import fingerprint

SYN0 = np.array([[1.0, -2.5, 3.0], [4.0, 5.0, 1e-300]])
SYN1 = np.array([[0.1], [0.2], [0.3]])


def by_hand(*numbers: float) -> str:
    """SHA-256 of these numbers, eight bytes each, the least significant first."""
    return sha256(struct.pack(f"<{len(numbers)}d", *numbers)).hexdigest()


def test_numbers_are_hashed_row_by_row() -> None:
    """syn0 row by row, then syn1."""
    expected = by_hand(1.0, -2.5, 3.0, 4.0, 5.0, 1e-300, 0.1, 0.2, 0.3)
    assert expected == fingerprint(Network((SYN0, SYN1)))


def test_how_the_numbers_lie_in_memory_does_not_matter() -> None:
    """Column by column, or as every second number of something larger: the numbers count."""
    spread_out = np.zeros((4, 6))
    spread_out[::2, ::2] = SYN0
    laid = Network((np.asfortranarray(SYN0), SYN1))
    cut = Network((spread_out[::2, ::2], SYN1))
    assert {fingerprint(Network((SYN0, SYN1)))} == {fingerprint(laid), fingerprint(cut)}


def test_the_last_bit_counts() -> None:
    """One bit in one number gives another name."""
    other = SYN0.copy()
    other[1, 2] = np.nextafter(other[1, 2], 1)
    assert fingerprint(Network((SYN0, SYN1))) != fingerprint(Network((other, SYN1)))
