"""A recipe is the tutorial's unless it is told otherwise, and refuses what cannot work."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.core.recipe import TUTORIAL, Recipe
from glassbowl.errors import RecipeError

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD: list[dict[str, Any]] = [
    {"hidden": ()},
    {"hidden": (1, 4_096)},
    {"iterations": 0},
    {"iterations": 10**9},
    {"rate": 5e-324},
    {"rate": 1},
    {"rate": 1.7976931348623157e308},
    {"seed": 0},
    {"seed": 2**32 - 1},
    {"loss": "cross_entropy"},
    {"mean": True, "always_yes": True},
]

BAD: list[tuple[str, object]] = [
    ("hidden", (0,)),
    ("hidden", (4, -1)),
    ("hidden", (4_097,)),
    ("hidden", (2.0,)),
    ("hidden", (True,)),
    ("hidden", ("4",)),
    ("iterations", -1),
    ("iterations", 10**9 + 1),
    ("iterations", 1.5),
    ("iterations", True),
    ("iterations", "10"),
    ("iterations", None),
    ("seed", -1),
    ("seed", 2**32),
    ("seed", 1.0),
    ("seed", False),
    ("rate", 0),
    ("rate", -0.5),
    ("rate", float("nan")),
    ("rate", float("inf")),
    ("rate", "1"),
    ("rate", None),
    ("rate", 1j),
    ("rate", True),
    ("loss", "mse"),
    ("loss", ""),
    ("loss", None),
    ("loss", ["squared_error"]),
]


def test_as_it_stands_it_is_the_tutorials() -> None:
    """Four hidden neurons, 60,000 rounds, rate 1, seed 1, squared error, sum, no bias."""
    expected = ((4,), 60_000, 1.0, 1, "squared_error", False, False)
    assert expected == dataclasses.astuple(TUTORIAL)


@pytest.mark.parametrize("settings", GOOD, ids=str)
def test_settings_in_range_are_kept(settings: Mapping[str, Any]) -> None:
    """Every setting up to both ends of its range is taken as it is."""
    recipe = Recipe(**settings)
    assert settings == {name: getattr(recipe, name) for name in settings}


@pytest.mark.parametrize(("name", "value"), BAD, ids=str)
def test_settings_out_of_range_are_refused(name: str, value: object) -> None:
    """A setting that cannot work is named, and so is what was given for it."""
    settings: dict[str, Any] = {name: value}
    with pytest.raises(RecipeError, match=f"^{name} must be") as caught:
        Recipe(**settings)
    given = value[-1] if isinstance(value, tuple) else value
    assert str(given) in str(caught.value).split("Got ")[1]


def test_a_loss_is_shown_safely() -> None:
    """What somebody wrote in the place of a loss cannot colour a terminal."""
    with pytest.raises(RecipeError, match=r"Got '.x1b\[31m'\."):
        Recipe(loss="\x1b[31m")  # type: ignore[arg-type]


def test_a_recipe_cannot_be_changed() -> None:
    """What a trace says it was made with stays what it was made with."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        TUTORIAL.rate = 2.0  # type: ignore[misc]


def test_a_refused_recipe_is_a_value_error() -> None:
    """Code that catches ValueError catches it."""
    with pytest.raises(ValueError, match="rate"):
        Recipe(rate=0)
