"""The bowl: what its height is, where it never touches, and a ball that is carried and let go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.truth import MINUS, number

from glassbowl.core.feed_forward import feed_forward
from glassbowl.survey.litter_rip import customers, tutorial_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

ROLLED: Final = """() => Number(
  document.querySelector('#bowl [data-bowl="rounds"]').textContent.replace(/\\D/g, ""))"""


def at_hand(lab: Lab) -> Locator:
    """The panel, once its surface is measured."""
    panel = lab.page.locator("#bowl")
    panel.locator("button.main:not(:disabled)").wait_for()
    return panel


def said(panel: Locator, name: str) -> str:
    """What stands in a readout."""
    return panel.locator(f'[data-bowl="{name}"]').inner_text()


def choose(panel: Locator, key: str) -> None:
    """Choose one of a few that lie side by side."""
    panel.get_by_text(say(key), exact=True).click()


def misses() -> list[float]:
    """By how much the tutorial's network is off for each customer, by core."""
    X, y = customers()
    off = np.abs(y - feed_forward(tutorial_network(), X).prediction)
    return [float(miss) for miss in off.ravel()]


def test_the_height_is_what_was_chosen(visit: Callable[..., Lab]) -> None:
    """The loss, the mean of the misses or one customer's: number, name and picture follow."""
    lab = visit("?lang=en#open=bowl")
    panel = at_hand(lab)
    wanted = misses()
    loss = f"{sum(miss * miss / 2 for miss in wanted):.3f}"
    assert loss == said(panel, "loss")
    expect(panel.get_by_text(say("bowl.arrow", height=say("bowl.name.loss")))).to_be_visible()
    expect(panel.get_by_label(say("bowl.mark.slope"))).to_be_visible()
    choose(panel, "bowl.height.miss")
    at_hand(lab)
    heights = {say("bowl.name.miss"): sum(wanted) / len(wanted)}
    heights |= {
        say("bowl.name.miss_one", customer=row + 1): miss for row, miss in enumerate(wanted)
    }
    shown = {}
    whose = panel.get_by_role("combobox", name=say("bowl.whose"), exact=True)
    for place, name in enumerate(heights):
        whose.select_option(index=place)
        at_hand(lab)
        expect(panel.get_by_text(say("bowl.arrow", height=name))).to_be_visible()
        shown[name] = said(panel, "loss")
        label = panel.locator(".surface [role=img]").get_attribute("aria-label") or ""
        assert f"{name};" in label
        assert shown[name] in label
    assert {name: f"{height:.3f}" for name, height in heights.items()} == shown
    expect(panel.get_by_text(say("bowl.only_watched"))).to_be_visible()
    expect(panel.get_by_label(say("bowl.mark.slope"))).not_to_be_visible()


def test_it_never_touches_the_grid(visit: Callable[..., Lab]) -> None:
    """Asked, it names the lowest place with more than nothing, and draws the heights out."""
    lab = visit("?lang=en#open=bowl&bowl=one")
    panel = at_hand(lab)
    lowest = {}
    for bought in ("bowl.bought.3", "bowl.bought.4"):
        choose(panel, bought)
        at_hand(lab)
        lab.button("bowl.touch").click()
        lab.rest()
        told = said(panel, "touch")
        found = re.search(r"is ([\d.]+) above", told)
        assert found is not None
        lowest[bought] = float(found[1])
        each = [float(miss) for miss in re.findall(r"customer \d by ([\d.]*\d)", told)]
        assert 4 == len(each)
        assert lowest[bought] == pytest.approx(sum(miss * miss / 2 for miss in each), rel=0.5)
        drawn = panel.get_by_role("group", name=say("bowl.tall")).locator("label:has(:checked)")
        times = int(re.sub(r"\D", "", drawn.inner_text()))
        assert (f"{times:,} times" in told) is (times > 1)
        assert 0.05 < lowest[bought] * times
        lab.button("bowl.touch.enough").click()
        assert not said(panel, "touch")
        assert "1" == re.sub(r"\D", "", drawn.inner_text())
    assert 0.375 == lowest["bowl.bought.3"]
    assert 0 < lowest["bowl.bought.4"] < 0.001


