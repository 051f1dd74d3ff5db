"""The harness itself: without a bug the quick tests pass, and they test the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.mutants.conftest import Verdict

pytestmark = pytest.mark.long


def test_without_a_bug_all_is_well(verdict: Callable[..., Verdict]) -> None:
    """The tests pass on an untouched copy, so what they say of the others is the bug's doing."""
    found = verdict()
    assert found.code == 0, found.words


def test_the_copy_is_what_is_tested(verdict: Callable[..., Verdict]) -> None:
    """A copy that cannot be imported fails at once: it is the copy that the tests import."""
    found = verdict("core/network.py", "class Network:", "class Renamed:")
    assert "cannot import name 'Network'" in found.words
