"""A grid that cannot be is refused by the binding, with a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.kernel.conftest import START, STORY

from glassbowl.core.network import Network
from glassbowl.errors import KernelError
from glassbowl.kernel import refusals as room
from glassbowl.kernel.bowl import bowl

GRID: dict[str, Any] = {
    "first": 0,
    "second": 5,
    "first_values": np.linspace(-10, 10, 201),
    "second_values": np.linspace(-10, 10, 201),
}

REFUSED_GRIDS: dict[str, tuple[dict[str, Any], str]] = {
    "the same weight twice": ({"second": 0}, "two places from 0 to 15. Got 0 and 0."),
    "a place too far": ({"second": 16}, "two places from 0 to 15. Got 0 and 16."),
    "a place below 0": ({"first": -1}, "two places from 0 to 15. Got -1 and 5."),
    "no values": ({"first_values": []}, "at least one number. Got shape (0,)"),
    "a matrix of values": ({"second_values": np.ones((2, 2))}, "Got shape (2, 2)"),
    "one value": ({"second_values": 1.0}, "second_values must be one row of at least one"),
    "NaN": ({"first_values": [0, np.nan]}, "first_values must hold finite numbers only. Got nan"),
    "infinity": ({"second_values": [np.inf]}, "second_values must hold finite numbers only."),
    "another network": ({"network": Network.random((3, 5, 1), 1)}, "the widths of the problem"),
    "many networks": ({"network": Network.random_starts((3, 4, 1), [1, 2])}, "widths of the"),
    "strange synapses": (
        {"network": Network((START.synapses[0] * np.nan, START.synapses[1]))},
        "synapses must hold finite numbers only",
    ),
}


@pytest.mark.parametrize(("changes", "sentence"), REFUSED_GRIDS.values(), ids=REFUSED_GRIDS)
def test_a_bowl_that_cannot_be(changes: dict[str, Any], sentence: str) -> None:
    """Refused before C sees an address."""
    arguments = {"problem": STORY, "network": START, **GRID, **changes}
    with pytest.raises(KernelError) as refused:
        bowl(**arguments)
    assert sentence in str(refused.value)


def test_a_grid_that_cannot_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many points as the kernel cannot count: 201 x 201, with a limit of 40,400."""
    monkeypatch.setattr(room, "MOST_NUMBERS", 40_400)
    with pytest.raises(KernelError, match="Got 40401 for the points of the grid"):
        bowl(STORY, START, **GRID)
