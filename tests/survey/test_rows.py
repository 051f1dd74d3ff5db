"""Many rows, some at a time: what comes out does not depend on how many."""

from __future__ import annotations

import numpy as np
import pytest

from glassbowl.survey import rows as room
from glassbowl.survey.rows import at, counted, parts


@pytest.fixture(params=[1, 2, 3, 100], autouse=True)
def _at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows are worked on together."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", request.param)


def test_every_row_is_in_one_part() -> None:
    """The parts are all rows in their order."""
    assert list(range(7)) == [row for part in parts(7) for row in range(7)[part]]


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.int64])
def test_what_stands_at_each_place(kind: type) -> None:
    """By hand, whatever the places are written in; the kind of the values stays."""
    found = at(np.array([2, 0, 2, 1, 2], dtype=kind), np.array([0.5, 1.5, -2.0]))
    assert ([-2.0, 0.5, -2.0, 1.5, -2.0], np.float64) == (found.tolist(), found.dtype.type)


def test_how_many_stand_at_each_place() -> None:
    """By hand; a place where nobody stands counts too."""
    assert [1, 0, 3, 0] == counted(np.array([2, 0, 2, 2], dtype=np.uint8), 4).tolist()


def test_nobody() -> None:
    """No rows are no parts."""
    none = np.array([], dtype=np.uint8)
    assert ([], 0, [0, 0]) == (parts(0), len(at(none, np.ones(2))), counted(none, 2).tolist())
