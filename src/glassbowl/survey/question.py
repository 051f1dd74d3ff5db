"""What a column of a survey was taken for, and why: decided in the open, kept with the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from glassbowl.errors import Value

Kind = Literal[
    "yes_no", "choice", "number", "date", "id", "constant", "free_text", "target", "left_out"
]

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


def reason(key: str, **values: Value) -> Reason:
    """The sentence of that key, with what stands in it."""
    return key, values
