"""The matrices of one round, by the tutorial's names, with a line above each that says what it is.

`glassbowl look` shows all of them, `glassbowl walk` those that the code in front of it touches.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from glassbowl.cli.folding import tell
from glassbowl.cli.matrices import MOST_ROWS, show_matrix
from glassbowl.cli.numbers import aligned
from glassbowl.cli.screen import Screen
from glassbowl.cli.subject import Subject, layer_names, row_names
from glassbowl.cli.sums import KINDS, texts, written_sums
from glassbowl.core.arrays import Array, Layer, Synapse
from glassbowl.core.gradient_descent import descend

MOST_SHARES: Final = 100

FORMULAS: Final[Mapping[str, str]] = {
    "sums": "l{this}_LH = l{before} @ syn{before}",
    "heights": "l{this} = nonlin(l{this}_LH)",
    "blame": "l{this}_error = l{after}_delta @ syn{this}.T",
    "slopes": "nonlin(l{this}, deriv=True) = l{this} * (1 - l{this})",
    "deltas": "l{this}_delta = l{this}_error * nonlin(l{this}, deriv=True)",
    "nudge": "syn{this} += l{this}.T @ l{after}_delta",
}
"""As the listing has them, for a layer or a synapse of any number."""


def show_inputs(screen: Screen, subject: Subject) -> None:
    """l0: the answers."""
    _show_layer(screen, subject, 0, subject.step.forward.layers[0], "l0")


def show_synapse(screen: Screen, subject: Subject, k: int) -> None:
    """syn0 or a later one, as it stands in this round."""
    _show_synapse(screen, subject, k, subject.step.network.synapses[k], "synapse")


def show_forward(screen: Screen, subject: Subject, layer: int) -> None:
    """What arrives in a hidden layer, and what the S-curve makes of it."""
    forward = subject.step.forward
    _show_layer(screen, subject, layer, forward.sums[layer - 1], "sums")
    _show_layer(screen, subject, layer, forward.layers[layer], "heights")


def show_output(
    screen: Screen, subject: Subject, *columns: str, caption: str = "look.output"
) -> None:
    """The last layer, one line a customer: what arrives, prediction, truth, miss, slope, delta.

    `columns` are some of LH, l, y, error, slope, delta, in the order they are to stand in.
    """
    forward, backward, name = subject.step.forward, subject.step.backward, f"l{subject.last}"
    values = {
        "LH": (f"{name}_LH", forward.sums[-1]),
        "l": (name, forward.prediction),
        "y": ("y", subject.step.y),
        "error": (f"{name}_error", backward.errors[-1]),
        "slope": (screen.say("look.slope_of", layer=name), backward.slopes[-1]),
        "delta": (f"{name}_delta", backward.deltas[-1]),
    }
    shown, names = subject.rows[:MOST_ROWS], row_names(screen, subject)
    for output in range(forward.prediction.shape[-1]):
        chosen = [(values[c][0], values[c][1][shown.start : shown.stop, output]) for c in columns]
        texts_ = [aligned([float(v) for v in column], subject.decimals) for _, column in chosen]
        lines = [list(line) for line in zip(names[: len(shown)], *texts_, strict=True)]
        screen.line()
        screen.tell(caption, layer=name)
        screen.table(["", *(header for header, _ in chosen)], lines, right=range(1, 7))
        if len(names) > len(shown):
            tell(screen, "look.cut", rows=len(names) - len(shown), columns=0)


def show_blame(screen: Screen, subject: Subject, layer: int) -> None:
    """l1_error: what each hidden neuron is blamed for."""
    blame = subject.step.backward.errors[layer - 1]
    _show_layer(screen, subject, layer, blame, "blame")


def show_hidden_delta(screen: Screen, subject: Subject, layer: int) -> None:
    """The slope of a hidden layer, and its delta."""
    backward = subject.step.backward
    _show_layer(screen, subject, layer, backward.slopes[layer - 1], "slopes")
    _show_layer(screen, subject, layer, backward.deltas[layer - 1], "deltas")


def show_update(screen: Screen, subject: Subject, k: int) -> None:
    """What is added to a synapse, and what it is then."""
    step = subject.step
    nudge, rate = step.backward.nudges[k], step.recipe.rate
    _show_synapse(screen, subject, k, rate * nudge, "nudge")
    _show_synapse(screen, subject, k, descend(step, rate).synapses[k], "after")


def show_step(screen: Screen, subject: Subject) -> None:
    """The whole round: forward, the miss, backward, the update; one customer's sums if one is."""
    hidden = range(1, subject.last)
    show_inputs(screen, subject)
    for layer in hidden:
        show_synapse(screen, subject, layer - 1)
        show_forward(screen, subject, layer)
    show_synapse(screen, subject, subject.last - 1)
    show_output(screen, subject, "LH", "l", "y", "error", "slope", "delta")
    for layer in reversed(hidden):
        show_blame(screen, subject, layer)
        show_hidden_delta(screen, subject, layer)
    for k in reversed(range(subject.last)):
        show_update(screen, subject, k)
    if subject.row is not None:
        _show_sums(screen, subject, subject.row)


