"""The tutorial's own run, seed 1 for 60,000 rounds: from the first round to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.loss import loss
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from tests.tutorial.conftest import Read

    from glassbowl.core.arrays import Array
    from glassbowl.trace.trace import Trace

ONE_PASS = 1e-12
SYNAPSES = 1e-9
PREDICTIONS = 1e-11
CHECKPOINTS = "0 1 2 5 10 50 100 200 300 500 860 1000 2000 5000 7715 10000".split()
CHECKPOINTS += "20000 30000 40000 50000 59999".split()


def near(expected: object, actual: object, digits: float) -> bool:
    """Whether two tables of numbers have the same shape and are alike."""
    one, other = np.array(expected), np.array(actual)
    return one.shape == other.shape and bool(np.abs(one - other).max() <= digits)


@pytest.mark.parametrize(
    "name", ["l1_LH", "l1", "l2_LH", "l2", "l2_error", "l2_delta", "l1_error", "l1_delta"]
)
def test_every_named_number_of_round_0(name: str, facts: Read, run: Trace) -> None:
    """The first round holds every table recorded of it."""
    expected = facts("seeded_start")["iteration_0"][name]
    assert near(expected, run.at(0).named()[name], ONE_PASS)


def test_slopes_and_updates_of_round_0(facts: Read, run: Trace) -> None:
    """Slopes, updates, loss and mean miss of the first round."""
    expected, first = facts("seeded_start")["iteration_0"], run.at(0)
    assert near(expected["l1_slope"], first.backward.slopes[0], ONE_PASS)
    assert near(expected["l2_slope"], first.backward.slopes[1], ONE_PASS)
    assert near(expected["syn0_update"], first.backward.nudges[0], ONE_PASS)
    assert near(expected["syn1_update"], first.backward.nudges[1], ONE_PASS)
    assert near(expected["loss_half_sum_sq"], first.loss, ONE_PASS)
    assert near(expected["mean_abs_error"], first.mean_abs_error, ONE_PASS)


def test_there_are_21_checkpoints(facts: Read) -> None:
    """No checkpoint is left out below."""
    assert CHECKPOINTS == list(facts("seeded_checkpoints"))


@pytest.mark.parametrize("iteration", CHECKPOINTS)
def test_checkpoint(iteration: str, facts: Read, run: Trace) -> None:
    """Synapses, predictions, loss and mean miss of that round are the recorded ones."""
    expected, step = facts("seeded_checkpoints")[iteration], run.at(int(iteration))
    assert near(expected["syn0"], step.network.synapses[0], SYNAPSES)
    assert near(expected["syn1"], step.network.synapses[1][:, 0], SYNAPSES)
    assert near(expected["l2"], step.forward.prediction[:, 0], PREDICTIONS)
    assert near(expected["mean_abs_error"], step.mean_abs_error, PREDICTIONS)
    assert near(expected["loss_half_sum_sq"], step.loss, PREDICTIONS)


def test_the_printed_series(facts: Read, run: Trace) -> None:
    """What the tutorial's code prints, every 10,000 rounds."""
    printed, misses = facts("seeded_run")["printed_by_line_73"], run.mean_abs_errors()
    assert list(map(str, range(0, 60_000, 10_000))) == list(printed)
    assert near(list(printed.values()), misses[:60_000:10_000], PREDICTIONS)


def test_the_last_print_is_one_round_old(facts: Read, run: Trace) -> None:
    """The predictions printed at the end were made before the last update."""
    expected = facts("seeded_run")["printed_by_line_120_l2"]
    assert near(expected, run.at(59_999).forward.prediction, PREDICTIONS)


def test_how_it_ends(facts: Read, run: Trace) -> None:
    """Synapses, hidden values, predictions, loss and mean miss after all rounds."""
    expected, last = facts("seeded_run")["after_60000_updates"], run.at(60_000)
    assert near(expected["syn0"], last.network.synapses[0], SYNAPSES)
    assert near(expected["syn1"], last.network.synapses[1], SYNAPSES)
    assert near(expected["l1"], last.forward.layers[1], SYNAPSES)
    assert near(expected["l2"], last.forward.prediction, PREDICTIONS)
    assert near(expected["mean_abs_error"], last.mean_abs_error, PREDICTIONS)
    assert near(expected["loss_half_sum_sq"], last.loss, PREDICTIONS)


def test_the_curve_of_errors(facts: Read, run: Trace) -> None:
    """Mean miss and loss at every recorded round, which lie closer together early on."""
    curve = facts("seeded_run")["error_curve_j_meanabs_loss"]
    rounds = [int(j) for j, _, _ in curve]
    assert near([m for _, m, _ in curve], run.mean_abs_errors()[rounds], PREDICTIONS)
    assert near([height for _, _, height in curve], run.losses()[rounds], PREDICTIONS)


def test_the_ball_never_rolls_up(facts: Read, run: Trace) -> None:
    """How often the loss rose from one of the 60,000 rounds to the next: never."""
    rises = int((np.diff(run.losses()) > 0).sum())
    assert facts("seeded_run")["times_loss_rose"] == rises


def test_when_it_gets_how_good(facts: Read, run: Trace) -> None:
    """The first round with a mean miss below each mark."""
    expected = facts("seeded_run")["first_iteration_with_mean_abs_error_below"]
    misses = run.mean_abs_errors()
    assert expected == {mark: int(np.argmax(misses < float(mark))) for mark in expected}


def test_all_eight_prospects(facts: Read, run: Trace) -> None:
    """Hidden values and prediction for every way to answer three questions."""
    prospects = facts("seeded_run")["all_8_prospect_answers"]
    forward = feed_forward(run.network, np.array([p["answers"] for p in prospects], dtype=float))
    assert near([p["hidden"] for p in prospects], forward.layers[1], SYNAPSES)
    assert near([p["prediction"] for p in prospects], forward.prediction[:, 0], SYNAPSES)


def test_which_prospects_were_seen(facts: Read, X: Array) -> None:
    """Half of the eight patterns stand among the four customers."""
    prospects = facts("seeded_run")["all_8_prospect_answers"]
    seen = [p["answers"] in X.tolist() for p in prospects]
    assert seen == [p["seen_in_training"] for p in prospects]


def test_it_ranks_the_eight_as_their_predictions_do(facts: Read, run: Trace) -> None:
    """The trace's own prediction and ranking of the eight."""
    prospects = facts("seeded_run")["all_8_prospect_answers"]
    answers = [p["answers"] for p in prospects]
    expected = sorted(range(8), key=lambda k: -prospects[k]["prediction"])
    assert tuple(expected) == run.rank(answers)
    assert near([p["prediction"] for p in prospects], run.predict(answers), SYNAPSES)


def test_swapped_neurons_are_the_same_network_far_away(
    facts: Read, run: Trace, X: Array, y: Array
) -> None:
    """Half way between the network and itself with two neurons exchanged lies a ridge."""
    order = [1, 0, 2, 3]
    syn0, syn1 = run.network.synapses
    for share, expected in facts("experiments")["permuted_neurons"]:
        mixed = (
            (1 - share) * syn0 + share * syn0[:, order],
            (1 - share) * syn1 + share * syn1[order],
        )
        assert near(expected, loss(feed_forward(Network(mixed), X), y), SYNAPSES)
