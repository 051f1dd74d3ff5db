"""Write a file whole or not at all: whatever goes wrong, what stood there before is untouched.

The bytes go into a hidden draft in the same folder, reach the disk, and take over the name in one
move. A power cut, a full disk or Ctrl-C leaves the old file or the new one, never half of either.
"""

# ruff: noqa: PTH105, PTH108, PTH116, PTH118, PTH120
# Every step is a plain call of `os`, so that a test can make each one of them fail in its turn.

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from glassbowl.errors import OutputError
from glassbowl.files.naming import shown_file
from glassbowl.files.refusals import explained, folder_in_the_way, output_error, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows has no fcntl, and needs none
    FULL_SYNC: int | None = None
else:
    # On macOS, fsync leaves the bytes in the drive's own memory; this asks the drive to store them.
    FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)

CLOSE_ON_EXEC: Final = getattr(os, "O_CLOEXEC", 0)
NEW_DRAFT: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL  # never somebody else's file
    | getattr(os, "O_NOFOLLOW", 0)  # nor one that a planted link points to
    | CLOSE_ON_EXEC
    | getattr(os, "O_BINARY", 0)
)
DRAFT_MODE: Final = 0o600
CANNOT_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@dataclass(frozen=True)
class Draft:
    """A file on its way: nobody sees it under its name until it is whole."""

    descriptor: int
    file: str

    def write(self, body: bytes | bytearray | memoryview) -> None:
        """Add these bytes, all of them. Raises OutputError when the system will not take them."""
        rest = memoryview(body).cast("B")
        with explained(self.file):
            while rest:
                # The system may take fewer bytes than it is given.
                rest = rest[os.write(self.descriptor, rest) :]


def write_atomically(path: str | os.PathLike[str], body: bytes) -> None:
    """Put a file of these bytes at the path, whole or not at all.

    The rules for modes and links, and the errors, are those of `replacing`.
    """
    with replacing(path) as draft:
        draft.write(body)


def refuse_unwritable(path: str | os.PathLike[str]) -> None:
    """Raise OutputError for a path where no file could be put, before long work is done for it."""
    file, target = shown_file(path), os.fsdecode(path)
    folder = os.path.dirname(target) or os.curdir
    mode_at(target, file=file)
    with explained(file):
        # A folder may be searched without being listed: its own entry is enough.
        os.stat(os.path.join(folder, os.curdir))
    if not os.access(folder, os.W_OK):
        raise output_error(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), file=file)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Draft]:
    """A draft to write into, piece by piece; it takes over the path when the block ends well.

    A new file gets the mode that any program's new file gets (0666 less the umask); one that
    replaces another keeps the other's mode, so saving never changes who may read. The owner is
    whoever writes. A symbolic link at the path is itself replaced; the file it pointed to stays.

    Raises OutputError, with nothing changed, when the file cannot be written; after any other
    error in the block, and after Ctrl-C, nothing is changed either. One case differs: if the new
    file is in its place but the disk does not confirm it, OutputError `output.unconfirmed` says so.
    """
    file = shown_file(path)
    target = os.fsdecode(path)
    folder = os.path.dirname(target) or os.curdir
    mode = mode_at(target, file=file)
    # Of fixed length, so that a long name stays legal, and in the same folder, because only
    # there is the move one step.
    temporary = os.path.join(folder, f".glassbowl-{secrets.token_hex(8)}.tmp")
    try:
        # Opened inside the block: Ctrl-C may arrive as soon as the draft is there.
        with explained(file):
            descriptor = os.open(temporary, NEW_DRAFT, DRAFT_MODE)
        try:
            yield Draft(descriptor, file)
            with explained(file):
                settle(descriptor, mode)
        except BaseException:
            with suppress(OSError):  # the first error is the one to tell
                os.close(descriptor)
            raise
        with explained(file):
            os.close(descriptor)
        take_over(temporary, target, folder=folder, file=file)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def mode_at(target: str, *, file: str) -> int:
    """The mode the file at the path is to have. Raises OutputError where no file can stand."""
    try:
        with explained(file):
            there = os.stat(target)
    except ValueError as trouble:
        raise OutputError(
            "output.bad_name",
            "{file} must be a name that this system can give a file. It holds a mark that no file "
            "name may have. Choose another name.",
            file=file,
        ) from trouble
    except OutputError as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError):
            return new_file_mode()
        raise
    if stat.S_ISDIR(there.st_mode):
        raise folder_in_the_way(file)
    if not stat.S_ISREG(there.st_mode):
        raise OutputError(
            "output.not_a_file",
            "{file} must be an ordinary file. It is a device or a pipe. Choose another name; "
            "nothing was changed.",
            file=file,
        )
    if not os.access(target, os.W_OK):  # the move itself would not ask
        raise output_error(PermissionError(errno.EACCES, "the file is read-only"), file=file)
    return stat.S_IMODE(there.st_mode) & 0o777


def new_file_mode() -> int:
    """0666 less the umask, as any program's new file has."""
    # The umask can only be read by setting it. Meanwhile, another thread's new file may come out
    # stricter than it should, never more open.
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def settle(descriptor: int, mode: int) -> None:
    """Give the draft its final mode and wait until the disk has it."""
    if hasattr(os, "fchmod"):
        with suppress(OSError):  # a memory stick may know no modes; the draft's is the strictest
            os.fchmod(descriptor, mode)
    synchronise(descriptor)


def synchronise(descriptor: int) -> None:
    """Wait until what was written would survive a power cut."""
    if FULL_SYNC is not None:
        with suppress(OSError):  # a network disk may not know the request; the plain one is next
            fcntl.fcntl(descriptor, FULL_SYNC)
            return
    os.fsync(descriptor)


def take_over(temporary: str, target: str, *, folder: str, file: str) -> None:
    """Move the draft to the name it was written for, and wait until the folder remembers it."""
    # Opened before the move: what can fail should fail while the old file is still there.
    with explained(file):
        listing = open_folder(folder)
    try:
        with explained(file):
            os.replace(temporary, target)
        if listing is not None:
            confirm(listing, file=file)
    finally:
        if listing is not None:
            with suppress(OSError):  # nothing was written through it
                os.close(listing)


def open_folder(folder: str) -> int | None:
    """The folder, to be synchronised; None where the system or the folder's mode forbids that."""
    if not hasattr(os, "O_DIRECTORY"):
        return None
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | CLOSE_ON_EXEC)
    except PermissionError:  # one may write into this folder, but not list it
        return None


def confirm(listing: int, *, file: str) -> None:
    """Wait until the folder's new entry is on the disk."""
    try:
        synchronise(listing)
    except OSError as trouble:
        if trouble.errno not in CANNOT_SYNC:
            raise OutputError(
                "output.unconfirmed",
                "{file} is written, whole, but the disk did not confirm that it would survive a "
                "power cut. The system says: {why}. Save it once more.",
                file=file,
                why=reason(trouble),
            ) from trouble
