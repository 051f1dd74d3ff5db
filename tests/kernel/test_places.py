"""Places: a row of answers is one number, and that has a place; nothing is taken for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.kernel.test_bowl_room import FENCE, Fenced

from glassbowl.errors import KernelError
from glassbowl.kernel import places
from glassbowl.kernel.library import Library, address, library
from glassbowl.kernel.places import find_places, find_places_in_numpy

if TYPE_CHECKING:
    import ctypes

BOTH = pytest.mark.parametrize("find", [find_places, find_places_in_numpy])

FOUR = np.array([40, 41, 42, 43], dtype=np.uint16)


def columns(*several: list[Any], kind: type = np.uint8) -> list[NDArray[Any]]:
    """Columns of answers."""
    return [np.array(answers, dtype=kind) for answers in several]


@BOTH
def test_by_hand(find: Any) -> None:  # noqa: ANN401
    """Two questions of one bit make 0 to 3, the first column's bit counting twice."""
    places = find(columns([0, 0, 1, 1], [1, 0, 1, 0]), [1, 1], FOUR)
    assert ([41, 40, 43, 42], np.uint16) == (places.tolist(), places.dtype)


@BOTH
def test_a_column_that_needs_no_bit(find: Any) -> None:  # noqa: ANN401
    """Where all answer alike nothing is joined: the other column alone makes the number."""
    assert [43, 40] == find(columns([0, 0], [3, 0], [0, 0]), [0, 2, 0], FOUR).tolist()
    assert [9] == find(columns([0]), [0], np.array([9], dtype=np.uint16)).tolist()


@BOTH
@pytest.mark.parametrize("rows", [0, 1, 1_023, 1_024, 1_025, 5_000])
@pytest.mark.parametrize("bits", [(1,), (8, 7), (8, 8), (8, 8, 1), (1,) * 10, (3, 0, 2, 5, 1)])
def test_as_another_library_numbers(find: Any, bits: tuple[int, ...], rows: int) -> None:  # noqa: ANN401
    """NumPy calls it a multi-index: the place of a cell in an array of as many sides."""
    dice = np.random.default_rng(rows)
    sides = tuple(2**wide for wide in bits)
    answers = [dice.integers(0, side, rows).astype(np.uint8) for side in sides]
    place_of = dice.permutation(np.prod(sides)).astype(np.uint16)
    expected = place_of[np.ravel_multi_index(answers, sides)]
    assert np.array_equal(expected, find(answers, list(bits), place_of))


@BOTH
def test_many_answers_and_many_places(find: Any) -> None:  # noqa: ANN401
    """What needs more than a byte, or a place more than two, is found all the same."""
    answers = columns([0, 299, 70], [1, 0, 1], kind=np.int32)
    place_of = np.arange(1_000_000, 1_000_000 + 2**10)
    assert [1_000_001, 1_000_598, 1_000_141] == find(answers, [9, 1], place_of).tolist()


@BOTH
def test_answers_that_do_not_lie_side_by_side(find: Any) -> None:  # noqa: ANN401
    """Every other cell of an array is a column like any."""
    both = np.array([[0, 1], [1, 0], [1, 1]], dtype=np.uint8)
    assert [41, 42, 43] == find([both[:, 0], both[:, 1]], [1, 1], FOUR).tolist()


@BOTH
@pytest.mark.parametrize(
    ("answers", "bits", "said"),
    [
        (columns([0, 1], [0, 2]), [1, 1], "column 1, counted from 0, must be from 0 to 1. "),
        (columns([0, 4], [0, 0]), [2, 0], "column 0, counted from 0, must be from 0 to 3. "),
        (columns([1], [1]), [2, 0], "column 1, counted from 0, must be from 0 to 0. "),
        (columns([0], [-1], kind=np.int64), [1, 1], "Got some from -1 to -1."),
        (columns([0, 1], [0]), [1, 1], "Got uint8 of shape (2,), uint8 of shape (1,)."),
        (columns([0.5], [1], kind=float), [1, 1], "Got float64 of shape (1,), "),
        ([np.zeros((1, 1), np.uint8)], [2], "Got uint8 of shape (1, 1)."),
        ([], [2], "all as long. Got none."),
        (columns([0], [0]), [2], "Got 2, and places of shape (4,)."),
        (columns([0], [0]), [3, -1], "Got 3, -1, and places of shape (4,)."),
        (columns([0], [0]), [1, 2], "Got 1, 2, and places of shape (4,)."),
        (columns([0], [0]), [10**9, 1], "Got 1000000000, 1, and places of shape (4,)."),
        (columns([0] * 2_000, [0] * 1_999 + [2]), [1, 1], "column 1, counted from 0, "),
    ],
)
def test_what_cannot_be_found(find: Any, answers: Any, bits: list[int], said: str) -> None:  # noqa: ANN401
    """Answers too large for their bits, and columns, bits and places that do not fit."""
    with pytest.raises(KernelError) as caught:
        find(answers, bits, FOUR)
    assert said in str(caught.value)


def test_the_kernel_is_asked_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes and places of 16 bits are the kernel's to find; without one, NumPy finds the same."""
    answers = columns([0, 1, 1], [1, 0, 1])
    asked = []

    def watched() -> Library | None:
        asked.append(found := library())
        return found

    monkeypatch.setattr(places, "library", watched)
    monkeypatch.setattr(places, "find_places_in_numpy", None)  # it must not be asked
    assert [41, 42, 43] == find_places(answers, [1, 1], FOUR).tolist()
    monkeypatch.undo()
    monkeypatch.setattr(places, "library", lambda: None)
    assert ([41, 42, 43], 1) == (find_places(answers, [1, 1], FOUR).tolist(), len(asked))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=5), st.integers(0, 3_000), st.integers(0))
def test_any_columns(bits: list[int], rows: int, seed: int) -> None:
    """A law: the kernel finds what NumPy finds, whatever the columns."""
    dice = np.random.default_rng(seed)
    answers = [dice.integers(0, 2**wide, rows).astype(np.uint8) for wide in bits]
    place_of = dice.permutation(2 ** sum(bits)).astype(np.uint16)
    expected = find_places_in_numpy(answers, bits, place_of)
    assert np.array_equal(expected, find_places(answers, bits, place_of))


def test_every_build_writes_the_places_alone(build: ctypes.CDLL) -> None:
    """Each place is written, and nothing beside them, in more than one block of rows."""
    rows = 2_052
    answers = np.random.default_rng(1).integers(0, 2, (2, rows)).astype(np.uint8)
    addresses = np.array([address(column) for column in answers], dtype=np.uintp)
    bits = np.array([1, 1], dtype=np.int32)
    given = (address(addresses), address(bits), address(FOUR))
    found = Fenced(rows // 4)  # a double is as wide as four places
    said = build.glassbowl_places(rows, 2, *given, found.address)
    assert (2, True, True) == (said, found.is_whole, found.is_full)
    inside = found.all.view(np.uint16)[4 * FENCE : 4 * FENCE + rows]
    # In Python's own whole numbers:
    assert [40 + 2 * int(high) + int(low) for high, low in answers.T] == inside.tolist()
