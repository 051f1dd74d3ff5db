"""The bowl's axes bear the weights they are made of; a line heads anywhere; the twins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, said_like, say
from tests.browser.lab import every, texts
from tests.browser.test_bowl import at_hand, choose, said
from tests.browser.truth import MINUS, number

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.survey.litter_rip import customers, tutorial_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

PHONE: Final = {"width": 390, "height": 844}
NAMED: Final = re.compile(rf"([+{MINUS}])(syn\d\[\d,\d\]) (\d+) %")
REST: Final = 2_000
"""Milliseconds after which a further change is a step of its own."""


def unfolded(panel: Locator, key: str, language: str = "en") -> Locator:
    """The rows of a table that is folded away, once it is opened."""
    fold = panel.locator("details", has=panel.page.get_by_text(say(key, language), exact=True))
    fold.locator("summary").click()
    rows = fold.locator("tbody tr")
    rows.first.wait_for()
    return rows


def made(panel: Locator, language: str = "en") -> list[dict[str, tuple[float, float]]]:
    """Of each axis, every weight's step and share, as the table has them."""
    axes: list[dict[str, tuple[float, float]]] = []
    for row in every(unfolded(panel, "bowl.made", language)):
        name = row.locator("th").inner_text()
        pairs = texts(row.locator("td"))
        for k, (step, share) in enumerate(zip(pairs[::2], pairs[1::2], strict=True)):
            axes += [{}] if len(axes) <= k else []
            axes[k][name] = number(step), float(share.removesuffix(" %"))
    return axes


def slope_along(direction: list[float]) -> float:
    """How steep the loss is from the tutorial's network on, by core and two near points."""
    X, y = customers()
    first, second = tutorial_network().synapses
    unit = np.array(direction) / np.hypot.reduce(direction)

    def loss(far: float) -> float:
        moved = first + far * unit[:12].reshape(3, 4), second + far * unit[12:].reshape(4, 1)
        return float(np.sum((y - feed_forward(Network(moved), X).prediction) ** 2) / 2)

    return (loss(1e-5) - loss(-1e-5)) / 2e-5


def line(lab: Lab) -> str:
    """The line that the address names."""
    found = re.search(r"[#&]line=([^&]*)", lab.page.evaluate("location.hash"))
    return found[1] if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", ["road", "dips"])
def test_axes_bear_the_weights_they_are_made_of(
    tab: str, language: str, visit: Callable[..., Lab]
) -> None:
    """The heaviest by name, sign and share; all of them in a table, as shares of one."""
    lab = visit(f"?lang={language}#round=300&open=bowl&bowl={tab}", viewport=PHONE)
    panel = at_hand(lab)
    picture = panel.locator(".pictures [role=img]").first.get_attribute("aria-label") or ""
    axes = made(panel, language)
    assert {"road": 2, "dips": 1}[tab] == len(axes)
    named = NAMED.findall(picture)
    assert 3 * len(axes) == len(named)
    for k, axis in enumerate(axes):
        assert 16 == len(axis)
        assert sum(share for _, share in axis.values()) == pytest.approx(100, abs=1)
        assert sum(step * step for step, _ in axis.values()) == pytest.approx(1, abs=0.02)
        heaviest = sorted((share for _, share in axis.values()), reverse=True)[:3]
        ours = named[3 * k : 3 * k + 3]
        assert heaviest == sorted((axis[name][1] for _, name, _ in ours), reverse=True)
        for sign, name, share in ours:
            assert (sign == MINUS) is (axis[name][0] < 0)
            assert float(share) == pytest.approx(axis[name][1], abs=0.51)
        assert say("bowl.parts_more", language, count=13) in picture
    if tab == "road":
        caption = panel.locator("figcaption").inner_text()
        assert named == NAMED.findall(caption)


