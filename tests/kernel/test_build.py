"""What is built, from what, and that it stays within its arrays."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.kernel.conftest import ROOT

from glassbowl.kernel import library

if TYPE_CHECKING:
    from pathlib import Path

KERNEL = ROOT / "kernel"

UNDER_WATCH = """
import sys
from pathlib import Path
import pytest
from glassbowl.kernel import library
library.BUILT = Path(sys.argv[1])
quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not long"]
sys.exit(pytest.main([*quiet, *sys.argv[2:]]))
"""

TOO_LITTLE_ROOM = """
import sys
from pathlib import Path
from glassbowl.kernel import library
from tests.kernel.conftest import START, STORY, stepped
c = library.loaded(Path(sys.argv[1]) / "baseline.so")
c.glassbowl_room = lambda *_: 10
stepped(c, STORY, START)
print("nothing noticed")
"""


def test_the_page_gets_a_small_file() -> None:
    """kernel.wasm is under 40 KB, so that a slow line has it in a moment."""
    assert 40_000 > (library.BUILT / "kernel.wasm").stat().st_size


def test_no_library_is_needed(build: Any) -> None:  # noqa: ANN401
    """A build names no other library, not even C's: it loads on every Linux of its processor."""
    listed = subprocess.run(["ldd", build._name], capture_output=True, text=True, check=False)
    assert "statically linked" in listed.stdout


def test_everything_in_the_header_is_there(build: Any) -> None:  # noqa: ANN401
    """Every function that glassbowl.h declares can be called, and no other is to be seen."""
    header = (KERNEL / "glassbowl.h").read_text(encoding="utf-8")
    declared = set(re.findall(r"^EXPORT \w+\s\*?(glassbowl_\w+)\(", header, re.MULTILINE))
    assert len(declared) > 8
    assert [] == [name for name in sorted(declared) if not hasattr(build, name)]
    assert not hasattr(build, "pack")  # which room.c keeps to the kernel


def test_what_was_built_is_this_source(builder: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """The stamp tells: it is fresh as it lies there, and not after a file is gone or is another."""
    assert builder.is_fresh()
    copy = tmp_path / "built"
    shutil.copytree(builder.BUILT, copy)
    assert builder.is_fresh(copy)
    (copy / "baseline.so").unlink()
    assert not builder.is_fresh(copy)
    shutil.copytree(builder.BUILT, copy, dirs_exist_ok=True)
    stamp = copy / builder.STAMP
    stamp.write_text(stamp.read_text(encoding="utf-8").replace('"digest": "', '"digest": "0'))
    assert not builder.is_fresh(copy)


def test_a_compiler_that_refuses_is_heard(builder: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """Its own words come back."""
    with pytest.raises(builder.BuildError, match=r"unrecognized|no-such-option"):
        builder.native("baseline", tmp_path / "x.so", command=[*builder.zig(), "--no-such-option"])


@pytest.mark.parametrize(
    "command", [None, pytest.param(["gcc"], marks=pytest.mark.long)], ids=["zig", "gcc"]
)
def test_no_compiler_complains(command: list[str] | None, builder: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """Not one warning."""
    options = (*builder.NATIVE, "-Wconversion", "-Wshadow")
    assert "" == builder.compile_all(command or builder.zig(), options, tmp_path / "x.so")


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, builder: Any) -> Path:  # noqa: ANN401
    """A folder of builds in which every access and every sum is watched."""
    folder = tmp_path_factory.mktemp("watched")
    watch = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")
    options = ("-O1", "-g", "-fPIC", "-shared", "-Wno-psabi", *watch)
    for level, (_, flag) in builder.levels().items():
        sources = [name for name in builder.sources() if name != "memory.c"]
        command = ["gcc", *builder.BITS, *options, flag, *sources]
        subprocess.run([*command, "-o", str(folder / f"{level}.so")], cwd=KERNEL, check=True)
    shutil.copy(library.BUILT / builder.STAMP, folder)
    return folder


def watching(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in which arrays have guarded ends."""
    found = subprocess.run(
        ["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True
    )
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
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


@pytest.mark.long
def test_nothing_outside_the_arrays_is_touched(watched: Path) -> None:
    """The comparison with core, and every refusal, under address and undefined sanitizers."""
    files = [str(path) for path in (ROOT / "tests" / "kernel").glob("test_equals_*.py")]
    done = watching(UNDER_WATCH, str(watched), *files)
    assert 0 == done.returncode, done.stdout[-3_000:] + done.stderr[-3_000:]
    assert " passed" in done.stdout


@pytest.mark.long
def test_the_watch_is_awake(watched: Path) -> None:
    """With too little room a round writes past the end, and that is noticed."""
    done = watching(TOO_LITTLE_ROOM, str(watched))
    assert "nothing noticed" not in done.stdout
    assert "AddressSanitizer: heap-" in done.stderr
