"""Every function of the kernel stays within its arrays and does nothing that C leaves undefined."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.kernel.conftest import ROOT, exported

from glassbowl.kernel import library

if TYPE_CHECKING:
    from pathlib import Path

WATCHED: dict[str, tuple[set[str], set[str]]] = {
    "rounds": (
        {"test_equals_core.py", "test_refusals.py", "test_library.py"},
        {"abi", "width", "level", "draws", "room", "step", "descend", "many_room", "many"},
    ),
    "surfaces": (
        {"test_bowl.py", "test_bowl_refusals.py", "test_bowl_room.py", "test_plane.py"},
        {"bowl_room", "bowl", "plane_room", "plane"},
    ),
    "paths": ({"test_path.py", "test_bowl_room.py"}, {"directions_room", "directions"}),
    "lists": ({"test_ranks.py", "test_places.py"}, {"ranks", "places"}),
    "answers as bits": (
        {"test_bits.py", "test_bits_laws.py"},
        {"bits_room", "bits_begin", "bits_train", "bits_end", "bits_score"},
    ),
}
"""Which tests run under watch, and the functions of glassbowl.h that are theirs to call."""

PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
import numpy as np
from glassbowl.kernel import bits, library
from glassbowl.kernel.library import address
from glassbowl.kernel.problem import flat
from tests.kernel.conftest import START, STORY, stepped
from tests.kernel.surveys import ODD, trained
ALL = ODD["everything at once"]
c = library.loaded(Path(sys.argv[1]) / "baseline.so")
{call}
print("nothing noticed")
"""

ASTRAY = {
    "a round in too little room": """
c.glassbowl_room = lambda *_: 10
stepped(c, STORY, START)
""",
    "one value more than an axis has": """
numbers, axis, heights, room = flat(START), np.zeros(4), np.empty(99), np.empty(9_999)
grid = (0, 4, address(axis), 5, 5, address(axis))
c.glassbowl_bowl(*STORY.arguments, address(numbers), *grid, address(heights), address(room))
""",
    "one point more than a path has": """
path, *answers = np.eye(3), np.empty(6), np.empty(2), np.empty(8), np.empty(9_999)
c.glassbowl_directions(4, 3, address(path), *map(address, answers))
""",
    "a standing more than there are": """
standing, ranks = np.array([0, 2], np.int32), np.empty(2, np.int64)
c.glassbowl_ranks(2, address(standing), address(np.array([1, 2])), address(ranks))
""",
    "an answer without a place": """
answers, places = np.array([3], np.uint8), np.empty(1, np.uint16)
addresses, bits = np.array([address(answers)], np.uintp), np.array([2], np.int32)
place_of = np.empty(3, np.uint16)
c.glassbowl_places(1, 1, address(addresses), address(bits), address(place_of), address(places))
""",
    "learning from one row more than there are": """
trained(replace(ALL, order=np.array([90], np.int32)), c)
""",
    "scoring one row more than there are": """
bits.score_by(c, ALL.answers, ALL.learner.network, order=np.array([90], np.int32))
""",
}
"""Calls that the bindings would refuse: each reads or writes a little beyond an array."""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, builder: Any) -> Path:  # noqa: ANN401
    """A folder of builds in which every access and every sum is watched."""
    folder = tmp_path_factory.mktemp("watched")
    kinds = "address,undefined,float-cast-overflow"
    watch = (f"-fsanitize={kinds}", "-fno-sanitize-recover=all")
    options = ("-O1", "-g", "-fPIC", "-shared", *watch)
    names = [name for name in builder.sources() if name != "memory.c"]  # C's own is watched
    for level, (_, flag) in builder.levels().items():
        output = folder / f"{level}.so"
        builder.compile_all(["gcc"], (*options, flag), output, names=names)
    shutil.copy(library.BUILT / builder.STAMP, folder)
    return folder


def watching(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python so that arrays have guarded ends."""
    found = subprocess.run(
        ["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True
    )
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={
            "LD_PRELOAD": found.stdout.strip(),
            "ASAN_OPTIONS": "detect_leaks=0",
            "PATH": "/usr/bin:/bin",
            "PYTHONMALLOC": "malloc",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_function_is_some_tests_to_call() -> None:
    """What glassbowl.h declares, what the bindings know and what is watched: the same names."""
    theirs = set().union(*(names for _, names in WATCHED.values()))
    assert (exported(), exported()) == (theirs, set(library.SIGNATURES))


@pytest.mark.long
@pytest.mark.parametrize(("files", "names"), WATCHED.values(), ids=WATCHED)
def test_nothing_outside_the_arrays_is_touched(
    files: set[str], names: set[str], watched: Path, tmp_path: Path
) -> None:
    """These tests pass under the address and undefined sanitizers, and call all that is theirs."""
    notes = tmp_path / "called.json"
    tests = [str(ROOT / "tests" / "kernel" / name) for name in sorted(files)]
    done = watching("-m", "tests.kernel.under_watch", str(watched), str(notes), *tests)
    assert 0 == done.returncode, done.stdout[-3_000:] + done.stderr[-3_000:]
    assert set() == names - set(json.loads(notes.read_text(encoding="utf-8")))


@pytest.mark.long
@pytest.mark.parametrize("call", ASTRAY.values(), ids=ASTRAY)
def test_the_watch_is_awake(call: str, watched: Path) -> None:
    """What goes a little beyond an array is noticed."""
    done = watching("-c", PROGRAM.format(call=call), str(watched))
    assert "nothing noticed" not in done.stdout
    assert "AddressSanitizer: heap-" in done.stderr, done.stderr[-3_000:]
