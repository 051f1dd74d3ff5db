"""Prospects as the numbers the network takes, and what it has never seen about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs
from glassbowl.errors import QuestionError, shown
from glassbowl.survey.coding import Coding, table
from glassbowl.survey.encode import Encoding
from glassbowl.survey.in_file_order import answers_once_each
from glassbowl.survey.reading import (
    NO_ANSWER,
    UNKNOWN,
    read_choices,
    read_numbers,
    without_number,
)
from glassbowl.survey.table import listing
from glassbowl.survey.tally import Places

if TYPE_CHECKING:
    from glassbowl.survey.table import Table

Flags = NDArray[np.bool_]
Codes = tuple[Places, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Prospects:
    """Rows of answers as they were given.

    heard  for each question what its answers become, and what is strange about them
    codes  for each question which of its answers stands in each row
    """

    heard: tuple[Heard, ...]
    codes: Codes

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.codes[0])

    @property
    def no_answer(self) -> Flags:
        """Where a question that is used was not answered, (rows,)."""
        return anywhere([heard.no_answer for heard in self.heard], self.codes)

    @property
    def unknown_answer(self) -> Flags:
        """Where an answer stands that nobody learned from gave, (rows,); it counts as none."""
        return anywhere([heard.unknown_answer for heard in self.heard], self.codes)

    @property
    def out_of_range(self) -> Flags:
        """Where a number is beyond those learned from, (rows,); it counts as the nearest."""
        return anywhere([heard.out_of_range for heard in self.heard], self.codes)

    def inputs(self) -> Inputs:
        """X (rows, inputs) of all rows."""
        return next(self.batches(len(self)))

    def batches(self, rows: int) -> Iterator[Inputs]:
        """X in pieces of at most so many rows: a long list needs little."""
        for first in range(0, len(self), rows):
            pairs = zip(self.heard, self.codes, strict=True)
            pieces = [heard.inputs[codes[first : first + rows]] for heard, codes in pairs]
            yield np.concatenate(pieces, axis=1)


@dataclass(frozen=True, eq=False, slots=True)
class Heard:
    """What a question makes of the distinct texts of a column."""

    inputs: Array
    no_answer: Flags
    unknown_answer: Flags
    out_of_range: Flags


def encode_prospects(encoding: Encoding, prospects: Table) -> tuple[Prospects, Places]:
    """Every distinct row of the prospects' answers once, and for each row which of those it is.

    Columns are matched by name, whatever their order. Where more different rows are possible than
    there are rows, each is one of its own. Raises QuestionError when a question that the network
    needs is not there.
    """
    wanted = tuple(coding.question.name for coding in encoding.codings)
    found = matched(wanted, prospects.columns, file=prospects.name)
    given, place = answers_once_each(prospects, columns=found)
    heard = tuple(
        hear(coding, answers.values)
        for coding, answers in zip(encoding.codings, given, strict=True)
    )
    return Prospects(heard, tuple(answers.codes for answers in given)), place


def anywhere(flags: Sequence[Flags], codes: Sequence[Places]) -> Flags:
    """For each row whether a flag stands at any of its answers."""
    raised = np.zeros(len(codes[0]), dtype=bool)
    for flag, places in zip(flags, codes, strict=True):
        if flag.any():
            raised |= flag[places]
    return raised


def hear(coding: Coding, texts: Sequence[str | None]) -> Heard:
    """What a question makes of the distinct texts of a column."""
    if coding.question.kind == "number":
        return hear_numbers(coding, texts)
    codes = read_choices(coding.question, texts)
    if coding.question.kind == "choice":
        strange = (codes >= 0) & ~np.isin(codes, coding.learned)
        codes[strange] = UNKNOWN
    inputs = table(coding)[np.maximum(codes, NO_ANSWER)]
    return Heard(inputs, codes == NO_ANSWER, codes == UNKNOWN, np.zeros(len(codes), dtype=bool))


def hear_numbers(coding: Coding, texts: Sequence[str | None]) -> Heard:
    """What a question of numbers makes of the distinct texts of a column."""
    numbers = read_numbers(texts)
    none = np.isnan(numbers)
    why = np.zeros(len(numbers), dtype=np.int32)
    why[none] = without_number([text for text, is_none in zip(texts, none, strict=True) if is_none])
    least, most = (coding.edges[0], coding.edges[-1]) if coding.edges else (-np.inf, np.inf)
    beyond = (numbers < least) | (numbers > most)
    inputs = table(coding, numbers)[:-1]
    return Heard(inputs, why == NO_ANSWER, why == UNKNOWN, beyond)


def matched(wanted: Sequence[str], columns: Sequence[str], *, file: str) -> tuple[str, ...]:
    """For each question the column of that name, or the one that differs in case and spaces only.

    Raises QuestionError when there is none, or when several differ so.
    """
    alike: dict[str, list[str]] = {}
    for name in columns:
        alike.setdefault(plain_name(name), []).append(name)
    found = [[name] if name in columns else alike.get(plain_name(name), []) for name in wanted]
    absent = [name for name, several in zip(wanted, found, strict=True) if not several]
    if absent:
        raise QuestionError(
            "survey.question_missing",
            "{file} must ask what the network learned from. It lacks {questions}; it asks {names}. "
            "Add or rename the column, or train without it.",
            file=shown(file),
            questions=listing([shown(name) for name in absent]),
            names=listing([shown(name) for name in columns]),
        )
    if double := [several for several in found if len(several) > 1]:
        raise QuestionError(
            "survey.question_twice",
            "{file} must ask each question once. {names} differ in case or spaces only. "
            "Rename one of them.",
            file=shown(file),
            names=tuple(shown(name) for name in double[0]),
        )
    return tuple(several[0] for several in found)


def plain_name(name: str) -> str:
    """A question's name without case, and with single spaces."""
    return " ".join(name.split()).casefold()
