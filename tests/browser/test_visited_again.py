"""Who comes back finds the lab as they left it; and the page lives in any folder of any host."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import driven
import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.lab import ALL_OPEN, PANELS
from tests.browser.test_access import REFUSE
from tests.browser.test_link import answer, changed, settled, stands_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

OVERHEAR = """() => { window.heard = [];
  const look = () => { requestAnimationFrame(look); window.heard.push(
    ...Array.from(document.querySelectorAll(".stage p"), (one) => one.textContent.trim())); };
  look(); }"""
"""Keeps every sentence that stands on the stage in any frame from now on."""


def door(lab: Lab, panel: str) -> None:
    """Go through the door of a panel."""
    doors = lab.page.get_by_role("navigation", name=say("app.panels"))
    doors.get_by_role("button", name=say(f"{panel}.title"), exact=True).click()


def there(lab: Lab) -> list[str]:
    """The panels that are open."""
    return [panel for panel in PANELS if lab.page.locator(f"#{panel}").count()]


def test_what_was_open_is_open_again(visit: Callable[..., Lab]) -> None:
    """In another visit, with no word of it in the link: panels open, panels closed, the speed."""
    lab = visit("?lang=en")
    assert [] == there(lab)
    lab.chooser("time.pace").select_option(say("time.pace.slower"))
    for panel in ("scurve", "tug", "castle"):
        door(lab, panel)
    door(lab, "tug")
    lab.wait("#open=scurve.castle")
    page = lab.page.context.new_page()
    lab.page.close()
    again = type(lab)(page, lab.address)
    again.page.goto(f"{lab.address}?lang=en#round=3")
    again.wait("#open=scurve.castle")
    assert ["scurve", "castle"] == there(again)
    speed = again.chooser("time.pace").locator("option:checked")
    assert say("time.pace.slower") == speed.inner_text()
    assert [] == again.said
    # A link that names its panels is obeyed.
    again.page.goto("about:blank")
    again.open("?lang=en#open=tug")
    assert ["tug"] == there(again)
    assert [] == there(visit("?lang=en"))  # of somebody else nothing is known


def test_what_a_panel_showed_is_shown_again(visit: Callable[..., Lab]) -> None:
    """The tabs of panels, closed meanwhile or not; a link that opens one says what it shows."""
    lab = visit("?lang=en#open=bowl.chain")
    lab.page.locator("#bowl").get_by_text(say("bowl.dips"), exact=True).click()
    lab.page.locator("#chain").get_by_text(say("chain.tab.forward"), exact=True).click()
    door(lab, "chain")
    lab.page.wait_for_timeout(500)
    page = lab.page.context.new_page()
    lab.page.close()
    again = type(lab)(page, lab.address)
    again.open("?lang=en")
    again.wait("#open=bowl")
    assert say("bowl.dips") == tab(again, "bowl")
    door(again, "chain")
    again.wait("#open=bowl.chain")
    assert say("chain.tab.forward") == tab(again, "chain")
    again.page.goto("about:blank")
    again.open("?lang=en#open=bowl.chain&chain=points")
    assert say("bowl.lumpy") == tab(again, "bowl")
    assert say("chain.tab.points") == tab(again, "chain")
    assert [] == again.said


def test_no_other_run_is_seen_at_this_round(visit: Callable[..., Lab]) -> None:
    """Where a link leads to another run at another round, both are there at once."""
    lab = visit("?lang=en#seed=7&round=200")
    lab.page.evaluate(OVERHEAR)
    lab.go("#round=300")
    now, never = (say("stage.preset.born.since", round=round_) for round_ in (300, 200))
    lab.page.get_by_text(now).wait_for()
    heard = lab.page.evaluate("window.heard")
    assert now in heard
    assert never not in heard


def test_a_run_that_is_there_is_not_learned_again(visit: Callable[..., Lab]) -> None:
    """A link to another round of it asks no worker for anything; one to another run does."""
    lab = visit("?lang=en#round=40")
    lab.page.evaluate(REFUSE)
    lab.go("#round=41")
    assert 41 == lab.round
    expect(lab.page.get_by_role("alert")).to_have_count(0)
    lab.go("#seed=7&round=41")
    lab.page.get_by_role("alert").get_by_text(say("app.not_learned")).wait_for()


def test_a_run_that_is_seen_too_early_is_noticed(caught: Caught) -> None:
    """Planted: what the link shows waits until more was looked for in the run."""
    bug = (
        "lab/source.svelte.ts",
        "setTimeout(() => this.#lookFor(run), MOMENT);",
        "await new Promise((later) => setTimeout(later, MOMENT)); this.#lookFor(run);",
    )
    caught(bug, test_no_other_run_is_seen_at_this_round)


def tab(lab: Lab, panel: str) -> str:
    """What a panel shows, as its button calls it."""
    group = say({"bowl": "bowl.which", "chain": "chain.tabs"}[panel])
    shown = lab.page.locator(f"#{panel}").get_by_role("group", name=group)
    label = shown.locator("label:has(:checked)")
    return (label.text_content() or "").strip()


def test_a_run_over_own_rows_is_kept_in_the_tab(visit: Callable[..., Lab]) -> None:
    """It stands in no link; a reload compares with it again, and a step back before it does not."""
    lab = visit("?lang=en#round=90")
    settled(lab)
    before = lab.cells()
    answer(lab, 1, 0).click()
    changed(lab, before)
    lab.button("time.keep").click()
    lab.page.wait_for_function("() => history.state.kept")
    lab.button("stage.another").click()
    stands_at(lab, "#seed=2")
    lab.rest()
    told = lab.page.locator(".kept").inner_text()
    address = lab.page.evaluate("location.hash")
    assert "kept" not in address
    lab.page.reload()
    lab.wait()
    expect(lab.page.locator(".kept")).to_have_text(told, timeout=10_000)
    expect(visit(f"?lang=en{address}").page.locator(".kept")).to_have_count(0)
    lab.button("app.undo").click()
    stands_at(lab, "#round=90")
    lab.rest()
    expect(lab.page.locator(".kept")).to_be_visible()
    lab.button("app.undo").click()
    lab.page.locator(".kept").wait_for(state="detached")


def test_a_forgotten_run_is_noticed(caught: Caught) -> None:
    """With the run in no step of the tab's history, a reload has lost it."""
    bug = ("lab/memory.svelte.ts", "kept: beside().kept ?? kept", "kept")
    caught(bug, test_a_run_over_own_rows_is_kept_in_the_tab)


def test_one_folder_down(page_folder: Path, visit: Callable[..., Lab], tmp_path: Path) -> None:
    """On a plain host that has other things above it: all panels come, and it can be saved."""
    shutil.copytree(page_folder, tmp_path / "host" / "lab")
    given: list[str] = []
    with driven.served(tmp_path / "host", given) as address:
        lab = visit(f"?lang=zh-Hant#round=3{ALL_OPEN}", f"{address}lab/")
        lab.language = "zh-Hant"
        assert list(PANELS) == there(lab)
        lab.slider.press("ArrowRight")
        assert 4 == lab.round
        with lab.page.expect_download() as coming:
            lab.button("app.save").click()
        coming.value.path()
        assert [] == [file for file in given if not file.startswith("lab/")]
