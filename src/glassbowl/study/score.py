"""From a study and a list of prospects to scores: who is likeliest to say yes."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from glassbowl.core.arrays import Array, Inputs
from glassbowl.errors import RecipeError
from glassbowl.kernel.ranks import take_ranks
from glassbowl.study.study import Study
from glassbowl.survey.prospects import encode_prospects
from glassbowl.survey.read import read_survey
from glassbowl.survey.rows import at, counted, parts
from glassbowl.survey.table import Table
from glassbowl.survey.tally import Places
from glassbowl.trace.progress import Progress, finished

Flag = Literal["never_seen", "out_of_range", "unknown_answer", "no_answer"]
FLAGS: Final = get_args(Flag)

AT_ONCE: Final = 50_000
"""Rows of answers that are fed forward together."""


@dataclass(frozen=True, eq=False)
class ScoredAnswers:
    """Rows of answers, each distinct one once.

    probability  (distinct,) from 0 to 1
    standing     (distinct,) how many different ones are ahead, 0 for the likeliest: equals share it
    flags        by flag (distinct,): whether it holds for those who answered so
    """

    probability: Array
    standing: Places
    flags: dict[str, NDArray[np.bool_]]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.probability)

    @property
    def flagged(self) -> NDArray[np.bool_]:
        """Which have any flag, (distinct,)."""
        return np.asarray(np.logical_or.reduce(list(self.flags.values())))


@dataclass(frozen=True, eq=False, repr=False)
class Scores:
    """The prospects in the order of their file, none dropped.

    answers      what is known of each distinct row of answers: those who answered alike are alike
    place        (rows,) which of these is the prospect's
    held_last    whether "never_seen" decides: such prospects rank after all others, because this
                 network was never judged on anyone it had not seen
    seen_known   whether the study still knows which answers it has seen
    """

    table: Table
    answers: ScoredAnswers
    place: Places
    held_last: bool
    seen_known: bool

    def __len__(self) -> int:
        """How many prospects there are."""
        return len(self.place)

    @cached_property
    def probability(self) -> Array:
        """How likely each is to say yes, (rows,), from 0 to 1."""
        return at(self.place, self.answers.probability)

    @cached_property
    def flags(self) -> dict[str, NDArray[np.bool_]]:
        """By flag whether it holds for the prospect, (rows,)."""
        return {flag: at(self.place, holds) for flag, holds in self.answers.flags.items()}

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many prospects gave each distinct row of answers, (distinct,)."""
        return counted(self.place, len(self.answers))

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The rows of the file, counted from 0, the likeliest first, (rows,)."""
        order = np.empty(len(self), dtype=np.intp)
        for part in parts(len(self)):
            order[self.rank[part] - 1] = np.arange(part.start, min(part.stop, len(self)))
        return order

    @cached_property
    def rank(self) -> Places:
        """1 for the likeliest, (rows,); equal ones in the order of the file.

        Some rows at a time, each taking the next rank that its standing has left: rows that stay
        near the processor are ranked in a fraction of the time that all would take at once.
        """
        standing = self.answers.standing
        several = np.bincount(standing, weights=self.counts).astype(np.int64)
        following = 1 + np.cumsum(several) - several
        rank: Places = np.empty(len(self), dtype=np.int32 if len(self) < 2**31 else np.int64)
        for part in parts(len(self)):
            rank[part] = take_ranks(at(self.place[part], standing), following)
        return rank

    @property
    def raised(self) -> dict[str, int]:
        """How many prospects have each flag."""
        return {flag: self.how_many(holds) for flag, holds in self.answers.flags.items()}

    def how_many(self, holds: NDArray[np.bool_]) -> int:
        """How many prospects gave answers for which something holds, (distinct,)."""
        # Mostly it holds for none: then nobody has to be counted.
        return int(self.counts[holds].sum()) if holds.any() else 0

    @property
    def flagged(self) -> NDArray[np.bool_]:
        """Which prospects have any flag, (rows,)."""
        return at(self.place, self.answers.flagged)

    def best(self, count: int) -> tuple[int, ...]:
        """The first `count` by rank, as rows of the file counted from 0."""
        return tuple(self.order[:count].tolist())

    def to_send(
        self,
        *,
        send: int | None = None,
        cost: float | None = None,
        margin: float | None = None,
    ) -> NDArray[np.bool_]:
        """Whom to send to: the best `send`, or all whose probability is above cost / margin.

        Where "never_seen" decides, nobody with that flag is sent to. Raises RecipeError for a
        budget that is none.
        """
        answers = self.answers
        allowed = ~answers.flags["never_seen"] if self.held_last else np.ones(len(answers), bool)
        if send is not None:
            _above_zero("--send", send)
            return at(self.place, allowed) & (self.rank <= send)
        if cost is None or margin is None:
            raise RecipeError(
                "score.budget",
                "To choose whom to send to, give a number of ads, or both a cost and a margin. "
                "Got only one of the two.",
            )
        _above_zero("--cost", cost)
        _above_zero("--margin", margin)
        return at(self.place, allowed & (answers.probability > cost / margin))

    def __repr__(self) -> str:
        """How many, and the likeliest."""
        top = f"{self.answers.probability.max():.4f}" if len(self) else "-"
        return f"Scores({len(self)} prospects of {self.table.name}, best {top})"


def score_prospects(study: Study, prospects: object) -> Scores:
    """Score a file or table of prospects with what a study learned.

    Columns are matched by name, in any order; further columns are ignored. Raises SurveyError, or
    QuestionError for a question that is not there.
    """
    return finished(scoring(study, prospects))


def scoring(study: Study, prospects: object) -> Generator[Progress, None, Scores]:
    """Do as `score_prospects` does, yielding Progress and returning the Scores."""
    table = read_survey(prospects)
    yield Progress(0, table.rows, "score")
    asked, place = encode_prospects(study.encoding, table)
    known = seen_patterns(study)
    count, first = len(asked), 0
    probability, sums = np.empty(count), np.empty(count)
    never_seen = np.zeros(count, dtype=bool)
    for X in asked.batches(AT_ONCE):
        part = slice(first, first + len(X))
        probability[part], sums[part] = study.predict(X), study.sums(X)
        if known is not None:
            never_seen[part] = [row not in known for row in keys(X)]
        first += len(X)
        yield Progress(table.rows * first // count, table.rows, "score")
    held_last = study.evidence is None
    flags = {
        "never_seen": never_seen,
        "out_of_range": asked.out_of_range,
        "unknown_answer": asked.unknown_answer,
        "no_answer": asked.no_answer,
    }
    answers = ScoredAnswers(probability, standings(sums, last=never_seen & held_last), flags)
    return Scores(table, answers, place, held_last, study.customers is not None)


def standings(sums: Array, *, last: NDArray[np.bool_]) -> Places:
    """How many different sums are ahead of each, 0 for the largest; those in `last` after all.

    In as few bytes as will do: numbers of 16 bits are sorted in one pass.
    """
    order = np.lexsort((-sums, last))
    new = (np.diff(sums[order]) != 0) | (np.diff(last[order]) != 0)
    standing = np.empty(len(sums), dtype=np.min_scalar_type(len(sums)))
    standing[order] = np.concatenate([[0], np.cumsum(new)]) if len(sums) else order
    return standing


def seen_patterns(study: Study) -> set[bytes] | None:
    """The answers of every customer the study knows; None when it does not know them.

    Nor is it asked where numbers are: hardly anybody gives the same ones twice, and that alone is
    no reason for doubt.
    """
    numbers = any(question.used and question.kind == "number" for question in study.questions)
    if study.customers is None or numbers:
        return None
    return set(keys(study.customers.X))


def keys(X: Inputs) -> list[bytes]:
    """Each row as bytes, to be looked up; -0.0 and 0.0 are one answer."""
    return [row.tobytes() for row in np.ascontiguousarray(X + 0.0)]


def _above_zero(name: str, value: float) -> None:
    if not (np.isfinite(value) and value > 0):
        raise RecipeError(
            "score.amount",
            "{name} must be a number above 0. Got {value}.",
            name=name,
            value=str(value),
        )
