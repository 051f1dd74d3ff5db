"""The plane of a path is that of its two greatest singular vectors, in every build the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.conftest import RUNNABLE, START, STORY, descended, fingerprint

from glassbowl.errors import KernelError
from glassbowl.kernel import library
from glassbowl.kernel import path as module
from glassbowl.kernel.path import Directions, principal_directions, principal_directions_in_numpy

if TYPE_CHECKING:
    import ctypes

    from glassbowl.core.arrays import Array


@st.composite
def paths(draw: st.DrawFn) -> Array:
    """A walk of any length among any number of numbers, each with a stride of its own."""
    points, numbers = draw(st.integers(3, 40)), draw(st.integers(2, 40))
    dice = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    strides = np.exp(dice.normal(size=numbers)) * 10 ** dice.uniform(-3, 3)
    return np.cumsum(dice.normal(size=(points, numbers)) * strides, axis=0)


def by_singular_values(path: Array) -> tuple[Array, Array, float]:
    """The two directions, up to their sign, the shares, and how well the second is determined."""
    _, sizes, directions = np.linalg.svd(path - path[-1], full_matrices=False)
    shares = sizes**2 / (sizes**2).sum()
    gaps = -np.diff(np.append(shares, 0)[:3])
    return directions[:2], shares[:2], float(gaps.min())


@given(paths())
@settings(max_examples=200)
def test_directions_are_singular_vectors(path: Array) -> None:
    """Within rounding over the gap to the next one, for more points than numbers and fewer."""
    expected, _, gap = by_singular_values(path)
    found = principal_directions(path).directions
    turned = expected * np.sign((expected * found).sum(axis=1, keepdims=True))
    assert np.abs(turned - found).max() < 1e-13 / gap


@given(paths())
@settings(max_examples=200)
def test_shares_are_of_the_singular_values(path: Array) -> None:
    """Their squares, over the sum of all."""
    _, expected, _ = by_singular_values(path)
    assert np.abs(expected - principal_directions(path).shares).max() < 1e-13


@given(paths())
@settings(max_examples=200)
def test_directions_are_square_and_of_length_one(path: Array) -> None:
    """To the last digits, however close the two are to each other in what they explain."""
    directions = principal_directions(path).directions
    assert np.abs(np.eye(2) - directions @ directions.T).max() < 4e-15


@given(paths())
@settings(max_examples=200)
def test_the_largest_number_is_above_0(path: Array) -> None:
    """So that a picture is never turned over between two runs."""
    directions = principal_directions(path).directions
    largest = np.abs(directions).argmax(axis=1)
    assert (directions[[0, 1], largest] > 0).all()


@given(paths())
@settings(max_examples=200)
def test_coordinates_lead_to_the_points(path: Array) -> None:
    """How far along each direction a point stands from the last, added up to the last digits."""
    found = principal_directions(path)
    expected = (path - path[-1]) @ found.directions.T
    scale = np.abs(path - path[-1]).max()
    assert np.abs(expected - found.coordinates).max() < 1e-13 * scale


@given(paths())
def test_the_end_stands_at_0(path: Array) -> None:
    """Exactly, and it is the last point."""
    found = principal_directions(path)
    assert ([0, 0], path[-1].tolist()) == (found.coordinates[-1].tolist(), found.end.tolist())


@given(paths(), st.integers(-900, 900))
def test_a_unit_of_length_does_not_matter(path: Array, power: int) -> None:
    """A path in units 2^power times as long has the same directions and shares, bit for bit."""
    one, other = principal_directions(path), principal_directions(np.ldexp(path, power))
    assert one.directions.tolist() == other.directions.tolist()
    assert one.shares.tolist() == other.shares.tolist()


@given(paths())
def test_numpy_measures_in_any_unit(path: Array) -> None:
    """Its squares do not leave the finite numbers where those of the path would."""
    one, other = principal_directions(path), principal_directions_in_numpy(np.ldexp(path, 900))
    assert np.abs(one.shares - other.shares).max() < 1e-13


L_SHAPED = [[3.0, 0.0], [0.0, -1.0], [0.0, 0.0]]
"""Three along one axis, one along the other, seen from the corner."""


def test_directions_by_hand() -> None:
    """The axes, the longer leg first, both pointing up."""
    assert [[1, 0], [0, 1]] == principal_directions(L_SHAPED).directions.tolist()


def test_shares_by_hand() -> None:
    """Nine and one of ten."""
    assert pytest.approx([0.9, 0.1], rel=1e-15) == principal_directions(L_SHAPED).shares.tolist()


def test_coordinates_by_hand() -> None:
    """The points themselves."""
    assert principal_directions(L_SHAPED).coordinates.tolist() == L_SHAPED


def test_no_mean_is_taken_away() -> None:
    """Seen from the end, squares are 75 and 0.5; seen from the mean the first would be 18.75."""
    found = principal_directions([[2.0, 5.0], [2.5, 5.0], [1.5, 5.0], [2.0, 0.0]])
    assert pytest.approx([75 / 75.5, 0.5 / 75.5], rel=1e-14) == found.shares.tolist()


STRAIGHT = [[2.0, 4.0, 6.0], [1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]


@pytest.mark.parametrize("numpy", [False, True], ids=["kernel", "numpy"])
def test_a_straight_path_has_an_axis_beside_it(*, numpy: bool) -> None:
    """Along (1, 2, 3); beside it the first axis, less what of it lies along: (13, -2, -3) / 14."""
    found = (principal_directions_in_numpy if numpy else principal_directions)(STRAIGHT)
    expected = np.array([[1, 2, 3] / np.sqrt(14), [13, -2, -3] / np.sqrt(182)])
    assert np.abs(expected - found.directions).max() < 1e-15


@pytest.mark.parametrize("numpy", [False, True], ids=["kernel", "numpy"])
def test_beside_a_straight_path_is_nothing(*, numpy: bool) -> None:
    """The first direction explains all to the last digits, the second nothing at all."""
    found = (principal_directions_in_numpy if numpy else principal_directions)(STRAIGHT)
    assert [pytest.approx(1, rel=1e-15), 0] == found.shares.tolist()


def test_two_points_are_a_straight_path() -> None:
    """There is one step only, from (3, 4) to (0, 0), five long."""
    found = principal_directions([[3.0, 4.0], [0.0, 0.0]])
    assert pytest.approx([0.6, 0.8, 0.8, -0.6], rel=1e-15) == found.directions.ravel().tolist()
    assert pytest.approx([5, 0, 0, 0], abs=1e-15) == found.coordinates.ravel().tolist()


def difference(one: Directions, other: Directions) -> float:
    """The greatest between two answers."""
    return max(
        float(np.abs(one.directions - other.directions).max()),
        float(np.abs(one.shares - other.shares).max()),
        float(np.abs(one.coordinates - other.coordinates).max()),
    )


@pytest.fixture(scope="module")
def road() -> Array:
    """The story's own road: its synapses at stops that stand further and further apart."""
    in_use = library.library()
    assert in_use is not None
    _, _, recorded = descended(in_use.c, STORY, START, rounds=60_000)
    stops = np.unique(np.geomspace(1, 60_001, 200).astype(int) - 1)
    return np.ascontiguousarray(recorded[stops])


