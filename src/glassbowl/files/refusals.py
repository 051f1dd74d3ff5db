"""What to say when the system will not let a file be written."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from glassbowl.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def explained(file: str) -> Iterator[None]:
    """Whatever the system refuses inside becomes an OutputError that says what to do."""
    try:
        yield
    except OSError as trouble:
        raise output_error(trouble, file=file) from trouble


def output_error(trouble: OSError, *, file: str) -> OutputError:
    """The sentence for what the system refused."""
    match trouble.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return OutputError(
                "output.full",
                "There must be room for {file}. The system says: {why}. Free some space or choose "
                "another disk; nothing was changed.",
                file=file,
                why=reason(trouble),
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return OutputError(
                "output.forbidden",
                "{file} must be where you may write. The system says: {why}. Choose another name "
                "or folder; nothing was changed.",
                file=file,
                why=reason(trouble),
            )
        case errno.ENOENT | errno.ENOTDIR:
            return OutputError(
                "output.no_folder",
                "The folder of {file} must exist. There is none. Make it, or choose another; "
                "nothing was changed.",
                file=file,
            )
        case errno.EISDIR:
            return folder_in_the_way(file)
        case _:
            return OutputError(
                "output.failed",
                "{file} must be written whole. The system says: {why}. Try again, or choose "
                "another place; nothing was changed.",
                file=file,
                why=reason(trouble),
            )


def folder_in_the_way(file: str) -> OutputError:
    """The sentence for a folder where a file should go."""
    return OutputError(
        "output.folder",
        "{file} must name a file. There is a folder of that name. Give a file name inside it, or "
        "another name; nothing was changed.",
        file=file,
    )


def reason(trouble: OSError) -> str:
    """The system's own words for an error."""
    return trouble.strerror or type(trouble).__name__
