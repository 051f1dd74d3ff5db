"""The time machine with two runs, and the marks above its curve under a finger."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import said_like, say
from tests.browser.happened import told
from tests.browser.lab import every, texts
from tests.browser.test_calculator import number
from tests.browser.truth import LAST, Fork, Life, numbers, shows, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

FINGER: Final = 24
"""The least size of what can be pressed, in CSS pixels: WCAG 2.2, 2.5.8."""

BUTTONS: Final = """() => Array.from(document.querySelectorAll(".marks button"), (button) => {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  return { left, right, top, bottom }; })"""

DOTS: Final = """() => Array.from(document.querySelectorAll(".marks span"), (dot) => {
  const { left, right, top, bottom } = dot.getBoundingClientRect();
  const x = (left + right) / 2;
  const half = parseFloat(getComputedStyle(dot, "::after").width) / 2;
  return { x, y: (top + bottom) / 2, left: x - half, right: x + half, told: dot.title }; })"""


def rounds_of(told: str) -> set[int]:
    """The rounds that a sentence names."""
    return {int(text.replace(",", "")) for text in re.findall(r"round ([\d,]+)", told)}


def beside(lab: Lab, round_: str) -> Locator:
    """The table with both runs in this round."""
    return lab.page.get_by_role("table", name=say("time.beside", round=round_), exact=True)


def lines(table: Locator) -> list[list[str]]:
    """What stands in it, from the first customer down to the losses."""
    table.wait_for()
    return [
        [" ".join(cell.split()) for cell in texts(row.locator("th, td"))]
        for row in every(table.locator("tbody tr, tfoot tr"))
    ]


def wrong(found: list[list[str]], own: Life, kept: Life, round_: int) -> list[str]:
    """What is not core's, and differences that do not come out as they are written."""
    (one,), (other,) = ([*map(numbers, steps(life, [round_]))] for life in (own, kept))
    _, truths = own.task()
    customers = len(truths)
    expected = [
        *((other["l2"][row, 0], one["l2"][row, 0]) for row in range(customers)),
        (other["loss"][0, 0], one["loss"][0, 0]),
    ]
    bad = [] if len(found) == customers + 1 else [f"{len(found)} lines"]
    for row, (line, (then, now)) in enumerate(zip(found, expected, strict=False)):
        _, truth, kept_text, own_text, difference = line
        left = [text.split(" ")[0] for text in (kept_text, own_text)]
        bad += [] if row == customers or truth == f"{truths[row, 0]:.0f}" else [f"truth: {line}"]
        bad += [] if shows(left[0], then) and shows(left[1], now) else [f"core: {line}"]
        gap = (number(left[1]) - number(left[0])).quantize(number(difference))
        bad += [] if gap == number(difference) else [f"calculator: {line}"]
    return bad


def test_two_runs_stand_side_by_side(visit: Callable[..., Lab]) -> None:
    """Guesses, truths and losses of both are core's, and follow the scrubber; let go, they go."""
    lab = visit("?lang=en#seed=5&round=90&kept=seed%3D4")
    assert [] == wrong(lines(beside(lab, "90")), Life(seed=5), Life(seed=4), 90)
    for key in ("ArrowRight", "PageDown", "PageUp", "PageUp", "Home"):
        lab.slider.press(key)
        found = lines(beside(lab, f"{lab.round:,}"))
        assert [] == wrong(found, Life(seed=5), Life(seed=4), lab.round)
    lab.slider.press("End")
    assert all(number(line[-1]) != 0 for line in lines(beside(lab, "60,000"))[-1:])
    lab.button("time.let_go").click()
    beside(lab, "60,000").wait_for(state="detached")


def test_a_branch_beside_what_it_grew_out_of(visit: Callable[..., Lab]) -> None:
    """Before the branch both are one; from it on they differ, and the nearer guess is in bold."""
    forked = Life(forks=(Fork(30, 0, (2, 1), 2.5),))
    lab = visit(f"?lang=en#round=29{forked.forks[0].link}&kept=")
    found = lines(beside(lab, "29"))
    assert {"0.000"} == {difference for *_, difference in found[:-1]}
    expect(beside(lab, "29").locator(".nearer")).to_have_count(0)
    lab.slider.press("ArrowRight")
    found = lines(beside(lab, "30"))
    assert [] == wrong(found, forked, Life(), 30)
    assert [] != [line for line in found if number(line[-1]) != 0]
    for row, (_, truth, *both, _) in enumerate(found[:-1]):
        far = [abs(number(truth) - number(text.split(" ")[0])) for text in both]
        marked = every(beside(lab, "30").locator("tbody tr").nth(row).locator("td"))[1:3]
        assert [far[0] < far[1], far[1] < far[0]] == [
            "nearer" in (cell.get_attribute("class") or "") for cell in marked
        ]


