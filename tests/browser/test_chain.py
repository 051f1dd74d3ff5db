"""The chain rule: ripples that can be read on a phone, a quiz, second points near and far."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.catalogues import LANGUAGES, say
from tests.browser.truth import MINUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Lab

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


def test_few_ripples_grow(visit: Callable[..., Lab]) -> None:
    """How many are greater than the one before is counted from the moves that stand there."""
    lab = visit("?lang=en#start=tutorial&open=chain&decimals=6")
    panel(lab).get_by_text(say("kit.twin"), exact=True).click()
    cells = panel(lab).locator("details tbody td:last-child").all_inner_texts()
    moves = [abs(float(text.replace(MINUS, "-"))) for text in cells][:6]
    grown = sum(later > before for before, later in pairwise(moves))
    assert panel(lab).get_by_text(say("chain.shrink", grown=grown, count=5)).is_visible()


def test_a_hair_away_is_as_good_as_exact(visit: Callable[..., Lab]) -> None:
    """The document's second points miss the product, points a hair away have it, typed ones may."""
    lab = visit("?lang=en#start=tutorial&open=chain")
    choice = panel(lab).get_by_role("group", name=say("chain.second"), exact=True)
    assert choice.get_by_text(say("chain.second.document"), exact=True).count() == 0
    panel(lab).get_by_text(say("chain.document.with"), exact=True).click()
    exact, theirs = told(lab, "exact"), told(lab, "chords")
    assert exact != theirs
    choice.get_by_text(say("chain.second.hair"), exact=True).click()
    assert exact == told(lab, "chords") == told(lab, "checked")
    choice.get_by_text(say("chain.second.document"), exact=True).click()
    assert theirs == told(lab, "chords")


def test_code_stands_beside_the_ripples(visit: Callable[..., Lab]) -> None:
    """Everything on one page: circles, ratios, second points and, unfolded, the code in line."""
    lab = visit("?lang=en#start=tutorial&open=chain")
    panel(lab).get_by_text(say("chain.in_line"), exact=True).click()
    assert 5 == panel(lab).locator("[data-code]").count()
    assert panel(lab).locator("[data-ratio]").first.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wrong_way_is_a_quiz(language: str, visit: Callable[..., Lab]) -> None:
    """A wrong guess is answered as one and shows nothing yet; the right one opens the answer."""
    lab = visit(f"?lang={language}#start=tutorial&open=chain&chain=wrong")
    answer = panel(lab).get_by_text(say("chain.wrong.answer", language))
    for guess in ("order", "rounded", "sign"):
        panel(lab).get_by_text(say(f"chain.guess.{guess}", language), exact=True).click()
        assert panel(lab).get_by_text(say(f"chain.guess.{guess}.said", language)).is_visible()
        assert answer.count() == 0
    panel(lab).get_by_text(say("chain.guess.values", language), exact=True).click()
    assert panel(lab).get_by_text(say("chain.guess.values.said", language)).is_visible()
    assert answer.is_visible()
