"""How panels are looked at is in the link: as it was left; and a drag is undone at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.catalogues import say
from tests.browser.test_link import REST, settled, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

SEEN: Final = """() => Array.from(document.querySelectorAll(".place > section"), (panel) => [
  panel.id,
  panel.textContent.replace(/\\s+/g, " "),
  Array.from(panel.querySelectorAll("input, select"), (field) => `${field.value} ${field.checked}`),
  Array.from(panel.querySelectorAll("[aria-pressed]"), (button) => button.ariaPressed),
  Array.from(panel.querySelectorAll("[role=slider]"), (slider) => slider.ariaValueText),
  Array.from(panel.querySelectorAll("details"), (folded) => folded.open),
  Array.from(panel.querySelectorAll("canvas"), (canvas) => canvas.toDataURL()),
])"""
"""All that the open panels show: words, fields, what is pressed or pulled, pictures."""

BARE: Final = "round=200&phase=blame&focus=neuron.1.1&customer=2&open=step.bowl.castle&bowl=pair"
"""The same round with nothing chosen in the panels."""

DEPTH: Final = "history.state.depth"
"""How many changes can be undone."""


def seen(lab: Lab) -> list[object]:
    """What the panels show, when it no longer changes."""
    before: list[object] = []
    while before != (before := lab.page.evaluate(SEEN)):
        lab.page.wait_for_timeout(400)
        lab.rest()
    return before


def words(said: dict[str, str]) -> set[str]:
    """What the address says, as it stands there."""
    return {f"{key}={value}" for key, value in said.items()}


def panel(lab: Lab, name: str) -> Locator:
    """A panel of the page."""
    return lab.page.locator(f"#{name}")


def press(lab: Lab, name: str, key: str, **values: str) -> None:
    """Click in a panel on what has these words on it."""
    panel(lab, name).get_by_text(say(key, **values), exact=True).first.click()


def turn_to(lab: Lab, tab: str) -> None:
    """Look at the chain rule this way."""
    press(lab, "chain", f"chain.tab.{tab}")
    lab.rest()


def wiggle(lab: Lab) -> Locator:
    """How far the weight is moved, as a slider."""
    name = say("chain.wiggle", weight="syn0[0,0]")
    return panel(lab, "chain").get_by_role("slider", name=name, exact=True)


def type_in(field: Locator, text: str) -> None:
    """Type a number, and go on."""
    field.fill(text)
    field.press("Enter")


def chain_by_hand(lab: Lab) -> None:
    """Go through the chain rule and leave nothing as it was."""
    numbers = panel(lab, "chain").locator("input[type=number]")
    press(lab, "chain", "chain.document.with")
    type_in(numbers.first, "0.25")
    press(lab, "chain", "chain.second.distance")
    type_in(numbers.nth(1), "0.3")
    type_in(numbers.nth(3), "0.75")
    turn_to(lab, "forward")
    lab.button("chain.next").click()
    lab.button("chain.next").click()
    turn_to(lab, "code")
    lab.button("chain.take", helper="l2_error").click()
    turn_to(lab, "points")
    panel(lab, "chain").get_by_role("group", name=say("chain.which")).locator("label").nth(
        2
    ).click()
    points = panel(lab, "chain").get_by_role("slider")
    points.first.press("ArrowRight")
    points.last.press("ArrowLeft")
    turn_to(lab, "ripples")


def others_by_hand(lab: Lab) -> None:
    """The lines of code with their comments, for one customer, run and packed; printed matrices."""
    press(lab, "code", "stage.customer", number="1")
    press(lab, "code", "code.comments")
    lab.button("code.run").click()
    press(lab, "code", "code.package.title")
    press(lab, "matrices", "chain.document.with")


def test_the_chain_and_the_code_come_back(visit: Callable[..., Lab]) -> None:
    """What was typed, pulled, taken away and asked for, tab by tab; and a drag is one step back."""
    lab = visit("?lang=en#start=tutorial&open=chain.code.matrices&matrices=product")
    chain_by_hand(lab)
    others_by_hand(lab)
    settled(lab)
    said = state(lab)
    ratio, x, gap = said.pop("pulled").split("_")
    assert "2" == ratio
    assert 0 < float(x) < 1
    assert 0 < abs(float(gap)) < 1
    assert {
        *("start=tutorial", "open=chain.code.matrices", "matrices=product"),
        *("wiggle=0.25", "points=distance", "distance=0.3", "nearby=_0.75"),
        *("ran=3", "gone=1", "ratio=2", "printed=chain.matrices"),
        *("rows=one", "comments=shown", "beside=run.package"),
    } == words(said)
    other = visit("?lang=en" + lab.page.evaluate("location.hash"))
    for tab in ("ripples", "forward", "code", "points"):
        for one in (lab, other):
            turn_to(one, tab)
        assert seen(lab) == seen(other)
    check_undo(other)


def check_undo(lab: Lab) -> None:
    """Thirty moves of a hand are undone at once; and what is closed is no longer said."""
    turn_to(lab, "ripples")
    lab.page.wait_for_timeout(REST)
    depth = lab.page.evaluate(DEPTH)
    wiggle(lab).scroll_into_view_if_needed()
    box = wiggle(lab).bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    lab.page.mouse.move(box["x"] + box["width"] / 2, y)
    lab.page.mouse.down()
    lab.page.mouse.move(box["x"] + box["width"] - 5, y, steps=30)
    lab.page.mouse.up()
    settled(lab)
    assert float(state(lab)["wiggle"]) > 1
    assert depth + 1 == lab.page.evaluate(DEPTH)
    lab.button("app.undo").click()
    back = "(slider) => slider.value === '0.25' && location.hash.includes('wiggle=0.25')"
    lab.page.wait_for_function(back, arg=wiggle(lab).element_handle())
    lab.page.get_by_role(
        "button", name=re.compile(f"^{say('app.close')}.*{say('chain.title')}")
    ).click()
    settled(lab)
    left = {"start", "open", "matrices", "printed", "rows", "comments", "beside"}
    assert left == set(state(lab))


def test_the_bowl_the_step_and_the_castle_come_back(visit: Callable[..., Lab]) -> None:
    """Two weights, a height and whose, marks and rate; a number clicked, sums; an earlier day."""
    lab = visit("?lang=en#round=200&phase=blame&open=step.bowl.castle&bowl=pair")
    bowl, step = panel(lab, "bowl"), panel(lab, "step")
    for key, weight in (("bowl.first", "syn0[1,3]"), ("bowl.second", "syn1[0,0]")):
        bowl.get_by_role("combobox", name=say(key), exact=True).select_option(weight)
    press(lab, "bowl", "bowl.height.miss")
    bowl.get_by_role("combobox", name=say("bowl.whose"), exact=True).select_option(index=2)
    for mark in ("road", "ghost"):
        press(lab, "bowl", f"bowl.mark.{mark}")
    rate = bowl.get_by_role("slider", name=re.compile("^" + say("bowl.rate")))
    rate.press("ArrowRight")
    rate.press("ArrowRight")
    step.locator('[data-cell="l1_error[2,1]"]').first.click()
    press(lab, "step", "step.as.sums")
    type_in(panel(lab, "castle").locator("input[type=number]"), "12")
    settled(lab)
    assert {
        *("round=200", "phase=blame", "open=step.bowl.castle", "bowl=pair"),
        *("focus=neuron.1.1", "customer=2", "step=sums", "cell=error.1.2.1"),
        *("floor=0.1.3_1.0.0", "height=miss", "whose=1", "roll=5"),
        *("marks=-road.ghost", "day=12"),
    } == words(state(lab))
    other = visit("?lang=en" + lab.page.evaluate("location.hash"))
    assert seen(lab) == seen(other)
    bare = visit(f"?lang=en#{BARE}")
    assert [] == [one for one, other in zip(seen(bare), seen(lab), strict=True) if one == other]
