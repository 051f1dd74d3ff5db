"""The chain rule: ripples that can be read on a phone, a quiz, second points near and far."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, said_like, say
from tests.browser.lab import every, texts
from tests.browser.truth import MINUS, Life, numbers, shows, steps

from glassbowl.core.feed_forward import feed_forward
from glassbowl.survey.litter_rip import customers, tutorial_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

PHONE: Final = {"width": 390, "height": 844}

TEXTS: Final = """() => Array.from(document.querySelectorAll("#chain svg text"), (one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return [one.textContent.trim(), parseFloat(getComputedStyle(one).fontSize),
    left, right, top + 2, bottom - 2];
}).filter(([text]) => text)"""

COLUMNS: Final = """() => Array.from(document.querySelectorAll("#chain li ul"), (list) =>
  [1, 2].map((place) => new Set(Array.from(list.querySelectorAll(`li > :nth-child(${place + 1})`),
    (one) => Math.round(one.getBoundingClientRect().left))).size))"""

PIECES: Final = """(line) =>
  Array.from(line.children, (piece) => piece.textContent).join("")"""
"""A line of code as it is read, put together from its pieces."""

MOVING: Final = """async (button) => {
  const gone = () => document.querySelectorAll("#chain .code .gone").length;
  const before = gone();
  if (button) Array.from(document.querySelectorAll("#chain button"))
    .find((one) => one.textContent.trim() === button).click();
  do await new Promise(requestAnimationFrame);
  while (button && gone() === before);
  return Array.from(document.querySelectorAll("#chain .code .line span"))
    .filter((one) => one.getAnimations().length > 0).map((one) => one.textContent);
}"""
"""The pieces of code that move once that is pressed."""


def panel(lab: Lab) -> Locator:
    """The panel."""
    return lab.page.locator("#chain")


def told(lab: Lab, name: str) -> float:
    """A product as it is printed."""
    text = panel(lab).locator(f'[data-product="{name}"]').inner_text()
    return float(text.replace(MINUS, "-"))


@pytest.mark.parametrize("weight", ["0.0.0", "0.2.3", "1.3.0"])
def test_ripples_are_read_on_a_phone(weight: str, visit: Callable[..., Lab]) -> None:
    """No letter of the picture is smaller than 11 px, and no word runs into another."""
    lab = visit(
        f"?lang=en#start=tutorial&open=chain&focus=weight.{weight}&decimals=6", viewport=PHONE
    )
    panel(lab).get_by_text(say("chain.document.with"), exact=True).click()
    lab.rest()
    texts = lab.page.evaluate(TEXTS)
    assert 15 < len(texts)
    assert [] == [text for text, size, *_ in texts if size < 11]
    collide = [
        (one[0], other[0])
        for one, other in combinations(texts, 2)
        if one[2] < other[3] and other[2] < one[3] and one[4] < other[5] and other[4] < one[5]
    ]
    assert [] == collide


@pytest.mark.parametrize("width", [1280, 390])
def test_products_stand_in_columns(width: int, visit: Callable[..., Lab]) -> None:
    """What the lines bring stands one under the other, however long the names of the questions."""
    lab = visit(
        "?lang=en#start=tutorial&open=chain&chain=forward",
        viewport={"width": width, "height": 844},
    )
    lab.button("chain.all").click()
    assert [[1, 1], [1, 1]] == lab.page.evaluate(COLUMNS)


def left(found: Locator) -> list[float]:
    """Where the left edge of each is, in pixels."""
    return [one.evaluate("(one) => one.getBoundingClientRect().left") for one in every(found)]


def test_the_halves_of_a_neuron_have_names(visit: Callable[..., Lab]) -> None:
    """Over each circle on the road: the sum on the left, on the right the answer made of it."""
    lab = visit("?lang=en#start=tutorial&open=chain&chain=forward")
    lab.button("chain.all").click()
    lab.rest()
    lefts = [
        left(panel(lab).locator("svg .half", has_text=say(f"chain.half.{half}")))
        for half in ("sum", "answer")
    ]
    cuts = left(panel(lab).locator("svg .cut"))
    assert 2 == len(cuts)
    assert all(one < cut < other for one, cut, other in zip(lefts[0], cuts, lefts[1], strict=True))


def test_few_ripples_grow(visit: Callable[..., Lab]) -> None:
    """How many are greater than the one before is counted from the moves that stand there."""
    lab = visit("?lang=en#start=tutorial&open=chain&decimals=6")
    panel(lab).get_by_text(say("kit.twin"), exact=True).click()
    cells = panel(lab).locator("details").last.locator("tbody td:last-child")
    moves = [abs(float(text.replace(MINUS, "-"))) for text in texts(cells)][:6]
    grown = sum(later > before for before, later in pairwise(moves))
    expect(panel(lab).get_by_text(say("chain.shrink", grown=grown, count=5))).to_be_visible()


@pytest.mark.parametrize(("weight", "count"), [("0.1.2", 6), ("1.2.0", 4)])
def test_the_stations_bear_the_names_of_the_story(
    weight: str, count: int, visit: Callable[..., Lab]
) -> None:
    """Wing first and hurricane last, each at its station and with that one's move."""
    lab = visit(f"?lang=en#start=tutorial&open=chain&focus=weight.{weight}&decimals=6")
    names = panel(lab).get_by_role("list", name=say("chain.story")).locator("li")
    expect(names).to_have_count(count)
    panel(lab).get_by_text(say("kit.twin"), exact=True).click()
    rows = panel(lab).locator("details").last.locator("tbody tr")
    stations = ("wing", *("gust", "wind")[: count - 4], "thunder", "storm", "hurricane")
    for place, station in enumerate(stations):
        told = names.nth(place).inner_text().split("\n")
        row = rows.nth(place)
        assert [
            row.locator("th").inner_text(),
            say(f"chain.story.{station}"),
            row.locator("td").last.inner_text(),
        ] == told


