"""What many customers answered, in the form that the kernel reads: bits, numbers and choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array
from glassbowl.errors import KernelError
from glassbowl.kernel.refusals import refuse_strange, refuse_too_many

Bits = NDArray[np.uint8]
Floats = NDArray[np.float32]
Rows = NDArray[np.int32]

MOST_ROWS: Final = 2**31 - 2**20
"""The kernel counts rows with 32 bits, and looks a little ahead."""


@dataclass(frozen=True, eq=False, slots=True)
class Answers:
    """One row a customer; `inputs` numbers of each reach the network, in the order below.

    questions  how many yes/no questions there are
    yes        (rows, (questions + 7) // 8): question k is bit k % 8 of byte k // 8, 1 for yes
    known      likewise, where an answer may be unknown: 0 for unknown, which counts as no and has
               an input of its own; these inputs stand behind those of the questions
    numbers    (rows, numbers) finite float32
    chosen     (rows, choices) int32, each from 0 up to the options of its choice, an input each
    options    how many there are, choice by choice

    Raises KernelError when they do not fit.
    """

    questions: int
    yes: Bits
    known: Bits | None = None
    numbers: Floats | None = None
    chosen: Rows | None = None
    options: tuple[int, ...] = ()
    form: Rows = field(init=False)
    """The survey's form as the kernel reads it."""

    def __post_init__(self) -> None:
        """Check, then keep every array without gaps."""
        if self.chosen is not None:
            # A copy: the kernel looks up what stands there, which nobody may change once checked.
            object.__setattr__(self, "chosen", np.array(self.chosen, order="C"))
        _refuse_misfit(self)
        for name in ("yes", "known", "numbers"):
            if (array := getattr(self, name)) is not None:
                object.__setattr__(self, name, np.ascontiguousarray(array))
        form = [self.questions, self.known is not None, self._width("numbers"), len(self.options)]
        object.__setattr__(self, "form", np.array([*form, *self.options], np.int32))

    @classmethod
    def packed(
        cls,
        yes: NDArray[np.bool_],
        *,
        known: NDArray[np.bool_] | None = None,
        numbers: Floats | None = None,
        chosen: Rows | None = None,
        options: tuple[int, ...] = (),
    ) -> Answers:
        """The same from matrices of truth values, (rows, questions)."""
        planes = (
            None if plane is None else np.packbits(plane, axis=1, bitorder="little")
            for plane in (yes, known)
        )
        bits, known_bits = planes
        assert bits is not None  # noqa: S101  yes is a matrix
        return cls(yes.shape[1], bits, known_bits, numbers, chosen, options)

    @property
    def rows(self) -> int:
        """How many customers."""
        return len(self.yes)

    @property
    def inputs(self) -> int:
        """How many numbers of a customer reach the network."""
        asked = self.questions * (1 if self.known is None else 2)
        return asked + self._width("numbers") + sum(self.options)

    @property
    def arrays(self) -> tuple[Bits, Bits | None, Floats | None, Rows | None]:
        """What the kernel reads, in its order."""
        return self.yes, self.known, self.numbers, self.chosen

    def dense(self, rows: Rows) -> Array:
        """The inputs of these rows as numbers, (rows, inputs): what the bits stand for."""
        yes = self._unpacked(self.yes, rows)
        parts = [yes]
        if self.known is not None:
            known = self._unpacked(self.known, rows)
            parts = [yes * known, 1.0 - known]
        if self.numbers is not None:
            parts.append(self.numbers[rows].astype(np.float64))
        if self.chosen is not None:
            chosen = self.chosen[rows]
            parts += [np.eye(count)[chosen[:, k]] for k, count in enumerate(self.options)]
        return np.concatenate(parts, axis=1)

    def _unpacked(self, plane: Bits, rows: Rows) -> Array:
        bits = np.unpackbits(plane[rows], axis=1, count=self.questions, bitorder="little")
        return bits.astype(np.float64)

    def _width(self, name: str) -> int:
        array = getattr(self, name)
        return 0 if array is None else int(array.shape[1])


def _refuse_misfit(answers: Answers) -> None:
    rows = answers.yes.shape[0] if answers.yes.ndim else 0
    bits = (rows, (answers.questions + 7) // 8)
    many = answers.numbers.shape[-1] if answers.numbers is not None else 0
    refuse_shape("yes", answers.yes, bits, np.uint8)
    refuse_shape("known", answers.known, bits, np.uint8)
    refuse_shape("numbers", answers.numbers, (rows, many), np.float32)
    refuse_shape("chosen", answers.chosen, (rows, len(answers.options)), np.int32)
    if not 0 < rows <= MOST_ROWS:
        raise KernelError(
            "kernel.bits_rows",
            "There must be from 1 to {most} customers. Got {rows}.",
            most=MOST_ROWS,
            rows=rows,
        )
    refuse_too_many("the inputs", answers.questions * 2 + many + sum(answers.options))
    refuse_strange("numbers", answers.numbers)
    for k, count in enumerate(answers.options):
        chosen = answers.chosen[:, k] if answers.chosen is not None else np.array([-1])
        if not 0 <= chosen.min() <= chosen.max() < count:
            raise KernelError(
                "kernel.bits_option",
                "Choice {choice} must hold options from 0 to {last}. Got from {least} to {most}.",
                choice=k,
                last=count - 1,
                least=int(chosen.min()),
                most=int(chosen.max()),
            )


def refuse_shape(
    name: str,
    array: NDArray[np.generic] | None,
    shape: tuple[int, ...],
    kind: type[np.generic],
) -> None:
    """Raise KernelError for an array of another shape or another kind of numbers."""
    if array is not None and (array.shape != shape or array.dtype != kind):
        raise KernelError(
            "kernel.bits_shape",
            "{name} must be {kind} of shape {expected}. Got {found} of shape {got}.",
            name=name,
            kind=np.dtype(kind).name,
            expected=str(shape),
            found=array.dtype.name,
            got=str(array.shape),
        )
