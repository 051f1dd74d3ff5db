"""One SHA-256 of the seeded run, whatever built the kernel and wherever it runs."""

from __future__ import annotations

import ctypes
import platform
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.kernel.conftest import ROOT, START, STORY, descended, fingerprint

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.kernel import library
from glassbowl.kernel.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 60_000

CONTROL = """
#include <stdint.h>
uint32_t control(void) { uint32_t now; __asm__ volatile("stmxcsr %0" : "=m"(now)); return now; }
void change(uint32_t to) { __asm__ volatile("ldmxcsr %0" :: "m"(to)); }
"""
"""Reads and changes the floating-point control word."""

STRANGE = 0x1F80 | 0x8040 | 0x6000
"""Flush-to-zero, denormals are zeros, rounding towards zero."""

ELSEWHERE = """
#include <stdio.h>
#include "glassbowl.h"
static double X[] = {1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1}, y[] = {1, 1, 0, 0};
static double synapses[16], recorded[60001 * 16], room[1000];
int main(void)
{
    int32_t widths[] = {3, 4, 1};
    if (glassbowl_room(2, widths, 4) > 1000)
        return 1;
    glassbowl_draws(1, 16, synapses);
    for (int p = 0; p < 16; p++)
        synapses[p] = 2 * synapses[p] - 1;
    glassbowl_descend(2, widths, 4, X, y, 0, 0, 0, 1.0, 60000, -1, 0, synapses, recorded, room);
    fwrite(synapses, sizeof synapses, 1, stdout);
    fwrite(recorded, sizeof recorded, 1, stdout);
    return 0;
}
"""
"""The seeded run as a program, for processors that are not this one."""


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
    """Baseline, AVX2 and AVX-512, as zig made them."""
    assert the_hash == seeded(build)


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
@pytest.mark.parametrize("level", library.LEVELS)
def test_another_compiler(level: str, tmp_path: Path, builder: Any, the_hash: str) -> None:  # noqa: ANN401
    """The system's own compiler makes the same bits, and has nothing to complain of."""
    output = tmp_path / "kernel.so"
    builder.native(level, output, command=["gcc"])
    assert the_hash == seeded(library.loaded(output))


@pytest.fixture
def control(tmp_path: Path, builder: Any) -> ctypes.CDLL:  # noqa: ANN401
    """The processor's control word, to be read and changed."""
    (tmp_path / "control.c").write_text(CONTROL, encoding="utf-8")
    output = tmp_path / "control.so"
    command = [*builder.zig(), "-shared", "-fPIC", "-nostdlib", "control.c", "-o", str(output)]
    subprocess.run(command, cwd=tmp_path, check=True)
    return ctypes.CDLL(str(output))


def with_control(control: ctypes.CDLL, word: int, work: Any) -> Any:  # noqa: ANN401
    """Do it with another control word; the result, and the word afterwards."""
    before = control.control()
    control.change(word)
    try:
        return work(), control.control() & ~0x3F  # without the flags of what has happened
    finally:
        control.change(before)


def test_a_strange_control_word_changes_nothing(
    control: ctypes.CDLL, build: ctypes.CDLL, the_hash: str
) -> None:
    """Flush-to-zero and another rounding, switched on beforehand, are put aside and put back."""
    assert (the_hash, STRANGE) == with_control(control, STRANGE, lambda: seeded(build))


def test_small_numbers_are_kept(control: ctypes.CDLL, build: ctypes.CDLL) -> None:
    """Answers of 1e-200 times deltas of 1e-120 are too small for flush-to-zero, and count."""
    X, y = np.array([[1e-200]]), np.array([[1.0]])
    problem = Problem((1, 1), X, y, np.array([[1e-112]]), Recipe(loss="cross_entropy"))

    def moved() -> float:
        network = Network((np.array([[0.0]]),))
        return float(descended(build, problem, network, rounds=1)[1][0])

    assert 0 < moved() < 1e-308
    assert (moved(), STRANGE) == with_control(control, STRANGE, moved)


@pytest.mark.long
def test_another_processor(tmp_path: Path, builder: Any, the_hash: str) -> None:  # noqa: ANN401
    """arm64, built here and run by qemu: another instruction set, the same bits."""
    assert platform.machine() != "aarch64"
    (tmp_path / "elsewhere.c").write_text(ELSEWHERE, encoding="utf-8")
    program = tmp_path / "elsewhere"
    command = [*builder.zig(), "-target", "aarch64-linux-musl", "-static", "-O3", *builder.BITS]
    sources = [name for name in builder.sources() if name != "memory.c"]  # a C library is there
    subprocess.run(
        [*command, "-I.", *sources, str(tmp_path / "elsewhere.c"), "-o", str(program)],
        cwd=builder.HERE,
        check=True,
        capture_output=True,
    )
    emulator = shutil.which("qemu-aarch64-static") or shutil.which("qemu-aarch64")
    assert emulator, "qemu-user must be installed: apt-get install qemu-user-static"
    printed = subprocess.run([emulator, str(program)], capture_output=True, check=True).stdout
    assert the_hash == fingerprint(np.frombuffer(printed, "<f8"))
