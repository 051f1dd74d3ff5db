"""Prospects as the numbers the network takes, and what it has never seen about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs
from glassbowl.errors import QuestionError, shown
from glassbowl.survey.coding import Coding, table
from glassbowl.survey.encode import Encoding
from glassbowl.survey.in_file_order import answers_in_order
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

ROWS_AT_ONCE: Final = 2**16
"""Rows whose numbers stay near the processor while they are worked on."""


@dataclass(frozen=True, eq=False, slots=True)
class Prospects:
    """The rows of a prospect file, none dropped, in the order of the file.

    no_answer       a question that is used was not answered
    unknown_answer  an answer that nobody learned from gave; it counts as none
    out_of_range    a number beyond those learned from; it counts as the nearest of them
    tables          for each question what its answers become
    codes           for each question which of these rows stands for each prospect
    """

    no_answer: Flags
    unknown_answer: Flags
    out_of_range: Flags
    tables: tuple[Array, ...]
    codes: Codes

    def __len__(self) -> int:
        """How many prospects there are."""
        return len(self.no_answer)

    def once_each(self) -> tuple[Codes, Places]:
        """Every distinct row of answers once, and for each prospect which of those is theirs.

        Where more rows are possible than there are prospects, each has one of their own.
        """
        sizes = tuple(len(rows) for rows in self.tables)
        if prod(sizes) > len(self):
            return self.codes, np.arange(len(self))
        key = self.numbered(sizes)
        first = np.full(prod(sizes), len(self))
        new = np.ones(prod(sizes), dtype=bool)
        for part in parts(len(self)):
            if (here := new.take(key[part])).any():  # soon hardly any part has
                rows = np.flatnonzero(here)
                found, at = np.unique(key[part][rows], return_index=True)
                first[found], new[found] = part.start + rows[at], False
        # In the order of the file, since the numbers that stand for answers have none of their own.
        found = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(self))]
        place = np.empty(prod(sizes), dtype=np.min_scalar_type(len(found)))
        place[found] = np.arange(len(found))
        answers = np.unravel_index(found, sizes)
        return tuple(one.astype(np.int32) for one in answers), place[key]

    def numbered(self, sizes: Sequence[int]) -> Places:
        """One number for all answers of a prospect, in as few bytes as so many answers need."""
        key = np.zeros(len(self), dtype=np.min_scalar_type(prod(sizes)))
        for part in parts(len(self)):
            for size, codes in zip(sizes, self.codes, strict=True):
                key[part] *= size
                np.add(key[part], codes[part], out=key[part], casting="unsafe")
        return key

    def inputs(self) -> Inputs:
        """X (rows, inputs) of all prospects."""
        return next(self.batches(self.codes, len(self)))

    def batches(self, codes: Codes, rows: int) -> Iterator[Inputs]:
        """X of these rows of answers, in pieces of at most so many: a long list needs little."""
        for first in range(0, len(codes[0]), rows):
            pairs = zip(self.tables, codes, strict=True)
            yield np.concatenate([of[one[first : first + rows]] for of, one in pairs], axis=1)


@dataclass(frozen=True, eq=False, slots=True)
class Heard:
    """What a question makes of the distinct texts of a column."""

    inputs: Array
    no_answer: Flags
    unknown_answer: Flags
    out_of_range: Flags


def encode_prospects(encoding: Encoding, prospects: Table) -> Prospects:
    """The prospects' answers as inputs, column by column matched by name, whatever their order.

    Raises QuestionError when a question that the network needs is not there.
    """
    wanted = tuple(coding.question.name for coding in encoding.codings)
    found = matched(wanted, prospects.columns, file=prospects.name)
    given = answers_in_order(prospects, columns=found)
    heard = [
        hear(coding, answers.values)
        for coding, answers in zip(encoding.codings, given, strict=True)
    ]
    codes = tuple(answers.codes for answers in given)
    return Prospects(
        no_answer=anywhere([h.no_answer for h in heard], codes),
        unknown_answer=anywhere([h.unknown_answer for h in heard], codes),
        out_of_range=anywhere([h.out_of_range for h in heard], codes),
        tables=tuple(h.inputs for h in heard),
        codes=codes,
    )


def parts(rows: int) -> list[slice]:
    """All rows, some at a time."""
    return [slice(first, first + ROWS_AT_ONCE) for first in range(0, rows, ROWS_AT_ONCE)]


def anywhere(flags: Sequence[Flags], codes: Sequence[Places]) -> Flags:
    """For each prospect whether a flag stands at any of the answers."""
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
