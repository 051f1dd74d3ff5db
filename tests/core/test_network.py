"""A network is drawn as np.random.seed draws, fits together, and says what it is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH, MIDDLE, WORD = 624, 397, 2**32


def twister(seed: int) -> Iterator[int]:
    """The 32-bit numbers of MT19937 after init_genrand(seed), from its published definition."""
    state = [seed]
    for place in range(1, LENGTH):
        state.append((1_812_433_253 * (state[-1] ^ state[-1] >> 30) + place) % WORD)
    while True:
        for place in range(LENGTH):
            pair = state[place] & 0x80000000 | state[(place + 1) % LENGTH] & 0x7FFFFFFF
            odd = 0x9908B0DF if pair & 1 else 0
            state[place] = state[(place + MIDDLE) % LENGTH] ^ pair >> 1 ^ odd
            yield tempered(state[place])


def tempered(number: int) -> int:
    """The scrambled form in which MT19937 gives a number of its state away."""
    number ^= number >> 11
    number ^= number << 7 & 0x9D2C5680
    number ^= number << 15 & 0xEFC60000
    return number ^ number >> 18


def drawn(widths: tuple[int, ...], seed: int) -> list[list[list[float]]]:
    """Synapses from -1 up to 1, row by row, synapse by synapse, two 32-bit numbers to each."""
    words = twister(seed)

    def weight() -> float:
        high, low = next(words) >> 5, next(words) >> 6
        return 2 * ((high * 2**26 + low) / 2**53) - 1

    shapes = pairwise(widths)
    return [[[weight() for _ in range(wide)] for _ in range(tall)] for tall, wide in shapes]


@pytest.mark.parametrize("seed", [0, 1, 2, 215, 2**32 - 1])
@pytest.mark.parametrize("widths", [(3, 4, 1), (3, 1), (40, 8, 5, 2)], ids=str)
def test_made_up_synapses_are_the_tutorials(widths: tuple[int, ...], seed: int) -> None:
    """Every start is what MT19937, written out here from its definition, draws; bit for bit."""
    synapses = Network.random(widths, seed).synapses
    assert drawn(widths, seed) == [synapse.tolist() for synapse in synapses]


def test_stacked_starts_are_the_single_ones() -> None:
    """Network k of many starts is the network of seed k."""
    stacked = Network.random_starts((3, 4, 1), [7, 1]).synapses
    single = [[s.tolist() for s in Network.random((3, 4, 1), seed).synapses] for seed in (7, 1)]
    assert single == [[synapse[k].tolist() for synapse in stacked] for k in (0, 1)]


def test_drawing_leaves_numpys_own_generator_alone() -> None:
    """What np.random would draw next is the same before and after."""
    np.random.seed(5)  # noqa: NPY002  this is the global generator that must not move
    expected = np.random.random()  # noqa: NPY002
    np.random.seed(5)  # noqa: NPY002
    Network.random((3, 4, 1), 1)
    assert expected == np.random.random()  # noqa: NPY002


@pytest.mark.parametrize("starts", [(), (7,)], ids=["one", "seven starts"])
def test_widths_and_numbers(starts: tuple[int, ...]) -> None:
    """Widths run from questions to predictions; 3-4-2 learns with 3 x 4 + 4 x 2 = 20 numbers."""
    network = Network((np.zeros((*starts, 3, 4)), np.zeros((*starts, 4, 2))))
    assert ((3, 4, 2), 20) == (network.widths, network.numbers)


def test_it_says_what_it_is() -> None:
    """The repr names the widths and how many numbers learn."""
    expected = "Network(3-4-1, 16 numbers)"
    assert expected == repr(Network.random((3, 4, 1), 1))


@pytest.mark.parametrize(
    "shapes",
    [((3, 4), (3, 1)), ((2, 3, 4), (4, 1)), ((2, 3, 4), (5, 4, 1)), ((3, 4), (4, 2), (1, 2))],
    ids=str,
)
def test_synapses_that_do_not_fit_are_refused(shapes: tuple[tuple[int, ...], ...]) -> None:
    """A synapse as tall as the last is not wide, or with other starts, is named by both shapes."""
    fault = next((a, b) for a, b in pairwise(shapes) if a[-1] != b[-2] or a[:-2] != b[:-2])
    with pytest.raises(ShapeError) as caught:
        Network(tuple(np.zeros(shape) for shape in shapes))
    assert f"Got {fault[0]}, then {fault[1]}." in str(caught.value)
