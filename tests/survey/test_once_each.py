"""Rows of answers joined as they are read: nothing is lost, mixed up or counted as another."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from glassbowl.survey.once_each import OnceEach, Single

Rows = NDArray[np.int32]


def joined(rows: Rows, *, at_once: int) -> tuple[Rows, list[int]]:
    """The distinct rows, and which of them each row is, when so many are read at a time.

    A column has as many answers as its largest number so far says.
    """
    once = OnceEach(len(rows), rows.shape[1])
    for first in range(0, len(rows), at_once):
        end = first + at_once
        once.take(list(rows[first:end].T), (rows[:end].max(axis=0) + 1).tolist())
    codes, place = once.found()
    return np.stack(codes, axis=1), place.tolist()


@pytest.mark.parametrize("at_once", [1, 2, 4, 100])
def test_each_row_is_found_where_it_stands_first(at_once: int) -> None:
    """By hand, however many rows are read at a time: two kinds in turn, a third among them."""
    rows = np.array([[1, 2], [0, 0], [1, 2], [0, 0], [1, 0], [1, 2], [0, 0], [0, 0]])
    distinct, place = joined(rows, at_once=at_once)
    assert [[1, 2], [0, 0], [1, 0]] == distinct.tolist()
    assert [0, 1, 0, 1, 2, 0, 1, 1] == place


@pytest.mark.parametrize("at_once", [1, 300, 5_000])
@pytest.mark.parametrize("sizes", [(2,), (1, 1), (2, 3, 5), (300, 8), (1, 2, 1), (16, 16)])
def test_every_row_is_itself_again(sizes: tuple[int, ...], at_once: int) -> None:
    """A law: the distinct row that a row is has its answers, and no two are the same.

    Numbers of one bit, of a whole byte and of more; columns that need no bit at all.
    """
    rows = np.random.default_rng(1).integers(0, sizes, (5_000, len(sizes)), dtype=np.int32)
    distinct, place = joined(rows, at_once=at_once)
    assert np.array_equal(distinct[place], rows)
    assert len(np.unique(distinct, axis=0)) == len(distinct)
    first = np.unique(place, return_index=True)[1]
    assert sorted(first) == first.tolist()


def test_an_answer_that_comes_late() -> None:
    """By hand: a third answer needs a second bit, and those before it keep their places."""
    rows = np.array([[0, 1], [1, 1], [1, 0], [2, 1], [0, 1], [1, 0], [2, 1], [1, 1]])
    distinct, place = joined(rows, at_once=3)
    assert [[0, 1], [1, 1], [1, 0], [2, 1]] == distinct.tolist()
    assert [0, 1, 2, 3, 0, 2, 3, 1] == place


@pytest.mark.parametrize("at_once", [2, 3, 7])
def test_where_more_are_possible_than_there_are(at_once: int) -> None:
    """By hand: once two answers of three bits might be 64 rows, seven rows stay as they are."""
    rows = np.array([[0, 0], [1, 1], [0, 0], [2, 2], [3, 3], [4, 4], [1, 1]])
    distinct, place = joined(rows, at_once=at_once)
    assert rows.tolist() == distinct.tolist()
    assert list(range(7)) == place


def test_a_byte_will_do() -> None:
    """Few answers take a byte each, also once every row is one of its own."""
    once = OnceEach(4, 2)
    rows = np.array([[0, 0], [1, 1], [0, 1], [2, 3]], dtype=np.uint8)
    once.take(list(rows[:3].T), [2, 2])
    assert {np.dtype(np.uint8)} == {codes.dtype for codes in once.found()[0]}
    once.take(list(rows[3:].T), [3, 4])
    codes, _ = once.found()
    assert rows.T.tolist() == [column.tolist() for column in codes]
    assert {np.dtype(np.uint8)} == {column.dtype for column in codes}


def test_none_at_all() -> None:
    """No rows are no distinct rows."""
    codes, place = OnceEach(0, 2).found()
    assert ([[], []], []) == ([column.tolist() for column in codes], place.tolist())


def test_single_rows_widen() -> None:
    """A column that needs more than a byte keeps what it held."""
    single = Single(3, 1)
    single.take([np.array([255], dtype=np.uint8)], [256])
    single.take([np.array([256, 0], dtype=np.int32)], [257])
    assert [255, 256, 0] == single.codes[0].tolist()
