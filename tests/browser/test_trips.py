"""The castle and the target: any day a click away, the story in steps, truths that contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.lab import every, texts
from tests.browser.truth import PHASES, Life, numbers, shows, steps

from glassbowl.survey.litter_rip import customers

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

BACK: Final = """(panel) => Array.from(document.getElementById(panel)
  .querySelectorAll("article"), (one) => one.matches(".faded, :has(.faded)"))"""
"""Whose picture stands back, customer by customer."""

MARKED: Final = """(panel) => Array.from(document.getElementById(panel)
  .querySelectorAll("article"), (one) => one.querySelectorAll(".lit").length > 0)"""


def said(lab: Lab, script: str, panel: str) -> list[bool]:
    """What the panel says once all is still."""
    lab.page.wait_for_timeout(300)  # panels out of sight have their turn when all is still
    lab.rest()
    found: list[bool] = lab.page.evaluate(script, panel)
    return found


def test_every_day_is_a_click_away(visit: Callable[..., Lab]) -> None:
    """From the castle itself one drives to the first days and to the last, and time stops there."""
    lab = visit("?lang=en#round=7&open=castle")
    days = lab.page.locator("#castle").get_by_role("group", name=say("castle.drive"), exact=True)
    lab.button("time.learn").click()
    for day in (0, 1, 10, 100, 1_000, 60_000):
        button = days.get_by_role("button", name=say("castle.day", day=f"{day:,}"), exact=True)
        button.click()
        lab.page.wait_for_timeout(100)
        assert day == lab.round
        assert "true" == button.get_attribute("aria-pressed")


def test_the_map_marks_the_miss_and_what_is_to_change(visit: Callable[..., Lab]) -> None:
    """By their names, with core's numbers, for every customer; the legend names both."""
    lab = visit("?lang=en#round=200&open=castle&decimals=6")
    expected = numbers(next(steps(Life(), [200])))
    for row, trip in enumerate(every(lab.page.locator("#castle article"))):
        for name in ("l2_error", "l2_delta"):
            assert name in trip.inner_text()
            text = trip.locator(f"[data-cell='{name}[{row},0]']").inner_text()
            assert shows(text, float(expected[name][row, 0]))
        expect(trip.locator("svg path.wanted")).to_have_count(1)
    legend = lab.page.locator("#castle").get_by_text("l2_error", exact=False)
    assert any("l2_delta" in text for text in texts(legend))


def test_the_story_steps_beside_the_map(visit: Callable[..., Lab]) -> None:
    """On goes from phase to phase, and after the night to the next day; back goes back."""
    lab = visit("?lang=en#round=200&open=castle")
    castle = lab.page.locator("#castle")
    on = castle.get_by_role("button", name=say("castle.story.on"), exact=True)
    back = castle.get_by_role("button", name=say("castle.story.back"), exact=True)
    told = castle.locator("li [aria-current=step]")
    for phase in (*PHASES[1:], PHASES[0]):
        on.click()
        lab.rest()
        assert say(f"castle.story.{phase}") in told.inner_text()
    assert 201 == lab.round
    back.click()
    assert 200 == lab.round
    assert say("castle.story.change") in told.inner_text()


def test_contradictory_answers_are_a_click_away(visit: Callable[..., Lab]) -> None:
    """One more answers alike and does the opposite; what costs least is said; a truth mends it."""
    lab = visit("?lang=en#round=60000&open=target")
    target = lab.page.locator("#target")
    target.get_by_role("button", name=say("target.oppose", customer=1), exact=True).click()
    target.locator("article").nth(4).wait_for()
    odds = say("target.odds", customers="1 and 5", least="0.500")
    target.get_by_text(odds, exact=True).wait_for()
    lab.rest()
    guesses = {float(text) for name, text in lab.cells() if name in {"l2[0,0]", "l2[4,0]"}}
    assert {0.5} == guesses
    lab.page.wait_for_function("() => location.hash.includes('data=contradictory')")
    target.locator("article").nth(4).locator(".turn").click()
    target.get_by_text(odds, exact=True).wait_for(state="detached")
    assert "contradictory" not in lab.page.evaluate("location.hash")


@pytest.mark.parametrize("panel", ["castle", "target"])
def test_whom_a_thing_does_not_reach_stands_back(panel: str, visit: Callable[..., Lab]) -> None:
    """Pointing at a question of the stage: those who said no to it are pale, the others marked."""
    answers, _ = customers()
    lab = visit(f"?lang=en#round=200&open={panel}")
    nobody = [False] * len(answers)
    assert (nobody, nobody) == (said(lab, BACK, panel), said(lab, MARKED, panel))
    stage = lab.page.locator(".network")
    names = [say(f"stage.question.{key}") for key in ("cat", "beer", "website")]
    for question, name in enumerate(names):
        stage.get_by_role("button", name=name).first.hover()
        yes = [bool(answer) for answer in answers[:, question]]
        assert [not one for one in yes] == said(lab, BACK, panel)
        assert yes == said(lab, MARKED, panel)
    stage.get_by_role("button", name="l2[0]").hover()
    assert (nobody, [True] * len(answers)) == (said(lab, BACK, panel), said(lab, MARKED, panel))
    lab.page.mouse.move(2, 2)
    assert (nobody, nobody) == (said(lab, BACK, panel), said(lab, MARKED, panel))


def test_a_customer_is_ringed_by_pointer_and_by_keyboard(visit: Callable[..., Lab]) -> None:
    """Coming to a customer of the target by Tab rings him in the castle; all others stand back."""
    lab = visit("?lang=en#round=200&open=castle.target")
    name = say("stage.customer", number=2)
    button = lab.page.locator("#target").get_by_role("button", name=name, exact=True)
    button.focus()
    assert [True, False, True, True] == said(lab, BACK, "castle")
    expect(lab.page.locator("#castle article.lit")).to_have_count(1)
    button.evaluate("(one) => one.blur()")
    assert [False] * 4 == said(lab, BACK, "castle")
