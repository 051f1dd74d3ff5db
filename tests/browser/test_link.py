"""The state is in the link, survives a reload and can be undone; own rows stay in the tab."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

STATE = (
    "#seed=215&hidden=5&loss=cross_entropy&rate=0.25&data=contradictory&fork=30_0_2_1_2.5"
    "&round=61&phase=blame&focus=weight.0.2.1&customer=3&open=step.tug"
)

DECIMALS = ("step.decimals", "app.decimals")
"""Where it is chosen how many there are: in the panel that is full of them, and for all."""

REST = 2_000
"""Milliseconds after which a further change is a step of its own."""


def state(lab: Lab) -> dict[str, str]:
    """What the address says, piece by piece."""
    pieces = re.findall(r"[#&]([a-z]+)=([^&]*)", lab.page.evaluate("location.hash"))
    return dict(pieces)


def settled(lab: Lab) -> None:
    """Wait until the address has followed the page."""
    lab.page.wait_for_timeout(500)


def stands_at(lab: Lab, hash_: str) -> None:
    """Wait until the address is this one."""
    lab.page.wait_for_function("(wanted) => location.hash === wanted", arg=hash_)


def arrives_at(lab: Lab, round_: int) -> None:
    """Wait until the caret stands at this round."""
    place = "() => document.querySelector('[role=slider][aria-valuemax]').ariaValueNow"
    lab.page.wait_for_function(f"(wanted) => ({place})() === wanted", arg=str(round_))


def cells_settled(lab: Lab) -> list[tuple[str, str]]:
    """The numbers on the page, when they no longer change."""
    before: list[tuple[str, str]] = []
    while before != (before := lab.cells()):
        lab.page.wait_for_timeout(300)
    return before


def weights(cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of the numbers that were learned."""
    return [cell for cell in cells if re.match(r"syn\d\[", cell[0])]


