"""N41 to N46 and N50: the five ratios as the tutorial works them, for syn0[0,0] and customer 1."""

from __future__ import annotations

from itertools import pairwise
from math import prod
from typing import Final

import numpy as np

from glassbowl.core.activation import slope
from glassbowl.explain.chain_rule import Chain, Ratio, chain_rule
from glassbowl.explain.checks import finite_difference
from glassbowl.explain.places import Place
from glassbowl.explain.sayings.saying import Evidence, Saying, Verdict, numbers
from glassbowl.explain.sayings.worked_example import WORKED

WEIGHT: Final = Place(*WORKED["weight"])
CUSTOMER: Final[int] = WORKED["customer"]

VERDICTS: Final = {"ratio_2": Verdict.ROUNDED, "ratio_4": Verdict.WRONG}
"""What to think of the ratios; the others are as printed."""

RATIOS: Final[tuple[tuple[str, str, Verdict, str], ...]] = tuple(
    (one["name"], one["printed"], VERDICTS.get(one["name"], Verdict.OK), one["points"])
    for one in WORKED["ratios"]
)
"""Of each its name, its value as printed, and the points it is from: x, y now and x, y nearby."""

NEARBY: Final = tuple(numbers(points)[2] for *_, points in RATIOS)
"""The nearby points that the tutorial chooses, in the order of the ratios."""

ROUNDED_HEIGHTS: Final = {"l1": 0.98, "l2": 0.50}
"""The two heights on the way, as the tutorial rounds them."""


def tutorial_chain(evidence: Evidence) -> Chain:
    """The tutorial's own example: its weight, its customer, its nearby points."""
    return chain_rule(evidence.step, WEIGHT, row=CUSTOMER, nearby=NEARBY)


def five_ratios(evidence: Evidence) -> list[Saying]:
    """N41 to N46 and N50."""
    chain = tutorial_chain(evidence)
    return [*_ratios(chain), _product(evidence, chain), _wrong_way(chain)]


def _ratios(chain: Chain) -> list[Saying]:
    sayings = []
    for place, (ratio, said) in enumerate(zip(chain.ratios, RATIOS, strict=True), start=41):
        name, printed, verdict, points = said
        facts = {"chord": ratio.chord, "points": _chord(points)}
        if verdict is Verdict.WRONG:
            facts |= {"height": ratio.y, "said": numbers(points)[1]}
        told = verdict is not Verdict.OK
        exact = [ratio.exact]
        sayings.append(
            Saying(f"N{place}", name, "5.6.4", printed, exact, verdict, facts=facts, explained=told)
        )
    return sayings


def _product(evidence: Evidence, chain: Chain) -> Saying:
    printed = WORKED["product"]
    facts = {
        "times": numbers(printed)[0] / chain.product,
        "chords": chain.product_of_chords,
        "points": prod(_chord(points) for *_, points in RATIOS),
        "check": finite_difference(evidence.step, WEIGHT, row=CUSTOMER),
    }
    rounded = [prod(_at_rounded_height(ratio) for ratio in chain.ratios)]
    product = [chain.product]
    return Saying("N46", "ratio_product", "5.6.4", printed, product, Verdict.WRONG, rounded, facts)


def _wrong_way(chain: Chain) -> Saying:
    """The ratios of values that the tutorial shows as its own mistake, right to left."""
    values = WORKED["wrong_way"].split()
    printed = " ".join(f"{of}/{by}" for of, by in pairwise(values))
    ratios = [float(of) / float(by) if float(by) else None for of, by in pairwise(values)]
    facts = {"telescoped": float(values[0]) / float(values[-1]), "product": chain.product}
    exact = [ratio.exact for ratio in chain.ratios]
    wrong = Verdict.WRONG
    return Saying("N50", "wrong_way", "5.6.1", printed, exact, wrong, ratios, facts, across=3)


def _at_rounded_height(ratio: Ratio) -> float:
    height = ROUNDED_HEIGHTS.get(ratio.of)
    return ratio.exact if height is None else float(slope(np.array(height)))


def _chord(points: str) -> float:
    x, y, x_nearby, y_nearby = numbers(points)
    return (y_nearby - y) / (x_nearby - x)
