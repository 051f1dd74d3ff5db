"""The survey is changed by hand: customers and questions come and go, and the network follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, said_like, say
from tests.browser.lab import ALL_OPEN, every
from tests.browser.test_link import answer, changed, settled, state
from tests.browser.truth import Fork, Life, numbers, steps, strays

from glassbowl.survey.litter_rip import customers

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

    from glassbowl.core.arrays import Array

pytestmark = pytest.mark.long

PARROT = "Keeps a parrot?"

LEAST = """(button) => { const { width, height } = button.getBoundingClientRect();
  return Math.min(width, height); }"""
"""How narrow or low a button is, in CSS pixels."""


@dataclass(frozen=True)
class Own(Life):
    """A life that learns from rows of the reader's own."""

    rows: tuple[tuple[float, ...], ...] = ()

    def task(self) -> tuple[Array, Array]:
        """Answers, and what was bought at the end of each row."""
        table = np.array(self.rows, dtype=float)
        return table[:, :-1], table[:, -1:]


def own(table: Array, hidden: tuple[int, ...] = (4,)) -> Own:
    """The life of a network that learns from this table."""
    return Own(hidden=hidden, rows=tuple(map(tuple, table.tolist())))


def astray(lab: Lab, life: Life, round_: int = 40) -> list[str]:
    """What on the page is not core's."""
    (step,) = steps(life, [round_])
    return strays(lab.cells(), numbers(step))


def story() -> Array:
    """Four customers: three answers, and what each did."""
    return np.hstack(customers())


def start(visit: Callable[..., Lab], link: str = "#round=40&open=step") -> Lab:
    """The lab, with the survey being changed."""
    lab = visit(f"?lang=en{link}")
    lab.button("stage.change_survey").click()
    return lab


def do(lab: Lab, key: str, **values: object) -> None:
    """Press a button of the survey, and wait until it is learned."""
    before = lab.cells()
    lab.button(key, **values).first.click()
    changed(lab, before)


def ask(lab: Lab, name: str) -> None:
    """One question more."""
    before = lab.cells()
    field = lab.page.get_by_label(say("stage.new_question"), exact=True)
    field.fill(name)
    field.press("Enter")
    changed(lab, before)


def chosen(lab: Lab) -> list[int]:
    """Which customers are looked at, counted from 0."""
    rows = every(lab.page.get_by_role("table", name=say("stage.customers")).locator("tbody tr"))
    names = [(row.get_attribute("class") or "").split() for row in rows]
    return [place for place, each in enumerate(names) if "chosen" in each]


def test_controls_are_there_when_they_are_wanted(visit: Callable[..., Lab]) -> None:
    """Nothing can be taken out by a slip: not before somebody wants to change the survey."""
    lab = visit("?lang=en")
    removing = lab.page.get_by_role("button", name=said_like("stage.remove_customer"))
    expect(removing).to_have_count(0)
    lab.button("stage.change_survey").click()
    expect(removing).to_have_count(4)
    assert 24 <= min(one.evaluate(LEAST) for one in every(removing))
    lab.button("stage.change_survey").click()
    expect(removing).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_room_while_it_is_changed(
    language: str, width: int, visit: Callable[..., Lab]
) -> None:
    """With the story's questions nothing of it lies beyond its card."""
    lab = visit(f"?lang={language}", viewport={"width": width, "height": 900})
    lab.page.get_by_role("button", name=say("stage.change_survey", language)).click()
    table = lab.page.get_by_role("table", name=say("stage.customers", language))
    assert table.evaluate("(one) => one.offsetWidth <= one.parentElement.clientWidth")


@pytest.mark.parametrize("row", range(4))
def test_any_customer_can_be_taken_out(row: int, visit: Callable[..., Lab]) -> None:
    """The others are learned from, whoever was looked at still is; it is undone, and in no link."""
    lab = start(visit, "#round=40&customer=2&open=step")
    do(lab, "stage.remove_customer", number=row + 1)
    assert [] == astray(lab, own(np.delete(story(), row, axis=0)))
    place = 1 if row < 2 else 2
    assert [place] == chosen(lab)
    settled(lab)
    assert {"round": "40", "open": "step", "customer": str(place)} == state(lab)
    before = lab.cells()
    lab.button("app.undo").click()
    changed(lab, before)
    assert [] == astray(lab, Life())
    assert [2] == chosen(lab)


