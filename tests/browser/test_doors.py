"""The three doors at the head of the page: each opens its sentence, and the lab's takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long


def told(lab: Lab) -> str:
    """What stands under the head of the page."""
    return lab.page.locator("header [role=status]").inner_text().strip()


def current(lab: Lab, language: str) -> str:
    """The door that is open."""
    doors = lab.page.get_by_role("navigation", name=say("app.doors", language))
    return doors.locator("[aria-current=page]").inner_text().strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_door_opens_its_sentence(language: str, visit: Callable[..., Lab]) -> None:
    """Learn and Your survey say what there is until they are built; the lab says what it holds."""
    lab = visit(f"?lang={language}#open=tug")
    lab.rest()
    own = say("app.line", language, numbers=16, customers=4)
    assert own == told(lab)
    for door in ("learn", "survey"):
        name = say(f"app.door.{door}", language)
        lab.page.get_by_role("button", name=name, exact=True).press("Enter")
        assert say(f"app.door.{door}.later", language) == told(lab)
        expect(lab.page.locator("#tug")).to_be_visible()
        lab.page.get_by_role("button", name=say("app.door.lab", language), exact=True).click()
        assert own == told(lab)
        assert say("app.door.lab", language) == current(lab, language)


def test_a_door_without_its_sentence_is_noticed(
    caught: Caught,
) -> None:
    """Planted: both doors say the same."""
    bug = ("views/Top.svelte", "say(`app.door.${asked}.later`)", 'say("app.door.learn.later")')
    caught(bug, lambda visit: test_each_door_opens_its_sentence("en", visit))
