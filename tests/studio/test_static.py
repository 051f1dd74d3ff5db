"""S14: no request reaches the file system, and only the page's own plain files were ever read."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.studio.conftest import PAGE, lay_out

from glassbowl.errors import StudioError
from glassbowl.studio.site import read_site

if TYPE_CHECKING:
    from tests.studio.conftest import Ask

OPENING = {"open", "os.listdir", "os.scandir", "os.readlink", "os.chdir", "os.open", "shutil.copy"}

watching: list[str] | None = None
"""What was opened since the watch began; None while nobody watches."""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is opened, while it is asked for: a hook stays for as long as Python runs."""
    if watching is not None and event in OPENING:
        watching.append(f"{event} {arguments[0]}")


sys.addaudithook(watch)


@contextmanager
def watched() -> Generator[list[str]]:
    """What is opened by anybody within the block."""
    global watching  # noqa: PLW0603  the hook cannot be taken out again
    watching = []
    try:
        yield watching
    finally:
        watching = None


TRAVERSALS = [
    *("/../secret.txt", "/../../etc/passwd", "/./../secret.txt", "/assets/../../secret.txt"),
    *("/%2e%2e/secret.txt", "/%2E%2E%2Fsecret.txt", "/..%2fsecret.txt", "/%252e%252e/secret.txt"),
    *("/..%5csecret.txt", "/..\\secret.txt", "/%5c..%5csecret.txt", "\\..\\secret.txt"),
    *("/....//secret.txt", "/..;/secret.txt", "/.%00./secret.txt", "/..%c0%afsecret.txt"),
    *("//etc/passwd", "///etc/passwd", "/%2fetc/passwd", "/etc/passwd", "/file:///etc/passwd"),
    *("/\\\\host\\share", "//host/share/x", "/%5c%5chost%5cshare", "/\\\\?\\C:\\x", "/CON", "/NUL"),
    *("/C:/Windows/win.ini", "/C:", "/C%3A%5Cx", "/assets/C:/x", "/c|/x", "/index.html::$DATA"),
    *(
        "/index.html%00.js",
        "/%00",
        "/index.html/",
        "/index.html/.",
        "/index.html%20",
        "/INDEX.HTML",
    ),
    *("/assets/.", "/assets/..", "/assets/%2e%2e/index.html", "/./index.html", "//index.html"),
    *("/../static-evil/secret.txt", "/../static/index.html", "/assets/linked.js", "/.stamp"),
    *("/.hidden.js", "/.git/x.js", "/notes.exe", "/proc/self/environ", "/~root", "/$HOME"),
    *("/index.html;x", "/assets//index-A1b2.js", "/%69ndex.html/..", "/a" * 300, "/\u202e.js"),
]


@pytest.mark.parametrize("target", TRAVERSALS)
def test_no_path_leads_anywhere_else(target: str, ask: Ask) -> None:
    """404, or 400 for what is no address; and not one file or folder was opened to find out."""
    spelled = target.encode().decode("latin-1")
    with watched() as opened:
        answer = ask(spelled)
    assert answer.status in {400, 404}
    assert [] == opened
    assert b"secret" not in answer.body


def test_the_watch_can_see(tmp_path: Path) -> None:
    """The check above can fail: a file opened or a folder listed is noted."""
    (tmp_path / "a").touch()
    with watched() as opened:
        (tmp_path / "a").read_bytes()
        os.listdir(tmp_path)  # noqa: PTH208  what is audited
    assert {"open", "os.listdir"} == {noted.split()[0] for noted in opened}


def test_files_are_read_before_anybody_asks(ask: Ask) -> None:
    """Not even a file of the page is opened while it is served."""
    with watched() as opened:
        assert 200 == ask("/assets/kernel-E5f6.wasm").status
    assert [] == opened


@pytest.mark.parametrize("encoded", ["/%69ndex.html", "/assets/index%2DA1b2.js"])
def test_an_address_may_be_spelled_out(encoded: str, ask: Ask) -> None:
    """The same address in other letters is the same file, as on every server."""
    assert 200 == ask(encoded).status


def test_only_plain_files_of_the_page_are_read(tmp_path: Path) -> None:
    """No link, nothing hidden, nothing of an unknown kind, nothing beside the folder."""
    folder = lay_out(tmp_path / "static")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "static-evil").mkdir()
    (tmp_path / "static-evil" / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "assets" / "linked.js").symlink_to(tmp_path / "secret.txt")
    (folder / "linked").symlink_to(tmp_path / "static-evil", target_is_directory=True)
    (folder / ".git").mkdir()
    for name in (".stamp", ".hidden.js", ".git/x.js", "notes.exe", "noend", "assets/x.JS"):
        (folder / name).write_text("secret", encoding="utf-8")
    assert {"/", *(f"/{name}" for name in PAGE)} == set(read_site(folder))


@pytest.mark.parametrize("laid", ["nothing", "empty", "no index", "a file"])
def test_no_page_is_a_sentence(laid: str, tmp_path: Path) -> None:
    """What must be there, what was found, and what to do."""
    folder = tmp_path / "static"
    if laid == "a file":
        folder.write_text("x", encoding="utf-8")
    elif laid != "nothing":
        lay_out(folder)
        (folder / "index.html").unlink()
    with pytest.raises(StudioError, match=r"must have been built.*dev\.py build web") as caught:
        read_site(folder)
    assert str(folder) in str(caught.value)
