"""The header of a model file: whatever is not exactly right in it is refused by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glassbowl.errors import ModelFileError
from glassbowl.files.container import from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    Forge = Callable[..., bytes]

ZEROS = "0" * 64


def told(body: bytes) -> str:
    """What the reader says of these bytes."""
    with pytest.raises(ModelFileError) as caught:
        from_bytes(body, file="'model'")
    return f"{caught.value.key}: {caught.value}"


def tensor(dtype: str = '"F64"', shape: str = "[1]", place: str = "[0,8]", more: str = "") -> str:
    """One tensor's entry in the header."""
    return f'"syn0":{{"dtype":{dtype},"shape":{shape},"data_offsets":{place}{more}}}'


def test_a_right_file_is_read(forge: Forge) -> None:
    """The parts that the tables below change are right as they stand."""
    tensors, document = from_bytes(forge(tensor(), bytes(8), document='{"a":1}'), file="'model'")
    assert ({"syn0": [0.0]}, {"a": 1}) == ({n: t.tolist() for n, t in tensors.items()}, document)


@pytest.mark.parametrize(
    ("entry", "key", "field"),
    [
        (tensor(dtype='"F32"'), "not_choice", "header.syn0.dtype"),
        (tensor(dtype='"BF16"'), "not_choice", "header.syn0.dtype"),
        (tensor(dtype='"BOOL"'), "not_choice", "header.syn0.dtype"),
        (tensor(dtype='"f64"'), "not_choice", "header.syn0.dtype"),
        (tensor(dtype='"object"'), "not_choice", "header.syn0.dtype"),
        (tensor(dtype="null"), "not_choice", "header.syn0.dtype"),
        (tensor(dtype="64"), "not_choice", "header.syn0.dtype"),
        (tensor(dtype='["F64"]'), "not_choice", "header.syn0.dtype"),
        (tensor(shape="1"), "not_list", "header.syn0.shape"),
        (tensor(shape='"1"'), "not_list", "header.syn0.shape"),
        (tensor(shape="null"), "not_list", "header.syn0.shape"),
        (tensor(shape='{"0":1}'), "not_list", "header.syn0.shape"),
        (tensor(shape="[1.0]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[1e0]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[true]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape='["1"]'), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[null]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[[1]]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[-1]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[1,-1]"), "not_integer", "header.syn0.shape[1]"),
        (tensor(shape="[5000001]"), "not_integer", "header.syn0.shape[0]"),
        (tensor(shape="[NaN]"), "not_finite", "header.syn0.shape[0]"),
        (tensor(shape="[Infinity]"), "not_finite", "header.syn0.shape[0]"),
        (tensor(shape="[-Infinity]"), "not_finite", "header.syn0.shape[0]"),
        (tensor(shape="[1e999]"), "not_finite", "header.syn0.shape[0]"),
        (tensor(shape="[1,1,1]"), "too_much", "syn0.shape"),
        (tensor(place="[0]"), "offsets", "syn0"),
        (tensor(place="[0,8,8]"), "offsets", "syn0"),
        (tensor(place="[]"), "offsets", "syn0"),
        (tensor(place="[0.0,8.0]"), "not_integer", "header.syn0.data_offsets[0]"),
        (tensor(place="[false,8]"), "not_integer", "header.syn0.data_offsets[0]"),
        (tensor(place='"0,8"'), "not_list", "header.syn0.data_offsets"),
        (tensor(more=',"format":"C"'), "unknown_field", "header.syn0.format"),
        (tensor(more=',"":0'), "unknown_field", "header.syn0."),
        (tensor(more=',"shape":[1]'), "twice", "shape"),
        (f"{tensor()},{tensor()}", "twice", "syn0"),
        (f'{tensor()},"__metadata__":{{}}', "twice", "__metadata__"),
        ('"syn0":null', "not_object", "header.syn0"),
        ('"syn0":[]', "not_object", "header.syn0"),
        ('"syn0":{}', "missing_field", "header.syn0.shape"),
        ('"syn0":{"shape":[1]}', "missing_field", "header.syn0.dtype"),
        ('"syn0":{"shape":[1],"dtype":"F64"}', "missing_field", "header.syn0.data_offsets"),
        (tensor().replace("syn0", ""), "tensor_name", "''"),
        (tensor().replace("syn0", "n" * 65), "tensor_name", "nnn"),
        (tensor().replace("syn0", "syn 0"), "tensor_name", "'syn 0'"),
        (tensor().replace("syn0", "\\u0000"), "tensor_name", "'\\x00'"),
        (tensor().replace("syn0", "\\ud800"), "tensor_name", "'\\ud800'"),
        (tensor().replace("syn0", "syn0é"), "not_json", "header"),
        (tensor().replace("syn0", "syn\n0"), "not_json", "header"),
        ('"syn0"', "not_json", "header"),
        (f"{tensor()},", "not_json", "header"),
        ("'syn0':1", "not_json", "header"),
        ('"syn0":01', "not_json", "header"),
        ('"syn0":/**/1', "not_json", "header"),
    ],
)
def test_entries_are_refused_by_name(entry: str, key: str, field: str, forge: Forge) -> None:
    """A wrong kind, name, key or number in a tensor's entry is refused, and the field is named."""
    said = told(forge(entry, bytes(8)))
    assert said.startswith(f"model.{key}: ")
    assert field in said


def enveloped(text: str) -> str:
    """The text of the metadata, of format 1, with these fields behind the checksum."""
    return f'{{"format":1,"sha256":"{ZEROS}",{text}}}'


