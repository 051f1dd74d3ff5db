"""A Chromium to drive and a plain web host, as the lab's tests and its benchmark use them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import browser
from playwright.sync_api import Browser, sync_playwright

WITHOUT: Final = (
    # Pages of the address bar, which nobody sees here: half of what a new window costs.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # What a browser asks of its maker.
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PreconnectToSearch"),
)
"""What of the browser is switched off."""

FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    f"--disable-features={','.join(WITHOUT)}",
    # The network's cable is out:
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

LONGEST: Final = 30_000
"""Milliseconds that the page may take for anything, on a machine that does much else."""


class PlainHost(SimpleHTTPRequestHandler):
    """Files of one folder, as any web host gives them: no header of ours, nothing made up."""

    def __init__(self, *request: Any, directory: str, given: list[str]) -> None:  # noqa: ANN401
        """Answer one request, and keep in `given` what it was for."""
        self.given = given
        super().__init__(*request, directory=directory)

    extensions_map: dict[str, str] = {  # noqa: RUF012  as the library has it
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".html": "text/html",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def do_GET(self) -> None:
        """A file of the folder."""
        self.given.append(self.path.partition("?")[0].lstrip("/") or "index.html")
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, given: list[str] | None = None) -> Iterator[str]:
    """The address at which this machine alone reads the folder; `given` holds what was read."""
    host = partial(PlainHost, directory=str(folder), given=[] if given is None else given)
    server = ThreadingHTTPServer(("127.0.0.1", 0), host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def driven() -> Iterator[Browser]:
    """The machine's Chromium, without a window, which reaches no machine but this one."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=browser.chromium(), args=[*FLAGS])
        try:
            yield program
        finally:
            program.close()


if __name__ == "__main__":
    sys.exit("This holds no benchmark; the_lab.py does.")
