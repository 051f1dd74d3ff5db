"""The 28 lines as a file: in the installed package, or beside `src` in the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Final

NAME: Final = "twenty_eight_lines.py"


def listing_path() -> Path:
    """Where the listing lies; the wheel carries it inside the package."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "examples" / NAME
    return installed if installed.exists() else package.parents[1] / "examples" / NAME


def listing() -> tuple[str, ...]:
    """Its lines, in order; line 1 is the first."""
    return tuple(listing_path().read_text(encoding="utf-8").splitlines())
