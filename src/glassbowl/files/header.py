"""The front of a model file, read strictly before any library touches it.

A `.glassbowl` file is a safetensors file, so other programs can read its numbers:

    8 bytes     length of the header, least significant byte first
    header      {"__metadata__":{"glassbowl":"..."},"syn0":{"dtype":"F64","shape":[3,4],
                "data_offsets":[0,96]},...}, all ASCII
    the numbers, least significant byte first, without a gap

The one text in `__metadata__` is JSON, {"format":1,"sha256":"...","document":{...}}, with `format`
and `sha256` always first. They stand at a fixed place, so a file of any later format can still be
told to be newer, or damaged, by a reader of today.

The checksum is the SHA-256 of the whole file with its own 64 digits taken as zeros.
"""

from __future__ import annotations

import hashlib
import math
import re
from typing import Final

from glassbowl.errors import ModelFileError, shown
from glassbowl.files.fields import Fields
from glassbowl.files.not_a_model import damaged, no_model
from glassbowl.files.strict_json import not_json, read_json, refuse_above

FORMAT: Final = 1
LARGEST_FILE: Final = 64_000_000
LARGEST_HEADER: Final = 4_000_000
MOST_TENSORS: Final = 64
MOST_DIMENSIONS: Final = 2
MOST_NUMBERS: Final = 5_000_000
BYTES_EACH: Final = {"F64": 8, "I64": 8, "I32": 4}

LENGTH_BYTES: Final = 8
NO_CHECKSUM: Final = "0" * 64
MARK: Final = rb'{"__metadata__":{"glassbowl":"{'
OPENING: Final = re.compile(
    re.escape(MARK) + rb'\\"format\\":([0-9]{1,9}),\\"sha256\\":\\"([0-9a-f]{64})\\",'
)
LONGEST_OPENING: Final = LENGTH_BYTES + len(MARK) + 128
TENSOR_NAME: Final = re.compile(r"[!-~]{1,64}")


def envelope(document: str) -> str:
    """The text that goes into `__metadata__`, its checksum still zeros."""
    return f'{{"format":{FORMAT},"sha256":"{NO_CHECKSUM}","document":{document}}}'


def checksum(body: bytes, digits: slice) -> str:
    """The SHA-256 of the file with its own digits, which stand at that place, taken as zeros."""
    view = memoryview(body)
    whole = hashlib.sha256(view[: digits.start])
    whole.update(NO_CHECKSUM.encode())
    whole.update(view[digits.stop :])
    return whole.hexdigest()


def sealed(body: bytes) -> bytes:
    """The file with its checksum in place of the zeros."""
    opening = OPENING.match(body, LENGTH_BYTES)
    if opening is None:
        raise RuntimeError("This version of safetensors puts something else first in its header.")
    digits = slice(*opening.span(2))
    return body[: digits.start] + checksum(body, digits).encode() + body[digits.stop :]


def read_opening(front: bytes, *, size: int, file: str) -> slice:
    """Where the digits of the checksum stand, from the first bytes of a file of that size.

    Raises ModelFileError for what is no model at all, and for lengths that cannot be right.
    """
    opening = OPENING.match(front, LENGTH_BYTES)
    if opening is None:
        mark = front[LENGTH_BYTES:][: len(MARK)]
        raise damaged(file) if mark and MARK.startswith(mark) else no_model(front, file)
    length = header_length(front)
    refuse_above(LARGEST_HEADER, length, field="header bytes", file=file)
    refuse_above(LARGEST_FILE, size, field="bytes", file=file)
    if LENGTH_BYTES + length > size:
        raise ModelFileError(
            "model.cut_off",
            "{file} must be whole. Its header takes {must} bytes and the file has {got}. It was "
            "cut off: use another copy, or train again.",
            file=file,
            must=LENGTH_BYTES + length,
            got=size,
        )
    return slice(*opening.span(2))


def header_length(front: bytes) -> int:
    """The number of bytes in the header, as the file claims it."""
    return int.from_bytes(front[:LENGTH_BYTES], "little")


def read_header(body: bytes, *, file: str) -> dict[str, object]:
    """The document of a whole model file, once everything in front of its numbers is in order.

    Raises ModelFileError naming the file and the field.
    """
    digits = read_opening(body, size=len(body), file=file)
    if checksum(body, digits).encode() != body[digits]:
        raise damaged(file)
    start = LENGTH_BYTES + header_length(body)
    header = read_fields(body[LENGTH_BYTES:start], file=file)
    metadata = header.mapping("__metadata__")
    document = read_envelope(metadata.text("glassbowl"), file=file)
    metadata.end()
    check_tensors(header, data_bytes=len(body) - start, file=file)
    return document


def read_fields(text: bytes, *, file: str) -> Fields:
    """The fields of the header, which is a JSON object written in ASCII."""
    try:
        plain = text.decode("ascii")
    except UnicodeDecodeError as trouble:
        raise not_json("header", trouble.start, file=file) from trouble
    value = read_json(plain, file=file, field="header")
    return Fields({"header": value}, file=file).mapping("header")


def read_envelope(text: str, *, file: str) -> dict[str, object]:
    """The document inside the one text of the metadata."""
    value = read_json(text, file=file, field="glassbowl")
    fields = Fields({"glassbowl": value}, file=file).mapping("glassbowl")
    version = fields.integer("format", least=1)
    if version > FORMAT:
        raise ModelFileError(
            "model.newer",
            "{file} must be of format {newest} or older. It was made by a newer Glassbowl, in "
            "format {version}. Run: pip install --upgrade glassbowl",
            file=file,
            version=version,
            newest=FORMAT,
        )
    fields.text("sha256")
    document = fields.values("document")
    fields.end()
    return document


def check_tensors(header: Fields, *, data_bytes: int, file: str) -> None:
    """Every tensor of an allowed kind and size, one behind the other, to the last byte."""
    names = header.names()
    refuse_above(MOST_TENSORS, len(names), field="tensors", file=file)
    end = numbers = 0
    for name in names:
        if not TENSOR_NAME.fullmatch(name):
            raise ModelFileError(
                "model.tensor_name",
                "A tensor of {file} must have a name of 1 to 64 plain marks. Got {got}. Use the "
                "file as Glassbowl saved it.",
                file=file,
                got=shown(name),
            )
        tensor = header.mapping(name)
        shape = tensor.integers("shape", least=0, most=MOST_NUMBERS)
        refuse_above(MOST_DIMENSIONS, len(shape), field=f"{name}.shape", file=file)
        numbers += math.prod(shape)
        refuse_above(MOST_NUMBERS, numbers, field="numbers", file=file)
        size = BYTES_EACH[tensor.choice("dtype", tuple(BYTES_EACH))] * math.prod(shape)
        check_place(tensor.integers("data_offsets"), (end, end + size), field=name, file=file)
        tensor.end()
        end += size
    check_place((0, data_bytes), (0, end), field="data", file=file)


def check_place(found: tuple[int, ...], must: tuple[int, int], *, field: str, file: str) -> None:
    """Refuse a gap, an overlap, a wrong order, missing and left-over bytes, by the field's name."""
    if found != must:
        raise ModelFileError(
            "model.offsets",
            "The numbers of {field} in {file} must fill the bytes {first} to {last}. Got {got}. "
            "Use the file as Glassbowl saved it.",
            file=file,
            field=field,
            first=must[0],
            last=must[1],
            got=shown(list(found))[1:-1],
        )
