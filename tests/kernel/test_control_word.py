"""Whatever the floating-point control word was: the same bits, and the word is put back."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.kernel import surveys
from tests.kernel.conftest import RUNNABLE, START, STORY, descended, fingerprint, stepped
from tests.kernel.surveys import ODD, Job, trained

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.kernel import bits, library
from glassbowl.kernel.bits import Answers, Learner, Pace
from glassbowl.kernel.bowl import bowl, plane
from glassbowl.kernel.many import many
from glassbowl.kernel.path import principal_directions
from glassbowl.kernel.problem import Problem, flat

if TYPE_CHECKING:
    from pathlib import Path

CONTROL = """
#include <stdint.h>
uint32_t control(void) { uint32_t now; __asm__ volatile("stmxcsr %0" : "=m"(now)); return now; }
void change(uint32_t to) { __asm__ volatile("ldmxcsr %0" :: "m"(to)); }
"""
"""Reads and changes the floating-point control word."""

STRANGE = 0x1F80 | 0x8040 | 0x6000
"""Flush-to-zero, denormals are zeros, rounding towards zero."""

AXES: dict[str, Any] = {
    "first_values": np.linspace(-9, 9, 5),
    "second_values": np.linspace(-7, 8, 17),
}
FRAME: dict[str, Any] = {
    "centre": flat(START),
    "first_direction": np.sin(np.arange(16)),
    "second_direction": np.cos(np.arange(16)),
}
STARTS = Network.random_starts((3, 4, 1), range(9))
ROAD = np.cumsum(np.random.default_rng(1).normal(size=(21, 16)), axis=0)
SURVEY, SHARED = ODD["everything at once"], ODD["shards of several chunks"]

Work = Callable[[ctypes.CDLL], str]


def story(c: ctypes.CDLL) -> str:
    """The seeded run, every round of it."""
    _, synapses, recorded = descended(c, STORY, START, rounds=60_000)
    return fingerprint(synapses, recorded)


def one_round(c: ctypes.CDLL) -> str:
    """Every value of one round."""
    found = stepped(c, STORY, START)
    return fingerprint(found.sums, found.layers, found.deltas, found.nudges, np.array(found.loss))


def of_many(_: ctypes.CDLL) -> str:
    """Nine starts at once."""
    found = many(STORY, STARTS, rate=1, rounds=50)
    return fingerprint(flat(found.networks), found.losses)


def of_directions(_: ctypes.CDLL) -> str:
    """A walk and its plane."""
    found = principal_directions(ROAD)
    return fingerprint(found.directions, found.shares, found.coordinates)


def of_scores(c: ctypes.CDLL) -> str:
    """The probability of every row."""
    return bits.score_by(c, SURVEY.answers, SURVEY.learner.network).tobytes().hex()


WORKS: dict[str, Work] = {
    "descend": story,
    "step": one_round,
    "many": of_many,
    "bowl": lambda _: fingerprint(bowl(STORY, START, first=0, second=5, **AXES).heights),
    "plane": lambda _: fingerprint(plane(STORY, **FRAME, **AXES).heights),
    "directions": of_directions,
    "answers as bits": lambda c: surveys.fingerprint(trained(SURVEY, c)),
    "two threads": lambda c: surveys.fingerprint(trained(SHARED, c, passes=1, threads=2)),
    "scores": of_scores,
}
"""One for each function that calculates, and the hash of what it makes."""


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory, builder: Any) -> ctypes.CDLL:  # noqa: ANN401
    """The processor's control word, to be read and changed."""
    folder = tmp_path_factory.mktemp("control")
    (folder / "control.c").write_text(CONTROL, encoding="utf-8")
    output: Path = folder / "control.so"
    command = [*builder.zig(), "-shared", "-fPIC", "-nostdlib", "control.c", "-o", str(output)]
    subprocess.run(command, cwd=folder, check=True)
    return ctypes.CDLL(str(output))


def with_control(control: ctypes.CDLL, word: int, work: Any) -> Any:  # noqa: ANN401
    """Do it with another control word; the result, and the word afterwards."""
    before = control.control()
    control.change(word)
    try:
        return work(), control.control() & ~0x3F  # without the flags of what has happened
    finally:
        control.change(before)


@pytest.mark.parametrize("level", RUNNABLE)
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_a_strange_control_word_changes_nothing(
    work: Work, level: str, control: ctypes.CDLL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flush-to-zero and another rounding, switched on beforehand, are put aside and put back."""
    monkeypatch.setenv(library.WISH, level)
    found = library.library()
    assert found is not None
    expected = work(found.c)
    assert (expected, STRANGE) == with_control(control, STRANGE, lambda: work(found.c))


def test_small_numbers_are_kept(control: ctypes.CDLL, build: ctypes.CDLL) -> None:
    """Answers of 1e-200 times deltas of 1e-120 are too small for flush-to-zero, and count."""
    X, y = np.array([[1e-200]]), np.array([[1.0]])
    problem = Problem((1, 1), X, y, np.array([[1e-112]]), Recipe(loss="cross_entropy"))

    def moved() -> float:
        network = Network((np.array([[0.0]]),))
        return float(descended(build, problem, network, rounds=1)[1][0])

    assert 0 < moved() < 1e-308
    assert (moved(), STRANGE) == with_control(control, STRANGE, moved)


def test_small_moments_are_kept(control: ctypes.CDLL, build: ctypes.CDLL) -> None:
    """A no that was given e^-45: a thousandth of its square is too small for flush-to-zero."""
    answers = Answers.packed(np.array([[True]]))
    start = Learner.new(np.array([0.0, 0.0, 0.0, -45.0]))
    one = Job(answers, np.zeros(1, np.float32), start, Pace(1, 0.5, 1))

    def moment() -> bytes:  # a number would be flushed on its way here
        return trained(one, build, passes=1).second[-1:].tobytes()

    found = float(np.frombuffer(moment(), np.float32)[0])
    assert 0.001 * float(np.exp(-90)) == pytest.approx(found, rel=0.01, abs=0)
    assert (moment(), STRANGE) == with_control(control, STRANGE, moment)
