"""Questions and encodings as plain values: exact, and refused when anything is wrong in them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.errors import SurveyError
from glassbowl.survey.coding import Coding, table
from glassbowl.survey.encode import Encoding
from glassbowl.survey.question import Question
from glassbowl.survey.stored import (
    encoding_as_dict,
    encoding_from_dict,
    question_as_dict,
    question_from_dict,
)

if TYPE_CHECKING:
    from tests.survey.conftest import Survey, Surveyed


@pytest.fixture(scope="module")
def shop(survey: Survey) -> Surveyed:
    """A survey with a question of every kind that is used, and all that can be odd about them."""
    rows = 124
    return survey(
        pl.DataFrame(
            {
                "id": [f"C{row}" for row in range(rows)],
                "cat": ["Yes", "No", None, "No"] * 31,
                "pet": [*("fish", "owl") * 61, "eel", "ant"],
                "age": [*"1" * 31, *"2" * 30, *"3" * 32, *"4" * 28, "999", "0.1", "24"],
                "tick": ["x", None] * 62,
                "bought": ["yes" if row % 3 else "no" for row in range(rows)],
            }
        )
    )


def through_json(values: object) -> Any:  # noqa: ANN401  whatever JSON holds
    """The values as a file would give them back."""
    return json.loads(json.dumps(values, allow_nan=False))


def test_encoding_round_trip(shop: Surveyed) -> None:
    """An encoding comes back equal, every number to the last bit."""
    assert shop.encoding == encoding_from_dict(through_json(encoding_as_dict(shop.encoding)))


def test_question_round_trip(shop: Surveyed) -> None:
    """Every question comes back equal, used or not."""
    for question in shop.questions:
        assert question == question_from_dict(through_json(question_as_dict(question)))


FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(edges=st.lists(FINITE, min_size=2, unique=True), mean=FINITE, spread=st.floats(1e-300, 1e99))
def test_numbers_come_back_exactly(edges: list[float], mean: float, spread: float) -> None:
    """Any finite number survives being written and read."""
    question = Question("age", "number", used=True, why=("why.number", {}))
    inputs = 1 + (len(edges) > 2) * (len(edges) - 1)
    coding = Coding(
        question, edges=tuple(sorted(edges)), mean=mean, spread=spread, average=(0.1,) * inputs
    )
    again = encoding_from_dict(through_json(encoding_as_dict(Encoding((coding,)))))
    assert repr(coding) == repr(again.codings[0])


WRONG: tuple[object, ...] = (
    None,
    True,
    3,
    -0.5,
    "x",
    [],
    [None],
    ["a", "a"],
    {},
    {"a": 1},
    10**400,
)


def places(values: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where every value stands, lists and records included."""
    yield at
    if isinstance(values, dict | list):
        for name in values if isinstance(values, dict) else range(len(values)):
            yield from places(values[name], (*at, name))


def changed(values: Any, at: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401  JSON
    """A copy with another value in one place."""
    if not at:
        return value
    other = copy.deepcopy(values)
    inner = other
    for name in at[:-1]:
        inner = inner[name]
    inner[at[-1]] = value
    return other


def harmless(values: object) -> bool:
    """Whether the values are refused, or are an encoding whose tables have a column an input."""
    try:
        encoding = encoding_from_dict(values)
    except SurveyError:
        return True
    return all(table(coding).shape[1] == len(coding.inputs) for coding in encoding.codings)


def test_nonsense_is_refused(shop: Surveyed) -> None:
    """Another value in any place is refused, unless it could have stood there."""
    whole = through_json(encoding_as_dict(shop.encoding))
    tried = {
        (at, k): changed(whole, at, value) for at in places(whole) for k, value in enumerate(WRONG)
    }
    assert [] == [where for where, values in tried.items() if not harmless(values)]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("codings",), []),
        (("codings", 0, "question", "kind"), "id"),
        (("codings", 0, "question", "kind"), "colour"),
        (("codings", 0, "question", "used"), False),
        (("codings", 0, "question", "answers"), ["Yes"]),
        (("codings", 0, "question", "answers"), ["Yes", "Yes"]),
        (("codings", 0, "no_answer"), 1),
        (("codings", 0, "average"), []),
        (("codings", 0, "average"), [float("nan")]),
        (("codings", 0, "average"), [True]),
        (("codings", 0, "mean"), 10**400),
        (("codings", 1, "learned"), [0, 1, 3]),
        (("codings", 1, "learned"), [1, 0, 2]),
        (("codings", 1, "learned"), [0.0, 1.0, 2.0]),
        (("codings", 2, "edges"), [1.0, 1.0, 2.0]),
        (("codings", 2, "edges"), [1.0, float("inf"), 2.0]),
        (("codings", 2, "edges"), []),
        (("codings", 2, "spread"), -1.0),
        (("codings", 2, "question", "fence"), [3.0, 1.0]),
        (("codings", 2, "question", "fence"), [1.0]),
        (("codings", 0, "surprise"), 1),
    ],
)
def test_what_could_not_have_been_fitted(
    shop: Surveyed, at: tuple[str | int, ...], value: object
) -> None:
    """Kinds, places, ranges and lengths that no fit gives are refused."""
    whole = through_json(encoding_as_dict(shop.encoding))
    with pytest.raises(SurveyError) as caught:
        encoding_from_dict(changed(whole, at, value))
    assert "survey.stored" == caught.value.key


@pytest.mark.parametrize("name", ["question", "learned", "edges", "mean", "no_answer", "average"])
def test_every_field_is_needed(shop: Surveyed, name: str) -> None:
    """A field that is left away is refused by its place."""
    whole = through_json(encoding_as_dict(shop.encoding))
    del whole["codings"][1][name]
    with pytest.raises(SurveyError) as caught:
        encoding_from_dict(whole)
    assert f"Got something else at encoding[1].{name}." in str(caught.value)
