"""Answers as bits: what must not matter, what is refused, and threads that wait for each other."""

from __future__ import annotations

import ctypes
import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.kernel.surveys import KINDS, ODD, Job, apart, fingerprint, in_numpy, job, trained

from glassbowl.errors import DivergedError, KernelError
from glassbowl.kernel import bits
from glassbowl.kernel.bits import Answers, Learner, Pace
from glassbowl.kernel.bits_answers import Floats

ALL = ODD["everything at once"]


def now(odd: Job, **given: Any) -> Learner:  # noqa: ANN401  whatever train takes
    """One pass by the build in use."""
    return bits.train(odd.answers, odd.targets, odd.learner, odd.pace, **odd.told() | given)


def test_file_order_is_an_order_like_any(best: ctypes.CDLL) -> None:
    """Rows as they lie, and the same rows named one by one: the same bits."""
    odd = ODD["shards, and a last batch of one"]
    named = replace(odd, order=np.arange(odd.answers.rows, dtype=np.int32))
    assert fingerprint(trained(odd, best)) == fingerprint(trained(named, best))


def test_two_passes_are_one_over_the_rows_twice(best: ctypes.CDLL) -> None:
    """What a learner holds between passes is all there is, but for the loss, which begins anew."""
    odd = job(9, 6, 32, 8)
    twice = replace(odd, order=np.tile(np.arange(32, dtype=np.int32), 2))
    passes, one = trained(odd, best), trained(twice, best, passes=1)
    assert fingerprint(replace(passes, loss=0)) == fingerprint(replace(one, loss=0))


def test_who_counts_0_times_changes_nothing(best: ctypes.CDLL) -> None:
    """Other answers, another number and another truth of such a row: not a bit moves."""
    odd = job(9, 20, 60, 16, unknown=True, numbers=1, weighted=True)
    assert odd.weight is not None
    assert odd.answers.numbers is not None
    nobody = odd.weight == 0
    answers = replace(
        odd.answers,
        yes=np.where(nobody[:, None], ~odd.answers.yes, odd.answers.yes),
        numbers=np.where(nobody[:, None], np.float32(7), odd.answers.numbers),
    )
    targets = np.where(nobody, 1 - odd.targets, odd.targets)
    other = replace(odd, answers=answers, targets=targets)
    assert nobody.any()
    assert fingerprint(trained(odd, best)) == fingerprint(trained(other, best))


def test_a_batch_of_nobody_moves_by_its_moments_only(best: ctypes.CDLL) -> None:
    """Ten rows, the last five counting 0 times: as the definition has it, and all finite."""
    weight = np.repeat(np.array([1, 0], np.float32), 5)
    odd = replace(job(9, 6, 10, 5), weight=weight)
    assert apart(in_numpy(odd), trained(odd, best)) < 1e-5 * odd.pace.batches


def test_counted_twice_is_there_twice(best: ctypes.CDLL) -> None:
    """A weight of 2 is the row a second time, where both copies are in one batch."""
    once, doubled = job(9, 6, 20, 20), np.repeat(np.arange(20, dtype=np.int32), 2)
    counted = replace(once, weight=np.full(20, 2, np.float32))
    listed = replace(once, order=doubled, pace=replace(once.pace, batch=40))
    assert apart(trained(counted, best), trained(listed, best)) < 1e-6


def test_an_unknown_answer_is_no_yes(best: ctypes.CDLL) -> None:
    """What stands in the yes bit of an answer that is not known shows in no bit."""
    odd = job(13, 6, 50, 16, unknown=True)
    assert odd.answers.known is not None
    flipped = odd.answers.yes ^ ~odd.answers.known
    other = replace(odd, answers=replace(odd.answers, yes=flipped))
    assert (flipped != odd.answers.yes).any()
    assert fingerprint(trained(odd, best)) == fingerprint(trained(other, best))


def test_unknown_is_a_question_of_its_own(best: ctypes.CDLL) -> None:
    """Sixteen questions, eight of them "is it unknown?": the same look-ups, the same bits."""
    odd = job(8, 6, 50, 16, unknown=True)
    rows = np.arange(50, dtype=np.int32)
    asked = replace(odd, answers=Answers.packed(odd.answers.dense(rows) == 1))
    assert fingerprint(trained(odd, best)) == fingerprint(trained(asked, best))


def test_a_choice_is_a_question_for_each_option(best: ctypes.CDLL) -> None:
    """One of three, or three questions of which one is yes."""
    odd = job(0, 6, 50, 16, options=(3,))
    rows = np.arange(50, dtype=np.int32)
    asked = replace(odd, answers=Answers.packed(odd.answers.dense(rows) == 1))
    assert apart(trained(odd, best), trained(asked, best)) < 1e-6


def test_yes_is_the_number_1(best: ctypes.CDLL) -> None:
    """Five yes/no questions, or five numbers that are 0 or 1."""
    odd = job(5, 6, 50, 16)
    numbers = odd.answers.dense(np.arange(50, dtype=np.int32)).astype(np.float32)
    told = replace(odd, answers=Answers(0, np.empty((50, 0), np.uint8), numbers=numbers))
    assert apart(trained(odd, best), trained(told, best)) < 1e-6


