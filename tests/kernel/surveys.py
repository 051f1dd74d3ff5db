"""Made-up surveys of every form, to be learned by any build of the kernel and by the definition."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from glassbowl.kernel import bits
from glassbowl.kernel.bits import Answers, Learner, Pace
from glassbowl.kernel.bits_definition import look_and_lean

if TYPE_CHECKING:
    from glassbowl.core.arrays import Array
    from glassbowl.kernel.bits_answers import Floats, Rows


@dataclass(frozen=True)
class Job:
    """Something to learn, and how."""

    answers: Answers
    targets: Floats
    learner: Learner
    pace: Pace
    weight: Floats | None = None
    order: Rows | None = None

    def told(self) -> dict[str, Any]:
        """What `train` takes by name."""
        return {"weight": self.weight, "order": self.order}


def job(
    questions: int = 3,
    hidden: int = 5,
    rows: int = 40,
    batch: int = 16,
    *,
    unknown: bool = False,
    numbers: int = 0,
    options: tuple[int, ...] = (),
    weighted: bool = False,
    shuffled: bool = False,
    seed: int = 1,
) -> Job:
    """A made-up survey of two passes, and a network to begin with."""
    dice = np.random.default_rng(seed)
    chosen = [dice.integers(0, count, rows) for count in options]
    answers = Answers.packed(
        dice.random((rows, questions)) < 0.4,
        known=dice.random((rows, questions)) < 0.8 if unknown else None,
        numbers=dice.normal(size=(rows, numbers)).astype(np.float32) if numbers else None,
        chosen=np.stack(chosen, axis=1).astype(np.int32) if chosen else None,
        options=options,
    )
    weight = np.r_[1, dice.integers(0, 4, rows - 1)].astype(np.float32)
    return Job(
        answers,
        (dice.random(rows) < 0.4).astype(np.float32),
        Learner.new(dice.normal(scale=0.5, size=(answers.inputs + 2) * hidden + 1)),
        Pace(batch, 0.01, 2 * -(-rows // batch)),
        weight if weighted else None,
        dice.permutation(rows).astype(np.int32) if shuffled else None,
    )


ODD = {
    "one answer, one neuron": job(1, 1, 7, 3),
    "three answers, weights 0 among them": job(3, 5, 50, 16, weighted=True),
    "everything at once": job(
        13, 16, 90, 32, unknown=True, numbers=2, options=(3, 1), weighted=True, shuffled=True
    ),
    "a hundred and one": job(101, 64, 300, 64, shuffled=True),
    "neurons behind the last block": job(20, 70, 64, 30, unknown=True),
    "no yes/no question": job(0, 3, 40, 7, numbers=2, options=(5,)),
    "shards, and a last batch of one": job(9, 17, 2049, 2048, numbers=1, weighted=True),
    "shards of several chunks": job(12, 8, 9000, 8500, unknown=True, shuffled=True, options=(3,)),
    "one shard of several chunks": job(30, 20, 2500, 1300, weighted=True),
    "as large as it is meant for": job(100, 64, 5000, 2048),
}
KINDS = pytest.mark.parametrize("odd", ODD.values(), ids=ODD)


def trained(odd: Job, c: ctypes.CDLL, *, passes: int = 2, threads: int = 1) -> Learner:
    """What so many passes make of it, by this build."""
    learner, told = odd.learner, (odd.targets, odd.weight)
    for _ in range(passes):
        learner = bits.train_by(
            c, odd.answers, told, learner, odd.pace, order=odd.order, threads=threads
        )
    return learner


def in_numpy(odd: Job, *, passes: int = 2) -> Learner:
    """The same by the definition."""
    learner = odd.learner
    for _ in range(passes):
        learner = bits.train_in_numpy(odd.answers, odd.targets, learner, odd.pace, **odd.told())
    return learner


def fingerprint(learner: Learner) -> str:
    """One SHA-256 of all that a pass leaves behind."""
    arrays = (learner.network, learner.first, learner.second)
    numbers = np.array([*learner.powers, learner.loss, learner.batches])
    return sha256(b"".join(array.tobytes() for array in (*arrays, numbers))).hexdigest()


def apart(one: Learner, other: Learner) -> float:
    """The largest difference between two networks."""
    return float(np.abs(one.network - other.network).max())


def wanted(odd: Job, network: Array) -> tuple[float, Array]:
    """Loss and nudges of all rows, by the definition."""
    rows = np.arange(odd.answers.rows, dtype=np.int32)
    share = np.ones(len(rows)) if odd.weight is None else odd.weight.astype(np.float64)
    return look_and_lean(odd.answers.dense(rows), odd.targets, share, network)
