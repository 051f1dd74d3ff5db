"""The twelve bugs that networks are known for, planted one at a time: the quick tests see each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.mutants.conftest import Verdict

pytestmark = pytest.mark.long

ACTIVATION = "core/activation.py"
BACK = "core/back_propagation.py"
DESCENT = "core/gradient_descent.py"
LOSS = "core/loss.py"

OUTER_FIRST = """zip(
                step.network.synapses,
                (
                    *back_propagate(
                        Network(
                            (
                                *step.network.synapses[:-1],
                                step.network.synapses[-1] + rate * step.backward.nudges[-1],
                            )
                        ),
                        step.forward,
                        step.y,
                        recipe=step.recipe,
                        weight=step.weight,
                    ).nudges[:-1],
                    step.backward.nudges[-1],
                ),
                strict=True,
            )"""

BUGS: dict[str, tuple[str, str, str]] = {
    "the slope of tanh instead of the S-curve's": (
        ACTIVATION,
        "return layer * (1.0 - layer)",
        "return 1.0 - layer * layer",
    ),
    "the output's slope forgotten": (
        LOSS,
        "else slope(prediction)",
        "else np.ones_like(prediction)",
    ),
    "the last customer dropped": (
        BACK,
        "layer.mT @ delta for layer",
        "layer[..., :-1, :].mT @ delta[..., :-1, :] for layer",
    ),
    "the mean instead of the sum": (LOSS, "if recipe.mean:", "if not recipe.mean:"),
    "the hidden slope taken of the sum below the curve": (
        BACK,
        "forward.layers[-2:0:-1]",
        "forward.sums[-2::-1]",
    ),
    "the hidden slope forgotten": (
        BACK,
        "slopes.insert(0, slope(layer))",
        "slopes.insert(0, layer * 0 + 1)",
    ),
    "the hidden delta with the wrong sign": (
        BACK,
        "deltas.insert(0, errors[0] * slopes[0])",
        "deltas.insert(0, -errors[0] * slopes[0])",
    ),
    "errors without their sign": (
        BACK,
        "errors = [y - forward.prediction]",
        "errors = [abs(y - forward.prediction)]",
    ),
    "the last synapses moved before they are blamed through": (
        DESCENT,
        "zip(step.network.synapses, step.backward.nudges, strict=True)",
        OUTER_FIRST,
    ),
    "the rate squared on the first synapses": (
        DESCENT,
        "synapse + rate * nudge",
        "synapse + (rate * rate if synapse is step.network.synapses[0] else rate) * nudge",
    ),
    "synapses kept in single precision": (
        DESCENT,
        "return Network(moved)",
        'return Network(tuple(s.astype("float32").astype("float64") for s in moved))',
    ),
    "one hidden neuron frozen": (
        DESCENT,
        "synapse + rate * nudge",
        "synapse + rate * nudge * (np.arange(nudge.shape[-1]) != max(nudge.shape[-1] - 1, 1))",
    ),
}


def test_there_are_twelve() -> None:
    """None was lost from the list."""
    assert len(BUGS) == 12


@pytest.mark.parametrize("bug", BUGS)
def test_a_classic_bug_is_caught(bug: str, verdict: Callable[..., Verdict]) -> None:
    """With the bug in a copy of the package, a quick test fails."""
    found = verdict(*BUGS[bug])
    assert found.code == 1, found.words
