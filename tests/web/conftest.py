"""What the native library makes of some tasks, for the page's kernel to be held against."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.kernel.conftest import START, STORY, descended, fingerprint, stepped

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.kernel.bowl import bowl, plane
from glassbowl.kernel.descend import descend
from glassbowl.kernel.library import KNOWN_ROUNDS, library
from glassbowl.kernel.many import many
from glassbowl.kernel.path import principal_directions
from glassbowl.kernel.problem import Problem, Whole, as_synapses, flat

if TYPE_CHECKING:
    import ctypes

    from glassbowl.core.arrays import Array

ROUNDS = 60_000


@pytest.fixture(scope="session")
def native() -> ctypes.CDLL:
    """The native library in use."""
    found = library()
    assert found is not None
    return found.c


@pytest.fixture(scope="session")
def the_hash(native: ctypes.CDLL) -> str:
    """The native library's one SHA-256 of the seeded run: synapses at the end, then every round."""
    _, synapses, recorded = descended(native, STORY, START, rounds=ROUNDS)
    return fingerprint(synapses, recorded)


@pytest.fixture(scope="session")
def expected(native: ctypes.CDLL, the_hash: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with tasks of every kind, and with every bit that the native library makes of them."""
    path = tmp_path_factory.mktemp("expected") / "native.json"
    document = {
        "sha256": the_hash,
        "story": asked(STORY, START),
        "cases": [case(native, seed) for seed in range(12)],
        "known": known(),
        "start": written(flat(Network.random((5, 7, 3), 9))),
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def written(*arrays: Array | Whole) -> str:
    """Numbers as text, bit for bit: little-endian doubles in base 64."""
    return b64encode(b"".join(array.astype("<f8").tobytes() for array in arrays)).decode()


def known() -> int:
    """The known answer: of the story's customers, from the numbers that seed 1 draws, not doubled.

    All bits in 32, as http://www.isthe.com/chongo/tech/comp/fnv/ defines FNV-1a.
    """
    drawn = np.random.RandomState(1).random_sample(flat(START).size)
    start = Network(as_synapses(drawn, START.widths))
    landed = flat(descend(STORY, start, rate=1, rounds=KNOWN_ROUNDS).network)
    answer = 2166136261
    for byte in landed.astype("<f8").tobytes():
        answer = (answer ^ byte) * 16777619 % 2**32
    return answer


def asked(problem: Problem, network: Network) -> dict[str, object]:
    """A task as the page takes it, and a start."""
    weight = None if problem.weight is None else problem.weight.ravel().tolist()
    return {
        "widths": problem.widths,
        "inputs": problem.X.ravel().tolist(),
        "targets": problem.y.ravel().tolist(),
        "weight": weight,
        "loss": problem.recipe.loss,
        "mean": problem.recipe.mean,
        "synapses": flat(network).tolist(),
    }


def case(native: ctypes.CDLL, seed: int) -> dict[str, object]:
    """One task of its own shape, and what the native library makes of it."""
    dice = np.random.default_rng(seed)
    widths = tuple(dice.integers(1, 7, dice.integers(2, 6)).tolist())
    rows = int(dice.integers(1, 40))  # the page sends block after block, a native build several
    weight = dice.integers(0, 3, (rows, 1)).astype(float) if seed % 2 else None
    if weight is not None:
        weight[dice.integers(rows)] = 2.0
    recipe = Recipe(loss="cross_entropy" if seed % 3 else "squared_error", mean=seed % 4 < 2)
    X, y = dice.normal(size=(rows, widths[0])), dice.random((rows, widths[-1])).round(1)
    problem = Problem(widths, X, y, weight, recipe)
    starts = [Network.random(widths, seed * 10 + each) for each in range(5)]
    together = Network(as_synapses(np.stack([flat(start) for start in starts]), widths))
    step = stepped(native, problem, starts[0])
    _, synapses, recorded = descended(native, problem, starts[0], rounds=50, rate=0.5)
    landed = many(problem, together, rate=0.5, rounds=50)
    surfaces = hills(problem, starts) if problem.numbers > 1 else {}
    values = (step.sums, step.layers, step.errors, step.slopes, step.deltas, step.nudges)
    return {
        "task": asked(problem, starts[0]),
        "starts": flat(together).ravel().tolist(),
        "step": written(np.array([step.loss]), *values),
        "descent": written(synapses, recorded),
        "many": written(flat(landed.networks), landed.first_right, landed.taken, landed.losses),
        **surfaces,
    }


def hills(problem: Problem, starts: list[Network]) -> dict[str, object]:
    """The bowl over two weights and over a plane; the directions of a path through all starts."""
    axes = np.linspace(-3, 3, 19), np.linspace(-2, 4, 23)
    places = problem.numbers - 1, problem.numbers // 3
    over_two = bowl(
        problem,
        starts[0],
        first=places[0],
        second=places[1],
        first_values=axes[0],
        second_values=axes[1],
    )
    centre, one, other = (flat(start) for start in starts[:3])
    over_plane = plane(
        problem,
        centre=centre,
        first_direction=one,
        second_direction=other,
        first_values=axes[0],
        second_values=axes[1],
    )
    path = principal_directions(np.stack([flat(start) for start in starts]))
    return {
        "places": places,
        "axes": [axis.tolist() for axis in axes],
        "bowl": written(over_two.heights),
        "plane": written(over_plane.heights),
        "path": written(path.directions, path.shares, path.coordinates),
    }
