"""What counting a survey leaves: the distinct answers to every question, and who gave which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glassbowl.survey.question import Question

Places = NDArray[np.integer[Any]]
"""Which of a few things, row by row, counted from 0: in bytes where there are few enough."""


@dataclass(frozen=True, eq=False, slots=True)
class Answers:
    """One column: which distinct texts it holds, and where.

    name    the question
    values  distinct texts as `texts.as_text` writes them; None is a blank
    codes   for each row of the tally the place of its text in `values`
    """

    name: str
    values: tuple[str | None, ...]
    codes: Places


@dataclass(frozen=True, eq=False, slots=True)
class Tally:
    """Some columns of a survey, counted.

    name     of the table, as errors call it
    answers  the columns that were counted, in the order they were asked for
    n        for each row of the tally how many customers it stands for
    asked    every question of the survey, in the order of the file
    apart    questions that were not counted, because they cannot take part
    """

    name: str
    answers: tuple[Answers, ...]
    n: NDArray[np.int64]
    asked: tuple[str, ...]
    apart: tuple[Question, ...] = ()

    def __contains__(self, name: str) -> bool:
        """Whether a question was counted."""
        return any(name == answers.name for answers in self.answers)

    def __getitem__(self, name: str) -> Answers:
        """The answers to one of the counted questions."""
        return next(answers for answers in self.answers if name == answers.name)
