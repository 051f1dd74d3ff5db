"""What a question is: rules tried one after the other, the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from glassbowl.errors import shown
from glassbowl.survey.given import Given
from glassbowl.survey.looks import (
    is_address,
    is_date,
    is_number_with_more,
    named_as_date,
    named_as_id,
    named_as_numbering,
)
from glassbowl.survey.question import Question, reason
from glassbowl.survey.synonyms import NO, TICKS, YES
from glassbowl.survey.texts import folded

NEARLY_ALL: Final = 0.95
HALF: Final = 0.5
RISING: Final = 20
"""Whole numbers in a row that fewer customers would give by chance are no id."""

TWO: Final = 2
"""So many different numbers are a choice between two, whatever they mean."""

MANY_ANSWERS: Final = 30
LONG_TEXT: Final = 20
"""Letters in the average answer from which it is a comment, and not a name."""

MOST_ANSWERS: Final = 1_000
SERIAL_DAYS: Final = (20_000, 60_000)
"""Days since 1900 as Excel counts them: the years 1954 to 2064."""

Rule = Callable[[Given], Question | None]


def decided(given: Given) -> Question:
    """The question with its kind, whether it is used, and why."""
    found = (rule(given) for rule in RULES)
    return next((question for question in found if question is not None), choice(given))


def unanswered(given: Given) -> Question | None:
    """Nobody answered."""
    if given.answered:
        return None
    return Question(given.name, "constant", used=False, why=reason("why.empty"))


def yes_no(given: Given) -> Question | None:
    """Two answers, one a word for yes and one for no, however they are spelled."""
    yes, no = given.words & YES, given.words & NO
    if not (yes and no and given.words <= YES | NO):
        return None
    spelled = (commonest(given, no), commonest(given, yes))
    why = reason("why.yes_no", no=shown(spelled[0]), yes=shown(spelled[1]))
    return Question(given.name, "yes_no", used=True, why=why, answers=spelled)


def tick(given: Given) -> Question | None:
    """A box that some ticked and all others left empty."""
    if not (len(given.words) == 1 and given.words <= TICKS and given.blank):
        return None
    spelled = ("", commonest(given, given.words))
    why = reason("why.tick", yes=shown(spelled[1]), blank=given.blank)
    return Question(given.name, "yes_no", used=True, why=why, answers=spelled, tick=True)


def constant(given: Given) -> Question | None:
    """Everybody gave the same answer."""
    words = given.words
    if given.blank or not words or not (len(words) == 1 or words <= YES or words <= NO):
        return None
    same = commonest(given, words)
    why = reason("why.constant", answer=shown(same))
    return Question(given.name, "constant", used=False, why=why, answers=(same,))


def date(given: Given) -> Question | None:
    """Days, written as such or counted as Excel counts them."""
    if given.share(is_date) >= NEARLY_ALL:
        why = reason("why.date", example=shown(min(given.texts)))
        return Question(given.name, "date", used=False, why=why)
    least, most = given.span
    serial = SERIAL_DAYS[0] <= least and most <= SERIAL_DAYS[1] and is_whole(given)
    if not (serial and named_as_date(given.name)):
        return None
    why = reason("why.serial_date", example=shown(min(given.texts)))
    return Question(given.name, "date", used=False, why=why)


def number(given: Given) -> Question | None:
    """Plain numbers on nearly all rows, more than two of them; an id where they only number."""
    plain = int(given.n[given.is_number].sum())
    if plain < NEARLY_ALL * (int(given.n.sum()) - given.vague) or int(given.is_number.sum()) <= TWO:
        return None
    if is_whole(given) and numbers_the_rows(given):
        why = reason("why.id_number", least=int(given.span[0]), most=int(given.span[1]))
        return Question(given.name, "id", used=False, why=why)
    return Question(given.name, "number", used=True, why=reason("why.number"))


def numbers_the_rows(given: Given) -> bool:
    """Whether whole numbers tell customers apart: by their name, or one after the other."""
    if named_as_id(given.name):
        return HALF * given.answered < given.distinct
    least, most = given.span
    rising = most - least + 1 == given.distinct >= RISING
    return given.distinct == given.answered and (rising or named_as_numbering(given.name))


def address(given: Given) -> Question | None:
    """Ways to reach a person."""
    if given.distinct <= MANY_ANSWERS or given.share(is_address) < NEARLY_ALL:
        return None
    return Question(given.name, "id", used=False, why=reason("why.address"))


def number_with_more(given: Given) -> Question | None:
    """Numbers that are not plain: read as words they would be nonsense."""
    if given.distinct <= MANY_ANSWERS or given.share(is_number_with_more) < NEARLY_ALL:
        return None
    pairs = zip(given.texts, given.is_number, strict=True)
    example = min(text for text, plain in pairs if not plain and is_number_with_more(text))
    why = reason("why.attached", example=shown(example))
    return Question(given.name, "number", used=False, why=why)


def alone(given: Given) -> Question | None:
    """Nearly everybody says something else: a comment, or an id, which may occur again."""
    enough = HALF if named_as_id(given.name) else NEARLY_ALL
    if given.distinct <= enough * given.answered or given.distinct == 1:
        return None
    if average_letters(given) >= LONG_TEXT:
        return comments(given)
    why = reason("why.id", distinct=given.distinct, answered=given.answered)
    return Question(given.name, "id", used=False, why=why)


def wordy(given: Given) -> Question | None:
    """More answers than anything could be learned from one by one."""
    long = given.distinct > MANY_ANSWERS and average_letters(given) >= LONG_TEXT
    if not (given.distinct > MOST_ANSWERS or (long and given.distinct > HALF * given.answered)):
        return None
    return comments(given)


def comments(given: Given) -> Question:
    """Texts that are read by people, and not by a network."""
    why = reason("why.free_text", distinct=given.distinct, answered=given.answered)
    return Question(given.name, "free_text", used=False, why=why)


def choice(given: Given) -> Question:
    """A few answers to choose from."""
    return Question(given.name, "choice", used=True, why=reason("why.choice"))


RULES: Final[tuple[Rule, ...]] = (
    *(unanswered, yes_no, tick, constant, date, number, address, number_with_more, alone, wordy),
)


def commonest(given: Given, words: frozenset[str]) -> str:
    """The spelling that most customers used for one of these words; the first of equals."""
    spellings = [
        (-int(n), text)
        for text, n in zip(given.texts, given.n, strict=True)
        if folded(text) in words
    ]
    return min(spellings)[1]


def is_whole(given: Given) -> bool:
    """Whether every answer is a whole number."""
    return bool(np.all(np.mod(given.numbers, 1) == 0))


def average_letters(given: Given) -> float:
    """Letters in the answer of the average customer who gave one."""
    letters = sum(len(text) * int(n) for text, n in zip(given.texts, given.n, strict=True))
    return letters / int(given.n.sum())
