"""The examples in this room's docstrings are run."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

from glassbowl.evaluate import evaluation, split

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize(("module", "examples"), [(evaluation, 2), (split, 3)])
def test_the_examples_give_what_they_show(module: ModuleType, examples: int) -> None:
    """Every example line of the module runs and prints the numbers that stand under it."""
    assert (0, examples) == tuple(doctest.testmod(module))[:2]
