"""The lab in a real browser: every number on the page is the core's, and nobody is shut out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import browser
import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.survey.litter_rip import customers
from glassbowl.trace.record import record

if TYPE_CHECKING:
    from pathlib import Path

    from glassbowl.core.arrays import Array

pytestmark = pytest.mark.long

PHASES = ("guess", "compare", "slope", "blame", "change")
LANGUAGES = ("en", "zh-Hant", "zh-Hans")
MINUS = "\u2212"
PLACE = re.compile(r"(\w+)\[(\d+),(\d+)\]")


@dataclass(frozen=True)
class Moment:
    """One look: which network, which round of it, which phase."""

    seed: int
    hidden: int
    round: int
    phase: str

    @property
    def link(self) -> str:
        """The way there."""
        said = f"seed={self.seed}&hidden={self.hidden}&round={self.round}&phase={self.phase}"
        return f"?lang=en#{said}&open=step"


def moments() -> list[Moment]:
    """Three seeds and two sizes, all phases, rounds near the start and far on."""
    draw = np.random.default_rng(4)
    networks = [(1, 4), (215, 4), (7, 4), (1, 8)]
    return [
        Moment(seed, hidden, int(10 ** draw.uniform(0, 4.7)) - 1, phase)
        for seed, hidden in networks
        for phase in PHASES
    ]


def named(moment: Moment) -> dict[str, Array]:
    """The numbers of that round by the names on the page, as core reckons them."""
    X, y = customers()
    recipe = Recipe(seed=moment.seed, hidden=(moment.hidden,), iterations=moment.round + 1)
    start = Network.random((3, moment.hidden, 1), moment.seed)
    trace = record(start, X, y, recipe=recipe, engine="reference")
    step, after = trace.at(moment.round), trace.network
    found = {name: np.atleast_2d(array) for name, array in step.named().items()}
    for k, (before, synapse) in enumerate(zip(step.network.synapses, after.synapses, strict=True)):
        found |= {f"syn{k}_after": synapse, f"syn{k}_change": synapse - before}
    slopes = {f"l{k}_slope": slope for k, slope in enumerate(step.backward.slopes, 1)}
    return found | slopes


def strays(cells: list[list[str]], numbers: dict[str, Array]) -> list[str]:
    """Cells that do not show what core says, to half a unit of their last digit."""
    wrong = []
    for cell, text in cells:
        match = PLACE.fullmatch(cell)
        assert match, cell
        digits = len(text.partition(".")[2])
        value = numbers[match[1]][int(match[2]), int(match[3])]
        shown = float(text.replace(MINUS, "-"))
        if not abs(shown - value) <= 0.5 * 10**-digits + 1e-9:
            wrong.append(f"{cell}: {text}, not {value}")
    return wrong


def visited(web: Path, visits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a browser sees on these visits."""
    (web / "build" / "visits.json").write_text(json.dumps(visits), encoding="utf-8")
    seen: list[dict[str, Any]] = browser.told_by(web, "build/test/page/lab.js")
    return seen


@pytest.fixture(scope="module")
def looks(web: Path) -> list[tuple[Moment, list[list[str]]]]:
    """The cells of every moment."""
    all_moments = moments()
    plain = {"width": 1280, "theme": "light", "barriers": False}
    seen = visited(web, [{"link": moment.link, **plain} for moment in all_moments])
    return [(moment, one["cells"]) for moment, one in zip(all_moments, seen, strict=True)]


def test_every_number_is_cores(looks: list[tuple[Moment, list[list[str]]]]) -> None:
    """A thousand numbers and more, at the digits that are shown."""
    wrong = {moment: strays(cells, named(moment)) for moment, cells in looks}
    assert {} == {moment: cells for moment, cells in wrong.items() if cells}
    assert 1_000 < sum(len(cells) for _, cells in looks)


def test_a_round_that_is_off_by_one_is_noticed(
    looks: list[tuple[Moment, list[list[str]]]],
) -> None:
    """The numbers of the round after are not those on the page, while it still learns."""
    early = [look for look in looks if look[0].round < 3_000]
    assert len(early) > 3
    for moment, cells in early:
        later = Moment(moment.seed, moment.hidden, moment.round + 20, moment.phase)
        assert strays(cells, named(later)), moment


def test_a_stale_cell_is_noticed(looks: list[tuple[Moment, list[list[str]]]]) -> None:
    """One number left over from another round, among many."""
    moment, cells = looks[0]
    name, text = next(cell for cell in cells if cell[0].startswith("l1["))
    stale = [[name, f"{float(text.replace(MINUS, '-')) + 0.01:.2f}"]]
    assert [] == strays(cells, named(moment))
    assert 1 == len(strays([*cells, *stale], named(moment)))


def test_another_seed_is_another_network(looks: list[tuple[Moment, list[list[str]]]]) -> None:
    """No weight of one seed has the same digits on the page of another."""
    weights = {}
    for moment, cells in looks:
        if moment.hidden == 4 and moment.phase == "guess":
            weights[moment.seed] = {
                (name, text) for name, text in cells if re.match(r"syn\d\[", name)
            }
    one, other, third = weights.values()
    assert (16, set()) == (len(one), one & other | other & third | third & one)


@pytest.fixture(scope="module")
def ways(web: Path) -> list[tuple[tuple[str, int, str], dict[str, Any]]]:
    """Each language, on a desk and in a hand, light and dark."""
    wishes = [
        (language, width, theme)
        for language in LANGUAGES
        for width in (1280, 390)
        for theme in ("light", "dark")
    ]
    visits = [
        {
            "link": f"?lang={language}#round=200&phase=blame&open=step",
            "width": width,
            "theme": theme,
            "barriers": True,
        }
        for language, width, theme in wishes
    ]
    return list(zip(wishes, visited(web, visits), strict=True))


def test_nobody_is_shut_out(ways: list[tuple[tuple[str, int, str], dict[str, Any]]]) -> None:
    """axe-core finds nothing."""
    assert [] == [(wish, seen["barriers"]) for wish, seen in ways if seen["barriers"]]


def test_the_page_speaks_the_language(
    ways: list[tuple[tuple[str, int, str], dict[str, Any]]],
) -> None:
    """The page says which language it is in."""
    assert [wish[0] for wish, _ in ways] == [seen["language"] for _, seen in ways]


def test_nothing_stands_beyond_the_edge(
    ways: list[tuple[tuple[str, int, str], dict[str, Any]]],
) -> None:
    """The page is never moved sideways."""
    assert [] == [wish for wish, seen in ways if seen["wide"]]
