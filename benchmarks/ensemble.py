"""A thousand starts of the story's network, 6,000 rounds each: python3 dev.py bench ensemble."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from contenders import Contender, Numbers, Work, build, table
from measured import on_one_core
from tiny import START, X, Y, numba_rounds

from glassbowl.core.network import Network
from glassbowl.kernel import library
from glassbowl.kernel.library import address
from glassbowl.kernel.problem import Problem, flat

STARTS, ROUNDS = 1_000, 6_000
FEW = 300
"""Rounds of those that are slow, who are counted as if they had gone on."""

ALL = Network.random_starts((3, 4, 1), range(STARTS))
PROBLEM = Problem((3, 4, 1), X, Y)


def kernel(level: str, *, rounds: int = ROUNDS) -> Callable[[], Work]:
    """A build of the kernel, lanes over starts."""

    def ready() -> Work:
        c = build(level)
        room = np.empty(c.glassbowl_many_room(*PROBLEM.sizes))
        right, taken, losses = (np.empty(STARTS, t) for t in (np.int32, np.int32, np.float64))

        def work() -> Numbers:
            synapses = flat(ALL)
            arrays = (synapses, right, taken, losses, room)
            c.glassbowl_many(*PROBLEM.arguments, 1.0, rounds, STARTS, *map(address, arrays))
            return synapses

        return work

    return ready


def after_few() -> Numbers:
    """Where all starts are after few rounds."""
    return kernel("baseline", rounds=FEW)()()


def one_at_a_time() -> Work:
    """The loop of the 28 lines, for one start of the thousand."""

    def nonlin(x: Numbers, *, deriv: bool = False) -> Numbers:
        return x * (1 - x) if deriv else 1 / (1 + np.exp(-x))

    def work() -> Numbers:
        syn0, syn1 = (synapse.copy() for synapse in START.synapses)
        for _ in range(ROUNDS):
            l1 = nonlin(X @ syn0)
            l2 = nonlin(l1 @ syn1)
            l2_delta = (Y - l2) * nonlin(l2, deriv=True)
            l1_delta = (l2_delta @ syn1.T) * nonlin(l1, deriv=True)
            syn1 += l1.T @ l2_delta
            syn0 += X.T @ l1_delta
        return np.concatenate([syn0.ravel(), syn1.ravel()])

    return work


def the_second() -> Numbers:
    """Seed 1 is the second start of the thousand."""
    return np.asarray(kernel("baseline")()()[1])


def batched_numpy() -> Work:
    """All starts at once, in NumPy."""

    def work() -> Numbers:
        syn0, syn1 = (synapse.copy() for synapse in ALL.synapses)
        for _ in range(FEW):
            l1 = 1 / (1 + np.exp(-(X @ syn0)))
            l2 = 1 / (1 + np.exp(-(l1 @ syn1)))
            delta2 = (Y - l2) * l2 * (1 - l2)
            delta1 = (delta2 @ syn1.mT) * l1 * (1 - l1)
            syn1 += l1.mT @ delta2
            syn0 += X.T @ delta1
        return flat(Network((syn0, syn1)))

    return work


def numba_loops() -> Work:
    """One start after another, in plain loops compiled by Numba."""
    rounds = numba_rounds()

    def work() -> Numbers:
        syn0, syn1 = (synapse.copy() for synapse in ALL.synapses)
        for first, second in zip(syn0, syn1, strict=True):
            rounds(X, Y, first, second, ROUNDS)
        return flat(Network((syn0, syn1)))

    return work


def jax_all() -> Work:
    """All starts at once in one compiled loop; starts last, so that lanes run over them."""
    import jax

    X_, Y_ = jax.numpy.asarray(X), jax.numpy.asarray(Y)

    def one(synapses: tuple[Any, Any]) -> tuple[Any, Any]:
        syn0, syn1 = synapses
        l1 = jax.nn.sigmoid(X_ @ syn0)
        l2 = jax.nn.sigmoid(l1 @ syn1)
        delta2 = (Y_ - l2) * l2 * (1 - l2)
        delta1 = (delta2 @ syn1.T) * l1 * (1 - l1)
        return syn0 + X_.T @ delta1, syn1 + l1.T @ delta2

    lanes = jax.vmap(one, in_axes=2, out_axes=2)
    run = jax.jit(lambda all_: jax.lax.fori_loop(0, ROUNDS, lambda _, now: lanes(now), all_))

    def work() -> Numbers:
        last = run(tuple(np.moveaxis(synapse, 0, 2) for synapse in ALL.synapses))
        return flat(Network(tuple(np.moveaxis(np.asarray(one), 2, 0) for one in last)))

    return work


def torch_all(*, compiled: bool) -> Callable[[], Work]:
    """All starts at once in PyTorch, starts along the last axis; compiled: one round a call."""

    def ready() -> Work:
        import torch

        torch.set_num_threads(1)
        X_, Y_ = torch.from_numpy(X)[:, :, None, None], torch.from_numpy(Y)

        def one(syn0: torch.Tensor, syn1: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            l1 = torch.sigmoid(X_[:, 0] * syn0[0] + X_[:, 1] * syn0[1] + X_[:, 2] * syn0[2])
            l2 = torch.sigmoid((l1 * syn1).sum(1))
            delta2 = (Y_ - l2) * l2 * (1 - l2)
            delta1 = delta2[:, None] * syn1 * l1 * (1 - l1)
            nudge0 = torch.stack([(X_[:, k] * delta1).sum(0) for k in range(3)])
            return syn0 + nudge0, syn1 + (l1 * delta2[:, None]).sum(0)

        run = torch.compile(one, fullgraph=True) if compiled else one
        first, second = (np.ascontiguousarray(np.moveaxis(one, 0, 2)) for one in ALL.synapses)

        def work() -> Numbers:
            syn0, syn1 = torch.from_numpy(first), torch.from_numpy(second[:, 0])
            with torch.no_grad():
                for _ in range(FEW):
                    syn0, syn1 = run(syn0, syn1)
            last = (syn0.numpy(), syn1.numpy()[:, None])
            return flat(Network(tuple(np.moveaxis(one, 2, 0) for one in last)))

        return work

    return ready


def main() -> None:
    """The table, with the rate of the best build."""
    on_one_core()
    part = FEW / ROUNDS
    print(f"{STARTS:,} starts of {ROUNDS:,} rounds, 4 rows through 3-4-1, 64 bits")
    times = table(
        [
            *[Contender(f"kernel, {level}", kernel(level)) for level in library.LEVELS],
            Contender("28 lines, one at a time", one_at_a_time, 1 / STARTS, the_second),
            Contender("NumPy, all at once", batched_numpy, part, after_few),
            Contender("Numba, plain loops", numba_loops),
            Contender("JAX, vmap", jax_all),
            Contender("PyTorch, all at once", torch_all(compiled=False), part, after_few),
            Contender("torch.compile", torch_all(compiled=True), part, after_few),
        ],
        against="28 lines, one at a time",
        repeats=3,
    )
    best = times[f"kernel, {library.runnable()[-1]}"]
    print(f"{STARTS * ROUNDS / best / 1e6:.1f} million network rounds a second")


if __name__ == "__main__":
    main()
