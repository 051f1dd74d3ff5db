"""The butterfly's chain, from one synapse to one error, in the numbers of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from tests.tutorial.conftest import Read

    from glassbowl.core.arrays import Array
    from glassbowl.core.gradient_descent import Step

ONE_PASS = 1e-12


def first_customer(document: Network, X: Array, weight: float) -> dict[str, float]:
    """Every station of the chain for the first customer, with that number as syn0[0,0]."""
    syn0 = document.synapses[0].copy()
    syn0[0, 0] = weight
    forward = feed_forward(Network((syn0, document.synapses[1])), X[:1])
    return {
        "l1_LH": forward.sums[0][0, 0].item(),
        "l1": forward.layers[1][0, 0].item(),
        "l2_LH": forward.sums[1].item(),
        "l2": forward.prediction.item(),
        "l2_error": 1 - forward.prediction.item(),
    }


def test_where_the_chain_stands(facts: Read, document: Network, X: Array) -> None:
    """Each station at the tutorial's synapses."""
    expected = facts("chain_rule")["state"]
    stations = first_customer(document, X, expected["syn0"])
    stations |= {"l0": X[0, 0], "y": 1.0, "syn0": document.synapses[0][0, 0].item()}
    stations |= {"syn1": document.synapses[1][0, 0].item()}
    assert pytest.approx(expected, abs=ONE_PASS) == stations


def test_the_five_ratios_of_a_step(facts: Read, look: Step) -> None:
    """R1 to R5, right to left, stand in the step: -1, a slope, a synapse, a slope, an answer."""
    expected = facts("chain_rule")["analytic"]
    ratios = [
        -1.0,
        look.backward.slopes[1][0, 0].item(),
        look.network.synapses[1][0, 0].item(),
        look.backward.slopes[0][0, 0].item(),
        look.forward.layers[0][0, 0].item(),
    ]
    assert pytest.approx(list(expected.values()), abs=ONE_PASS) == [*ratios, np.prod(ratios)]


def test_the_chain_by_complex_step(facts: Read, document: Network, X: Array) -> None:
    """The overall ratio is what a vanishing change of the synapse does to the error."""
    syn0 = document.synapses[0].astype(complex)
    syn0[0, 0] += 1e-30j
    network = Network((syn0, document.synapses[1]))
    slope = -feed_forward(network, X[:1]).prediction.item().imag / 1e-30
    assert pytest.approx(facts("chain_rule")["complex_step"], abs=ONE_PASS) == slope


@pytest.mark.parametrize("step", [1e-2, 1e-3, 1e-4, 1e-5, 1e-6])
def test_the_chain_by_nearby_points(step: float, facts: Read, document: Network, X: Array) -> None:
    """The slope between a point above and a point below, for five distances."""
    ends = [first_customer(document, X, 3.66 + way * step)["l2_error"] for way in (1, -1)]
    expected = facts("chain_rule")["finite_difference"][f"h={step}"]
    # The difference of two errors, each right to a few units in the last place, over a small step.
    assert pytest.approx(expected, abs=ONE_PASS + 1e-15 / step) == (ends[0] - ends[1]) / (2 * step)


def test_ripples_of_a_real_change(facts: Read, document: Network, X: Array) -> None:
    """From 3.66 to 4.00: how much each station of the chain moves."""
    before, after = (first_customer(document, X, weight) for weight in (3.66, 4.0))
    moves = {f"d_{name}": after[name] - before[name] for name in before}
    assert pytest.approx(facts("chain_rule")["ripple_sizes_for_plus_0_34"], abs=ONE_PASS) == moves


def test_what_a_real_change_does_to_the_error(facts: Read, document: Network, X: Array) -> None:
    """At 3.66, 4 and 4.66, and as far as it can fall at all."""
    expected = facts("chain_rule")["true_effect"]
    weights = (3.66, 4.0, 4.66, 1e3)
    at = [first_customer(document, X, weight)["l2_error"] for weight in weights]
    found = {
        "error_at_3_66": at[0],
        "error_at_4": at[1],
        "error_at_4_66": at[2],
        "change_for_plus_0_34": at[1] - at[0],
        "change_for_plus_1": at[2] - at[0],
        "change_as_weight_goes_to_infinity": at[3] - at[0],
    }
    assert pytest.approx(expected, abs=ONE_PASS) == found


def test_what_the_code_does_to_that_synapse(facts: Read, look: Step) -> None:
    """Each customer's own wish for it, and their sum, which the first customer loses."""
    expected = facts("chain_rule")["actual_update"]
    wishes = look.forward.layers[0][:, 0] * look.backward.deltas[0][:, 0]
    assert pytest.approx(expected["per_customer"], abs=ONE_PASS) == wishes.tolist()
    assert pytest.approx(expected["sum"], abs=ONE_PASS) == look.backward.nudges[0][0, 0]


def test_secants_of_the_true_network(facts: Read) -> None:
    """The recorded slopes between two points follow from the points, and their product too."""
    secants = facts("chain_rule")["secants_true_network"]
    slopes = [
        (p["y_nearby"] - p["y_current"]) / (p["x_nearby"] - p["x_current"])
        for p in secants["points"].values()
    ]
    assert pytest.approx([p["slope"] for p in secants["points"].values()]) == slopes
    assert pytest.approx(secants["product"]) == np.prod(slopes)


def test_slopes_from_the_tutorials_own_points(facts: Read) -> None:
    """What the tutorial's five pairs of points really give; one of them was misread."""
    document = facts("chain_rule")["document"]
    points = document["points"].values()
    slopes = [(p["y_nearby"] - p["y_current"]) / (p["x_nearby"] - p["x_current"]) for p in points]
    assert pytest.approx([p["slope_from_these"] for p in points]) == slopes
    assert pytest.approx(document["product_without_intermediate_rounding"]) == np.prod(slopes)
    assert pytest.approx(document["printed_product"]) == np.prod(
        [p["printed_slope"] for p in points]
    )


def test_five_ratios_from_rounded_numbers(facts: Read) -> None:
    """From the values as printed, 0.98 and 0.5, the chain comes out near the truth."""
    *ratios, product = facts("chain_rule")["analytic_from_rounded_state"].values()
    expected = [-1.0, 0.5 * (1 - 0.5), 12.21, 0.98 * (1 - 0.98), 1.0]
    assert pytest.approx(expected) == ratios
    assert pytest.approx(product) == np.prod(expected)


def test_ratios_of_values_are_no_ratios_of_changes(facts: Read) -> None:
    """Dividing each rounded station by the one before it; the product telescopes."""
    wrong = facts("chain_rule")["wrong_way_ratios_5_6_a"]
    expected = [3.82 / 3.66, 0.98 / 3.82, 0 / 0.98, 0.5 / 0.5, 0.5 / 3.66]
    assert pytest.approx(expected) == [wrong[k] for k in ("R5", "R4", "R3", "R1", "telescoped")]
