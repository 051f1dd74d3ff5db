"""One customer's arithmetic written out, so that a pocket calculator can follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from glassbowl.cli.folding import WIDTH
from glassbowl.cli.numbers import written
from glassbowl.cli.subject import Subject
from glassbowl.core.arrays import Array

INDENT: Final = "  "
MOST_TERMS: Final = 12
"""A longer sum leaves out what is multiplied by 0."""


KINDS: Final = ("forward", "error", "delta", "blame", "hidden", "share")
"""What a line may belong to."""


class Line(NamedTuple):
    """A line of arithmetic, and which of KINDS it is."""

    kind: str
    text: str


def written_sums(subject: Subject, row: int) -> list[Line]:
    """Every line of one customer's round, in the order in which it is computed.

    As in `l1_LH[0] = 1 x 3.66 + 0 x -4.84 + 1 x 0.16 = 3.82`; neurons are counted from 0.
    """
    parts = (_forward, _miss, _blame, _shares)
    return [Line(kind, text) for part in parts for kind, text in part(subject, row)]


def texts(lines: Sequence[Line], *, kinds: Collection[str]) -> list[str]:
    """The texts of the lines of some kinds, indented, none wider than the screen."""
    return [
        part
        for line in lines
        if line.kind in kinds
        for part in wrap(line.text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT * 4)
    ]


def _forward(subject: Subject, row: int) -> Iterator[tuple[str, str]]:
    forward = subject.step.forward
    for k, synapse in enumerate(subject.step.network.synapses):
        came_in = forward.layers[k][row]
        for j, (total, height) in enumerate(
            zip(forward.sums[k][row], forward.layers[k + 1][row], strict=True)
        ):
            terms, place = _products(subject, came_in, synapse[:, j]), _place(subject, k + 1, j)
            yield "forward", _line(subject, f"l{k + 1}_LH{place} = {terms}", total)
            squashed = f"l{k + 1}{place} = nonlin({_text(subject, total)})"
            yield "forward", _line(subject, squashed, height)


def _miss(subject: Subject, row: int) -> Iterator[tuple[str, str]]:
    layer, step = subject.last, subject.step
    for j, (truth, said) in enumerate(zip(step.y[row], step.forward.prediction[row], strict=True)):
        place = _place(subject, layer, j)
        difference = f"l{layer}_error{place} = {_text(subject, truth)} - {_text(subject, said)}"
        yield "error", _line(subject, difference, step.backward.errors[-1][row, j])
        if step.recipe.loss == "squared_error":
            yield "delta", _slope(subject, row, layer, j)
        yield "delta", _delta(subject, row, layer, j)


def _blame(subject: Subject, row: int) -> Iterator[tuple[str, str]]:
    step = subject.step
    for layer in range(subject.last - 1, 0, -1):
        onward, deltas = step.network.synapses[layer], step.backward.deltas[layer][row]
        for j, blame in enumerate(step.backward.errors[layer - 1][row]):
            name = f"l{layer}_error{_place(subject, layer, j)}"
            terms = _products(subject, deltas, onward[j])
            yield "blame", _line(subject, f"{name} = {terms}", blame)
        for j in range(len(onward)):
            yield "hidden", _slope(subject, row, layer, j)
            yield "hidden", _delta(subject, row, layer, j)


def _shares(subject: Subject, row: int) -> Iterator[tuple[str, str]]:
    """What this customer adds to each synapse: what came in x the delta it leads to."""
    step = subject.step
    for k in reversed(range(subject.last)):
        for i, came_in in enumerate(step.forward.layers[k][row]):
            for j, delta in enumerate(step.backward.deltas[k][row]):
                terms = f"{_text(subject, came_in)} x {_text(subject, delta)}"
                yield "share", _line(subject, f"syn{k}[{i},{j}] += {terms}", came_in * delta)


def _slope(subject: Subject, row: int, layer: int, neuron: int) -> str:
    height = _text(subject, subject.step.forward.layers[layer][row, neuron])
    slope = subject.step.backward.slopes[layer - 1][row, neuron]
    name = f"l{layer}_slope{_place(subject, layer, neuron)}"
    return _line(subject, f"{name} = {height} x (1 - {height})", slope)


def _delta(subject: Subject, row: int, layer: int, neuron: int) -> str:
    """Error x slope; where rows are counted or averaged, x the row's share as well."""
    backward, name = subject.step.backward, f"l{layer}_delta{_place(subject, layer, neuron)}"
    error, slope, delta = (
        part[layer - 1][row, neuron] for part in (backward.errors, backward.slopes, backward.deltas)
    )
    factors = [error, slope]
    if error * slope not in (0.0, delta):
        factors.append(delta / (error * slope))
    terms = " x ".join(_text(subject, factor) for factor in factors)
    return _line(subject, f"{name} = {terms}", delta)


def _products(subject: Subject, came_in: Array, weights: Array) -> str:
    pairs = list(zip(came_in, weights, strict=True))
    if len(pairs) > MOST_TERMS:
        pairs = [pair for pair in pairs if pair[0] != 0]
    return " + ".join(f"{_text(subject, a)} x {_text(subject, b)}" for a, b in pairs) or "0"


def _line(subject: Subject, left: str, result: float) -> str:
    return f"{left} = {_text(subject, result)}"


def _place(subject: Subject, layer: int, neuron: int) -> str:
    return "" if subject.step.network.widths[layer] == 1 else f"[{neuron}]"


def _text(subject: Subject, value: float) -> str:
    return written(float(value), subject.decimals)
