"""What the arrays of a network are called; `...` is an axis of starts that may be absent."""

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Inputs = Annotated[Array, "rows features"]
Targets = Annotated[Array, "rows outputs"]
Layer = Annotated[Array, "... rows width"]
Synapse = Annotated[Array, "... width next_width"]
Weight = Annotated[Array, "rows 1"] | None  # how many customers each row stands for; None is one


def with_always_yes(X: Inputs) -> Inputs:
    """X with one more question that everybody answers yes: the bias, as an input."""
    return np.concatenate([X, np.ones((len(X), 1))], axis=1)
