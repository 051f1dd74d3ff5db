"""Whichever step of a save fails, with whatever error, nothing is lost and nothing is left over."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.errors import OutputError
from glassbowl.files import atomic
from glassbowl.files.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

    Install = Callable[..., Any]
    Save = Callable[[Path, bytes], None]

TROUBLES = ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EINTR")
STEPS_OF_A_SAVE = 10
"""stat, open, write, fchmod, fsync, close; open the folder, replace, fsync the folder, close it."""


def faults(save: Save, install: Install, folder: Path, **how: Any) -> list[str]:  # noqa: ANN401
    """What is wrong after a save whose n-th step fails, for every n until none does."""
    found = []
    target = folder / "saved"
    for nth in range(1, 100):
        target.write_bytes(b"old")
        system = install(nth=nth, **how)
        told: BaseException | None = None
        try:
            save(target, b"new and longer")
        except (OSError, KeyboardInterrupt) as trouble:
            told = trouble
        if not system.reached:
            break
        step = f"step {nth}, {system.calls[nth - 1][0]}"
        found += [f"{step}: {fault}" for fault in judged(target, told, system)]
        for descriptor in system.left_open:
            os.close(descriptor)
        for path in set(folder.iterdir()) - {target}:
            path.unlink()
    return found


def judged(target: Path, told: BaseException | None, system: Any) -> list[str]:  # noqa: ANN401
    """What is wrong now that the save has ended with this error, or with none."""
    found = []
    content = target.read_bytes() if target.exists() else None
    unconfirmed = getattr(told, "key", "") == "output.unconfirmed"
    allowed = [b"new and longer"] if told is None or unconfirmed else [b"old"]
    if isinstance(told, KeyboardInterrupt):
        allowed = [b"old", b"new and longer"]
    elif told is not None and not (isinstance(told, OutputError) and "saved" in str(told)):
        found.append(f"told {told!r}")
    if content not in allowed:
        found.append(f"left {content!r}")
    if [target] != list(target.parent.iterdir()):
        found.append("left a draft")
    if system.left_open and not isinstance(told, KeyboardInterrupt):
        found.append("left a file open")
    return found


def careless(target: Path, body: bytes) -> None:
    """A save as it is usually written."""
    files = vars(atomic)["os"]
    descriptor = files.open(str(target), os.O_WRONLY | os.O_TRUNC)
    files.write(descriptor, body)
    files.close(descriptor)


def hasty(target: Path, body: bytes) -> None:
    """A save by a draft and a move, without cleaning up."""
    files = vars(atomic)["os"]
    descriptor = files.open(f"{target}.tmp", os.O_WRONLY | os.O_CREAT)
    files.write(descriptor, body)
    files.close(descriptor)
    files.replace(f"{target}.tmp", str(target))


@pytest.mark.parametrize("name", TROUBLES)
def test_any_step_may_fail(name: str, install: Install, folder: Path) -> None:
    """The old file or the new one stands there, whole; no draft; one sentence about the file."""
    trouble = OSError(getattr(errno, name), os.strerror(getattr(errno, name)))
    assert [] == faults(write_atomically, install, folder, trouble=trouble)


def test_every_step_has_failed(install: Install, folder: Path) -> None:
    """The loop above goes through every step of a save."""
    system = install()
    write_atomically(folder / "saved", b"new")
    assert STEPS_OF_A_SAVE == len(system.calls)


@pytest.mark.parametrize("name", TROUBLES)
def test_any_step_may_fail_when_writes_are_short(name: str, install: Install, folder: Path) -> None:
    """The same where the system takes one byte at a time and fails in the middle."""
    trouble = OSError(getattr(errno, name), os.strerror(getattr(errno, name)))
    assert [] == faults(write_atomically, install, folder, trouble=trouble, at_most=1)


@pytest.mark.parametrize("late", [False, True])
def test_ctrl_c_at_any_step(install: Install, folder: Path, *, late: bool) -> None:
    """Ctrl-C before or right after any step leaves one whole file and no draft."""
    trouble = KeyboardInterrupt()
    assert [] == faults(write_atomically, install, folder, trouble=trouble, late=late)


def test_short_writes_are_completed(install: Install, folder: Path) -> None:
    """A system that takes three bytes at a time still gets them all, in order."""
    install(at_most=3)
    write_atomically(folder / "saved", b"new and longer")
    assert b"new and longer" == (folder / "saved").read_bytes()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ENOSPC", "output.full"),
        ("EDQUOT", "output.full"),
        ("EFBIG", "output.full"),
        ("EACCES", "output.forbidden"),
        ("EROFS", "output.forbidden"),
        ("EIO", "output.failed"),
    ],
)
def test_the_sentence_fits_the_error(name: str, key: str, install: Install, folder: Path) -> None:
    """A full disk, a forbidden folder and a broken disk are told apart, in the system's words."""
    why = os.strerror(getattr(errno, name))
    install(nth=2, trouble=OSError(getattr(errno, name), why))
    with pytest.raises(OutputError, match=why) as caught:
        write_atomically(folder / "saved", b"new")
    assert key == caught.value.key


def test_an_unconfirmed_save_says_so(install: Install, folder: Path) -> None:
    """When only the folder's entry may not survive a power cut, the new file is there, and told."""
    install(nth=9, trouble=OSError(errno.EIO, "input/output error"))
    with pytest.raises(OutputError, match="is written, whole, but the disk did not confirm"):
        write_atomically(folder / "saved", b"new")
    assert b"new" == (folder / "saved").read_bytes()


@pytest.mark.parametrize("name", ["EINVAL", "ENOTSUP"])
def test_a_folder_that_cannot_be_synchronised(name: str, install: Install, folder: Path) -> None:
    """Some network disks know no fsync of a folder: the save is as good as it gets there."""
    install(nth=9, trouble=OSError(getattr(errno, name), "not here"))
    write_atomically(folder / "saved", b"new")
    assert b"new" == (folder / "saved").read_bytes()


def test_a_folder_that_may_not_be_listed(install: Install, folder: Path) -> None:
    """Where one may write but not list, as in some drop boxes, the file is saved all the same."""
    install(nth=7, trouble=PermissionError(errno.EACCES, "not to be listed"))
    write_atomically(folder / "saved", b"new")
    assert b"new" == (folder / "saved").read_bytes()


def test_the_first_error_is_told(
    install: Install, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the draft cannot be removed either, the sentence is about what went wrong first."""

    def refuse(_: str) -> None:
        raise OSError(errno.EACCES, "not to be removed")

    install(nth=3, trouble=OSError(errno.ENOSPC, "no space"))
    monkeypatch.setattr(os, "unlink", refuse)
    with pytest.raises(OutputError, match="no space"):
        write_atomically(folder / "saved", b"new")


def test_a_careless_save_is_caught(install: Install, folder: Path) -> None:
    """The harness sees a save that loses the old file."""
    trouble = OSError(errno.ENOSPC, "no space")
    assert "step 2, write: left b''" in faults(careless, install, folder, trouble=trouble)


def test_a_hasty_save_is_caught(install: Install, folder: Path) -> None:
    """The harness sees a draft left behind, a file left open and a bare system error."""
    trouble = OSError(errno.ENOSPC, "no space")
    assert {
        "step 2, write: left a draft",
        "step 2, write: left a file open",
        f"step 2, write: told {trouble!r}",
    } <= set(faults(hasty, install, folder, trouble=trouble))