def test_a_hair_away_is_as_good_as_exact(visit: Callable[..., Lab]) -> None:
    """The document's second points miss the product, points a hair away have it, typed ones may."""
    lab = visit("?lang=en#start=tutorial&open=chain")
    choice = panel(lab).get_by_role("group", name=say("chain.second"), exact=True)
    expect(choice.get_by_text(say("chain.second.document"), exact=True)).to_have_count(0)
    panel(lab).get_by_text(say("chain.document.with"), exact=True).click()
    exact, theirs = told(lab, "exact"), told(lab, "chords")
    assert exact != theirs
    choice.get_by_text(say("chain.second.hair"), exact=True).click()
    assert exact == told(lab, "chords") == told(lab, "checked")
    choice.get_by_text(say("chain.second.document"), exact=True).click()
    assert theirs == told(lab, "chords")


def test_code_stands_beside_the_ripples(visit: Callable[..., Lab]) -> None:
    """Everything on one page: circles, ratios, second points and the code in line, till folded."""
    lab = visit("?lang=en#start=tutorial&open=chain")
    expect(panel(lab).locator("[data-code]")).to_have_count(5)
    expect(panel(lab).locator("[data-ratio]").first).to_be_visible()
    X, y = customers()
    miss = float((y - feed_forward(tutorial_network(), X).prediction)[0, 0])
    size = panel(lab).locator('[data-code="1"]').inner_text()
    assert shows(size, miss)
    said = {"miss": f"+{size}", "minus": f"{MINUS}{size}"}
    expect(panel(lab).get_by_text(say("chain.match", code="y - l2", **said))).to_be_visible()
    assert [
        "l2_error = y - l2",
        "l2_delta = l2_error * nonlin(l2, deriv=True)",
        "l1_error = l2_delta.dot(syn1.T)",
        "l1_delta = l1_error * nonlin(l1, deriv=True)",
        "syn0 += l0.T.dot(l1_delta)",
    ] == [line.evaluate(PIECES) for line in every(panel(lab).locator(".code .line"))]
    assert [] == lab.page.evaluate(MOVING, None)
    first, second = "y - l2", "nonlin(l2, deriv=True)"
    assert [first] == lab.page.evaluate(MOVING, say("chain.take", helper="l2_error"))
    assert [first, second] == lab.page.evaluate(MOVING, say("chain.take", helper="l2_delta"))
    lab.page.emulate_media(reduced_motion="reduce")
    assert [] == lab.page.evaluate(MOVING, say("chain.take", helper="l1_error"))
    panel(lab).get_by_text(say("chain.on_curves"), exact=True).click()
    point(lab, "chain.current").wait_for()
    panel(lab).get_by_text(say("chain.in_line"), exact=True).click()
    panel(lab).locator("[data-code]").first.wait_for(state="detached")
    expect(panel(lab).locator("[data-ratio]").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wrong_way_is_a_quiz(language: str, visit: Callable[..., Lab]) -> None:
    """A wrong guess is answered as one and shows nothing yet; the right one opens the answer."""
    lab = visit(f"?lang={language}#start=tutorial&open=chain&chain=wrong")
    answer = panel(lab).get_by_text(say("chain.wrong.answer", language))
    for guess in ("order", "rounded", "sign"):
        panel(lab).get_by_text(say(f"chain.guess.{guess}", language), exact=True).click()
        expect(panel(lab).get_by_text(say(f"chain.guess.{guess}.said", language))).to_be_visible()
        expect(answer).to_have_count(0)
    panel(lab).get_by_text(say("chain.guess.values", language), exact=True).click()
    expect(panel(lab).get_by_text(say("chain.guess.values.said", language))).to_be_visible()
    expect(answer).to_be_visible()


def point(lab: Lab, key: str) -> Locator:
    """One of the two points on a function."""
    return panel(lab).get_by_role("slider", name=say(key), exact=True)


def stands(thing: Locator) -> float:
    """Where a point stands along its function."""
    return float(thing.get_attribute("aria-valuenow") or "nan")


def ends(thing: Locator) -> tuple[float, float]:
    """From where to where a point can go."""
    least, most = (thing.get_attribute(f"aria-value{end}") for end in ("min", "max"))
    return float(least or "nan"), float(most or "nan")


def chord(lab: Lab) -> tuple[float, float]:
    """The slope through both points: as their numbers on the page have it, and as it is printed."""
    text = panel(lab).locator(".sum p").first.inner_text().replace(MINUS, "-")
    y2, y1, x2, x1, slope = (float(one) for one in re.findall(r"-?\d+\.\d+", text)[-5:])
    return (y2 - y1) / (x2 - x1), slope


def check_slopes(lab: Lab, *, curved: bool) -> None:
    """The chord is that of the two points; a curve's tangent is p(1 - p), a line's is its chord."""
    lab.rest()
    reckoned, printed = chord(lab)
    assert reckoned == pytest.approx(printed, abs=1e-6)
    text = panel(lab).locator('[data-points="tangent"]').inner_text().replace(MINUS, "-")
    height = 1 / (1 + math.exp(-stands(point(lab, "chain.current"))))
    slope = height * (1 - height) if curved else printed
    assert float(text) == pytest.approx(slope, abs=1e-7)


def dragged(lab: Lab, key: str) -> tuple[float, float]:
    """Pull a point towards the middle with the mouse: how far it went, and how far the hand did."""
    thing = point(lab, key)
    before, (least, most) = stands(thing), ends(thing)
    box, plot = thing.bounding_box(), panel(lab).locator("svg[role=group]").bounding_box()
    assert box is not None
    assert plot is not None
    by = 40 if before < (least + most) / 2 else -40
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + by, y + 5, steps=4)
    lab.page.mouse.up()
    lab.rest()
    return stands(thing) - before, by * (most - least) / (plot["width"] - 28)


