"""S8: what stands over every answer, whatever was asked and however it went."""

from __future__ import annotations

from functools import partial
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.routing import Route
from tests.studio.conftest import exchanged, running, understood, written

from glassbowl.studio import app, serve
from glassbowl.studio.app import rooms
from glassbowl.studio.serve import open_place
from glassbowl.words import LANGUAGES, say

if TYPE_CHECKING:
    from starlette.types import Send
    from tests.studio.conftest import Answer, Ask

    from glassbowl.studio.serve import Place
    from glassbowl.studio.site import Site

ROOT = Path(__file__).parents[2]

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'", "'wasm-unsafe-eval'"},
    "worker-src": {"'self'"},
    "connect-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "frame-ancestors": {"'none'"},
}
"""All that a page may do, and not a word more."""


def directives(policy: str) -> dict[str, set[str]]:
    """A Content-Security-Policy, by directive."""
    parts = (part.split() for part in policy.split(";"))
    return {name: set(sources) for name, *sources in parts}


def faults(answer: Answer) -> list[str]:
    """What is wrong with the headers of an answer."""
    headers = answer.headers
    expected = {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    wrong = [name for name, value in expected.items() if headers.get(name) != value]
    wrong += [name for name in headers if name.startswith("access-control-") or name == "server"]
    if directives(headers.get("content-security-policy", "x")) != POLICY:
        wrong.append("content-security-policy")
    if not headers.get("content-type"):
        wrong.append("content-type")
    if "camera=()" not in headers.get("permissions-policy", ""):
        wrong.append("permissions-policy")
    if headers.get("cache-control") not in {"no-store", "private, max-age=31536000, immutable"}:
        wrong.append("cache-control")
    return wrong


ASKED: dict[str, tuple[str, str, dict[str, str | None]]] = {
    "the link": ("GET", "/?token={token}", {"Cookie": None}),
    "no token": ("GET", "/", {"Cookie": None}),
    "another Host": ("GET", "/", {"Host": "evil.example"}),
    "another origin": ("POST", "/", {"Origin": "http://evil.example"}),
    "a body": ("POST", "/", {"Content-Length": "9"}),
    "too long": ("GET", "/", {"X-Long": "x" * 17_000}),
    "no such path": ("GET", "/nothing", {}),
    "no such method": ("DELETE", "/", {}),
    "HEAD": ("HEAD", "/", {}),
    "HEAD of nothing": ("HEAD", "/nothing", {}),
    "OPTIONS": ("OPTIONS", "/", {"Access-Control-Request-Method": "POST"}),
    "no HTTP": ("G\0T", "/", {}),
    "no Host": ("GET", "/", {"Host": None}),
}

NEVER_KEPT = [name for name in ASKED if name != "HEAD"]


@pytest.fixture(scope="module")
def answers(place: Place, site: Site) -> dict[str, Answer]:
    """An answer of every kind, each route's among them."""
    asked = {
        name: written(place, path.format(token=place.token), method, headers)
        for name, (method, path, headers) in ASKED.items()
    }
    routes = [route.path for route in rooms(site).routes if isinstance(route, Route)]
    asked |= {path: written(place, path, "GET", {}) for path in routes}
    return {name: understood(exchanged(place, request)) for name, request in asked.items()}


def test_every_answer_is_sealed(answers: dict[str, Answer]) -> None:
    """Files, refusals, and what is no HTTP at all: the same headers, and no leave for others."""
    assert {} == {name: wrong for name, answer in answers.items() if (wrong := faults(answer))}
    assert len(ASKED) + 6 == len(answers)


@pytest.mark.parametrize("name", NEVER_KEPT)
def test_what_is_no_file_is_never_kept(name: str, answers: dict[str, Answer]) -> None:
    """A refusal, and the page with the key, stay in no cache."""
    assert "no-store" == answers[name].headers["cache-control"]


def test_a_mistake_of_ours_is_sealed_too(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """S8, S9. A 500 says whose fault it is, and neither it nor the log says anything else."""
    secrets = ["salary", "in a file", "\x1b[2J", "Traceback"]

    async def fails(*_: object) -> None:
        raise RuntimeError("salary \x1b[2J in a file")

    monkeypatch.setattr(app, "partial", lambda *_: partial(fails))
    with running(open_place(port=0), site) as place:
        target = f"/?next={place.token}&x=%1b[2J"
        answer = understood(exchanged(place, written(place, target, "GET", {"Referer": "salary"})))
    assert (500, []) == (answer.status, faults(answer))
    said = answer.body.decode() + caplog.text
    assert [] == [secret for secret in [*secrets, place.token] if secret in said]
    assert ["RuntimeError in the studio"] == [record.getMessage() for record in caplog.records]


def test_a_mistake_after_the_first_word_is_no_second_answer(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    """What was begun cannot be taken back; the line is closed, and the next one is served."""

    async def breaks(_: object, __: object, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("whiskers")

    place = open_place(port=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serve, "studio", lambda *_: app.Sealed(breaks))
        with running(place, site):
            received = exchanged(place, written(place, "/", "GET", {}))
    assert 1 == received.count(b"HTTP/1.1")
    assert b"whiskers" not in received
    assert "RuntimeError in the studio" in caplog.text


class Policies(HTMLParser):
    """Finds the policy that the page itself carries for hosts that send none."""

    found: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        given = dict(attrs)
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.found = given.get("content") or ""


def test_the_page_and_the_server_say_the_same() -> None:
    """On any host the page is as strict; frame-ancestors alone cannot be said in a page."""
    page = Policies()
    page.feed((ROOT / "web" / "index.html").read_text(encoding="utf-8"))
    by_header = {name: sources for name, sources in POLICY.items() if name != "frame-ancestors"}
    assert by_header == directives(page.found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no token", "token"),
        ("another Host", "host"),
        ("another origin", "origin"),
        ("a body", "body"),
        ("too long", "too_long"),
        ("no such path", "path"),
        ("no such method", "method"),
    ],
)
def test_a_refusal_is_one_sentence_in_the_reader_s_language(
    name: str, reason: str, language: str, ask: Ask
) -> None:
    """Which language the browser asks for first decides."""
    method, path, headers = ASKED[name]
    wish = f"{language},en;q=0.5"
    answer = ask(path, {**headers, "Accept-Language": wish}, method=method)
    text = answer.body.decode()
    assert f'<html lang="{language}">' in text
    assert f"<p>{escape(say(language, f'studio.refused.{reason}'))}</p>" in text


@pytest.mark.parametrize("wish", ["", "*", "<script>", "de-DE", "en\x80", ";;,", "x" * 5000])
def test_any_other_language_is_answered_in_english(wish: str, ask: Ask) -> None:
    """Whatever stands in the header, it is only compared, and never repeated."""
    answer = ask("/", {"Cookie": None, "Accept-Language": wish})
    assert say("en", "studio.refused.token") in answer.body.decode()
    assert b"<script" not in answer.body
