"""The chain rule: its ratios by the tutorial's example, by differences, by complex step, by law."""

from __future__ import annotations

from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.gradient_descent import take_step
from glassbowl.core.network import Network
from glassbowl.explain.chain_rule import chain_rule
from glassbowl.explain.checks import complex_step, finite_difference
from glassbowl.explain.places import Place, places

if TYPE_CHECKING:
    from tests.explain.conftest import Read

    from glassbowl.core.gradient_descent import Step

WEIGHT = Place(0, 0, 0)
FIRST_OF_DEEP = Place(0, 1, 2)


def test_five_ratios_from_right_to_left(tutorial: Step) -> None:
    """A weight of syn0 has five, from the miss back to the weight."""
    ratios = chain_rule(tutorial, WEIGHT, row=0).ratios
    assert [
        ("l2_error", "l2"),
        ("l2", "l2_LH"),
        ("l2_LH", "l1"),
        ("l1", "l1_LH"),
        ("l1_LH", "syn0[0,0]"),
    ] == [(ratio.of, ratio.by) for ratio in ratios]


def test_three_ratios_for_syn1(tutorial: Step) -> None:
    """A weight of syn1 is three links away from the miss."""
    ratios = chain_rule(tutorial, Place(1, 2, 0), row=0).ratios
    assert [("l2_error", "l2"), ("l2", "l2_LH"), ("l2_LH", "syn1[2,0]")] == [
        (ratio.of, ratio.by) for ratio in ratios
    ]


def test_exact_ratios(tutorial: Step, facts: Read) -> None:
    """The five exact slopes of the tutorial's example."""
    ratios = chain_rule(tutorial, WEIGHT, row=0).ratios
    assert facts("chain_rule")["analytic"] == pytest.approx([r.exact for r in ratios], abs=1e-12)


def test_product(tutorial: Step, facts: Read) -> None:
    """The five multiplied are -0.0639804757."""
    chain = chain_rule(tutorial, WEIGHT, row=0)
    assert facts("chain_rule")["product"] == pytest.approx(chain.product, abs=1e-12)


def test_chords_at_the_tutorials_points(tutorial: Step, facts: Read) -> None:
    """By its own nearby points on the true curves the tutorial would have got these slopes."""
    expected = facts("chain_rule")
    chain = chain_rule(tutorial, WEIGHT, row=0, nearby=expected["nearby"])
    chords = [ratio.chord for ratio in chain.ratios]
    assert expected["chords"] == pytest.approx(chords, abs=1e-12)


def test_product_of_chords(tutorial: Step, facts: Read) -> None:
    """Its five chords multiplied are -0.0588213599."""
    expected = facts("chain_rule")
    chain = chain_rule(tutorial, WEIGHT, row=0, nearby=expected["nearby"])
    assert expected["product_of_chords"] == pytest.approx(chain.product_of_chords, abs=1e-12)


def test_nearby_points_lie_at_the_distance(tutorial: Step) -> None:
    """Sums and the weight go up by the distance; a height goes towards one half."""
    ratios = chain_rule(tutorial, WEIGHT, row=0, distance=0.25).ratios
    moves = [ratio.x_nearby - ratio.x for ratio in ratios]
    assert [0.25, 0.25, -0.25, 0.25, 0.25] == pytest.approx(moves, abs=1e-12)


def test_a_chord_on_a_line_is_exact(tutorial: Step) -> None:
    """R1, R3 and R5 are straight lines: two points far apart give the slope."""
    ratios = chain_rule(tutorial, WEIGHT, row=0, distance=7.0).ratios
    straight = [ratios[place] for place in (0, 2, 4)]
    assert [r.exact for r in straight] == pytest.approx([r.chord for r in straight], abs=1e-12)


def test_a_chord_on_a_curve_comes_near(tutorial: Step) -> None:
    """R4 by ever nearer points: the difference to the exact slope shrinks with the distance."""
    differences = [
        abs(ratio.chord - ratio.exact)
        for distance in (1e-1, 1e-2, 1e-3)
        for ratio in [chain_rule(tutorial, WEIGHT, row=0, distance=distance).ratios[3]]
    ]
    assert [True, True] == [9 < larger / smaller < 11 for larger, smaller in pairwise(differences)]


