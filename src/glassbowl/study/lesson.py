"""A study by the tutorial's rule: every customer learned, rate 1, no bias, 60,000 rounds."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Final

import numpy as np

from glassbowl.core.gradient_descent import Step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.study.practical import Rows
from glassbowl.study.practise import MOST_KEPT, kept
from glassbowl.study.study import Note, Study
from glassbowl.survey.encode import encode, fit_encoding
from glassbowl.survey.in_file_order import in_order
from glassbowl.survey.patterns import Patterns, gather, rows_in_order
from glassbowl.survey.question import Question
from glassbowl.survey.questions import for_the_lesson
from glassbowl.survey.table import Table
from glassbowl.survey.tally import Tally
from glassbowl.trace.progress import Progress
from glassbowl.trace.record import recording
from glassbowl.trace.trace import Trace

HIDDEN: Final = (4,)

PRINTED_EVERY: Final = 10_000
MANY: Final = 20
"""From so many customers on, a first step of their sum may be far too long."""


def teaching(
    table: Table, tally: Tally, questions: Sequence[Question], *, recipe: Recipe, engine: str
) -> Generator[Progress, None, Study]:
    """Learn the yes/no questions exactly as the tutorial does, on every customer there is."""
    asked = for_the_lesson(questions, file=table.name)
    patterns = rows_to_learn(table, tally, asked)
    rows = Rows.of(encode(fit_encoding(asked, patterns), patterns), patterns.counts)
    network = Network.random((rows.X.shape[1], *recipe.hidden, 1), recipe.seed)
    weight = None if (rows.weight == 1).all() else rows.weight
    run = recording(network, rows.X, rows.y, recipe=recipe, engine=engine, weight=weight)
    trace = yield from run
    return study_of(trace, table, asked, patterns)


def study_of(trace: Trace, table: Table, asked: Sequence[Question], patterns: Patterns) -> Study:
    """The study that a run on these patterns amounts to."""
    encoding = fit_encoding(asked, patterns)
    return Study(
        survey=table.name,
        questions=tuple(asked),
        encoding=encoding,
        networks=(trace.network,),
        recipe=trace.recipe,
        engine=trace.engine,
        rows=int(patterns.counts.sum()),
        bought=int(patterns.counts[:, 1].sum()),
        set_aside=0,
        patterns=len(np.unique(patterns.codes, axis=0)),
        evidence=None,
        customers=kept(encoding, patterns, patterns.counts),
        notes=tuple(frozen(trace, int(patterns.counts.sum()))),
        printed=tuple(printed_errors(trace)),
    )


def printed_errors(trace: Trace) -> list[tuple[int, float]]:
    """The rounds at which the tutorial prints its error, and the last, with the mean miss."""
    rounds = [*range(0, max(trace.last, 1), PRINTED_EVERY), trace.last]
    return [(iteration, mean_miss(trace.at(iteration))) for iteration in dict.fromkeys(rounds)]


def mean_miss(step: Step, *, power: int = 1) -> float:
    """How far off a prediction is on average over single customers, also where they are counted.

    Of a pattern half of whom bought, 0.5 misses everybody by 0.5. With power 2 misses are squared.
    """
    said, share = step.forward.prediction[:, 0], step.y[:, 0]
    misses = share * (1 - said) ** power + (1 - share) * said**power
    return float(np.average(misses, weights=None if step.weight is None else step.weight[:, 0]))


def rows_to_learn(table: Table, tally: Tally, asked: Sequence[Question]) -> Patterns:
    """The single rows in the order of the file, or their patterns when there are over 4,096."""
    if table.rows > MOST_KEPT:
        return gather(tally, asked)
    needed = [question.name for question in asked if question.used or question.kind == "target"]
    return rows_in_order(in_order(table, columns=needed), asked)


def frozen(trace: Trace, rows: int) -> list[Note]:
    """A note when the sum over many customers made the first step so long that learning froze.

    A frozen network says 0 or 1 to nearly everybody, whatever the answers, and its misses squared
    are then more than those of always saying the average. Misses as they are would not show it:
    where few buy, saying 0 to everybody misses by less than saying the average does.
    """
    if rows < MANY or trace.recipe.mean:
        return []
    weight = None if trace.weight is None else trace.weight[:, 0]
    share = float(np.average(trace.y[:, 0], weights=weight))
    average = share * (1 - share)
    miss = mean_miss(trace.at(trace.last), power=2)
    if miss < average:
        return []
    return [("note.frozen", {"rows": rows, "miss": miss, "average": average})]
