"""A studio with a small page of the tests' own, asked over a real line, byte by byte."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from glassbowl.studio.serve import Place, open_place, server
from glassbowl.studio.site import Site, read_site

PATIENCE = 20
"""Seconds after which the server hangs."""

PAGE = {
    "index.html": b"<!doctype html><title>A page</title>" + b" " * 500,
    "icon.svg": b"<svg/>",
    "assets/index-A1b2.js": b"export const told = 1;\n" * 100,
    "assets/index-C3d4.css": b"p { color: red }\n" * 100,
    "assets/kernel-E5f6.wasm": b"\0asm\1\0\0\0" + bytes(200),
}


@dataclass(frozen=True)
class Answer:
    """What came back: the number, the headers in lower case, the body."""

    status: int
    headers: dict[str, str]
    body: bytes


def lay_out(folder: Path) -> Path:
    """The small page as files."""
    for name, body in PAGE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small page, read."""
    return read_site(lay_out(tmp_path_factory.mktemp("static")))


@contextmanager
def running(place: Place, site: Site) -> Generator[Place]:
    """A real server in a thread of its own, until the end of the block."""
    ours = server(place, site)
    thread = threading.Thread(target=ours.run, args=([place.socket],), daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not ours.started:
        assert time.monotonic() < until
        time.sleep(0.01)
    try:
        yield place
    finally:
        ours.should_exit = True
        thread.join(PATIENCE)
        place.socket.close()
        assert not thread.is_alive()


@pytest.fixture(scope="module")
def place(site: Site) -> Generator[Place]:
    """A studio on a free port of this machine."""
    with running(open_place(port=0), site) as opened:
        yield opened


def exchanged(place: Place, request: bytes) -> bytes:
    """All that comes back for these bytes, until the server hangs up."""
    received = b""
    with (
        closing(socket.create_connection((place.host, place.port), PATIENCE)) as line,
        suppress(ConnectionError),  # it may do so before it was told everything
    ):
        line.sendall(request)
        with suppress(OSError):
            line.shutdown(socket.SHUT_WR)
        while more := line.recv(65_536):
            received += more
    return received


def understood(received: bytes) -> Answer:
    """The one answer in these bytes."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return Answer(int(first.split()[1]), headers, body)


def written(place: Place, target: str, method: str, headers: dict[str, str | None]) -> bytes:
    """A request as a browser that was let in makes it; a header that is None is left out."""
    usual = {
        "Host": f"127.0.0.1:{place.port}",
        "Cookie": f"glassbowl-{place.port}={place.token}",
        "Connection": "close",
    }
    lines = [
        f"{name}: {value}" for name, value in {**usual, **headers}.items() if value is not None
    ]
    return "\r\n".join((f"{method} {target} HTTP/1.1", *lines, "", "")).encode("latin-1")


Ask = Callable[..., Answer]
"""ask(target, *, method="GET", **headers): the answer of the real server to one request."""


@pytest.fixture(scope="module")
def ask(place: Place) -> Ask:
    """Asks the real server; the headers are those of a browser that was let in, unless given."""

    def asked(
        target: str, headers: dict[str, str | None] | None = None, *, method: str = "GET"
    ) -> Answer:
        return understood(exchanged(place, written(place, target, method, headers or {})))

    return asked
