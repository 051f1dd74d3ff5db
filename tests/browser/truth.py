"""What the page must show: a moment of a network's life by core, and the cells that stray."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import numpy as np

from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step, descend, take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import LossKind, Recipe
from glassbowl.survey.litter_rip import customers

PHASES: Final = ("guess", "compare", "slope", "blame", "change")
LAST: Final = 60_000
MINUS: Final = "\u2212"
PLACE: Final = re.compile(r"(\w+)\[(\d+),(\d+)\]")
ALONE: Final = frozenset({"loss"})
"""Numbers that stand in no matrix: their name is all of it."""


@dataclass(frozen=True)
class Fork:
    """A number that was typed over a weight, before a round."""

    round: int
    synapse: int
    place: tuple[int, int]
    value: float

    @property
    def link(self) -> str:
        """The same as a part of a link."""
        return "&fork=" + "_".join(map(str, (self.round, self.synapse, *self.place, self.value)))


@dataclass(frozen=True)
class Life:
    """What a network comes from, and all that happens to it."""

    seed: int = 1
    hidden: tuple[int, ...] = (4,)
    data: str = "story"
    loss: LossKind = "squared_error"
    rate: float = 1.0
    forks: tuple[Fork, ...] = ()

    @property
    def link(self) -> str:
        """The same as the beginning of a link."""
        hidden = ".".join(map(str, self.hidden)) or "none"
        said = f"#seed={self.seed}&hidden={hidden}&data={self.data}&loss={self.loss}"
        said += "" if self.rate == 1 else f"&rate={self.rate}"
        return said + "".join(fork.link for fork in self.forks)

    def task(self) -> tuple[Array, Array]:
        """Answers and what was bought."""
        X, y = customers()
        if self.data == "contradictory":
            return np.vstack([X, X[:1]]), np.vstack([y, 1 - y[:1]])
        return X, y


@dataclass(frozen=True)
class Moment:
    """One look at a network: before this round, in this phase."""

    life: Life
    round: int
    phase: str = "guess"
    customer: int = 0

    @property
    def link(self) -> str:
        """The way there."""
        at = f"&round={self.round}&phase={self.phase}&customer={self.customer}"
        return self.life.link + at


def steps(life: Life, rounds: Iterable[int]) -> Iterator[Step]:
    """What core makes of these rounds, which go up."""
    X, y = life.task()
    recipe = Recipe(seed=life.seed, hidden=life.hidden, loss=life.loss, rate=life.rate)
    network = Network.random((X.shape[1], *life.hidden, 1), life.seed)
    iteration = 0
    for wanted in rounds:
        while True:
            for fork in life.forks:
                if fork.round == iteration:
                    network = typed_over(network, fork)
            step = take_step(network, X, y, recipe=recipe, iteration=iteration)
            if iteration == wanted:
                break
            network, iteration = descend(step, recipe.rate), iteration + 1
        yield step


def typed_over(network: Network, fork: Fork) -> Network:
    """The network with another number in the place of one weight."""
    synapses = [synapse.copy() for synapse in network.synapses]
    synapses[fork.synapse][fork.place] = fork.value
    return Network(tuple(synapses))


def numbers(step: Step) -> dict[str, Array]:
    """The numbers of a round by the names that stand on the page."""
    found = {name: np.atleast_2d(array) for name, array in step.named().items()}
    found |= {f"l{k}_slope": slope for k, slope in enumerate(step.backward.slopes, 1)}
    found |= {"loss": np.atleast_2d(step.loss)}
    after = descend(step, step.recipe.rate)
    for k, (before, then) in enumerate(zip(step.network.synapses, after.synapses, strict=True)):
        found |= {f"syn{k}_change": step.backward.nudges[k]}
        found |= {f"syn{k}_after": then} if step.iteration < LAST else {}
        assert before.shape == then.shape
    return found


def reckoned(moments: Iterable[Moment]) -> Iterator[tuple[Moment, dict[str, Array]]]:
    """Each moment with its numbers: life by life, and in each from its first round on."""
    for life, group in groupby(moments, key=lambda moment: moment.life):
        looks = sorted(group, key=lambda moment: moment.round)
        rounds = [moment.round for moment in looks]
        yield from zip(looks, map(numbers, steps(life, rounds)), strict=True)


def later(moment: Moment, rounds: int) -> Moment:
    """The same look so many rounds later."""
    return replace(moment, round=moment.round + rounds)


def strays(cells: list[tuple[str, str]], expected: dict[str, Array]) -> list[str]:
    """Cells that do not show what core says, to half a unit of their last digit."""
    wrong = []
    for cell, text in cells:
        match = PLACE.fullmatch(f"{cell}[0,0]" if cell in ALONE else cell)
        if not match or match[1] not in expected:
            wrong.append(f"{cell}: core knows no such number")
            continue
        array, place = expected[match[1]], (int(match[2]), int(match[3]))
        if place[0] >= array.shape[0] or place[1] >= array.shape[1]:
            wrong.append(f"{cell}: core's has the shape {array.shape}")
        elif not shows(text, float(array[place])):
            wrong.append(f"{cell}: {text!r}, not {array[place]}")
    return wrong


def number(text: str) -> float:
    """A number as the page writes it."""
    return float(text.replace(MINUS, "-"))


def shows(text: str, value: float) -> bool:
    """Whether a text is this number, rounded to the digits that it has."""
    plain = text.replace(MINUS, "-").removeprefix("+")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return False
    digits = len(plain.partition(".")[2])
    room: float = 0.5 / 10**digits
    return abs(float(plain) - value) <= room * (1 + 1e-9) + 1e-10
