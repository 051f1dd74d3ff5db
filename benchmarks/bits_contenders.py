"""Who trains on yes/no answers beside Glassbowl, each given the same start, batches and rates.

Not a benchmark of its own: medium.py and large.py race these, each in a process of its own. A
contender loads what it needs from the folder, and returns what is to be timed: it trains from the
same start, and returns the scores of the rows held back.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Train = Callable[[], Floats]
HELD_BACK = 20_000
"""Rows that the scores are of."""


@dataclass(frozen=True)
class Task:
    """The survey and the training."""

    rows: int
    questions: int
    hidden: int
    batch: int
    passes: int
    shuffled: bool
    trees: int
    rate: float = 1e-3

    @property
    def batches(self) -> int:
        """Of all passes."""
        return self.passes * -(-self.rows // self.batch)

    def orders(self) -> list[NDArray[np.int32] | None]:
        """In which order each pass visits the rows; None: as they lie."""
        if not self.shuffled:
            return [None] * self.passes
        draws = (np.random.default_rng(number) for number in range(self.passes))
        return [draw.permutation(self.rows).astype(np.int32) for draw in draws]

    def start(self) -> tuple[Floats, Floats]:
        """The synapses and the votes that everybody begins with; all biases are 0."""
        draw, q, hidden = np.random.default_rng(1), self.questions, self.hidden
        synapses = draw.uniform(-1, 1, (q, hidden)) * np.sqrt(2 / (q + hidden))
        votes = draw.uniform(-1, 1, (hidden, 1)) * np.sqrt(2 / (hidden + 1))
        return synapses.astype(np.float32), votes.astype(np.float32)


def prepare(task: Task, folder: Path) -> None:
    """Write a made-up survey whose truth is not linear: answers as bytes and as bits, and y."""
    draw = np.random.default_rng(7)
    often = draw.uniform(0.2, 0.8, task.questions).astype(np.float32)
    X = np.empty((task.rows + HELD_BACK, task.questions), np.uint8)
    for start in range(0, len(X), 100_000):
        some = X[start : start + 100_000]
        some[:] = draw.random(some.shape, dtype=np.float32) < often
    a, b, c, d, e, f = X[:, :6].T.astype(np.int8)
    leaning = 2.0 * (a ^ b) + 1.5 * (c & d) - 1.8 * (e ^ f) - 0.5 + X[:, 6]
    y = draw.random(len(X)) < 1 / (1 + np.exp(-leaning))
    for name, part in (("", slice(task.rows)), ("held_", slice(task.rows, None))):
        np.save(folder / f"{name}X.npy", X[part])
        np.save(folder / f"{name}bits.npy", np.packbits(X[part], axis=1, bitorder="little"))
        np.save(folder / f"{name}y.npy", y[part].astype(np.float32))


def glassbowl(task: Task, folder: Path, *, threads: int = 1) -> Train:
    """Glassbowl, on answers as bits."""
    from glassbowl.kernel import bits, library

    library.search()  # says so when the build that is asked for cannot run here
    answers = bits.Answers(task.questions, np.load(folder / "bits.npy"))
    held = bits.Answers(task.questions, np.load(folder / "held_bits.npy"))
    y, orders, (synapses, votes) = np.load(folder / "y.npy"), task.orders(), task.start()
    bias, output_bias = np.zeros(task.hidden), np.zeros(1)
    network = np.concatenate([synapses.ravel(), bias, votes.ravel(), output_bias])
    pace = bits.Pace(task.batch, task.rate, task.batches)

    def train() -> Floats:
        learner = bits.Learner.new(network)
        for order in orders:
            learner = bits.train(answers, y, learner, pace, order=order, threads=threads)
        return bits.score(held, learner.network)

    return train


def in_numpy(task: Task, folder: Path) -> Train:
    """NumPy in single precision, tuned: answers as bytes, no temporary arrays in a batch."""
    X, held, y = (np.load(folder / f"{name}.npy") for name in ("X", "held_X", "y"))
    inputs, layer, slope = (
        np.empty((task.batch, width), np.float32) for width in (task.questions, *[task.hidden] * 2)
    )

    def train() -> Floats:
        synapses, votes = task.start()
        parts = [synapses, np.zeros(task.hidden, np.float32), votes, np.zeros(1, np.float32)]
        numbers = np.concatenate([part.ravel() for part in parts])
        nudges, first, second, spare = (np.zeros_like(numbers) for _ in range(4))
        (w, b, v, c), (gw, gb, gv, gc) = (_views(array, task) for array in (numbers, nudges))
        for done, rows in enumerate(_batches(task), start=1):
            count = len(y[rows])
            x, a, s = inputs[:count], layer[:count], slope[:count]
            np.copyto(x, X[rows])
            np.dot(x, w, a)
            a += b
            _squash(a)
            p = a @ v + c
            _squash(p)
            p -= y[rows, None]
            p *= np.float32(1 / count)
            np.dot(a.T, p, gv)
            gc[0] = p.sum()
            np.multiply(a, a, s)
            np.subtract(a, s, s)
            s *= v.T
            s *= p
            np.dot(x.T, s, gw)
            s.sum(0, out=gb)
            _adam(task, done, numbers, nudges, first, second, spare)
        hidden = held.astype(np.float32) @ w + b
        _squash(hidden)
        scores: Floats = hidden @ v + c
        _squash(scores)
        return scores.ravel()

    return train


def _views(numbers: Floats, task: Task) -> tuple[Floats, Floats, Floats, Floats]:
    q, hidden = task.questions, task.hidden
    synapses, rest = numbers[: q * hidden].reshape(q, hidden), numbers[q * hidden :]
    return synapses, rest[:hidden], rest[hidden:-1].reshape(hidden, 1), rest[-1:]


def _squash(sums: Floats) -> None:
    np.negative(sums, sums)
    np.exp(sums, sums)
    sums += np.float32(1)
    np.reciprocal(sums, sums)


def _adam(task: Task, done: int, numbers: Floats, nudges: Floats, *moments: Floats) -> None:
    first, second, spare = moments
    rate = task.rate * (task.batches - done + 1) / task.batches
    first *= np.float32(0.9)
    np.multiply(nudges, np.float32(0.1), spare)
    first += spare
    second *= np.float32(0.999)
    np.multiply(nudges, nudges, spare)
    spare *= np.float32(0.001)
    second += spare
    np.multiply(second, np.float32(1 / (1 - 0.999**done)), spare)
    np.sqrt(spare, spare)
    spare += np.float32(1e-8)
    np.divide(first, spare, spare)
    spare *= np.float32(rate / (1 - 0.9**done))
    numbers -= spare


def _batches(task: Task) -> Iterator[slice | NDArray[np.int32]]:
    for order in task.orders():
        for start in range(0, task.rows, task.batch):
            part = slice(start, min(start + task.batch, task.rows))
            yield part if order is None else order[part]


def pytorch(task: Task, folder: Path) -> Train:
    """PyTorch, eager, with its fused Adam; answers as bytes, turned into floats batch by batch."""
    import torch

    torch.set_num_threads(1)
    X, held = (torch.from_numpy(np.load(folder / f"{name}.npy")) for name in ("X", "held_X"))
    y = torch.from_numpy(np.load(folder / "y.npy"))[:, None]

    def train() -> Floats:
        first = torch.nn.Linear(task.questions, task.hidden)
        second = torch.nn.Linear(task.hidden, 1)
        net = torch.nn.Sequential(first, torch.nn.Sigmoid(), second)
        with torch.no_grad():
            for layer, start in zip((first, second), task.start(), strict=True):
                layer.weight.copy_(torch.from_numpy(start.T.copy()))
                layer.bias.zero_()
        adam = torch.optim.Adam(net.parameters(), lr=task.rate, fused=True)
        cost = torch.nn.BCEWithLogitsLoss()
        for done, rows in enumerate(_batches(task)):
            adam.param_groups[0]["lr"] = task.rate * (task.batches - done) / task.batches
            which = rows if isinstance(rows, slice) else torch.from_numpy(rows)
            adam.zero_grad(set_to_none=True)
            cost(net(X[which].float()), y[which]).backward()
            adam.step()
        with torch.no_grad():
            scores: Floats = torch.sigmoid(net(held.float())).numpy().ravel()
        return scores

    return train


def jax(task: Task, folder: Path) -> Train:
    """JAX, a whole pass compiled into one call; answers as bytes."""
    import jax as j
    import jax.numpy as jnp

    X, held, y = (jnp.asarray(np.load(folder / f"{name}.npy")) for name in ("X", "held_X", "y"))
    orders = [None if order is None else jnp.asarray(order) for order in task.orders()]

    def forward(net: Any, x: Any) -> Any:  # noqa: ANN401  JAX has no types to speak of
        return (j.nn.sigmoid(x @ net[0] + net[1]) @ net[2] + net[3])[:, 0]

    def cost(net: Any, x: Any, y: Any) -> Any:  # noqa: ANN401
        sums = forward(net, x)
        return jnp.mean(jnp.logaddexp(jnp.float32(0), sums) - y * sums)

    def step(state: Any, x: Any, y: Any) -> Any:  # noqa: ANN401
        net, first, second, done = state
        slopes = j.grad(cost)(net, x.astype(jnp.float32), y)
        rate = task.rate * (task.batches - done) / task.batches
        done = done + 1
        first = [0.9 * m + 0.1 * g for m, g in zip(first, slopes, strict=True)]
        second = [0.999 * s + 0.001 * g * g for s, g in zip(second, slopes, strict=True)]
        net = [
            n - rate * (m / (1 - 0.9**done)) / (jnp.sqrt(s / (1 - 0.999**done)) + 1e-8)
            for n, m, s in zip(net, first, second, strict=True)
        ]
        return net, first, second, done

    full = task.rows // task.batch

    def one_pass(state: Any, X: Any, y: Any, order: Any) -> Any:  # noqa: ANN401
        def part(start: Any, size: int) -> Any:  # noqa: ANN401
            if order is None:
                return (j.lax.dynamic_slice_in_dim(each, start, size) for each in (X, y))
            rows = j.lax.dynamic_slice_in_dim(order, start, size)
            return X[rows], y[rows]

        state = j.lax.fori_loop(
            0, full, lambda i, state: step(state, *part(i * task.batch, task.batch)), state
        )
        left = task.rows - full * task.batch
        return step(state, *part(full * task.batch, left)) if left else state

    compiled = j.jit(one_pass)

    def train() -> Floats:
        synapses, votes = task.start()
        biases = np.zeros(task.hidden, np.float32), np.zeros(1, np.float32)
        net = [jnp.asarray(part) for part in (synapses, biases[0], votes, biases[1])]
        zeros = [jnp.zeros_like(part) for part in net]
        state = (net, zeros, zeros, jnp.float32(0))
        for order in orders:
            state = compiled(state, X, y, order)
        return np.asarray(j.nn.sigmoid(forward(state[0], held.astype(jnp.float32))))

    return train


def scikit_learn(task: Task, folder: Path) -> Train:
    """scikit-learn's MLPClassifier: its own start and shuffling, and a rate that does not fall."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    X, held, y = (np.load(folder / f"{name}.npy") for name in ("X", "held_X", "y"))
    X, held = X.astype(np.float32), held.astype(np.float32)
    warnings.simplefilter("ignore", ConvergenceWarning)

    def train() -> Floats:
        net = MLPClassifier(
            (task.hidden,),
            activation="logistic",
            batch_size=task.batch,
            learning_rate_init=task.rate,
            max_iter=task.passes,
            alpha=0.0,
            tol=0.0,
            n_iter_no_change=10**6,
            shuffle=task.shuffled,
            random_state=1,
        )
        scores: Floats = net.fit(X, y).predict_proba(held)[:, 1]
        return scores

    return train


def lightgbm(task: Task, folder: Path) -> Train:
    """LightGBM: trees, not a network; what a practitioner would try instead."""
    import lightgbm as gbm

    X, held, y = (np.load(folder / f"{name}.npy") for name in ("X", "held_X", "y"))
    settings = {"objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1}

    def train() -> Floats:
        forest = gbm.train(settings, gbm.Dataset(X, y), num_boost_round=task.trees)
        return np.asarray(forest.predict(held), np.float32)

    return train


def log_loss(y: Floats, scores: Floats) -> float:
    """Mean cross-entropy."""
    sure = np.clip(scores.astype(np.float64), 1e-7, 1 - 1e-7)
    return float(-np.mean(np.where(y == 1, np.log(sure), np.log(1 - sure))))


def two_threads(task: Task, folder: Path) -> Train:
    """Glassbowl on two cores."""
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    return glassbowl(task, folder, threads=2)
