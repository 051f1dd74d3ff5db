"""The right build is chosen, a wrong one is noticed, and without any NumPy does the work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.kernel.conftest import ROOT, RUNNABLE, START, STORY

from glassbowl.core.network import Network
from glassbowl.engines import choose
from glassbowl.errors import KernelError, SlowerWarning
from glassbowl.kernel import library
from glassbowl.kernel.descend import descend, descend_in_numpy
from glassbowl.kernel.many import many, many_in_numpy
from glassbowl.kernel.problem import flat
from glassbowl.trace.record import train

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterator


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own in which the kernel is looked for: a copy of what was built."""
    folder = tmp_path / "built"
    shutil.copytree(library.BUILT, folder)
    monkeypatch.setattr(library, "BUILT", folder)
    monkeypatch.delenv(library.WISH, raising=False)
    library._search.cache_clear()
    yield folder
    library._search.cache_clear()


@pytest.fixture
def nothing(elsewhere: Path) -> None:
    """No kernel was built."""
    for path in elsewhere.iterdir():
        path.unlink()


def level() -> str:
    """The build in use."""
    found = library.library()
    assert found is not None
    return found.level


def test_the_known_answer_is_cores(build: ctypes.CDLL) -> None:
    """What every build is asked at load: the story's synapses after 200 rounds, as core has them.

    The hash itself can only come from a kernel; that it stands for the right numbers is seen by
    hashing this build's own, which are core's within 1e-12.
    """
    expected = descend_in_numpy(STORY, START, rate=1, rounds=library.KNOWN_ROUNDS).network
    found = descend(STORY, START, rate=1, rounds=library.KNOWN_ROUNDS).network
    assert np.abs(flat(expected) - flat(found)).max() < 1e-12
    assert library.KNOWN_ANSWER == library.known_answer(build)


def test_the_best_build_is_taken(elsewhere: Path, best: ctypes.CDLL) -> None:
    """The most demanding one that this processor runs; the next when it was not built."""
    able = list(library.LEVELS[: best.glassbowl_level() + 1])
    while able:
        assert able[-1] == level()
        elsewhere.joinpath(able.pop()).with_suffix(".so").unlink()
        library._search.cache_clear()


def test_every_build_that_this_processor_runs_was_made(best: ctypes.CDLL) -> None:
    """None is left out of the tests in silence, and none is run that the processor cannot run."""
    assert library.LEVELS[: best.glassbowl_level() + 1] == RUNNABLE


@pytest.mark.parametrize("wish", RUNNABLE)
def test_a_build_can_be_asked_for(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """GLASSBOWL_ISA forces one."""
    monkeypatch.setenv(library.WISH, wish)
    assert wish == level()


@pytest.mark.parametrize("wish", ["sse", "AVX2", "../avx2", "avx2.so", " "])
def test_no_such_build(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another name is refused; the sentence lists those there are."""
    monkeypatch.setenv(library.WISH, wish)
    with pytest.raises(KernelError, match=r"must be one of: baseline, avx2, avx512\. Got '"):
        library.search()


def test_a_build_that_was_not_made(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wish that cannot be met is no reason to take another build in silence."""
    (elsewhere / "avx2.so").unlink()
    monkeypatch.setenv(library.WISH, "avx2")
    with pytest.raises(KernelError, match="a build that was made here"):
        library.search()


@pytest.mark.usefixtures("nothing")
def test_without_a_kernel_numpy_does_the_work() -> None:
    """The same numbers, and one notice."""
    assert library.Missing("absent", "") == library.search()
    found = descend(STORY, START, rate=1, rounds=5, stops=[0, 5])
    expected = descend_in_numpy(STORY, START, rate=1, rounds=5, stops=[0, 5])
    assert expected.recorded.tolist() == found.recorded.tolist()
    starts = Network.random_starts((3, 4, 1), [1, 2])
    together = [run(STORY, starts, rate=1, rounds=5).networks for run in (many, many_in_numpy)]
    assert flat(together[0]).tolist() == flat(together[1]).tolist()
    with pytest.warns(SlowerWarning, match="was not built here; NumPy does the work"):
        assert "reference" == choose.get().name
    assert ("reference",) == choose.available()
    with pytest.warns(SlowerWarning):
        assert 60_000 == train(STORY.X, STORY.y).last


@pytest.mark.parametrize(
    "command",
    [
        ("walk", "--round", "3"),
        ("train", "examples/customers.csv", "--target", "bought", "-o", "shop.glassbowl"),
    ],
    ids=str,
)
def test_a_command_says_so_in_one_line(command: tuple[str, ...], tmp_path: Path) -> None:
    """Whoever runs a command in a package without a kernel reads one line of it, and no more."""
    package = tmp_path / "src" / "glassbowl"
    without = shutil.ignore_patterns("built", "static", "__pycache__")
    shutil.copytree(ROOT / "src" / "glassbowl", package, ignore=without)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = subprocess.run(
        [sys.executable, "-m", "glassbowl", *command, "--lang", "en"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = "glassbowl: the compiled kernel was not built here; NumPy does the work, more slowly.\n"
    assert (0, said) == (done.returncode, done.stderr)


def test_a_damaged_build_is_refused(elsewhere: Path) -> None:
    """What the system cannot load is said, and not used."""
    (elsewhere / "baseline.so").write_bytes(b"no library at all")
    found = library.search()
    assert isinstance(found, library.Missing)
    assert "refused" == found.reason
    with pytest.warns(SlowerWarning, match="cannot be loaded"):
        choose.get()


def test_a_build_that_lacks_a_function_is_refused(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of another version, in which a function is wanting, is said and not used."""
    assert elsewhere.exists()
    monkeypatch.setitem(library.SIGNATURES, "newer", (None, ()))
    found = library.search()
    assert isinstance(found, library.Missing)
    assert ("refused", True) == (found.reason, "glassbowl_newer" in found.detail)


def test_a_wrong_answer_is_noticed(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose 200 rounds end elsewhere is not used."""
    assert elsewhere.exists()
    monkeypatch.setattr(library, "KNOWN_ROUNDS", 199)
    assert library.Missing("wrong", "avx512") == library.search() or "wrong" == missing().reason
    with pytest.warns(SlowerWarning, match="gave a wrong answer"):
        choose.get()


def missing() -> library.Missing:
    """Why there is no kernel."""
    found = library.search()
    assert isinstance(found, library.Missing)
    return found


def test_registers_are_as_wide_as_the_build_says(build: ctypes.CDLL) -> None:
    """Two doubles in a register, four with AVX2, eight with AVX-512."""
    lanes = {"baseline": 2, "avx2": 4, "avx512": 8}
    assert lanes[Path(build._name).stem] == build.glassbowl_width()


@pytest.mark.parametrize("seed", [0, 1, 2, 101, 2**31, 2**32 - 1])
def test_draws_are_numpys(seed: int, build: ctypes.CDLL) -> None:
    """A seed means the same numbers as np.random.seed; 2,000 of them, over several states."""
    expected = np.random.RandomState(seed).random_sample(2_000)
    found = np.empty(2_000)
    build.glassbowl_draws(seed, 2_000, library.address(found))
    assert expected.tolist() == found.tolist()
