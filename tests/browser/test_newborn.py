"""The first screen does not wait for the run: the newborn is there, and then what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.catalogues import say
from tests.browser.lab import CELLS, Lab
from tests.browser.truth import LAST, Life, numbers, steps, strays

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.long

WAIT = 300
"""Milliseconds in which something that must not happen would have happened."""


class Gate:
    """Holds back what workers ask for until it is opened."""

    def __init__(self) -> None:
        """Closed, and nobody waits."""
        self._waiting: list[Route] | None = []

    def ask(self, route: Route) -> None:
        """Somebody asks."""
        if self._waiting is None:
            route.continue_()
        else:
            self._waiting.append(route)

    def open(self) -> None:
        """Let all go on, and whoever comes later."""
        waiting, self._waiting = self._waiting, None
        for route in waiting or ():
            route.continue_()


@pytest.fixture
def gate() -> Gate:
    """One that is closed."""
    return Gate()


@pytest.fixture
def newborn(chromium: Browser, site: str, gate: Gate) -> Generator[Lab]:
    """The first screen of a newcomer whose workers have not come yet."""
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    lab = Lab(context.new_page(), site)
    lab.page.route("**/*worker*", gate.ask)
    lab.page.goto(f"{site}?lang=en")
    lab.page.wait_for_selector("main [data-cell]")
    yield lab
    context.close()
    assert [] == lab.said


def shown(lab: Lab) -> list[tuple[str, str]]:
    """The numbers on the page, at rest or not."""
    return [(name, text) for name, text in lab.page.evaluate(CELLS)]


def test_the_newborn_shows_what_it_guesses(newborn: Lab) -> None:
    """Without a single round learned, the first screen has the numbers of round 0, and is busy."""
    expected = numbers(next(steps(Life(), [0])))
    assert [] == strays(shown(newborn), expected)
    assert {"l2[0,0]", "l1[0,3]", "syn0[2,1]"} <= {name for name, _ in shown(newborn)}
    assert "true" == newborn.page.locator("main").get_attribute("aria-busy")
    assert str(LAST) == newborn.slider.get_attribute("aria-valuemax")


def test_nothing_moves_before_its_run_is_there(newborn: Lab, gate: Gate) -> None:
    """Whoever is quick sees no number that was not learned; then it learns before their eyes."""
    before = shown(newborn)
    newborn.button("time.learn").click()
    newborn.page.keyboard.press("End")
    newborn.page.get_by_role("button", name=say("time.on", "en"), exact=True).click()
    newborn.page.wait_for_timeout(WAIT)
    assert before == shown(newborn)
    assert "0" == newborn.slider.get_attribute("aria-valuenow")
    newborn.button("time.learn").click()
    gate.open()
    newborn.page.wait_for_function("() => document.querySelector('main').ariaBusy === 'false'")
    newborn.slider.press("End")
    assert LAST == newborn.round
    assert [] == strays(newborn.cells(), numbers(next(steps(Life(), [LAST]))))
