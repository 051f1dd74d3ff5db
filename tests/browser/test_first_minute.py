"""Somebody who has read nothing: one click, and the network goes from guessing to knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.lab import ALL_OPEN
from tests.browser.truth import LAST, Life, Moment, reckoned, strays

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

WINDOWS = {"on a desk": (1280, 900, {0, 1, 2, 3}), "in a hand": (390, 844, {0})}
"""Width and height of a window, and whose guesses have room in it."""

SECONDS = 15
TRUTH = (1, 1, 0, 0)

GUESSES = """() => Array.from(document.querySelectorAll("[data-cell^='l2[']"))
  .map((cell) => { const { top, bottom, left, right } = cell.getBoundingClientRect();
    return { row: Number(cell.dataset.cell.slice(3).split(",")[0]), guess: Number(cell.textContent),
      seen: top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth }; })"""

IN_VIEW = """(element) => { const { top, bottom } = element.getBoundingClientRect();
  const there = element.ownerDocument.elementFromPoint(
    ...(({ left, top, width, height }) => [left + width / 2, top + height / 2])(
      element.getBoundingClientRect()));
  return top >= 0 && bottom <= innerHeight && element.contains(there); }"""

HUSHED = """() => Array.from(document.querySelectorAll("button, select, input"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("table"))
  .map((one) => one.outerHTML.slice(0, 120))"""

MOVED = """() => new Promise((done) => {
  const seen = [];
  const began = performance.now();
  const look = (now) => {
    const round = document.querySelector("[role=slider][aria-valuemax]").ariaValueNow;
    if (seen.at(-1) !== round) seen.push(round);
    if (now - began < 2_000) requestAnimationFrame(look); else done(seen.length);
  };
  requestAnimationFrame(look);
})"""


def guesses(page: Page) -> dict[int, float]:
    """What the network says of each customer, as far as it stands within the window."""
    return {one["row"]: one["guess"] for one in page.evaluate(GUESSES) if one["seen"]}


@pytest.mark.parametrize("window", WINDOWS)
def test_one_click_from_guessing_to_knowing(window: str, visit: Callable[..., Lab]) -> None:
    """The button is in view; what it does is seen without scrolling, within fifteen seconds."""
    width, height, whose = WINDOWS[window]
    lab = visit("", viewport={"width": width, "height": height})
    button = lab.button("time.learn").first
    assert button.evaluate(IN_VIEW)
    before = guesses(lab.page)
    assert whose <= set(before)
    assert all(0.2 < guess < 0.8 for guess in before.values())
    button.click()
    for _ in range(10 * SECONDS):
        after = guesses(lab.page)
        if all(abs(after.get(row, 0.5) - TRUTH[row]) < 0.1 for row in whose):
            break
        lab.page.wait_for_timeout(100)
    assert whose <= set(after)
    assert [] == [row for row in after if abs(after[row] - TRUTH[row]) >= 0.1]


def test_reduced_motion_moves_in_steps(visit: Callable[..., Lab]) -> None:
    """Where motion is to be reduced, playing makes a few steps instead of a film."""
    seen = {}
    for wish in ("reduce", "no-preference"):
        lab = visit("?lang=en", reduced_motion=wish)
        lab.button("time.learn").first.click()
        seen[wish] = lab.page.evaluate(MOVED)
    assert 1 < seen["reduce"] <= 6 < seen["no-preference"]


def test_reduced_motion_animates_nothing(visit: Callable[..., Lab]) -> None:
    """No style of the page moves anything by itself."""
    lab = visit(f"?lang=en{Moment(Life(), 40).link}{ALL_OPEN}", reduced_motion="reduce")
    lab.slider.press("ArrowRight")
    assert 0 == lab.page.evaluate("document.getAnimations().length")


def test_print_has_the_numbers_and_no_controls(visit: Callable[..., Lab]) -> None:
    """On paper stand the numbers of the round; controls stay away, but for a table's answers."""
    moment = Moment(Life(), 40)
    lab = visit(f"?lang=en{moment.link}&open=step")
    lab.page.emulate_media(media="print")
    shown = lab.page.locator("[data-cell]:visible")
    cells = [
        (cell.get_attribute("data-cell") or "", (cell.text_content() or "").strip())
        for cell in shown.all()
    ]
    ((_, expected),) = reckoned([moment])
    assert 30 < len(cells)
    assert [] == strays(cells, expected)
    assert [] == lab.page.evaluate(HUSHED)
    assert lab.page.pdf().startswith(b"%PDF")
    assert moment.round < LAST
