"""The story's network, 60,000 rounds, and with every round recorded: python3 dev.py bench tiny."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import numpy as np
from contenders import Contender, Numbers, Work, build, table
from measured import on_one_core

from glassbowl.core.network import Network
from glassbowl.kernel import library
from glassbowl.kernel.library import address
from glassbowl.kernel.problem import Problem, flat

SCRIPT = Path(__file__).parents[1] / "examples" / "twenty_eight_lines.py"
ROUNDS = 60_000
X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
Y = np.array([[1.0], [1], [0], [0]])
START = Network.random((3, 4, 1), 1)

Rounds = Callable[[Numbers, Numbers, Numbers, Numbers, int], None]
"""Moves synapses, the third and the fourth, by so many rounds of the questions and the answers."""


def script() -> Work:
    """The 28 lines as they stand."""
    lines = compile(SCRIPT.read_text(encoding="utf-8"), str(SCRIPT), "exec")

    def work() -> Numbers:
        names: dict[str, Any] = {}
        with redirect_stdout(io.StringIO()):
            exec(lines, names)  # noqa: S102  the project's own script
        return np.concatenate([names["syn0"].ravel(), names["syn1"].ravel()])

    return work


def kernel(level: str, *, recorded: bool, generic: bool = False) -> Callable[[], Work]:
    """A build of the kernel; `generic` asks a fourth question that everybody answers with 0."""

    def ready() -> Work:
        c = build(level)
        answers = np.hstack([X, np.zeros((4, 1))]) if generic else X
        problem = Problem((answers.shape[1], 4, 1), answers, Y)
        syn0, syn1 = START.synapses
        start = flat(Network((np.vstack([syn0, np.zeros((1, 4))]) if generic else syn0, syn1)))
        room = np.empty(c.glassbowl_room(*problem.sizes))
        record = np.empty((ROUNDS + 1, problem.numbers))
        stops = (-1, None) if recorded else (0, None)

        def work() -> Numbers:
            end = start.copy()
            places = (address(end), address(record), address(room))
            c.glassbowl_descend(*problem.arguments, 1.0, ROUNDS, *stops, *places)
            return np.concatenate([end[:12], end[-4:]])

        return work

    return ready


def tuned_numpy() -> Work:
    """The same without temporaries."""
    XT = np.ascontiguousarray(X.T)

    def work() -> Numbers:
        syn0, syn1 = (synapse.copy() for synapse in START.synapses)
        l1, l2, error, slope = (
            np.empty((4, 4)),
            np.empty((4, 1)),
            np.empty((4, 1)),
            np.empty((4, 1)),
        )
        delta, nudge0, nudge1 = np.empty((4, 4)), np.empty((3, 4)), np.empty((4, 1))
        for _ in range(ROUNDS):
            for before, synapse, layer in ((X, syn0, l1), (l1, syn1, l2)):
                np.dot(before, synapse, out=layer)
                np.negative(layer, out=layer)
                np.exp(layer, out=layer)
                np.add(layer, 1.0, out=layer)
                np.reciprocal(layer, out=layer)
            np.subtract(Y, l2, out=error)
            np.subtract(1.0, l2, out=slope)
            np.multiply(slope, l2, out=slope)
            np.multiply(slope, error, out=error)
            np.multiply(error, syn1.T, out=delta)
            np.multiply(delta, l1, out=delta)
            np.dot(l1.T, error, out=nudge1)
            np.subtract(1.0, l1, out=l1)
            np.multiply(delta, l1, out=delta)
            np.add(syn1, nudge1, out=syn1)
            np.dot(XT, delta, out=nudge0)
            np.add(syn0, nudge0, out=syn0)
        return np.concatenate([syn0.ravel(), syn1.ravel()])

    return work


def numba_rounds() -> Rounds:
    """So many rounds from these synapses, which are moved: plain loops, compiled by Numba."""
    from numba import njit

    @njit(error_model="numpy")  # type: ignore[untyped-decorator]
    def rounds(X: Numbers, y: Numbers, syn0: Numbers, syn1: Numbers, count: int) -> None:
        l1, delta1 = np.empty((4, 4)), np.empty((4, 4))
        delta2 = np.empty(4)
        for _ in range(count):
            for i in range(4):
                out = 0.0
                for j in range(4):
                    z = X[i, 0] * syn0[0, j] + X[i, 1] * syn0[1, j] + X[i, 2] * syn0[2, j]
                    l1[i, j] = 1.0 / (1.0 + np.exp(-z))
                    out += l1[i, j] * syn1[j, 0]
                out = 1.0 / (1.0 + np.exp(-out))
                delta2[i] = (y[i, 0] - out) * out * (1.0 - out)
                for j in range(4):
                    delta1[i, j] = delta2[i] * syn1[j, 0] * l1[i, j] * (1.0 - l1[i, j])
            for i in range(4):
                for j in range(4):
                    syn1[j, 0] += l1[i, j] * delta2[i]
                    for k in range(3):
                        syn0[k, j] += X[i, k] * delta1[i, j]

    compiled: Rounds = rounds
    return compiled


def numba_loops() -> Work:
    """The same for the story's start."""
    rounds = numba_rounds()

    def work() -> Numbers:
        syn0, syn1 = (synapse.copy() for synapse in START.synapses)
        rounds(X, Y, syn0, syn1, ROUNDS)
        return np.concatenate([syn0.ravel(), syn1.ravel()])

    return work


