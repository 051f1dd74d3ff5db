"""Answers as bits: learning from many customers at once, four answers at a time.

One hidden layer of S-curves with a bias on both layers, cross-entropy, single precision. Batches
take steps by Adam's moments, at a rate that falls in a straight line to 0.
"""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Final

import numpy as np
from numpy.typing import NDArray

from glassbowl.errors import DivergedError
from glassbowl.kernel.bits_answers import Answers, Floats, Rows
from glassbowl.kernel.bits_checks import (
    refuse_network,
    refuse_order,
    refuse_pace,
    refuse_threads,
    refuse_told,
)
from glassbowl.kernel.bits_definition import (
    Learner,
    Pace,
    hidden_of,
    score_in_numpy,
    train_in_numpy,
)
from glassbowl.kernel.library import address, library
from glassbowl.kernel.refusals import refuse_too_many

__all__ = ["Answers", "Learner", "Pace", "score", "score_in_numpy", "train", "train_in_numpy"]

SLICE: Final = 2**18
"""Rows between two moments at which Ctrl-C is heard."""

DIVIDED: Final = 2048
"""Rows of a batch from which on threads work longer than they wait for each other."""

BRIEFLY: Final = 5e-5
"""Seconds that a thread sleeps when it has waited for long: another may need its core."""

Argument = NDArray[np.generic] | float | None


def train(
    answers: Answers,
    targets: Floats,
    learner: Learner,
    pace: Pace,
    *,
    weight: Floats | None = None,
    order: Rows | None = None,
    threads: int = 1,
) -> Learner:
    """One pass over the rows, or over those in `order`, batch after batch.

    targets (rows,) from 0 to 1; weight (rows,) says for how many customers each row stands, and a
    batch takes the step of its weighted mean. Any number of threads gives the same bits. By the
    kernel when there is one, else by NumPy. Raises KernelError for what does not fit, DivergedError
    when the network left the finite numbers.
    """
    for name in ("network", "first", "second"):
        refuse_network(answers, name, getattr(learner, name))
    refuse_order(answers, order)
    refuse_pace(learner, pace, rows=answers.rows if order is None else len(order))
    refuse_told(answers, targets, weight)
    refuse_threads(threads)
    if (found := library()) is None:
        after = train_in_numpy(answers, targets, learner, pace, weight=weight, order=order)
    else:
        told, threads = (targets, weight), min(threads, cores())  # more would wait for each other
        after = train_by(found.c, answers, told, learner, pace, order=order, threads=threads)
    if not np.isfinite(after.network).all():
        raise DivergedError(
            "kernel.bits_diverged",
            "The numbers of the network must stay finite. After {batches} batches some were not; "
            "try a smaller rate, such as {smaller}.",
            batches=after.batches,
            smaller=pace.rate / 10,
        )
    return after


