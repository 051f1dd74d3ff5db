"""Rows of answers as they are read: every single one, or every distinct one once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from glassbowl.kernel.places import BYTE_BITS, find_places, joined
from glassbowl.survey.rows import at
from glassbowl.survey.tally import Places


class Single:
    """Every single row of answers, in the order of the file, as far as rows were read.

    codes  for each column, and each row, which of the column's answers stands there
    """

    def __init__(self, rows: int, columns: int) -> None:
        """Nothing yet, with room for so many rows: a byte each will nearly always do."""
        self.codes: list[Places] = [np.empty(rows, dtype=np.uint8) for _ in range(columns)]
        self._heard = 0

    def take(self, codes: Sequence[Places], sizes: Sequence[int]) -> None:
        """Take down the next rows; `sizes` says how many answers each column has by now."""
        del sizes
        first, self._heard = self._heard, self._heard + len(codes[0])
        for column, places in enumerate(codes):
            if places.itemsize > self.codes[column].itemsize:
                self.codes[column] = wider(self.codes[column], first, places.dtype)
            self.codes[column][first : self._heard] = places


class OnceEach:
    """Every distinct row of answers once, in the order of the file, as far as rows were read.

    Each answer takes as many bits as its column needs, and the bits of a row make one number: what
    is looked up. Where more such numbers are possible than there are rows, the table of them would
    be longer than the file; so each row is one of its own then, and nothing is looked up.
    """

    def __init__(self, rows: int, columns: int) -> None:
        """Nothing yet, with room for so many rows."""
        self._rows = rows
        self._bits = (0,) * columns
        self._found: list[Places] = []
        self._place_of = no_places(1)
        self._place: Places = np.empty(rows, dtype=self._place_of.dtype)
        self._heard = 0
        self._single: Single | None = None

    def take(self, codes: Sequence[Places], sizes: Sequence[int]) -> None:
        """Take down the next rows; `sizes` says how many answers each column has by now."""
        bits = tuple((size - 1).bit_length() for size in sizes)
        if self._single is None and bits != self._bits:
            self._widen(bits)
        if self._single is not None:
            self._single.take(codes, sizes)
            return
        places = find_places(codes, bits, self._place_of)
        new = places == len(self._place_of)
        if new.any():  # soon hardly any rows are
            numbers = joined([column[new] for column in codes], bits)
            self._add(numbers)
            places[new] = self._place_of[numbers]
        self._place[self._heard : self._heard + len(places)] = places
        self._heard += len(places)

    def found(self) -> tuple[list[Places], Places]:
        """The distinct rows, column by column, and for each row which of those it is."""
        if self._single is not None:
            return self._single.codes, np.arange(self._rows)
        return self._distinct(), self._place

    def _add(self, numbers: Places) -> None:
        """Give those that are new the next places, each once, in the order of the rows."""
        # Not np.unique, which sorts them first, and has to be waited for when it is first used.
        new = np.array(list(dict.fromkeys(numbers.tolist())), dtype=numbers.dtype)
        taken = sum(map(len, self._found))
        self._place_of[new] = np.arange(taken, taken + len(new))
        self._found.append(new)

    def _widen(self, bits: tuple[int, ...]) -> None:
        """Go on with more bits for the answers of some columns, or, with too many, with none."""
        distinct = self._distinct()
        if 2 ** sum(bits) > self._rows:
            self._single = Single(self._rows, len(bits))
            place = self._place[: self._heard]
            self._single.take([at(place, codes) for codes in distinct], ())
            return
        self._bits = bits
        self._place_of = no_places(2 ** sum(bits))
        self._place = wider(self._place, self._heard, self._place_of.dtype)
        self._found = [joined(distinct, bits)]
        self._place_of[self._found[0]] = np.arange(len(self._found[0]))

    def _distinct(self) -> list[Places]:
        """The distinct rows so far, column by column."""
        numbers = np.concatenate([np.empty(0, dtype=np.uint8), *self._found])
        columns: list[Places] = []
        for bits in reversed(self._bits):
            kind = np.uint8 if bits <= BYTE_BITS else np.int32
            columns.insert(0, (numbers & numbers.dtype.type(2**bits - 1)).astype(kind))
            numbers = numbers >> numbers.dtype.type(bits)
        return columns


def wider(places: Places, heard: int, kind: np.dtype[Any]) -> Places:
    """Room for as many places in more bytes, with those that were heard; the rest is untouched."""
    room: Places = np.empty(len(places), dtype=kind)
    room[:heard] = places[:heard]
    return room


def no_places(numbers: int) -> Places:
    """For each number that it has no place yet, which is said by how many numbers there are.

    In no less than two bytes, as the kernel takes them.
    """
    kind = np.promote_types(np.min_scalar_type(numbers), np.uint16)
    places: Places = np.full(numbers, numbers, dtype=kind)
    return places
