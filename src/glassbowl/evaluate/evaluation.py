"""How good a list of probabilities is, on rows whose answer is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import ShapeError, SurveyError
from glassbowl.evaluate.counts import Counts, whole_counts

Probabilities = Annotated[NDArray[np.float64], "patterns"]
Rows = Annotated[NDArray[np.float64], "patterns"]

SUREST: Final = 1e-15
"""In log loss no prediction is nearer to 0 or 1 than this: a sure miss costs 34.5, not infinity."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Five figures about a list of probabilities.

    rows      how many rows were judged
    bought    how many of them bought
    auc       how often a buyer stands above a non-buyer, a tie counting half: 1 perfect, 0.5 luck
    log_loss  mean of -log(probability given to what happened): 0 perfect, 0.693 for always 0.5
    brier     mean of (bought - probability) squared: 0 perfect, 0.25 for always 0.5
    lift_10   share of buyers in the best 10 % of the list, over the share in the whole: 1 is luck
    lift_20   the same for the best 20 %
    """

    rows: int
    bought: int
    auc: float
    log_loss: float
    brier: float
    lift_10: float
    lift_20: float

    def as_dict(self) -> dict[str, float]:
        """The five figures by name, without the rows they come from."""
        names = ("auc", "log_loss", "brier", "lift_10", "lift_20")
        return {name: getattr(self, name) for name in names}


def evaluate(counts: Counts, probability: Probabilities) -> Evaluation:
    """Judge the probability of each pattern by the rows that are known to have it.

    counts       (patterns, 2): how many rows did not buy, and bought
    probability  (patterns,): of buying, from 0 to 1

    Every row counts the same; a billion rows of one pattern cost no more than one row. Rows of one
    probability are tied: none of them stands above another, in no figure does their order matter,
    and where the best 10 % end inside a tie, its rows are shared by fractions.

    Raises ShapeError for arrays that do not fit, or a probability outside 0 to 1, and SurveyError
    when nobody or everybody bought: then there is no one to stand above anyone.

    >>> found = evaluate(np.array([[1, 9], [9, 1]]), np.array([0.9, 0.1]))
    >>> round(found.auc, 12), round(found.brier, 12), round(found.lift_10, 12)
    (0.9, 0.09, 1.8)
    """
    whole = whole_counts(counts)
    chance = _checked(probability, patterns=len(whole))
    rows, bought = int(whole.sum()), int(whole[:, 1].sum())
    if not 0 < bought < rows:
        raise SurveyError(
            "evaluate.one_class",
            "To judge a prediction, some rows must have bought and some not. "
            "Got {bought} of {rows} that bought; judge on other or more rows.",
            bought=bought,
            rows=rows,
        )
    no, yes = whole.T.astype(np.float64)
    ranked_no, ranked_yes = _best_first(no, yes, chance)
    return Evaluation(
        rows=rows,
        bought=bought,
        auc=_auc(ranked_no, ranked_yes),
        log_loss=_log_loss(no, yes, chance),
        brier=float((yes @ (1 - chance) ** 2 + no @ chance**2) / rows),
        lift_10=_lift(ranked_no, ranked_yes, share=0.1),
        lift_20=_lift(ranked_no, ranked_yes, share=0.2),
    )


def _checked(probability: Probabilities, *, patterns: int) -> Probabilities:
    chance = np.asarray(probability, dtype=np.float64)
    if chance.shape != (patterns,):
        raise ShapeError(
            "evaluate.probability_shape",
            "There must be one probability for each of the {patterns} patterns. "
            "Got the shape {shape}.",
            patterns=patterns,
            shape=str(chance.shape),
        )
    wrong = chance[~((chance >= 0) & (chance <= 1))]
    if wrong.size:
        raise ShapeError(
            "evaluate.probability_range",
            "A probability must be a number from 0 to 1. Got {found}.",
            found=str(wrong[0]),
        )
    return chance


def _best_first(no: Rows, yes: Rows, chance: Probabilities) -> tuple[Rows, Rows]:
    """Rows without and with a yes at each distinct probability, the highest first."""
    _, place = np.unique(-chance, return_inverse=True)
    ranked_no, ranked_yes = (np.bincount(place, weights=rows) for rows in (no, yes))
    return ranked_no.astype(np.float64), ranked_yes.astype(np.float64)


def _auc(no: Rows, yes: Rows) -> float:
    """Mann and Whitney's count of the pairs in the right order, over all pairs; best first."""
    below = no.sum() - np.cumsum(no)
    return float((yes / yes.sum()) @ ((below + no / 2) / no.sum()))


def _log_loss(no: Rows, yes: Rows, chance: Probabilities) -> float:
    likely = np.clip(chance, SUREST, 1 - SUREST)
    return float(-(yes @ np.log(likely) + no @ np.log1p(-likely)) / (no.sum() + yes.sum()))


def _lift(no: Rows, yes: Rows, *, share: float) -> float:
    """Buyers among the best `share` of the rows, over buyers among all; best first."""
    tied = no + yes
    sent = share * tied.sum()
    taken = np.clip(sent - (np.cumsum(tied) - tied), 0, tied)
    found = yes @ np.divide(taken, tied, out=np.zeros_like(tied), where=tied > 0)
    return float((found / sent) / (yes.sum() / tied.sum()))
