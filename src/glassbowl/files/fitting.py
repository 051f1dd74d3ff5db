"""Whether the parts of a study that was read fit together, so that nothing breaks later on.

What must hold within one question or one coding they check themselves, as they are made.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields

import numpy as np

from glassbowl.errors import GlassbowlError, ModelFileError, shown
from glassbowl.study.study import Customers, Study
from glassbowl.survey.coding import Coding
from glassbowl.survey.question import Question


def refuse_unfit_questions(questions: Sequence[Question], *, file: str) -> None:
    """Raise ModelFileError unless names differ, and one question is the target: no and yes."""
    targets = [question for question in questions if question.kind == "target"]
    if len(targets) != 1 or len({question.name for question in questions}) < len(questions):
        raise unfit(file, "questions")
    if len(targets[0].answers) != len(("no", "yes")):
        raise unfit(file, f"{shown(targets[0].name)}.answers")


def refuse_unfit_codings(
    codings: Sequence[Coding], questions: Sequence[Question], *, file: str
) -> None:
    """Raise ModelFileError unless there is one coding for each question used, in their order."""
    used = [question.name for question in questions if question.used]
    if not used or used != [coding.question.name for coding in codings]:
        raise unfit(file, "codings")


def refuse_unfit_networks(study: Study, tensors: Collection[str], *, file: str) -> None:
    """Raise ModelFileError unless coding, recipe, networks and arrays fit together."""
    wanted = len(study.encoding.inputs) + study.recipe.always_yes
    widths = (wanted, *study.recipe.hidden, 1)
    if any(network.widths != widths for network in study.networks):
        raise unfit(file, "recipe.hidden")
    synapses = {
        f"network{n}.syn{k}" for n in range(len(study.networks)) for k in range(len(widths) - 1)
    }
    extra = set(tensors) - synapses - {field.name for field in fields(Customers)}
    if extra:
        raise unfit(file, min(extra))


def is_count(array: np.ndarray) -> bool:
    """Whether an array counts something."""
    return array.dtype == np.int64 and bool((array >= 0).all())


def unfit_part(error: GlassbowlError) -> str:
    """What does not fit, in the words of the part that noticed: `'cat'.answers`, or its key."""
    named = [str(error.values[name]) for name in ("question", "part") if name in error.values]
    return ".".join(named) or error.key


def unfit(file: str, part: str) -> ModelFileError:
    """A part of a model does not fit the others."""
    return ModelFileError(
        "model.unfit",
        "The parts of {file} must fit together, and {part} does not fit. Use the file as Glassbowl "
        "saved it.",
        file=file,
        part=part,
    )
