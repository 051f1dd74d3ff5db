"""What is fitted on the customers learned from does not depend on the machine that adds it up."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from glassbowl.survey.fit import mean_of


@pytest.mark.parametrize("seed", range(5))
def test_a_mean_is_rounded_once(seed: int) -> None:
    """As exact fractions have it, but for the rounding of each product and of the quotient."""
    draw = np.random.default_rng(seed)
    numbers, n = draw.normal(40, 1e3, size=999), draw.integers(0, 9, size=999)
    exact = sum((Fraction(value) for value in (n * numbers).tolist()), Fraction(0))
    assert float(exact) / int(n.sum()) == mean_of(numbers, n)


def test_the_order_does_not_matter() -> None:
    """The same numbers turned round have the same mean, to the last bit."""
    draw = np.random.default_rng(7)
    numbers, n = draw.normal(size=5_000), draw.integers(1, 9, size=5_000)
    assert mean_of(numbers, n) == mean_of(numbers[::-1], n[::-1])
    assert float(n @ numbers) / n.sum() != float(n[::-1] @ numbers[::-1]) / n.sum()