def test_every_weight_and_customer(tutorial: Step, facts: Read) -> None:
    """All 64 products are minus the slopes of the prediction, computed elsewhere."""
    products = [
        [-chain_rule(tutorial, place, row=row).product for place in places(tutorial.network)]
        for row in range(4)
    ]
    assert np.abs(np.array(facts("chain_rule")["jacobian"]) - products).max() < 1e-12


def test_finite_difference(tutorial: Step) -> None:
    """The weight moved a little, both ways, gives -0.06398048 like the product."""
    assert finite_difference(tutorial, WEIGHT, row=0) == pytest.approx(-0.0639804757, abs=1e-9)


def test_complex_step(tutorial: Step, facts: Read) -> None:
    """The complex step gives the slope to the last digit."""
    expected = facts("chain_rule")["complex_step"]
    assert expected == pytest.approx(complex_step(tutorial, WEIGHT, row=0), abs=1e-16)


@pytest.mark.parametrize("synapse", range(4))
def test_deep_network_agrees_with_complex_step(synapse: int, deep: Step) -> None:
    """In a 2-3-4-3-2 network the sum over all paths is the slope, for each row and prediction."""
    there = [place for place in places(deep.network) if place.synapse == synapse]
    for place, row, output in product(there, range(5), range(2)):
        if synapse == 3 and output != place.neuron:
            continue
        chain = chain_rule(deep, place, row=row, output=output)
        expected = complex_step(deep, place, row=row, output=output)
        assert expected == pytest.approx(chain.all_paths, abs=1e-15)


def test_the_paths_add_up(deep: Step) -> None:
    """Products along each of the 4 x 3 paths add up to the sum over all paths."""
    chain = chain_rule(deep, FIRST_OF_DEEP, row=1, output=1)
    each = [
        chain_rule(deep, FIRST_OF_DEEP, row=1, output=1, through=through).product
        for through in product(range(4), range(3))
    ]
    assert chain.paths == len(each)
    assert sum(each) == pytest.approx(chain.all_paths, abs=1e-15)


def test_the_strongest_path_is_shown(deep: Step) -> None:
    """Left to itself it follows the path whose product is largest in size, past flat neurons."""
    large = Network(tuple(8 * synapse for synapse in deep.network.synapses))
    deep = take_step(large, deep.forward.layers[0], deep.y)
    first = [place for place in places(deep.network) if place.synapse == 0]
    for place, row, output in product(first, range(5), range(2)):
        paths = {
            through: abs(chain_rule(deep, place, row=row, output=output, through=through).product)
            for through in product(range(4), range(3))
        }
        strongest = (place.neuron, *max(paths, key=paths.__getitem__), output)
        assert strongest == chain_rule(deep, place, row=row, output=output).neurons


def test_nine_ratios_in_a_deep_network(deep: Step) -> None:
    """Three layers between: one for the miss, two for each of four layers."""
    assert len(chain_rule(deep, FIRST_OF_DEEP, row=0).ratios) == 9


def test_the_last_synapse_leads_to_one_prediction(deep: Step) -> None:
    """A weight of the last synapse is followed to where it leads, whatever output is asked for."""
    chain = chain_rule(deep, Place(3, 0, 1), row=0, output=0)
    assert ((1,), chain.product) == (chain.neurons, chain.all_paths)


def test_neighbouring_ratios_share_a_number(deep: Step) -> None:
    """What one ratio starts from is what the next arrives at: the product cancels link by link."""
    ratios = chain_rule(deep, FIRST_OF_DEEP, row=2).ratios
    pairs = pairwise(ratios)
    assert [True] * 8 == [(one.by, one.x) == (other.of, other.y) for one, other in pairs]


def test_product_is_that_of_the_ratios(deep: Step) -> None:
    """The product is of the exact ratios, nothing else."""
    chain = chain_rule(deep, FIRST_OF_DEEP, row=2)
    assert prod(ratio.exact for ratio in chain.ratios) == chain.product
