"""Every number of the network on the page is core's, at every round, whatever was done to it."""

from __future__ import annotations

import re
from itertools import combinations, groupby
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.browser.catalogues import say
from tests.browser.lab import ALL_OPEN
from tests.browser.truth import (
    LAST,
    PHASES,
    Fork,
    Life,
    Moment,
    later,
    numbers,
    reckoned,
    steps,
    strays,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

    from glassbowl.core.arrays import Array

pytestmark = pytest.mark.long

PATIENCE = 3_000
LONG_PATIENCE = 15_000
"""Milliseconds within which the page must have followed."""

LIVES = (
    Life(),
    Life(seed=215),
    Life(seed=7),
    Life(hidden=(8,)),
    Life(data="contradictory"),
    Life(seed=911, data="contradictory"),
    Life(seed=3, hidden=(3, 2)),
    Life(seed=5, hidden=()),
    Life(seed=2, loss="cross_entropy"),
    Life(forks=(Fork(40, 1, (2, 0), -3.25), Fork(200, 0, (0, 1), 1.5))),
)


def moments() -> list[Moment]:
    """Each life in all phases, near the start, far on and near the end, for different customers."""
    draw = np.random.default_rng(4)
    looks = [
        Moment(life, int((1 + LAST) ** draw.uniform()) - 1, phase, int(draw.integers(4)))
        for life in LIVES
        for phase in PHASES
    ]
    return [Moment(LIVES[0], LAST), Moment(LIVES[0], LAST - 1), *looks, Moment(LIVES[-1], 0)]


def astray(lab: Lab, expected: dict[str, Array], patience: int = PATIENCE) -> list[str]:
    """The cells that still stray when the page has had time to follow."""
    for _ in range(patience // 50):
        if not (wrong := strays(lab.cells(), expected)):
            return []
        lab.page.wait_for_timeout(50)
    return wrong


def test_every_number_is_cores(visit: Callable[..., Lab]) -> None:
    """Over a thousand numbers of ten networks, in every panel, at the digits that are shown."""
    wrong, seen = {}, 0
    for _, group in groupby(moments(), key=lambda moment: moment.life):
        lab: Lab | None = None
        for moment, expected in reckoned(group):
            link = moment.link + ALL_OPEN
            lab = lab or visit(f"?lang=en{link}")
            lab.go(link)
            if strayed := astray(lab, expected, LONG_PATIENCE):
                wrong[moment] = strayed
            seen += len(lab.cells())
        assert lab
        lab.page.close()
    assert {} == wrong
    assert 10_000 < seen
    assert len(LIVES) < sum(moment.round > LAST / 10 for moment in moments())


def test_numbers_follow_every_move(visit: Callable[..., Lab]) -> None:
    """Round by round, phase by phase, with six decimals: nothing lags behind."""
    life, place = Life(), 9
    lab = visit(f"?lang=en{Moment(life, place).link}{ALL_OPEN}")
    lab.page.get_by_label(say("step.decimals"), exact=True).fill("6")
    rounds = {step.iteration: numbers(step) for step in steps(life, range(8, 13))}
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        place += 1 if key == "ArrowRight" else -1
        lab.slider.press(key)
        for phase in PHASES:
            lab.button(f"time.phase.{phase}").first.click()
            assert (place, []) == (lab.round, astray(lab, rounds[place]))
    assert [] != [text for _, text in lab.cells() if re.search(r"\.\d{6}$", text)]


def test_a_weight_typed_over_is_learned_on_with(visit: Callable[..., Lab]) -> None:
    """Before the branch nothing is different, from it on all is; left again, all is as it was."""
    plain = Life()
    forked = Life(forks=(Fork(30, 0, (2, 1), 2.5),))
    lab = visit(f"?lang=en{Moment(plain, 30).link}&focus=weight.0.2.1{ALL_OPEN}")
    box = lab.page.get_by_label(say("stage.type", weight="syn0[2,1]"))
    box.fill("2.5")
    box.press("Enter")
    expected = dict(both(forked, plain, (29, 30, 45)))
    assert [] == astray(lab, expected[30][0])
    assert [] != strays(lab.cells(), expected[30][1])
    lab.go(Moment(forked, 45).link)
    assert [] == astray(lab, expected[45][0])
    lab.go(Moment(forked, 29).link)
    assert [] == astray(lab, before := expected[29][1])
    assert before["l2"].tolist() == expected[29][0]["l2"].tolist()
    lab.go(Moment(forked, 45).link)
    assert [] == astray(lab, expected[45][0])
    lab.button("stage.leave").click()
    assert [] == astray(lab, expected[45][1])


def both(
    one: Life, other: Life, rounds: tuple[int, ...]
) -> list[tuple[int, tuple[dict[str, Array], dict[str, Array]]]]:
    """The numbers of two lives at the same rounds."""
    pairs = zip(steps(one, rounds), steps(other, rounds), strict=True)
    return [(a.iteration, (numbers(a), numbers(b))) for a, b in pairs]


def test_another_seed_is_another_network(visit: Callable[..., Lab]) -> None:
    """In all panels no number of one seed has the digits of another, but answers and truths."""
    found = []
    for seed in (1, 2, 215):
        lab = visit(f"?lang=en{Moment(Life(seed=seed), 30).link}&decimals=9{ALL_OPEN}")
        finest: dict[str, str] = {}
        for name, text in lab.cells():
            finest[name] = max(finest.get(name, ""), text, key=len)
        found.append(finest)
        assert 80 < len(finest)
    for one, other in combinations(found, 2):
        assert one.keys() == other.keys()
        same = {name for name in one if one[name] == other[name]}
        assert {name for name in one if name.startswith(("l0[", "y["))} == same


BUGS = {
    "the numbers of the round after": (
        "lab/state.svelte.ts",
        "const recorded = synapsesAt(run, this.round);",
        "const recorded = synapsesAt(run, Math.min(this.round + 1, run.last));",
    ),
    "a cell that keeps its first number": (
        "views/kit/Digits.svelte",
        "const text = $derived((sign ? signed : fixed)(value, digits ?? lab.decimals));",
        "const text = (sign ? signed : fixed)(value, digits ?? lab.decimals);",
    ),
    "the first customer's numbers for all": (
        "views/stage/Neuron.svelte",
        "return at(list, layer)[row * wide + place.neuron] ?? 0;",
        "return at(list, layer)[place.neuron] ?? 0;",
    ),
    "the nudges left unsigned": (
        "draw/format.ts",
        "return nothing ? text.slice(1) : text.replace(",
        "return nothing || value < 0 ? text.slice(1) : text.replace(",
    ),
}


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_noticed(
    bug: str, visit: Callable[..., Lab], with_a_bug: Callable[[str, str, str], str]
) -> None:
    """With the bug in a copy of the page, the same look finds numbers that are not core's."""
    address = with_a_bug(*BUGS[bug])
    looks = [Moment(Life(), 40, "change", 2), Moment(Life(), 90, "blame", 1)]
    lab = visit(f"?lang=en{looks[0].link}{ALL_OPEN}", address)
    for moment, expected in reckoned(looks):
        lab.go(moment.link + ALL_OPEN)
        wrong = astray(lab, expected)
    assert [] != wrong


def test_one_frozen_cell_is_noticed(visit: Callable[..., Lab]) -> None:
    """Among hundreds of right numbers, one left over from another round is found by name."""
    lab = visit(f"?lang=en{Moment(Life(), 40).link}{ALL_OPEN}")
    ((_, then),) = reckoned([Moment(Life(), 41)])
    lab.page.evaluate(
        """() => { const cell = document.querySelector("[data-cell='l1[1,2]']");
        const copy = cell.cloneNode(true); cell.parentElement.append(copy); }"""
    )
    lab.slider.press("ArrowRight")
    stale = astray(lab, then)
    assert 1 == len(stale)
    assert stale[0].startswith("l1[1,2]: ")


def test_a_round_that_is_off_by_one_is_noticed(visit: Callable[..., Lab]) -> None:
    """While it still learns, the numbers of the round after are not those on the page."""
    moment = Moment(Life(), 40)
    lab = visit(f"?lang=en{moment.link}{ALL_OPEN}")
    ((_, now), (_, then)) = reckoned([moment, later(moment, 1)])
    assert [] == astray(lab, now)
    assert [] != strays(lab.cells(), then)
