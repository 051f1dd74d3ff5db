"""The pet shop's job: four customers learned, the vet's list ranked, and what nobody knows said."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from glassbowl.study.demo import Demo, Prospect, ranked
from glassbowl.study.doubt import Doubt

X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
Y = np.array([[1.0], [1], [0], [0]])

SAID: dict[tuple[int, ...], float] = {
    (0, 0, 0): 0.2419,
    (0, 0, 1): 0.0026,
    (0, 1, 0): 0.4283,
    (0, 1, 1): 0.9967,
    (1, 0, 0): 0.5577,
    (1, 0, 1): 0.9970,
    (1, 1, 0): 0.0068,
    (1, 1, 1): 0.0039,
}
"""What the network of seed 1 says to each of the eight ways to answer, measured elsewhere."""

Answers = tuple[int, ...]


@cache
def rule_of(seed: int, rounds: int) -> dict[Answers, float]:
    """The tutorial's rule, written out once more: what that seed says of all eight answers."""
    draw = np.random.RandomState(seed)
    syn0, syn1 = 2 * draw.random_sample((3, 4)) - 1, 2 * draw.random_sample((4, 1)) - 1
    for _ in range(rounds):
        l1 = 1 / (1 + np.exp(-X @ syn0))
        l2 = 1 / (1 + np.exp(-l1 @ syn1))
        l2_delta = (Y - l2) * l2 * (1 - l2)
        l1_delta = l2_delta @ syn1.T * l1 * (1 - l1)
        syn1 += l1.T @ l2_delta
        syn0 += X.T @ l1_delta
    hidden = 1 / (1 + np.exp(-np.array(list(SAID)) @ syn0))
    said = 1 / (1 + np.exp(-hidden @ syn1))
    return dict(zip(SAID, said[:, 0].tolist(), strict=True))


def doubt(*rows: tuple[float, float, float]) -> Doubt:
    """What a network says, and the least and the greatest of the others, row by row."""
    probability, low, high = np.array(rows).T
    return Doubt(probability, low, high)


def ids(prospects: tuple[Prospect, ...]) -> str:
    """The ids in the order of rank."""
    return " ".join(prospect.id for prospect in prospects)


@pytest.mark.parametrize("answers", SAID)
def test_what_the_demo_says(demo: Demo, answers: Answers) -> None:
    """Each way to answer gets the probability that is known for seed 1, to four digits."""
    found = {round(p.probability, 4) for p in demo.prospects if p.answers == answers}
    assert {SAID[answers]} == found


def test_everybody_on_the_list_is_ranked_once(demo: Demo) -> None:
    """The ranks are 1 to 24, best first, and every id occurs."""
    assert list(range(1, 25)) == [prospect.rank for prospect in demo.prospects]
    assert {f"V{n:02}" for n in range(1, 25)} == {prospect.id for prospect in demo.prospects}


def test_the_order_of_the_list(demo: Demo) -> None:
    """First whom a customer resembles, by probability; then whom nobody knows, by probability.

    Put together by hand from the eight probabilities and the order of the list.
    """
    known = "V04 V07 V15 V21 V05 V12 V18 V01 V14 V20 V02 V09 V16"
    unknown = "V03 V10 V17 V11 V23 V06 V13 V19 V22 V08 V24"
    assert f"{known} {unknown}" == ids(demo.prospects)


def test_whom_nobody_knows(demo: Demo) -> None:
    """Nobody knows those who never visited the website: no customer ever said no to it."""
    expected = {prospect.id for prospect in demo.prospects if not prospect.answers[2]}
    assert expected == {prospect.id for prospect in demo.prospects if prospect.nobody_knows}


def test_who_was_seen(demo: Demo) -> None:
    """A prospect was seen when one of the four customers gave the same three answers."""
    expected = [list(prospect.answers) in X.astype(int).tolist() for prospect in demo.prospects]
    assert expected == [prospect.seen for prospect in demo.prospects]


def test_nobody_knows_ranks_after_all_others(demo: Demo) -> None:
    """From the first whom nobody knows down to the last, nobody is known."""
    unknown = [prospect.nobody_knows for prospect in demo.prospects]
    assert sorted(unknown) == unknown


def test_low_and_high_hold_the_probability(demo: Demo) -> None:
    """The demo's own answer is one of those that low and high are taken over."""
    assert all(p.low <= p.probability <= p.high for p in demo.prospects)