def changed(lab: Lab, before: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The numbers on the page, when the weights are others than before and nothing changes more."""
    for _ in range(100):
        if weights(before) != weights(lab.cells()):
            break
        lab.page.wait_for_timeout(50)
    return cells_settled(lab)


def answer(lab: Lab, customer: int, question: int) -> Locator:
    """The button with a customer's answer; after the last question, what the customer did."""
    table = lab.page.get_by_role("table", name=say("stage.customers"))
    return table.locator("tbody tr").nth(customer).locator("td").nth(question).get_by_role("button")


def test_a_link_opens_the_same_state_again(visit: Callable[..., Lab]) -> None:
    """All that a link says is shown, said by the page, and the same for whoever follows that."""
    lab = visit(f"?lang=en{STATE}")
    cells = cells_settled(lab)
    settled(lab)
    said = state(lab)
    assert dict(re.findall(r"[#&]([a-z]+)=([^&]*)", STATE)) == said
    other = visit("?lang=en" + lab.page.evaluate("location.hash"))
    assert cells == cells_settled(other)
    assert (61, 61) == (lab.round, other.round)


def shown_tabs(lab: Lab) -> dict[str, str]:
    """What is chosen in the panels that show one thing at a time, as buttons call it."""
    # Not its inner text: what is far out of view has none.
    groups = {"bowl": "bowl.which", "chain": "chain.tabs", "matrices": "matrices.tabs"}
    chosen = {
        panel: lab.page.locator(f"#{panel}")
        .get_by_role("group", name=say(label))
        .locator("label:has(:checked)")
        for panel, label in groups.items()
    }
    return {panel: (label.text_content() or "").strip() for panel, label in chosen.items()}


def test_what_a_panel_shows_is_in_the_link(visit: Callable[..., Lab]) -> None:
    """Which bowl, which look at the chain rule, which matrices; without a word of it, the first."""
    lab = visit("?lang=en#open=bowl.chain.matrices")
    first = {"bowl": "bowl.lumpy", "chain": "chain.tab.ripples", "matrices": "matrices.survey"}
    assert {panel: say(key) for panel, key in first.items()} == shown_tabs(lab)
    lab.page.locator("#bowl").get_by_text(say("bowl.dips"), exact=True).click()
    lab.page.locator("#matrices").get_by_text(say("matrices.shapes"), exact=True).click()
    settled(lab)
    said = {"open": "bowl.chain.matrices", "bowl": "dips", "matrices": "shapes"}
    assert said == state(lab)
    other = visit("?lang=en" + lab.page.evaluate("location.hash") + "&chain=forward")
    wanted = {"bowl": "bowl.dips", "chain": "chain.tab.forward", "matrices": "matrices.shapes"}
    assert {panel: say(key) for panel, key in wanted.items()} == shown_tabs(other)


def test_everything_survives_a_reload(visit: Callable[..., Lab]) -> None:
    """After a walk through the page with the mouse, a reload shows the very same."""
    lab = visit("?lang=en")
    lab.button("step.title").click()
    lab.button("time.phase.slope").first.click()
    lab.slider.press("PageUp")
    lab.slider.press("PageUp")
    lab.slider.press("ArrowRight")
    cells, place = cells_settled(lab), lab.round
    settled(lab)
    lab.page.reload()
    lab.wait("#open=step")
    assert (place, cells) == (lab.round, cells_settled(lab))


def test_what_was_chosen_last_survives_a_reload(visit: Callable[..., Lab]) -> None:
    """A weight and a neuron that panels go on showing while a customer is what is chosen now."""
    lab = visit("?lang=en#round=40&open=tug&focus=weight.0.2.1")
    for name in ("l1[3]", "syn1[2,0]"):
        lab.page.locator(".network").get_by_role("button", name=re.compile(re.escape(name))).click()
    lab.page.get_by_role("button", name=say("stage.customer", number=3), exact=True).first.click()
    settled(lab)
    found = state(lab)
    assert ("1.2.0", "1.3") == (found["weight"], found["neuron"])
    before = lab.page.locator("#tug").inner_text()
    lab.page.reload()
    lab.wait("#open=tug")
    lab.rest()
    assert before == lab.page.locator("#tug").inner_text()


def test_own_rows_never_enter_the_address(visit: Callable[..., Lab]) -> None:
    """An answer turned over is learned from, survives a reload, and stands in no link."""
    lab = visit("?lang=en#round=40&open=step")
    before = cells_settled(lab)
    answer(lab, 1, 0).click()
    once = changed(lab, before)
    answer(lab, 3, 3).click()
    cells = changed(lab, once)
    settled(lab)
    assert 3 == len({tuple(each) for each in (before, once, cells)})
    assert {"round": "40", "open": "step"} == state(lab)
    lab.page.reload()
    lab.wait("#open=step")
    assert cells == cells_settled(lab)
    other = visit("?lang=en" + lab.page.evaluate("location.hash"))
    assert before == cells_settled(other)
    asked = [address for address in lab.asked if "/assets/" not in address]
    assert [] == [address for address in asked if "data" in address or "survey" in address]


def test_changes_are_undone_and_done_again(visit: Callable[..., Lab]) -> None:
    """Back and forth through two changes; after a new one there is nothing to do again."""
    lab = visit("?lang=en#round=25&open=step")
    seen = [cells_settled(lab)]
    answer(lab, 2, 1).click()
    seen.append(changed(lab, seen[-1]))
    lab.button("stage.another").click()
    seen.append(changed(lab, seen[-1]))
    assert 3 == len({tuple(cells) for cells in seen})
    for expected in (seen[1], seen[0]):
        lab.button("app.undo").click()
        assert expected == cells_after(lab, expected)
    expect(lab.button("app.undo")).to_be_disabled()
    for expected in (seen[1], seen[2]):
        lab.button("app.redo").click()
        assert expected == cells_after(lab, expected)
    lab.button("app.undo").click()
    cells_after(lab, seen[1])
    answer(lab, 0, 0).click()
    changed(lab, seen[1])
    expect(lab.button("app.redo")).to_be_disabled()


def test_what_is_seen_is_undone_and_done_again(visit: Callable[..., Lab]) -> None:
    """A panel that was opened, then a way through time: each is a step back, and a step on."""
    lab = visit("?lang=en")
    settled(lab)
    lab.button("step.title").click()
    lab.page.wait_for_timeout(REST)
    for _ in range(3):
        lab.slider.press("PageUp")
    place = lab.round
    lab.page.wait_for_timeout(REST)
    lab.button("app.undo").click()
    stands_at(lab, "#open=step")
    arrives_at(lab, 0)
    lab.button("app.undo").click()
    stands_at(lab, "")
    lab.page.locator("#step").wait_for(state="detached")
    expect(lab.button("app.undo")).to_be_disabled()
    lab.button("app.redo").click()
    stands_at(lab, "#open=step")
    lab.button("app.redo").click()
    stands_at(lab, f"#round={place}&open=step")
    arrives_at(lab, place)
    expect(lab.button("app.redo")).to_be_disabled()


def test_how_it_is_shown_is_in_the_link(visit: Callable[..., Lab]) -> None:
    """How many decimals, and which axis of time; what cannot be is as at the beginning."""
    lab = visit("?lang=en#round=3&open=step&decimals=6&axis=even")
    settled(lab)
    assert {"round": "3", "open": "step", "decimals": "6", "axis": "even"} == state(lab)
    expect(lab.page.get_by_role("radio", name=say("time.even"))).to_be_checked()
    fields = [lab.page.get_by_label(say(key), exact=True) for key in DECIMALS]
    assert ["6", "6"] == [field.input_value() for field in fields]
    lab.go("#round=3&open=step&decimals=77&axis=x")
    stands_at(lab, "#round=3&open=step")
    assert ["3", "3"] == [field.input_value() for field in fields]


def test_decimals_are_chosen_for_the_whole_page(visit: Callable[..., Lab]) -> None:
    """At the head of the page, with no panel open; guesses, loss and a chosen weight follow."""
    lab = visit("?lang=en#round=200&focus=weight.0.2.1")
    lab.chooser("app.decimals").select_option("9")
    settled(lab)
    assert "9" == state(lab)["decimals"]
    cells = lab.cells()
    shown = {name for name, text in cells if re.search(r"\.\d{9}$", text)}
    assert [] == [text for name, text in cells if name == "syn0[2,1]" and len(text) < 11]
    assert {"loss", "syn0[2,1]", *(f"l2[{row},0]" for row in range(4))} <= shown


def test_a_run_to_compare_is_in_the_link(visit: Callable[..., Lab]) -> None:
    """Whoever follows the link sees the same two runs; letting go of one takes it out again."""
    lab = visit("?lang=en#seed=4&round=90")
    lab.button("time.keep").click()
    lab.button("stage.another").click()
    stands_at(lab, "#seed=5&kept=seed%3D4")
    lab.slider.press("PageUp")
    settled(lab)
    other = visit("?lang=en" + lab.page.evaluate("location.hash"))
    told = [one.page.locator(".kept").inner_text() for one in (lab, other)]
    assert lab.round == other.round
    assert told[0] == told[1]
    other.button("time.let_go").click()
    other.page.wait_for_function("() => !location.hash.includes('kept')")


def cells_after(lab: Lab, expected: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The numbers on the page, as soon as they are the expected ones or do not change any more."""
    for _ in range(100):
        if expected == lab.cells():
            break
        lab.page.wait_for_timeout(50)
    return lab.cells()
