"""The lab as a person has it before them: where its numbers stand, and the ways to move it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect
from playwright.sync_api import TimeoutError as TooLateError
from tests.browser.catalogues import said_like, say

PANELS: Final = (
    *("step", "bowl", "scurve", "chain", "tug"),
    *("questions", "code", "castle", "matrices", "target"),
)

ALL_OPEN: Final = "&open=" + ".".join(PANELS)

OTHER_TABS: Final = tuple(
    f"#{state}&{tabs}&open=bowl.chain.matrices"
    for state, tabs in (
        (
            "round=200&phase=compare&asked=learns&kept=loss%3Dcross_entropy",
            "bowl=road&chain=forward&matrices=product",
        ),
        (
            "round=90&fork=40_1_2_0_-3.25&decimals=12&focus=customer.2",
            "bowl=dips&chain=code&matrices=batch",
        ),
        (
            "round=400&phase=blame&asked=depends&focus=neuron.1.2&axis=even",
            "bowl=pair&chain=wrong&matrices=shapes",
        ),
        (
            "round=60000&phase=change&customer=3&focus=weight.0.2.1",
            "bowl=one&chain=points&matrices=made",
        ),
    )
)
"""Links to every tab of three panels that is not the first, each once, with states to go along."""

CELLS: Final = """() => Array.from(document.querySelectorAll("[data-cell]"), (cell) => [
  cell.dataset.cell, (cell.value ?? cell.textContent).trim()])"""

AT_REST: Final = """() => document.querySelector("main")?.ariaBusy === "false\""""

SETTLED: Final = """(panels) => document.querySelector("main [data-cell]") !== null
  && panels.every((panel) => (document.getElementById(panel)?.children.length ?? 0) > 1)
  && document.querySelector("main").ariaBusy === "false\""""

GO: Final = "(hash) => { location.hash = hash; }"


def drawn(name: str) -> str:
    """The selector of a weight's line or of a neuron, in the picture of the network."""
    if name.startswith("syn"):
        return f".network svg [role=button][aria-label^='{name}']"
    return f".network svg [role=button]:has(.out)[aria-label*='{name}']"


def every(found: Locator) -> list[Locator]:
    """All of them, once there is one: what a press lays out comes a moment after it, and whole."""
    expect(found.first).to_be_attached()
    return found.all()


def texts(found: Locator) -> list[str]:
    """The text of each of them, once there is one."""
    expect(found.first).to_be_attached()
    return found.all_inner_texts()


@dataclass
class Lab:
    """One page, what its console said and what it asked for."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    language: str = "en"

    def __post_init__(self) -> None:
        """Listen from the beginning."""
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("request", self._note)

    def open(self, link: str = "") -> Lab:
        """Go to a link, such as ?lang=en#round=200, and wait for its numbers and its panels."""
        self.page.goto(f"{self.address}{link}")
        self.wait(link)
        return self

    def wait(self, link: str = "") -> None:
        """Wait until there are numbers, and every panel that the link names has come."""
        panels = [panel for panel in PANELS if panel in link.partition("open=")[2].split(".")]
        try:
            self.page.wait_for_function(SETTLED, arg=panels)
        except TooLateError as late:
            late.add_note(f"{self.address}{link} said: {self.said}")
            raise

    def go(self, hash_: str) -> None:
        """Follow a link within the page."""
        self.page.evaluate(GO, hash_)

    def cells(self) -> list[tuple[str, str]]:
        """Name and text of every number of the network on the page."""
        self.rest()
        return [(name, text) for name, text in self.page.evaluate(CELLS)]

    def rest(self) -> None:
        """Wait until every part of the page shows the same moment."""
        self.page.wait_for_function(AT_REST)

    def at_rest(self, found: Locator) -> list[Locator]:
        """All of them, perhaps none, once every part of the page shows the same moment."""
        self.rest()
        return found.all()

    def button(self, key: str, **values: object) -> Locator:
        """The button with that sentence on it; without values, with any."""
        name = say(key, self.language, **values) if values else said_like(key, self.language)
        return self.page.get_by_role("button", name=name)

    def chooser(self, key: str) -> Locator:
        """The list that folds out, of that name."""
        return self.page.get_by_role("combobox", name=say(key, self.language), exact=True)

    @property
    def round(self) -> int:
        """The round that the time machine's slider stands at."""
        self.rest()
        return int(self.slider.get_attribute("aria-valuenow") or -1)

    @property
    def slider(self) -> Locator:
        """The curve of losses, along which one travels."""
        return self.page.get_by_role("slider", name=say("time.curve", self.language))

    def foreign(self) -> list[str]:
        """What was asked of anybody but the page's own server."""
        own = (self.address, "data:", "blob:")
        return [address for address in self.asked if not address.startswith(own)]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(f"{message.type}: {message.text}")

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)


Caught = Callable[[tuple[str, str, str], Callable[[Callable[..., Lab]], None]], None]
"""The fixture that plants a bug (file, right, wrong) and sees a look at the page fail."""
