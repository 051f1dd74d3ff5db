"""Whatever the chain rule multiplies, adds or divides comes out on a calculator as it is shown."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.catalogues import say
from tests.browser.lab import texts
from tests.browser.test_calculator import Sheet, number, product
from tests.browser.truth import LAST, MINUS, Life, Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

MOMENTS: Final = (
    (7, (0, 2, 2), 2),
    (30, (1, 3, 0), 3),
    (860, (0, 2, 0), 2),
    (LAST - 1, (0, 1, 2), 1),
)
"""Rounds, and the weight and the customer that are looked at there."""

RIPPLES: Final = """() => {
  const all = (where, from = document) => Array.from(from.querySelectorAll(`#chain ${where}`));
  const texts = (where, from) => all(where, from).map((one) => one.textContent.trim());
  const twin = Array.from(document.querySelectorAll("#chain details")).at(-1);
  const rows = Array.from(twin.querySelectorAll("tbody tr"));
  return {
    products: [
      ["exact", texts("[data-ratio]"), texts("[data-product=exact]")[0]],
      ["chords", texts("[data-chord]"), texts("[data-product=chords]")[0]],
      ["picture", texts("[data-factor]"), texts(".whole-text")[0]],
      ["wish", texts("[data-code]").filter((text) => text !== "–"), texts("[data-wish]")[0]],
    ],
    moves: [
      ["circles", texts("circle + text"), texts(".after"), texts(".change")],
      ["twin", ...[1, 2, 3].map((place) => rows.map((row) => row.children[place].textContent))],
    ],
    promise: texts(".number-text")[0],
  };
}"""

FORWARD: Final = """() => Array.from(document.querySelectorAll("#chain li:has(ul)"), (line) => ({
  lines: Array.from(line.querySelectorAll("li"), (one) => ({
    own: one.matches(".own"),
    text: Array.from(one.querySelectorAll(".number"), (part) => part.textContent).join(""),
  })),
  others: line.querySelector("p")?.textContent,
  result: line.querySelector("strong").textContent,
}))"""

FOLLOWED: Final = """(weight) =>
  document.querySelector("#chain select")?.selectedOptions[0]?.textContent.trim() === weight"""

DECIMAL: Final = rf"[+{MINUS}]?\d+(?:\.\d+)?"


def typed(text: str) -> list[str]:
    """All numbers in a text, each with its sign."""
    return re.findall(DECIMAL, text.replace("− ", "- "))


def go(lab: Lab, tab: str, moment: tuple[int, tuple[int, int, int], int]) -> None:
    """Turn to a tab, a round, a weight and a customer."""
    round_, weight, customer = moment
    place = ".".join(map(str, weight))
    link = Moment(Life(), round_, customer=customer).link
    lab.go(f"{link}&focus=weight.{place}&open=chain&chain={tab}")
    lab.page.wait_for_function(FOLLOWED, arg=f"syn{weight[0]}[{weight[1]},{weight[2]}]")
    lab.rest()


def on_ripples(lab: Lab) -> Iterator[Sheet]:
    """Ratios and pieces of code times each other, moves as differences, and the slope's promise."""
    found = lab.page.evaluate(RIPPLES)
    for where, factors, result in found["products"]:
        again = product([number(one) for one in factors])
        yield Sheet(where, tuple(factors), again, result)
    for where, before, after, moved in found["moves"]:
        for one, other, by in zip(before, after, moved, strict=True):
            yield Sheet(where, (one, other), number(other) - number(one), by)
    factor, slope, promised = (number(one) for one in typed(found["promise"])[2:5])
    yield Sheet("promise", (str(factor), str(slope)), factor * slope, str(promised))


def on_forward(lab: Lab) -> Iterator[Sheet]:
    """What each line brings, what the others bring together, and what all of them come to."""
    for line in lab.page.evaluate(FORWARD):
        brought = []
        for one in line["lines"]:
            left, right, result = typed(one["text"])
            yield Sheet("line", (left, right), number(left) * number(right), result)
            brought.append((number(result), one["own"]))
        parts = tuple(str(part) for part, _ in brought)
        yield Sheet("sum", parts, sum((part for part, _ in brought), Decimal(0)), line["result"])
        others = sum((part for part, own in brought if not own), Decimal(0))
        yield Sheet("others", parts, others, typed(line["others"])[0])


def on_points(lab: Lab) -> Iterator[Sheet]:
    """Rise over run on each function, and by how much that is not the tangent."""
    choices = lab.page.get_by_role("group", name=say("chain.which"), exact=True).locator("label")
    for place in range(choices.count()):
        choices.nth(place).click()
        lab.rest()
        lines = texts(lab.page.locator("#chain .sum p"))
        y2, y1, x2, x1, chord = typed(lines[0])[-5:]
        rise, run = number(y2) - number(y1), number(x2) - number(x1)
        yield Sheet("chord", (y2, y1, x2, x1), rise / run, chord)
        tangent, off = typed(lines[1])[-2:]
        yield Sheet("off", (chord, tangent), number(chord) - number(tangent), off)


def on_wrong(lab: Lab) -> Iterator[Sheet]:
    """Values divided by values."""
    for text in texts(lab.page.locator("[data-wrong]")):
        if say("chain.undefined") in text:
            continue
        over, under, result = typed(text)
        yield Sheet("wrong", (over, under), number(over) / number(under), result)


TABS: Final = {
    "ripples": on_ripples,
    "forward": on_forward,
    "points": on_points,
    "wrong": on_wrong,
}


@pytest.mark.parametrize("tab", TABS)
def test_the_chain_rule_comes_out(tab: str, visit: Callable[..., Lab]) -> None:
    """At several weights, customers and rounds, digit by digit."""
    lab = visit("?lang=en#open=chain")
    found = []
    for moment in MOMENTS:
        go(lab, tab, moment)
        if tab == "forward" and lab.button("chain.all").is_enabled():
            lab.button("chain.all").click()
            lab.rest()
        if tab == "ripples" and moment is MOMENTS[0]:
            lab.page.locator("#chain").get_by_text(say("kit.twin"), exact=True).click()
            lab.page.locator("#chain details").last.locator("tbody tr").first.wait_for()
        found += list(TABS[tab](lab))
    assert [] == [sheet for sheet in found if not sheet.holds]
    assert {"ripples": 50, "forward": 30, "points": 30, "wrong": 15}[tab] < len(found)


def test_ratios_cut_short_are_noticed(caught: Caught) -> None:
    """With no more decimals than the product has."""
    bug = (
        "views/chain/Ratios.svelte",
        "{fixed(ratio.exact, exact)}",
        "{fixed(ratio.exact, digits)}",
    )
    caught(bug, lambda visit: test_the_chain_rule_comes_out("ripples", visit))
