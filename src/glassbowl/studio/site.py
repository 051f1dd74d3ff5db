"""The built page, read once: whatever is not among these files when the studio starts is not there.

No request ever reaches the file system, so there is no path that could lead out of the folder.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from glassbowl.errors import StudioError

STATIC: Final = Path(__file__).parent / "static"
"""Where the page's build lies; git never has it, a wheel and an sdist always do."""

INDEX: Final = "index.html"
LASTING: Final = "assets/"
"""The build names what lies here after its content, so a browser may keep it for ever."""

# Not asked of the machine, whose tables differ: a script under a wrong name is a blank page.
KINDS: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""What may lie in the page's folder. A file of another kind is not served."""


@dataclass(frozen=True)
class File:
    """One file of the page, ready to be sent; `packed` is it in gzip, where that is shorter."""

    kind: str
    body: bytes
    packed: bytes | None
    lasting: bool


Site = Mapping[str, File]
"""The files of the page by the path they are asked for, such as /assets/index-A1b2.js."""


def read_site(folder: Path = STATIC) -> Site:
    """The page's files. Raises StudioError when the page was not built."""
    site = {f"/{path}": _read(folder / path, path) for path in _paths(folder)}
    if f"/{INDEX}" not in site:
        raise StudioError(
            "studio.no_page",
            "The page must have been built to be served. {folder} holds no {index}. In a clone, "
            "run: python3 dev.py build web; otherwise install Glassbowl again.",
            folder=str(folder),
            index=INDEX,
        )
    return {"/": site[f"/{INDEX}"], **site}


def _paths(folder: Path) -> Iterator[str]:
    """The files to serve, in their order: plain ones, of a known kind, that lie in the folder."""
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            plain = path.is_file() and not path.is_symlink() and not name.startswith(".")
            if plain and path.suffix in KINDS:
                yield path.relative_to(folder).as_posix()


def _read(file: Path, path: str) -> File:
    body = file.read_bytes()
    packed = gzip.compress(body, mtime=0)
    kind, lasting = KINDS[file.suffix], path.startswith(LASTING)
    return File(kind, body, packed if len(packed) < len(body) else None, lasting)
