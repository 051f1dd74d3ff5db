"""The 13 steps of one round as scenes: the code, its matrices with live numbers, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from glassbowl.cli import step_tables
from glassbowl.cli.folding import tell
from glassbowl.cli.listing import listing
from glassbowl.cli.look_options import ROUNDS
from glassbowl.cli.numbers import aligned, joined, written
from glassbowl.cli.screen import Screen
from glassbowl.cli.subject import Subject, row_names
from glassbowl.cli.sums import texts, written_sums
from glassbowl.core.activation import sigmoid, slope
from glassbowl.core.arrays import Array
from glassbowl.explain.fall import fall
from glassbowl.explain.sayings.listing import code_lines
from glassbowl.explain.sayings.printing import PRINTED_EVERY

Show = Callable[[Screen, Subject], None]

FIRST_DRAWS: Final = 4
EXAMPLES: Final = (-5.0, 0.0, 5.0)


def show_scene(screen: Screen, subject: Subject, number: int) -> None:
    """One screen: heading, code, matrices, the sums of the one customer if one is chosen, why."""
    title = screen.say(f"walk.step.{number}")
    screen.heading("walk.heading", number=number, count=len(SCENES), title=title)
    lines = listing()
    for place in code_lines(lines)[number]:
        screen.line(f"{place:>5}  {lines[place - 1]}")
    shown, kinds = SCENES[number]
    shown(screen, subject)
    if subject.row is not None and kinds:
        screen.line()
        for line in texts(written_sums(subject, subject.row), kinds=kinds):
            screen.line(line)
    screen.line()
    tell(screen, f"walk.step.{number}.why", **_facts(subject))


def scene_as_json(screen: Screen, subject: Subject, number: int) -> dict[str, object]:
    """The same for JSON: title and sentence in the reader's language, code and matrices as are."""
    lines, arrays = listing(), step_tables.named_arrays(subject) | _more_arrays(subject)
    return {
        "step": number,
        "title": screen.say(f"walk.step.{number}"),
        "code": [{"line": place, "text": lines[place - 1]} for place in code_lines(lines)[number]],
        "arrays": {name: arrays[name].tolist() for name in ARRAYS[number]},
        "why": screen.say(f"walk.step.{number}.why", **_facts(subject)),
    }


def show_ball(screen: Screen, subject: Subject) -> None:
    """What the step did: the loss before and after, what was promised, what each customer got."""
    took = fall(subject.step)
    before, after = float(took.before.loss), float(took.after.loss)
    screen.heading("walk.ball")
    names = ("before", "after", "fell", "promised")
    texts_ = aligned([before, after, took.fell, took.promised], 6)
    rows = [[screen.say(f"walk.{n}"), text] for n, text in zip(names, texts_, strict=True)]
    screen.table(["", screen.say("look.loss")], rows, right={1})
    screen.line()
    tell(screen, "walk.fell.why" if took.fell > 0 else "walk.rose.why")
    screen.line()
    predictions = (took.before.forward.prediction, took.after.forward.prediction)
    columns = [subject.only(values)[:, 0] for values in (*predictions, took.asked, took.got)]
    cells = [aligned([float(value) for value in column]) for column in columns]
    lines = [list(line) for line in zip(row_names(screen, subject), *cells, strict=True)]
    headers = [screen.say(f"walk.{name}") for name in ("l2_before", "l2_after", "asked", "got")]
    screen.table(["", *headers], lines, right=range(1, 5))
    screen.line()
    tell(screen, "walk.asked.why")


def ball_as_json(subject: Subject) -> dict[str, object]:
    """The same for JSON."""
    took = fall(subject.step)
    return {
        "loss_before": float(took.before.loss),
        "loss_after": float(took.after.loss),
        "fell": took.fell,
        "promised": took.promised,
        "asked": took.asked.tolist(),
        "got": took.got.tolist(),
    }


def _curve(screen: Screen, subject: Subject) -> None:
    numbers = _examples(subject)
    heights = sigmoid(numbers)
    columns = [aligned([float(v) for v in column]) for column in (numbers, heights, slope(heights))]
    screen.line()
    headers = ["x", "nonlin(x)", screen.say("walk.slope")]
    screen.table(headers, [list(line) for line in zip(*columns, strict=True)], right={0, 1, 2})


def _truth(screen: Screen, subject: Subject) -> None:
    step_tables.show_output(screen, subject, "y", caption="look.truth")


