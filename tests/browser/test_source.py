"""No number of a network is typed into the page's code: each that is shown is reckoned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import browser
import numpy as np
import pytest
from tests.browser.truth import Life, numbers, steps

from glassbowl.survey.litter_rip import tutorial_network

if TYPE_CHECKING:
    from pathlib import Path

LITERAL = re.compile(r"(?<![\w.#])\d*\.\d{2,}(?![\w.%])")
"""A number with two decimals or more that is no size of a style."""

STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
ROUNDS = (0, 1, 2, 10, 100, 860, 5_000)

DIGITS = 3
"""With so many digits, zeros in front not counted, a number is no longer like others by chance."""


def sources() -> list[Path]:
    """Code, markup and words of the page."""
    folder = browser.WEB / "src"
    return sorted(path for path in folder.rglob("*") if path.suffix in {".ts", ".svelte"})


def famous() -> set[str]:
    """The network's own numbers: the tutorial's, and all of the seeded run at some rounds."""
    run = [array for step in steps(Life(), ROUNDS) for array in numbers(step).values()]
    arrays = [*tutorial_network().synapses, *run]
    return {short(value) for value in np.concatenate([array.ravel() for array in arrays])}


def short(value: float) -> str:
    """The number without its sign, to a few digits."""
    return f"{abs(value):.{DIGITS}g}"


def typed(text: str, famous: set[str]) -> list[str]:
    """The numbers of the network that stand in a file."""
    literals = LITERAL.findall(STYLES.sub("", text))
    known = [literal for literal in literals if short(float(literal)) in famous]
    return [literal for literal in known if len(literal.replace(".", "").strip("0")) >= DIGITS]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The numbers that must not be there."""
    return famous()


def test_no_number_of_a_network_is_typed(known: set[str]) -> None:
    """No literal of three digits and more is one of the tutorial's, or of the seeded run."""
    found = {path.name: typed(path.read_text(encoding="utf-8"), known) for path in sources()}
    assert {} == {name: literals for name, literals in found.items() if literals}


def test_a_typed_number_is_noticed(known: set[str]) -> None:
    """A weight of the tutorial, one of seed 1 and a prediction are found; a size is none."""
    (tutorial, _), born = tutorial_network().synapses, next(steps(Life(), (0,)))
    one, other = abs(tutorial[0, 0]), abs(born.network.synapses[1][0, 0])
    guess = born.forward.prediction[0, 0]
    text = f"a = {one:.2f}; b = -{other:.4f}; <p>{guess:.3f}</p> <i style='width: 0.83rem'> 1.5"
    assert 3 == len(typed(text, known))
    assert [] == typed("<style>p { gap: 0.720rem; opacity: 0.417 }</style>", known)
