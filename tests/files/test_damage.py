"""A model that is not as it was saved, by accident or by intent, is refused by one error."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors import SafetensorError
from safetensors.numpy import load

from glassbowl.errors import ModelFileError
from glassbowl.files.container import from_bytes, read_container, to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Forge = Callable[..., bytes]


@pytest.fixture(scope="module")
def small() -> bytes:
    """The bytes of a small model file."""
    return to_bytes({"syn0": np.array([[0.1, -0.2], [0.3, 0.4]])}, {"rate": 1.0})


def refused(body: bytes) -> bool:
    """Whether the reader refuses these bytes, by the one error it may raise."""
    try:
        from_bytes(body, file="'model'")
    except ModelFileError:
        return True
    return False


def test_every_single_bit_counts(small: bytes) -> None:
    """Each bit of a small file, turned over, makes it refused."""
    accepted = []
    for place in range(len(small) * 8):
        body = bytearray(small)
        body[place // 8] ^= 1 << place % 8
        if not refused(bytes(body)):
            accepted.append(place)
    assert [] == accepted


def test_bits_pass_unnoticed_without_the_checksum(small: bytes) -> None:
    """The harness above can fail: the library alone reads hundreds of these files as if right."""
    accepted = 0
    for place in range(len(small) * 8):
        body = bytearray(small)
        body[place // 8] ^= 1 << place % 8
        try:
            load(bytes(body))
        except (SafetensorError, UnicodeDecodeError, KeyError):
            continue
        accepted += 1
    assert accepted > 500


def test_every_truncation_is_refused(small: bytes, tmp_path: Path) -> None:
    """A file cut off at any byte is refused, read from the disk as it would be."""
    path = tmp_path / "cut"
    accepted = []
    for size in range(len(small)):
        path.write_bytes(small[:size])
        try:
            read_container(path)
        except ModelFileError:
            continue
        accepted.append(size)
    assert [] == accepted


def test_the_whole_file_is_accepted(small: bytes, tmp_path: Path) -> None:
    """The harness above accepts what was not cut."""
    (tmp_path / "whole").write_bytes(small)
    assert {"rate": 1.0} == read_container(tmp_path / "whole")[1]


@pytest.mark.parametrize("more", [b"\0", b" ", b"{}"])
def test_bytes_at_the_end_are_refused(more: bytes, small: bytes) -> None:
    """A file with anything behind it is refused."""
    assert refused(small + more)


def mutated(body: bytes, dice: Random) -> bytes:
    """The header with one to four marks replaced, left out, doubled or swapped."""
    header = bytearray(body)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(header))
        kind = dice.randrange(4)
        if kind == 0:
            header[place] = dice.choice(b'{}[]",:0123456789-.eE\\u tfn\x00\xff')
        elif kind == 1:
            del header[place]
        elif kind == 2:
            stretch = header[place : place + dice.randint(1, 30)]
            header[place:place] = stretch
        else:
            other = dice.randrange(len(header))
            header[place], header[other] = header[other], header[place]
    return bytes(header)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_forged_files_are_refused_or_read(seed: int, forge: Forge) -> None:
    """Thousands of mutated headers, each with a checksum that fits: one error, or a model."""
    tensor = '"syn0":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]}'
    whole = forge(tensor, bytes(16), document='{"rate":1.0,"hidden":[4],"names":["a","b"]}')
    length = int.from_bytes(whole[:8], "little")
    header = whole[8 : 8 + length]
    dice = Random(seed)  # noqa: S311  not a secret
    outcomes = {
        refused(forge(header=mutated(zeroed(header), dice), data=bytes(16)))
        for _ in range(10_000 if seed == 1 else 200_000)
    }
    assert {True, False} == outcomes


def zeroed(header: bytes) -> bytes:
    """The header with the zeros back where the forger puts a checksum."""
    start = header.index(b'sha256\\":\\"') + len(b'sha256\\":\\"')
    return header[:start] + b"0" * 64 + header[start + 64 :]


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(body: bytes) -> None:
    """Whatever the bytes, there is one error and no other."""
    assert refused(body)
