"""A saved run: one file that opens with no host, and is the same run, alive, and saves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.test_link import answer, changed
from tests.browser.truth import Fork, Life

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

FORKED = Life(seed=3, forks=(Fork(30, 0, (2, 1), 2.5),))


def saved(lab: Lab, path: Path) -> str:
    """Save the run there; the file's address."""
    with lab.page.expect_download() as coming:
        lab.button("app.save").click()
    assert "glassbowl-seed-3.html" == coming.value.suggested_filename
    coming.value.save_as(path)
    return path.as_uri()


def told(lab: Lab, key: str) -> None:
    """Wait until the head of the page says that."""
    lab.page.get_by_role("banner").get_by_text(say(key), exact=True).wait_for()


def address_of(lab: Lab) -> str:
    """What stands behind the # of the address, once it has followed the page."""
    lab.page.wait_for_function("() => location.hash.length > 1")
    said: str = lab.page.evaluate("location.hash")
    return said


def test_a_saved_run_is_the_same_and_alive(visit: Callable[..., Lab], tmp_path: Path) -> None:
    """Own answer and branch go with it; time moves in it, and it is its own shell to save from."""
    lab = visit(f"?lang=en{FORKED.link}&round=61")
    before = lab.cells()
    answer(lab, 1, 0).click()
    cells = changed(lab, before)
    assert cells != before
    address = saved(lab, tmp_path / "first.html")
    reborn = visit("?lang=en", address, offline=True)
    told(reborn, "app.reborn")
    assert FORKED.forks[0].link in address_of(reborn)
    assert 61 == reborn.round
    assert cells == reborn.cells()
    reborn.slider.press("ArrowRight")
    assert 62 == reborn.round
    later = reborn.cells()
    assert cells != later
    again = visit("?lang=en", saved(reborn, tmp_path / "second.html"), offline=True)
    told(again, "app.reborn")
    assert 62 == again.round
    assert later == again.cells()
    assert [address] == [asked.partition("?")[0] for asked in reborn.asked if asked[:4] == "file"]


def test_a_file_that_was_tampered_with_says_so(visit: Callable[..., Lab], tmp_path: Path) -> None:
    """With another seed in the file, what is learned is not the network that was saved."""
    path = tmp_path / "saved.html"
    saved(visit(f"?lang=en{FORKED.link}&round=61"), path)
    right = path.read_text(encoding="utf-8")
    wrong = right.replace('{"link":"#seed=3&', '{"link":"#seed=4&')
    assert right != wrong
    path.write_text(wrong, encoding="utf-8")
    told(visit("?lang=en", path.as_uri()), "app.reborn_not")


def test_where_nobody_answers_the_lab_stays(visit: Callable[..., Lab], tmp_path: Path) -> None:
    """With the studio stopped a sentence says what to do; once it answers again, a run is saved."""
    lab = visit(f"?lang=en{FORKED.link}&round=61")
    before = lab.cells()
    lab.page.route("**/saved.html", lambda route: route.abort())
    lab.button("app.save").click()
    told(lab, "app.save_not")
    expect(lab.page.get_by_role("alert")).to_have_count(0)
    assert before == lab.cells()
    assert all("net::ERR_FAILED" in said for said in lab.said)  # the browser's own word of it
    lab.said.clear()
    lab.page.unroute("**/saved.html")
    saved(lab, tmp_path / "saved.html")
    lab.page.get_by_text(say("app.save_not")).wait_for(state="detached")
