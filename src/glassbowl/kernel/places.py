"""Places for rows of answers: the answers of a row make one number, and that is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import KernelError
from glassbowl.kernel.library import address, library
from glassbowl.kernel.refusals import MOST_NUMBERS

Wholes = NDArray[np.integer[Any]]

BYTE: Final = np.dtype(np.uint8)
BYTE_BITS: Final = 8
MOST_BITS: Final = 16
"""The kernel joins answers of one byte each to numbers of so many bits."""

LARGEST_BITS: Final = 32
"""Nobody has a table of more places than numbers of so many bits."""


def find_places(answers: Sequence[Wholes], bits: Sequence[int], place_of: Wholes) -> Wholes:
    """For each row of answers the place of its number, (rows,), of the kind that place_of is.

    answers   a column at a time, each (rows,), from 0 up to 2 ** its bits
    bits      for each column how many its answers take, 0 or more; the first column's are highest
    place_of  (2 ** all bits,)

    By the kernel where answers are bytes, and their numbers and places have at most 16 bits, else
    by NumPy. Raises KernelError when they do not fit together.
    """
    if (found := library()) is None or not _small(answers, bits, place_of):
        return find_places_in_numpy(answers, bits, place_of)
    _refuse_unfit(answers, bits, place_of)
    columns = [np.ascontiguousarray(column) for column in answers]
    addresses = np.array([address(column) for column in columns], dtype=np.uintp)
    wide, place_of = np.array(bits, dtype=np.int32), np.ascontiguousarray(place_of)
    rows = len(columns[0])
    places: NDArray[np.uint16] = np.empty(rows, dtype=np.uint16)
    given = (address(addresses), address(wide), address(place_of), address(places))
    column = found.c.glassbowl_places(rows, len(columns), *given)
    if column < len(columns):
        raise _too_large(answers[column], bits[column], column)
    return places


def find_places_in_numpy(
    answers: Sequence[Wholes], bits: Sequence[int], place_of: Wholes
) -> Wholes:
    """The same, column by column: what is used where there is no kernel, or answers are many."""
    _refuse_unfit(answers, bits, place_of)
    for column, (codes, wide) in enumerate(zip(answers, bits, strict=True)):
        if len(codes) and not 0 <= codes.min() <= codes.max() < 2**wide:
            raise _too_large(codes, wide, column)
    # With "clip" nothing is checked once more.
    return np.take(place_of, joined(answers, bits), mode="clip")


def joined(answers: Sequence[Wholes], bits: Sequence[int]) -> Wholes:
    """One number for all answers of a row, the last column's in its lowest bits."""
    numbers = np.zeros(len(answers[0]), dtype=np.min_scalar_type(2 ** sum(bits) - 1))
    for codes, wide in zip(answers, bits, strict=True):
        numbers <<= numbers.dtype.type(wide)
        np.bitwise_or(numbers, codes, out=numbers, casting="unsafe")
    return numbers


def _small(answers: Sequence[Wholes], bits: Sequence[int], place_of: Wholes) -> bool:
    """Whether the kernel has a function for these."""
    bytes_only = all(one.dtype == BYTE and one.size <= MOST_NUMBERS for one in answers)
    narrow = all(wide <= BYTE_BITS for wide in bits) and sum(bits) <= MOST_BITS
    return bytes_only and narrow and place_of.dtype == np.uint16


def _refuse_unfit(answers: Sequence[Wholes], bits: Sequence[int], place_of: Wholes) -> None:
    columns = all(codes.ndim == 1 and codes.dtype.kind in "iu" for codes in answers)
    if not columns or len({codes.shape for codes in answers}) != 1:
        raise KernelError(
            "kernel.columns",
            "The columns of answers must be rows of whole numbers, all as long. Got {shapes}.",
            shapes=tuple(f"{codes.dtype} of shape {codes.shape}" for codes in answers) or ("none",),
        )
    fit = len(bits) == len(answers) and min(bits) >= 0 and sum(bits) <= LARGEST_BITS
    if not fit or place_of.shape != (2 ** sum(bits),):
        raise KernelError(
            "kernel.bits_of_columns",
            "There must be a number of bits for each of {columns} columns, and a place for each "
            "number that they make together. Got {bits}, and places of shape {shape}.",
            columns=len(answers),
            bits=tuple(map(str, bits)),
            shape=str(place_of.shape),
        )


def _too_large(codes: Wholes, wide: int, column: int) -> KernelError:
    return KernelError(
        "kernel.answer",
        "The answers of column {column}, counted from 0, must be from 0 to {most}. "
        "Got some from {least} to {greatest}.",
        column=column,
        most=2**wide - 1,
        least=int(codes.min()),
        greatest=int(codes.max()),
    )
