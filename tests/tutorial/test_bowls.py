"""The bowls of the tutorial's pictures, computed: dips, ridges and where balls come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import descend, take_step
from glassbowl.core.loss import loss
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

if TYPE_CHECKING:
    from tests.tutorial.conftest import Read

    from glassbowl.core.arrays import Array

pytestmark = pytest.mark.long

ONE_PASS = 1e-12
ONE = np.ones((4, 1))
THREE_OF_FOUR = np.array([[1.0], [1], [1], [0]])


@pytest.fixture(scope="session")
def along(facts: Read, document: Network, X: Array, y: Array) -> Array:
    """The height of the bowl every 0.01 along the recorded line, from -24 to 24."""
    return line_heights(facts, document, X, y, np.linspace(-24, 24, 4_801))


def line_heights(facts: Read, document: Network, X: Array, y: Array, t: Array) -> Array:
    """The height of the bowl at these places of the line through the printed synapses."""
    way = np.array(facts("bowls")["three_dip_line"]["direction"])
    ways = (way[:12].reshape(3, 4), way[12:].reshape(4, 1))
    places = [s + t[:, None, None] * w for s, w in zip(document.synapses, ways, strict=True)]
    return loss(feed_forward(Network(tuple(places)), X), y)


def turns(heights: Array) -> list[int]:
    """Where heights go from falling to rising or from rising to falling."""
    return (np.flatnonzero(np.diff(np.sign(np.diff(heights)))) + 1).tolist()


def test_heights_along_the_line(facts: Read, document: Network, X: Array, y: Array) -> None:
    """Every sample of the line of three dips."""
    samples = facts("bowls")["three_dip_line"]["samples"]
    heights = line_heights(facts, document, X, y, np.array([t for t, _ in samples]))
    assert pytest.approx([height for _, height in samples], abs=ONE_PASS) == heights.tolist()


def test_the_line_has_three_dips_and_two_ridges(facts: Read, along: Array) -> None:
    """Five turns, each within a hundredth of its recorded place and at its recorded height."""
    line = facts("bowls")["three_dip_line"]
    expected = sorted((dip["t"], dip["loss"]) for dip in line["minima"] + line["maxima"])
    found = [(-24 + 0.01 * k, float(along[k])) for k in turns(along)]
    assert [pytest.approx(t, abs=0.011) for t, _ in expected] == [t for t, _ in found]
    assert [pytest.approx(height, abs=1e-5) for _, height in expected] == [h for _, h in found]


def test_heights_at_the_bottoms(facts: Read, document: Network, X: Array, y: Array) -> None:
    """The exact place of each dip has the exact height."""
    minima = facts("bowls")["three_dip_line"]["minima"]
    heights = line_heights(facts, document, X, y, np.array([dip["t"] for dip in minima]))
    assert pytest.approx([dip["loss"] for dip in minima], abs=ONE_PASS) == heights.tolist()


def plane(document: Network, x: Array, z: Array) -> Network:
    """The printed synapses with syn0[2,1] and syn1[2,0] at these places, one start each."""
    syn0 = np.broadcast_to(document.synapses[0], (len(x), 3, 4)).copy()
    syn1 = np.broadcast_to(document.synapses[1], (len(x), 4, 1)).copy()
    syn0[:, 2, 1], syn1[:, 2, 0] = x, z
    return Network((syn0, syn1))


def test_the_red_bowl(facts: Read, document: Network, X: Array, y: Array) -> None:
    """The height over every crossing of the grid, and at the tutorial's point."""
    red = facts("bowls")["red_bowl_plane"]
    x, z = np.meshgrid(red["grid_x"], red["grid_y"], indexing="ij")
    heights = loss(feed_forward(plane(document, x.ravel(), z.ravel()), X), y).reshape(x.shape)
    assert np.abs(np.array(red["loss"]) - heights).max() <= ONE_PASS
    point = np.array(red["document_point"])
    at_point = loss(feed_forward(plane(document, point[:1], point[1:]), X), y)
    assert pytest.approx([red["loss_at_document_point"]], abs=ONE_PASS) == at_point.tolist()


def rolled(network: Network, X: Array, y: Array) -> tuple[Network, Array]:
    """The network one step on when only two synapses may move, and their nudges."""
    nudges = take_step(network, X, y).backward.nudges
    syn0, syn1 = (synapse.copy() for synapse in network.synapses)
    syn0[:, 2, 1] += nudges[0][:, 2, 1]
    syn1[:, 2, 0] += nudges[1][:, 2, 0]
    return Network((syn0, syn1)), np.hypot(nudges[0][:, 2, 1], nudges[1][:, 2, 0])


def place(network: Network) -> Array:
    """Where the ball of each start lies in the plane, (starts, 2)."""
    return np.stack([network.synapses[0][:, 2, 1], network.synapses[1][:, 2, 0]], axis=1)


def test_three_balls_in_the_red_bowl(facts: Read, document: Network, X: Array, y: Array) -> None:
    """First five places of each ball, then where it lies when it moves no more: two bottoms."""
    descents = facts("bowls")["red_bowl_plane"]["descents"]
    start = np.array([descent["start"] for descent in descents])
    network, early = plane(document, start[:, 0], start[:, 1]), []
    for iteration in range(60_000):
        network, slope = rolled(network, X, y)
        if iteration < 5:
            early.append(place(network))
    expected = np.array([descent["first_5"] for descent in descents])
    assert np.abs(expected - np.stack(early, axis=1)).max() <= ONE_PASS
    ends = np.array([descent["end"] for descent in descents])
    assert np.abs(ends - place(network)).max() <= 1e-9
    heights = loss(feed_forward(network, X), y).tolist()
    assert pytest.approx([descent["loss_end"] for descent in descents], abs=1e-11) == heights
    assert slope.max() < 1e-12


def test_the_bowl_of_one_question(facts: Read) -> None:
    """Heights at each recorded weight; the lowest is at ln 3, and it is not 0."""
    bowl = facts("bowls")["one_question_bowl"]
    weights = np.array([w for w, _ in bowl["samples"]] + [bowl["bottom_w"]])
    heights = loss(feed_forward(Network((weights[:, None, None],)), ONE), THREE_OF_FOUR).tolist()
    expected = [height for _, height in bowl["samples"]] + [bowl["bottom_loss"]]
    assert pytest.approx(expected, abs=ONE_PASS) == heights
    assert pytest.approx(np.log(3), abs=ONE_PASS) == bowl["bottom_w"]


def test_a_ball_in_the_bowl_of_one_question(facts: Read) -> None:
    """From -4 at rate 1: the first places, and where it is after 50, 100 and 200 rounds."""
    expected = facts("bowls")["one_question_bowl"]["descent_lr1_from_minus4"]
    network, places = Network((np.array([[-4.0]]),)), []
    for _ in range(201):
        places.append(network.synapses[0].item())
        network = descend(take_step(network, ONE, THREE_OF_FOUR, recipe=Recipe(hidden=())), 1.0)
    count = len(expected["first_5"])
    assert pytest.approx(expected["first_5"], abs=ONE_PASS) == places[:count]
    later = [expected[f"after_{rounds}"] for rounds in (50, 100, 200)]
    assert pytest.approx(later, abs=1e-9) == [places[50], places[100], places[200]]
