"""The page asks nobody but its own server, which is all it needs, and its console has no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, catalogue, say
from tests.browser.lab import ALL_OPEN
from tests.browser.truth import PHASES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser
    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

TROUBLE = """() => {
  fetch("https://example.org/count").catch(() => {});
  new Image().src = "https://example.org/pixel.png";
  console.warn("a warning");
  setTimeout(() => { throw new Error("a mistake"); });
}"""

BIG = "#hidden=8.8.8&data=contradictory&loss=cross_entropy&round=3000&focus=neuron.2.7&customer=4"


def presets() -> list[str]:
    """The names of all starts worth a look."""
    before = "stage.preset."
    names = {key.removeprefix(before) for key in catalogue("en") if key.startswith(before)}
    return sorted(name for name in names if "." not in name and name != "own")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_start_with_every_panel_open(language: str, visit: Callable[..., Lab]) -> None:
    """Starts, ten in English, from the first round to the last: the console stays silent."""
    lab = visit(f"?lang={language}#round=3{ALL_OPEN}")
    lab.language = language
    chooser = lab.chooser("stage.preset")
    assert 10 == len(presets())
    looks = list(zip(presets(), PHASES * 2, strict=True))
    for start, phase in looks if language == "en" else looks[::3]:
        chooser.select_option(start)
        lab.page.get_by_text(say(f"stage.preset.{start}.why", language)).wait_for()
        lab.button(f"time.phase.{phase}").first.click()
        for key in ("End", "PageDown", "ArrowLeft", "Home", "PageUp"):
            lab.slider.press(key)
        assert {"trained": "born"}.get(start, start) == chooser.input_value()


def test_the_largest_network_with_every_panel_open(visit: Callable[..., Lab]) -> None:
    """Three hidden layers of eight: every panel bears it."""
    lab = visit(f"?lang=en{BIG}{ALL_OPEN}")
    for key in ("End", "PageDown", "Home", "PageUp"):
        lab.slider.press(key)
    lab.button("stage.add_customer").click()
    lab.button("stage.change_survey").click()
    lab.button("stage.remove_customer").last.click()
    lab.page.wait_for_timeout(300)
    expect(lab.page.get_by_role("alert")).to_have_count(0)


def test_once_loaded_the_cable_may_be_out(visit: Callable[..., Lab]) -> None:
    """With every panel open and the network gone, all goes on: another start is learned as well."""
    lab = visit(f"?lang=en#round=3{ALL_OPEN}")
    lab.page.context.set_offline(True)
    before = lab.cells()
    lab.button("stage.another").click()
    lab.page.wait_for_function(
        "(old) => document.querySelector('[data-cell^=syn]').textContent.trim() !== old",
        arg=next(text for name, text in before if name.startswith("syn")),
    )
    lab.slider.press("End")
    assert 60_000 == lab.round


def test_what_leaves_or_complains_is_noticed(chromium: Browser, site: str) -> None:
    """A request to somebody else, a warning, a mistake and a broken policy are all seen."""
    from tests.browser.lab import Lab  # noqa: PLC0415  only the type is needed elsewhere

    context = chromium.new_context()
    lab = Lab(context.new_page(), site).open("?lang=en")
    lab.page.evaluate(TROUBLE)
    lab.page.wait_for_timeout(500)
    context.close()
    said = "\n".join(lab.said)
    assert "warning: a warning" in said
    assert "error: a mistake" in said
    assert "Content Security Policy" in said
