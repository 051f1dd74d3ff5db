"""What every column of a survey is, decided in the open from the answers that were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from glassbowl.errors import QuestionError, shown
from glassbowl.survey.details import detailed
from glassbowl.survey.given import given
from glassbowl.survey.kinds import decided
from glassbowl.survey.question import Question, reason
from glassbowl.survey.synonyms import NO, YES
from glassbowl.survey.tally import Tally
from glassbowl.survey.target import SET_ASIDE, outcomes, read_target
from glassbowl.survey.texts import folded
from glassbowl.survey.wishes import check_wishes


def ask(
    tally: Tally, *, target: str, yes: str | None = None, leave_out: Sequence[str] = ()
) -> tuple[Question, ...]:
    """Every question of the survey in the order of the file: its kind, whether it is used, and why.

    Customers whose target is blank are not looked at. With `yes`, that answer to the target counts
    as bought and every other as not.

    Raises QuestionError when the target or a question to leave out is not there, when the target
    is no question of yes and no, and when no question is left; SurveyError when all or none bought.
    """
    check_wishes(tally.asked, target=target, leave_out=leave_out, file=tally.name)
    outcome = read_target(tally, name=target, yes=yes)
    n = np.where(outcomes(outcome, tally) == SET_ASIDE, 0, tally.n)
    found = {question.name: question for question in (*tally.apart, outcome)}
    for name in leave_out:
        found[name] = Question(name, "left_out", used=False, why=reason("why.left_out"))
    for answers in tally.answers:
        if answers.name not in found:
            seen = given(answers, n)
            found[answers.name] = detailed(decided(seen), seen)
    questions = tuple(found[name] for name in tally.asked)
    need_one(questions, file=tally.name)
    return questions


def for_the_lesson(questions: Sequence[Question], *, file: str) -> tuple[Question, ...]:
    """The same questions as the tutorial's recipe takes them: yes and no, and nothing else.

    A question that everybody answered yes takes part too: it acts as a constant 1, as the website
    does for the tutorial's four customers. Raises QuestionError when no question is left.
    """
    taken = tuple(map(as_lesson, questions))
    need_one(taken, file=file)
    return taken


def as_lesson(question: Question) -> Question:
    """One question as the tutorial's recipe takes it."""
    if question.kind == "constant" and len(question.answers) == 1:
        same = folded(question.answers[0])
        why = reason("why.always", answer=shown(question.answers[0]))
        spelled = ("no", question.answers[0]) if same in YES else (question.answers[0], "yes")
        if same in YES | NO:
            return replace(question, kind="yes_no", used=True, why=why, answers=spelled)
    if question.used and question.kind != "yes_no":
        return replace(question, used=False, why=reason("why.lesson"), notes=())
    return question


def need_one(questions: Sequence[Question], *, file: str) -> None:
    """Raise QuestionError unless some question is used."""
    if not any(question.used for question in questions):
        raise QuestionError(
            "survey.nothing_to_ask",
            "To learn there must be a question with different answers. {file} has none that can be "
            "used among {names}. Add questions, or leave out fewer.",
            file=shown(file),
            names=tuple(shown(question.name) for question in questions[:12]),
        )
