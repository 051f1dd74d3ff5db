"""The page's code holds to its own rules: lint, format, a lock without places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import browser
import pytest
from tests.kernel.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

KERNELS_OWN = (
    "export const a = Math.exp(1);",
    'export const b = Math["tanh"](1);',
    "export const c = Math.random();",
    "export const { log } = Math;",
    "export const d = globalThis.Math.exp(1);",
    "export const e = [Math].map((own) => own.log1p(1));",
)


def test_the_lock_names_no_place() -> None:
    """Packages are pinned with their fingerprints; where they come from is the machine's affair."""
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert packages
    assert [] == [path for path, package in packages.items() if "resolved" in package]
    assert [] == [path for path, package in packages.items() if "integrity" not in package]


@pytest.mark.long
def test_linters_are_content(web: Path) -> None:
    """The rules of web/eslint.config.js and Prettier's format hold."""
    node, npm = browser.node()
    browser.done([node, npm, "run", "--silent", "lint"], web)


@pytest.mark.long
def test_arithmetic_of_the_network_is_found(web: Path, tmp_path: Path) -> None:
    """Each way to the mathematics that is the kernel's alone is reported, with its line."""
    copy = browser.copied(web, tmp_path / "copy")
    planted = copy / "src" / "planted.ts"
    planted.write_text("\n".join(KERNELS_OWN) + "\n", encoding="utf-8")
    node, _ = browser.node()
    command = [str(node), "node_modules/eslint/bin/eslint.js", "--format=json", "src/planted.ts"]
    with pytest.raises(browser.FailedError) as caught:
        browser.done(command, copy)
    (said,) = json.loads(str(caught.value).split("\n", 1)[1])
    found = {one["line"] for one in said["messages"] if "lives in kernel/" in one["message"]}
    assert set(range(1, len(KERNELS_OWN) + 1)) == found
