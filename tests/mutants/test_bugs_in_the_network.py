"""Bugs that could have been made in core, planted one at a time: the quick tests see each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.mutants.conftest import Verdict

pytestmark = pytest.mark.long

ACTIVATION = "core/activation.py"
ARRAYS = "core/arrays.py"
BACK = "core/back_propagation.py"
FORWARD = "core/feed_forward.py"
DESCENT = "core/gradient_descent.py"
LOSS = "core/loss.py"
NETWORK = "core/network.py"
RECIPE = "core/recipe.py"

BUGS: dict[str, tuple[str, str, str]] = {
    "blame passed on from the last delta, whatever the layer": (
        BACK,
        "deltas[0] @ synapse.mT",
        "deltas[-1] @ synapse.mT",
    ),
    "a billionth too much blame": (
        BACK,
        "deltas[0] @ synapse.mT",
        "(deltas[0] + 1e-9) @ synapse.mT",
    ),
    "weights left out of the nudges": (BACK, "if shares is not None:", "if False:"),
    "weights applied to the error, not to the delta": (
        BACK,
        "deltas[0] = deltas[0] * shares",
        "deltas[0] = deltas[0] * shares**2",
    ),
    "weights left out of the loss": (
        LOSS,
        "heights if shares is None else heights * shares",
        "heights",
    ),
    "squared error without its half": (LOSS, "0.5 * (y - forward", "1.0 * (y - forward"),
    "cross-entropy for the opposite answer": (LOSS, "- z * y", "- z * (1 - y)"),
    "cross-entropy that overflows": (LOSS, "np.exp(-np.abs(z))", "np.exp(-z)"),
    "cross-entropy with the slope of squared error": (
        LOSS,
        "np.ones_like(prediction) if",
        "slope(prediction) if",
    ),
    "the mean over rows, not over the customers they stand for": (
        LOSS,
        "weight / weight.sum()",
        "weight / rows",
    ),
    "an S-curve that overflows": (
        ACTIVATION,
        "np.exp(np.where(right, -sums, sums))",
        "np.exp(-sums)",
    ),
    "an S-curve cut off at 30": (
        ACTIVATION,
        "np.exp(np.where(right, -sums, sums))",
        "np.exp(np.where(right, -sums, sums).clip(-30))",
    ),
    "an S-curve that loses its small heights": (
        ACTIVATION,
        "return np.where(right, 1.0, falling) / (1.0 + falling)",
        "return np.where(right, 1.0 / (1.0 + falling), 1.0 - 1.0 / (1.0 + falling))",
    ),
    "the left half in the place of the right": (
        FORWARD,
        "layers.append(sigmoid(sums[-1]))",
        "layers.append(sums[-1])",
    ),
    "the bias in front": (ARRAYS, "[X, np.ones((len(X), 1))]", "[np.ones((len(X), 1)), X]"),
    "a bias of 0": (ARRAYS, "np.ones((len(X), 1))", "np.zeros((len(X), 1))"),
    "starting synapses column by column": (
        NETWORK,
        "2 * draw(shape) - 1",
        "2 * draw(shape[::-1]).T - 1",
    ),
    "starting synapses from 0 to 1": (NETWORK, "2 * draw(shape) - 1", "draw(shape)"),
    "numpy's own generator seeded": (
        NETWORK,
        "draw = np.random.RandomState(seed).random_sample",
        "np.random.seed(seed); draw = np.random.random_sample",
    ),
    "stacked starts one seed off": (
        NETWORK,
        "cls.random(widths, seed).synapses for",
        "cls.random(widths, seed + 1).synapses for",
    ),
    "synapses that need not fit": (
        NETWORK,
        "before[-1] != after[-2] or before",
        "before",
    ),
    "nudges taken away": (DESCENT, "synapse + rate * nudge", "synapse - rate * nudge"),
    "the rate left out": (DESCENT, "synapse + rate * nudge", "synapse + nudge"),
    "synapses moved in place": (
        DESCENT,
        "synapse + rate * nudge\n",
        "np.add(synapse, rate * nudge, out=synapse)\n",
    ),
    "the last round left out": (
        DESCENT,
        "range(recipe.iterations + 1)",
        "range(recipe.iterations)",
    ),
    "one step too many at the end": (DESCENT, "if iteration < recipe.iterations:", "if True:"),
    "infinity taken for a number": (
        DESCENT,
        "if not np.isfinite(synapse).all():",
        "if np.isnan(synapse).any():",
    ),
    "the runaway network handed out as the last good one": (
        DESCENT,
        "error.last_good = step.network",
        "error.last_good = Network(moved)",
    ),
    "the sum shown under the height's name": (
        DESCENT,
        'named[f"l{k + 1}"] = self.forward.layers[k + 1]',
        'named[f"l{k + 1}"] = self.forward.sums[k]',
    ),
    "the delta shown under the error's name": (
        DESCENT,
        'named[f"l{k + 1}_error"] = self.backward.errors[k]',
        'named[f"l{k + 1}_error"] = self.backward.deltas[k]',
    ),
    "a mean miss in which misses cancel": (
        DESCENT,
        "np.abs(self.backward.errors[-1])",
        "np.asarray(self.backward.errors[-1])",
    ),
    "a step's loss without its weights": (
        DESCENT,
        "loss(self.forward, self.y, recipe=self.recipe, weight=self.weight)",
        "loss(self.forward, self.y, recipe=self.recipe)",
    ),
    "a rate of 0 accepted": (RECIPE, "0 < value <", "0 <= value <"),
    "a seed too many": (RECIPE, "most=2**32 - 1", "most=2**32"),
    "True taken for a whole number": (RECIPE, "isinstance(value, bool) or not", "not"),
}


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_in_the_network_is_caught(bug: str, verdict: Callable[..., Verdict]) -> None:
    """With the bug in a copy of the package, a quick test fails."""
    found = verdict(*BUGS[bug])
    assert found.code == 1, found.words
