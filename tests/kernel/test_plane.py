"""The height over a plane is the loss at each of its points; what cannot be a plane is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.conftest import START, STORY
from tests.kernel.test_bowl import Grid, differences, grids, point_by_point

from glassbowl.errors import KernelError
from glassbowl.kernel import bowl as module
from glassbowl.kernel.bowl import plane, plane_in_numpy
from glassbowl.kernel.problem import flat


@given(grids(), st.integers(0, 2**32 - 1))
@settings(max_examples=100)
def test_a_height_of_a_plane_is_the_loss_of_a_round(drawn: Grid, seed: int) -> None:
    """Bit for bit: of the network (centre + f * one direction) + s * the other."""
    problem, network, grid = drawn
    one, other = np.random.default_rng(seed).normal(size=(2, problem.numbers))
    centre = flat(network)
    surface = plane(
        problem,
        centre=centre,
        first_direction=one,
        second_direction=other,
        first_values=grid["first_values"],
        second_values=grid["second_values"],
    )
    expected = point_by_point(problem, surface, lambda f, s: (centre + f * one) + s * other)
    assert expected == surface.heights.tolist()


@given(grids(), st.integers(0, 2**32 - 1))
@settings(max_examples=100)
def test_the_plane_is_cores(drawn: Grid, seed: int) -> None:
    """The kernel and NumPy differ by no more than 1e-11: sums of many terms that move."""
    problem, network, grid = drawn
    one, other = np.random.default_rng(seed).normal(size=(2, problem.numbers))
    frame: dict[str, Any] = {
        "centre": flat(network),
        "first_direction": one,
        "second_direction": other,
        "first_values": grid["first_values"],
        "second_values": grid["second_values"],
    }
    assert differences(plane_in_numpy(problem, **frame), plane(problem, **frame)) < 1e-11


FRAME: dict[str, Any] = {
    "centre": flat(START),
    "first_direction": np.arange(16) / 8,
    "second_direction": -np.ones(16),
    "first_values": [0.0, 1.0],
    "second_values": [0.0, 1.0, 2.0],
}


def test_without_a_kernel_numpy_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same surface, bit for bit that of the NumPy twin."""
    monkeypatch.setattr(module, "library", lambda: None)
    expected = plane_in_numpy(STORY, **FRAME).heights
    assert expected.tolist() == plane(STORY, **FRAME).heights.tolist()


REFUSED_PLANES: dict[str, tuple[dict[str, Any], str]] = {
    "a short centre": ({"centre": np.ones(15)}, "centre must hold 16 numbers"),
    "a direction of rows": (
        {"first_direction": np.ones((1, 16))},
        "first_direction must hold 16 numbers, as the network does. Got shape (1, 16)",
    ),
    "NaN": ({"second_direction": np.full(16, np.nan)}, "second_direction must hold finite"),
    "no values": ({"second_values": []}, "second_values must be one row of at least one number"),
}


@pytest.mark.parametrize(("changes", "sentence"), REFUSED_PLANES.values(), ids=REFUSED_PLANES)
def test_a_plane_that_cannot_be(changes: dict[str, Any], sentence: str) -> None:
    """Refused before C sees an address."""
    with pytest.raises(KernelError) as refused:
        plane(STORY, **{**FRAME, **changes})
    assert sentence in str(refused.value)
