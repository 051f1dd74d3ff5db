"""`glassbowl studio`: one line with the link, a browser where there is one, and a clean end."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.studio import serve as serving
from glassbowl.studio import site as reading
from glassbowl.words import LANGUAGES

if TYPE_CHECKING:
    from tests.faces.conftest import Glassbowl

LINK = re.compile(r"http://127\.0\.0\.1:\d+/\?token=[\w-]+$", re.MULTILINE)

WITH_A_PAGE = """
import sys
from pathlib import Path
from glassbowl.cli.main import main
from glassbowl.studio import site
read_site, folder = site.read_site, Path(sys.argv.pop(1))
site.read_site = lambda: read_site(folder)
sys.exit(main())
"""
"""glassbowl, with the page of a folder in the place of the one that may not have been built."""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of one line."""
    (tmp_path / "index.html").write_text("<p>Here.</p>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, page: Path) -> list[serving.Place]:
    """The places that were served; nothing is, and it ends as by Ctrl-C."""
    places: list[serving.Place] = []
    read_site = reading.read_site

    def serve(place: serving.Place, _: object) -> None:
        places.append(place)
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read_site", lambda: read_site(page))
    monkeypatch.setattr(serving, "serve", serve)
    return places


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that a browser was asked to open, on a machine that has one."""
    links: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "open", links.append)
    monkeypatch.setattr(threading, "Thread", AtOnce)
    return links


class AtOnce:
    """A thread that does its work when it is started."""

    def __init__(self, *, target: Any, args: tuple[str, ...], daemon: bool) -> None:  # noqa: ANN401
        self.work = target, args
        assert daemon

    def start(self) -> None:
        """Do it."""
        target, args = self.work
        target(*args)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_line_with_the_link(
    language: str, glassbowl: Glassbowl, served: list[serving.Place], opened: list[str]
) -> None:
    """The link ends the line, so that a terminal finds it; the same one is opened."""
    said = glassbowl("studio", "--port", 0, language=language)
    [link] = LINK.findall(said.out)
    assert (130, 1, [link], link) == (said.code, said.out.count("\n"), opened, served[0].link)


@pytest.mark.usefixtures("opened")
def test_ctrl_c_ends_as_everywhere(glassbowl: Glassbowl, served: list[serving.Place]) -> None:
    """130, one line, and the port is given back."""
    said = glassbowl("studio", "--port", 0)
    assert (130, "glassbowl: stopped; nothing was left half done.\n") == (said.code, said.err)
    assert -1 == served[0].socket.fileno()


@pytest.mark.usefixtures("served")
def test_no_browser_is_opened_when_none_is_wanted(glassbowl: Glassbowl, opened: list[str]) -> None:
    """--no-browser prints, and that is all."""
    assert LINK.search(glassbowl("studio", "--port", 0, "--no-browser").out)
    assert [] == opened


@pytest.mark.usefixtures("served")
def test_no_browser_takes_over_the_terminal(
    glassbowl: Glassbowl, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux without a display there are only browsers for the terminal: the link is enough."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert LINK.search(glassbowl("studio", "--port", 0).out)
    assert [] == opened
    monkeypatch.setattr(sys, "platform", "darwin")
    assert LINK.findall(glassbowl("studio", "--port", 0).out) == opened


@pytest.mark.usefixtures("opened")
def test_the_json_has_the_link(glassbowl: Glassbowl, served: list[serving.Place]) -> None:
    """One object, before anything is served, for a program that starts the studio."""
    answer = json.loads(glassbowl("studio", "--port", 0, "--json").out)
    [place] = served
    assert {"link": place.link, "host": "127.0.0.1", "port": place.port} == answer


@pytest.mark.usefixtures("served", "opened")
@pytest.mark.parametrize("language", LANGUAGES)
def test_opened_to_others_it_says_what_that_means(glassbowl: Glassbowl, language: str) -> None:
    """S5. One more sentence, with the address, and only then."""
    said = glassbowl("studio", "--port", 0, "--host", "0.0.0.0", language=language)  # noqa: S104
    first, second, *more = said.out.splitlines()
    assert (True, True, []) == (bool(LINK.search(first)), "0.0.0.0" in second, more)  # noqa: S104


@pytest.mark.usefixtures("served", "opened")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_taken_port_is_one_sentence(glassbowl: Glassbowl, language: str) -> None:
    """Exit code 2, nothing on stdout, the port named."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        said = glassbowl("studio", "--port", port, language=language)
    assert (2, "", 1, True) == (said.code, said.out, said.err.count("\n"), str(port) in said.err)


@pytest.mark.usefixtures("served", "opened")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--port", "-1"), "--port must be a whole number from 0 to 65535. Got -1."),
        (("--port", "65536"), "--port must be a whole number from 0 to 65535. Got 65536."),
        (("--port", "web"), "--port must be a number. Got 'web'."),
        (("--host", "example.org"), "--host must be an address of this machine"),
        (("--host", "192.0.2.1"), "192.0.2.1 port 8028 is not: "),
    ],
    ids=str,
)
def test_what_cannot_be_is_one_sentence(
    arguments: tuple[str, ...], words: str, glassbowl: Glassbowl
) -> None:
    """What must be, what was given, what to do."""
    if "192.0.2.1" in arguments:
        arguments = (*arguments, "--port", "8028")
    said = glassbowl("studio", *arguments)
    assert (2, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert words in said.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_one_sentence(
    glassbowl: Glassbowl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    """Exit code 2, and what builds it."""
    read_site = reading.read_site
    monkeypatch.setattr(reading, "read_site", lambda: read_site(tmp_path / "static"))
    said = glassbowl("studio", language=language)
    assert (2, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert "python3 dev.py build web" in said.err


@contextmanager
def process(page: Path) -> Generator[tuple[subprocess.Popen[str], str, int]]:
    """The real command in a process of its own, the token of its link, and its port."""
    studio = subprocess.Popen(
        [sys.executable, "-c", WITH_A_PAGE, str(page), "studio", "--lang", "en", "--port", "0"],
        env={name: value for name, value in os.environ.items() if "DISPLAY" not in name},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert studio.stdout
        link = LINK.search(studio.stdout.readline())
        assert link
        yield studio, link[0].split("=")[1], int(link[0].split(":")[2].split("/")[0])
    finally:
        studio.kill()
        studio.communicate()


def asked(port: int, path: str, more: str = "") -> str:
    """What the studio answers."""
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{more}\r\n"
    with closing(socket.create_connection(("127.0.0.1", port), 20)) as line:
        line.sendall(head.encode())
        return b"".join(iter(lambda: line.recv(65_536), b"")).decode()


def test_the_real_thing(page: Path) -> None:
    """The link is said before it is asked for, opens the page, and Ctrl-C ends it at once."""
    with process(page) as (studio, token, port):
        [cookie] = re.findall(r"set-cookie: ([^;]+);", asked(port, f"/?token={token}"))
        assert "<p>Here.</p>" in asked(port, "/", f"Cookie: {cookie}\r\n")
        with closing(socket.create_connection(("127.0.0.1", port), 20)):  # as a browser keeps one
            studio.send_signal(signal.SIGINT)
            out, err = studio.communicate(timeout=20)
    assert (130, "") == (studio.returncode, out)
    assert "glassbowl: stopped; nothing was left half done.\n" == err


def test_the_token_is_not_in_the_list_of_processes(page: Path) -> None:
    """S5. It stands in no argument of the command, which every user of the machine can list."""
    with process(page) as (studio, token, _):
        listed = Path(f"/proc/{studio.pid}/cmdline").read_bytes().decode()
    assert "studio" in listed
    assert token not in listed