def pressed(lab: Lab, key: str) -> tuple[float, float]:
    """Move a point by keys, a step and a tenth of one back: how far it went, and should."""
    thing = point(lab, key)
    before, (least, most) = stands(thing), ends(thing)
    way = 1 if before < (least + most) / 2 else -1
    thing.press("ArrowRight" if way > 0 else "ArrowLeft")
    thing.press("Shift+ArrowDown" if way > 0 else "Shift+ArrowUp")
    lab.rest()
    return stands(thing) - before, way * 0.9 * (most - least) / 100


@pytest.mark.parametrize("function", range(5))
def test_two_points_are_pulled_on_each_function(function: int, visit: Callable[..., Lab]) -> None:
    """By mouse and by keys, each alone: the other stays, and the slopes follow."""
    lab = visit("?lang=en#round=200&open=chain&chain=points&decimals=9")
    which = panel(lab).get_by_role("group", name=say("chain.which"), exact=True)
    which.locator("label").nth(function).click()
    lab.rest()
    panel(lab).locator("svg[role=group]").scroll_into_view_if_needed()
    curved = function in {1, 3}
    both = ("chain.current", "chain.near")
    for move in (dragged, pressed):
        for key, other in (both, both[::-1]):
            still = stands(point(lab, other))
            went, wanted = move(lab, key)
            assert went == pytest.approx(wanted, rel=0.1)
            assert still == pytest.approx(stands(point(lab, other)), abs=1e-9)
            check_slopes(lab, curved=curved)
    while not lab.button("chain.closer").is_disabled() and abs(chord_off(lab)) > 1e-5:
        lab.button("chain.closer").click()
    assert abs(chord_off(lab)) <= 1e-5


