"""Who is held back: three parts that add up, sizes by the shares, never too many patterns."""

from __future__ import annotations

import numpy as np
import pytest

from glassbowl.study import hold_back as room
from glassbowl.study.hold_back import Counts, hold_back, thinned


def table(*rows: tuple[int, int]) -> Counts:
    """Counts of patterns: not bought, bought."""
    return np.array(rows, dtype=np.int64)


def drawn(patterns: int, *, most: int, seed: int = 3) -> Counts:
    """Counts of so many patterns, each from 1 to `most`."""
    return np.random.RandomState(seed).randint(1, most + 1, (patterns, 2)).astype(np.int64)


def test_sizes_are_sixty_twenty_twenty() -> None:
    """Of 1,000 buyers and 500 others, 600 and 300 learn, 200 and 100 stop, 200 and 100 judge."""
    parts = hold_back(table((400, 300), (100, 700)), seed=1)
    sizes = [part.sum(axis=0).tolist() for part in (parts.learn, parts.stop, parts.judge)]
    assert [[300, 600], [100, 200], [100, 200]] == sizes


def test_nobody_is_lost_or_counted_twice() -> None:
    """Pattern by pattern the three parts add up to what there was."""
    counts = drawn(200, most=9)
    parts = hold_back(counts, seed=5)
    assert counts.tolist() == (parts.learn + parts.stop + parts.judge).tolist()


def test_the_seed_decides_who() -> None:
    """The same seed deals the same customers; another deals others."""
    counts = drawn(200, most=9)
    one, again, other = (hold_back(counts, seed=seed).judge.tolist() for seed in (1, 1, 2))
    assert (True, False) == (one == again, one == other)


@pytest.mark.parametrize("counts", [table((100, 4)), table((4, 100)), table((2, 2), (2, 2))])
def test_with_fewer_than_five_of_either_all_learn(counts: Counts) -> None:
    """Four buyers, or four others, are too few: then nobody is held back."""
    parts = hold_back(counts, seed=1)
    assert (counts.tolist(), 0, 0) == (parts.learn.tolist(), parts.stop.sum(), parts.judge.sum())


def test_with_five_of_either_each_part_has_both() -> None:
    """Five buyers are dealt three, one and one."""
    parts = hold_back(table((5, 2), (5, 3)), seed=1)
    assert [3, 1, 1] == [part[:, 1].sum() for part in (parts.learn, parts.stop, parts.judge)]


def test_few_patterns_are_not_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many patterns as there may be stay as they are, however many customers they have."""
    monkeypatch.setattr(room, "MOST_PATTERNS", 200)
    counts = drawn(200, most=900)
    assert counts.tolist() == thinned(counts, seed=1).tolist()


def test_many_patterns_are_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more patterns than there may be, so many customers are drawn, none of them twice."""
    monkeypatch.setattr(room, "MOST_PATTERNS", 200)
    counts = drawn(500, most=3)
    found = thinned(counts, seed=1)
    assert (200, True) == (found.sum(), bool((found <= counts).all()))
    assert np.count_nonzero(found.sum(axis=1)) <= 200


def test_thinning_keeps_the_share_of_buyers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Buyers and others are thinned alike: 30 % of 2,000 bought, and 30 % of 200."""
    monkeypatch.setattr(room, "MOST_PATTERNS", 200)
    counts = np.zeros((2_000, 2), dtype=np.int64)
    counts[np.arange(2_000), [int(k % 10 < 3) for k in range(2_000)]] = 1
    assert [140, 60] == thinned(counts, seed=1).sum(axis=0).tolist()


def test_every_part_is_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the three parts has more patterns than there may be."""
    monkeypatch.setattr(room, "MOST_PATTERNS", 60)
    parts = hold_back(drawn(500, most=2), seed=1)
    sizes = [np.count_nonzero(p.sum(axis=1)) for p in (parts.learn, parts.stop, parts.judge)]
    assert 0 < min(sizes) <= max(sizes) <= 60


def test_thinned_parts_share_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thinning each part does not let a customer into two of them."""
    monkeypatch.setattr(room, "MOST_PATTERNS", 60)
    counts = drawn(500, most=2)
    parts = hold_back(counts, seed=1)
    assert bool((parts.learn + parts.stop + parts.judge <= counts).all())


def test_thinning_never_loses_the_last_buyer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 600 patterns with one buyer a sample of 60 would have none: it is not taken."""
    monkeypatch.setattr(room, "MOST_PATTERNS", 60)
    counts = table(*[(1, 0)] * 599, (0, 1))
    assert counts.tolist() == thinned(counts, seed=1).tolist()
