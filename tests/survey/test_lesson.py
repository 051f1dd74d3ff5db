"""The tutorial's recipe: its four customers as a file are its four customers as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.errors import QuestionError
from glassbowl.survey.encode import encode, fit_encoding
from glassbowl.survey.in_file_order import in_order
from glassbowl.survey.litter_rip import customers
from glassbowl.survey.patterns import Patterns, rows_in_order
from glassbowl.survey.question import Question
from glassbowl.survey.questions import ask, for_the_lesson
from glassbowl.survey.read import read_survey

if TYPE_CHECKING:
    from pathlib import Path

    from tests.survey.conftest import Write


def lesson(path: Path) -> tuple[tuple[Question, ...], Patterns]:
    """The questions of the lesson, and its customers in the order of the file."""
    table = read_survey(path)
    tally = in_order(table, columns=table.columns)
    questions = for_the_lesson(ask(tally, target="bought"), file=table.name)
    return questions, rows_in_order(tally, questions)


def test_the_four_customers(write: Write) -> None:
    """The website everybody visited takes part; X and y are the story's, bit for bit."""
    lines = ["cat,beer,website,bought", "yes,no,yes,yes", "no,yes,yes,yes"]
    questions, rows = lesson(write(*lines, "no,no,yes,no", "yes,yes,yes,no"))
    X, y = customers()
    assert X.tobytes() == encode(fit_encoding(questions, rows), rows).tobytes()
    assert y.tolist() == rows.counts[:, 1:].tolist()


def test_what_takes_part(write: Write) -> None:
    """Questions of yes and no take part, a constant yes or no too; all others say why not."""
    lines = ["cat,always,never,age,town,bought", "yes,Yes,0,22,here,yes", "no,Yes,0,44,there,no"]
    questions, rows = lesson(write(*lines, "no,Yes,0,45,here,no", "yes,yes,0,46,there,yes"))
    assert ("cat", "always", "never") == rows.names
    assert "why.lesson" == next(q for q in questions if q.name == "age").why[0]
    assert "why.always" == next(q for q in questions if q.name == "never").why[0]
    X = encode(fit_encoding(questions, rows), rows)
    assert [[1, 1, 0], [0, 1, 0], [0, 1, 0], [1, 1, 0]] == X.tolist()


def test_a_blank_has_an_input(write: Write) -> None:
    """Somebody who left a question open is neither yes nor no."""
    questions, rows = lesson(write("cat,bought", "yes,yes", ",no", "no,no"))
    X = encode(fit_encoding(questions, rows), rows)
    assert np.array_equal([[1, 0], [0, 1], [0, 0]], X)


def test_nothing_to_teach_with(write: Write) -> None:
    """A survey without questions of yes and no is refused."""
    path = write("age,bought", "22,yes", "44,no", "45,yes")
    with pytest.raises(QuestionError) as caught:
        lesson(path)
    assert "survey.nothing_to_ask" == caught.value.key
