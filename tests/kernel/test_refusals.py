"""Whatever could lead the kernel astray is refused by the binding, with a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.kernel.conftest import START, STORY

from glassbowl.core.network import Network
from glassbowl.errors import KernelError
from glassbowl.kernel import refusals as room
from glassbowl.kernel.descend import descend
from glassbowl.kernel.many import many

STARTS = Network.random_starts((3, 4, 1), [1, 2])
X, Y = STORY.X, STORY.y


@pytest.mark.parametrize(
    ("changes", "sentence"),
    {
        "too few columns": ({"X": X[:, :2]}, "X must be of shape (4, 3)"),
        "too few answers": ({"y": Y[:3]}, "y must be of shape (4, 1)"),
        "a list": ({"X": X.tolist()}, "X must be of shape (4, 3), with at least one row. Got list"),
        "no array at all": ({"X": None, "y": Y[:0]}, "with at least one row"),
        "texts": ({"y": Y.astype(str)}, "Got an array of <U"),
        "objects": ({"X": X.astype(object)}, "Got an array of object"),
        "flat answers": ({"y": Y[:, 0]}, "y must be of shape (4, 1)"),
        "flat weights": ({"weight": np.ones(4)}, "weight must be of shape (4, 1)"),
        "no rows": ({"X": X[:0], "y": Y[:0]}, "with at least one row"),
        "NaN": ({"X": np.full((4, 3), np.nan)}, "X must hold finite numbers only. Got nan"),
        "infinity": ({"y": np.full((4, 1), np.inf)}, "y must hold finite numbers only."),
        "a target above 1": ({"y": Y * 2}, "0 (no) to 1 (yes). Got from 0.0 to 2.0."),
        "a target below 0": ({"y": Y - 1}, "0 (no) to 1 (yes). Got from -1.0 to 0.0."),
        "negative weights": ({"weight": -np.ones((4, 1))}, "no negative count"),
        "nobody": ({"weight": np.zeros((4, 1))}, "not only zeros"),
        "no neurons": ({"widths": (3, 0, 1)}, "at least one neuron. Got 3-0-1"),
        "one layer": ({"widths": (3,)}, "from 2 to 33 layers"),
        "too deep": ({"widths": (3, *[1] * 32, 1)}, "from 2 to 33 layers"),
        "2^31 synapses": ({"widths": (3, 2**30, 1)}, "more than 2147483647 numbers"),
    }.values(),
)
def test_a_problem_that_cannot_be(changes: dict[str, Any], sentence: str) -> None:
    """Shapes, ranges and sizes are checked before C sees an address."""
    with pytest.raises(KernelError) as refused:
        replace(STORY, **changes)
    assert sentence in str(refused.value)


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel counts with 32 bits: 4 rows of 8 neurons are 32 values, with a limit of 31."""
    monkeypatch.setattr(room, "MOST_NUMBERS", 31)
    with pytest.raises(KernelError, match="Got 32 for rows x neurons"):
        replace(STORY)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    {
        "more stops than rounds": ({"stops": range(11)}, "Stops must rise from 0 to 9"),
        "a stop too late": ({"stops": [0, 10]}, "Stops must rise from 0 to 9"),
        "a stop below 0": ({"stops": [-1]}, "Stops must rise"),
        "stops that fall": ({"stops": [2, 1]}, "Stops must rise"),
        "a stop twice": ({"stops": [2, 2]}, "Stops must rise"),
        "a stop beyond 2^31": ({"stops": [0, 2**31]}, "Stops must rise from 0 to 9"),
        "a stop beyond 2^63": ({"stops": [2**63]}, "Stops must rise from 0 to 9"),
        "a stop beyond 2^64": ({"stops": [2**64]}, "Stops must rise from 0 to 9"),
        "half a stop": ({"stops": [1.5]}, "Stops must rise from 0 to 9"),
        "a stop of NaN": ({"stops": [float("nan")]}, "Stops must rise from 0 to 9"),
        "stops in rows": ({"stops": [[0, 1]]}, "Stops must rise from 0 to 9"),
        "stops in ragged rows": ({"stops": [[0, 1], [2]]}, "Got '[[0, 1], [2]]'."),
        "no list of stops": ({"stops": None}, "Got 'None'."),
        "half a round": ({"rounds": 1.5}, "rounds a count from 0. Got rate 1.0 and 1.5 rounds."),
        "a rate in words": ({"rate": "1"}, "The rate must be a number above 0"),
        "2^31 rounds": ({"rounds": 2**31}, "rounds a count from 0"),
        "rounds below 0": ({"rounds": -1}, "rounds a count from 0"),
        "a rate of 0": ({"rate": 0.0}, "The rate must be a number above 0"),
        "a rate of NaN": ({"rate": float("nan")}, "The rate must be a number above 0"),
        "another network": ({"network": Network.random((3, 5, 1), 1)}, "the widths of the problem"),
        "many networks": ({"network": STARTS}, "the widths of the problem"),
        "strange synapses": (
            {"network": Network((np.full((3, 4), np.nan), START.synapses[1]))},
            "synapses must hold finite numbers only",
        ),
    }.values(),
)
def test_a_descent_that_cannot_be(arguments: dict[str, Any], sentence: str) -> None:
    """The same for how far to go and where to stop."""
    given: dict[str, Any] = {"problem": STORY, "network": START, "rate": 1.0, "rounds": 9}
    with pytest.raises(KernelError) as refused:
        descend(**given | arguments)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    {
        "one network": ({"starts": START}, "must be 3-4-1 networks along one leading axis"),
        "others": ({"starts": Network.random_starts((3, 5, 1), [1])}, "must be 3-4-1 networks"),
        "rounds below 0": ({"rounds": -1}, "rounds a count from 0"),
        "half a round": ({"rounds": 0.5}, "rounds a count from 0"),
        "a rate of 0": ({"rate": 0.0}, "The rate must be a number above 0"),
        "strange synapses": (
            {"starts": Network((np.full((2, 3, 4), np.inf), STARTS.synapses[1]))},
            "synapses must hold finite numbers only",
        ),
    }.values(),
)
def test_starts_that_cannot_be(arguments: dict[str, Any], sentence: str) -> None:
    """The same for many starts."""
    given: dict[str, Any] = {"problem": STORY, "starts": STARTS, "rate": 1.0, "rounds": 9}
    with pytest.raises(KernelError) as refused:
        many(**given | arguments)
    assert sentence in str(refused.value)
