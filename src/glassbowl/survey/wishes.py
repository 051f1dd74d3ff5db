"""Whether the questions a reader names are there; if one is not, which is nearest."""

from __future__ import annotations

from collections.abc import Sequence

from glassbowl.errors import QuestionError, shown
from glassbowl.survey.table import listing, nearest


def check_wishes(
    columns: Sequence[str], *, target: str, leave_out: Sequence[str], file: str
) -> None:
    """Raise QuestionError unless the target and every question to leave out are columns."""
    if target not in columns:
        raise QuestionError(
            "survey.no_target",
            "The target must be a question of {file}. Got {wish}; the nearest is {nearest}. "
            "It asks {names}.",
            file=shown(file),
            wish=shown(target),
            nearest=shown(nearest(target, columns)),
            names=listing([shown(name) for name in columns]),
        )
    for wish in leave_out:
        if wish not in columns:
            raise QuestionError(
                "survey.no_question",
                "What is left out must be a question of {file}. Got {wish}; the nearest is "
                "{nearest}.",
                file=shown(file),
                wish=shown(wish),
                nearest=shown(nearest(wish, columns)),
            )
        if wish == target:
            raise QuestionError(
                "survey.target_left_out",
                "The target must take part. Got {wish} as target and to be left out. Name it once.",
                wish=shown(wish),
            )