def test_any_direction_can_be_set(visit: Callable[..., Lab]) -> None:
    """By keyboard, weight by weight; as steep as core says; kept in the link, and undone."""
    lab = visit("?lang=en#open=bowl&bowl=dips&decimals=6")
    panel = at_hand(lab)
    lab.page.wait_for_timeout(REST)
    choose(panel, "bowl.heading.own")
    lab.button("bowl.parts_none").click()
    expect(panel.get_by_text(say("bowl.no_heading"))).to_be_visible()
    for name, key in (("syn0[0,1]", "Home"), ("syn1[2,0]", "End")):
        panel.get_by_label(say("bowl.part_of", weight=name), exact=True).press(key)
    direction = [0.0] * 16
    direction[1], direction[14] = -1, 1
    at_hand(lab)
    assert number(said(panel, "slope")) == pytest.approx(slope_along(direction), abs=2e-6)
    lab.page.wait_for_timeout(500)
    wanted = "own_" + "_".join(str(int(part)) for part in direction)
    assert wanted == line(lab)
    other = visit(f"?lang=en{lab.page.evaluate('location.hash')}")
    assert said(panel, "slope") == said(at_hand(other), "slope")
    lab.page.wait_for_timeout(REST)
    slider = panel.get_by_label(say("bowl.part_of", weight="syn0[2,3]"), exact=True)
    slider.fill("0.5")
    lab.page.wait_for_function("(old) => !location.hash.includes(old)", arg=wanted)
    lab.button("app.undo").click()
    lab.page.wait_for_function("(old) => location.hash.includes(old)", arg=wanted)
    lab.page.wait_for_function("(one) => one.value === '0'", arg=slider.element_handle())


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_a_line_is_chosen_on_the_map(by: str, visit: Callable[..., Lab]) -> None:
    """Straight up on the lumpy bowl's map only its second weight moves."""
    lab = visit("?lang=en#open=bowl&decimals=6")
    panel = at_hand(lab)
    lab.button("bowl.cut").click()
    plan = panel.get_by_role("slider", name=say("bowl.map"))
    if by == "keys":
        for key in (*["ArrowUp"] * 5, "Enter"):
            plan.press(key)
    else:
        plan.scroll_into_view_if_needed()
        box = plan.bounding_box()
        assert box is not None
        x = box["x"] + box["width"] * (float(tutorial_network().synapses[0][2, 1]) + 8) / 16
        lab.page.mouse.move(x, box["y"] + 0.5 * box["height"])
        lab.page.mouse.down()
        lab.page.mouse.move(x, box["y"] + 0.1 * box["height"], steps=4)
        lab.page.mouse.up()
    panel.get_by_role("slider", name=say("bowl.line")).wait_for()
    at_hand(lab)
    parts = panel.locator(".parts output")
    values = [number(one.inner_text().strip()) for one in every(parts)]
    assert 1 == values.pop(14)
    assert max(abs(value) for value in values) < 0.06
    assert number(said(panel, "slope")) == pytest.approx(
        slope_along([*values[:14], 1, *values[14:]]), abs=2e-5
    )


def test_a_line_through_one_weight(visit: Callable[..., Lab]) -> None:
    """Only that weight moves: its axis bears its name and begins at its number."""
    lab = visit("?lang=en#open=bowl&bowl=dips&decimals=6")
    panel = at_hand(lab)
    choose(panel, "bowl.heading.weight")
    panel.get_by_role("combobox", name=say("bowl.along_weight")).select_option("syn1[2,0]")
    at_hand(lab)
    lab.page.wait_for_timeout(500)
    assert "weight.1.2.0" == line(lab)
    assert "syn1[2,0]" == panel.locator('div:has(> [data-bowl="spot-0"]) dt').inner_text()
    assert number(said(panel, "spot-0")) == float(tutorial_network().synapses[1][2, 0])
    direction = [0.0] * 14 + [1, 0]
    assert number(said(panel, "slope")) == pytest.approx(slope_along(direction), abs=2e-6)


def test_from_born_to_trained(visit: Callable[..., Lab]) -> None:
    """Both ends of the run are on the line: there the ball lies on the curve, not between."""
    lab = visit("?lang=en#open=bowl&bowl=dips&decimals=6")
    panel = at_hand(lab)
    choose(panel, "bowl.heading.trained")
    panel.locator('[data-bowl="gap"]').wait_for()
    at_hand(lab)
    gaps = {}
    for round_, key in ((0, "Home"), (60_000, "End"), (200, "")):
        if key:
            lab.slider.press(key)
        else:
            lab.go("#round=200&open=bowl&bowl=dips&decimals=6&line=run.trained")
        lab.page.wait_for_function(
            "(round) => document.querySelector('[role=slider][aria-valuemax]').ariaValueNow"
            " === String(round)",
            arg=round_,
        )
        lab.rest()
        gaps[round_] = abs(number(said(panel, "gap")))
    assert gaps[0] == pytest.approx(0, abs=1e-5)
    assert gaps[60_000] == pytest.approx(0, abs=1e-5)
    assert 0.01 < gaps[200]
    assert "run.trained" == line(lab)


