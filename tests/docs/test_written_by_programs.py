"""Pictures and the reference are what their programs make of the code as it is now."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import glassbowl

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def made(program: str, target: Path) -> None:
    """Let a program of the documentation write to a place of ours."""
    command = [sys.executable, "-W", "error", str(DOCS / program), str(target)]
    subprocess.run(command, check=True)


def test_the_reference_is_up_to_date(tmp_path: Path) -> None:
    """docs/api.md says what the docstrings say; otherwise: python docs/make_api.py."""
    made("make_api.py", tmp_path / "api.md")

    assert (tmp_path / "api.md").read_text() == (DOCS / "api.md").read_text()


def test_every_public_name_is_in_the_reference() -> None:
    """Whatever `import glassbowl` offers has its heading, but for the version."""
    headings = set(re.findall(r"^### `(\w+)`$", (DOCS / "api.md").read_text(), re.MULTILINE))

    assert set(glassbowl.__all__) - {"__version__"} <= headings


def test_the_reference_quotes_the_code() -> None:
    """What it says of a name is what the name says of itself, word for word."""
    page = (DOCS / "api.md").read_text()
    opening = (glassbowl.feed_forward.__doc__ or "").splitlines()[0]
    source = (ROOT / "src/glassbowl/core/feed_forward.py").read_text()
    [definition] = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]

    assert ast.get_docstring(definition) == opening
    assert opening in page
    assert "feed_forward(network: Network, X: Inputs) -> Forward" in page


@pytest.mark.long
def test_the_pictures_are_up_to_date(tmp_path: Path) -> None:
    """Each drawing is what a run draws today, byte for byte; else: python docs/make_pictures.py."""
    made("make_pictures.py", tmp_path)
    today = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert {path.name: path.read_bytes() for path in (DOCS / "pictures").glob("*.svg")} == today
