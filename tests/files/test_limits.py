"""How large the parts of a model file may be: at the limit it is read, one beyond it refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from glassbowl.errors import ModelFileError
from glassbowl.files.container import from_bytes
from glassbowl.files.fields import Fields
from glassbowl.files.header import check_tensors, envelope, read_opening

if TYPE_CHECKING:
    from collections.abc import Callable

    Forge = Callable[..., bytes]


@pytest.mark.parametrize(("count", "key"), [(499_994, None), (499_995, "model.too_much")])
def test_values_are_counted(count: int, key: str | None, forge: Forge) -> None:
    """A document of very many values is refused before any of them is read."""
    said = None
    try:
        # Beside the commas of the list there are two more, and five brackets.
        from_bytes(forge(document=f'{{"a":[{",".join("1" * count)}]}}'), file="'model'")
    except ModelFileError as error:
        said = error.key
    assert key == said


def front(length: int) -> bytes:
    """The first bytes of a file whose header claims to have so many."""
    metadata = json.dumps({"__metadata__": {"glassbowl": envelope("{}")}}, separators=(",", ":"))
    return length.to_bytes(8, "little") + metadata.encode()


@pytest.mark.parametrize(
    ("length", "size", "key"),
    [
        (3_999_999, 64_000_000, None),
        (4_000_000, 64_000_000, None),
        (4_000_001, 64_000_000, "model.too_much"),
        (1_000, 63_999_999, None),
        (1_000, 64_000_001, "model.too_much"),
        (1_000, 1_009, None),
        (1_000, 1_008, None),
        (1_000, 1_007, "model.cut_off"),
        (10**18, 64_000_000, "model.too_much"),
        (2**64 - 1, 64_000_000, "model.too_much"),
    ],
)
def test_lengths_are_checked_before_reading(length: int, size: int, key: str | None) -> None:
    """The header has at most 4 MB, the file 64 MB and at least the header: one byte decides."""
    said = None
    try:
        read_opening(front(length), size=size, file="'model'")
    except ModelFileError as error:
        said = error.key
    assert key == said


def tensors(shapes: list[list[int]], kind: str = "I32") -> tuple[Fields, int]:
    """A header of so many tensors, one behind the other, and the bytes they take."""
    entries = {}
    end = 0
    for number, shape in enumerate(shapes):
        size = 4
        for side in shape:
            size *= side
        place = [end, end := end + size]
        entries[f"t{number}"] = {"dtype": kind, "shape": shape, "data_offsets": place}
    return Fields(entries, file="'model'"), end


@pytest.mark.parametrize(
    ("shapes", "key"),
    [
        ([[1]] * 63, None),
        ([[1]] * 64, None),
        ([[1]] * 65, "model.too_much"),
        ([[]], None),
        ([[2, 3]], None),
        ([[2, 3, 1]], "model.too_much"),
        ([[4_999_999]], None),
        ([[5_000_000]], None),
        ([[5_000_001]], "model.not_integer"),
        ([[2, 2_500_000]], None),
        ([[3, 1_666_667]], "model.too_much"),
        ([[2_500_000], [2_500_000]], None),
        ([[2_500_000], [2_500_001]], "model.too_much"),
        ([[0, 5]], None),
    ],
)
def test_tensors_are_counted(shapes: list[list[int]], key: str | None) -> None:
    """At most 64 tensors, 2 dimensions and 5,000,000 numbers in all: one more is refused."""
    header, size = tensors(shapes)
    said = None
    try:
        check_tensors(header, data_bytes=size, file="'model'")
    except ModelFileError as error:
        said = error.key
    assert key == said
