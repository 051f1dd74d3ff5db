"""Answers as the numbers a network takes: fitted once, remembered, the same for prospects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs
from glassbowl.survey.coding import Coding, Input, table
from glassbowl.survey.fit import fit_coding
from glassbowl.survey.patterns import Patterns
from glassbowl.survey.question import Question


@dataclass(frozen=True, slots=True)
class Encoding:
    """How every question that is used becomes inputs, in the order of the file."""

    codings: tuple[Coding, ...]

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Every input of the network: the columns of X."""
        return tuple(single for coding in self.codings for single in coding.inputs)

    @property
    def names(self) -> tuple[str, ...]:
        """The inputs by names to read, such as "Own a cat? = yes"."""
        return tuple(single.name for single in self.inputs)


def fit_encoding(
    questions: Sequence[Question], patterns: Patterns, *, counts: NDArray[np.int64] | None = None
) -> Encoding:
    """How the questions become inputs, fitted on the customers learned from.

    patterns  gathered with the same questions
    counts    (patterns, 2): the customers learned from; all of them when left away. Averages, bands
              and which answers have an input depend on these alone, so that nothing of those who
              judge the network is in it.
    """
    learn = (patterns.counts if counts is None else counts).sum(axis=1)
    used = {question.name: question for question in questions if question.used}
    return Encoding(
        tuple(
            fit_coding(used[name], rows_of(codes, learn, len(known)), numbers_of(used[name], known))
            for name, known, codes in zip(
                patterns.names, patterns.answers, patterns.codes.T, strict=True
            )
        )
    )


def encode(encoding: Encoding, patterns: Patterns) -> Inputs:
    """X (patterns, inputs), a row for each pattern in its order.

    An answer that nobody learned from gave counts as none.
    """
    blocks = [
        table(coding, numbers_of(coding.question, known))[codes]
        for coding, known, codes in zip(
            encoding.codings, patterns.answers, patterns.codes.T, strict=True
        )
    ]
    return np.concatenate(blocks, axis=1)


def rows_of(codes: NDArray[np.int32], learn: NDArray[np.int64], known: int) -> NDArray[np.int64]:
    """For each answer how many of the customers learned from gave it; last, how many gave none."""
    places = np.where(codes < 0, known, codes)
    return np.bincount(places, weights=learn, minlength=known + 1).astype(np.int64)


def numbers_of(question: Question, known: Sequence[str]) -> Array | None:
    """The numbers behind the answers to a question of numbers; None for any other."""
    return np.array([float(text) for text in known]) if question.kind == "number" else None