def chord_off(lab: Lab) -> float:
    """By how much the chord misses the tangent."""
    texts = [
        panel(lab).locator(f'[data-points="{name}"]').inner_text() for name in ("chord", "tangent")
    ]
    slopes = [float(text.replace(MINUS, "-")) for text in texts]
    return slopes[0] - slopes[1]


def columns(lab: Lab) -> list[dict[str, str]]:
    """Code and ratios in line, column by column: piece, number, sign, ratio."""
    rows = panel(lab).locator("table tr")
    rows.first.scroll_into_view_if_needed()
    lines = [texts(rows.nth(place).locator("td")) for place in range(4)]
    names = ("code", "worth", "sign", "ratio")
    cells = zip(lines[0], lines[1], lines[2][1:], lines[3], strict=True)
    return [dict(zip(names, column, strict=True)) for column in cells]


@pytest.mark.parametrize("weight", ["0.0.0", "1.2.0"])
def test_the_factor_that_does_not_match_is_named(weight: str, visit: Callable[..., Lab]) -> None:
    """All columns but one have one number twice; that one, y - l2 over -1, is told in words."""
    lab = visit(f"?lang=en#round=200&open=chain&chain=code&focus=weight.{weight}&decimals=6")
    found = columns(lab)
    assert {"0.0.0": 5, "1.2.0": 3}[weight] == len(found)
    *same, odd = found
    assert all(one["worth"] == one["ratio"] and "=" == one["sign"] for one in same)
    assert ("y - l2", "≠", f"{MINUS}1.000000") == (odd["code"], odd["sign"], odd["ratio"])
    miss = panel(lab).locator('[data-code="1"]').inner_text()
    size = miss.removeprefix(MINUS)
    signs = (MINUS, "+") if miss.startswith(MINUS) else ("+", MINUS)
    with_sign, minus = (sign + size for sign in signs)
    said = say("chain.match", code="y - l2", miss=with_sign, minus=minus)
    expect(panel(lab).get_by_text(said, exact=True)).to_be_visible()
    expected = numbers(next(steps(Life(), [200])))
    assert shows(miss, float(expected["l2_error"][0, 0]))


def test_with_cross_entropy_two_do_not_match(visit: Callable[..., Lab]) -> None:
    """The last slope has no piece of code, and both columns are named."""
    lab = visit("?lang=en#loss=cross_entropy&round=200&open=chain&chain=code")
    found = columns(lab)
    assert ["=", "=", "=", "≠", "≠"] == [one["sign"] for one in found]
    assert ["–", "y - l2"] == [one["code"] for one in found[3:]]
    expect(panel(lab).get_by_text(said_like("chain.match.cross"))).to_be_visible()


def test_a_piece_of_code_lights_its_partner(visit: Callable[..., Lab]) -> None:
    """The piece that is pointed at, and the ratio under it, and no other."""
    lab = visit("?lang=en#round=200&open=chain&chain=code")
    lab.button("chain.all").click()
    for number, name in ((1, "y - l2"), (3, "syn1.T"), (5, "l0.T")):
        piece = panel(lab).get_by_role("button", name=f"{name}: R{number}", exact=True).last
        piece.hover()
        lab.rest()
        lit = texts(panel(lab).locator("td.name.lit"))
        assert [f"R{number}"] == [text.split()[-1] for text in lit]
        lab.page.mouse.move(2, 2)
        piece.focus()
        lab.rest()
        expect(panel(lab).locator("td.name.lit")).to_have_count(1)
        piece.evaluate("(one) => one.blur()")


@pytest.mark.parametrize(
    ("bug", "look"),
    [
        (
            (
                "views/chain/Plot.svelte",
                "(event) => hold(event, point.go)",
                "(event) => hold(event, move)",
            ),
            lambda visit: test_two_points_are_pulled_on_each_function(3, visit),
        ),
        (
            (
                "views/chain/InLine.svelte",
                "number === 0 ? miss : ratio.exact",
                "ratio.exact",
            ),
            lambda visit: test_the_factor_that_does_not_match_is_named("0.0.0", visit),
        ),
        (
            (
                "views/chain/InLine.svelte",
                "`y - l${where.last}`",
                "`l${where.last} - y`",
            ),
            lambda visit: test_the_factor_that_does_not_match_is_named("1.2.0", visit),
        ),
    ],
)
def test_a_planted_bug_is_noticed(
    bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """Planted: a point that pulls the other, a factor that seems to match, one that is misnamed."""
    caught(bug, look)