def _show_sums(screen: Screen, subject: Subject, row: int) -> None:
    """One customer's arithmetic; its shares of the weights only where they can be taken in."""
    numbers = subject.step.network.numbers
    kinds = KINDS if numbers <= MOST_SHARES else KINDS[:-1]
    screen.heading("look.sums_of", number=row + 1)
    for line in texts(written_sums(subject, row), kinds=kinds):
        screen.line(line)
    if kinds is not KINDS:
        tell(screen, "look.shares", numbers=numbers)


def step_as_json(subject: Subject) -> dict[str, object]:
    """The whole round for JSON: sizes, heights, every matrix by name, the sums if written."""
    step = subject.step
    answer: dict[str, object] = {
        "round": step.iteration,
        "questions": list(subject.questions),
        "customer": None if subject.row is None else subject.row + 1,
        "loss": float(step.loss),
        "mean_abs_error": step.mean_abs_error,
        "arrays": {name: array.tolist() for name, array in named_arrays(subject).items()},
    }
    if subject.row is not None:
        answer["sums"] = [line.text for line in written_sums(subject, subject.row)]
    return answer


def named_arrays(subject: Subject) -> dict[str, Array]:
    """Every matrix of the round by name, for JSON: the Step's own names, slopes and updates."""
    step = subject.step
    after = descend(step, step.recipe.rate)
    named = step.named()
    for k, synapse in enumerate(after.synapses):
        named[f"l{k + 1}_slope"] = step.backward.slopes[k]
        named[f"syn{k}_nudge"] = step.backward.nudges[k]
        named[f"syn{k}_after"] = synapse
    return named


def _show_layer(screen: Screen, subject: Subject, layer: int, values: Layer, key: str) -> None:
    screen.line()
    tell(screen, f"look.{key}", formula=_formula(key, layer))
    show_matrix(
        screen,
        subject.only(values),
        rows=row_names(screen, subject),
        columns=layer_names(screen, subject, layer),
        decimals=subject.decimals,
    )


def _show_synapse(screen: Screen, subject: Subject, k: int, values: Synapse, key: str) -> None:
    screen.line()
    tell(screen, f"look.{key}", formula=_formula(key, k), synapse=k, after=k + 1)
    show_matrix(
        screen,
        values,
        rows=layer_names(screen, subject, k),
        columns=layer_names(screen, subject, k + 1),
        decimals=subject.decimals,
    )


def _formula(key: str, number: int) -> str:
    """The code that computes it, with the names of that layer or synapse; the same everywhere."""
    return FORMULAS.get(key, "").format(before=number - 1, this=number, after=number + 1)
