"""The four customers, the S-curve at the tutorial's points, and the first random numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.activation import sigmoid, slope
from glassbowl.core.network import Network

if TYPE_CHECKING:
    from tests.tutorial.conftest import Read

    from glassbowl.core.arrays import Array

ONE_PASS = 1e-12


def test_the_four_customers(facts: Read, X: Array, y: Array) -> None:
    """Three answers and a purchase each."""
    data = facts("data")
    assert (data["X"], data["y"]) == (X.tolist(), y.tolist())


def test_the_label_is_cat_or_beer_but_not_both(X: Array, y: Array) -> None:
    """What the network has to find is an exclusive or; the website tells nothing."""
    either = (X[:, 0] != X[:, 1]).astype(float)
    assert either.tolist() == y[:, 0].tolist()
    assert X[:, 2].tolist() == [1, 1, 1, 1]


def test_no_single_question_tells_who_buys(X: Array, y: Array) -> None:
    """Neither cat nor beer goes along with buying at all."""
    assert [np.corrcoef(X[:, k], y[:, 0])[0, 1] for k in (0, 1)] == [0, 0]


def test_rules_of_thumb(facts: Read, X: Array, y: Array) -> None:
    """How many of the four customers each rule that a person might guess gets right."""
    cat, beer, website = X.T == 1
    rules = {
        "cat_and_website": cat & website,
        "cat": cat,
        "beer_without_cat_will_not": ~(beer & ~cat),
        "cat_or_beer_not_both": cat ^ beer,
    }
    right = {name: int((rule == (y[:, 0] == 1)).sum()) for name, rule in rules.items()}
    assert facts("experiments")["human_rules_of_4"] == right


def test_the_curve_at_the_tutorials_points(facts: Read) -> None:
    """Height and slope at 17 points, from -800 to 800."""
    points = facts("nonlin")["sigmoid"]
    heights = sigmoid(np.array([point["x"] for point in points]))
    expected = [(point["s"], point["slope"]) for point in points]
    actual = list(zip(heights.tolist(), slope(heights).tolist(), strict=True))
    assert [pytest.approx(pair, abs=ONE_PASS) for pair in expected] == actual


def test_the_slope_at_the_tutorials_heights(facts: Read) -> None:
    """The slope of a prediction, from certain no to certain yes."""
    points = facts("nonlin")["slope_of_output"]
    actual = slope(np.array([point["p"] for point in points])).tolist()
    assert pytest.approx([point["slope"] for point in points], abs=ONE_PASS) == actual


def test_the_trap_of_the_left_half(facts: Read) -> None:
    """`slope` wants the height: given the sum 3.82 itself it answers -10.77, no slope at all."""
    trap = facts("nonlin")["trap"]
    x = np.array([trap["x"]])
    assert pytest.approx(trap["right"], abs=ONE_PASS) == slope(sigmoid(x)).item()
    assert pytest.approx(trap["wrong_if_LH_is_passed"], abs=ONE_PASS) == slope(x).item()


def test_the_first_synapses_are_the_generators_first_numbers(facts: Read) -> None:
    """Twice a number, less one: syn0 row by row, then syn1; bit for bit."""
    uniforms = facts("rng")["first_16_uniforms"]
    synapses = np.concatenate([s.ravel() for s in Network.random((3, 4, 1), 1).synapses])
    assert [2 * uniform - 1 for uniform in uniforms] == synapses.tolist()


def test_the_generators_first_words(facts: Read) -> None:
    """Each number is made of 27 and 26 bits of two words of MT19937."""
    words, uniforms = facts("rng")["first_32bit_outputs"], facts("rng")["first_16_uniforms"]
    pairs = zip(words[::2], words[1::2], strict=True)
    assert uniforms[:4] == [((a >> 5) * 2**26 + (b >> 6)) / 2**53 for a, b in pairs]


def test_the_starting_synapses(facts: Read) -> None:
    """Seed 1 starts where the facts say, bit for bit."""
    start = facts("seeded_start")
    synapses = [synapse.tolist() for synapse in Network.random((3, 4, 1), 1).synapses]
    assert [start["initial_syn0"], start["initial_syn1"]] == synapses


def test_the_synapses_printed_as_the_start_are_not_of_seed_1(facts: Read) -> None:
    """The start that the tutorial prints is another network than the one its code draws."""
    printed = facts("printed_start")
    seeded = [synapse.round(2).tolist() for synapse in Network.random((3, 4, 1), 1).synapses]
    assert [printed["syn0"], printed["syn1"]] != seeded


def test_first_predictions_of_200_seeds(facts: Read, X: Array) -> None:
    """From -1 to 1 the first guess is about one half; from 0 to 1 it leans to yes."""
    expected = facts("experiments")["initial_predictions"]
    starts = Network.random_starts((3, 4, 1), range(1, 201)).synapses
    for name, synapses in {
        "U_minus1_1": starts,
        "U_0_1": tuple((synapse + 1) / 2 for synapse in starts),
    }.items():
        p = sigmoid(sigmoid(X @ synapses[0]) @ synapses[1])
        found = {"mean": p.mean(), "sd": p.std(), "min": p.min(), "max": p.max()}
        assert expected[name] == {measure: round(float(x), 5) for measure, x in found.items()}
