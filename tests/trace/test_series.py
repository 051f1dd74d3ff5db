"""What a trace says of all its stops at once is what each round says by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.trace import trace as trace_module

if TYPE_CHECKING:
    from tests.trace.conftest import Run

ALMOST = 1e-14


@pytest.fixture(
    params=[1, 50, 2_000_000], ids=["stop by stop", "few at once", "all at once"], autouse=True
)
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many numbers are held at once changes no number."""
    monkeypatch.setattr(trace_module, "NUMBERS_AT_ONCE", request.param)


def test_losses_are_those_of_each_round(run: Run) -> None:
    """One height a stop, and one more axis when there are starts."""
    expected = [step.loss for step in run.steps()]
    assert pytest.approx(np.array(expected), rel=1e-13) == run.recorded().losses()


def test_losses_of_some_stops(run: Run) -> None:
    """Only the stops that were kept are measured."""
    trace = run.recorded(stops=[])
    expected = np.array([trace.at(stop).loss for stop in trace.stops])
    assert pytest.approx(expected, rel=1e-13) == trace.losses()


def test_predictions_are_those_of_each_round(run: Run) -> None:
    """All predictions at each stop, (stops, rows, outputs)."""
    expected = np.array([step.forward.prediction for step in run.steps()])
    actual = run.recorded().predictions()
    assert expected.shape == actual.shape
    assert pytest.approx(expected, abs=ALMOST) == actual


def test_mean_misses_are_those_of_each_round(run: Run) -> None:
    """The number printed at each stop; of many starts, each its own."""
    expected = [step.mean_abs_error for step in run.steps()]
    actual = run.recorded().mean_abs_errors()
    starts = tuple(range(1, actual.ndim))
    assert pytest.approx(expected, abs=ALMOST) == actual.mean(axis=starts).tolist()
