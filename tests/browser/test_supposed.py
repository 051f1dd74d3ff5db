"""The S-curve's table of misses: guesses are pulled and truths turned over, and only it follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.lab import texts
from tests.browser.truth import MINUS, Life, Moment, shows, steps, strays
from tests.browser.truth import numbers as numbers_of

from glassbowl.core.feed_forward import feed_forward
from glassbowl.survey.litter_rip import customers, tutorial_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

OTHERS: Final = """() => Array.from(document.querySelectorAll("[data-cell]:not(#scurve *)"),
  (cell) => cell.value ?? cell.textContent)"""
"""The numbers of every other part of the page."""

OPEN: Final = "?lang=en#round=200&open=scurve&decimals=6"


def row(lab: Lab, number: int) -> Locator:
    """The row of a customer, counted from 1."""
    return lab.page.locator("#scurve tr:has(td.times)").nth(number - 1)


def slider(lab: Lab, number: int) -> Locator:
    """What pulls a customer's prediction."""
    return lab.page.get_by_label(say("scurve.if.guess", number=number), exact=True)


def numbers(lab: Lab, number: int) -> list[float]:
    """Guess, truth, miss, slope and delta of a customer's row."""
    lab.rest()
    found = texts(row(lab, number).locator(".number"))
    return [float(text.replace("\u2212", "-")) for text in found]


def everything(lab: Lab) -> list[list[float]]:
    """All four rows."""
    return [numbers(lab, number) for number in range(1, 5)]


def turn(lab: Lab, number: int) -> None:
    """Turn a customer's truth over."""
    row(lab, number).locator("button.truth").press("Enter")


def back(lab: Lab) -> Locator:
    """The button that puts all of it back."""
    return lab.page.get_by_role("button", name=say("scurve.if.back"), exact=True)


def test_a_guess_that_is_pulled_has_its_miss(visit: Callable[..., Lab]) -> None:
    """At 0.9 against a truth of 1, by hand: miss 0.1, slope 0.09, delta 0.009; in words too."""
    lab = visit(OPEN)
    before, run = everything(lab), lab.page.locator("#step").count()
    slider(lab, 1).fill("0.9")
    assert pytest.approx([0.9, 1, 0.1, 0.09, 0.009], abs=2e-6) == numbers(lab, 1)
    words = row(lab, 1).inner_text()
    for key in ("scurve.error.small", "scurve.slope.fairly", "scurve.delta.smallish", "scurve.if"):
        assert say(key) in words
    assert before[1:] == everything(lab)[1:]
    expect(lab.page.locator("#step")).to_have_count(run)
    expect(lab.page.get_by_text(say("scurve.if.now"))).to_be_visible()
    turn(lab, 1)
    assert pytest.approx([0.9, 0, -0.9, 0.09, -0.081], abs=2e-6) == numbers(lab, 1)


def test_all_is_put_back(visit: Callable[..., Lab]) -> None:
    """By keyboard: pulled, turned over, put back; the rows are the run's to the last digit."""
    lab = visit(OPEN)
    before = everything(lab)
    expect(back(lab)).to_be_disabled()
    slider(lab, 3).press("ArrowRight")
    turn(lab, 2)
    changed = everything(lab)
    assert [True, False, False, True] == [
        one == other for one, other in zip(before, changed, strict=True)
    ]
    assert 1 - before[1][1] == changed[1][1]
    expect(row(lab, 2).locator("[data-cell]")).to_have_count(0)
    back(lab).press("Enter")
    assert before == everything(lab)
    expect(lab.page.get_by_text(say("scurve.if.about"))).to_be_visible()


def test_the_run_knows_nothing_of_it(visit: Callable[..., Lab]) -> None:
    """What is supposed stays as rounds go by, no other panel follows, the address says nothing."""
    lab = visit("?lang=en#round=200&open=step.scurve.castle")
    before, url = lab.page.evaluate(OTHERS), lab.page.url
    slider(lab, 2).fill("0.25")
    turn(lab, 4)
    pulled = numbers(lab, 2)
    assert before == lab.page.evaluate(OTHERS)
    assert url == lab.page.url
    lab.slider.press("ArrowRight")
    assert 201 == lab.round
    assert pulled == numbers(lab, 2)
    assert before != lab.page.evaluate(OTHERS)
    assert {"l2_error[0,0]", "l2_error[2,0]"} <= {name for name, _ in lab.cells()}


