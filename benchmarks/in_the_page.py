"""The kernel in Chromium beside the native one, same bits and milliseconds: bench in_the_page."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import browser
import numpy as np
from numpy.typing import NDArray

from glassbowl.core.network import Network
from glassbowl.kernel import library
from glassbowl.kernel.bowl import bowl
from glassbowl.kernel.library import address
from glassbowl.kernel.many import many
from glassbowl.kernel.problem import Problem, as_synapses, flat

Numbers = NDArray[np.float64]

WIDTHS: Final = (3, 4, 1)
STORY: Final = Problem(
    WIDTHS,
    np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]),
    np.array([[1.0], [1], [0], [0]]),
)
START: Final = Network.random(WIDTHS, 1)
ROUNDS, STARTS, MANY_ROUNDS, WORKERS = 60_000, 1_000, 6_000, 2

ROWS: Final = {
    "cold": ("60,000 recorded rounds, the very first", 40.0),
    "recorded": ("60,000 recorded rounds, after a warm-up", 15.0),
    "straight": ("the same, one straight after another", 15.0),
    "again": ("the same into memory used before", 15.0),
    "step": ("one step with all values", 0.02),
    "bowl": ("a bowl of 81x81 points", 5.0),
    "many": ("1,000 starts of 6,000 rounds, two workers", 1_200.0),
}
"""What is measured, and how many milliseconds it may take."""


def recorded(into: Numbers | None = None) -> list[Numbers]:
    """Every round of the seeded run: synapses at the end, then all of them."""
    c = native()
    synapses, room = flat(START), np.empty(c.glassbowl_room(*STORY.sizes))
    rounds = np.empty((ROUNDS + 1, STORY.numbers)) if into is None else into
    arrays = (synapses, rounds, room)
    c.glassbowl_descend(*STORY.arguments, 1.0, ROUNDS, -1, None, *map(address, arrays))
    return [synapses, rounds]


USED: Final = np.zeros((ROUNDS + 1, STORY.numbers))


def again() -> list[Numbers]:
    """The same, into memory that was used before."""
    return recorded(USED)


def step() -> list[Numbers]:
    """Everything of one round."""
    c = native()
    synapses, room = flat(START), np.empty(c.glassbowl_room(*STORY.sizes))
    values = [np.empty(len(STORY.X) * sum(WIDTHS[1:])) for _ in range(5)]
    arrays = (synapses, *values, nudges := np.empty(STORY.numbers), room)
    loss = c.glassbowl_step(*STORY.arguments, *map(address, arrays))
    return [np.array([loss]), *values, nudges]


def surface() -> list[Numbers]:
    """The bowl over the first weight and its neuron's vote."""
    values = -8 + 0.2 * np.arange(81)
    axes = {"first_values": values, "second_values": values}
    return [bowl(STORY, START, first=0, second=12, **axes).heights]


def ensemble() -> list[Numbers]:
    """Many starts, shared by as many threads as the page has workers."""
    draws = np.empty(STARTS * STORY.numbers)
    native().glassbowl_draws(1, len(draws), address(draws))
    shares = np.split((2 * draws - 1).reshape(STARTS, -1), WORKERS)

    def one(share: Numbers) -> Numbers:
        starts = Network(as_synapses(share, WIDTHS))
        return flat(many(STORY, starts, rate=1.0, rounds=MANY_ROUNDS).networks)

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, shares))


NATIVE: Final[dict[str, tuple[Callable[[], list[Numbers]], int]]] = {
    "cold": (recorded, 1),
    "recorded": (recorded, 11),
    "straight": (recorded, 11),
    "again": (again, 11),
    "step": (step, 501),
    "bowl": (surface, 11),
    "many": (ensemble, 3),
}
"""The same by the native library, and how often."""


def native() -> ctypes.CDLL:
    """The native library in use."""
    found = library.library()
    if found is None:
        raise SystemExit("The kernel must be built: python3 dev.py build kernel.")
    return found.c


def timed(work: Callable[[], list[Numbers]], times: int) -> tuple[float, str]:
    """Milliseconds in the middle of several times, and the hash of what came out."""
    taken, last = [], []
    for _ in range(times):
        began = perf_counter()
        last = work()
        taken.append(1e3 * (perf_counter() - began))
    return median(taken), sha256(b"".join(array.tobytes() for array in last)).hexdigest()


def main() -> None:
    """The table: the page's times, the goal, the native library's time, and whether all agree."""
    try:
        with TemporaryDirectory() as folder:
            web = browser.built(Path(folder), library.BUILT / "kernel.wasm")
            told = browser.told_by(web, "build/test/page/times.js")
    except browser.FailedError as reason:
        sys.exit(str(reason))
    print(f"milliseconds; native: {library.described()}")
    print(f"{'':44}{'first':>9}{'least':>9}{'middle':>9}{'goal':>9}{'native':>9}  same bits")
    for name, (what, goal) in ROWS.items():
        milliseconds, expected = timed(*NATIVE[name])
        page = told[name]
        figures = (page["first"], page["least"], page["middle"], goal, milliseconds)
        same = "yes" if page["hash"] == expected else "NO"
        print(f"{what:44}{''.join(f'{each:9.3f}' for each in figures)}  {same}")


if __name__ == "__main__":
    main()