@pytest.mark.parametrize(
    ("envelope", "key", "field"),
    [
        (enveloped('"document":null'), "not_object", "glassbowl.document"),
        (enveloped('"document":[]'), "not_object", "glassbowl.document"),
        (enveloped('"document":"{}"'), "not_object", "glassbowl.document"),
        (enveloped('"documents":{}'), "missing_field", "glassbowl.document"),
        (enveloped('"document":{},"more":1'), "unknown_field", "glassbowl.more"),
        (enveloped('"document":{},"document":{}'), "twice", "document"),
        (enveloped('"document":{},"format":2'), "twice", "format"),
        (enveloped('"document":{"a":1,"b":2,"a":3}'), "twice", "'a'"),
        (enveloped('"document":{"a":{"rate":NaN}}'), "not_finite", "document.a.rate"),
        (enveloped('"document":{"a":[1,Infinity]}'), "not_finite", "document.a[1]"),
        (enveloped('"document":{"a":-1e999}'), "not_finite", "document.a"),
        (enveloped('"document":{"a":123456789012345678901}'), "not_finite", "document.a"),
        (enveloped('"document":{"a":"\t"}'), "not_json", "glassbowl"),
        (enveloped('"document":{}') + "{}", "not_json", "glassbowl"),
        (enveloped('"document":{"a":' + "[" * 16 + "]" * 16 + "}"), "too_deep", "document.a[0]"),
        (enveloped('"document":{}').replace(":1,", ":0,", 1), "not_integer", "glassbowl.format"),
        (enveloped('"document":{}').replace(":1,", ":01,", 1), "not_json", "glassbowl"),
        (enveloped('"document":{}').replace(":1,", ":2,", 1), "newer", "format 2"),
        (enveloped('"anything":[]').replace(":1,", ":999999999,", 1), "newer", "newer Glassbowl"),
    ],
)
def test_envelopes_are_refused_by_name(envelope: str, key: str, field: str, forge: Forge) -> None:
    """What is wrong around the document is refused by name; what is newer is said to be newer."""
    said = told(forge(envelope=envelope))
    assert said.startswith(f"model.{key}: ")
    assert field in said


def test_nesting_within_reason_is_read(forge: Forge) -> None:
    """One level less than is refused above is read."""
    body = forge(document='{"a":' + "[" * 13 + "]" * 13 + "}")
    assert "a" in from_bytes(body, file="'model'")[1]


@pytest.mark.parametrize(
    ("metadata", "key", "field"),
    [
        (',"more":"text"', "unknown_field", "header.__metadata__.more"),
        (',"glassbowl":"{}"', "twice", "glassbowl"),
        (',"sha256":1', "unknown_field", "header.__metadata__.sha256"),
    ],
)
def test_metadata_is_refused_by_name(metadata: str, key: str, field: str, forge: Forge) -> None:
    """There is one text in the metadata, and nothing beside it."""
    said = told(forge(metadata=metadata))
    assert said.startswith(f"model.{key}: ")
    assert field in said


def entry(name: str, place: str) -> str:
    """A tensor of two numbers at that place."""
    return f'"{name}":{{"dtype":"I32","shape":[2],"data_offsets":{place}}}'


@pytest.mark.parametrize(
    ("places", "size", "field"),
    [
        (["[0,8]", "[9,17]"], 17, "b"),
        (["[1,9]", "[9,17]"], 17, "a"),
        (["[0,8]", "[7,15]"], 15, "b"),
        (["[0,8]", "[0,8]"], 8, "b"),
        (["[8,16]", "[0,8]"], 16, "a"),
        (["[0,8]", "[16,8]"], 16, "b"),
        (["[0,7]", "[7,15]"], 15, "a"),
        (["[0,9]", "[9,17]"], 17, "a"),
        (["[0,8]", "[8,16]"], 17, "data"),
        (["[0,8]", "[8,16]"], 15, "data"),
        (["[0,8]", "[8,16]"], 0, "data"),
        (["[-8,0]", "[0,8]"], 8, "a"),
        (["[0,8]", "[8,-16]"], 16, "b"),
        (["[0,8]", "[9223372036854775807,9223372036854775807]"], 16, "b"),
    ],
    ids=[
        *("gap", "gap before the first", "overlap", "the same place", "out of order"),
        *("backwards", "too short", "too long", "trailing", "missing", "no data"),
        *("negative begin", "negative end", "largest"),
    ],
)
def test_numbers_must_fill_the_file(places: list[str], size: int, field: str, forge: Forge) -> None:
    """A gap, an overlap, a wrong order, missing and left-over bytes are refused by name."""
    entries = ",".join(entry(name, place) for name, place in zip("ab", places, strict=True))
    said = told(forge(entries, bytes(size)))
    assert said.startswith(f"model.offsets: The numbers of {field} in 'model' must fill the bytes")


def test_numbers_that_fill_the_file_are_read(forge: Forge) -> None:
    """The two tensors above, each at its place, are read."""
    body = forge(f"{entry('a', '[0,8]')},{entry('b', '[8,16]')}", bytes(16))
    assert {"a", "b"} == set(from_bytes(body, file="'model'")[0])


def test_a_wrong_checksum_is_damage(forge: Forge) -> None:
    """A file that was edited by hand is called damaged, and told what to do."""
    body = forge(document='{"rate":1.0}').replace(b"1.0", b"2.0")
    assert told(body).startswith("model.damaged: 'model' must be as Glassbowl saved it")


def test_a_newer_file_that_is_damaged_is_damaged(forge: Forge) -> None:
    """A bit turned over in the format's number is not mistaken for a newer Glassbowl."""
    body = forge().replace(b'format\\":1', b'format\\":3')
    assert told(body).startswith("model.damaged: ")
