"""The kernel in the page gives the native library's bits, and refuses what it must not be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import browser
import pytest
from tests.kernel.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TESTS = sorted(path.name.removesuffix(".ts") for path in (ROOT / "web" / "test").glob("*.test.ts"))


def ran(web: Path, name: str, expected: Path) -> str:
    """What Node's test runner says about one file of web/test."""
    node, _ = browser.node()
    file = f"build/test/{name}.js"
    wasm = web / "build" / "kernel.wasm"
    settings = {
        "GLASSBOWL_WASM": str(wasm),
        "GLASSBOWL_NATIVE": str(expected),
        "GLASSBOWL_LISTING": str(ROOT / "examples" / "twenty_eight_lines.py"),
    }
    command = [str(node), "--test", "--test-reporter=spec", file]
    try:
        return browser.done(command, web, **settings)
    except browser.FailedError as failure:
        pytest.fail(str(failure), pytrace=False)


@pytest.mark.long
@pytest.mark.parametrize("name", TESTS)
def test_in_node(name: str, web: Path, expected: Path) -> None:
    """Every test of web/test passes in Node, and there are some."""
    said = ran(web, name, expected)
    assert "fail 0" in said
    assert "pass 0" not in said


@pytest.mark.long
def test_a_wrong_bit_is_noticed(web: Path, expected: Path, tmp_path: Path) -> None:
    """With another hash and another step to compare with, Node's tests fail."""
    other = tmp_path / "other.json"
    text = expected.read_text(encoding="utf-8")
    other.write_text(text.replace('"sha256": "', '"sha256": "0'), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="one hash"):
        ran(web, "same_bits.test", other)


@pytest.mark.long
def test_in_chromium(web: Path, the_hash: str) -> None:
    """In a real browser the seeded run has the native hash, on the page's thread and in a worker.

    A worker whose script cannot be loaded is refused.
    """
    told = browser.told_by(web, "build/test/page/hash.js")
    expected = {"here": the_hash, "in a worker": the_hash, "without one": "kernel.no_worker"}
    assert expected == told
