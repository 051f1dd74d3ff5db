"""A file that is something else is told from a model at once, and the sentence says what it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from glassbowl.errors import ModelFileError
from glassbowl.files.container import read_container, write_container

if TYPE_CHECKING:
    from pathlib import Path


def told(path: Path) -> str:
    """What the reader says of the file."""
    with pytest.raises(ModelFileError) as caught:
        read_container(path)
    return f"{caught.value.key}: {caught.value}"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "model.empty"),
        (b"cat,beer,website,bought\n1,0,1,1\n", "model.table"),
        (b"\xef\xbb\xbfcat,beer\r\n1,0\r\n", "model.table"),
        ("有養貓嗎？,買了嗎？\n是,否\n".encode(), "model.table"),
        ("有養貓嗎？,買了嗎？\n是,否\n".encode("big5"), "model.table"),
        ("养猫吗？,买了吗？\n是,否\n".encode("gbk"), "model.table"),
        (b"x", "model.table"),
        ("é".encode() * 300, "model.table"),
        ("a,b\n".encode("utf-16"), "model.table"),
        (b"PAR1\x15\x04\x15\x00", "model.table"),
        (b"PK\x03\x04\x14\x00\x06\x00", "model.table"),
        (b"\x80\x04\x95\x0c\x00\x00\x00", "model.other"),
        (b"\x93NUMPY\x01\x00v\x00", "model.other"),
        (bytes(1000), "model.other"),
        (b"\x02\x00\x00\x00\x00\x00\x00\x00{}", "model.other"),
        (b'\x02\x00\x00\x00\x00\x00\x00\x00{"__metadata__":{"gl', "model.damaged"),
    ],
)
def test_other_files_are_named(content: bytes, key: str, tmp_path: Path) -> None:
    """Nothing, a table in any encoding, another kind of file, and the stump of a model."""
    (tmp_path / "other").write_bytes(content)
    assert told(tmp_path / "other").startswith(f"{key}: '")


def test_a_folder_is_named(tmp_path: Path) -> None:
    """A folder is told to be one."""
    assert told(tmp_path).startswith("model.folder: ")


@pytest.mark.parametrize("name", ["missing", "missing/too", "model/inside", "a\0b", "a\ud800"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    """A name that leads nowhere gets the sentence for it, with the way to make a model."""
    (tmp_path / "model").touch()
    said = told(tmp_path / name)
    assert said.startswith("model.missing: ")
    assert said.endswith("glassbowl train")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe, which would never end, is refused without being opened."""
    os.mkfifo(tmp_path / "pipe")
    assert told(tmp_path / "pipe").startswith("model.other: ")


def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    """What the system refuses is told in its own words."""
    assert told(tmp_path / ("n" * 256)).startswith("model.unreadable: ")


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where the file is there and closed to its reader."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "model"
    path.touch()
    monkeypatch.setattr(type(path), "open", refuse)
    assert told(path).startswith("model.unreadable: ")


def test_a_large_table_is_not_read(tmp_path: Path) -> None:
    """Of a survey of a thousand million bytes only the first few are looked at."""
    path = tmp_path / "survey.csv"
    path.write_bytes(b"cat,beer\n" * 100)
    os.truncate(path, 10**9)
    assert told(path).startswith("model.table: ")


def test_a_model_that_grew_huge_is_not_read(tmp_path: Path) -> None:
    """A model's beginning before a thousand million bytes is refused by its size."""
    path = tmp_path / "model"
    write_container(path, {}, {})
    os.truncate(path, 10**9)
    assert told(path).startswith("model.too_much: ")


def test_a_long_path_keeps_its_end(tmp_path: Path) -> None:
    """The file's own name stays in the sentence, however deep its folders are."""
    folder = tmp_path / ("deep " * 10)
    assert "…" in told(folder / "mine.glassbowl")
    assert "/mine.glassbowl' must be" in told(folder / "mine.glassbowl")
