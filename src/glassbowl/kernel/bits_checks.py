"""What answers as bits are refused for, before C sees an address."""

from __future__ import annotations

from typing import Final

import numpy as np

from glassbowl.errors import KernelError
from glassbowl.kernel.bits_answers import MOST_ROWS, Answers, Floats, Rows, refuse_shape
from glassbowl.kernel.bits_definition import Learner, Pace, hidden_of
from glassbowl.kernel.refusals import refuse_beyond, refuse_strange, refuse_weight

MOST_HIDDEN: Final = 2**16
MOST_THREADS: Final = 64


def refuse_network(answers: Answers, name: str, network: Floats) -> None:
    """Raise KernelError for a network, or a moment of it, that does not fit the answers."""
    hidden = max(1, min(hidden_of(answers, network), MOST_HIDDEN))
    refuse_shape(name, network, (hidden * (answers.inputs + 2) + 1,), np.float32)
    refuse_strange(name, network)


def refuse_order(answers: Answers, order: Rows | None) -> None:
    """Raise KernelError when there is no row to visit or one that does not exist."""
    if order is None:
        return
    refuse_shape("order", order, (len(order),), np.int32)
    if not 0 < len(order) <= MOST_ROWS or not 0 <= order.min() <= order.max() < answers.rows:
        raise KernelError(
            "kernel.bits_order",
            "order must name rows from 0 to {last}, at least one. Got {count} rows that do not.",
            last=answers.rows - 1,
            count=len(order),
        )


def refuse_pace(learner: Learner, pace: Pace, *, rows: int) -> None:
    """Raise KernelError for batches of no rows, a rate of 0, or more batches than foreseen."""
    last = learner.batches - (-rows // max(pace.batch, 1))
    possible = 0 < pace.batch <= MOST_ROWS and 0 < pace.rate < float("inf")
    if not possible or not 0 <= learner.batches <= last <= pace.batches <= MOST_ROWS:
        raise KernelError(
            "kernel.bits_pace",
            "A batch must hold at least one row, the rate be above 0, and the batches foreseen be "
            "no fewer than {last}. Got batches of {batch}, rate {rate}, {batches} foreseen.",
            last=last,
            batch=pace.batch,
            rate=str(pace.rate),
            batches=pace.batches,
        )


def refuse_told(answers: Answers, targets: Floats, weight: Floats | None) -> None:
    """Raise KernelError for targets outside 0 to 1, negative weights, or none above 0."""
    for name, array in (("targets", targets), ("weight", weight)):
        refuse_shape(name, array, (answers.rows,), np.float32)
        refuse_strange(name, array)
    refuse_beyond("targets", targets)
    refuse_weight(weight)


def refuse_threads(threads: int) -> None:
    """Raise KernelError for no threads, or for more than make sense."""
    if not 1 <= threads <= MOST_THREADS:
        raise KernelError(
            "kernel.bits_threads",
            "There must be from 1 to {most} threads. Got {threads}.",
            most=MOST_THREADS,
            threads=threads,
        )
