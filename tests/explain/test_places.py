"""Places: a number of a network by its name, and the network with it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glassbowl.core.network import Network
from glassbowl.explain.places import Place, moved, places

if TYPE_CHECKING:
    from glassbowl.core.gradient_descent import Step


def test_names_in_the_tutorials_order() -> None:
    """Every number of a 2-1-1 network has a name, syn0 row by row and then syn1."""
    network = Network.random((2, 1, 1), seed=1)
    assert ["syn0[0,0]", "syn0[1,0]", "syn1[0,0]"] == [str(place) for place in places(network)]


def test_value(tutorial: Step) -> None:
    """syn0[1,2] of the tutorial is 2.52: from beer to the third hidden neuron."""
    assert Place(0, 1, 2).value(tutorial.network) == 2.52


@pytest.mark.parametrize(
    "outside", [(2, 0, 0), (-1, 0, 0), (0, 3, 0), (0, 0, 4), (1, 0, 1), (0, -1, 0), (0, 0, -1)]
)
def test_outside(outside: tuple[int, int, int], tutorial: Step) -> None:
    """A place just past the edge of a 3-4-1 network is not inside it."""
    assert not Place(*outside).inside(tutorial.network)


@pytest.mark.parametrize("inside", [(0, 0, 0), (0, 2, 3), (1, 3, 0)])
def test_inside(inside: tuple[int, int, int], tutorial: Step) -> None:
    """The corners of a 3-4-1 network are inside it."""
    assert Place(*inside).inside(tutorial.network)


def test_moved_changes_one_number(tutorial: Step) -> None:
    """Only the place moved differs, by the change."""
    network = moved(tutorial.network, Place(0, 2, 1), 0.5)
    differing = [
        (str(place), round(place.value(network) - place.value(tutorial.network), 12))
        for place in places(network)
        if place.value(network) != place.value(tutorial.network)
    ]
    assert [("syn0[2,1]", 0.5)] == differing


def test_moved_leaves_the_network_alone(tutorial: Step) -> None:
    """The network handed in keeps its numbers."""
    moved(tutorial.network, Place(0, 0, 0), 1.0)
    assert Place(0, 0, 0).value(tutorial.network) == 3.66