def test_what_cannot_be_compared_is_said(visit: Callable[..., Lab]) -> None:
    """A customer whom one run does not know, another truth, a loss that is measured otherwise."""
    lab = visit("?lang=en#round=40&data=contradictory&kept=loss%3Dcross_entropy")
    found = lines(beside(lab, "40"))
    none = say("time.beside.none")
    assert ["5", "0"] == found[4][:2]
    assert none in found[4][2]
    assert none in found[4][4]
    assert none in found[5][4]
    lab.page.get_by_text(say("time.beside.unlike")).wait_for()
    expect(lab.page.get_by_text(say("time.beside.turned"))).to_have_count(0)
    lab.go("#round=40&data=all_bought&kept=")
    lab.page.get_by_text(say("time.beside.turned")).wait_for()
    assert ["1", "1", "1 (0)", "1 (0)"] == [line[1] for line in lines(beside(lab, "40"))[:-1]]


def test_nothing_stands_beside_a_run_alone(visit: Callable[..., Lab]) -> None:
    """The table is there when a run is kept, and not before."""
    lab = visit("?lang=en#round=90")
    expect(lab.page.get_by_text(say("time.beside", round="90"))).to_have_count(0)
    lab.button("time.keep").click()
    assert [] == wrong(lines(beside(lab, "90")), Life(), Life(), 90)


@pytest.mark.parametrize("width", [1280, 768, 390])
@pytest.mark.parametrize("link", ["#hidden=8", "#seed=911&hidden=8.8&data=contradictory"])
def test_marks_are_large_enough_for_a_finger(
    width: int, link: str, visit: Callable[..., Lab]
) -> None:
    """All can be pressed within 24 pixels and more, none covers another, each goes to its round."""
    lab = visit(f"?lang=en{link}", viewport={"width": width, "height": 900})
    lab.page.locator(".marks .minor").first.wait_for()
    lab.page.locator(".marks").evaluate("(marks) => marks.scrollIntoView({ block: 'center' })")
    lab.page.wait_for_timeout(300)  # the last chapters are looked for a moment later
    lab.rest()
    boxes = lab.page.evaluate(BUTTONS)
    sizes = [min(box["right"] - box["left"], box["bottom"] - box["top"]) for box in boxes]
    assert min(sizes) >= FINGER - 0.01
    edges = [(one["right"], other["left"]) for one, other in pairwise(boxes)]
    assert [] == [(right, left) for right, left in edges if right > left + 0.01]
    dots = lab.page.evaluate(DOTS)
    assert 3 < len(dots)
    assert len(boxes) < len(dots)  # some stand in a crowd
    laps = [one["told"] for one, other in pairwise(dots) if one["right"] > other["left"] + 0.5]
    assert [] == laps
    astray = {}
    for dot in dots:
        lab.page.mouse.click(dot["x"], dot["y"])
        if lab.round not in rounds_of(dot["told"]):
            astray[dot["told"]] = lab.round
    assert {} == astray
    # What has no dot of its own is told by its neighbour's, and is in the list of chapters.
    lab.page.locator("details", has_text=say("kit.twin")).first.locator("summary").click()
    told = lab.page.get_by_role("list", name=say("time.chapters"))
    told.wait_for()  # it is laid out once it is open
    chapters = texts(told)
    assert rounds_of(" ".join(chapters)) == rounds_of(" ".join(dot["told"] for dot in dots))


LIVES: Final = (
    Life(),
    Life(seed=2),  # it falls steepest in its very first round
    Life(rate=10),  # weights change their signs more often than is told
    Life(forks=(Fork(500, 1, (0, 0), -2.5),)),  # customers are wrong again who were right before
    Life(forks=(Fork(60, 0, (1, 0), 0.0), Fork(300, 1, (2, 0), 8.0))),
    Life(forks=(Fork(250, 0, (0, 0), -4.0),), data="contradictory"),
)


def chapters(lab: Lab) -> list[str]:
    """What the list beside the table of losses tells, flat neurons left out, sorted as text."""
    twin = lab.page.locator("details", has_text=say("kit.twin")).first
    if twin.get_attribute("open") is None:
        twin.locator("summary").click()
    items = lab.page.get_by_role("list", name=say("time.chapters")).get_by_role("listitem")
    items.first.wait_for()
    found = [text.strip() for text in texts(items)]
    return sorted(text for text in found if not said_like("time.chapter.flat").match(text))