def test_bits_behind_the_last_question_are_nobodys(best: ctypes.CDLL) -> None:
    """Thirteen questions leave three bits of a row; what stands there shows in no bit."""
    odd = job(13, 6, 50, 16, unknown=True)
    assert odd.answers.known is not None
    spill = np.array([0, 0b1110_0000], np.uint8)
    answers = replace(odd.answers, yes=odd.answers.yes | spill, known=odd.answers.known ^ spill)
    assert fingerprint(trained(odd, best)) == fingerprint(
        trained(replace(odd, answers=answers), best)
    )


def test_hidden_neurons_have_no_place(best: ctypes.CDLL) -> None:
    """Seventeen of them in another order learn the same, in that order."""
    odd, turned = job(9, 17, 50, 16), np.random.default_rng(3).permutation(17)

    def turn(network: Floats) -> Floats:
        return np.concatenate([network[:-1].reshape(-1, 17)[:, turned].ravel(), network[-1:]])

    other = replace(odd, learner=Learner.new(turn(odd.learner.network)))
    difference = turn(trained(odd, best).network) - trained(other, best).network
    assert np.abs(difference).max() < 1e-5


@KINDS
def test_scores_are_the_definitions(odd: Job, build: ctypes.CDLL) -> None:
    """Within single precision, in the order asked for."""
    network = odd.learner.network
    found = bits.score_by(build, odd.answers, network, order=odd.order)
    expected = bits.score_in_numpy(odd.answers, network, order=odd.order)
    assert np.abs(expected - found).max() < 2e-6


@pytest.mark.parametrize("sum_", [-3e38, -1000.0, -100.0, 100.0, 1000.0, 3e38])
def test_an_enormous_sum_is_a_sure_answer(sum_: float, build: ctypes.CDLL) -> None:
    """Far beyond where e to the x can be told apart: exactly no, or exactly yes, and no NaN."""
    answers = Answers.packed(np.array([[False]]))
    network = np.array([0.0, 0.0, 0.0, sum_], np.float32)
    assert [float(sum_ > 0)] == pytest.approx(bits.score_by(build, answers, network), abs=1e-20)


def test_scores_by_three_threads() -> None:
    """Rows divided among threads: the same bits."""
    odd = ODD["shards of several chunks"]
    alone, shared = (
        bits.score(odd.answers, odd.learner.network, order=odd.order, threads=threads)
        for threads in (1, 3)
    )
    assert alone.tobytes() == shared.tobytes()


def test_numpy_does_the_work_without_a_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same arguments, the definition's result."""
    monkeypatch.setattr(bits, "library", lambda: None)
    expected = bits.score_in_numpy(ALL.answers, ALL.learner.network)
    assert fingerprint(in_numpy(ALL, passes=1)) == fingerprint(now(ALL))
    assert expected.tobytes() == bits.score(ALL.answers, ALL.learner.network).tobytes()


def test_who_waits_for_long_goes_back_to_the_caller(best: ctypes.CDLL) -> None:
    """Somebody else took the first turn and is not done: nothing is taken up behind their back."""
    odd = job(9, 6, 16, 16)
    room = bits.Room.of(best, odd.answers, odd.learner.network, 1)
    room.call("begin", odd.learner.network, None, None)
    shared = np.array([1 << 21, 0])
    arrays = (*odd.answers.arrays, None, odd.targets, None)
    way = (16, 16, 0.1, 0, 1, np.array([1.0, 1, 0]), 0)
    status = room.call("train", *arrays, *way, shared)
    assert (1, [1 << 21, 0]) == (status, shared.tolist())


def test_who_is_told_to_stop_stops(best: ctypes.CDLL) -> None:
    """The last of the shared numbers ends a call before it takes a turn."""
    odd = job(9, 6, 16, 16)
    room = bits.Room.of(best, odd.answers, odd.learner.network, 1)
    shared = np.array([0, 0, 0, 1], np.int32)
    arrays = (*odd.answers.arrays, None, odd.targets, None)
    way = (16, 16, 0.1, 0, 1, np.array([1.0, 1, 0]), 0)
    status = room.call("train", *arrays, *way, shared)
    assert (0, [0, 0, 0, 1]) == (status, shared.tolist())


def test_ctrl_c_ends_the_other_threads() -> None:
    """An exception in this thread lets the others end, and leaves when they have."""
    given_up = threading.Event()

    def work(thread: int) -> None:
        if thread == 0:
            raise KeyboardInterrupt
        given_up.wait()

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        bits._together(work, 3, give_up=given_up.set)
    assert before == threading.active_count()


def test_a_network_that_left_the_finite_numbers() -> None:
    """A rate of 1e38 does it: said in a sentence, with a smaller rate."""
    with pytest.raises(DivergedError, match="try a smaller rate, such as 1e\\+38"):
        now(replace(ALL, pace=replace(ALL.pace, rate=1e39)))


