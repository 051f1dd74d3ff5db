"""A cell's text as one of a question's answers: the same for customers and for prospects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.survey.given import is_blank
from glassbowl.survey.question import Question
from glassbowl.survey.synonyms import BLANKS, NO, VAGUE, YES
from glassbowl.survey.texts import folded, number_of

NO_ANSWER: Final = -1
UNKNOWN: Final = -2
"""A text that is no answer to the question: never seen, or a word where a number is asked for."""


def read_choices(question: Question, texts: Sequence[str | None]) -> NDArray[np.int32]:
    """For each text its answer: 0 for no and 1 for yes, or its place in `answers`, rare ones last.

    NO_ANSWER for a blank, UNKNOWN for an answer the question does not know.
    """
    places = yes_no_places(question) if question.kind == "yes_no" else choice_places(question)
    blank = 0 if question.tick else NO_ANSWER
    return np.array(
        [
            blank if text is None or is_blank(text) else places.get(folded(text), UNKNOWN)
            for text in texts
        ],
        dtype=np.int32,
    )


def yes_no_places(question: Question) -> dict[str, int]:
    """Every word for no and yes, and how they are spelled here: a cross may be a tick."""
    spelled = {folded(answer): place for place, answer in enumerate(question.answers)}
    return dict.fromkeys(NO, 0) | dict.fromkeys(YES, 1) | spelled


def choice_places(question: Question) -> dict[str, int]:
    """Each answer of a choice, folded, and its place; the rare ones share the last."""
    common = {folded(answer): place for place, answer in enumerate(question.answers)}
    return common | {folded(answer): len(common) for answer in question.rare}


def read_numbers(texts: Sequence[str | None]) -> NDArray[np.float64]:
    """For each text the number it is; NaN where it is none."""
    found = (None if text is None else number_of(text) for text in texts)
    return np.array([np.nan if x is None else x for x in found], dtype=np.float64)


def without_number(texts: Sequence[str | None]) -> NDArray[np.int32]:
    """For each text that is no number why: NO_ANSWER for blank or not known, UNKNOWN for others."""
    silent = BLANKS | VAGUE
    return np.array(
        [NO_ANSWER if text is None or folded(text) in silent else UNKNOWN for text in texts],
        dtype=np.int32,
    )
