"""What to say of a file that is no model, or no longer the model that was saved."""

from __future__ import annotations

import stat
from typing import Final

from glassbowl.errors import ModelFileError

CONTROLS: Final = {*range(32)} - {*b"\t\n\v\f\r"}
"""Bytes that no text holds, whatever its encoding, and nearly every other file does."""


def refuse_unless_file(mode: int, *, file: str) -> None:
    """Raise ModelFileError for a folder, a device or a pipe; opening a pipe would wait for ever."""
    if stat.S_ISDIR(mode):
        raise ModelFileError(
            "model.folder",
            "{file} must be a model that Glassbowl saved. It is a folder. Give the file in it "
            "whose name ends in .glassbowl.",
            file=file,
        )
    if not stat.S_ISREG(mode):
        raise another_kind(file)


def missing(file: str) -> ModelFileError:
    """The sentence for a file that is not there."""
    return ModelFileError(
        "model.missing",
        "{file} must be a model that Glassbowl saved. There is no such file. Check the name and "
        "the folder, or make one with: glassbowl train",
        file=file,
    )


def unreadable(file: str, why: str) -> ModelFileError:
    """The sentence for a file that the system will not let us read."""
    return ModelFileError(
        "model.unreadable",
        "{file} must be a file you may read. The system says: {why}. Change who may read it, or "
        "use another copy.",
        file=file,
        why=why,
    )


def damaged(file: str) -> ModelFileError:
    """The sentence for a model file that is not as it was saved."""
    return ModelFileError(
        "model.damaged",
        "{file} must be as Glassbowl saved it, to the last bit. Its checksum says that it is "
        "damaged or was edited. Use another copy, or train again.",
        file=file,
    )


def no_model(front: bytes, file: str) -> ModelFileError:
    """The sentence for a file that is something else, saying what."""
    if not front:
        return ModelFileError(
            "model.empty",
            "{file} must be a model that Glassbowl saved. It is empty, with 0 bytes. Use another "
            "copy, or train again.",
            file=file,
        )
    if looks_like_a_table(front):
        return ModelFileError(
            "model.table",
            "{file} must be a model that Glassbowl saved. It looks like a survey, a table or a "
            "text. Give the file whose name ends in .glassbowl; were two names swapped?",
            file=file,
        )
    return another_kind(file)


def another_kind(file: str) -> ModelFileError:
    """The sentence for a file of which only this is known: it is no model."""
    return ModelFileError(
        "model.other",
        "{file} must be a model that Glassbowl saved. It is some other kind of file. Give the file "
        "whose name ends in .glassbowl.",
        file=file,
    )


def looks_like_a_table(front: bytes) -> bool:
    """Whether these are the first bytes of Parquet, a spreadsheet, or text in any encoding."""
    begins = front.startswith((b"PAR1", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff"))
    return begins or not CONTROLS.intersection(front)
