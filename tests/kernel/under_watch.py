"""Run tests of the kernel with other builds than those in the package, noting what is called.

    python -m tests.kernel.under_watch FOLDER NOTES TESTS...

FOLDER holds the builds, as kernel/build.py leaves them; NOTES becomes a list of the functions that
were called.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.kernel import library

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Callable

QUIET = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not long")
"""With nothing captured: what a sanitizer says is the last that is heard of its process."""


def noting(load: Callable[[Path], ctypes.CDLL], called: set[str]) -> Callable[[Path], ctypes.CDLL]:
    """The same way to load a build, but every call of its functions leaves its name."""

    def noted(name: str, function: Any) -> Callable[..., Any]:  # noqa: ANN401  one of ctypes
        def call(*arguments: object) -> object:
            called.add(name)
            return function(*arguments)

        return call

    def loaded(path: Path) -> ctypes.CDLL:
        c = load(path)
        for name in library.SIGNATURES:
            whole = f"glassbowl_{name}"
            setattr(c, whole, noted(name, getattr(c, whole)))
        return c

    return loaded


def main(builds: str, notes: str, *tests: str) -> int:
    """Run the tests; pytest's exit code."""
    called: set[str] = set()
    with pytest.MonkeyPatch.context() as change:
        change.setattr(library, "BUILT", Path(builds))
        change.setattr(library, "loaded", noting(library.loaded, called))
        code = pytest.main([*QUIET, *tests])
    Path(notes).write_text(json.dumps(sorted(called)), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
