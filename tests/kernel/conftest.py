"""Random problems of every kind, and every build of the kernel that this machine runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import strategies as st

from glassbowl.core.network import Network
from glassbowl.core.recipe import LossKind, Recipe
from glassbowl.kernel import library
from glassbowl.kernel.library import address
from glassbowl.kernel.problem import Problem, flat

if TYPE_CHECKING:
    import ctypes

    from glassbowl.core.arrays import Array

ROOT = Path(__file__).resolve().parents[2]

STORY = Problem(
    (3, 4, 1),
    np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]),
    np.array([[1.0], [1], [0], [0]]),
)
START = Network.random((3, 4, 1), 1)


def crowd() -> Problem:
    """Fifty customers, drawn: more than the four whom a block holds, who go through together."""
    inputs, targets = (np.random.RandomState(seed).random_sample(150) for seed in (2, 3))
    return Problem((3, 4, 1), inputs.reshape(50, 3), targets[:50].reshape(50, 1))


CROWD = crowd()

RUNNABLE = library.runnable()
"""The builds that are tested: all that this processor runs, as `test_library.py` sees."""


@st.composite
def problems(draw: st.DrawFn, *, most_rows: int = 50) -> tuple[Problem, Network]:
    """Any widths and depth, any loss, weights with zeros among them, and a start.

    As many rows as one block holds, and as many as several take together (crowd.c).
    """
    widths = tuple(draw(st.lists(st.integers(1, 7), min_size=2, max_size=5)))
    rows = draw(st.integers(1, most_rows))
    dice = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    weight = None
    if draw(st.booleans()):
        weight = dice.integers(0, 4, (rows, 1)).astype(float)
        weight[dice.integers(rows)] = 2.0
    losses: tuple[LossKind, ...] = ("squared_error", "cross_entropy")
    recipe = Recipe(loss=draw(st.sampled_from(losses)), mean=draw(st.booleans()))
    X, y = dice.normal(size=(rows, widths[0])), dice.random((rows, widths[-1])).round(1)
    return Problem(widths, X, y, weight, recipe), Network.random(widths, int(dice.integers(1000)))


@pytest.fixture(params=RUNNABLE)
def build(request: pytest.FixtureRequest) -> ctypes.CDLL:
    """Each build of the kernel, by itself."""
    (path,) = library.BUILT.glob(f"{request.param}.*")
    return library.loaded(path)


def exported() -> set[str]:
    """The functions that glassbowl.h declares, without what all their names begin with."""
    header = (ROOT / "kernel" / "glassbowl.h").read_text(encoding="utf-8")
    return set(re.findall(r"^EXPORT [\w ]+?\s\*?glassbowl_(\w+)\(", header, re.MULTILINE))


def fingerprint(*arrays: Array) -> str:
    """One SHA-256 of numbers, as little-endian doubles."""
    return sha256(b"".join(array.astype("<f8").tobytes() for array in arrays)).hexdigest()


def descended(
    c: ctypes.CDLL, problem: Problem, network: Network, *, rounds: int, rate: float = 1.0
) -> tuple[int, Array, Array]:
    """Rounds taken, synapses at the end and before every round, by this build."""
    synapses = flat(network)
    recorded = np.zeros((rounds + 1, problem.numbers))
    room = np.empty(c.glassbowl_room(*problem.sizes))
    taken = c.glassbowl_descend(
        *problem.arguments,
        rate,
        rounds,
        -1,
        None,
        address(synapses),
        address(recorded),
        address(room),
    )
    return taken, synapses, recorded


@dataclass(frozen=True)
class Stepped:
    """Every value of one round, as the kernel writes them."""

    loss: float
    sums: Array
    layers: Array
    errors: Array
    slopes: Array
    deltas: Array
    nudges: Array


def stepped(c: ctypes.CDLL, problem: Problem, network: Network) -> Stepped:
    """One round by this build."""
    synapses = flat(network)
    values = [np.full(len(problem.X) * sum(problem.widths[1:]), np.nan) for _ in range(5)]
    nudges, room = np.empty(problem.numbers), np.empty(c.glassbowl_room(*problem.sizes))
    arrays = [synapses, *values, nudges, room]
    loss = c.glassbowl_step(*problem.arguments, *map(address, arrays))
    sums, layers, errors, slopes, deltas = values
    return Stepped(loss, sums, layers, errors, slopes, deltas, nudges)


@pytest.fixture
def best() -> ctypes.CDLL:
    """The build in use."""
    found = library.library()
    assert found is not None
    return found.c
