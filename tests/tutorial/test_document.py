"""The worked example of the tutorial, at the synapses it prints: every number, recomputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from tests.tutorial.conftest import Learn, Read

    from glassbowl.core.arrays import Array
    from glassbowl.core.gradient_descent import Step

ONE_PASS = 1e-12
NAMED = ("l1_LH", "l1", "l2_LH", "l2", "l2_error", "l2_delta", "l1_error", "l1_delta")
PLACES = [("syn0", i, j) for i in range(3) for j in range(4)] + [("syn1", i, 0) for i in range(4)]


def near(expected: object, actual: object, digits: float = ONE_PASS) -> bool:
    """Whether two tables of numbers have the same shape and are alike."""
    one, other = np.array(expected), np.array(actual)
    return one.shape == other.shape and bool(np.abs(one - other).max() <= digits)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_number(name: str, facts: Read, look: Step) -> None:
    """A look with the printed synapses holds every table of the worked example."""
    assert near(facts("doc_example")[name], look.named()[name])


def test_slopes(facts: Read, look: Step) -> None:
    """The slopes of the hidden neurons and of the predictions."""
    expected = facts("doc_example")
    assert near(expected["l1_slope"], look.backward.slopes[0])
    assert near(expected["l2_slope"], look.backward.slopes[1])


def test_updates(facts: Read, look: Step) -> None:
    """What the round is about to add to every synapse."""
    expected = facts("doc_example")
    assert near(expected["syn0_update"], look.backward.nudges[0])
    assert near(expected["syn1_update"], look.backward.nudges[1])


def test_loss_and_mean_miss(facts: Read, look: Step) -> None:
    """The height of the bowl there, and the number that the code prints."""
    expected = facts("doc_example")
    assert near(expected["loss_half_sum_sq"], look.loss)
    assert near(expected["mean_abs_error"], look.mean_abs_error)


def test_after_one_update(facts: Read, look: Step, X: Array, y: Array) -> None:
    """One round later: synapses, predictions, loss and mean miss."""
    expected = facts("doc_example")["after_one_update"]
    after = take_step(descend(look, 1.0), X, y)
    named = after.named()
    assert near(expected["syn0"], named["syn0"])
    assert near(expected["syn1"], named["syn1"])
    assert near(expected["l2"], named["l2"])
    assert near(expected["l2_change"], named["l2"] - look.forward.prediction)
    assert near(expected["loss_half_sum_sq"], after.loss)
    assert near(expected["mean_abs_error"], after.mean_abs_error)


def test_a_delta_is_not_the_change_that_comes(facts: Read, look: Step) -> None:
    """The change of each prediction has the sign of its delta, and another size."""
    change, delta = np.array(facts("doc_example")["after_one_update"]["l2_change"]), look.named()
    assert (np.sign(change) == np.sign(delta["l2_delta"])).all()
    assert not near(change, delta["l2_delta"], 0.001)


def test_after_60_000_updates(
    facts: Read, document: Network, learned: Learn, X: Array, y: Array
) -> None:
    """All rounds later, from the printed synapses."""
    expected = facts("doc_example")["after_60000_updates"]
    last = take_step(learned(document, 60_000), X, y)
    assert near(expected["syn0"], last.network.synapses[0], 1e-9)
    assert near(expected["syn1"], last.network.synapses[1], 1e-9)
    assert near(expected["l2"], last.forward.prediction, 1e-11)
    assert near(expected["mean_abs_error"], last.mean_abs_error, 1e-11)


def test_what_the_tutorial_rounds_rightly(facts: Read, look: Step) -> None:
    """All sixteen hidden values are printed to two correct decimals."""
    assert near(facts("doc_example")["printed_in_document"]["l1"], look.named()["l1"].round(2))


def test_what_the_tutorial_rounds_on_the_way(facts: Read, look: Step) -> None:
    """Its predictions were made of rounded numbers: each is a little off, none by 0.03."""
    printed = facts("doc_example")["printed_in_document"]
    off = np.abs(np.array(printed["l2"]) - look.forward.prediction[:, 0])
    assert [False, True, True, False] == (off < 0.005).tolist()
    assert off.max() < 0.03
    assert printed["l2_LH_customer1"] != pytest.approx(look.named()["l2_LH"][0, 0], abs=0.08)


def test_what_follows_from_the_printed_predictions(facts: Read) -> None:
    """Slopes and deltas of the predictions as printed, to the digits that the tutorial gives."""
    printed = facts("doc_example")["printed_in_document"]
    p, error, exact = np.array(printed["l2"]), printed["l2_error"], printed["exact_from_printed_l2"]
    assert near(exact["slopes"], p * (1 - p))
    assert near(exact["l2_delta"], p * (1 - p) * np.array(error))
    assert near(printed["slopes"], exact["slopes"], 0.005)
    assert near(printed["l2_delta"], exact["l2_delta"], 0.005)


def test_gradient_check(facts: Read, look: Step) -> None:
    """Every nudge is minus the recorded slope: by formula, by nearby points, by complex step."""
    check = facts("gradient_check")
    nudges = -np.concatenate([nudge.ravel() for nudge in look.backward.nudges])
    limits = check["max_abs_diff"]
    assert near(check["analytic_dE_dw"], nudges)
    assert near(check["complex_step_h1e_30"], nudges)
    for step in ("1e_4", "1e_5", "1e_6"):
        off = np.abs(np.array(check[f"central_fd_h{step}"]) - nudges).max()
        assert limits[f"fd_{step}"] == pytest.approx(off, abs=ONE_PASS)


def test_names_of_the_sixteen(facts: Read) -> None:
    """The recorded slopes stand in the order of the synapses, row by row."""
    expected = [f"{name}[{i},{j}]" for name, i, j in PLACES]
    assert expected == facts("gradient_check")["names"] == facts("jacobian_l2")["names"]


def test_how_each_prediction_hangs_on_each_synapse(
    facts: Read, document: Network, X: Array
) -> None:
    """The slope of 4 predictions along 16 synapses, by complex step through the forward pass."""
    columns = []
    for name, i, j in PLACES:
        synapses = [synapse.astype(complex) for synapse in document.synapses]
        synapses[int(name[-1])][i, j] += 1e-30j
        network = Network(tuple(synapses))
        columns.append(feed_forward(network, X).prediction[:, 0].imag / 1e-30)
    assert near(facts("jacobian_l2")["d_l2_d_w"], np.array(columns).T)


def test_raising_the_weight_that_the_tutorial_raises(
    facts: Read, document: Network, X: Array, y: Array
) -> None:
    """A larger syn0[0,0] helps the first customer and makes the whole worse."""
    for row in facts("experiments")["raising_syn0_00"]:
        syn0 = document.synapses[0].copy()
        syn0[0, 0] = row["syn0_00"]
        step = take_step(Network((syn0, document.synapses[1])), X, y)
        found = [step.backward.errors[-1][0, 0], float(step.loss), step.mean_abs_error]
        assert near([row["error_customer1"], row["loss"], row["mean_abs_error"]], found)
