"""What happens on a network's way, branches and all: found by core, round by round."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from tests.browser.catalogues import say
from tests.browser.truth import LAST, Life, typed_over

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.kernel.descend import descend
from glassbowl.kernel.problem import Problem, as_synapses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glassbowl.core.arrays import Array

MOST: Final = 3
"""How many times a weight is told to change its sign; of the rest it is said that they come."""


@dataclass(frozen=True)
class Stretch:
    """The networks from one branch to the next; its last is as learned, not yet typed over."""

    begin: int
    recorded: Array
    guesses: Array
    losses: Array


def stretches(life: Life) -> Iterator[Stretch]:
    """A life from birth to its end, each stretch beginning where a number was typed over."""
    X, y = life.task()
    recipe = Recipe(seed=life.seed, hidden=life.hidden, loss=life.loss, rate=life.rate)
    widths = (X.shape[1], *life.hidden, 1)
    problem = Problem(widths, X, y, None, recipe)
    network = Network.random(widths, life.seed)
    for begin, end in pairwise([0, *(fork.round for fork in life.forks), LAST]):
        for fork in life.forks:
            network = typed_over(network, fork) if fork.round == begin else network
        rounds = end - begin
        way = descend(problem, network, rate=life.rate, rounds=rounds, stops=range(rounds + 1))
        guesses = feed_forward(Network(as_synapses(way.recorded, widths)), X).prediction[..., 0]
        losses = ((y[:, 0] - guesses) ** 2).sum(axis=1)
        yield Stretch(begin, way.recorded, guesses, losses)
        network = way.network


def told(life: Life) -> list[str]:
    """The sentence of every chapter but those of flat neurons, sorted as text."""
    parts = [*stretches(life)]
    _, y = life.task()
    shown = [part.recorded[: -1 if part is not parts[-1] else None] for part in parts]
    seen = [part.guesses[: len(rows)] for part, rows in zip(parts, shown, strict=True)]
    right = (np.concatenate(seen) > 0.5) == (y[:, 0] > 0.5)
    firsts = [
        (say("time.chapter.right", customer=row + 1, round="{}"), first(right[:, row]))
        for row in range(len(y))
    ]
    firsts += [(say("time.chapter.all", round="{}"), first(right.all(axis=1)))]
    found = [(sentence, round_) for sentence, round_ in firsts if round_ > 0]
    found += [(say("time.chapter.steepest", round="{}"), steepest(parts))]
    found += [*turns(np.concatenate(shown), life)]
    return sorted(sentence.format(f"{round_:,}") for sentence, round_ in found)


def first(when: Array) -> int:
    """The first round of which it is true; -1 where it never is."""
    return int(when.argmax()) if when.any() else -1


def steepest(parts: list[Stretch]) -> int:
    """The round in which learning, not typing, lowered the loss most."""
    drops = [(-np.diff(part.losses), part.begin) for part in parts]
    best = [(float(drop.max()), -int(drop.argmax()) - begin) for drop, begin in drops]
    return -max(best)[1]


def turns(recorded: Array, life: Life) -> Iterator[tuple[str, int]]:
    """When each weight came to the other side of 0; while it is 0 it has come nowhere yet."""
    wide = (life.hidden or (1,))[0]
    inputs = life.task()[0].shape[1]
    for place, weights in enumerate(recorded.T):
        row, column = divmod(place, wide) if place < inputs * wide else (place - inputs * wide, 0)
        name = f"syn{int(place >= inputs * wide)}[{row},{column}]"
        rounds = np.flatnonzero(weights)
        signs = np.sign(weights[rounds])
        turned = rounds[1:][signs[1:] != signs[:-1]]
        kinds = ["sign", "sign_again", "sign_on" if len(turned) > MOST else "sign_again"]
        for kind, round_ in zip(kinds, turned[:MOST], strict=False):
            yield say(f"time.chapter.{kind}", weight=name, round="{}"), int(round_)
