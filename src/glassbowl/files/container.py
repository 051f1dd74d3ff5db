"""A `.glassbowl` file: arrays of numbers and one document of text, and nothing that can run.

What stands where in the file is told in `glassbowl.files.header`.
"""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from glassbowl.files.atomic import write_atomically
from glassbowl.files.header import (
    LONGEST_OPENING,
    envelope,
    read_header,
    read_opening,
    sealed,
)
from glassbowl.files.naming import shown_file
from glassbowl.files.not_a_model import missing, refuse_unless_file, unreadable
from glassbowl.files.refusals import reason
from glassbowl.files.strict_json import not_finite
from glassbowl.optional import require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

Arrays = dict[str, np.ndarray]
"""Arrays by name: float64, int64 or int32, of at most two dimensions."""


def write_container(
    path: str | os.PathLike[str],
    tensors: Mapping[str, np.ndarray],
    document: Mapping[str, object],
) -> None:
    """Save arrays and a document, whole or not at all.

    The same arrays and document give the same bytes, at any time and on any system. The document
    holds what JSON holds, with finite numbers. Raises OutputError when the file cannot be written
    and ModelFileError when it could not be read back; either way, nothing was changed.
    """
    body = to_bytes(tensors, document)
    from_bytes(body, file=shown_file(path))
    write_atomically(path, body)


def read_container(path: str | os.PathLike[str]) -> tuple[Arrays, dict[str, object]]:
    """The arrays and the document of a file, every bit as they were saved.

    Raises ModelFileError, naming the file, the field and what to do, for anything else.
    """
    file = shown_file(path)
    return from_bytes(read_bounded(path, file=file), file=file)


def to_bytes(tensors: Mapping[str, np.ndarray], document: Mapping[str, object]) -> bytes:
    """The bytes of a file. Raises TypeError or ValueError for what JSON cannot hold."""
    text = json.dumps(document, allow_nan=False, sort_keys=True, separators=(",", ":"))
    # The library writes a transposed or sliced array wrongly, without an error, so each is first
    # laid out row by row, least significant byte first.
    rows = {
        name: np.asarray(array, dtype=array.dtype.newbyteorder("<"), order="C")
        for name, array in tensors.items()
    }
    body: bytes = library().save(rows, metadata={"glassbowl": envelope(text)})
    return sealed(body)


def from_bytes(body: bytes, *, file: str) -> tuple[Arrays, dict[str, object]]:
    """The arrays and the document in the bytes of a file; `file` is its name in errors."""
    document = read_header(body, file=file)
    tensors: Arrays = library().load(body)
    for name, array in tensors.items():
        refuse_unless_finite(array, field=name, file=file)
    return tensors, document


def library() -> ModuleType:
    """What reads and writes safetensors. Raises MissingPackageError where it is not installed."""
    require("safetensors", "A model file")
    return import_module("safetensors.numpy")


def refuse_unless_finite(array: np.ndarray, *, field: str, file: str) -> None:
    """Raise ModelFileError, naming the place, for the first number that is not finite."""
    finite = np.isfinite(array)
    if not finite.all():
        place = f"{field}{np.argwhere(~finite)[0].tolist()}"
        raise not_finite(place, file=file)


def read_bounded(path: str | os.PathLike[str], *, file: str) -> bytes:
    """The bytes of a file, read only once its size and its opening are those of a model."""
    source = Path(path)
    try:
        mode = source.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as trouble:
        raise missing(file) from trouble
    except OSError as trouble:
        raise unreadable(file, reason(trouble)) from trouble
    refuse_unless_file(mode, file=file)
    try:
        with source.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            front = stream.read(LONGEST_OPENING)
            read_opening(front, size=size, file=file)
            return front + stream.read(max(0, size - len(front)))
    except OSError as trouble:
        raise unreadable(file, reason(trouble)) from trouble
