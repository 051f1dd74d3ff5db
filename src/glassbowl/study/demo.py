"""The pet shop's job, end to end: four customers learned, the vet's list ranked."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.engines import choose
from glassbowl.study.doubt import Doubt, doubting
from glassbowl.survey.litter_rip import ANSWERS, customers, prospects
from glassbowl.trace.progress import Progress
from glassbowl.trace.record import recording
from glassbowl.trace.trace import Trace

TOO_FAR_APART: Final = 0.5
"""An answer never seen in training whose networks disagree by more than this: nobody knows."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """Somebody on the vet's list, with what the network says and how far to believe it.

    probability  from 0 to 1: the demo network's own answer
    low, high    the least and the greatest among it and a hundred other networks
    seen         whether some customer gave exactly these answers
    rank         1 is the first to send the ad to
    """

    id: str
    answers: tuple[int, ...]
    probability: float
    low: float
    high: float
    seen: bool
    rank: int

    @property
    def nobody_knows(self) -> bool:
        """Whether the answers were never seen and the networks disagree by more than 0.5."""
        return not self.seen and self.high - self.low > TOO_FAR_APART


@dataclass(frozen=True, slots=True)
class Demo:
    """The run, round by round, and the list in the order of rank."""

    trace: Trace
    prospects: tuple[Prospect, ...]


def demonstrating(
    *, recipe: Recipe, engine: str = choose.DEFAULT
) -> Generator[Progress, None, Demo]:
    """Learn the four customers by the recipe, then rank the vet's list; yields Progress."""
    X, y = customers()
    network = Network.random((X.shape[1], *recipe.hidden, 1), recipe.seed)
    trace = yield from recording(network, X, y, recipe=recipe, engine=engine)
    ids, asked = prospects()
    doubt = yield from doubting(trace.network, X, y, asked, recipe=recipe, engine=engine)
    return Demo(trace, ranked(ids, asked.astype(int).tolist(), doubt))


def ranked(
    ids: Sequence[str], answers: Sequence[Sequence[int]], doubt: Doubt
) -> tuple[Prospect, ...]:
    """The prospects in the order of rank: whom nobody knows after all others, each by probability.

    Equal probabilities keep the order of the list.
    """
    found = [
        Prospect(id_, tuple(given), p, low, high, tuple(given) in ANSWERS, rank=0)
        for id_, given, p, low, high in zip(
            ids,
            answers,
            doubt.probability.tolist(),
            doubt.low.tolist(),
            doubt.high.tolist(),
            strict=True,
        )
    ]
    found.sort(key=lambda prospect: (prospect.nobody_knows, -prospect.probability))
    return tuple(replace(prospect, rank=rank) for rank, prospect in enumerate(found, start=1))
