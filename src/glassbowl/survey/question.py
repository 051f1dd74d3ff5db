"""What a column of a survey was taken for, and why: decided in the open, kept with the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal

from glassbowl.errors import SurveyError, Value, shown

Kind = Literal[
    "yes_no", "choice", "number", "date", "id", "constant", "free_text", "target", "left_out"
]

TAKING_PART: Final = ("yes_no", "choice", "number")

Reason = tuple[str, Mapping[str, Value]]
"""A sentence of the catalogues: its key, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One column, and what is made of it.

    name     as in the first line of the file
    kind     what it is; `used` says whether it takes part
    why      the reason for that, in words
    notes    what was found on the way and done about it: blanks, odd numbers, rare answers
    answers  yes_no: how no and yes are spelled here; choice: the answers with an input of their
             own; target: what did not count as bought, and what did; constant: the one answer
    rare     choice: answers too rare for an input of their own; they share one
    tick     yes_no: an empty cell means no, because every other one is ticked
    fence    number: the least and greatest that are believed; what lies beyond is moved to them

    Raises SurveyError when the parts do not fit together, as in a forged model file.
    """

    name: str
    kind: Kind
    used: bool
    why: Reason
    notes: tuple[Reason, ...] = ()
    answers: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    tick: bool = False
    fence: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Raise SurveyError for what no survey could have given."""
        spelled = len(self.answers) == len(("no", "yes"))
        low, high = self.fence or (-1.0, 1.0)
        self.must("used", holds=not self.used or self.kind in TAKING_PART)
        self.must("answers", holds=spelled or not self.used or self.kind != "yes_no")
        self.must("fence", holds=isfinite(low) and isfinite(high) and low < high)

    def must(self, part: str, *, holds: bool) -> None:
        """Raise SurveyError unless what must be true of a part holds."""
        if not holds:
            raise SurveyError(
                "survey.misfit",
                "What is kept of a question must fit together. Got other {part} of {question}. "
                "Take another copy of the model, or train again.",
                part=part,
                question=shown(self.name),
            )


def reason(key: str, **values: Value) -> Reason:
    """The sentence of that key, with what stands in it."""
    return key, values