def test_a_deeper_network_has_a_part_for_each_weight(visit: Callable[..., Lab]) -> None:
    """Whatever the network: as many sliders as it has weights, named as they are."""
    lab = visit("?lang=en#hidden=3.2&open=bowl&bowl=dips&line=run.own_1")
    panel = at_hand(lab)
    names = texts(panel.locator(".parts label > :first-child"))
    assert 3 * 3 + 3 * 2 + 2 == len(names)
    assert "syn2[1,0]" == names[-1]
    assert "syn0[0,0]" in (panel.locator("[role=img]").first.get_attribute("aria-label") or "")


@pytest.mark.parametrize("tab", ["one", "lumpy", "pair"])
def test_the_runs_own_road_is_a_click_away(tab: str, visit: Callable[..., Lab]) -> None:
    """From a ball in a bowl to the road of the run at hand."""
    lab = visit(f"?lang=en#round=300&open=bowl&bowl={tab}")
    lab.button("bowl.to_road").click()
    panel = lab.page.locator("#bowl")
    panel.get_by_text(said_like("bowl.held")).wait_for()
    expect(panel.get_by_label(say("bowl.road"), exact=True)).to_be_checked()


def test_the_map_has_a_twin(visit: Callable[..., Lab]) -> None:
    """Heights over a few spots, by core; where the two valleys lie; in which band the ball is."""
    lab = visit("?lang=en#open=bowl&decimals=5")
    panel = at_hand(lab)
    rows = every(unfolded(panel, "bowl.heights"))
    fold = panel.locator("details", has_text=say("bowl.heights"))
    across = [number(text) for text in texts(fold.locator("thead th"))[1:]]
    assert [-8, -6, -4, -2, 0, 2, 4, 6, 8] == across
    X, y = customers()
    for row in (rows[0], rows[4], rows[-1]):
        up = number(row.locator("th").inner_text())
        for value, text in zip(across, texts(row.locator("td")), strict=True):
            first, second = (each.copy() for each in tutorial_network().synapses)
            first[2, 1], second[2, 0] = value, up
            off = y - feed_forward(Network((first, second)), X).prediction
            assert number(text) == pytest.approx(float(np.sum(off**2) / 2), abs=1e-5)
    told = fold.locator("p").inner_text()
    assert 2 == len(re.findall(r"[\d.]+ at syn0\[2,1\]", told))
    assert re.search(r"in band \d+,", told)


@pytest.mark.parametrize(
    ("bug", "look"),
    [
        (
            (
                "views/bowl/shown.ts",
                'step < 0 ? "\\u2212" : "+"',
                '"+"',
            ),
            lambda visit: test_axes_bear_the_weights_they_are_made_of("road", "en", visit),
        ),
        (
            (
                "lab/bowl_lines.ts",
                "number - at(born, place)",
                "number + at(born, place)",
            ),
            test_from_born_to_trained,
        ),
        (
            (
                "lab/bowl_table.ts",
                "columns.map((f) => at(heights, f * second.length + s))",
                "columns.map((f) => at(heights, s * first.length + f))",
            ),
            test_the_map_has_a_twin,
        ),
    ],
)
def test_a_planted_bug_is_noticed(
    bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """Planted: a part without its sign, a line that leads elsewhere, a table lying on its side."""
    caught(bug, look)


def dips_along(parts: list[float]) -> list[float]:
    """How high each dip is from the left to the right, by core at places close to each other."""
    X, y = customers()
    first, second = tutorial_network().synapses
    unit = np.array(parts) / np.hypot.reduce(parts)
    heights = []
    for far in np.linspace(-24, 24, 961):
        moved = first + far * unit[:12].reshape(3, 4), second + far * unit[12:].reshape(4, 1)
        miss = y - feed_forward(Network(moved), X).prediction
        heights.append(float(np.sum(miss**2) / 2))
    triples = zip(heights, heights[1:], heights[2:], strict=False)
    return [here for before, here, after in triples if here < before and here <= after]


def test_one_click_to_the_figures_own_line(visit: Callable[..., Lab]) -> None:
    """Three dips with the deepest at the left, as the tutorial draws them."""
    lab = visit("?lang=en#round=300&open=bowl&bowl=dips&line=run.7")
    at_hand(lab).get_by_role("button", name=say("bowl.figure_line"), exact=True).click()
    lab.page.wait_for_url(re.compile("line=own_"))
    lab.rest()
    heights = dips_along([float(part) for part in line(lab).split("_")[1:]])
    assert 3 == len(heights)
    assert heights[0] == min(heights)
    told = at_hand(lab).get_by_text(said_like("bowl.dips_found")).inner_text()
    found = [float(text) for text in re.findall(r"(\d+\.\d+) at", told)][:3]
    assert pytest.approx(heights, abs=2e-3) == found
