"""What stands there is what happens: with a rate, after the last round, and where a hand points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, say
from tests.browser.truth import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

LIT_ROWS: Final = """() => Array.from(document.querySelectorAll(".stage table"), (table) =>
  Array.from(table.querySelectorAll("tbody tr")).flatMap((row, place) =>
    row.classList.contains("lit") ? [place] : []))"""
"""Of each table of the stage, which rows are lit."""

COUNT_FLOWS: Final = """() => {
  const blame = ".network svg > line.blame";
  window.flown = 0;
  window.flowing = () => document.querySelectorAll(blame).length;
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const one of addedNodes) if (one.matches?.(blame)) window.flown++;
  }).observe(document.querySelector(".network"), { childList: true, subtree: true }); }"""
"""Count the lines that blame flows along as they come: whoever looks now and then may miss them."""

FLOWED: Final = "(lines) => window.flown === lines && window.flowing() === 0"
"""Whether so many have come since, and all are gone."""


def test_the_change_is_taken_times_the_rate(visit: Callable[..., Lab]) -> None:
    """By hand: before, plus the rate times the change, is after; a sign says so for each matrix."""
    lab = visit("?lang=en#rate=0.5&round=200&phase=change&open=step&decimals=8")
    step = lab.page.locator("#step")
    names = [f"syn0{{}}[{row},{column}]" for row in range(3) for column in range(4)]
    for name in (*names, *(f"syn1{{}}[{row},0]" for row in range(4))):
        before, change, after = (
            number(step.locator(f'[data-cell="{name.format(part)}"]').first.inner_text())
            for part in ("", "_change", "_after")
        )
        assert before + 0.5 * change == pytest.approx(after, abs=2e-8)
    expect(step.get_by_text("+ 0.5 ×", exact=True)).to_have_count(2)


@pytest.mark.parametrize("rate", ["1", "0.5"])
def test_a_line_prints_the_change_that_is_told(rate: str, visit: Callable[..., Lab]) -> None:
    """The number on the chosen line is the one in the sentence under the picture, sign and all."""
    lab = visit(f"?lang=en#rate={rate}&round=200&phase=change&focus=weight.1.1.0&decimals=6")
    told = lab.page.locator(".network > div p").first.inner_text()
    becomes = {"weight": "syn1[1,0]", "before": "@", "change": "(@)", "after": "@"}
    pattern = say("stage.told.weight_becomes", **becomes).replace("[1,0]", r"\[1,0\]")
    found = re.search(pattern.replace("@", r"[+\u2212][\d.]+"), told)
    assert found is not None
    line = lab.page.locator(".network svg [role=button][aria-label^='syn1[1,0]']").first
    assert found.group(1)[:6] == (line.text_content() or "").strip()[:6]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changes_after_the_last_round(language: str, visit: Callable[..., Lab]) -> None:
    """The lines keep their weights, and the sentence promises no round more."""
    lab = visit(f"?lang={language}#round=60000&phase=change")
    expect(lab.page.get_by_text(say("stage.told.ended", language))).to_be_visible()
    on_lines = [name for name, _ in lab.cells() if name.startswith("syn")]
    assert 16 <= len(on_lines)
    assert not [name for name in on_lines if "change" in name]
    lab.go("#round=59999&phase=change")
    lab.page.locator(".network [data-cell*='_change']").first.wait_for()
    assert 16 <= len([name for name, _ in lab.cells() if "_change" in name])


def test_a_branch_without_rounds_says_so(visit: Callable[..., Lab]) -> None:
    """After the last round another number is tried, but nothing is left to learn in."""
    end = say("stage.branch.end")
    lab = visit("?lang=en#round=60000&fork=60000_1_0_0_2.5")
    expect(lab.page.get_by_text(end)).to_be_visible()
    lab = visit("?lang=en#round=60000&fork=500_1_0_0_2.5")
    expect(lab.page.get_by_text(say("stage.leave"))).to_be_visible()
    expect(lab.page.get_by_text(end)).not_to_be_visible()


def test_a_row_that_is_pointed_at_lights_the_other(visit: Callable[..., Lab]) -> None:
    """A customer's answers and what the network says of them light up together, and go out."""
    lab = visit("?lang=en#round=300")
    tables = lab.page.locator(".stage table")
    for place in (0, 1):
        tables.nth(place).locator("tbody tr").nth(2).hover()
        lab.rest()
        assert [[2], [2]] == lab.page.evaluate(LIT_ROWS)
        lab.page.mouse.move(1, 1)
        lab.rest()
        assert [[], []] == lab.page.evaluate(LIT_ROWS)


def test_blame_flows_back_each_time(visit: Callable[..., Lab]) -> None:
    """Whoever comes back to a phase sees it once more."""
    lab = visit("?lang=en#round=300&phase=change", reduced_motion="no-preference")
    lab.page.evaluate(COUNT_FLOWS)
    for times in (1, 2):
        lab.go("#round=300&phase=blame")
        lab.page.wait_for_function(FLOWED, arg=4 * times)  # along syn1
        lab.go("#round=300&phase=change")
        lab.rest()
        assert lab.page.evaluate(FLOWED, 4 * times)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chain_has_a_door_to_the_printed_numbers(
    language: str, visit: Callable[..., Lab]
) -> None:
    """From any run one comes to the tutorial's matrices, and to what it prints of them."""
    lab = visit(f"?lang={language}#round=300&open=chain")
    lab.page.locator("#chain").get_by_text(say("matrices.document.go", language)).click()
    choice = lab.page.locator("#chain").get_by_label(say("chain.document.with", language))
    choice.wait_for()
    expect(choice).to_be_checked()
    assert "start=tutorial" in lab.page.url


@pytest.mark.parametrize(
    ("bug", "look"),
    [
        (
            ("draw/step_phases.ts", 'rate === 1 ? "+" : `+ ${rate} ×`', '"+"'),
            test_the_change_is_taken_times_the_rate,
        ),
        (
            (
                "views/stage/Labels.svelte",
                "step, lab.widths, rate, place",
                "step, lab.widths, 1, place",
            ),
            lambda visit: test_a_line_prints_the_change_that_is_told("0.5", visit),
        ),
        (
            ("views/stage/Labels.svelte", '"change" && lab.after !== null', '"change"'),
            lambda visit: test_nothing_changes_after_the_last_round("en", visit),
        ),
        (
            ("views/stage/Branch.svelte", "branch.round === lab.last", "branch.round > 0"),
            test_a_branch_without_rounds_says_so,
        ),
        (
            ("views/stage/Outcomes.svelte", "customer: row } })}", "customer: 0 } })}"),
            test_a_row_that_is_pointed_at_lights_the_other,
        ),
        (
            ("views/ChainRule.svelte", "    ask(true);\n", ""),
            lambda visit: test_the_chain_has_a_door_to_the_printed_numbers("en", visit),
        ),
    ],
)
def test_a_planted_bug_is_noticed(
    bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """A rate left out, changes that never come, every branch called empty, another row lit."""
    caught(bug, look)