def test_a_plane_holds_the_storys_road(road: Array) -> None:
    """Of sixteen directions two explain more than 99 % of its way."""
    assert principal_directions(road).shares.sum() > 0.99


def test_numpy_sees_the_same_road(road: Array) -> None:
    """The kernel's rotations and NumPy's singular values agree to 1e-11."""
    assert difference(principal_directions_in_numpy(road), principal_directions(road)) < 1e-11


def test_without_a_kernel_numpy_does_the_work(road: Array, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answer by the same function."""
    expected = principal_directions_in_numpy(road)
    monkeypatch.setattr(module, "library", lambda: None)
    assert 0 == difference(expected, principal_directions(road))


@pytest.mark.parametrize("level", RUNNABLE)
def test_every_build_has_one_hash(level: str, road: Array, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long path among few numbers and of a short one among many."""

    def hashed(level: str) -> str:
        monkeypatch.setenv(library.WISH, level)
        wide = np.cumsum(np.random.default_rng(1).normal(size=(21, 203)), axis=0)
        answers = [principal_directions(road), principal_directions(wide)]
        return fingerprint(
            *(
                array
                for found in answers
                for array in (found.directions, found.shares, found.coordinates)
            )
        )

    assert hashed("baseline") == hashed(level)


@pytest.mark.parametrize("shape", [(60, 256), (256, 300), (5_000, 16)], ids=str)
def test_long_and_wide_paths(shape: tuple[int, int], best: ctypes.CDLL) -> None:
    """Rotations end where singular values are, however many there are."""
    assert best is not None
    path = np.cumsum(np.random.default_rng(7).normal(size=shape), axis=0)
    assert difference(principal_directions_in_numpy(path), principal_directions(path)) < 1e-10


REFUSED: dict[str, tuple[Any, str]] = {
    "one point": ([[1.0, 2]], "at least 2 points of at least 2 numbers"),
    "one number": ([[1.0], [2]], "at least 2 points of at least 2 numbers"),
    "no point": (np.ones((0, 3)), "Got shape (0, 3)"),
    "a row": ([1.0, 2, 3], "Got shape (3,)"),
    "too many of both": (np.ones((257, 257)), "not more than 256 of both. Got shape (257, 257)"),
    "NaN": ([[0.0, 1], [np.nan, 2]], "must hold finite numbers only"),
    "too far apart": ([[1e308, 1], [-1e308, 2]], "the differences to its last point, must hold"),
    "no step": ([[1.0, 2]] * 3, "A path must lead somewhere. Got 3 points that are all the same."),
}


@pytest.mark.parametrize(("path", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_path_that_cannot_be(path: Any, sentence: str) -> None:  # noqa: ANN401  whatever comes
    """Refused before C sees an address."""
    with pytest.raises(KernelError) as refused:
        principal_directions(path)
    assert sentence in str(refused.value)
