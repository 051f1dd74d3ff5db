"""One SHA-256 of the seeded run, whatever built the kernel and wherever it runs."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from tests.kernel.conftest import CROWD, ROOT, RUNNABLE, START, STORY, descended, fingerprint

from glassbowl.core.network import Network
from glassbowl.kernel import library

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 60_000
CROWD_ROUNDS = 2_000


def seeded(c: ctypes.CDLL) -> str:
    """The hash of this build: synapses at the end, then every round."""
    _, synapses, recorded = descended(c, STORY, START, rounds=ROUNDS)
    return fingerprint(synapses, recorded)


@pytest.fixture(scope="module")
def the_hash() -> str:
    """That of the baseline build, which every processor runs."""
    (path,) = library.BUILT.glob("baseline.*")
    return seeded(library.loaded(path))


def test_every_build(build: ctypes.CDLL, the_hash: str) -> None:
    """Baseline, AVX2 and AVX-512, whichever run here, as zig made them."""
    assert the_hash == seeded(build)


def crowded(c: ctypes.CDLL) -> str:
    """The same of many customers at once, whom another file sends through (crowd.c)."""
    _, synapses, recorded = descended(c, CROWD, START, rounds=CROWD_ROUNDS, rate=0.1)
    return fingerprint(synapses, recorded)


def test_every_build_has_a_crowds_hash(build: ctypes.CDLL, best: ctypes.CDLL) -> None:
    """Fifty customers, too, have one hash, and it is another."""
    assert crowded(best) == crowded(build) != seeded(build)


def test_twenty_times(best: ctypes.CDLL, the_hash: str) -> None:
    """Nothing is left over from one run to the next."""
    assert {the_hash} == {seeded(best) for _ in range(20)}


def test_two_threads_at_once(best: ctypes.CDLL, the_hash: str) -> None:
    """Runs side by side do not touch each other."""
    with ThreadPoolExecutor(2) as pool:
        assert {the_hash} == set(pool.map(lambda _: seeded(best), range(8)))


def test_another_start_has_another_hash(best: ctypes.CDLL, the_hash: str) -> None:
    """The hash is of the numbers, not of the code."""
    _, synapses, recorded = descended(best, STORY, Network.random((3, 4, 1), 2), rounds=ROUNDS)
    assert the_hash != fingerprint(synapses, recorded)


def test_a_fresh_process(the_hash: str) -> None:
    """The same numbers, hashed by a process that has done nothing else."""
    program = (
        "from glassbowl.kernel.library import library\n"
        "from tests.kernel.test_one_hash import seeded\n"
        "print(seeded(library().c))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert the_hash == done.stdout.strip()


@pytest.mark.long
@pytest.mark.parametrize("level", RUNNABLE)
def test_another_compiler(
    level: str,
    tmp_path: Path,
    builder: Any,  # noqa: ANN401
    the_hash: str,
    best: ctypes.CDLL,
) -> None:
    """The system's own compiler makes the same bits, and has nothing to complain of."""
    output = tmp_path / "kernel.so"
    builder.native(level, output, command=["gcc"])
    made = library.loaded(output)
    assert (the_hash, crowded(best)) == (seeded(made), crowded(made))
