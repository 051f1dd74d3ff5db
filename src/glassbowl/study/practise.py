"""A study by the practical recipe: one network, judged on customers it has never seen."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from glassbowl.core.recipe import Recipe
from glassbowl.evaluate.evaluation import Evaluation, evaluate
from glassbowl.evaluate.split import Parts
from glassbowl.study.hold_back import Counts, hold_back
from glassbowl.study.practical import Learned, Rows, learning, practical_recipe
from glassbowl.study.study import Customers, Evidence, Note, Study
from glassbowl.survey.encode import Encoding, encode, fit_encoding
from glassbowl.survey.patterns import Patterns
from glassbowl.survey.question import Question
from glassbowl.trace.progress import Progress

MOST_KEPT: Final = 4_096
"""Answer patterns a study keeps, so that any of its rounds can be looked at again."""

FEW_BUYERS: Final = 50


def practising(
    patterns: Patterns, questions: Sequence[Question], *, recipe: Recipe, engine: str
) -> Generator[Progress, None, Study]:
    """Learn the counted patterns; of the recipe only the hidden neurons and the seed matter."""
    parts = hold_back(patterns.counts, seed=recipe.seed)
    encoding = fit_encoding(questions, patterns, counts=parts.learn)
    learn, stop, judge = (
        rows_of(encoding, patterns, counts) for counts in (parts.learn, parts.stop, parts.judge)
    )
    own = practical_recipe(learn, hidden=recipe.hidden, seed=recipe.seed)
    watched = stop if len(stop.X) else None
    learned = yield from learning(learn, watched, recipe=own, engine=engine, stage="learn")
    study = Study(
        survey="",
        questions=tuple(questions),
        encoding=encoding,
        networks=(learned.network,),
        recipe=learned.recipe,
        engine=engine,
        rows=int(patterns.counts.sum()),
        bought=int(patterns.counts[:, 1].sum()),
        set_aside=0,
        patterns=len(patterns.counts),
        evidence=None,
        customers=kept(encoding, patterns, parts.learn),
        notes=tuple(notes(patterns.counts, parts)),
    )
    if not len(judge.X):
        return study
    plain = practical_recipe(learn, hidden=(), seed=recipe.seed)
    logistic = yield from learning(learn, stop, recipe=plain, engine=engine, stage="logistic")
    return replace(study, evidence=judged(study, logistic, learn, judge))


def rows_of(encoding: Encoding, patterns: Patterns, counts: Counts) -> Rows:
    """The rows of one part, encoded: only those that are there."""
    there = counts.sum(axis=1) > 0
    part = replace(patterns, codes=patterns.codes[there], counts=counts[there])
    return Rows.of(encode(encoding, part), part.counts)


def judged(study: Study, logistic: Learned, learn: Rows, judge: Rows) -> Evidence:
    """What the network, the average and logistic regression come to on the customers held back."""
    bought = np.rint(judge.y * judge.weight).astype(np.int64)
    counts = np.hstack([judge.weight.astype(np.int64) - bought, bought])
    average = float((learn.y * learn.weight).sum() / learn.weight.sum())
    plain = replace(study, networks=(logistic.network,), recipe=logistic.recipe)

    def measured(probability: np.ndarray) -> Evaluation:
        return evaluate(counts, probability)

    return Evidence(
        network=measured(study.predict(judge.X)),
        average=measured(np.full(len(counts), average)),
        logistic=measured(plain.predict(judge.X)),
    )


def kept(encoding: Encoding, patterns: Patterns, learned: Counts) -> Customers | None:
    """The counted customers, when they have few enough patterns to be kept."""
    if len(patterns.counts) > MOST_KEPT:
        return None
    return Customers(encode(encoding, patterns), patterns.counts, learned)


def notes(counts: Counts, parts: Parts) -> list[Note]:
    """What else the reader should know."""
    told: list[Note] = []
    bought = int(counts[:, 1].sum())
    if bought < FEW_BUYERS:
        told.append(("note.few_buyers", {"bought": bought}))
    dealt = sum(int(part.sum()) for part in (parts.learn, parts.stop, parts.judge))
    if dealt < counts.sum():
        told.append(("note.sampled", {"rows": int(counts.sum()), "taken": dealt}))
    return told
