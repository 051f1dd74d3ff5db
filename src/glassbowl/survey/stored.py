"""Questions and their coding as plain values for a file, and back: exactly, or refused."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, cast, get_args

from glassbowl.errors import Value
from glassbowl.survey.coding import Coding, own_inputs
from glassbowl.survey.encode import Encoding
from glassbowl.survey.plain_values import Fields, refused
from glassbowl.survey.question import Kind, Question, Reason

TAKING_PART: Final = ("yes_no", "choice", "number")
SPELLINGS: Final = 2
"""How no and how yes are spelled."""


def question_as_dict(question: Question) -> dict[str, object]:
    """A question as texts, numbers and lists, ready for JSON."""
    return {
        "name": question.name,
        "kind": question.kind,
        "used": question.used,
        "why": reason_as_dict(question.why),
        "notes": [reason_as_dict(note) for note in question.notes],
        "answers": list(question.answers),
        "rare": list(question.rare),
        "tick": question.tick,
        "fence": None if question.fence is None else list(question.fence),
    }


def question_from_dict(values: object, *, at: str = "question") -> Question:
    """The question that `question_as_dict` wrote; raises SurveyError for anything else."""
    fields = Fields(values, at=at)
    kind = fields.text("kind")
    fields.must("kind", holds=kind in get_args(Kind))
    question = Question(
        name=fields.text("name"),
        kind=cast("Kind", kind),
        used=fields.flag("used"),
        why=reason_from_dict(fields.take("why"), at=fields.place("why")),
        notes=tuple(
            reason_from_dict(note, at=fields.place("notes")) for note in fields.several("notes")
        ),
        answers=fields.texts("answers"),
        rare=fields.texts("rare"),
        tick=fields.flag("tick"),
        fence=fence_from(fields),
    )
    fields.must("used", holds=not question.used or kind in TAKING_PART)
    spelled = len(question.answers) == SPELLINGS
    fields.must("answers", holds=spelled or not question.used or kind != "yes_no")
    fields.end()
    return question


def fence_from(fields: Fields) -> tuple[float, float] | None:
    """The fence of a number, its lower end first; None where there is none."""
    value = fields.take("fence")
    if value is None:
        return None
    ends = fields.finite(value if isinstance(value, list) else [], "fence")
    fields.must("fence", holds=len(ends) == SPELLINGS and ends[0] < ends[1])
    return ends[0], ends[1]


def reason_as_dict(reason: Reason) -> dict[str, object]:
    """A reason as plain values."""
    key, values = reason
    return {"key": key, "values": dict(values)}


def reason_from_dict(values: object, *, at: str) -> Reason:
    """The reason that `reason_as_dict` wrote; raises SurveyError for anything else."""
    fields = Fields(values, at=at)
    key, said = fields.text("key"), fields.take("values")
    fields.end()
    if not isinstance(said, dict) or not all(
        isinstance(name, str) and isinstance(value, str | int | float)
        for name, value in said.items()
    ):
        raise refused(at)
    return key, cast("dict[str, Value]", said)


def encoding_as_dict(encoding: Encoding) -> dict[str, object]:
    """The encoding as plain values, ready for JSON; every number reads back exactly."""
    return {
        "codings": [
            {
                "question": question_as_dict(coding.question),
                "learned": list(coding.learned),
                "edges": list(coding.edges),
                "mean": coding.mean,
                "spread": coding.spread,
                "no_answer": coding.no_answer,
                "average": list(coding.average),
            }
            for coding in encoding.codings
        ]
    }


def encoding_from_dict(values: object) -> Encoding:
    """The encoding that `encoding_as_dict` wrote; raises SurveyError for anything else."""
    fields = Fields(values, at="encoding")
    codings = fields.several("codings")
    fields.must("codings", holds=bool(codings))
    fields.end()
    return Encoding(
        tuple(coding_from_dict(coding, at=f"encoding[{k}]") for k, coding in enumerate(codings))
    )


def coding_from_dict(values: object, *, at: str) -> Coding:
    """The coding of one question; raises SurveyError unless it could have been fitted."""
    fields = Fields(values, at=at)
    coding = Coding(
        question=question_from_dict(fields.take("question"), at=fields.place("question")),
        learned=fields.places("learned"),
        edges=fields.numbers("edges"),
        mean=fields.number("mean"),
        spread=fields.number("spread"),
        no_answer=fields.flag("no_answer"),
        average=fields.numbers("average"),
    )
    fields.end()
    question = coding.question
    codes = len(question.answers) + bool(question.rare)
    fields.must("question", holds=question.used)
    fields.must("learned", holds=all(code < codes for code in coding.learned))
    fields.must("edges", holds=all(low < high for low, high in pairwise(coding.edges)))
    # A spread means that there were two numbers at least, and so a range they lie in.
    fields.must("spread", holds=coding.spread >= 0 and (not coding.spread or len(coding.edges) > 1))
    fields.must("average", holds=len(coding.average) == len(own_inputs(coding)))
    return coding