def test_a_ball_is_carried_and_waits(visit: Callable[..., Lab]) -> None:
    """Dragged it stays, with its tangent; one round takes it rate times slope on."""
    lab = visit("?lang=en#open=bowl&bowl=one")
    panel = at_hand(lab)
    curve = panel.get_by_role("slider", name=say("bowl.line"))
    curve.scroll_into_view_if_needed()
    box = curve.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    lab.page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    lab.page.mouse.down()
    lab.page.mouse.move(box["x"] + 0.75 * box["width"], middle, steps=5)
    lab.page.mouse.up()
    at_hand(lab)
    lab.page.wait_for_timeout(800)
    assert 3 == pytest.approx(number(said(panel, "spot-0")), abs=0.15)
    assert 0 == lab.page.evaluate(ROLLED)
    expect(panel.get_by_label(say("bowl.mark.slope"))).to_be_checked()
    weight = number(said(panel, "spot-0"))
    guess = 1 / (1 + np.exp(-weight))
    assert guess == pytest.approx(number(said(panel, "guess")), abs=0.001)
    expect(panel.get_by_text(say("bowl.falls_left"))).to_be_visible()
    left, result = said(panel, "round").replace(MINUS, "-").split(" = ")
    before, taken = left.split(" - ", 1)
    rate, slope = (float(text.strip("()")) for text in taken.split(" × "))
    assert float(before) - rate * slope == pytest.approx(float(result), abs=1e-12)
    lab.button("bowl.one_step").click()
    lab.rest()
    assert 1 == lab.page.evaluate(ROLLED)
    assert f"{float(result):.3f}" == said(panel, "spot-0")


def test_a_ball_is_dropped_or_laid_by_keys(visit: Callable[..., Lab]) -> None:
    """The space bar lays it where the mark is; Enter lets it roll from there, a click does, too."""
    lab = visit("?lang=en#open=bowl&bowl=one")
    panel = at_hand(lab)
    curve = panel.get_by_role("slider", name=say("bowl.line"))
    curve.press("ArrowRight")
    curve.press("Space")
    lab.page.wait_for_timeout(800)
    assert f"{MINUS}3.800" == said(panel, "spot-0")
    curve.press("Enter")
    lab.page.wait_for_function(f"() => ({ROLLED})() > 2")
    curve.press("Space")
    curve.click()
    lab.page.wait_for_function(f"() => ({ROLLED})() > 2")


def test_the_rate_is_dragged(visit: Callable[..., Lab]) -> None:
    """A slider of rates: one stop to the right the next round is written with another rate."""
    lab = visit("?lang=en#open=bowl&bowl=dips")
    panel = at_hand(lab)
    slider = panel.get_by_role("slider", name=re.compile("^" + say("bowl.rate")))
    shown = slider.locator("xpath=../output")
    rate = number(shown.inner_text())
    slider.press("ArrowRight")
    assert rate < number(shown.inner_text())
    assert f" {shown.inner_text()} × " in said(panel, "round")


def test_the_map_stands_beside_the_bowl(visit: Callable[..., Lab]) -> None:
    """On a tablet, too; on a phone under it."""
    lab = visit("?lang=en#open=bowl", viewport={"width": 768, "height": 900})
    panel = at_hand(lab)
    surface, beside = panel.locator(".surface"), panel.get_by_role("slider", name=say("bowl.map"))
    for width, apart in ((768, False), (390, True)):
        lab.page.set_viewport_size({"width": width, "height": 900})
        lab.page.wait_for_timeout(300)
        body, plan = surface.bounding_box(), beside.bounding_box()
        assert body is not None
        assert plan is not None
        assert apart is (plan["y"] >= body["y"] + body["height"])
