"""Starting costs nothing: what is heavy is imported when it is needed, not before."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    *("numpy", "narwhals", "polars", "pyarrow", "pandas", "duckdb"),
    *("rich", "safetensors", "sklearn", "scipy"),
    *("starlette", "uvicorn", "h11", "anyio", "asyncio"),
}

STARTS = {
    "import glassbowl": "import glassbowl",
    "glassbowl --help": """
import runpy
sys.argv = ["glassbowl", "--help"]
runpy.run_module("glassbowl", run_name="__main__")
""",
}


def heavy_after(code: str) -> set[str]:
    """The heavy packages that are imported once some code has run in a fresh Python."""
    report = (
        "import atexit, json, sys\natexit.register(lambda: print(json.dumps([*sys.modules])))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", report + code], capture_output=True, text=True, check=True
    )
    return HEAVY & set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("start", STARTS)
def test_starting_imports_nothing_heavy(start: str) -> None:
    """Neither the import nor the help page waits for arithmetic, tables or colours."""
    assert set() == heavy_after(STARTS[start])


@pytest.mark.parametrize("name", ["numpy", "polars", "rich", "safetensors", "starlette"])
def test_a_heavy_import_is_noticed(name: str) -> None:
    """A package that is imported after all, however deep, is reported by name."""
    assert name in heavy_after(f"import glassbowl, {name}")
