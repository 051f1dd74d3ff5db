"""Answer patterns: who answered the same in every question is one row, with how many bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glassbowl.survey.question import Question
from glassbowl.survey.reading import NO_ANSWER, read_choices, read_numbers
from glassbowl.survey.tally import Answers, Tally
from glassbowl.survey.target import SET_ASIDE, outcomes
from glassbowl.survey.texts import number_text

REST = "*"
"""Stands in `Patterns.answers` for the rare answers of a choice, which share one place."""

MOST_KEYS = 2**62


@dataclass(frozen=True, eq=False, slots=True)
class Patterns:
    """The answers to the questions that are used, by the outcome.

    names    the questions, in the order of the file
    answers  for each question what its codes stand for: texts, numbers in rising order as texts
             that read back exactly, "*" last for the rare ones of a choice
    codes    (patterns, questions): the place in `answers`, -1 for no answer
    counts   (patterns, 2): customers who did not buy, and who bought
    """

    names: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]
    codes: NDArray[np.int32]
    counts: NDArray[np.int64]


def gather(tally: Tally, questions: Sequence[Question]) -> Patterns:
    """Each distinct pattern once, sorted by its answers, the first question first.

    The same customers give the same patterns whatever the order of their rows and whatever kind of
    file they come in. Those whose target is blank are left out.
    """
    single = rows_in_order(tally, questions)
    group, first = grouped_rows(single.codes, [len(known) + 1 for known in single.answers])
    counts = np.zeros((len(first), 2), dtype=np.int64)
    np.add.at(counts, group, single.counts)
    return Patterns(single.names, single.answers, single.codes[first], counts)


def rows_in_order(tally: Tally, questions: Sequence[Question]) -> Patterns:
    """Every row of the tally as a pattern of its own, in the order of the tally, none joined.

    Of a tally in the order of the file these are the single customers, as the tutorial has them.
    """
    target = next(question for question in questions if question.kind == "target")
    bought = outcomes(target, tally)
    there = bought != SET_ASIDE
    used = [question for question in questions if question.used]
    columns = [column(question, tally[question.name], there) for question in used]
    counts = np.zeros((int(there.sum()), 2), dtype=np.int64)
    counts[np.arange(len(counts)), bought[there]] = tally.n[there]
    return Patterns(
        names=tuple(question.name for question in used),
        answers=tuple(known for known, _ in columns),
        codes=np.stack([codes for _, codes in columns], axis=1),
        counts=counts,
    )


def column(
    question: Question, answers: Answers, there: NDArray[np.bool_]
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """What the codes of one question stand for, and its code on each row that is there."""
    places = answers.codes[there]
    if question.kind != "number":
        known = question.answers + ((REST,) if question.rare else ())
        codes = np.maximum(read_choices(question, answers.values), NO_ANSWER)
        return known, codes.astype(np.int32)[places]
    numbers = read_numbers(answers.values)
    if question.fence is not None:
        numbers = np.clip(numbers, *question.fence)
    present = np.unique(places)
    distinct = np.unique(numbers[present][~np.isnan(numbers[present])])
    codes = np.searchsorted(distinct, numbers).astype(np.int32)
    codes[np.isnan(numbers)] = NO_ANSWER
    return tuple(map(number_text, distinct.tolist())), codes[places]


def grouped_rows(
    codes: NDArray[np.int32], sizes: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row which distinct row it equals, in sorted order, and where each is first found.

    `sizes` says how many codes, -1 included, a column may hold.
    """
    keys = np.zeros(len(codes), dtype=np.int64)
    most = 1
    for k, size in enumerate(sizes):
        if most > MOST_KEYS // size:
            # Keys that were dealt out anew keep their order and are no more than there are rows.
            distinct, keys = np.unique(keys, return_inverse=True)
            most = len(distinct)
        keys = keys * size + (codes[:, k] + 1)
        most *= size
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    return group.astype(np.int64), first
