"""Branches in time: a weight dragged again and again is one of them; and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.test_link import REST, cells_settled, settled
from tests.browser.test_stage_what_learns import dragged
from tests.browser.truth import MINUS, Fork, Life, numbers, steps, strays

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

CHOSEN = "&focus=weight.0.2.1"

LATE = 59_960

FULL = Life(
    forks=tuple(Fork(LATE + place, 1, (place % 4, 0), place / 4) for place in range(20)),
)
"""As many branches as a link holds; with few rounds left, each is learned in no time."""


def link(life: Life, round_: int) -> str:
    """The way to a round of it, as the page writes it."""
    forks = "".join(fork.link.removesuffix(".0") for fork in life.forks)
    return f"#{forks}&round={round_}{CHOSEN}".replace("#&", "#")


def drag(lab: Lab, weight: str, value: float) -> None:
    """Drag the chosen weight there, and let go."""
    slider = lab.page.get_by_role("slider", name=say("stage.drag", weight=weight))
    dragged(slider, value)
    slider.dispatch_event("change")


def told(lab: Lab, weight: str, value: str) -> None:
    """Wait until the page says that this branch is the last, and so has learned it."""
    sentence = say("stage.branch", round=40, weight=weight, value=value)
    expect(lab.page.get_by_text(sentence)).to_be_visible(timeout=15_000)


def learned(lab: Lab, life: Life) -> list[str]:
    """Numbers before round 40 that are not those of this life."""
    (step,) = steps(life, [40])
    cells = [cell for cell in cells_settled(lab) if cell[0].startswith(("syn", "l2[", "loss"))]
    assert 10 < len(cells)
    return strays(cells, numbers(step))


def test_many_drags_are_one_branch(visit: Callable[..., Lab]) -> None:
    """Twenty-five of one weight, then one of another: the link has the two that are seen."""
    lab = visit(f"?lang=en{link(Life(), 40)}")
    for count in range(25):
        drag(lab, "syn0[2,1]", count / 8)
    one = Life(forks=(Fork(40, 0, (2, 1), 3.0),))
    told(lab, weight="syn0[2,1]", value="3.000")
    assert [] == learned(lab, one)
    settled(lab)
    assert link(one, 40) == lab.page.evaluate("location.hash")
    lab.go(lab.page.evaluate("location.hash").replace("weight.0.2.1", "weight.1.2.0"))
    drag(lab, "syn1[2,0]", -1.5)
    both = Life(forks=(*one.forks, Fork(40, 1, (2, 0), -1.5)))
    told(lab, weight="syn1[2,0]", value=f"{MINUS}1.500")
    assert [] == learned(lab, both)
    settled(lab)
    assert 2 == lab.page.evaluate("location.hash.split('fork=').length - 1")


def test_no_branch_is_lost(visit: Callable[..., Lab]) -> None:
    """One more than a link holds is refused in words; what was there stays, and is there again."""
    lab = visit(f"?lang=en{link(FULL, LATE + 30)}")
    full = lab.page.get_by_text(say("stage.branch.most", count=20), exact=True)
    full.wait_for()
    before = cells_settled(lab)
    drag(lab, "syn0[2,1]", 9.0)
    lab.page.wait_for_timeout(REST)
    assert before == cells_settled(lab)
    assert link(FULL, LATE + 30) == lab.page.evaluate("location.hash")
    lab.page.reload()
    lab.wait()
    assert before == cells_settled(lab)
    lab.button("stage.leave").click()
    full.wait_for(state="detached")
    settled(lab)
    assert link(Life(forks=FULL.forks[:-1]), LATE + 30) == lab.page.evaluate("location.hash")


@pytest.mark.parametrize(
    ("bug", "look"),
    [
        (
            ("lab/branches.ts", "!isSame(weight, fork.weight)", "true"),
            test_many_drags_are_one_branch,
        ),
        (
            ("lab/branches.ts", "all.length > MOST_FORKS ? null : all", "all"),
            test_no_branch_is_lost,
        ),
    ],
)
def test_a_planted_bug_is_noticed(
    bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """Every drag a branch of its own; or more branches than a link holds."""
    caught(bug, look)
