"""The network: a tuple of synapses. These numbers are all that learns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np

from glassbowl.core.arrays import Synapse
from glassbowl.errors import ShapeError


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Network:
    """synapses[k] joins layer k to layer k + 1: shape (..., width of k, width of k + 1).

    In front of the two may stand one axis of starts: many networks that descend together.
    """

    synapses: tuple[Synapse, ...]

    def __post_init__(self) -> None:
        """Raise ShapeError when a synapse does not fit the one before it."""
        for before, after in pairwise(synapse.shape for synapse in self.synapses):
            if before[-1] != after[-2] or before[:-2] != after[:-2]:
                sentence = (
                    "A synapse must be as tall as the last is wide. Got {before}, then {after}."
                )
                raise ShapeError("network.shapes", sentence, before=str(before), after=str(after))

    @classmethod
    def random(cls, widths: Sequence[int], seed: int) -> Self:
        """Made-up synapses from -1 up to 1, in the tutorial's order: syn0 row by row, then syn1.

        The generator is MT19937 as np.random.seed sets it, held here: nothing global is touched.
        """
        draw = np.random.RandomState(seed).random_sample
        return cls(tuple(2 * draw(shape) - 1 for shape in pairwise(widths)))

    @classmethod
    def random_starts(cls, widths: Sequence[int], seeds: Sequence[int]) -> Self:
        """The random networks of many seeds, stacked along a leading axis of starts."""
        starts = [cls.random(widths, seed).synapses for seed in seeds]
        return cls(tuple(np.stack(synapses) for synapses in zip(*starts, strict=True)))

    @property
    def widths(self) -> tuple[int, ...]:
        """How many neurons each layer has, from the questions to the prediction."""
        return (self.synapses[0].shape[-2], *(synapse.shape[-1] for synapse in self.synapses))

    @property
    def numbers(self) -> int:
        """How many numbers learn in one network: 3-4-1 has 3 x 4 + 4 x 1 = 16."""
        return sum(width * following for width, following in pairwise(self.widths))

    def __repr__(self) -> str:
        """As in `Network(3-4-1, 16 numbers)`."""
        return f"Network({'-'.join(map(str, self.widths))}, {self.numbers} numbers)"
