"""A file appears whole or not at all, by known steps, and keeps its readers' rights."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.errors import OutputError
from glassbowl.files import atomic
from glassbowl.files.atomic import replacing, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Install = Callable[..., Any]


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """The process's umask, for a moment."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    """Who may read and write the file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_bytes_are_written(tmp_path: Path) -> None:
    """What was given stands in the file, and nothing else in the folder."""
    write_atomically(tmp_path / "new", b"\x00\xff\r\n")
    assert {"new": b"\x00\xff\r\n"} == {p.name: p.read_bytes() for p in tmp_path.iterdir()}


def test_the_old_file_is_replaced(folder: Path) -> None:
    """A shorter file leaves nothing of a longer one."""
    write_atomically(folder / "saved", b"n")
    assert b"n" == (folder / "saved").read_bytes()


def test_pieces_are_joined(tmp_path: Path) -> None:
    """A writer that streams gets its pieces in order."""
    with replacing(tmp_path / "new") as draft:
        draft.write(b"one ")
        draft.write(memoryview(b"two"))
    assert b"one two" == (tmp_path / "new").read_bytes()


def test_a_path_may_be_a_text_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare name is a file in the folder one stands in."""
    monkeypatch.chdir(tmp_path)
    write_atomically("new", b"1")
    assert b"1" == (tmp_path / "new").read_bytes()


def test_a_name_of_full_length_can_be_written(tmp_path: Path) -> None:
    """The draft's name is not made from the file's, which may be as long as the system allows."""
    name = "n" * 255
    write_atomically(tmp_path / name, b"1")
    assert [name] == [path.name for path in tmp_path.iterdir()]


def test_the_steps_of_a_save(folder: Path, install: Install) -> None:
    """The draft reaches the disk before it takes over the name, and the folder's entry after."""
    system = install()
    write_atomically(folder / "saved", b"new")
    assert [
        "stat file",
        "open draft",
        "write draft",
        "fchmod draft",
        "fsync draft",
        "close draft",
        "open folder",
        "replace draft file",
        "fsync folder",
        "close folder",
    ] == system.diary({str(folder): "folder", str(folder / "saved"): "file"})


def test_the_draft_is_opened_safely(folder: Path, install: Install) -> None:
    """The draft is a new file beside the old, never a link, closed to others and to children."""
    system = install()
    write_atomically(folder / "saved", b"new")
    path, flags, rights = next(arguments for name, arguments, _ in system.calls if name == "open")
    safe = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    assert (str(folder), os.O_WRONLY | safe, 0o600) == (os.path.dirname(path), flags, rights)  # noqa: PTH120


def test_nobody_else_may_read_a_draft(tmp_path: Path) -> None:
    """While it is being written, even a file that all may read is for its writer alone."""
    with umask(0), replacing(tmp_path / "new") as draft:
        draft.write(b"half")
        assert [0o600] == [mode(path) for path in tmp_path.iterdir()]


def test_two_drafts_do_not_meet(tmp_path: Path) -> None:
    """Two writers of one file each have a draft; who ends last wins, whole."""
    with replacing(tmp_path / "new") as first:
        write_atomically(tmp_path / "new", b"second")
        first.write(b"first")
    assert b"first" == (tmp_path / "new").read_bytes()