@pytest.mark.parametrize("seed", [2, 37, 101])
def test_low_and_high_hold_every_other_seed(demo: Demo, seed: int) -> None:
    """Whatever seeds 2, 37 and 101 say after 6,000 rounds lies from low to high."""
    said = rule_of(seed, 6_000)
    tiny = 1e-9
    outside = [p.id for p in demo.prospects if not p.low - tiny <= said[p.answers] <= p.high + tiny]
    assert [] == outside


@pytest.mark.long
def test_low_and_high_are_the_least_and_the_greatest(demo: Demo) -> None:
    """Of the demo's network and seeds 2 to 101, each learned alone, low and high are the ends."""
    others = [rule_of(seed, 6_000) for seed in range(2, 102)]
    everybody = [rule_of(1, 60_000), *others]
    ends = {a: [f(said[a] for said in everybody) for f in (min, max)] for a in SAID}
    for prospect in demo.prospects:
        assert pytest.approx(ends[prospect.answers], abs=1e-9) == [prospect.low, prospect.high]


def test_networks_agree_on_what_was_seen(demo: Demo) -> None:
    """Hardly any network doubts an answer it has learned; unseen ones may be anything."""
    seen = {prospect.high - prospect.low for prospect in demo.prospects if prospect.seen}
    unseen = {prospect.high - prospect.low for prospect in demo.prospects if not prospect.seen}
    assert max(seen) < 0.02
    assert min(unseen) > 0.99


def test_the_run_is_the_tutorial_s(demo: Demo) -> None:
    """The demo's trace ends where the tutorial's rule, written out once more, ends."""
    said = rule_of(1, 60_000)
    predictions = demo.trace.at(60_000).forward.prediction[:, 0].tolist()
    expected = [said[answers] for answers in ((1, 0, 1), (0, 1, 1), (0, 0, 1), (1, 1, 1))]
    assert pytest.approx(expected, abs=1e-9) == predictions


def test_equal_probabilities_keep_the_order_of_the_list() -> None:
    """Who says the same gets the ranks in the order of the list."""
    found = ranked("abc", [(1, 0, 1)] * 3, doubt((0.5, 0, 1), (0.5, 0, 1), (0.5, 0, 1)))
    assert ("a b c", [1, 2, 3]) == (ids(found), [prospect.rank for prospect in found])


def test_seen_answers_are_never_unknown() -> None:
    """However far the networks disagree, an answer that was seen ranks by its probability."""
    found = ranked("ab", [(0, 1, 0), (1, 0, 1)], doubt((0.9, 0.8, 1.0), (0.1, 0.0, 1.0)))
    assert ("a b", [False, False]) == (ids(found), [p.nobody_knows for p in found])


def test_unseen_answers_with_little_doubt_rank_by_probability() -> None:
    """An unseen answer on which the networks agree stands among the others."""
    found = ranked("ab", [(1, 0, 1), (0, 1, 0)], doubt((0.3, 0.3, 0.3), (0.6, 0.4, 0.8)))
    assert "b a" == ids(found)


def test_doubt_above_one_half_counts() -> None:
    """high - low must be above 0.5, not 0.5 itself, before nobody knows."""
    found = ranked("ab", [(0, 1, 0), (0, 1, 0)], doubt((0.9, 0.25, 0.75), (0.9, 0.25, 0.7501)))
    assert [False, True] == [prospect.nobody_knows for prospect in found]


def test_unknown_ones_rank_after_even_the_least_likely() -> None:
    """0.99 that nobody knows stands below 0.01 that was seen; among the unknown, by probability."""
    rows = [(0, 1, 0), (1, 0, 1), (0, 0, 0)]
    found = ranked("abc", rows, doubt((0.7, 0, 1), (0.01, 0, 0.1), (0.99, 0, 1)))
    assert "b c a" == ids(found)


def test_a_prospect_s_values_stay_together() -> None:
    """Sorting moves whole prospects, never a single value."""
    found = ranked("ab", [(1, 0, 1), (0, 1, 1)], doubt((0.2, 0.1, 0.3), (0.8, 0.7, 0.9)))
    assert Prospect("b", (0, 1, 1), 0.8, 0.7, 0.9, seen=True, rank=1) == found[0]


def test_ranks_fall_with_the_probability(demo: Demo) -> None:
    """Within those known, and within those unknown, nobody stands above a likelier one."""
    for unknown in (False, True):
        group = [p.probability for p in demo.prospects if p.nobody_knows is unknown]
        assert all(before >= after for before, after in pairwise(group))
