"""What is saved comes back to the last bit, as the same bytes each time; damage is noticed."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from safetensors.numpy import load

from glassbowl.errors import ModelFileError, OutputError
from glassbowl.files.container import from_bytes, read_container, to_bytes, write_container

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Forge = Callable[..., bytes]
    Install = Callable[..., Any]

SYNAPSES = {"syn0": np.arange(12.0).reshape(3, 4) / 7, "syn1": np.arange(4.0).reshape(4, 1) - 2}
DOCUMENT = {"recipe": {"rate": 1.0, "hidden": [4]}, "questions": ["Has cat?", "有養貓嗎？"]}

SAVE_IN_A_NEW_PROCESS = """
import hashlib, numpy as np
from glassbowl.files.container import to_bytes
arrays = {name: np.arange(6.0) for name in ("syn1", "syn0", "b", "a")}
document = {name: {name: 1} for name in {"one", "two", "three", "four"}}
print(hashlib.sha256(to_bytes(arrays, document)).hexdigest())
"""

matrices = arrays_of.arrays(
    st.sampled_from([np.float64, np.int64, np.int32]),
    arrays_of.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=5),
    elements={"allow_nan": False, "allow_infinity": False},
)
texts = st.text(st.characters(exclude_categories=()), max_size=20)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def bits(array: np.ndarray) -> tuple[str, tuple[int, ...], bytes]:
    """Everything that an array is."""
    return array.dtype.str, array.shape, array.tobytes()


def test_a_file_comes_back(tmp_path: Path) -> None:
    """Arrays and document are read as they were written."""
    write_container(tmp_path / "a.glassbowl", SYNAPSES, DOCUMENT)
    tensors, document = read_container(tmp_path / "a.glassbowl")
    assert {name: bits(array) for name, array in SYNAPSES.items()} == {
        name: bits(array) for name, array in tensors.items()
    }
    assert DOCUMENT == document


@given(st.dictionaries(st.sampled_from(["syn0", "syn1", "patterns", "n"]), matrices))
def test_every_array_comes_back(tensors: dict[str, np.ndarray]) -> None:
    """Any finite numbers of the three kinds, of up to two dimensions, come back bit by bit."""
    back, _ = from_bytes(to_bytes(tensors, {}), file="'model'")
    assert {name: bits(array) for name, array in tensors.items()} == {
        name: bits(array) for name, array in back.items()
    }


@given(st.dictionaries(texts, values, max_size=4))
def test_every_document_comes_back(document: dict[str, Any]) -> None:
    """Any texts, numbers, lists and groups come back equal, whatever marks they hold."""
    _, back = from_bytes(to_bytes({}, document), file="'model'")
    assert json.dumps(document, sort_keys=True) == json.dumps(back, sort_keys=True)


@pytest.mark.parametrize(
    "view",
    [
        np.arange(12.0).reshape(3, 4).T,
        np.arange(12.0).reshape(3, 4)[:, ::2],
        np.arange(12.0).reshape(3, 4)[::-1],
        np.asfortranarray(np.arange(12.0).reshape(3, 4)),
        np.broadcast_to(np.arange(4.0), (3, 4)),
        np.arange(12.0).astype(">f8").reshape(3, 4),
    ],
    ids=["transposed", "sliced", "reversed", "by columns", "repeated", "other byte order"],
)
def test_arrays_in_any_layout_come_back(view: np.ndarray) -> None:
    """However an array lies in memory, its numbers are saved at their places."""
    back, _ = from_bytes(to_bytes({"a": view}, {}), file="'model'")
    assert view.tolist() == back["a"].tolist()


def test_special_numbers_come_back() -> None:
    """Minus zero, the smallest and the largest numbers keep their bits."""
    numbers = np.array([-0.0, 5e-324, -1.7976931348623157e308])
    back, _ = from_bytes(to_bytes({"a": numbers}, {}), file="'model'")
    assert numbers.tobytes() == back["a"].tobytes()


def test_any_safetensors_reader_can_read_it() -> None:
    """The format is an open one: the library alone reads the same numbers."""
    back = load(to_bytes(SYNAPSES, DOCUMENT))
    assert {name: bits(array) for name, array in SYNAPSES.items()} == {
        name: bits(array) for name, array in back.items()
    }


def test_the_order_of_saving_does_not_matter() -> None:
    """The same arrays and fields, put together in another order, are the same bytes."""
    turned = dict(reversed(SYNAPSES.items())), dict(reversed(DOCUMENT.items()))
    assert to_bytes(SYNAPSES, DOCUMENT) == to_bytes(*turned)


def test_processes_save_the_same_bytes() -> None:
    """Two processes that shuffle their names differently save one and the same file."""
    hashes = {
        subprocess.run(
            [sys.executable, "-c", SAVE_IN_A_NEW_PROCESS],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert 1 == len(hashes)


def test_the_checksum_is_what_the_page_says() -> None:
    """The SHA-256 of the file with its 64 digits as zeros, computed here by hand."""
    body = to_bytes(SYNAPSES, DOCUMENT)
    text = json.loads(body[8 : 8 + int.from_bytes(body[:8], "little")])["__metadata__"]["glassbowl"]
    told = json.loads(text)["sha256"]
    zeroed = body.replace(told.encode(), b"0" * 64)
    assert hashlib.sha256(zeroed).hexdigest() == told


def test_saving_over_itself(tmp_path: Path) -> None:
    """A file read, saved onto its own path and read again is the same."""
    path = tmp_path / "a.glassbowl"
    write_container(path, SYNAPSES, DOCUMENT)
    before = path.read_bytes()
    write_container(path, *read_container(path))
    assert before == path.read_bytes()


def test_a_save_that_fails_leaves_the_old_model(install: Install, tmp_path: Path) -> None:
    """When the disk fills up while a model is saved over another, the other is still whole."""
    path = tmp_path / "a.glassbowl"
    write_container(path, SYNAPSES, DOCUMENT)
    before = path.read_bytes()
    install(nth=3, trouble=OSError(errno.ENOSPC, "no space"))
    with pytest.raises(OutputError, match="no space"):
        write_container(path, {}, {})
    assert before == path.read_bytes()


def test_numbers_must_be_finite(forge: Forge) -> None:
    """NaN among the weights is refused by its place."""
    data = np.array([[1.0, np.nan], [0.0, 1.0]]).tobytes()
    tensor = '"syn0":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32]}'
    with pytest.raises(ModelFileError, match=r"^syn0\[0, 1\] of 'model' must be a finite number"):
        from_bytes(forge(tensor, data), file="'model'")


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_what_could_not_be_read_is_not_saved(number: float, tmp_path: Path) -> None:
    """A model that no reader would take is refused at the door; the old file stays."""
    (tmp_path / "model").write_bytes(b"old")
    with pytest.raises(ModelFileError, match="finite"):
        write_container(tmp_path / "model", {"syn0": np.array([number])}, {})
    assert {"model": b"old"} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


@pytest.mark.parametrize("kind", [np.float32, np.int16, np.bool_, np.uint64])
def test_other_kinds_of_numbers_are_not_saved(kind: type, tmp_path: Path) -> None:
    """Only float64, int64 and int32 go into a model."""
    with pytest.raises(ModelFileError, match=r"dtype of .* must be one of: F64, I64, I32"):
        write_container(tmp_path / "model", {"syn0": np.zeros(2, dtype=kind)}, {})


@pytest.mark.parametrize("document", [{"auc": float("nan")}, {"auc": np.float32(1)}, {1: {2}}])
def test_documents_hold_plain_values(document: dict[str, object]) -> None:
    """A number that is not finite, and what JSON does not know, is a mistake of the program."""
    with pytest.raises((ValueError, TypeError)):
        to_bytes({}, document)
