"""What numbers are refused for before C sees their address, whatever they are of."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import KernelError

Numbers = NDArray[np.number[Any]]
"""An array of numbers, of 64 bits or of 32."""

MOST_NUMBERS: Final = 2**31 - 1
"""The kernel counts with 32 bits."""


def refuse_strange(name: str, array: Numbers | None) -> None:
    """Raise KernelError when an array holds a number that is not finite."""
    if array is not None and not np.isfinite(array).all():
        raise KernelError(
            "kernel.finite",
            "{name} must hold finite numbers only. Got {value} among them.",
            name=name,
            value=str(array[~np.isfinite(array)].flat[0]),
        )


def refuse_beyond(name: str, targets: Numbers) -> None:
    """Raise KernelError when what happened lies outside 0 to 1."""
    if not 0 <= targets.min() <= targets.max() <= 1:
        raise KernelError(
            "kernel.targets",
            "{name} must lie from 0 (no) to 1 (yes). Got from {least} to {most}.",
            name=name,
            least=float(targets.min()),
            most=float(targets.max()),
        )


def refuse_weight(weight: Numbers | None) -> None:
    """Raise KernelError for a negative count of customers, and where nobody counts."""
    if weight is not None and not 0 <= weight.min() <= weight.max() != 0:
        raise KernelError(
            "kernel.weight",
            "weight must hold no negative count, and not only zeros. Got from {least} to {most}.",
            least=float(weight.min()),
            most=float(weight.max()),
        )


def refuse_too_many(what: str, count: int) -> None:
    """Raise KernelError when there are more numbers than the kernel can count."""
    if count > MOST_NUMBERS:
        raise KernelError(
            "kernel.too_many",
            "The kernel must not be given more than {most} numbers. Got {count} for {what}.",
            most=MOST_NUMBERS,
            count=count,
            what=what,
        )
