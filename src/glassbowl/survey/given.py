"""The answers to one question, each with how many gave it: all that is looked at to decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from glassbowl.survey.synonyms import BLANKS, VAGUE
from glassbowl.survey.tally import Answers
from glassbowl.survey.texts import folded, number_of

LONGEST_BLANK = max(map(len, BLANKS))
MOST_WORDS = 60
"""Spellings beyond these are no question of yes and no, however they are folded."""


@dataclass(frozen=True, eq=False, slots=True)
class Given:
    """One column, seen apart from the others.

    name      the question
    texts     distinct answers; of very many, as with an id, a sample
    n         for each text how many customers gave it
    numbers   for each text the number it is, or NaN
    distinct  how many different answers there are, those outside a sample included
    span      the least and the greatest number, those outside a sample included; NaN for none
    answered  customers who answered
    blank     customers who did not
    """

    name: str
    texts: tuple[str, ...]
    n: NDArray[np.int64]
    numbers: NDArray[np.float64]
    distinct: int
    span: tuple[float, float]
    answered: int
    blank: int

    def share(self, holds: Callable[[str], object]) -> float:
        """The share of the customers who answered for whose text something holds; 0 to 1."""
        rows = sum(int(n) for text, n in zip(self.texts, self.n, strict=True) if holds(text))
        return rows / max(1, int(self.n.sum()))

    @property
    def is_number(self) -> NDArray[np.bool_]:
        """For each text whether it is a plain number."""
        return ~np.isnan(self.numbers)

    @property
    def words(self) -> frozenset[str]:
        """The different answers, folded; none when there are too many to be read one by one."""
        few = len(self.texts) <= MOST_WORDS and self.distinct == len(self.texts)
        return frozenset(map(folded, self.texts)) if few else frozenset()

    @property
    def vague(self) -> int:
        """Customers who answered that they do not know."""
        pairs = zip(self.texts, self.numbers, self.n, strict=True)
        return sum(int(n) for text, x, n in pairs if isnan(x) and folded(text) in VAGUE)


def given(answers: Answers, n: NDArray[np.int64]) -> Given:
    """The answers to one question of a tally whose rows stand for `n` customers each.

    Answers that nobody gave, because their rows count 0, are left away.
    """
    rows = np.bincount(answers.codes, weights=n, minlength=len(answers.values)).astype(np.int64)
    pairs = [
        (text, int(count))
        for text, count in zip(answers.values, rows, strict=True)
        if text is not None and count and not is_blank(text)
    ]
    texts = tuple(text for text, _ in pairs)
    counts = np.array([count for _, count in pairs], dtype=np.int64)
    answered = int(counts.sum())
    numbers = numbers_of(texts)
    return Given(
        name=answers.name,
        texts=texts,
        n=counts,
        numbers=numbers,
        distinct=len(texts),
        span=span_of(numbers),
        answered=answered,
        blank=int(rows.sum()) - answered,
    )


def is_blank(text: str) -> bool:
    """Whether a text stands for an empty cell: NA, -, ? and their like."""
    return len(text) <= LONGEST_BLANK and folded(text) in BLANKS


def numbers_of(texts: tuple[str, ...]) -> NDArray[np.float64]:
    """Each text as a number, NaN where it is none."""
    found = (number_of(text) for text in texts)
    return np.array([np.nan if x is None else x for x in found], dtype=np.float64)


def span_of(numbers: NDArray[np.float64]) -> tuple[float, float]:
    """The least and the greatest number; NaN twice when there is none."""
    found = numbers[~np.isnan(numbers)]
    return (float(found.min()), float(found.max())) if len(found) else (np.nan, np.nan)
