"""Turns: what moves is shown first, however much is open; what is out of sight waits for rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.lab import ALL_OPEN, Lab

pytestmark = pytest.mark.long

WATCH = """(ids) => {
  window.changed = {};
  for (const id of ids)
    new MutationObserver(() => { window.changed[id] = true; }).observe(
      document.getElementById(id), { subtree: true, childList: true, characterData: true });
}"""

MOVED = "() => Object.keys(window.changed)"


def test_a_panel_out_of_sight_rests(visit: Callable[..., Lab]) -> None:
    """While rounds go by it is left alone; once they stop, it shows the round that all show."""
    lab = visit("?lang=en#round=40&open=castle")
    lab.page.evaluate(WATCH, ["castle"])
    lab.button("time.learn").click()
    lab.page.wait_for_timeout(1_500)
    assert [] == lab.page.evaluate(MOVED)
    lab.button("time.pause").click()
    lab.rest()
    assert ["castle"] == lab.page.evaluate(MOVED)


def test_a_panel_in_sight_follows(visit: Callable[..., Lab]) -> None:
    """Scrolled to, it moves with the rounds while they go by."""
    lab = visit("?lang=en#round=40&open=castle")
    lab.page.evaluate(WATCH, ["castle"])
    lab.button("time.learn").click()
    lab.page.locator("#castle").evaluate("(panel) => panel.scrollIntoView()")
    lab.page.wait_for_timeout(1_500)
    assert ["castle"] == lab.page.evaluate(MOVED)


def test_keys_may_come_faster_than_turns(visit: Callable[..., Lab]) -> None:
    """Twenty steps at once are twenty rounds, with all panels open."""
    lab = visit("?lang=en#round=40" + ALL_OPEN)
    press = """(curve) => { for (let key = 0; key < 20; key++) curve.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true })); }"""
    lab.slider.evaluate(press)
    assert 60 == lab.round


def test_what_is_done_goes_on_from_now(visit: Callable[..., Lab]) -> None:
    """A panel that has not yet seen another one open does not close it when it is closed itself."""
    lab = visit("?lang=en#open=castle")
    press = """([door, close]) => { for (const name of [door, close])
        document.querySelector(name).click(); }"""
    lab.page.evaluate(press, [".doors button:nth-child(2)", "#castle .close"])
    lab.rest()
    assert ["bowl"] == lab.page.evaluate(
        "Array.from(document.querySelectorAll('.place > section'), ({ id }) => id)"
    )


def test_every_canvas_is_drawn_in_the_page_s_light(visit: Callable[..., Lab]) -> None:
    """Light or dark, chosen while the page is open, is light or dark on all that is painted."""
    lab = visit("?lang=en#open=bowl")
    lab.page.wait_for_load_state("networkidle")
    drawn = "() => Array.from(document.querySelectorAll('canvas'), (one) => one.toDataURL())"
    before = lab.page.evaluate(drawn)
    lab.page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    lab.page.wait_for_timeout(500)
    after = lab.page.evaluate(drawn)
    assert 4 <= len(before) == len(after)
    assert [] == [
        k for k, (one, other) in enumerate(zip(before, after, strict=True)) if one == other
    ]


def test_paper_shows_the_round_at_hand(visit: Callable[..., Lab]) -> None:
    """Whoever prints in the middle of a move has one round on the sheet, in every part."""
    lab = visit("?lang=en#round=40&open=castle")
    lab.slider.press("ArrowRight")
    lab.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    shown = lab.page.evaluate(
        """() => [document.querySelector("main").ariaBusy,
                  document.querySelector("[role=slider][aria-valuemax]").ariaValueNow,
                  document.querySelector(".readings input").value]"""
    )
    assert ["false", "41", "41"] == shown
