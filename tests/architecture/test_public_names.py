"""The front door: every public name can be had from `import glassbowl`, and says what it is."""

from __future__ import annotations

import ast
import inspect

import pytest

import glassbowl

NAMES = [name for name in glassbowl.__all__ if not name.startswith("__")]


@pytest.mark.parametrize("name", NAMES)
def test_public_name_can_be_had_and_is_explained(name: str) -> None:
    """The name leads to something with a docstring of its own."""
    assert inspect.getdoc(getattr(glassbowl, name))


def test_public_names_are_the_ones_a_type_checker_sees(package: dict[str, str]) -> None:
    """An editor completes exactly the names that are found while the program runs."""
    tree = ast.parse(package["src/glassbowl/__init__.py"])
    seen = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.If)
        for line in node.body
        if isinstance(line, ast.ImportFrom)
        for alias in line.names
    }
    assert set(NAMES) == seen


def test_public_names_are_in_order() -> None:
    """The list reads like an index, without a name twice."""
    assert sorted(set(glassbowl.__all__)) == list(glassbowl.__all__)


def test_listing_shows_the_public_names() -> None:
    """dir(glassbowl) offers what is public before any of it was used."""
    assert set(glassbowl.__all__) <= set(dir(glassbowl))


def test_unknown_name_is_an_ordinary_mistake() -> None:
    """A misspelt name fails as it does with any module, and the name stands in the sentence."""
    with pytest.raises(AttributeError, match="fed_forward"):
        getattr(glassbowl, "fed_forward")  # noqa: B009  a type checker would object to the name
