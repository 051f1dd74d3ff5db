"""Nobody is shut out: axe-core finds no barrier, nothing stands beyond the edge of any window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.catalogues import LANGUAGES, say
from tests.browser.lab import ALL_OPEN, OTHER_TABS, PANELS, every
from tests.browser.test_words import ENGLISH, HAN, foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

REFUSE = """() => { window.post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = () => { throw new Error("no more memory"); }; }"""
"""Workers are asked for nothing more: each time somebody tries to, it fails."""

WIDTHS = (1280, 390)
THEMES = ("light", "dark")

OTHERWISE = tuple(
    zip(
        OTHER_TABS,
        ("zh-Hans", "en", "zh-Hant", "zh-Hans"),
        ((768, "dark"), (390, "light"), (1280, "light"), (390, "dark")),
        strict=True,
    )
)
"""Each other tab in one language, width and theme of all that there are."""

UNFOLD = """() => {
  for (const details of document.querySelectorAll("details:not([open])")) details.open = true;
  for (const section of document.querySelectorAll("section"))
    section.style.contentVisibility = "visible";
}"""
"""Open and lay out all there is: a place that is only reckoned with may lie under another."""

PAINTED = """async () => {
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
}"""
"""The page in its new size and colours."""

AXE = """async () => {
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) =>
    `${id}: ${target.join(" ")} ${html.slice(0, 160)}`));
}"""

AXE_IN: Final = AXE.replace("async () =>", "async (place) =>").replace("run(", "run(place, ")

BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  const named = (element) =>
    `${element.closest("section")?.id}: ${element.outerHTML.slice(0, 120)}`;
  const scrolled = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible" && up !== document.documentElement
        && up.getBoundingClientRect().right <= width + 1) return true;
    return false;
  };
  const out = Array.from(document.querySelectorAll("body *")).filter((element) => {
    const { right, left, width: wide } = element.getBoundingClientRect();
    return wide > 0 && (right > width + 1 || left < -1) && !scrolled(element)
      && !element.closest(".unseen");
  });
  const innermost = out.filter((element) => !out.some((other) => element !== other
    && element.contains(other)));
  const wide = document.documentElement.scrollWidth > width ? [`page: ${width} px`] : [];
  const cut = Array.from(document.querySelectorAll("section"))
    .filter((section) => section.scrollWidth > section.clientWidth + 1)
    .map((section) => `${section.id}: cut off at its edge`);
  return [...wide, ...cut, ...innermost.map(named)];
}"""


LOOK = """async () => {
  for (const section of document.querySelectorAll("section")) {
    section.scrollIntoView();
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  }
}"""
"""Look at each part of the page: what is far out of view is not laid out."""


def barriers(lab: Lab, axe: str) -> list[str]:
    """What axe-core finds on the page as it stands."""
    lab.page.evaluate(axe)
    found: list[str] = lab.page.evaluate(AXE)
    return found


def beyond(lab: Lab) -> list[str]:
    """What sticks out of the window to the side."""
    found: list[str] = lab.page.evaluate(BEYOND)
    return found