def test_dots_of_the_prediction_are_pulled(visit: Callable[..., Lab]) -> None:
    """On the curve of l2 a customer's handle pulls his guess; on a hidden neuron's it does not."""
    lab = visit("?lang=en#round=200&open=scurve&focus=neuron.2.0")
    before = numbers(lab, 1)
    handle = lab.page.locator("#scurve .handle").first
    handle.scroll_into_view_if_needed()
    drag(lab, handle, -120)
    assert numbers(lab, 1)[0] < before[0]
    assert say("scurve.if.spoken") in (handle.get_attribute("aria-label") or "")
    back(lab).click()
    assert before == numbers(lab, 1)
    lab.go("#round=200&open=scurve&focus=neuron.1.0")
    lab.page.locator("#scurve .handle:not(.pullable)").first.wait_for()
    drag(lab, handle, -120)
    assert before == numbers(lab, 1)


def drag(lab: Lab, thing: Locator, by: int) -> None:
    """Take it with the mouse, and let go of it somewhere to the side."""
    box = thing.locator("circle").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + by, y, steps=4)
    lab.page.mouse.up()


PICTURE: Final = """() => {
  const all = (where) => Array.from(document.querySelectorAll(`#scurve ${where}`));
  const svg = document.querySelector("#scurve svg[role=group]");
  return {
    width: svg.width.baseVal.value,
    reach: Math.max(...all(".grid text").map(({ textContent }) => Number(textContent) || 0)),
    dots: all(".dot circle:last-child").map((dot) => Number(dot.getAttribute("cy"))),
    tangent: document.querySelector("#scurve .tangent").getAttribute("d").match(/[0-9.]+/g)
      .map(Number),
    told: all(".handle").map((handle) => handle.ariaLabel ?? handle.getAttribute("aria-label")),
    twin: all("section:first-child details tbody tr td:last-child").map((cell) => cell.innerText),
    struck: all("s.number").map((one) => one.innerText),
    read: all("section:first-child > .scroll tbody tr:first-child td:nth-child(4)")[0].innerText,
  };
}"""
"""What is drawn and read of slopes; the last circle of a dot is the one on the slope's picture."""


def test_the_slope_of_the_curve_stays(visit: Callable[..., Lab]) -> None:
    """With cross-entropy core's slope is 1, and that of the curve is drawn: p (1 - p), by core."""
    life = Life(loss="cross_entropy")
    (step,) = steps(life, [200])
    guesses = step.forward.prediction[:, 0]
    slopes = guesses * (1 - guesses)
    lab = visit(f"?lang=en{Moment(life, 200, customer=1).link}{CURVE_OF_GUESSES}")
    lab.page.locator("#scurve section:first-child details > summary").click()
    lab.page.locator("#scurve section:first-child details tbody").wait_for()
    cells, picture = lab.cells(), lab.page.evaluate(PICTURE)
    assert [] == strays(cells, numbers_of(step))
    told = [text for name, text in cells if name.startswith("l2_slope")]
    assert {"1"} == {text.rstrip("0").rstrip(".") for text in told}
    assert all(map(shows, picture["twin"], slopes))
    assert all(map(shows, picture["struck"], slopes))
    assert len(picture["twin"]) == len(picture["struck"]) == 4
    assert shows(picture["read"], slopes[1])
    assert all(
        shows(text.split()[-1], one) for text, one in zip(picture["told"], slopes, strict=True)
    )
    # A quarter stands at the top of the slope's picture: 76 pixels above nothing, which is at 346.
    assert pytest.approx([346 - one * 4 * 76 for one in slopes], abs=0.01) == picture["dots"]
    # The curve is 190 pixels high, and twice the reach has the width less 48 pixels.
    left, low, right, high = picture["tangent"]
    rise = (low - high) / 190 / ((right - left) * 2 * picture["reach"] / (picture["width"] - 48))
    assert pytest.approx(slopes[1], rel=0.02) == rise
    slider(lab, 1).fill("0.9")
    assert pytest.approx([0.9, 1, 0.1, 1, 0.09, 0.1], abs=2e-6) == numbers(lab, 1)


CURVE_OF_GUESSES: Final = "&focus=neuron.2.0&open=scurve&decimals=6"