def test_no_option_changes_once_it_was_checked() -> None:
    """C follows an option into memory: whoever holds the array cannot send it astray."""
    yes, chosen = np.zeros((2, 1), np.uint8), np.array([[0], [1]], np.int32)
    answers = Answers(1, yes, chosen=chosen, options=(2,))
    chosen[:] = 2**30
    assert answers.chosen is not None
    assert [[0], [1]] == answers.chosen.tolist()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    {
        "flat bits": ({"yes": ALL.answers.yes[:, 0]}, "yes must be uint8 of shape (90, 2)"),
        "bytes missing": ({"yes": ALL.answers.yes[:, :1]}, "yes must be uint8 of shape (90, 2)"),
        "truth values": ({"yes": ALL.answers.yes > 0}, "Got bool of shape (90, 2)"),
        "questions below 0": ({"questions": -9}, "yes must be uint8"),
        "known for fewer": ({"known": ALL.answers.yes[1:]}, "known must be uint8 of shape"),
        "doubles": ({"numbers": np.ones((90, 2))}, "numbers must be float32 of shape (90, 2)"),
        "NaN": ({"numbers": np.full((90, 1), np.nan, "f4")}, "numbers must hold finite numbers"),
        "choices missing": (
            {"chosen": None},
            "Choice 0 must hold options from 0 to 2. Got from -1",
        ),
        "an option too far": ({"options": (3, 1, 1)}, "chosen must be int32 of shape (90, 3)"),
        "no such option": (
            {"options": (2, 1)},
            "Choice 0 must hold options from 0 to 1. Got from 0",
        ),
        "no options": ({"options": (3, 0)}, "Choice 1 must hold options from 0 to -1"),
        "2^31 options": ({"options": (3, 2**31)}, "more than 2147483647 numbers"),
        "nobody": (
            {"yes": np.empty((0, 2), "u1"), "known": None, "numbers": None, "chosen": None}
            | {"options": ()},
            "There must be from 1 to",
        ),
    }.values(),
)
def test_answers_that_cannot_be(changes: dict[str, Any], sentence: str) -> None:
    """Shapes, kinds and ranges are checked before C sees an address."""
    with pytest.raises(KernelError) as refused:
        replace(ALL.answers, **changes)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    {
        "targets missing": ({"targets": ALL.targets[1:]}, "targets must be float32 of shape (90,)"),
        "targets above 1": ({"targets": ALL.targets + 1}, "targets must lie from 0 (no) to 1"),
        "targets of NaN": ({"targets": ALL.targets * np.nan}, "targets must hold finite numbers"),
        "negative weights": ({"weight": -np.ones(90, "f4")}, "no negative count"),
        "nobody": ({"weight": np.zeros(90, "f4")}, "not only zeros"),
        "a row too far": (
            {"order": np.array([90], "i4")},
            "rows from 0 to 89, at least one. Got 1",
        ),
        "a row below 0": ({"order": np.array([-1], "i4")}, "order must name rows from 0 to 89"),
        "no rows": ({"order": np.array([], "i4")}, "Got 0 rows that do not"),
        "long integers": ({"order": np.array([1])}, "order must be int32 of shape (1,)"),
        "batches of 0": ({"pace": Pace(0, 0.1, 90)}, "Got batches of 0, rate 0.1"),
        "batches of 2^31": ({"pace": Pace(2**31, 0.1, 90)}, "Got batches of 2147483648"),
        "a rate of 0": ({"pace": Pace(9, 0.0, 90)}, "rate 0.0, 90 foreseen"),
        "a rate of NaN": ({"pace": Pace(9, float("nan"), 90)}, "rate nan, 90 foreseen"),
        "more batches than foreseen": ({"pace": Pace(9, 0.1, 9)}, "no fewer than 10"),
        "a network too short": (
            {"learner": Learner.new(ALL.learner.network[:-1])},
            "network must be float32 of shape",
        ),
        "no network": ({"learner": Learner.new(np.empty(0))}, "network must be float32 of shape"),
        "a moment too short": (
            {"learner": replace(ALL.learner, first=ALL.learner.first[:-1])},
            "first must be float32 of shape",
        ),
        "a network of NaN": (
            {"learner": Learner.new(ALL.learner.network * np.nan)},
            "network must hold finite numbers",
        ),
    }.values(),
)
def test_a_pass_that_cannot_be(changes: dict[str, Any], sentence: str) -> None:
    """The same for what is to be learned and how."""
    with pytest.raises(KernelError) as refused:
        now(replace(ALL, **changes))
    assert sentence in str(refused.value)


@pytest.mark.parametrize("threads", [0, -1, 65])
def test_threads_that_cannot_be(threads: int) -> None:
    """From 1 to 64, for learning and for scoring."""
    with pytest.raises(KernelError, match="from 1 to 64 threads"):
        now(ALL, threads=threads)
    with pytest.raises(KernelError, match="from 1 to 64 threads"):
        bits.score(ALL.answers, ALL.learner.network, threads=threads)


def test_scores_of_another_network() -> None:
    """The network must fit the answers here too."""
    with pytest.raises(KernelError, match="network must be float32 of shape"):
        bits.score(ALL.answers, ALL.learner.network[1:])
