"""A Chromium to drive and a plain web host, as the lab's tests and its benchmark use them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import browser
from playwright.sync_api import Browser, sync_playwright

FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # the network's cable is out
)

LONGEST: Final = 30_000
"""Milliseconds that the page may take for anything, on a machine that does much else."""


class PlainHost(SimpleHTTPRequestHandler):
    """Files of one folder, as any web host gives them: no header of ours, nothing made up."""

    extensions_map: dict[str, str] = {  # noqa: RUF012  as the library has it
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".html": "text/html",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which this machine alone can read the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PlainHost, directory=str(folder)))
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