def score(
    answers: Answers, network: Floats, *, order: Rows | None = None, threads: int = 1
) -> Floats:
    """The probability of a yes for each row, or for those in `order`; (rows,) float32.

    By the kernel when there is one, else by NumPy. Raises KernelError for what does not fit.
    """
    refuse_network(answers, "network", network)
    refuse_order(answers, order)
    refuse_threads(threads)
    if (found := library()) is None:
        return score_in_numpy(answers, network, order=order)
    return score_by(found.c, answers, network, order=order, threads=threads)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def train_by(
    c: ctypes.CDLL,
    answers: Answers,
    told: tuple[Floats, Floats | None],
    learner: Learner,
    pace: Pace,
    *,
    order: Rows | None = None,
    threads: int = 1,
) -> Learner:
    """What `train` does, by this build of the kernel and unchecked; told is targets and weight."""
    batch = min(pace.batch, answers.rows if order is None else len(order))
    threads = threads if batch >= DIVIDED else 1
    room = Room.of(c, answers, learner.network, threads)
    numbers = (learner.network.copy(), learner.first.copy(), learner.second.copy())
    room.call("begin", *numbers)
    progress, batches = np.array([*learner.powers, 0.0]), learner.batches
    for part in _parts(answers, order, batch):
        rows = part.stop - part.start
        way = (rows, batch, pace.rate, batches, pace.batches, progress)
        _take_turns(room, (*_cut(answers, order, part, *told), *way), threads)
        batches += -(-rows // batch)
    room.call("end", *numbers)
    powers = (float(progress[0]), float(progress[1]))
    return Learner(*numbers, batches, powers, float(progress[2]))


def score_by(
    c: ctypes.CDLL,
    answers: Answers,
    network: Floats,
    *,
    order: Rows | None = None,
    threads: int = 1,
) -> Floats:
    """What `score` does, by this build of the kernel and unchecked."""
    out = np.empty(answers.rows if order is None else len(order), np.float32)
    left = iter(list(_parts(answers, order, -(-len(out) // threads))))

    def take(_: int) -> None:
        room = Room.of(c, answers, network, threads=1)
        room.call("begin", network, None, None)
        for part in left:  # common to all threads: each takes the next
            arrays = _cut(answers, order, part)
            room.call("score", *arrays[:5], part.stop - part.start, out[part])

    _together(take, threads, give_up=lambda: list(left))
    return out


@dataclass(frozen=True, eq=False, slots=True)
class Room:
    """Scratch space for a network in one build of the kernel."""

    c: ctypes.CDLL
    form: Rows
    hidden: int
    floats: Floats

    @classmethod
    def of(cls, c: ctypes.CDLL, answers: Answers, network: Floats, threads: int) -> Room:
        """Room for that network, answers of that form and so many threads."""
        hidden = hidden_of(answers, network)
        floats: int = c.glassbowl_bits_room(address(answers.form), hidden, threads)
        refuse_too_many("the scratch space", floats)
        return cls(c, answers.form, hidden, np.empty(floats, np.float32))

    def call(self, name: str, *arguments: Argument) -> int:
        """Call glassbowl_bits_<name>, with the room as the last argument."""
        given = (one if isinstance(one, int | float) else address(one) for one in arguments)
        function = getattr(self.c, f"glassbowl_bits_{name}")
        status: int = function(address(self.form), self.hidden, *given, address(self.floats))
        return status


def _parts(answers: Answers, order: Rows | None, batch: int) -> Iterator[slice]:
    """Some whole batches at a time: which rows, or places in the order."""
    step = max(SLICE // batch, 1) * batch
    rows = answers.rows if order is None else len(order)
    for start in range(0, rows, step):
        yield slice(start, min(start + step, rows))


def _cut(
    answers: Answers,
    order: Rows | None,
    part: slice,
    targets: Floats | None = None,
    weight: Floats | None = None,
) -> tuple[NDArray[np.generic] | None, ...]:
    """The arrays of a part, in the kernel's order: of the answers, the order, what is told."""
    if order is not None:
        return (*answers.arrays, order[part], targets, weight)
    whole = (*answers.arrays, None, targets, weight)
    return tuple(None if array is None else array[part] for array in whole)


def _take_turns(room: Room, arguments: tuple[Argument, ...], threads: int) -> None:
    """One call of train, shared by the threads; who must wait for long lends out its time."""
    shared = np.zeros(2, np.int64)

    def take(thread: int) -> None:
        while room.call("train", *arguments, thread, shared):
            time.sleep(BRIEFLY)

    def give_up() -> None:
        shared.view(np.int32)[3] = 1

    _together(take, threads, give_up=give_up)


def _together(work: Callable[[int], None], threads: int, *, give_up: Callable[[], object]) -> None:
    """Do the work in so many threads, this one among them; returns when all have done theirs."""
    helpers: list[Thread] = []
    try:
        for thread in range(1, threads):
            helpers.append(Thread(target=work, args=(thread,)))
            helpers[-1].start()
        work(0)
    except BaseException:
        give_up()
        raise
    finally:
        for helper in helpers:
            if helper.ident is not None:  # it was started
                helper.join()
