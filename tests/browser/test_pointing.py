"""Pointing: what a line of code makes lights up on the stage; a thing, wherever it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import said_like, say
from tests.browser.lab import ALL_OPEN, PANELS, every, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

CODE: Final = "?lang=en#round=200&open=code"
EVERYWHERE: Final = f"?lang=en#round=200{ALL_OPEN}"

UNFADED: Final = """() => {
  const places = Array.from(document.querySelectorAll(".network svg g[role=button]"));
  const faded = places.filter((place) => place.classList.contains("faded"));
  return faded.length === 0 ? [] : places.filter((place) => !faded.includes(place))
    .map((place) => place.getAttribute("aria-label").trim()); }"""
"""What stands out on the stage, while the rest stands back; nothing when all is alike."""

BRIGHT_LINES: Final = """() => { const lines = Array.from(
    document.querySelectorAll(".network svg > line:not(.guess, .blame)"));
  const bright = lines.filter((line) => !line.classList.contains("faded"));
  return bright.length === lines.length ? 0 : bright.length; }"""

MARKS: Final = """(panels) => Object.fromEntries(panels.map((panel) => [panel,
  document.getElementById(panel).querySelectorAll(".lit, .faded").length]))"""

SYN0: Final = [f"syn0[{row},{column}]" for row in range(3) for column in range(4)]
SYN1: Final = [f"syn1[{row},0]" for row in range(4)]
L0: Final = ["Has a cat?", "Drinks imported beer?", "Saw the website?"]
L1: Final = [f"l1[{neuron}]" for neuron in range(4)]
L2: Final = ["l2[0]"]

MADE: Final = {
    "52": [],
    "57": L0,
    "58": L1,
    "59": L2,
    "66": L2,
    "72": L2,
    "88": L2,
    "100": L1,
    "109": L1,
    "115": SYN1,
    "116": SYN0,
}
"""The lines of a round in which nothing is printed, and what on the stage each of them makes."""


def lit(lab: Lab) -> list[str]:
    """The names of what stands out on the stage."""
    lab.rest()
    names = [*SYN0, *SYN1, *L0, *L1, *L2]
    said: list[str] = lab.page.evaluate(UNFADED)
    return [name for name in names if any(name in one for one in said)]


def here(lab: Lab) -> str | None:
    """The number of the line that runs."""
    lab.rest()
    return lab.page.locator("#code [aria-current=step]").get_attribute("data-line")


def stepped(lab: Lab, times: int) -> dict[str, list[str]]:
    """What stands out after each press of Line on, from the second line of a round."""
    lit_by: dict[str, list[str]] = {}
    for _ in range(times):
        lab.page.get_by_role("button", name=say("code.on"), exact=True).press("Enter")
        lit_by[here(lab) or ""] = lit(lab)
    return lit_by


def thing(lab: Lab, name: str) -> Locator:
    """A weight or a neuron on the stage."""
    return lab.page.locator(".network").get_by_role("button", name=re.compile(re.escape(name)))


def marks(lab: Lab) -> dict[str, int]:
    """How many things are marked in each panel, or stand back."""
    lab.page.wait_for_timeout(300)  # panels out of sight have their turn when all is still
    lab.rest()
    found: dict[str, int] = lab.page.evaluate(MARKS, list(PANELS))
    return found


def unmarked(lab: Lab, name: str) -> list[str]:
    """Panels in which nothing is marked while this thing on the stage is pointed at."""
    thing(lab, name).hover()
    found = [panel for panel, count in marks(lab).items() if not count]
    lab.page.mouse.move(2, 2)
    return found


def test_each_line_lights_what_it_makes(visit: Callable[..., Lab]) -> None:
    """Line on goes through a round: a whole layer or a whole matrix stands out, all else back."""
    lab = visit(CODE)
    assert ["52"] == [here(lab)]
    assert [] == lit(lab)
    made = stepped(lab, len(MADE))
    assert MADE == {line: made[line] for line in MADE}
    assert 201 == lab.round


def test_lines_of_the_picture_light_with_their_matrix(visit: Callable[..., Lab]) -> None:
    """Line 115 lights four lines of the network, line 116 the other twelve, line 109 none."""
    lab = visit(CODE + "&phase=change")
    assert "115" == here(lab)
    back = lab.page.get_by_role("button", name=say("code.back"), exact=True)
    lab.page.locator("#code [data-line='115']").press("Enter")
    lab.page.evaluate("() => document.activeElement.blur()")
    lab.rest()
    assert 4 == lab.page.evaluate(BRIGHT_LINES)
    assert ["116"] == list(made := stepped(lab, 1))
    assert [SYN0] == list(made.values())
    assert 12 == lab.page.evaluate(BRIGHT_LINES)
    back.press("Enter")
    assert ("115", SYN1) == (here(lab), lit(lab))


def test_a_line_that_is_pointed_at_lights_all_that_it_makes(visit: Callable[..., Lab]) -> None:
    """Pointing at a line is enough, and pointing at a thing still lights the lines it stands in."""
    lab = visit(CODE)
    for line in ("58", "100", "115", "47"):
        lab.page.locator(f"#code [data-line='{line}']").hover()
        assert {**MADE, "47": SYN0}[line] == lit(lab)
    thing(lab, "l1[2]").hover()
    lab.rest()
    lines = lab.page.locator("#code li.lit > button")
    assert ["58", "100", "109"] == [one.get_attribute("data-line") for one in every(lines)]


def test_what_was_chosen_comes_before_the_line(visit: Callable[..., Lab]) -> None:
    """A chosen weight stays lit while lines go by; a click on a line lets go of it."""
    lab = visit(CODE + "&focus=weight.0.2.1")
    own = ["syn0[2,1]", "Saw the website?", "l1[1]"]
    assert {"57": own, "58": own} == stepped(lab, 2)
    lab.page.locator("#code [data-line='59']").click()
    lab.page.mouse.move(2, 2)
    lab.page.evaluate("() => document.activeElement.blur()")
    assert L2 == lit(lab)
    thing(lab, "l1[2]").hover()
    star = [*(f"syn0[{row},2]" for row in range(3)), "syn1[2,0]", *L0, "l1[2]", *L2]
    assert star == lit(lab)


def test_nothing_stays_lit_for_a_line(visit: Callable[..., Lab]) -> None:
    """Closing the panel, another phase and playing each put the light of the line out."""
    lab = visit(CODE)
    stepped(lab, 2)
    assert L1 == lit(lab)
    door = lab.page.get_by_role("navigation", name=say("app.panels"))
    for _ in range(2):  # closed, and opened again
        door.get_by_role("button", name=say("code.title"), exact=True).press("Enter")
        assert [] == lit(lab)
    lab.page.locator("#code [aria-current]").wait_for()
    stepped(lab, 1)
    assert L0 == lit(lab)
    lab.button("time.phase_on").press("Enter")
    assert [] == lit(lab)
    lab.button("time.phase_back").press("Enter")
    stepped(lab, 1)
    lab.button("time.learn").press("Enter")
    lab.button("time.pause").press("Enter")
    assert [] == lit(lab)


def test_a_deep_network_lights_every_hidden_layer(visit: Callable[..., Lab]) -> None:
    """Line 58 stands for all hidden layers, line 115 for all matrices but the first."""
    lab = visit(f"{CODE}&hidden=3.2&start=seed")
    lab.page.locator("#code [data-line='58']").hover()
    lab.rest()
    said = " ".join(lab.page.evaluate(UNFADED))
    assert ["l1[0]", "l1[1]", "l1[2]", "l2[0]", "l2[1]"] == re.findall(r"l\d\[\d\]", said)
    lab.page.locator("#code [data-line='115']").hover()
    lab.rest()
    assert 3 * 2 + 2 * 1 == len(lab.page.evaluate(UNFADED))


@pytest.mark.parametrize("name", ["syn0[0,0]", "syn1[0,0]", "l1[0]"])
def test_a_thing_is_marked_in_every_panel(visit: Callable[..., Lab], name: str) -> None:
    """A weight and a neuron of the stage light up in each panel, and go out when one leaves."""
    lab = visit(EVERYWHERE)
    before = marks(lab)
    assert [] == unmarked(lab, name)
    assert before == marks(lab)


@pytest.mark.parametrize("tab", ["product", "made", "shapes"])
def test_a_weight_is_marked_on_other_tabs(visit: Callable[..., Lab], tab: str) -> None:
    """The number on a line is the one in the matrix, whichever way the matrix is looked at."""
    lab = visit(f"?lang=en#round=200&open=matrices&matrices={tab}")
    before = marked(lab)
    thing(lab, "syn0[2,1]").hover()
    assert before < marked(lab)
    lab.page.mouse.move(2, 2)
    assert before == marked(lab)


def test_a_sum_that_is_written_out_is_marked(visit: Callable[..., Lab]) -> None:
    """Of the sums of a phase those of the neuron that is pointed at, and of what it speaks to."""
    lab = visit("?lang=en#round=200&open=step")
    lab.page.get_by_text(say("step.as.sums"), exact=True).click()
    thing(lab, "l1[2]").hover()
    lab.rest()
    lines = texts(lab.page.locator("#step .line.lit"))
    expected = ["l1_LH[0,2]", "l1[0,2]", "l2_LH[0,0]", "l2[0,0]"]
    assert expected == [re.split(r"[\s=]", line)[0] for line in lines]


def marked(lab: Lab) -> int:
    """How many cells of matrices are marked."""
    lab.page.wait_for_timeout(300)
    lab.rest()
    return lab.page.locator("#matrices .lit").count()


def test_a_customer_is_marked_in_every_panel(visit: Callable[..., Lab]) -> None:
    """A customer of the target lights up wherever he is shown."""
    lab = visit(EVERYWHERE)
    before = marks(lab)
    lab.page.locator("#target article").first.hover()
    nobody = ("chain", "code", "tug", "step")
    now = marks(lab)
    assert [] == [panel for panel in PANELS if not now[panel] and panel not in nobody]
    lab.page.mouse.move(2, 2)
    assert before == marks(lab)


AXES: Final = {
    "syn0[2,1]": ["syn0[2,1]", "Saw the website?", "l1[1]"],
    "syn1[2,0]": ["syn1[2,0]", "l1[2]", "l2[0]"],
}
"""The weights that the lumpy bowl stands on, each with the neurons at its ends."""


def ringed(lab: Lab) -> list[str]:
    """The axes with a ring around them: in the readout, and beside the map."""
    rings = lab.page.locator("#bowl :is(dl .ring.lit dt, figcaption .ring.lit)")
    return [ring.inner_text().lstrip("→↑ ") for ring in lab.at_rest(rings)]


def test_an_axis_of_the_bowl_is_its_weight(visit: Callable[..., Lab]) -> None:
    """Pointed at in the bowl the weight is lit on the stage, and there its axis has a ring."""
    lab = visit("?lang=en#round=200&open=bowl")
    for place, (name, own) in enumerate(AXES.items()):
        lab.page.locator("#bowl dl").get_by_role("button", name=name, exact=True).hover()
        assert (own, [name, name]) == (lit(lab), ringed(lab))
        lab.page.locator("#bowl figcaption .axis").nth(place).hover()
        assert (own, [name, name]) == (lit(lab), ringed(lab))
        thing(lab, name).hover()
        assert (own, [name, name]) == (lit(lab), ringed(lab))
        lab.page.mouse.move(2, 2)
        assert ([], []) == (lit(lab), ringed(lab))
    lab.page.locator("#bowl dl").get_by_role("button", name="syn1[2,0]", exact=True).click()
    lab.page.mouse.move(2, 2)
    assert AXES["syn1[2,0]"] == lit(lab)
    lab.page.locator("#bowl summary", has_text="14").click()
    lab.page.locator("#bowl li", has_text="syn0[0,3]").hover()
    assert ["syn0[0,3]", "Has a cat?", "l1[3]"] == lit(lab)


def test_an_axis_of_the_small_bowl_is_its_weight(visit: Callable[..., Lab]) -> None:
    """On the first screen, too, it lights its weight and answers; without that weight, nothing."""
    lab = visit("?lang=en#round=200")
    small = lab.page.locator(".small-bowl")
    for name, own in AXES.items():
        axis = small.get_by_role("button", name=name, exact=True)
        axis.hover()
        assert own == lit(lab)
        lab.page.mouse.move(2, 2)
        thing(lab, name).hover()
        expect(small.locator(".ring.lit")).to_have_text([name])
        lab.page.mouse.move(2, 2)
        axis.click()
        expect(axis).to_have_attribute("aria-pressed", "true")
        axis.click()
        lab.page.mouse.move(2, 2)
    assert [] == lit(lab)
    expect(small.locator(".ring.lit")).to_have_count(0)
    lab = visit("?lang=en#round=200&hidden=2")
    names = [text.strip() for text in texts(lab.page.locator(".small-bowl .name"))]
    buttons = texts(lab.page.locator(".small-bowl .name button"))
    assert ([*AXES], ["syn0[2,1]"]) == (names, buttons)


def test_a_bowl_over_two_weights_points_at_them(visit: Callable[..., Lab]) -> None:
    """A list that chooses an axis lights the weight that it says, under pointer or focus."""
    lab = visit("?lang=en#round=200&open=bowl&bowl=pair")
    for choose in every(lab.page.locator("#bowl .axis select")):
        name = choose.locator("option:checked").inner_text()
        choose.hover()
        assert name == lit(lab)[0]
        lab.page.mouse.move(2, 2)
        assert [] == lit(lab)
        choose.focus()
        assert name == lit(lab)[0]
        choose.evaluate("(one) => one.blur()")
        assert [] == lit(lab)


FOCUSED: Final = {
    "tug.target": "#tug svg [role=button]",
    "tug.step": "#tug li button",
    "scurve.target": "#scurve .handle",
    "scurve.castle": "#scurve tr input[type=range]",
    "questions.scurve": "#questions li > button",
    "questions.target": "#questions tbody button.who",
    "castle.questions": "#castle tbody th button",
    "castle.target": "#castle article button",
    "target.castle": "#target article button.name",
    "chain.step": "#chain tbody tr:nth-child(5) input",
    "bowl.step": "#bowl dl button",
}
"""What can have the focus in a panel, and another panel that answers to it."""


@pytest.mark.parametrize("panels", FOCUSED)
def test_what_has_the_focus_lights_up(panels: str, visit: Callable[..., Lab]) -> None:
    """As much as under the pointer, there and in another panel; and no more when it has left."""
    lab = visit(f"?lang=en#round=200&open={panels}")
    both = panels.split(".")

    def lit() -> dict[str, int]:
        lab.page.wait_for_timeout(300)
        lab.rest()
        found: dict[str, int] = lab.page.evaluate(MARKS, both)
        return found

    place = lab.page.locator(FOCUSED[panels]).first
    place.scroll_into_view_if_needed()
    before = lit()
    place.hover()
    pointed = lit()
    assert all(pointed[panel] > before[panel] for panel in both)
    lab.page.mouse.move(2, 2)
    assert before == lit()
    place.focus()
    assert pointed == lit()
    place.evaluate("(one) => one.blur()")
    assert before == lit()


def test_a_chapter_is_of_something(visit: Callable[..., Lab]) -> None:
    """In the list of chapters each lights whom it happened to, and is marked when that is lit."""
    lab = visit("?lang=en#round=200")
    lab.page.locator("details", has_text=say("kit.twin")).first.locator("summary").click()
    chapters = lab.page.get_by_role("list", name=say("time.chapters")).get_by_role("button")
    turn = chapters.filter(has_text="syn0[2,0]")
    turn.first.hover()
    assert ["syn0[2,0]", "Saw the website?", "l1[0]"] == lit(lab)
    lab.page.mouse.move(2, 2)
    assert [] == lit(lab)
    thing(lab, "syn0[2,0]").hover()
    lab.rest()
    marked = texts(lab.page.locator("ul button.ring.lit"))
    assert texts(turn) == marked
    chapters.filter(has_text=said_like("time.chapter.steepest")).first.hover()
    assert [] == lit(lab)


def test_coming_by_keyboard_is_pointing(visit: Callable[..., Lab]) -> None:
    """With Tab on a neuron it lights up as under the pointer, and no longer when Tab goes on."""
    lab = visit("?lang=en#round=200")
    neuron = thing(lab, "l2[0]")
    thing(lab, "l1[3]").focus()
    lab.page.keyboard.press("Tab")
    assert neuron.evaluate("(place) => place === document.activeElement")
    assert [*SYN1, *L1, *L2] == lit(lab)
    lab.page.keyboard.press("Tab")
    assert [] == lit(lab)


def test_a_finger_that_lets_go_points_no_more(visit: Callable[..., Lab]) -> None:
    """Tapped a neuron is chosen, and tapped once more it is not: nothing stays lit."""
    lab = visit("?lang=en#round=200", has_touch=True)
    thing(lab, "l2[0]").tap()
    assert [*SYN1, *L1, *L2] == lit(lab)
    thing(lab, "l2[0]").tap()
    assert [] == lit(lab)


def test_a_line_that_lights_one_neuron_is_noticed(
    visit: Callable[..., Lab], with_a_bug: Callable[[str, str, str], str]
) -> None:
    """Planted: a layer belongs to its first neuron only."""
    right = 'lit.kind === "layers" && other.kind === "neuron") return isIn(lit, other.layer)'
    lab = visit(CODE, address=with_a_bug("lab/focus.ts", right, f"{right} && other.neuron === 0"))
    assert {"57": L0[:1], "58": L1[:1]} == stepped(lab, 2)


def test_a_panel_that_does_not_answer_is_noticed(
    visit: Callable[..., Lab], with_a_bug: Callable[[str, str, str], str]
) -> None:
    """Planted: the bowl looks at what was chosen, not at what is pointed at."""
    address = with_a_bug("views/bowl/Floor.svelte", "=> lab.touches(", "=> false && lab.touches(")
    lab = visit(EVERYWHERE, address=address)
    assert ["bowl"] == unmarked(lab, "syn0[0,0]")


def test_a_row_that_the_focus_does_not_light_is_noticed(caught: Caught) -> None:
    """Planted: an arrow of the rope answers to the pointer only."""
    bug = (
        "views/tug/Rope.svelte",
        "onfocus={() => lab.show({ pointed: customer })}",
        "onfocus={() => lab.show({ pointed: null })}",
    )
    caught(bug, lambda visit: test_what_has_the_focus_lights_up("tug.target", visit))


def test_an_axis_that_sends_another_weight_is_noticed(caught: Caught) -> None:
    """Planted: each row of the bowl's readout points at the first axis."""
    bug = (
        "views/bowl/Readout.svelte",
        "{@const weight = bowl.terrain?.axes[k]?.weight ?? null}",
        "{@const weight = bowl.terrain?.axes[0]?.weight ?? null}",
    )
    caught(bug, test_an_axis_of_the_bowl_is_its_weight)


def test_an_axis_of_the_small_bowl_that_sends_nothing_is_noticed(caught: Caught) -> None:
    """Planted: the weight need not be one of the network."""
    bug = ("views/bowl/point.ts", "thing && exists(thing, widths, 0) ? thing : null", "thing")
    caught(bug, test_an_axis_of_the_small_bowl_is_its_weight)
