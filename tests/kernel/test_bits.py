"""Answers as bits: equal to what is defined, and the same bits everywhere."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss
from tests.kernel.conftest import RUNNABLE
from tests.kernel.surveys import KINDS, ODD, Job, apart, fingerprint, in_numpy, job, trained, wanted

from glassbowl.kernel import bits, library
from glassbowl.kernel.bits import Answers, Learner, Pace

if TYPE_CHECKING:
    from pathlib import Path


def test_bits_lie_from_the_lowest_up() -> None:
    """Answers 0, 3 and 8 are yes: 1 + 8 in the first byte, 1 in the second."""
    yes = np.isin(np.arange(9), [0, 3, 8])[None]
    assert [[9, 1]] == Answers.packed(yes).yes.tolist()


def test_the_inputs_of_a_row_by_hand() -> None:
    """Yes, no, unknown; then who is unknown; then a number; then option 1 of 3."""
    answers = Answers.packed(
        np.array([[True, False, True]]),
        known=np.array([[True, True, False]]),
        numbers=np.array([[2.5]], np.float32),
        chosen=np.array([[1]], np.int32),
        options=(3,),
    )
    expected = [[1, 0, 0, 0, 0, 1, 2.5, 0, 1, 0]]
    assert expected == answers.dense(np.array([0], np.int32)).tolist()


def test_the_loss_is_sklearns() -> None:
    """Cross-entropy, each row as often as its weight says."""
    odd = ODD["everything at once"]
    scores = bits.score_in_numpy(odd.answers, odd.learner.network).astype(np.float64)
    expected = log_loss(odd.targets, scores, sample_weight=odd.weight, normalize=False)
    loss, _ = wanted(odd, odd.learner.network.astype(np.float64))
    assert abs(expected - loss) < 1e-4


@KINDS
def test_nudges_are_minus_the_slope_of_the_loss(odd: Job) -> None:
    """By central differences, for some numbers of the network chosen at random, and the last."""
    network = odd.learner.network.astype(np.float64)
    _, nudges = wanted(odd, network)
    dice = np.random.default_rng(5)
    for place in [*dice.integers(0, len(network), 12), *range(-3, 0)]:
        step = np.zeros_like(network)
        step[place] = 1e-5
        slope = (wanted(odd, network + step)[0] - wanted(odd, network - step)[0]) / 2e-5
        assert nudges[place] == pytest.approx(-slope, rel=1e-5, abs=1e-5)


def test_one_customer_by_hand(build: ctypes.CDLL) -> None:
    """One yes, one neuron, vote 1: prediction 0.62246, delta 0.37754, a quarter of it behind."""
    answers = Answers.packed(np.array([[True]]))
    start = Learner.new(np.array([0.0, 0.0, 1.0, 0.0]))
    one = Job(answers, np.ones(1, np.float32), start, Pace(1, 0.5, 1))
    after = trained(one, build, passes=1)
    nudges = np.array([0.09438516, 0.09438516, 0.18877033, 0.37754067])
    assert np.abs(0.1 * nudges - after.first).max() < 1e-8
    assert np.abs(0.001 * nudges**2 - after.second).max() < 1e-9
    assert np.abs(np.array([0.5, 0.5, 1.5, 0.5]) - after.network).max() < 1e-5
    assert abs(0.47407698 - after.loss) < 1e-6


def test_the_second_step_by_hand() -> None:
    """Moments 0.9 and 0.999 of before, corrected by 1 - 0.81 and 1 - 0.998001, half the rate."""
    odd = replace(job(3, 2, 8, 8), pace=Pace(8, 0.02, 2))
    once = in_numpy(odd, passes=1)
    twice = bits.train_in_numpy(odd.answers, odd.targets, once, odd.pace)
    nudges = [wanted(odd, each.network.astype(float))[1] / 8 for each in (odd.learner, once)]
    first = 0.9 * 0.1 * nudges[0] + 0.1 * nudges[1]
    second = 0.999 * 0.001 * nudges[0] ** 2 + 0.001 * nudges[1] ** 2
    step = 0.01 * (first / 0.19) / (np.sqrt(second / 0.001999) + 1e-8)
    assert np.abs(once.network + step - twice.network).max() < 1e-6


@KINDS
def test_every_build_equals_the_definition(odd: Job, build: ctypes.CDLL) -> None:
    """Within 1e-5 a batch, and the loss within seven digits."""
    expected, found = in_numpy(odd), trained(odd, build)
    assert apart(expected, found) < 1e-5 * odd.pace.batches
    assert expected.loss == pytest.approx(found.loss, rel=1e-6)


@given(st.data())
def test_any_survey_equals_the_definition(data: st.DataObject) -> None:
    """Any form, any sizes, by the build in use: the nudges within a millionth, and the moves too.

    Adam divides a nudge by its own size. Where customers all but cancel, hardly more than rounding
    is left, and its sign is an accident: there a move is bounded by the rate, and that is all.
    """
    odd = job(
        data.draw(st.integers(1, 40)),
        data.draw(st.integers(1, 40)),
        data.draw(st.integers(1, 60)),
        data.draw(st.integers(1, 70)),
        unknown=data.draw(st.booleans()),
        numbers=data.draw(st.integers(0, 3)),
        options=tuple(data.draw(st.lists(st.integers(1, 9), max_size=3))),
        weighted=data.draw(st.booleans()),
        shuffled=data.draw(st.booleans()),
        seed=data.draw(st.integers(0, 999)),
    )
    odd = replace(odd, pace=replace(odd.pace, rate=0.001))
    found = bits.train(odd.answers, odd.targets, odd.learner, odd.pace, **odd.told())
    expected = in_numpy(odd, passes=1)
    assert np.abs(expected.first - found.first).max() < 1e-6
    moves = np.abs(expected.network - found.network)
    clear = np.abs(expected.first) > 1e-4
    assert moves[clear].max(initial=0) < 1e-5 * odd.pace.batches
    assert moves.max() < 2.1 * odd.pace.rate * odd.pace.batches


@KINDS
def test_one_hash(odd: Job) -> None:
    """Every build that runs here, one, two and three threads: not a bit apart."""
    paths = [path for level in RUNNABLE for path in library.BUILT.glob(f"{level}.*")]
    builds = [library.loaded(path) for path in paths]
    hashes = {fingerprint(trained(odd, c, threads=t)) for c in builds for t in (1, 2, 3)}
    assert (len(RUNNABLE), 1) == (len(builds), len(hashes))


def test_twenty_times(best: ctypes.CDLL) -> None:
    """Two threads meet differently each time, and nothing is left over from the last."""
    odd = ODD["shards of several chunks"]
    assert 1 == len({fingerprint(trained(odd, best, threads=2)) for _ in range(20)})


@pytest.mark.long
@pytest.mark.parametrize("level", RUNNABLE)
def test_another_compiler(level: str, tmp_path: Path, builder: Any, best: ctypes.CDLL) -> None:  # noqa: ANN401
    """The system's own compiler makes the same bits."""
    builder.native(level, tmp_path / "kernel.so", command=["gcc"])
    c = library.loaded(tmp_path / "kernel.so")
    hashes = [
        (fingerprint(trained(odd, best)), fingerprint(trained(odd, c))) for odd in ODD.values()
    ]
    assert all(ours == theirs for ours, theirs in hashes)


def test_cutting_a_pass_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is heard between parts of a pass; where they are cut shows in no bit."""
    odd = ODD["everything at once"]
    whole = bits.train(odd.answers, odd.targets, odd.learner, odd.pace, **odd.told())
    monkeypatch.setattr(bits, "SLICE", 33)
    cut = bits.train(odd.answers, odd.targets, odd.learner, odd.pace, **odd.told())
    assert fingerprint(whole) == fingerprint(cut)