def jax_loop() -> Work:
    """One compiled loop, backward written by hand."""
    import jax

    X_, Y_ = jax.numpy.asarray(X), jax.numpy.asarray(Y)

    def one(_: int, synapses: tuple[Any, Any]) -> tuple[Any, Any]:
        syn0, syn1 = synapses
        l1 = jax.nn.sigmoid(X_ @ syn0)
        l2 = jax.nn.sigmoid(l1 @ syn1)
        delta2 = (Y_ - l2) * l2 * (1 - l2)
        delta1 = (delta2 @ syn1.T) * l1 * (1 - l1)
        return syn0 + X_.T @ delta1, syn1 + l1.T @ delta2

    run = jax.jit(lambda synapses: jax.lax.fori_loop(0, ROUNDS, one, synapses))

    def work() -> Numbers:
        syn0, syn1 = run(START.synapses)
        return np.concatenate([np.asarray(syn0).ravel(), np.asarray(syn1).ravel()])

    return work


FEW = 6_000
PAIRS = 101


def torch_eager() -> Work:
    """PyTorch, backward written by hand, 6,000 of the rounds."""
    import torch

    torch.set_num_threads(1)
    X_, Y_ = torch.from_numpy(X), torch.from_numpy(Y)

    def work() -> Numbers:
        syn0, syn1 = (torch.from_numpy(synapse.copy()) for synapse in START.synapses)
        with torch.no_grad():
            for _ in range(FEW):
                l1 = torch.sigmoid(X_ @ syn0)
                l2 = torch.sigmoid(l1 @ syn1)
                delta2 = (Y_ - l2) * l2 * (1 - l2)
                delta1 = (delta2 @ syn1.T) * l1 * (1 - l1)
                syn1 += l1.T @ delta2
                syn0 += X_.T @ delta1
        return np.concatenate([syn0.numpy().ravel(), syn1.numpy().ravel()])

    return work


def after_few() -> Numbers:
    """The synapses after 6,000 rounds."""
    from glassbowl.kernel.descend import descend

    return flat(descend(Problem((3, 4, 1), X, Y), START, rate=1.0, rounds=FEW).network)


def recording(level: str) -> float:
    """What a record of every round adds to the time of none, in the middle of many pairs.

    A machine that is now faster, now slower is so for both of a pair.
    """
    alone, recorded = (kernel(level, recorded=wish)() for wish in (False, True))
    return median(seconds(recorded) / seconds(alone) for _ in range(PAIRS)) - 1


def seconds(work: Work) -> float:
    """Of CPU, that a work takes."""
    began = process_time()
    work()
    return process_time() - began


def main() -> None:
    """One table, with and without a record of every round."""
    on_one_core()
    print("60,000 rounds of 4 rows through 3-4-1")
    own = [
        Contender(f"kernel, {level}{words}", kernel(level, **options))
        for level in library.LEVELS
        for words, options in {
            "": {"recorded": False},
            ", every round recorded": {"recorded": True},
            ", any shape": {"recorded": False, "generic": True},
        }.items()
    ]
    peers = [
        Contender("tuned NumPy", tuned_numpy),
        Contender("Numba, plain loops", numba_loops),
        Contender("JAX, one compiled loop", jax_loop),
        Contender("PyTorch, by hand (6,000 rounds, scaled)", torch_eager, FEW / ROUNDS, after_few),
    ]
    table([Contender("the 28 lines", script), *own, *peers], against="the 28 lines")
    for level in library.runnable():
        print(f"recording costs the {level} build {recording(level):+.1%}")


if __name__ == "__main__":
    main()
