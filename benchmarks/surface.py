"""The bowl over two weights, 201 by 201 points of the story: python3 dev.py bench surface."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from contenders import Contender, Numbers, Work, build, table
from measured import on_one_core
from tiny import START, X, Y

from glassbowl.kernel import library
from glassbowl.kernel.library import address
from glassbowl.kernel.problem import Problem, flat

SIZE = 201
AXIS = np.linspace(-8, 8, SIZE)
PAIRS = {"two hidden neurons": (0, 5), "the same neuron": (0, 12)}
"""Places of two weights among the sixteen: syn0[0, 0] with syn0[1, 1], and with syn1[0, 0]."""

PROBLEM = Problem((3, 4, 1), X, Y)


def kernel(level: str, pair: tuple[int, int]) -> Callable[[], Work]:
    """A build of the kernel: only what moves is done again."""

    def ready() -> Work:
        c = build(level)
        synapses, heights = flat(START), np.empty((SIZE, SIZE))
        grid = (pair[0], SIZE, address(AXIS), pair[1], SIZE, address(AXIS))
        sizes = (pair[0], SIZE, pair[1], SIZE)
        room = np.empty(c.glassbowl_bowl_room(*PROBLEM.sizes, *sizes))
        run = c.glassbowl_bowl

        places = (*PROBLEM.arguments, address(synapses), *grid, address(heights), address(room))

        # Only the addresses of these two stand in `places`; the default keeps them alive.
        def work(_held: tuple[Numbers, Numbers] = (synapses, room)) -> Numbers:
            run(*places)
            return heights

        return work

    return ready


def batched_numpy(pair: tuple[int, int]) -> Callable[[], Work]:
    """Every network of the grid, built and fed forward all at once."""

    def ready() -> Work:
        def work() -> Numbers:
            grid = np.repeat(flat(START)[None], SIZE * SIZE, axis=0)
            grid[:, pair[0]] = np.repeat(AXIS, SIZE)
            grid[:, pair[1]] = np.tile(AXIS, SIZE)
            syn0, syn1 = grid[:, :12].reshape(-1, 3, 4), grid[:, 12:].reshape(-1, 4, 1)
            l1 = 1 / (1 + np.exp(-(X @ syn0)))
            l2 = 1 / (1 + np.exp(-(l1 @ syn1)))
            return np.asarray((0.5 * (Y - l2) ** 2).sum(axis=(1, 2)).reshape(SIZE, SIZE))

        return work

    return ready


def numba_loops(pair: tuple[int, int]) -> Callable[[], Work]:
    """Every network of the grid, one after another, in plain loops compiled by Numba."""

    def ready() -> Work:
        from numba import njit

        @njit(error_model="numpy")  # type: ignore[untyped-decorator]
        def heights(numbers: Numbers, first: int, second: int, out: Numbers) -> None:
            for a in range(SIZE):
                numbers[first] = AXIS[a]
                for b in range(SIZE):
                    numbers[second] = AXIS[b]
                    total = 0.0
                    for i in range(4):
                        z2 = 0.0
                        for j in range(4):
                            z1 = 0.0
                            for k in range(3):
                                z1 += X[i, k] * numbers[4 * k + j]
                            z2 += numbers[12 + j] / (1.0 + np.exp(-z1))
                        total += 0.5 * (Y[i, 0] - 1.0 / (1.0 + np.exp(-z2))) ** 2
                    out[a, b] = total

        def work() -> Numbers:
            out = np.empty((SIZE, SIZE))
            heights(flat(START), *pair, out)
            return out

        return work

    return ready


def jax_all(pair: tuple[int, int]) -> Callable[[], Work]:
    """Every network of the grid in one compiled call."""

    def ready() -> Work:
        import jax

        jnp = jax.numpy
        start, X_, Y_ = jnp.asarray(flat(START)), jnp.asarray(X), jnp.asarray(Y)

        def height(first: object, second: object) -> object:
            numbers = start.at[pair[0]].set(first).at[pair[1]].set(second)
            l1 = jax.nn.sigmoid(X_ @ numbers[:12].reshape(3, 4))
            l2 = jax.nn.sigmoid(l1 @ numbers[12:].reshape(4, 1))
            return (0.5 * (Y_ - l2) ** 2).sum()

        grid = jax.jit(jax.vmap(jax.vmap(height, (None, 0)), (0, None)))
        return lambda: np.asarray(grid(AXIS, AXIS))

    return ready


def torch_all(pair: tuple[int, int]) -> Callable[[], Work]:
    """Every network of the grid in PyTorch."""

    def ready() -> Work:
        import torch

        torch.set_num_threads(1)
        X_, Y_, axis = torch.from_numpy(X), torch.from_numpy(Y), torch.from_numpy(AXIS)

        def work() -> Numbers:
            with torch.no_grad():
                grid = torch.from_numpy(flat(START)).repeat(SIZE * SIZE, 1)
                grid[:, pair[0]] = axis.repeat_interleave(SIZE)
                grid[:, pair[1]] = axis.repeat(SIZE)
                syn0, syn1 = grid[:, :12].reshape(-1, 3, 4), grid[:, 12:].reshape(-1, 4, 1)
                l2 = torch.sigmoid(torch.sigmoid(X_ @ syn0) @ syn1)
                return np.asarray((0.5 * (Y_ - l2) ** 2).sum(dim=(1, 2)).reshape(SIZE, SIZE))

        return work

    return ready


def main() -> None:
    """One table for each pair of weights."""
    on_one_core()
    for words, pair in PAIRS.items():
        print(f"\n{SIZE} x {SIZE} points, two weights of {words}")
        table(
            [
                Contender("NumPy, all at once", batched_numpy(pair)),
                *[Contender(f"kernel, {level}", kernel(level, pair)) for level in library.LEVELS],
                Contender("Numba, plain loops", numba_loops(pair)),
                Contender("JAX, vmap", jax_all(pair)),
                Contender("PyTorch, all at once", torch_all(pair)),
            ],
            against="NumPy, all at once",
            repeats=15,
        )


if __name__ == "__main__":
    main()