def test_other_customers_begin_anew(visit: Callable[..., Lab]) -> None:
    """What was supposed of the story's customers is not supposed of others."""
    lab = visit(OPEN)
    slider(lab, 1).fill("0.9")
    lab.go("#round=200&open=scurve&decimals=6&data=contradictory")
    lab.page.locator("#scurve tr:has(td.times)").nth(5).wait_for()
    lab.rest()
    expect(back(lab)).to_be_disabled()


def test_where_the_tutorial_read_later(visit: Callable[..., Lab]) -> None:
    """The later of its two heights is that of a smaller sum, which is named: ln(0.975 / 0.025)."""
    lab = visit("?lang=en#open=scurve")
    told = lab.page.get_by_text(re.compile("^There the tutorial reads")).inner_text()
    assert re.search(r"0\.975 is the height at 3\.664", told)


def test_rounded_on_the_way(visit: Callable[..., Lab]) -> None:
    """By hand: 0.7049 is read as 0.70, so 0.30 x 0.21 = 0.063, where exactly it is 0.061."""
    lab = visit(OPEN)
    scurve = lab.page.locator("#scurve")
    scurve.get_by_text(say("scurve.printed"), exact=True).click()
    rows = scurve.locator("table[data-printed=run] tbody tr")
    slider(lab, 1).fill("0.7049")
    assert ["1", "0.70", "1", "+0.30", "0.21", "+0.063 → +0.061"] == cells(rows.first)
    turn(lab, 1)
    assert ["1", "0.70", "0", f"{MINUS}0.70", "0.21", f"{MINUS}0.147"] == cells(rows.first)
    for place in range(1, 4):
        guess = numbers(lab, place + 1)[0]
        assert f"{guess:.2f}" == cells(rows.nth(place))[1]


def test_the_printed_table_beside_the_true_one(visit: Callable[..., Lab]) -> None:
    """Printed, what its guess leads to (0.95 x 0.05 = 0.0475), and the true number."""
    lab = visit(OPEN)
    scurve = lab.page.locator("#scurve")
    scurve.get_by_text(say("scurve.printed"), exact=True).click()
    scurve.get_by_text(say("scurve.printed.tutorial"), exact=True).click()
    scurve.locator("table[data-printed=tutorial]").wait_for()
    X, y = customers()
    layers = feed_forward(tutorial_network(), X)
    guess = layers.prediction
    slope = guess * (1 - guess)
    real = {"prediction": guess, "error": y - guess, "slope": slope, "delta": (y - guess) * slope}
    for told, printed in TABLE.items():
        for customer, said in enumerate(printed.split()):
            row = scurve.locator(f'[data-told="{customer} {told}"]')
            shown, follows, true = cells(row)[-3:]
            value = float(real[told][customer, 0])
            assert shows(true.replace("+", ""), value)
            right = abs(float(said) - value) <= 0.5 * 10 ** -len(said.split(".")[1])
            mark = "" if right else f"\u2009≠ {say('chain.differs')}"
            assert f"{said.replace('-', MINUS)}{mark}".split() == shown.split()
            assert (told == "prediction") == (follows == "")
    third = [scurve.locator(f'[data-told="2 {told}"]') for told in ("error", "slope", "delta")]
    made = [float(cells(row)[-2].replace(MINUS, "-")) for row in third]
    assert pytest.approx([-0.05, 0.0475, -0.002375], abs=1e-6) == made


TABLE: Final = {
    "prediction": "0.50 0.90 0.05 0.70",
    "error": "0.50 0.10 -0.05 -0.70",
    "slope": "0.25 0.09 0.05 0.21",
    "delta": "0.125 0.009 -0.003 -0.150",
}
"""As the tutorial prints it, customer by customer."""


def cells(row: Locator) -> list[str]:
    """The texts of a row, in one line each."""
    return [" ".join(text.split()) for text in texts(row.locator("th, td"))]


@pytest.mark.parametrize(
    ("right", "wrong", "look"),
    [
        ("truth ?? own.target", "own.target", test_a_guess_that_is_pulled_has_its_miss),
        ("moved = sum ?? own.sum", "moved = own.sum", test_a_guess_that_is_pulled_has_its_miss),
        ("task && task === this.#said.of", "task", test_other_customers_begin_anew),
        ("steepAt(kernel, sum)", "of(step?.slopes)", test_the_slope_of_the_curve_stays),
    ],
)
def test_a_planted_bug_is_noticed(
    right: str, wrong: str, look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """A truth or a guess that stays, one kept for other customers, a slope that is the round's."""
    caught(("lab/scurve_supposed.svelte.ts", right, wrong), look)
