"""The page as it is served: every file, under its right name, kept as long as it may be."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from starlette.routing import Route
from tests.studio.conftest import PAGE

from glassbowl.studio.app import rooms

if TYPE_CHECKING:
    from tests.studio.conftest import Ask

    from glassbowl.studio.site import Site

NEVER = "no-store"
EVER = "private, max-age=31536000, immutable"

TABLE = {
    "/": ("index.html", "text/html; charset=utf-8", NEVER),
    "/index.html": ("index.html", "text/html; charset=utf-8", NEVER),
    "/icon.svg": ("icon.svg", "image/svg+xml", NEVER),
    "/assets/index-A1b2.js": ("assets/index-A1b2.js", "text/javascript; charset=utf-8", EVER),
    "/assets/index-C3d4.css": ("assets/index-C3d4.css", "text/css; charset=utf-8", EVER),
    "/assets/kernel-E5f6.wasm": ("assets/kernel-E5f6.wasm", "application/wasm", EVER),
}
"""Every route there is: the file, its type, how long a browser may keep it."""


def test_the_table_is_every_route(site: Site) -> None:
    """Whatever can be asked stands in the table above, and takes GET and HEAD alone."""
    found = {route.path: route.methods for route in rooms(site).routes if isinstance(route, Route)}
    assert len(rooms(site).routes) == len(found)
    assert {path: {"GET", "HEAD"} for path in TABLE} == found


@pytest.mark.parametrize("path", TABLE)
def test_a_file_comes_as_it_is(path: str, ask: Ask) -> None:
    """Byte for byte, with its type, its length and its time to be kept."""
    name, kind, kept = TABLE[path]
    answer = ask(path)
    assert (200, PAGE[name]) == (answer.status, answer.body)
    assert (kind, kept, str(len(PAGE[name]))) == (
        answer.headers["content-type"],
        answer.headers["cache-control"],
        answer.headers["content-length"],
    )


@pytest.mark.parametrize("path", TABLE)
def test_head_is_get_without_a_body(path: str, ask: Ask) -> None:
    """The same headers, and nothing behind them."""
    whole, head = ask(path), ask(path, method="HEAD")
    for answer in (whole, head):
        answer.headers.pop("date")
    assert (200, b"", whole.headers) == (head.status, head.body, head.headers)


@pytest.mark.parametrize(
    ("wish", "packed"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("deflate, gzip ; q=1.0", True),
        (None, False),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("xgzip", False),
    ],
)
def test_gzip_is_for_who_takes_it(wish: str | None, packed: bool, ask: Ask) -> None:  # noqa: FBT001
    """A long file comes packed to a browser that unpacks it, and says that this may differ."""
    answer = ask("/assets/index-A1b2.js", {"Accept-Encoding": wish})
    body = gzip.decompress(answer.body) if packed else answer.body
    assert PAGE["assets/index-A1b2.js"] == body
    assert ("gzip" if packed else None) == answer.headers.get("content-encoding")
    assert "Accept-Encoding" == answer.headers["vary"]


def test_a_short_file_is_not_packed(ask: Ask) -> None:
    """Where gzip would make it longer, the file comes as it is."""
    answer = ask("/icon.svg", {"Accept-Encoding": "gzip"})
    assert (PAGE["icon.svg"], False) == (answer.body, "vary" in answer.headers)


def test_the_same_question_has_the_same_answer(ask: Ask) -> None:
    """Reading changes nothing: the hundredth answer is the first."""
    first = ask("/")
    first.headers.pop("date")
    for _ in range(100):
        again = ask("/")
        again.headers.pop("date")
        assert first == again
