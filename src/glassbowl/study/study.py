"""A study: the questions, the network that learned them, and the evidence of how good it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs, with_always_yes
from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.evaluate.evaluation import Evaluation
from glassbowl.survey.encode import Encoding
from glassbowl.survey.question import Question
from glassbowl.trace.record import record
from glassbowl.trace.trace import Trace

Note = tuple[str, dict[str, str | int | float]]
"""A sentence of the catalogues: its key, and what stands in it."""


@dataclass(frozen=True, eq=False, slots=True)
class Customers:
    """The counted answer patterns a study learned from, as the network sees them.

    X        (patterns, inputs), without the always-yes input
    counts   (patterns, 2): customers of each pattern who did not buy, and who bought
    learned  (patterns, 2): those among them who moved the synapses
    """

    X: Inputs
    counts: NDArray[np.int64]
    learned: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How good the network is on customers nobody looked at while it learned.

    network   the network itself
    average   always saying the average share of buyers
    logistic  logistic regression on the same inputs: the same network without hidden neurons
    """

    network: Evaluation
    average: Evaluation
    logistic: Evaluation


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Study:
    """Everything needed to score prospects and to look at how it was learned.

    survey      the name of the file or table
    questions   every question of the survey, with what was made of it and why
    networks    one or more networks of the same shape; their answers are averaged
    recipe      what was followed; with its seed it gives the first network again, bit for bit
    rows        customers with an answer to the target; `bought` of them said yes
    set_aside   customers without one, who were not looked at
    patterns    how many different answer patterns they gave
    evidence    None when there were too few to hold some back, or the recipe is the tutorial's
    customers   None when there are too many patterns to keep, or when they were left out
    notes       what else the reader should know: words keys and values
    printed     of the tutorial's rule: round and mean miss, every 10,000 rounds and after the last
    """

    survey: str
    questions: tuple[Question, ...]
    encoding: Encoding
    networks: tuple[Network, ...]
    recipe: Recipe
    engine: str
    rows: int
    bought: int
    set_aside: int
    patterns: int
    evidence: Evidence | None
    customers: Customers | None
    notes: tuple[Note, ...] = ()
    printed: tuple[tuple[int, float], ...] = ()

    @property
    def target(self) -> Question:
        """The question whose answer is foretold."""
        return next(question for question in self.questions if question.kind == "target")

    def sums(self, X: Inputs) -> Array:
        """What arrives before the last S-curve, averaged over the networks, (rows,).

        Ranks are taken by it, because near 0 and 1 different sums round to the same probability.
        """
        inputs = with_always_yes(X) if self.recipe.always_yes else X
        heights = [feed_forward(network, inputs).sums[-1][:, 0] for network in self.networks]
        return np.asarray(np.mean(heights, axis=0))

    def predict(self, X: Inputs) -> Array:
        """The probability of a yes for each row of X, as `encoding` writes it, (rows,)."""
        inputs = with_always_yes(X) if self.recipe.always_yes else X
        said = [feed_forward(network, inputs).prediction[:, 0] for network in self.networks]
        return np.asarray(np.mean(said, axis=0))

    def trace(self) -> Trace | None:
        """The first network's run, learned again from its seed; None without the customers."""
        if self.customers is None:
            return None
        rows = self.customers.learned.sum(axis=1)
        there = rows > 0
        X = self.customers.X[there]
        y = self.customers.learned[there, 1] / rows[there]
        return record(
            Network.random(self.networks[0].widths, self.recipe.seed),
            with_always_yes(X) if self.recipe.always_yes else X,
            y,
            recipe=self.recipe,
            engine=self.engine,
            weight=None if (rows == 1).all() else rows[there],
        )

    def __repr__(self) -> str:
        """Survey, size, network and AUC."""
        judged = f", AUC {self.evidence.network.auc:.3f}" if self.evidence else ", not judged"
        asked = sum(question.used for question in self.questions)
        return (
            f"Study({self.survey}: {self.rows} customers, {self.bought} bought, "
            f"{asked} questions, {self.networks[0]}{judged})"
        )
