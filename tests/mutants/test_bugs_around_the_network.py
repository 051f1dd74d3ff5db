"""Bugs that could have been made in the engine and the trace: the quick tests see each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.mutants.conftest import Verdict

pytestmark = pytest.mark.long

REFERENCE = "engines/reference.py"
COMPILED = "engines/compiled.py"
INPUTS = "trace/inputs.py"
RECORD = "trace/record.py"
STOPS = "trace/stops.py"
TRACE = "trace/trace.py"

BUGS: dict[str, tuple[str, str, str]] = {
    "an engine that goes one round too far": (REFERENCE, "iteration < stop", "iteration <= stop"),
    "an engine that forgets the weights": (REFERENCE, "weight=weight, iteration", "iteration"),
    "an engine that does not count its rounds": (
        REFERENCE,
        "iteration=iteration)",
        "iteration=0)",
    ),
    "an engine that starts afresh at each stop": (
        REFERENCE,
        "            yield [stop], Network(",
        "            iteration = 0\n            yield [stop], Network(",
    ),
    "the compiled engine that counts its rounds from the stop before": (
        COMPILED,
        "stop - iteration for stop",
        "stop for stop",
    ),
    "the compiled engine that keeps quiet about a runaway": (
        COMPILED,
        "if way.taken < end - iteration:",
        "if False:",
    ),
    "the compiled engine that forgets the weights": (
        COMPILED,
        "Problem(network.widths, X, y, weight, recipe)",
        "Problem(network.widths, X, y, None, recipe)",
    ),
    "the compiled engine that forgets where it was": (
        COMPILED,
        "network = way.network",
        "network = network",
    ),
    "the reader's own array kept in the trace": (
        INPUTS,
        "np.array(values, dtype=np.float64)",
        "np.asarray(values, dtype=np.float64)",
    ),
    "answers in single precision": (INPUTS, "dtype=np.float64)", "dtype=np.float32)"),
    "targets above 1 accepted": (INPUTS, "or targets.max() > 1:", "or False:"),
    "negative weights accepted": (INPUTS, "or counts.min() < 0 or", "or"),
    "gaps accepted": (INPUTS, "    if len(gaps):", "    if False:"),
    "the last round not kept": (
        RECORD,
        "{0, *map(int, stops), recipe.iterations}",
        "{0, *map(int, stops)}",
    ),
    "stops one place off": (
        RECORD,
        "recorded[here.start : here.stop] = synapse",
        "recorded[here.start - 1 : here.stop - 1] = synapse",
    ),
    "recorded without the weights": (RECORD, "stops=kept, weight=counts)", "stops=kept)"),
    "trained without the bias": (RECORD, "if recipe.always_yes:", "if False:"),
    "trained from another seed": (
        RECORD,
        "Network.random(widths, recipe.seed)",
        "Network.random(widths, 1)",
    ),
    "a network that does not fit accepted": (
        RECORD,
        "if (network.widths[0], network.widths[-1]) != (features, outputs):",
        "if network.widths[0] != features:",
    ),
    "one network too many kept": (
        STOPS,
        "recipe.iterations < fitting",
        "recipe.iterations <= fitting",
    ),
    "stops spread evenly, none early": (
        STOPS,
        "np.geomspace(1, max(last, 1), half + 1)",
        "np.linspace(0, last, half + 1)",
    ),
    "the last round in the place of the first": (
        TRACE,
        "bisect_right(self.stops, iteration) - 1",
        "bisect_right(self.stops, iteration - 1) - 1",
    ),
    "replayed one round short": (TRACE, "stops=[since]", "stops=[since - 1]"),
    "replayed without the weights": (
        TRACE,
        "stops=[since], weight=self.weight",
        "stops=[since]",
    ),
    "a round past the end shown": (TRACE, "last=self.last):", "last=self.last + 1):"),
    "losses without the weights": (
        TRACE,
        "loss(forward, self.y, recipe=self.recipe, weight=self.weight)",
        "loss(forward, self.y, recipe=self.recipe)",
    ),
    "mean misses without the weights": (TRACE, "axis=-1, weights=counts", "axis=-1"),
    "slices that overlap": (TRACE, "s[i : i + at_once]", "s[i : i + at_once + 1]"),
    "ranked by the rounded probability": (
        TRACE,
        "sums = self._asked(X).sums[-1][:, 0]",
        "sums = self._asked(X).prediction[:, 0]",
    ),
    "ranked from the bottom": (TRACE, "np.argsort(-sums,", "np.argsort(sums,"),
    "predicted by the network as it began": (
        TRACE,
        "return feed_forward(self.network, inputs)",
        "return feed_forward(self._kept(0), inputs)",
    ),
}


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_around_the_network_is_caught(bug: str, verdict: Callable[..., Verdict]) -> None:
    """With the bug in a copy of the package, a quick test fails."""
    found = verdict(*BUGS[bug])
    assert found.code == 1, found.words