def test_chapters_tell_all_that_is_shown(visit: Callable[..., Lab]) -> None:
    """Before a branch those of what it grew out of, then its own; nothing is first twice."""
    lab = visit(f"?lang=en{LIVES[0].link}&round=500")
    wrong = {}
    for life in LIVES:
        lab.go(f"{life.link}&round=500")
        expected = told(life)
        for _ in range(60):
            if expected == (found := chapters(lab)):
                break
            lab.page.wait_for_timeout(50)
        else:
            wrong[life] = [
                text for text in {*found, *expected} if found.count(text) != expected.count(text)
            ]
    assert {} == wrong
    said = " ".join(text for life in LIVES for text in told(life))
    assert "again: " in said
    assert "round 0" in said


REDS: Final = """(rounds) => {
  const canvas = document.querySelector(".curve canvas");
  const box = canvas.getBoundingClientRect();
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d",
    { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const ratio = canvas.height / box.height;
  const last = Math.log2(60001);
  return rounds.map((round) => {
    const x = Math.floor((Math.log2(1 + round) / last) * canvas.width);
    const { data } = copy.getImageData(x, 0, 1, canvas.height);
    const rows = [...Array(canvas.height).keys()].filter(
      (row) => data[4 * row] > 150 && data[4 * row + 1] < 110);
    return [rows[0], rows.at(-1) + 1].map((row) => box.top + row / ratio); }); }"""
"""How far down, in CSS pixels, the red curve begins and ends at these rounds."""

LEVELS: Final = """() => Array.from(document.querySelectorAll(".levels span"), (level) => {
  const { top, bottom } = level.getBoundingClientRect();
  return [level.textContent, (top + bottom) / 2]; })"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_curve_is_read_by_its_scale(width: int, visit: Callable[..., Lab]) -> None:
    """Laid beside the numbers at its end, the curve shows core's loss, to half a pixel."""
    rounds = (0, 100, 180, 250, 600)
    lab = visit("?lang=en#round=7", viewport={"width": width, "height": 900})
    levels = lab.page.evaluate(LEVELS)
    losses = [float(step.loss) for step in steps(Life(), rounds)]
    # By hand: the largest loss is a little under one half, so two steps of 0.2 fit, and no third.
    assert 0.4 < max(losses) < 0.5
    assert ["0", "0.2", "0.4"] == [text for text, _ in levels]
    (_, floor), (_, middle), (_, top) = levels
    assert middle == pytest.approx((floor + top) / 2, abs=0.1)
    a_pixel = 0.4 / (floor - top)
    astray = {
        round_: (loss, high, low)
        for round_, loss, (high, low) in zip(
            rounds, losses, lab.page.evaluate(REDS, rounds), strict=True
        )
        if not -0.5 * a_pixel <= (floor - high) * a_pixel - loss
        or not -0.5 * a_pixel <= loss - (floor - low) * a_pixel
    }
    assert {} == astray


@pytest.mark.parametrize("width", [1280, 390])
def test_time_is_played_slower_and_faster(width: int, visit: Callable[..., Lab]) -> None:
    """By hand: in three seconds a third of all, a ninth, or all of it."""
    lab = visit("?lang=en", viewport={"width": width, "height": 900})
    pace = lab.chooser("time.pace")
    lab.page.clock.install(time=0)
    lab.page.clock.pause_at(3_600)  # from here on time passes only as it is told to
    for key, share in (("", 1 / 3), ("ArrowUp", 1 / 9), ("End", 1.0)):
        lab.slider.press("Home")
        lab.page.clock.run_for(300)
        if key:
            pace.press(key)
        lab.button("time.learn").first.click()
        lab.page.clock.run_for(3_000)
        if share < 1:
            lab.button("time.pause").click()
        lab.page.clock.run_for(300)
        assert share == pytest.approx(np.log(1 + lab.round) / np.log(1 + LAST), abs=0.02)


@pytest.mark.parametrize(
    ("bug", "look"),
    [
        (
            ("lab/found.ts", "if (earlier >= 0 && earlier < from) return earlier;", ""),
            test_chapters_tell_all_that_is_shown,
        ),
        (
            ("lab/chapters.ts", "if (steepest >= 0)", "if (steepest > 0)"),
            test_chapters_tell_all_that_is_shown,
        ),
        (
            (
                "views/time/Curve.svelte",
                "heightOf(loss, highest, HEIGHT)",
                "heightOf(loss, 1.1 * highest, HEIGHT)",
            ),
            lambda visit: test_the_curve_is_read_by_its_scale(1280, visit),
        ),
        (
            ("lab/player.svelte.ts", "TIMES[this.#pace] * ", ""),
            lambda visit: test_time_is_played_slower_and_faster(1280, visit),
        ),
    ],
)
def test_what_does_not_happen_is_noticed(
    bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """What was before a branch forgotten, no first drop, a level out of place, one speed only."""
    caught(bug, look)
