"""The outcome: which answers to the target count as bought."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import QuestionError, SurveyError, shown
from glassbowl.survey.given import Given, given, is_blank
from glassbowl.survey.kinds import commonest, tick
from glassbowl.survey.question import Question, Reason, reason
from glassbowl.survey.synonyms import NO, YES
from glassbowl.survey.table import listing, nearest
from glassbowl.survey.tally import Tally
from glassbowl.survey.texts import folded

BOUGHT: Final = 1
NOT_BOUGHT: Final = 0
SET_ASIDE: Final = -1


def read_target(tally: Tally, *, name: str, yes: str | None = None) -> Question:
    """The target as a question. With `yes`, that answer counts as bought and every other as not.

    Raises QuestionError when the answers do not say which of them means yes, or none is `yes`;
    SurveyError when nobody bought, or everybody did.
    """
    seen = given(tally[name], tally.n)
    if not seen.answered:
        raise SurveyError(
            "survey.no_outcome",
            "The target must be answered. {target} is blank on all {rows} rows of {file}. "
            "Fill it in, or name another target.",
            target=shown(name),
            rows=seen.blank,
            file=shown(tally.name),
        )
    wanted = same_meaning(bought_answer(seen, yes, file=tally.name))
    words = frozenset(map(folded, seen.texts))
    ticked = yes is None and tick(seen) is not None
    question = Question(
        name,
        "target",
        used=False,
        why=reason("why.target"),
        answers=(
            commonest(seen, words - wanted) if words - wanted else "",
            commonest(seen, words & wanted) if words & wanted else "",
        ),
        tick=ticked,
    )
    return counted(question, seen, tally)


def bought_answer(seen: Given, yes: str | None, *, file: str) -> str:
    """The answer that counts as bought: the one the reader named, or the one that says yes."""
    if yes is not None and folded(yes) in map(folded, seen.texts):
        return yes
    if yes is not None:
        raise QuestionError(
            "survey.no_such_yes",
            "What counts as bought must be an answer to {target}. Got {wish}; the nearest is "
            "{nearest}. The answers in {file} are {answers}.",
            target=shown(seen.name),
            wish=shown(yes),
            nearest=shown(nearest(yes, seen.texts)),
            file=shown(file),
            answers=by_number(seen),
        )
    if seen.words and seen.words <= YES | NO:
        return "yes"
    if len(seen.words) == 1:
        return seen.texts[0]
    raise QuestionError(
        "survey.which_yes",
        "The target must be answered yes or no. The answers to {target} in {file} are {answers}. "
        "Say which of them counts as bought: --yes ANSWER.",
        target=shown(seen.name),
        file=shown(file),
        answers=by_number(seen),
    )


def counted(question: Question, seen: Given, tally: Tally) -> Question:
    """The target with how many bought; raises SurveyError unless some did and some did not."""
    bought = outcomes(question, tally)
    yes, no, aside = (int(tally.n[bought == k].sum()) for k in (BOUGHT, NOT_BOUGHT, SET_ASIDE))
    if not yes or not no:
        raise SurveyError(
            "survey.one_class",
            "Some customers must have bought and some must not. Every answer to "
            "{target} in {file} is {answer} (rows: {rows}). Add the other customers.",
            rows=yes + no,
            target=shown(seen.name),
            file=shown(tally.name),
            answer=by_number(seen)[0],
        )
    why = reason("why.target", yes=shown(question.answers[1]), bought=yes, rows=yes + no)
    notes: tuple[Reason, ...] = (reason("why.set_aside", rows=aside),) if aside else ()
    return replace(question, why=why, notes=notes)


def outcomes(target: Question, tally: Tally) -> NDArray[np.int8]:
    """For each row of the tally 1 for bought, 0 for not bought, -1 where nothing was answered."""
    wanted = same_meaning(target.answers[1])
    empty = NOT_BOUGHT if target.tick else SET_ASIDE
    answers = tally[target.name]
    says = [
        empty if text is None or is_blank(text) else int(folded(text) in wanted)
        for text in answers.values
    ]
    return np.array(says, dtype=np.int8)[answers.codes]


def same_meaning(answer: str) -> frozenset[str]:
    """All words, folded, that say the same: every yes, every no, or just the answer."""
    word = folded(answer)
    return next((words for words in (YES, NO) if word in words), frozenset({word}))


def by_number(seen: Given) -> tuple[str, ...]:
    """The answers as an error may list them, the commonest first."""
    ranked = sorted(zip((-seen.n).tolist(), seen.texts, strict=True))
    return listing([shown(text) for _, text in ranked])
