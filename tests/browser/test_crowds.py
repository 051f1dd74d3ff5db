"""Many networks at once: where a thousand balls end, and how many hidden neurons it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import said_like, say
from tests.browser.lab import every, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

ARRIVED = """() => document.querySelector('[data-bowl="arrived"]')?.dataset.count === "1000"
  && document.querySelector("#bowl progress") === null"""

MEASURED = """() => document.querySelectorAll("#questions tr[data-size]").length === 9
  && document.querySelector("#questions progress") === null"""

HASH = "(wanted) => location.hash.includes(wanted)"


def test_a_thousand_balls(visit: Callable[..., Lab]) -> None:
    """Each lies in one bar; one that is stuck and clicked is the run that the lab learns."""
    lab = visit("?lang=en#hidden=none&seed=1001&open=bowl")
    panel = lab.page.locator("#bowl")
    lab.button("bowl.crowd_drop").click()
    lab.page.wait_for_function(ARRIVED)
    expect(panel.get_by_text(say("bowl.crowd_done", count="1,000", all="1,000"))).to_be_visible()
    bars = panel.locator(".bars button")
    said = [bar.get_attribute("aria-label") or "" for bar in every(bars)]
    assert all(said_like("bowl.crowd_bar").match(text) for text in said)
    assert 1_000 == sum(int(text.split()[0]) for text in said)
    # Without hidden neurons nobody can have all customers right.
    expect(panel.get_by_text(say("bowl.crowd_stuck", count=1_000), exact=True)).to_be_visible()
    # Sixty are listed, and sixty more whenever they are asked for, until each can be clicked.
    seeds = panel.locator(".seeds button.number")
    for count in (*range(60, 1_000, 60), 1_000):
        expect(seeds).to_have_count(count)
        left = panel.get_by_role("button", name=said_like("bowl.crowd_more"))
        if count < 1_000:
            assert say("bowl.crowd_more", count=1_000 - count) == left.inner_text()
            left.press("Enter")
    expect(left).to_have_count(0)
    assert set(map(str, range(1_000))) == set(texts(seeds))
    stuck = panel.locator(".seeds button").first
    seed = int(stuck.inner_text())
    loss = (stuck.get_attribute("aria-label") or "").split()[-1]
    stuck.click()
    lab.page.wait_for_function("() => !location.hash.includes('seed=1001')")
    said_seed = re.search(r"seed=(\d+)", lab.page.evaluate("location.hash"))
    assert seed == (int(said_seed[1]) if said_seed else 1)
    lab.slider.press("End")
    assert 60_000 == lab.round
    assert loss == dict(lab.cells())["loss"]
    assert "true" == stuck.get_attribute("aria-pressed")


def test_how_many_hidden_neurons_it_takes(visit: Callable[..., Lab]) -> None:
    """Measured for 0 to 8; none of a hundred can do without, and one's neurons are taken over."""
    lab = visit("?lang=en#open=questions")
    panel = lab.page.locator("#questions")
    lab.button("questions.measure").click()
    lab.page.wait_for_function(MEASURED)
    rows = panel.locator("tr[data-size]")
    right = {
        int(row.get_attribute("data-size") or -1): int(row.get_attribute("data-right") or -1)
        for row in every(rows)
    }
    assert list(range(9)) == list(right)
    assert 0 == right[0] < right[4] <= 100
    for row, count in zip(every(rows), right.values(), strict=True):
        assert str(count) == row.locator("td").first.inner_text().strip()
        missed = row.locator("td").last.get_by_role("button").first
        expect(missed).to_be_attached(attached=count < 100)
    for neurons, said in ((2, "2"), (0, "none")):
        panel.get_by_role("button", name=say("questions.take", neurons=neurons), exact=True).click()
        lab.page.wait_for_function(HASH, arg=f"hidden={said}")
        layers = {name for name, _ in lab.cells() if re.match(r"syn0\[0,", name)}
        assert {f"syn0[0,{k}]" for k in range(max(1, neurons))} == layers
    # What was measured is still about these customers.
    expect(rows).to_have_count(9)


BROKEN = """() => {
  Worker.prototype.postMessage = () => { throw new Error("out of paper"); };
}"""


@pytest.mark.parametrize(
    ("panel", "button"), [("bowl", "bowl.crowd_drop"), ("questions", "questions.measure")]
)
def test_what_fails_is_told(panel: str, button: str, visit: Callable[..., Lab]) -> None:
    """In the reader's language, and apart from that what the program said in its own."""
    lab = visit(f"?lang=zh-Hant#open={panel}")
    lab.language = "zh-Hant"
    lab.button(button).wait_for()
    lab.rest()
    lab.page.evaluate(BROKEN)
    lab.button(button).click()
    told = lab.page.locator(f"#{panel} [role=alert]")
    told.wait_for()
    apart = told.locator("code[lang=en]").inner_text()
    assert "out of paper" in apart
    assert say("kit.failed", "zh-Hant") == told.inner_text().replace(apart, "").strip()
