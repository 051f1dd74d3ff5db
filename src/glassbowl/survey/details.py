"""What must be known of a question that is used: its answers, its rare ones, its odd numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import shown
from glassbowl.survey.given import Given
from glassbowl.survey.question import Question, Reason, reason
from glassbowl.survey.texts import folded, number_of, number_text

MOST_INPUTS: Final = 30
FEWEST: Final = 5
"""Customers an answer needs for an input of its own, where there are a hundred or more."""

FEWEST_OF_FEW: Final = 2
FEW: Final = 100

FENCE: Final = 10
"""A number farther from the middle half than so many times its width is odd."""


def detailed(question: Question, given: Given) -> Question:
    """The question with all that reading its answers needs, and with what was done in words."""
    if not question.used:
        return question
    blank = given.blank if not question.tick else 0
    notes: tuple[Reason, ...] = (reason("why.blank", rows=blank),) if blank else ()
    question = replace(question, notes=notes)
    if question.kind == "number":
        return number_detailed(question, given)
    return choice_detailed(question, given) if question.kind == "choice" else question


def choice_detailed(question: Question, given: Given) -> Question:
    """The answers with an input of their own, and the rare ones that share one."""
    spellings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for text, n in zip(given.texts, given.n.tolist(), strict=True):
        spellings[folded(text)].append((-n, text))
    rows = {min(several)[1]: -sum(n for n, _ in several) for several in spellings.values()}
    fewest = FEWEST if given.answered >= FEW else FEWEST_OF_FEW
    ranked = sorted(rows, key=lambda answer: (-rows[answer], answer))
    kept = [answer for answer in ranked[:MOST_INPUTS] if rows[answer] >= fewest]
    rare = ranked[len(kept) :]
    if len(rare) == 1:  # an input that only one answer shares is that answer's own
        kept, rare = ranked, []
    notes = question.notes
    if len(given.texts) > len(rows):
        notes += (reason("why.spellings", spellings=len(given.texts), answers=len(rows)),)
    if rare:
        notes += (reason("why.rare", answers=len(rare), rows=sum(rows[answer] for answer in rare)),)
    if not kept:
        why = reason("why.all_rare", answers=len(rare))
        return replace(question, used=False, why=why, notes=())
    why = reason("why.choice", answers=len(rows))
    return replace(
        question,
        why=why,
        notes=notes,
        answers=tuple(sorted(kept, key=by_value)),
        rare=tuple(sorted(rare)),
    )


def by_value(answer: str) -> tuple[float, str, str]:
    """Numbers before words, by value; words by letter, whatever their case."""
    number = number_of(answer)
    return np.inf if number is None else number, answer.casefold(), answer


def number_detailed(question: Question, given: Given) -> Question:
    """The range of the numbers, the fence around them, and the answers that are none."""
    plain = given.is_number
    numbers, n = given.numbers[plain], given.n[plain]
    low, high = fence(numbers, n)
    notes = question.notes
    if odd := sorted(
        text for text, is_number in zip(given.texts, plain, strict=True) if not is_number
    ):
        rows = int(given.n[~plain].sum())
        notes += (reason("why.not_number", rows=rows, example=shown(odd[0])),)
    beyond = (numbers < low) | (numbers > high)
    if beyond.any():
        rows = int(n[beyond].sum())
        notes += (reason("why.clipped", rows=rows, low=number_text(low), high=number_text(high)),)
    least, greatest = np.clip([numbers.min(), numbers.max()], low, high)
    why = reason("why.number", least=number_text(least), greatest=number_text(greatest))
    bounds = (low, high) if beyond.any() else None
    return replace(question, why=why, notes=notes, fence=bounds)


def fence(numbers: NDArray[np.float64], n: NDArray[np.int64]) -> tuple[float, float]:
    """How far numbers are believed: ten widths of the middle half beyond it, on both sides.

    Without end where at least half of the customers gave the same number.
    """
    first, third = quantiles(numbers, n, np.array([0.25, 0.75]))
    width = third - first
    if width == 0:
        return -np.inf, np.inf
    return float(first - FENCE * width), float(third + FENCE * width)


def quantiles(
    numbers: NDArray[np.float64], n: NDArray[np.int64], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """For each share the least number that so many of the customers do not exceed.

    The same as sorting the single customers and picking one; nothing is interpolated.
    """
    order = np.argsort(numbers, kind="stable")
    so_far = np.cumsum(n[order])
    places = np.searchsorted(so_far, shares * so_far[-1])
    found: NDArray[np.float64] = numbers[order][places]
    return found
