"""The whole lab by keyboard: every control is reached, is seen to be, has a name, and works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import said_like, say
from tests.browser.lab import ALL_OPEN, OTHER_TABS, PANELS, drawn, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

MOST = 2_000
"""Presses of the Tab key after which something is surely lost."""

TABS: Final = {"bowl": "bowl.which", "chain": "chain.tabs", "matrices": "matrices.tabs"}
"""The panels that show one thing at a time, and what their rows of tabs are called."""

PREPARE = """() => {
  const look = (element) => [element, element.closest("label"), element.parentElement.closest("g"),
    ...element.querySelectorAll("rect, circle, path, line, polygon, ellipse")].filter(Boolean)
    .map((part) => { const style = getComputedStyle(part);
      const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
      return [outline, style.boxShadow, style.stroke, style.strokeWidth, style.borderColor]; });
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
  const first = (radio) => radio.checked || (!document.querySelector(
      `input[name="${radio.name}"]:checked`)
    && radio === document.querySelector(`input[name="${radio.name}"]`));
  window.stops = Array.from(document.querySelectorAll(wanted)).filter((element) =>
    element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({ visibilityProperty: true })
    && (element.type !== "radio" || first(element)));
  window.looks = new Map(window.stops.map((element) => [element, JSON.stringify(look(element))]));
  window.look = look;
  return window.stops.length;
}"""

HERE = """() => {
  const { activeElement: here } = document;
  if (!here || here === document.body) return null;
  const html = `${here.closest("section")?.id}: ${here.outerHTML.slice(0, 140)}`;
  const { left, right, top, bottom } = here.getBoundingClientRect();
  const seen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return { html, place: window.stops.indexOf(here), seen,
    ring: window.looks.get(here) !== JSON.stringify(window.look(here)) };
}"""

MISSED = """(reached) => window.stops.filter((stop, place) => stop.isConnected
  && !reached.includes(place)).map((stop) =>
  `${stop.closest("section")?.id}: ${stop.outerHTML.slice(0, 140)}`)"""

IS_HERE = "(element) => element === document.activeElement"


def walked(lab: Lab) -> list[dict[str, Any]]:
    """Every place that the Tab key comes to, from the head of the page to its foot."""
    lab.page.evaluate(PREPARE)
    places: list[dict[str, Any]] = []
    for _ in range(MOST):
        lab.page.keyboard.press("Tab")
        here = lab.page.evaluate(HERE)
        if here is None or (places and here["place"] == places[0]["place"]):
            break
        places.append(here)
    return places


def nameless(lab: Lab) -> list[str]:
    """What can have the focus and has no name for whoever does not see it."""
    line = lab.page.context.new_cdp_session(lab.page)
    nodes = line.send("Accessibility.getFullAXTree")["nodes"]
    return [
        node["role"]["value"]
        for node in nodes
        if not node["ignored"]
        and any(one["name"] == "focusable" and one["value"]["value"] for one in node["properties"])
        and not node.get("name", {}).get("value", "").strip()
        and node["role"]["value"] != "RootWebArea"
    ]


def reach(lab: Lab, thing: Locator) -> None:
    """Press Tab until the thing has the focus."""
    handle = thing.element_handle()
    for _ in range(MOST):
        if handle.evaluate(IS_HERE):
            return
        lab.page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never comes to {thing}")


def use(lab: Lab, thing: Locator, *keys: str) -> None:
    """Go to a thing with Tab and press these keys on it."""
    reach(lab, thing)
    for key in keys:
        lab.page.keyboard.press(key)


FIRST_TABS: Final = f"#round=200&focus=weight.0.2.1{ALL_OPEN}"
OWN_LINE: Final = "#open=bowl&bowl=dips&line=own_1_-1"
"""Every panel; and what only a tab that is turned to has."""

UNFOLD: Final = """() => {
  for (const details of document.querySelectorAll("section details")) details.open = true; }"""


@pytest.mark.parametrize(
    ("link", "folds"),
    [(FIRST_TABS, "closed"), *((link, "open") for link in (FIRST_TABS, *OTHER_TABS, OWN_LINE))],
)
def test_every_control_is_reached_and_seen_to_be(
    link: str, folds: str, visit: Callable[..., Lab]
) -> None:
    """In every panel and on every tab Tab comes to each control; it is in view and has a ring."""
    lab = visit(f"?lang=en{link}")
    if folds == "open":
        lab.page.evaluate(UNFOLD)
        lab.rest()
    places = walked(lab)
    reached = [place["place"] for place in places]
    assert [] == lab.page.evaluate(MISSED, reached)
    assert [] == [place["html"] for place in places if place["place"] >= 0 and not place["ring"]]
    assert [] == [place["html"] for place in places if not place["seen"]]
    assert {FIRST_TABS: 150}.get(link, 60) < len(places)
    assert [] == nameless(lab)


@pytest.mark.parametrize("panel", TABS)
def test_every_tab_by_keyboard(panel: str, visit: Callable[..., Lab]) -> None:
    """With Tab to the row of tabs, with an arrow key from one to the next, and round."""
    lab = visit(f"?lang=en#round=200&open={panel}")
    section = lab.page.locator(f"#{panel}")
    row = section.get_by_role("group", name=say(TABS[panel]), exact=True)
    chosen = row.locator("label:has(:checked)")
    reach(lab, row.locator("input:checked"))
    names = texts(row.locator("label"))
    start = names.index(chosen.inner_text())
    seen = set()
    for step in range(1, len(names) + 1):
        lab.page.keyboard.press("ArrowRight")
        lab.rest()
        assert names[(start + step) % len(names)] == chosen.inner_text()
        lab.page.wait_for_timeout(300)
        seen.add(section.inner_text())
    assert len(names) == len(seen)


def test_what_is_out_of_reach_is_noticed(visit: Callable[..., Lab]) -> None:
    """A button without a ring, one without a name and one that Tab passes by are found."""
    lab = visit("?lang=en")
    lab.page.evaluate(
        """() => { const box = document.createElement("div");
        box.innerHTML = '<button id="dull">dull</button><button id="mute"></button>' +
          '<button id="lost" onfocus="this.blur()">lost</button>';
        document.querySelector("main").prepend(box);
        document.getElementById("lost").addEventListener("focus", (event) => event.target.blur());
        document.styleSheets[0].insertRule("#dull:focus-visible { outline: none }"); }"""
    )
    lab.said.clear()  # the policy refuses the handler in the markup, and says so
    places = walked(lab)
    assert any("dull" in place["html"] for place in places if not place["ring"])
    missed = lab.page.evaluate(MISSED, [place["place"] for place in places])
    assert any("lost" in html for html in missed)
    assert ["button"] == nameless(lab)


def test_time_by_keyboard(visit: Callable[..., Lab]) -> None:
    """Play, pause, one round and one phase on and back, to both ends, all with keys."""
    lab = visit("?lang=en")
    use(lab, lab.button("time.learn"), "Space")
    lab.button("time.pause").wait_for()
    lab.page.wait_for_timeout(600)
    use(lab, lab.button("time.pause"), "Space")
    assert 0 < (place := lab.round) < 60_000
    use(lab, lab.button("time.on"), "Enter", "Enter")
    use(lab, lab.button("time.back"), "Enter")
    assert place + 1 == lab.round
    use(lab, lab.button("time.phase_on"), "Enter", "Enter")
    use(lab, lab.button("time.phase_back"), "Enter")
    phases = lab.page.get_by_role("group", name=say("time.phases"))
    assert say("time.phase.compare") == phases.locator("[aria-pressed=true]").inner_text().strip()
    for key, expected in {"End": 60_000, "Home": 0, "ArrowRight": 1, "ArrowLeft": 0}.items():
        use(lab, lab.slider, key)
        assert expected == lab.round
    use(lab, lab.slider, "PageUp", "ArrowUp", "ArrowDown", "PageDown")
    assert lab.round < 3


def test_every_panel_by_keyboard(visit: Callable[..., Lab]) -> None:
    """Each door opens its panel, and the panel's own button closes it."""
    lab = visit("?lang=en")
    doors = lab.page.get_by_role("navigation", name=say("app.panels"))
    for panel in PANELS:
        title = say(f"{panel}.title")
        section = lab.page.locator(f"#{panel}")
        use(lab, doors.get_by_role("button", name=title, exact=True), "Enter")
        section.wait_for()
        close = section.get_by_role("button", name=f"{say('app.close')}: {title}", exact=True)
        use(lab, close, "Enter")
        expect(section).to_have_count(0)


