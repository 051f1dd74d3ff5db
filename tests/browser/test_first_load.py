"""What the first load brings is small, and a panel that is closed costs nothing."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import driven
import pytest
from tests.browser.catalogues import say
from tests.browser.lab import PANELS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

MOST = 150_000
"""Bytes of the first load, packed as a host would pack them: page, kernel and workers."""

COUNT = """() => {
  window.calls = {};
  const counted = (name, call) => (...given) => {
    window.calls[name] = (window.calls[name] ?? 0) + 1;
    return call(...given);
  };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given);
    const all = Object.entries(exports).map(([name, one]) =>
      [name, typeof one === "function" ? counted(name, one) : one]);
    return { exports: Object.fromEntries(all) };
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...given) {
    window.calls.workers = (window.calls.workers ?? 0) + 1;
    return post.apply(this, given);
  };
}"""


IDLE = """() => { const { calls } = window; window.calls = {};
  return Object.keys(calls).length === 0; }"""
"""Whether nothing was reckoned since the last look."""


def packed(folder: Path, files: set[str]) -> int:
    """How many bytes these files have on their way."""
    return sum(len(gzip.compress((folder / file).read_bytes(), 9)) for file in files)


@pytest.fixture
def given(page_folder: Path, visit: Callable[..., Lab]) -> tuple[Lab, list[str]]:
    """A lab just opened by a newcomer, and the files that its host has given so far."""
    files: list[str] = []
    with driven.served(page_folder, files) as address:
        lab = visit("?lang=en", address)
        lab.page.wait_for_load_state("networkidle")
        return lab, files


def test_the_first_load_is_small(given: tuple[Lab, list[str]], page_folder: Path) -> None:
    """The whole first screen, kernel and workers included, is within what was promised."""
    _, files = given
    assert 0 < packed(page_folder, set(files)) <= MOST
    assert {"index.html"} < set(files)
    assert 1 == len([file for file in set(files) if file.endswith(".wasm")])
    assert any("worker" in file for file in files)


def test_each_panel_comes_when_it_is_opened(page_folder: Path, visit: Callable[..., Lab]) -> None:
    """Nothing of a panel is fetched before its door is opened; then something is, and once."""
    files: list[str] = []
    with driven.served(page_folder, files) as address:
        lab = visit("?lang=en", address)
        lab.page.wait_for_load_state("networkidle")
        doors = lab.page.get_by_role("navigation", name=say("app.panels"))
        for panel in PANELS:
            before = len(files)
            door = doors.get_by_role("button", name=say(f"{panel}.title"), exact=True)
            door.click()
            lab.wait(f"#open={panel}")
            assert before < len(files), panel
            door.click()
        twice = {file for file in files if files.count(file) > 1} - {"icon.svg"}
        assert set() == {file for file in twice if "worker" not in file}  # two begin at once
        scripts = {path.name for path in (page_folder / "assets").glob("*.js")}
        got = {file.removeprefix("assets/") for file in files}
        assert {name for name in scripts if not name.startswith("zh-")} <= got


def test_a_closed_panel_reckons_nothing(visit: Callable[..., Lab]) -> None:
    """After all panels were open and closed again, a round costs what it did before they came."""
    lab = visit("?lang=en#round=50")
    lab.page.add_init_script(f"({COUNT})()")
    lab.page.reload()
    lab.wait()
    doors = lab.page.get_by_role("navigation", name=say("app.panels"))
    before = cost(lab.page, lab)
    for panel in PANELS:
        doors.get_by_role("button", name=say(f"{panel}.title"), exact=True).click()
    lab.wait("#open=" + ".".join(PANELS))
    lab.page.wait_for_timeout(500)
    meanwhile = cost(lab.page, lab)
    for panel in PANELS:
        doors.get_by_role("button", name=say(f"{panel}.title"), exact=True).click()
    lab.page.wait_for_timeout(500)
    assert before == cost(lab.page, lab)
    assert before.get("glassbowl_step", 0) > 0
    assert sum(meanwhile.values()) > sum(before.values())


def cost(page: Page, lab: Lab) -> dict[str, int]:
    """Calls of the kernel's functions, and messages to workers, for five rounds on."""
    page.wait_for_function(IDLE, polling=300)
    page.evaluate("() => { window.calls = {}; }")
    for _ in range(5):
        lab.slider.press("ArrowRight")
        lab.rest()  # each part has had its turn, and so has reckoned once
    calls: dict[str, int] = page.evaluate("() => window.calls")
    return calls