@pytest.mark.parametrize(("mask", "expected"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_a_new_file_follows_the_umask(mask: int, expected: int, tmp_path: Path) -> None:
    """A new file has the mode that any program's new file has."""
    with umask(mask):
        write_atomically(tmp_path / "new", b"")
    assert expected == mode(tmp_path / "new")


def test_the_umask_stays(tmp_path: Path) -> None:
    """Reading the umask leaves it as it was."""
    with umask(0o027):
        write_atomically(tmp_path / "new", b"")
        assert 0o027 == os.umask(0o027)


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_a_replaced_file_keeps_its_mode(rights: int, folder: Path) -> None:
    """Saving again does not change who may read."""
    (folder / "saved").chmod(rights)
    write_atomically(folder / "saved", b"new")
    assert rights == mode(folder / "saved")


def test_a_link_is_replaced_and_its_target_stays(folder: Path) -> None:
    """Nobody can make a save write through a link."""
    link = folder / "link"
    link.symlink_to("saved")
    write_atomically(link, b"new")
    assert (False, b"new", b"old") == (
        link.is_symlink(),
        link.read_bytes(),
        (folder / "saved").read_bytes(),
    )


def test_a_broken_link_is_replaced(tmp_path: Path) -> None:
    """A link to nothing becomes the file; nothing appears where it pointed."""
    (tmp_path / "link").symlink_to("nowhere")
    write_atomically(tmp_path / "link", b"new")
    assert ["link"] == [path.name for path in tmp_path.iterdir()]


def test_a_planted_draft_is_not_written_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a file of the draft's name be there, it is refused, not followed."""
    monkeypatch.setattr(secrets, "token_hex", lambda _: "0")
    (folder / ".glassbowl-0.tmp").symlink_to("saved")
    with pytest.raises(OutputError):
        write_atomically(folder / "new", b"new")
    assert b"old" == (folder / "saved").read_bytes()


def test_macos_is_asked_for_more(
    folder: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has F_FULLFSYNC, file and folder are both synchronised with it."""
    asked: list[int] = []
    monkeypatch.setattr(atomic, "FULL_SYNC", 51)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, request: asked.append(request))
    system = install()
    write_atomically(folder / "saved", b"new")
    assert ([51, 51], 0) == (asked, sum(name == "fsync" for name, _, _ in system.calls))


def test_macos_on_a_network_disk(
    folder: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where F_FULLFSYNC is not known to the disk, fsync is used."""

    def refuse(_: int, __: int) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(atomic, "FULL_SYNC", 51)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    system = install()
    write_atomically(folder / "saved", b"new")
    assert 2 == sum(name == "fsync" for name, _, _ in system.calls)


def test_a_read_only_file_is_respected(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that its owner protected is not replaced behind their back."""
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(OutputError) as caught:
        write_atomically(folder / "saved", b"new")
    assert "output.forbidden" == caught.value.key
    assert b"old" == (folder / "saved").read_bytes()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "output.folder"),
        ("missing/new", "output.no_folder"),
        ("saved/new", "output.no_folder"),
        ("n" * 256, "output.failed"),
        ("a\0b", "output.bad_name"),
        ("pipe", "output.not_a_file"),
        ("link to a folder", "output.folder"),
    ],
)
def test_places_where_no_file_can_stand(name: str, key: str, folder: Path) -> None:
    """Each is refused by its own sentence, and the folder stays as it was."""
    os.mkfifo(folder / "pipe")
    (folder / "link to a folder").symlink_to(".")
    before = sorted(folder.iterdir())
    with pytest.raises(OutputError) as caught:
        write_atomically(folder / name, b"new")
    assert (key, before) == (caught.value.key, sorted(folder.iterdir()))


def test_a_device_is_refused() -> None:
    """Root could replace /dev/null by a file; this does not."""
    with pytest.raises(OutputError, match="It is a device or a pipe"):
        write_atomically("/dev/null", b"new")


def test_an_error_in_the_block_comes_through(folder: Path) -> None:
    """What goes wrong in the writer's own code stays its own error, and nothing is changed."""

    def write_half() -> None:
        with replacing(folder / "saved") as draft:
            draft.write(b"half")
            (folder / "elsewhere").read_bytes()

    with pytest.raises(FileNotFoundError):
        write_half()
    assert {"saved": b"old"} == {p.name: p.read_bytes() for p in folder.iterdir()}


def test_the_sentence_names_the_file_and_what_to_do(tmp_path: Path) -> None:
    """An error says which file, what happened, and the way out, in one line."""
    with pytest.raises(OutputError) as caught:
        write_atomically(tmp_path / "missing" / "list.csv", b"")
    sentence = str(caught.value)
    assert sentence.startswith("The folder of '…")
    assert sentence.endswith(
        "missing/list.csv' must exist. There is none. Make it, or choose another; nothing was "
        "changed."
    )
