"""Fit the coding of one question on the customers learned from, and on nobody else."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array
from glassbowl.survey.coding import Coding, own_inputs, table
from glassbowl.survey.details import quantiles
from glassbowl.survey.question import Question

BINS: Final = 8
FEW_EDGES: Final = 4
"""Fewer edges than these, and more numbers than so many less one: most customers gave the same."""

Rows = NDArray[np.int64]
"""For each answer how many of the customers learned from gave it; the last gave none."""


def fit_coding(question: Question, rows: Rows, numbers: Array | None) -> Coding:
    """The coding of one question, from how often each answer was given by whom we learn from.

    numbers  of a question of numbers: which number each answer is, rising
    """
    silent = bool(rows[-1])
    learned = np.flatnonzero(rows[:-1])
    if numbers is None:
        coding = Coding(question, learned=tuple(learned.tolist()), no_answer=silent)
    else:
        coding = fit_number(question, rows[learned], numbers[learned], silent=silent)
    return replace(coding, average=average(coding, rows[:-1], numbers))


def fit_number(question: Question, n: Rows, numbers: Array, *, silent: bool) -> Coding:
    """The coding of a number, from the numbers learned from and how many gave each."""
    if not len(numbers):
        return Coding(question, no_answer=silent)
    # Rounding may carry the mean of nearly equal numbers past the greatest of them.
    mean = float(np.clip(mean_of(numbers, n), numbers[0], numbers[-1]))
    spread = math.sqrt(mean_of((numbers - mean) ** 2, n)) if len(numbers) > 1 else 0.0
    edges = tuple(band_edges(numbers, n).tolist())
    return Coding(question, edges=edges, mean=mean, spread=spread, no_answer=silent)


def mean_of(numbers: Array, n: Rows) -> float:
    """The mean of numbers of which each was given n times, rounded once.

    A sum whose order is the processor's choice would differ in its last digit from machine to
    machine, and a long training makes another network of that.
    """
    return math.fsum((n * numbers).tolist()) / int(n.sum())


def band_edges(numbers: Array, n: Rows) -> Array:
    """Where the bands begin and end: at most eight, with about as many customers in each.

    Where most customers gave the same number, the bands divide the others.
    """
    edges = np.unique(quantiles(numbers, n, np.linspace(0, 1, BINS + 1)))
    if len(edges) >= FEW_EDGES or len(numbers) < FEW_EDGES:
        return edges
    middle = quantiles(numbers, n, np.array([0.5]))
    rest = numbers != middle
    inner = quantiles(numbers[rest], n[rest], np.linspace(0, 1, BINS))
    return np.unique(np.concatenate([numbers[:1], middle, inner]))


def average(coding: Coding, rows: Rows, numbers: Array | None) -> tuple[float, ...]:
    """The average of the own inputs over the customers who answered; zeros when nobody did."""
    own = len(own_inputs(coding))
    if not rows.sum():
        return (0.0,) * own
    said = table(coding, numbers)[:-1, :own]
    return tuple(mean_of(column, rows) for column in said.T)