@pytest.fixture(scope="session")
def axe(web: Path) -> str:
    """axe-core's own program."""
    return (web / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_barriers(language: str, visit: Callable[..., Lab], axe: str) -> None:
    """On a desk and in a hand, light and dark, with every panel open and all unfolded."""
    lab = visit(f"?lang={language}#round=200&phase=blame&focus=weight.0.2.1{ALL_OPEN}")
    lab.page.evaluate(UNFOLD)
    found = set()
    for width in WIDTHS:
        lab.page.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            lab.page.emulate_media(color_scheme="light" if theme == "light" else "dark")
            lab.page.evaluate(PAINTED)
            found |= {f"{width} {theme} {barrier}" for barrier in barriers(lab, axe)}
    assert [] == sorted(found)


@pytest.mark.parametrize("link", ["#round=200&phase=change", "#hidden=8.8&data=contradictory"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_beyond_the_edge(
    language: str, link: str, visit: Callable[..., Lab]
) -> None:
    """The page is never moved sideways; what is wide moves within a box of its own."""
    lab = visit(f"?lang={language}{link}{ALL_OPEN}")
    lab.page.evaluate(UNFOLD)
    found = {}
    for width in (1280, 768, 390):
        lab.page.set_viewport_size({"width": width, "height": 900})
        lab.page.evaluate(LOOK)
        found[width] = beyond(lab)
    assert {1280: [], 768: [], 390: []} == found


@pytest.mark.parametrize(("link", "language", "window"), OTHERWISE)
def test_the_other_tabs(
    link: str, language: str, window: tuple[int, str], visit: Callable[..., Lab], axe: str
) -> None:
    """What is shown in place of something else has no barriers and keeps within the window, too."""
    width, theme = window
    size = {"width": width, "height": 900}
    lab = visit(f"?lang={language}{link}", viewport=size, color_scheme=theme)
    lab.page.evaluate(UNFOLD)
    lab.rest()
    lab.page.evaluate(LOOK)
    assert [] == beyond(lab)
    assert [] == barriers(lab, axe)


PRESS: Final = """async (panel) => {
  const wanted = ["[aria-pressed=false]", "[aria-expanded=false]", "input[type=checkbox]"];
  const pressed = new Set();
  for (let most = 0; most < 60; most++) {
    for (const fold of document.querySelectorAll(`#${panel} details`)) fold.open = true;
    const next = Array.from(document.querySelectorAll(`#${panel} :is(${wanted})`))
      .find((one) => !pressed.has(one) && !one.disabled && !one.checked);
    if (!next) return pressed.size;
    pressed.add(next);
    next.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
  }
  return pressed.size;
}"""
"""Press whatever can be pressed down, unfold what can be unfolded and tick what can be ticked."""

CHOOSE: Final = """async (panel) => {
  for (const row of document.querySelectorAll(`#${panel} fieldset:not(:first-of-type)`))
    row.querySelector("input[type=radio]:not(:checked)")?.click();
  for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
}"""
"""In every bar of choices but that of the tabs the other one."""

PRESSED: Final = (
    *((panel, f"#round=200&open={panel}") for panel in PANELS),
    *(
        (panel, f"#start=tutorial&open={panel}&{panel}={tab}")
        for panel, tabs in {
            "bowl": ("one", "road", "dips", "pair"),
            "chain": ("forward", "code", "wrong", "points"),
            "matrices": ("product", "batch", "shapes", "made"),
        }.items()
        for tab in tabs
    ),
    ("bowl", "#open=bowl&bowl=dips&line=own_1_-1"),
)


@pytest.mark.parametrize(("panel", "link"), PRESSED)
def test_what_is_pressed_has_no_barriers(
    panel: str, link: str, visit: Callable[..., Lab], axe: str
) -> None:
    """Toggles down, folds open, boxes ticked, the other choice made: light and dark."""
    language = list(LANGUAGES)[PRESSED.index((panel, link)) % len(LANGUAGES)]
    lab = visit(f"?lang={language}{link}")
    lab.page.evaluate(axe)
    found = set()
    for script in (PRESS, CHOOSE, PRESS):
        lab.page.evaluate(script, panel)
        lab.rest()
        for theme in THEMES:
            lab.page.emulate_media(color_scheme="light" if theme == "light" else "dark")
            lab.page.evaluate(PAINTED)
            found |= {f"{theme} {one}" for one in lab.page.evaluate(AXE_IN, f"#{panel}")}
    lab.page.set_viewport_size({"width": 390, "height": 900})
    lab.page.evaluate(LOOK)
    assert [] == sorted(found)
    assert [] == beyond(lab)


def test_a_page_that_cannot_run_says_so(chromium: Browser, site: str) -> None:
    """Without JavaScript in three languages; with a broken kernel in one, what was said apart."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    told = {one.get_attribute("lang"): one.inner_text() for one in every(page.locator("noscript"))}
    assert set(LANGUAGES) == set(told)
    for language, sentence in told.items():
        assert "JavaScript" in sentence
        assert (language != "en") is bool(HAN.search(sentence))
        assert language == "en" or not foreign(language or "", sentence)
    context.close()
    context = chromium.new_context(locale="zh-TW")
    page = context.new_page()
    page.route("**/*.wasm", lambda route: route.fulfill(body="none", content_type="text/plain"))
    page.goto(site)
    page.get_by_text(say("app.failed", "zh-Hant")).wait_for()
    assert "Error" in page.locator("#page code[lang=en]").inner_text()
    alert = page.locator("#page > [role=alert]")
    assert not ENGLISH.search(alert.evaluate("(one) => one.firstChild.data"))
    inside, outside = alert.bounding_box(), page.viewport_size
    assert inside is not None
    assert outside is not None
    assert 0 < inside["x"] < inside["x"] + inside["width"] < outside["width"], "room around it"
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_learned_leaves_the_lab_standing(
    language: str, visit: Callable[..., Lab]
) -> None:
    """A worker that refuses is told of, its own words apart; the next run that comes ends that."""
    lab = visit(f"?lang={language}#round=40")
    lab.language = language
    before = lab.cells()
    lab.page.evaluate(REFUSE)
    lab.button("stage.another").click()
    alert = lab.page.get_by_role("alert")
    alert.get_by_text(say("app.not_learned", language)).wait_for()
    assert "no more memory" in alert.locator("code[lang=en]").inner_text()
    assert before == lab.cells()
    lab.page.evaluate("() => { Worker.prototype.postMessage = window.post; }")
    lab.button("stage.another").click()
    alert.wait_for(state="detached")
    assert before != lab.cells()


def test_barriers_and_edges_are_noticed(visit: Callable[..., Lab], axe: str) -> None:
    """A picture without words, a button without a name and a box too wide are all found."""
    lab = visit("?lang=en")
    assert [] == beyond(lab)
    lab.page.evaluate(
        """() => { const box = document.createElement("div");
        box.innerHTML = '<img src="./icon.svg"><button></button><p>wide</p>';
        document.querySelector("main").append(box);
        box.lastChild.style.width = "3000px"; }"""
    )
    assert {"image-alt", "button-name"} <= {each.split(":")[0] for each in barriers(lab, axe)}
    assert ["page: 1280 px", "undefined: <p"] == [each[:13] for each in beyond(lab)]
