"""The kernel's native library: the fastest build that this processor runs, checked before use."""

from __future__ import annotations

import ctypes
import json
import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np

from glassbowl.core.arrays import Array
from glassbowl.errors import KernelError, shown

BUILT: Final = Path(__file__).resolve().parent / "built"
ABI: Final = 1
LEVELS: Final = ("baseline", "avx2", "avx512")
"""The builds there may be, from the one that every processor runs to the most demanding."""

WISH: Final = "GLASSBOWL_ISA"
KNOWN_ANSWER: Final = "90d8e5b8a348ceefaeb870a7a2c41e5665d4e7545cbe1f2fd1ec2db34e40fe8a"
KNOWN_ROUNDS: Final = 200

Int32 = ctypes.c_int32
Int64 = ctypes.c_int64
Double = ctypes.c_double
Pointer = ctypes.c_void_p


@dataclass(frozen=True, slots=True)
class Library:
    """A build that was loaded: `level` is one of LEVELS, `c` has the functions of glassbowl.h."""

    level: str
    c: ctypes.CDLL


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no kernel: a word for programs ("absent", "refused", "wrong") and the detail."""

    reason: str
    detail: str


def library() -> Library | None:
    """The build in use; None when there is none, and NumPy does the work."""
    found = search()
    return found if isinstance(found, Library) else None


def search() -> Library | Missing:
    """The build in use, or why there is none.

    GLASSBOWL_ISA, one of LEVELS, asks for one build. Raises KernelError when it asks for one that
    does not exist or that this processor cannot run.
    """
    return _search(os.environ.get(WISH, ""))


def runnable() -> tuple[str, ...]:
    """The builds that lie here and that this processor runs, the least demanding first."""
    files = {path.stem: path for path in BUILT.glob("*.*") if path.stem in LEVELS}
    if "baseline" not in files:
        return ()
    best = LEVELS[loaded(files["baseline"]).glassbowl_level()]
    return tuple(level for level in reversed(_at_most(best)) if level in files)


def described() -> str:
    """What does the arithmetic here, in a few words for --version."""
    if (found := library()) is None:
        return "NumPy, no kernel"
    stamp = json.loads((BUILT / "stamp.json").read_text(encoding="utf-8"))
    return f"kernel {found.level}, built by {stamp['compiler']}"


@cache
def _search(wish: str) -> Library | Missing:
    if wish and wish not in LEVELS:
        raise KernelError(
            "kernel.level",
            "GLASSBOWL_ISA must be one of: {levels}. Got {level}.",
            levels=LEVELS,
            level=shown(wish),
        )
    files = {path.stem: path for path in BUILT.glob("*.*") if path.stem in LEVELS}
    if "baseline" not in files:
        return Missing("absent", "")
    try:
        best = LEVELS[loaded(files["baseline"]).glassbowl_level()]
        level = wish or next(name for name in _at_most(best) if name in files)
        _refuse_unable(level, best, tuple(files))
        c = loaded(files[level])
    except OSError as error:
        return Missing("refused", str(error))
    if c.glassbowl_abi() != ABI or known_answer(c) != KNOWN_ANSWER:
        return Missing("wrong", level)
    return Library(level, c)


def _at_most(best: str) -> tuple[str, ...]:
    return tuple(reversed(LEVELS[: LEVELS.index(best) + 1]))


def _refuse_unable(level: str, best: str, there: tuple[str, ...]) -> None:
    if level not in there or level not in _at_most(best):
        raise KernelError(
            "kernel.cannot_run",
            "GLASSBOWL_ISA must name a build that was made here and that this processor runs: "
            "{levels}. Got {level}.",
            levels=tuple(name for name in LEVELS if name in there and name in _at_most(best)),
            level=level,
        )


PROBLEM: Final = (Int32, Pointer, Int32, Pointer, Pointer, Pointer, Int32, Int32)
"""How every function about a network begins: synapse_count, widths, rows, inputs, targets, weight,
cross_entropy, mean."""

GRID: Final = (Int32, Pointer, Int32, Pointer, Pointer, Pointer)
"""How a function about a grid ends: how many values along each axis and where, out, room."""

SURVEY: Final = (Pointer, Int32)
"""How every function about answers as bits begins: form, hidden."""

SIGNATURES: Final[dict[str, tuple[type | None, tuple[type, ...]]]] = {
    "abi": (Int32, ()),
    "width": (Int32, ()),
    "level": (Int32, ()),
    "draws": (None, (ctypes.c_uint32, Int32, Pointer)),
    "room": (Int64, (Int32, Pointer, Int32)),
    "many_room": (Int64, (Int32, Pointer, Int32)),
    "step": (Double, (*PROBLEM, *[Pointer] * 8)),
    "descend": (Int32, (*PROBLEM, Double, Int32, Int32, *[Pointer] * 4)),
    "many": (None, (*PROBLEM, Double, Int32, Int32, *[Pointer] * 5)),
    "bowl_room": (Int64, (*PROBLEM[:3], *[Int32] * 4)),
    "bowl": (None, (*PROBLEM, Pointer, Int32, *GRID[:2], Int32, *GRID[2:])),
    "plane_room": (Int64, (*PROBLEM[:2], Int32)),
    "plane": (None, (*PROBLEM, *[Pointer] * 3, *GRID)),
    "directions_room": (Int64, (Int32, Int32)),
    "directions": (Int32, (Int32, Int32, *[Pointer] * 5)),
    "ranks": (None, (Int32, *[Pointer] * 3)),
    "places": (Int32, (Int32, Int32, *[Pointer] * 4)),
    "bits_room": (Int64, (*SURVEY, Int32)),
    "bits_begin": (None, (*SURVEY, *[Pointer] * 4)),
    "bits_end": (None, (*SURVEY, *[Pointer] * 4)),
    "bits_train": (
        Int32,
        (
            *(*SURVEY, *[Pointer] * 7, Int32, Int32, Double, Int32, Int32, Pointer),
            *(Int32, *[Pointer] * 2),
        ),
    ),
    "bits_score": (None, (*SURVEY, *[Pointer] * 5, Int32, Pointer, Pointer)),
}
"""What each function of glassbowl.h returns and takes."""


def loaded(path: Path) -> ctypes.CDLL:
    """A build with the types of its functions told.

    Raises OSError when it cannot be loaded, or lacks one of them.
    """
    c = ctypes.CDLL(str(path))
    for name, (result, arguments) in SIGNATURES.items():
        try:
            function = getattr(c, f"glassbowl_{name}")
        except AttributeError as error:
            raise OSError(str(error)) from error
        function.restype, function.argtypes = result, arguments
    return c


def address(array: np.ndarray[tuple[int, ...], np.dtype[np.generic]] | None) -> int | None:
    """Where an array begins, for a function of the kernel; None for no array."""
    return None if array is None else array.ctypes.data


def known_answer(c: ctypes.CDLL) -> str:
    """A fingerprint of the story's synapses after its first 200 rounds, as this build has them."""
    widths = np.array([3, 4, 1], dtype=np.int32)
    X: Array = np.array([[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]], dtype=np.float64)
    y: Array = np.array([1, 1, 0, 0], dtype=np.float64)
    synapses = np.empty(16)
    c.glassbowl_draws(1, 16, address(synapses))
    synapses = 2 * synapses - 1
    room = np.empty(c.glassbowl_room(2, address(widths), 4))
    problem = (2, address(widths), 4, address(X), address(y), None, 0, 0)
    way = (1.0, KNOWN_ROUNDS, 0, None, address(synapses), None, address(room))
    c.glassbowl_descend(*problem, *way)
    return sha256(synapses.astype("<f8").tobytes()).hexdigest()
