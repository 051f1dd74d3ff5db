"""Somebody who has read nothing: one click, and the network goes from guessing to knowing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.lab import ALL_OPEN, every
from tests.browser.truth import LAST, Life, Moment, reckoned, strays

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

WINDOWS = {
    "on a desk": (1280, 900, {0, 1, 2, 3}),
    "on a small laptop": (1366, 625, {0, 1, 2, 3}),
    "in a hand": (390, 844, {0}),
}
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

HUSHED = """() => Array.from(document.querySelectorAll("button, select, input, progress"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true })
    && !one.classList.contains("unseen")
    && (one.type === "range" || getComputedStyle(one).borderStyle !== "none"))
  .map((one) => one.outerHTML.slice(0, 120))"""

CARDS = """() => Array.from(document.querySelectorAll(".card"), (card) => {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  return [left, right, top, bottom];
})"""

PROPORTIONS = """() => Array.from(document.querySelectorAll("canvas"), (canvas) =>
  canvas.clientWidth / canvas.clientHeight / (canvas.width / canvas.height))"""

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
    """On paper stand the numbers of the round, and what controls say; none looks like a control."""
    moment = Moment(Life(), 40)
    lab = visit(f"?lang=en{moment.link}&open=step")
    lab.page.emulate_media(media="print")
    shown = lab.page.locator("[data-cell]:visible")
    cells = [
        (cell.get_attribute("data-cell") or "", (cell.text_content() or "").strip())
        for cell in every(shown)
    ]
    ((_, expected),) = reckoned([moment])
    assert 30 < len(cells)
    assert [] == strays(cells, expected)
    assert [] == lab.page.evaluate(HUSHED)
    assert lab.page.pdf().startswith(b"%PDF")
    assert moment.round < LAST


def test_a_sheet_keeps_what_stands_on_buttons(visit: Callable[..., Lab]) -> None:
    """The lines of the code, customers' names, what was chosen of several; not what only acts."""
    lab = visit("?lang=en#round=40&open=code.castle.bowl")
    lab.page.emulate_media(media="print")
    expect(lab.page.get_by_text("l2_delta = l2_error").first).to_be_visible()
    castle = lab.page.locator("#castle")
    expect(castle.get_by_text(say("stage.customer", number="3")).first).to_be_visible()
    bowls = lab.page.locator("#bowl")
    expect(bowls.get_by_text(say("bowl.lumpy"), exact=True)).to_be_visible()
    expect(bowls.get_by_text(say("bowl.dips"), exact=True)).not_to_be_visible()
    for action in ("time.learn", "app.undo", "code.on", "bowl.crowd_drop", "stage.another"):
        expect(lab.button(action).filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_sheet_is_laid_out_as_a_sheet(visit: Callable[..., Lab], width: int) -> None:
    """No card lies on another, and no picture is stretched, whatever window it was printed from."""
    size = {"width": width, "height": 900}
    lab = visit("?lang=en#round=40&open=step.bowl.scurve.target", viewport=size)
    lab.page.emulate_media(media="print")
    lab.page.set_viewport_size({"width": 794, "height": 1123})
    cards = sorted(lab.page.evaluate(CARDS), key=lambda card: card[2])
    assert 10 == len(cards)
    assert all(above[3] <= below[2] + 1 for above, below in pairwise(cards))
    assert lab.page.evaluate(PROPORTIONS) == pytest.approx([1] * 4, abs=0.03)
