"""What is built, and from what."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from tests.kernel.conftest import exported

from glassbowl.kernel import library

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_gets_a_small_file() -> None:
    """kernel.wasm is under 40 KB, so that a slow line has it in a moment."""
    assert 40_000 > (library.BUILT / "kernel.wasm").stat().st_size


def test_no_library_is_needed(build: Any) -> None:  # noqa: ANN401
    """A build names no other library, not even C's: it loads on every Linux of its processor."""
    listed = subprocess.run(["ldd", build._name], capture_output=True, text=True, check=False)
    assert "statically linked" in listed.stdout


def test_everything_in_the_header_is_there(build: Any, builder: Any) -> None:  # noqa: ANN401
    """Every function that glassbowl.h declares can be called, and no other is to be seen."""
    declared = exported()
    header = (builder.HERE / "glassbowl.h").read_text(encoding="utf-8")
    assert header.count("\nEXPORT ") == len(declared)
    assert [] == [name for name in sorted(declared) if not hasattr(build, f"glassbowl_{name}")]
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
