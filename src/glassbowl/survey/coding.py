"""How one question becomes inputs of the network."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array
from glassbowl.survey.question import Question
from glassbowl.survey.texts import LARGEST, number_text

Part = Literal["yes", "answer", "other", "number", "band", "no_answer"]

FAR: Final = 1e9

SINGLE_BAND: Final = 2
"""Edges of a single band, which would say what the number itself says."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input neuron: which question it stands for, and which part of it.

    part  yes        1 for yes, 0 for no
          answer     1 for this answer, 0 for every other
          other      1 for any of the rare answers
          number     how far above the average, in standard deviations
          band       how far through the band from low to high: 0 below it, 1 above it
          no_answer  1 where nothing was answered
    """

    question: str
    part: Part
    answer: str = ""
    low: str = ""
    high: str = ""

    @property
    def name(self) -> str:
        """A name to read, such as "Own a cat? = yes" or "Age 25 to 40"."""
        if self.part == "number":
            return self.question
        if self.part == "band":
            return f"{self.question} {self.low} to {self.high}"
        said = {"other": "any other", "no_answer": "no answer"}.get(self.part, self.answer)
        return f"{self.question} = {said}"


@dataclass(frozen=True, slots=True)
class Coding:
    """One question as inputs, as it was fitted on the customers learned from.

    learned    yes_no, choice: the codes that occurred among them; in a choice each has an input
    edges      number: where the bands begin and end, rising; the first and the last are the least
               and the greatest number learned from, and what lies beyond is moved to them
    mean       number: of the customers who gave one
    spread     number: their standard deviation
    no_answer  whether giving no answer has an input of its own
    average    the average customer who answered, own input by own input: where no answer has none,
               this stands in for it; zeros when empty

    Raises SurveyError when the parts could not have been fitted together.
    """

    question: Question
    learned: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()
    mean: float = 0.0
    spread: float = 0.0
    no_answer: bool = False
    average: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Raise SurveyError for what no fit could have given."""
        must = self.question.must
        places = range(len(self.question.answers) + bool(self.question.rare))
        numbers = (*self.edges, self.mean, self.spread, *self.average)
        must("used", holds=self.question.used)
        must("learned", holds=set(self.learned) <= set(places) and rises(self.learned))
        must("numbers", holds=all(-LARGEST <= number <= LARGEST for number in numbers))
        must("edges", holds=rises(self.edges))
        width = self.edges[-1] - self.edges[0] if self.edges else 0.0
        # No number of some billion lies farther from their mean than so many standard deviations.
        must("spread", holds=self.spread >= 0 and bool(self.spread) * width <= FAR * self.spread)
        within = bool(self.edges) and self.edges[0] <= self.mean <= self.edges[-1]
        must("mean", holds=within or not self.spread)
        must("average", holds=len(self.average) in (0, len(own_inputs(self))))

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs of this question, in the order of their columns."""
        silent = (Input(self.question.name, "no_answer"),) if self.no_answer else ()
        return own_inputs(self) + silent


def rises(numbers: tuple[float, ...]) -> bool:
    """Whether each number is greater than the one before."""
    return all(low < high for low, high in pairwise(numbers))


def own_inputs(coding: Coding) -> tuple[Input, ...]:
    """The inputs that say what was answered."""
    question = coding.question
    if question.kind == "number":
        return number_inputs(coding)
    if question.kind == "yes_no":
        return (Input(question.name, "yes", question.answers[1]),)
    known = question.answers
    return tuple(
        Input(question.name, "answer", known[code])
        if code < len(known)
        else Input(question.name, "other")
        for code in coding.learned
    )


def number_inputs(coding: Coding) -> tuple[Input, ...]:
    """The inputs of a number: itself and its bands; none where all customers gave the same."""
    name = coding.question.name
    if not coding.spread:
        return ()
    marks = [number_text(edge) for edge in coding.edges] if has_bands(coding) else []
    bands = (Input(name, "band", low=low, high=high) for low, high in pairwise(marks))
    return (Input(name, "number"), *bands)


def has_bands(coding: Coding) -> bool:
    """Whether there are bands at all."""
    return len(coding.edges) > SINGLE_BAND


def table(coding: Coding, numbers: Array | None = None) -> Array:
    """What each answer becomes: a row for each code, and a last one for no answer.

    So that `table(...)[codes]` is the block of X that belongs to the question, -1 included. For a
    number the codes are places in `numbers`; what is NaN there is no answer.
    """
    if coding.question.kind == "number":
        said = number_rows(coding, np.empty(0) if numbers is None else numbers)
        heard = np.array([] if numbers is None else ~np.isnan(numbers), dtype=bool)
    else:
        said, heard = answer_rows(coding)
    own = said.shape[1]
    rows = np.zeros((len(said) + 1, own + coding.no_answer))
    rows[:-1, :own] = said
    if coding.no_answer:
        rows[-1, -1] = 1.0
    else:
        rows[-1] = coding.average or 0.0
    rows[:-1][~heard] = rows[-1]
    return rows


def answer_rows(coding: Coding) -> tuple[Array, NDArray[np.bool_]]:
    """For each code of a question of answers its inputs, and whether it was learned."""
    if coding.question.kind == "yes_no":
        return np.array([[0.0], [1.0]]), np.array([True, True])
    codes = len(coding.question.answers) + bool(coding.question.rare)
    heard = np.zeros(codes, dtype=bool)
    heard[list(coding.learned)] = True
    return np.eye(codes)[:, heard], heard


def number_rows(coding: Coding, numbers: Array) -> Array:
    """For each number its inputs, the number moved into the range that was learned from."""
    if not coding.spread:
        return np.zeros((len(numbers), 0))
    within = np.clip(numbers, coding.edges[0], coding.edges[-1])[:, None]
    whole = (within - coding.mean) / coding.spread
    if not has_bands(coding):
        return whole
    edges = np.array(coding.edges)
    low, high = edges[:-1], edges[1:]
    # Moved into the band before dividing: a narrow band must not overflow for a far number.
    return np.concatenate([whole, (np.clip(within, low, high) - low) / (high - low)], axis=1)
