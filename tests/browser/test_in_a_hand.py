"""On a phone: whatever is touched is large enough, and what can be moved sideways says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.test_access import LOOK, UNFOLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

PHONE: Final = {"width": 390, "height": 900}

PANELS: Final = (
    *("step&phase=guess", "step&phase=change&decimals=6", "step&phase=compare&focus=neuron.2.0"),
    *("code", "code&phase=blame&hidden=8", "code&phase=change&decimals=6&start=tutorial"),
    *("matrices&matrices=survey", "matrices&matrices=product&start=tutorial"),
    *("matrices&matrices=product&hidden=8", "matrices&matrices=batch&decimals=6"),
    *("matrices&matrices=shapes", "matrices&matrices=made"),
)
"""Panels that are full of numbers, each in states with wide and with many of them."""

SMALL: Final = """() => {
  const panels = ":is(#step, #code, #matrices)";
  const touched = "button, a, select, summary, input:not(.unseen), [role=button], td[tabindex]";
  return Array.from(document.querySelectorAll(`${panels} :is(${touched})`), (one) => {
    const { width, height } = (one.type === "checkbox" ? one.closest("label") : one)
      .getBoundingClientRect();
    return [`${one.tagName} ${one.ariaLabel ?? one.textContent.trim()}`, width, height];
  }).filter(([, width, height]) => width > 0 && Math.min(width, height) < 23.9);
}"""
"""What can be touched, and is lower or narrower than 24 pixels."""

HIDDEN: Final = """() => Array.from(document.querySelectorAll(":is(#step, #code, #matrices) *"))
  .filter((one) => getComputedStyle(one).overflowX !== "visible" && one.clientWidth > 1
    && one.scrollWidth > one.clientWidth + 1 && !one.matches(".scroll, select, input, .unseen"))
  .map((one) => one.outerHTML.slice(0, 120))"""
"""Boxes whose inside is wider, and whose edges do not say so."""


CHOOSE: Final = """() => document.querySelector('#step td[data-cell="l1[0,0]"]')?.click()"""
"""A number with a power of e in it, whose parts can be touched too."""


def open_panel(visit: Callable[..., Lab], state: str) -> Lab:
    """That panel on a phone, with all unfolded and looked at."""
    lab = visit(f"?lang=en#round=200&open={state}", viewport=PHONE)
    lab.page.evaluate(UNFOLD)
    lab.page.evaluate(CHOOSE)
    lab.rest()
    lab.page.evaluate(LOOK)
    return lab


@pytest.mark.parametrize("state", PANELS)
def test_a_finger_hits_it_and_an_eye_finds_it(state: str, visit: Callable[..., Lab]) -> None:
    """Twenty-four pixels either way, and no sideways scrolling that nobody would guess."""
    lab = open_panel(visit, state)
    assert ([], []) == (lab.page.evaluate(SMALL), lab.page.evaluate(HIDDEN))


def test_small_and_hidden_things_are_noticed(visit: Callable[..., Lab]) -> None:
    """A button of twenty pixels and a box that hides half of its inside are both found."""
    lab = open_panel(visit, "matrices")
    lab.page.evaluate(
        """() => { const box = document.createElement("div");
        box.innerHTML = '<button>small</button><div><p>wide</p></div>';
        document.querySelector("#matrices").append(box);
        const [button, outer] = box.children;
        button.style.cssText = "width: 60px; height: 20px; min-height: 0; padding: 0";
        outer.style.overflowX = "auto";
        outer.firstChild.style.width = "900px"; }"""
    )
    assert [["BUTTON small", 60, 20]] == lab.page.evaluate(SMALL)
    assert 1 == len(lab.page.evaluate(HIDDEN))
