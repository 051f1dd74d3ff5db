"""Contenders for the same job, in turn and in one process: a table of times and ratios.

A contender that is not installed is listed as missing. Each returns the numbers it ended with, and
the table says how far they are from the first contender's. How much memory one takes is measured
in a process of its own, what it imports and compiles included.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from ctypes import CDLL
from dataclasses import dataclass
from functools import cache
from statistics import median
from time import perf_counter, process_time

# One thread each, and one core: said before anything is imported that would start more.
for setting in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[setting] = "1"
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")
os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import numpy as np  # noqa: E402
from measured import measured  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from glassbowl.kernel import library  # noqa: E402

ALONE = "GLASSBOWL_BENCH_ALONE"
"""Names the one contender that is to work, once, in this process."""

Numbers = NDArray[np.float64]
Work = Callable[[], Numbers]


@dataclass(frozen=True)
class Contender:
    """`ready` imports and compiles, and gives back the work; `part` is how much of the job it does.

    A slow one may do a part, and is counted as if it had gone on at the same pace; `check` then is
    what the first contender has after that part.
    """

    name: str
    ready: Callable[[], Work]
    part: float = 1.0
    check: Work | None = None


def build(level: str) -> CDLL:
    """A build of the kernel. Raises ImportError where it was not made or cannot run."""
    if level not in library.runnable():
        raise ImportError(level, name="not built here, or not for this processor")
    (path,) = library.BUILT.glob(f"{level}.*")
    return library.loaded(path)


@dataclass
class Times:
    """What was measured of one contender: seconds on the clock and of CPU, for the whole job."""

    wall: list[float]
    cpu: list[float]
    apart: float


@cache
def memory_alone(name: str) -> float:
    """Peak megabytes of a process in which this contender of this benchmark works once."""
    return measured([sys.executable, sys.argv[0]], **{ALONE: name}).megabytes


def table(contenders: Sequence[Contender], *, against: str, repeats: int = 5) -> dict[str, float]:
    """Let every contender work in turn, print the table, and return seconds of CPU by name."""
    if name := os.environ.get(ALONE):
        with suppress(ImportError):  # who is missing is told below
            next(contender for contender in contenders if contender.name == name).ready()()
        sys.exit()
    # Before anything is imported here: a process begins with the peak of the one that starts it.
    megabytes = {contender.name: memory_alone(contender.name) for contender in contenders}
    works, missing = {}, []
    for contender in contenders:
        try:
            works[contender.name] = contender.ready()
            works[contender.name]()
        except ImportError as error:
            missing.append(f"{contender.name}: missing ({error.name})")
    there = [contender for contender in contenders if contender.name in works]
    times = {contender.name: Times([], [], 0.0) for contender in there}
    right = works[there[0].name]()
    for _ in range(repeats):
        for contender in there:
            wall, cpu = perf_counter(), process_time()
            numbers = works[contender.name]()
            wall, cpu = perf_counter() - wall, process_time() - cpu
            found = times[contender.name]
            found.wall.append(wall / contender.part)
            found.cpu.append(cpu / contender.part)
            expected = contender.check() if contender.check else right
            found.apart = float(np.abs(np.asarray(numbers) - expected).max())
    middle = {name: median(found.cpu) for name, found in times.items()}
    head = f"{'':44} {'cpu ms':>10} {'wall ms':>10} {'times ' + against:>30}"
    print(f"{head} {'peak MB':>8} {'apart':>9}")
    for name, found in sorted(times.items(), key=lambda item: middle[item[0]]):
        ratio = middle[against] / middle[name]
        print(
            f"{name:44} {1e3 * middle[name]:10.2f} {1e3 * median(found.wall):10.2f}"
            f" {ratio:29.2f}x {megabytes[name]:8.0f} {found.apart:9.1e}"
        )
    print(*missing, sep="\n")
    return middle
