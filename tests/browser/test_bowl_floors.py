"""The floors of the bowl that are made of a run: its road's own plane, and any two weights."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.lab import texts
from tests.browser.test_bowl import at_hand, said
from tests.browser.truth import MINUS, Life, numbers, steps, strays

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long


def printed(panel: Locator, name: str) -> Decimal:
    """A number of the readout, digit for digit."""
    return Decimal(said(panel, name).replace(MINUS, "-"))


@pytest.mark.parametrize("round_", [0, 7, 300, 59_999])
def test_the_gap_is_what_is_left(round_: int, visit: Callable[..., Lab]) -> None:
    """On the plane of the road: the loss less the surface there is the gap, as they are printed."""
    lab = visit(f"?lang=en#round={round_}&open=bowl&bowl=road")
    panel = lab.page.locator("#bowl")
    panel.locator('[data-bowl="gap"]').wait_for()
    for _ in range(12):
        lab.rest()
        loss, drawn, gap = (printed(panel, name) for name in ("loss", "drawn", "gap"))
        assert loss - drawn == gap, lab.round
        lab.slider.press("ArrowRight")


def test_any_two_weights(visit: Callable[..., Lab]) -> None:
    """The axes bear their names, the others are named as they stand; with one weight, a curve."""
    lab = visit("?lang=en#round=100&open=bowl&bowl=pair")
    panel = lab.page.locator("#bowl")
    step = numbers(next(steps(Life(), [100])))
    panel.get_by_role("combobox", name=say("bowl.first"), exact=True).select_option("syn0[0,3]")
    second = panel.get_by_role("combobox", name=say("bowl.second"), exact=True)
    second.select_option("syn1[1,0]")
    panel.locator(".surface canvas").wait_for()
    axes = texts(panel.locator('div:has(> [data-bowl^="spot-"]) dt'))
    assert ["syn0[0,3]", "syn1[1,0]"] == axes
    for k, name in enumerate(axes):
        assert [] == strays([(name, said(panel, f"spot-{k}"))], step)
    panel.get_by_text(say("bowl.frozen", count=14), exact=True).click()
    frozen = [text.split(" = ") for text in texts(panel.locator("details li"))]
    assert [] == strays([(name, text) for name, text in frozen], step)
    weights = {f"syn0[{k},{j}]" for k in range(3) for j in range(4)}
    weights |= {f"syn1[{k},0]" for k in range(4)}
    assert weights - set(axes) == {name for name, _ in frozen}
    second.select_option(say("bowl.line_only"))
    at_hand(lab)
    panel.get_by_role("slider", name=say("bowl.line")).wait_for()
    expect(panel.locator(".surface")).to_have_count(0)
    expect(panel.get_by_text(say("bowl.frozen", count=15), exact=True)).to_be_visible()
    lab.go("#round=100&open=bowl&bowl=dips&line=run.weight.1.1.0")
    panel.locator("details li", has_text="syn0[0,3]").wait_for()
    expect(panel.get_by_text(say("bowl.frozen", count=15), exact=True)).to_be_visible()
    standing = dict(text.split(" = ") for text in texts(panel.locator("details li")))
    assert weights - {"syn1[1,0]"} == set(standing)
    assert [] == strays(list(standing.items()), step)
    lab.go("#round=100&open=bowl&bowl=dips")
    panel.get_by_text(say("bowl.frozen", count=15), exact=True).wait_for(state="detached")
