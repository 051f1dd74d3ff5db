"""The page as it is really built, behind the real door, in a real browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page
from tests.studio.conftest import exchanged, running, understood, written
from tests.studio.test_headers import faults

from glassbowl.studio.serve import Place, open_place
from glassbowl.studio.site import Site, read_site

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.long

NAMED = re.compile(r'(?:src|href)="\./([^"]+)"')


@pytest.fixture(scope="module")
def real_site(web: Path) -> Site:
    """The files of the page, built from this source."""
    return read_site(web / "build" / "static")


@pytest.fixture(scope="module")
def studio(real_site: Site) -> Generator[Place]:
    """The real page, served."""
    with running(open_place(port=0), real_site) as place:
        yield place


@pytest.fixture
def visitor(chromium: Browser) -> Generator[Page]:
    """A page in a profile of its own."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def another_site(text: str) -> Generator[str]:
    """A page of somebody else's on this machine, and so of the same site as localhost at most."""

    class Handler(BaseHTTPRequestHandler):
        """Gives that page for every address."""

        def do_GET(self) -> None:
            """The page."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: Any) -> None:  # noqa: ANN401
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_every_file_the_page_names_is_there(real_site: Site, studio: Place) -> None:
    """What index.html and the code name is served, each with all headers, each of a known kind."""
    index = real_site["/index.html"].body.decode()
    code = b"".join(file.body for path, file in real_site.items() if path.endswith(".js")).decode()
    named = {f"/{name}" for name in NAMED.findall(index)}
    named |= {
        f"/assets/{name}"
        for name in re.findall(r'"(?:\./)?(?:assets/)?([\w.-]+\.\w+)"', code)
        if f"/assets/{name}" in real_site or name.endswith((".js", ".css", ".wasm"))
    }
    assert len(named) > 3
    answers = {
        path: understood(exchanged(studio, written(studio, path, "GET", {}))) for path in named
    }
    assert {} == {path: answer.status for path, answer in answers.items() if answer.status != 200}
    assert {} == {path: wrong for path, answer in answers.items() if (wrong := faults(answer))}


def test_every_built_file_is_served(real_site: Site, web: Path) -> None:
    """The build makes nothing of a kind that the studio does not know."""
    static = web / "build" / "static"
    built = {
        f"/{path.relative_to(static).as_posix()}" for path in static.rglob("*") if path.is_file()
    }
    assert {"/"} == set(real_site) - built
    assert set() == built - set(real_site)


def test_the_link_opens_the_page(visitor: Page, studio: Place) -> None:
    """It draws itself, complains of nothing, asks nobody else; no token is left in the address."""
    said: list[str] = []
    asked: list[str] = []
    visitor.on("console", lambda message: said.append(message.text))
    visitor.on("pageerror", lambda error: said.append(str(error)))
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(studio.link)
    visitor.wait_for_selector("#page svg, #page canvas")
    home = f"http://127.0.0.1:{studio.port}/"
    assert home == visitor.url.split("#")[0]
    assert [] == said
    assert [] == [address for address in asked if not address.startswith(home)]
    [cookie] = visitor.context.cookies()
    assert (True, "Strict") == (cookie["httpOnly"], cookie["sameSite"])
    assert "" == visitor.evaluate("document.cookie")


def test_the_page_may_do_no_more_than_it_needs(visitor: Page, studio: Place) -> None:
    """S8, in the browser: text is not run, no other machine is asked, nothing is framed."""
    visitor.goto(studio.link)
    visitor.wait_for_selector("#page svg, #page canvas")
    tried = """async () => {
        const inline = document.createElement("script");
        inline.textContent = "window.inline = true";
        document.head.append(inline);
        document.body.setAttribute("onclick", "window.attribute = true");
        document.body.click();
        // Later, since what is tried from outside the page at once is not held to its policy.
        setTimeout(() => { new Function("window.text = true")(); }, 0);
        setTimeout(() => { eval("window.text = true"); }, 0);
        await new Promise((go) => { setTimeout(go, 200); });
        const asked = await fetch("http://127.0.0.1:9/").catch(() => undefined);
        return [window.inline, window.attribute, window.text, asked].map((each) => each ?? "no");
    }"""
    blocked: list[str] = []
    visitor.on("console", lambda message: blocked.append(message.text))
    assert ["no"] * 4 == visitor.evaluate(tried)
    assert [] == [text for text in blocked if "Content Security Policy" not in text]


def test_a_link_on_another_site_opens_it_too(visitor: Page, studio: Place) -> None:
    """In a mail, a notebook, a terminal in a browser: the cookie is there at the second step."""
    with another_site(f'<a href="{studio.link}">studio</a>') as address:
        visitor.goto(address)
        visitor.click("a")
        visitor.wait_for_selector("#page svg, #page canvas")
    assert f"http://127.0.0.1:{studio.port}/" == visitor.url.split("#")[0]


ATTACKS: dict[str, Callable[[str], str]] = {
    "fetch": lambda home: (
        f"""
        const answer = await fetch("{home}", {{ credentials: "include" }}).catch(() => null);
        return answer === null;
    """
    ),
    "a script": lambda home: (
        f"""
        return await new Promise((tell) => {{
            const script = document.createElement("script");
            script.onload = () => tell(false);
            script.onerror = () => tell(true);
            script.src = "{home}SCRIPT";
            document.head.append(script);
        }});
    """
    ),
    "a frame": lambda home: (
        f"""
        const frame = document.createElement("iframe");
        frame.src = "{home}";
        document.body.append(frame);
        await new Promise((tell) => {{ frame.onload = tell; }});
        try {{ return frame.contentDocument === null; }} catch {{ return true; }}
    """
    ),
    "a form": lambda home: (
        f"""
        const answer = await fetch("{home}", {{ method: "POST", mode: "no-cors", body: "x=1",
            credentials: "include" }}).catch(() => null);
        return answer === null || answer.type === "opaque";
    """
    ),
}


@pytest.mark.parametrize("how", ATTACKS)
def test_another_site_gets_nothing(how: str, visitor: Page, studio: Place, real_site: Site) -> None:
    """S3, in the browser: a page of another site, while the studio is open beside it."""
    visitor.goto(studio.link)
    visitor.wait_for_selector("#page svg, #page canvas")
    script = next(path for path in real_site if re.match(r"/assets/index.*\.js$", path))
    attack = ATTACKS[how](f"http://127.0.0.1:{studio.port}/").replace("SCRIPT", script[1:])
    other = visitor.context.new_page()
    with another_site("<p>Hello.</p>") as address:
        other.goto(address)
        assert other.evaluate(f"async () => {{ {attack} }}")
