"""Small surveys written to a file, and the whole way from a source to the numbers of a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from glassbowl.core.arrays import Array
from glassbowl.survey.encode import Encoding, encode, fit_encoding
from glassbowl.survey.patterns import Patterns, gather
from glassbowl.survey.question import Question
from glassbowl.survey.questions import ask
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey

Write = Callable[..., Path]
"""write(*lines, name="survey.csv"): a file of these lines."""


@dataclass(frozen=True, eq=False)
class Surveyed:
    """Everything that comes of a survey."""

    questions: tuple[Question, ...]
    patterns: Patterns
    encoding: Encoding
    X: Array

    def __getitem__(self, name: str) -> Question:
        """One question by its name."""
        return next(question for question in self.questions if question.name == name)


Survey = Callable[..., Surveyed]
"""survey(source, target="bought", yes=None, leave_out=()): the whole way."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes lines to a file, each ended by a line feed."""

    def writing(*lines: str, name: str = "survey.csv") -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
        return path

    return writing


@pytest.fixture(scope="session")
def survey() -> Survey:
    """Reads, counts, asks, gathers and encodes."""

    def surveying(
        source: object,
        *,
        target: str = "bought",
        yes: str | None = None,
        leave_out: tuple[str, ...] = (),
    ) -> Surveyed:
        tally = count_survey(read_survey(source), target=target, leave_out=leave_out)
        questions = ask(tally, target=target, yes=yes, leave_out=leave_out)
        patterns = gather(tally, questions)
        encoding = fit_encoding(questions, patterns)
        return Surveyed(questions, patterns, encoding, encode(encoding, patterns))

    return surveying
