"""What is looked at: one round of one network, its names in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from glassbowl.cli.numbers import DECIMALS
from glassbowl.cli.screen import Screen
from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """A round to be shown.

    questions  a name for each input of the network
    row        the one customer to be shown, counted from 0; all when None
    """

    step: Step
    questions: tuple[str, ...]
    row: int | None = None
    decimals: int = DECIMALS

    @property
    def rows(self) -> range:
        """The rows of the customers shown."""
        return range(len(self.step.y)) if self.row is None else range(self.row, self.row + 1)

    @property
    def last(self) -> int:
        """The number of the last layer: 2 in a 3-4-1 network."""
        return len(self.step.network.synapses)

    def only(self, layer: Array) -> Array:
        """The rows of a layer that are shown."""
        return layer[self.rows.start : self.rows.stop]


def row_names(screen: Screen, subject: Subject) -> list[str]:
    """Customer 1, customer 2 ...; with how many gave these answers where answers are counted."""
    weight = subject.step.weight
    if weight is None:
        return [screen.say("look.customer", number=row + 1) for row in subject.rows]
    return [
        screen.say("look.customers", number=row + 1, count=f"{weight[row, 0]:g}")
        for row in subject.rows
    ]


def layer_names(screen: Screen, subject: Subject, layer: int) -> list[str]:
    """A name for each neuron of a layer: its question, its number, or that it is the prediction."""
    if layer == 0:
        return list(subject.questions)
    width = subject.step.network.widths[layer]
    if layer == subject.last and width == 1:
        return [screen.say("look.prediction")]
    return [screen.say("look.neuron", number=number) for number in range(1, width + 1)]
