"""A disk that is really full, as the system reports it: the old file stands, byte by byte."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glassbowl.errors import OutputError
from glassbowl.files.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

LIMITED = """
import resource, sys
from glassbowl.errors import OutputError
from glassbowl.files.atomic import write_atomically

target, most = sys.argv[1], int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    write_atomically(target, bytes(101))
except OutputError as error:
    print(error.key)
else:
    print("written")
"""


def save_within(most: int, target: Path) -> str:
    """What a program that may write files of so many bytes says of saving 101."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(target), str(most)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("most", [0, 1, 100])
def test_a_file_that_may_not_grow(most: int, folder: Path) -> None:
    """Stopped at 0, 1 or 100 bytes of 101, the save changes nothing and says there is no room."""
    told = save_within(most, folder / "saved")
    assert ("output.full", {"saved": b"old"}) == (
        told,
        {path.name: path.read_bytes() for path in folder.iterdir()},
    )


def test_a_limit_that_suffices(folder: Path) -> None:
    """With room for all 101 bytes, the same program saves."""
    assert ("written", 101) == (
        save_within(101, folder / "saved"),
        (folder / "saved").stat().st_size,
    )


def test_a_full_device(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On /dev/full, which takes nothing, the save changes nothing and says there is no room."""
    real = os.open

    def opened(path: str, flags: int, mode: int = 0o777) -> int:
        descriptor = real(path, flags, mode)
        if flags & os.O_CREAT:
            full = real("/dev/full", os.O_WRONLY)
            os.dup2(full, descriptor)
            os.close(full)
        return descriptor

    monkeypatch.setattr(os, "open", opened)
    with pytest.raises(OutputError, match="No space left on device") as caught:
        write_atomically(folder / "saved", b"new")
    assert ("output.full", {"saved": b"old"}) == (
        caught.value.key,
        {path.name: path.read_bytes() for path in folder.iterdir()},
    )