def test_changes_by_keyboard(visit: Callable[..., Lab]) -> None:
    """A weight typed over and left, undo and redo, an answer, a start, the language: keys alone."""
    lab = visit("?lang=en#round=30")
    use(lab, lab.page.locator(drawn("syn0[2,1]")), "Enter")
    reach(lab, lab.page.get_by_label(say("stage.type", weight="syn0[2,1]")))
    lab.page.keyboard.type("2.5")
    lab.page.keyboard.press("Enter")
    use(lab, lab.button("stage.leave"), "Enter")
    lab.button("stage.leave").wait_for(state="detached")
    use(lab, lab.button("app.undo"), "Enter")
    lab.button("stage.leave").wait_for()
    use(lab, lab.button("app.redo"), "Enter")
    lab.button("stage.leave").wait_for(state="detached")
    table = lab.page.get_by_role("table", name=say("stage.customers"))
    use(lab, table.locator("tbody td").first.get_by_role("button"), "Enter")
    use(lab, lab.button("stage.story"), "Enter")
    lab.button("stage.story").wait_for(state="detached")
    use(lab, lab.chooser("stage.preset"), "End")
    lab.page.get_by_text(said_like("stage.preset.all_bought.why")).wait_for()
    use(lab, lab.chooser("app.language"), "ArrowDown")
    lab.page.get_by_role("heading", name=say("stage.start", "zh-Hant")).wait_for()
