"""One number of the tutorial: as it is printed, as it is computed, and what to think of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step
from glassbowl.trace.trace import Trace

Fact = float | Sequence[float] | None


class Verdict(StrEnum):
    """OK: as printed. ROUNDED: as near as the digits printed. The other two are slips."""

    OK = "OK"
    ROUNDED = "ROUNDED"
    INCONSISTENT = "INCONSISTENT"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Saying:
    """What the tutorial says in one place, and the truth.

    id            the number in the list of the tutorial's numbers, N1 to N50; some have two parts
    name          `document.<name>` is the key of a few words that say what the number is
    section       where the tutorial prints it
    printed       its own digits, as text, with a space between two numbers
    computed      the true values, from the run and the step handed in
    from_printed  what exact arithmetic makes of the tutorial's own rounded numbers; None in it is
                  a division by 0
    facts         more that was computed, for the sentence `document.<name>.why`
    explained     whether there is such a sentence
    across        how many numbers stand on a line, when they form a matrix; 0 is all on one
    """

    id: str
    name: str
    section: str
    printed: str
    computed: Sequence[float]
    verdict: Verdict
    from_printed: Sequence[float | None] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    explained: bool = True
    across: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the tutorial's numbers are held against.

    step     one look at the four customers with the tutorial's own matrices
    run      the run of its code: seed 1, 60,000 rounds, every round kept
    listing  the lines of its code
    """

    step: Step
    run: Trace
    listing: Sequence[str]


def numbers(printed: str) -> list[float]:
    """Printed digits as numbers."""
    return [float(digits) for digits in printed.split()]


def flat(values: Array) -> list[float]:
    """The numbers of an array, row by row."""
    return [float(value) for value in values.ravel()]