def _draws(screen: Screen, subject: Subject) -> None:
    screen.line()
    screen.tell("walk.draws", numbers=joined(_first_draws(subject).tolist()))


def _synapses(screen: Screen, subject: Subject) -> None:
    for k in range(subject.last):
        step_tables.show_synapse(screen, subject, k)


def _loop(screen: Screen, subject: Subject) -> None:
    screen.line()
    screen.tell("walk.j", iteration=subject.step.iteration)


def _forward(screen: Screen, subject: Subject) -> None:
    step_tables.show_forward(screen, subject, 1)
    step_tables.show_output(screen, subject, "LH", "l")


def _error(screen: Screen, subject: Subject) -> None:
    step_tables.show_output(screen, subject, "y", "l", "error")


def _printed(screen: Screen, subject: Subject) -> None:
    screen.line()
    key = "walk.prints" if subject.step.iteration % PRINTED_EVERY == 0 else "walk.prints_not"
    tell(screen, key, **_facts(subject))


def _delta(screen: Screen, subject: Subject) -> None:
    step_tables.show_output(screen, subject, "l", "error", "slope", "delta")


def _blame(screen: Screen, subject: Subject) -> None:
    step_tables.show_blame(screen, subject, 1)


def _hidden(screen: Screen, subject: Subject) -> None:
    step_tables.show_hidden_delta(screen, subject, 1)


def _update(screen: Screen, subject: Subject) -> None:
    for k in reversed(range(subject.last)):
        step_tables.show_update(screen, subject, k)


def _examples(subject: Subject) -> Array:
    """Three round numbers, then what really arrives in the hidden layer from one customer."""
    return np.array([*EXAMPLES, *subject.step.forward.sums[0][subject.row or 0]])


def _first_draws(subject: Subject) -> Array:
    return np.random.RandomState(subject.step.recipe.seed).random_sample(FIRST_DRAWS)


def _more_arrays(subject: Subject) -> dict[str, Array]:
    numbers = _examples(subject)
    heights = sigmoid(numbers)
    curve = {"x": numbers, "nonlin": heights, "slope": slope(heights)}
    return (
        curve
        | {"draws": _first_draws(subject), "j": np.array(subject.step.iteration)}
        | {"mean_abs_error": np.array(subject.step.mean_abs_error)}
    )


def _facts(subject: Subject) -> dict[str, object]:
    """The live numbers that the sentences name, for the customer chosen or the first."""
    step, row = subject.step, subject.row or 0
    named = {name: array for name, array in step.named().items() if array.shape[0] == len(step.y)}
    first = {name: written(float(array[row, 0])) for name, array in named.items()}
    return first | {
        "number": row + 1,
        "seed": step.recipe.seed,
        "iteration": step.iteration,
        "rounds": ROUNDS,
        "every": PRINTED_EVERY,
        "miss": f"{step.mean_abs_error:.10f}",
        "slope": written(float(step.backward.slopes[-1][row, 0])),
        "slope_1": written(float(step.backward.slopes[0][row, 0])),
        "syn1": written(float(step.network.synapses[1][0, 0])),
        "nudge": written(float(step.backward.nudges[1][0, 0])),
    }


SCENES: Final[Mapping[int, tuple[Show, tuple[str, ...]]]] = {
    1: (_curve, ()),
    2: (step_tables.show_inputs, ()),
    3: (_truth, ()),
    4: (_draws, ()),
    5: (_synapses, ()),
    6: (_loop, ()),
    7: (_forward, ("forward",)),
    8: (_error, ("error",)),
    9: (_printed, ()),
    10: (_delta, ("delta",)),
    11: (_blame, ("blame",)),
    12: (_hidden, ("hidden",)),
    13: (_update, ("share",)),
}
"""Of each step, what shows its matrices, and which of a customer's sums belong to it."""

ARRAYS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("x", "nonlin", "slope"),
    2: ("l0",),
    3: ("y",),
    4: ("draws",),
    5: ("syn0", "syn1"),
    6: ("j",),
    7: ("l0", "l1_LH", "l1", "l2_LH", "l2"),
    8: ("y", "l2", "l2_error"),
    9: ("mean_abs_error",),
    10: ("l2_error", "l2_slope", "l2_delta"),
    11: ("l1_error",),
    12: ("l1_slope", "l1_delta"),
    13: ("syn1_nudge", "syn0_nudge", "syn1_after", "syn0_after"),
}