def test_the_last_customer_and_the_last_question_stay(visit: Callable[..., Lab]) -> None:
    """Somebody has to be left, and something has to be asked."""
    lab = start(visit)
    for number in (4, 1, 1):
        do(lab, "stage.remove_customer", number=number)
    expect(lab.page.get_by_role("button", name=said_like("stage.remove_customer"))).to_have_count(0)
    for name in ("cat", "beer"):
        do(lab, "stage.remove_question", question=say(f"stage.question.{name}"))
    expect(lab.page.get_by_role("button", name=said_like("stage.remove_question"))).to_have_count(0)
    assert [] == astray(lab, own(story()[2:3, 2:]))


def test_a_question_of_ones_own(visit: Callable[..., Lab]) -> None:
    """It has a neuron, everybody said no so far; its answers turn over; it stands in no link."""
    lab = start(visit)
    ask(lab, PARROT)
    table = np.insert(story(), 3, 0, axis=1)
    assert [] == astray(lab, own(table))
    neuron = lab.page.locator(".network svg [role=button]").filter(has_text=PARROT)
    expect(neuron).to_have_count(1)
    before = lab.cells()
    answer(lab, 1, 3).click()
    changed(lab, before)
    table[1, 3] = 1
    assert [] == astray(lab, own(table))
    settled(lab)
    assert {"round": "40", "open": "step"} == state(lab)
    assert "parrot" not in lab.page.evaluate("location.href")
    lab.page.reload()
    lab.wait("#open=step")
    lab.rest()
    assert [] == astray(lab, own(table))
    before = lab.cells()
    lab.button("stage.story").click()
    changed(lab, before)
    assert [] == astray(lab, Life())


def test_a_question_taken_out_is_forgotten(visit: Callable[..., Lab]) -> None:
    """Its neuron and its answers go, the others stay; a branch of the old network ends."""
    lab = start(visit, "#round=40&fork=30_0_2_1_2.5&open=step")
    do(lab, "stage.remove_question", question=say("stage.question.beer"))
    assert [] == astray(lab, own(np.delete(story(), 1, axis=1)))
    expect(lab.page.get_by_text(say("stage.question.beer"))).to_have_count(0)
    expect(lab.button("stage.leave")).to_have_count(0)
    before = lab.cells()
    lab.button("app.undo").click()
    changed(lab, before)
    assert [] == astray(lab, Life(forks=(Fork(30, 0, (2, 1), 2.5),)))


def test_a_question_is_asked_once(visit: Callable[..., Lab]) -> None:
    """What is asked already is said to be, and stays to be corrected; nothing else happens."""
    lab = start(visit)
    before = lab.cells()
    field = lab.page.get_by_label(say("stage.new_question"), exact=True)
    cat = say("stage.question.cat")
    field.fill(f" {cat}")
    field.press("Enter")
    assert say("stage.question_there", got=cat) == lab.page.get_by_role("alert").inner_text()
    assert before == lab.cells()
    field.fill(PARROT)
    expect(lab.page.get_by_role("alert")).to_have_count(0)


def test_every_panel_bears_few_and_many(visit: Callable[..., Lab]) -> None:
    """As many customers and questions as there can be, and one of each: the numbers are core's."""
    lab = visit(f"?lang=en#round=3{ALL_OPEN}")
    lab.button("stage.change_survey").click()
    table = story()
    for name in ("ONE", "TWO", "THREE"):
        ask(lab, name)
        table = np.insert(table, table.shape[1] - 1, 0, axis=1)
    lab.page.get_by_text(say("stage.questions_full", most=6)).wait_for()
    for _ in range(8):
        do(lab, "stage.add_customer")
        table = np.vstack([table, np.zeros((1, table.shape[1]))])
    expect(lab.button("stage.add_customer")).to_be_disabled()
    assert [] == astray(lab, own(table), 3)
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for _ in range(11):
        do(lab, "stage.remove_customer", number=2)
    for _ in range(5):
        before = lab.cells()
        lab.page.get_by_role("button", name=said_like("stage.remove_question")).last.click()
        changed(lab, before)
    assert [] == astray(lab, own(table[:1, [0, -1]]), 3)
