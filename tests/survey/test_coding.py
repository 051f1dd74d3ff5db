"""What a model file may claim of a question: only what could have been fitted."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.errors import SurveyError
from glassbowl.survey.coding import Coding, table
from glassbowl.survey.question import Question, reason

WHY = reason("why.number")
CAT = Question("cat", "yes_no", used=True, why=WHY, answers=("no", "yes"))
PET = Question("pet", "choice", used=True, why=WHY, answers=("eel", "owl"), rare=("ant", "bee"))
AGE = Question("age", "number", used=True, why=WHY, fence=(0.0, 99.0))
GOOD = {
    "cat": Coding(CAT, learned=(0, 1), average=(0.5,)),
    "pet": Coding(PET, learned=(0, 2), no_answer=True, average=(0.5, 0.5)),
    "age": Coding(AGE, edges=(1.0, 2.0, 9.0), mean=4.0, spread=2.0, average=(0.0, 1.0, 0.5)),
}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("cat", {"average": (0.5, 0.5)}),
        ("cat", {"average": (math.nan,)}),
        ("cat", {"learned": (0, 2)}),
        ("cat", {"learned": (1, 0)}),
        ("cat", {"learned": (-1, 0)}),
        ("pet", {"learned": (0, 3)}),
        ("pet", {"average": (0.5,)}),
        ("age", {"edges": (1.0, 1.0, 9.0)}),
        ("age", {"edges": (9.0, 2.0, 1.0)}),
        ("age", {"edges": (1.0, 2.0, math.inf)}),
        ("age", {"edges": ()}),
        ("age", {"edges": (1.0, 9.0)}),
        ("age", {"mean": math.nan}),
        ("age", {"mean": 10.0}),
        ("age", {"mean": 0.5}),
        ("age", {"spread": -2.0}),
        ("age", {"spread": 1e-300}),
        ("age", {"edges": (-1e308, 2.0, 1e308)}),
    ],
)
def test_what_no_fit_gives(name: str, parts: dict[str, Any]) -> None:
    """Places that do not exist, edges that fall, numbers without end: refused, each by its name."""
    with pytest.raises(SurveyError) as caught:
        replace(GOOD[name], **parts)
    assert ("survey.misfit", f"'{name}'") == (caught.value.key, caught.value.values["question"])


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (CAT, {"answers": ("yes",)}),
        (CAT, {"kind": "id"}),
        (AGE, {"kind": "target"}),
        (AGE, {"fence": (3.0, 3.0)}),
        (AGE, {"fence": (3.0, math.nan)}),
        (AGE, {"fence": (-math.inf, 3.0)}),
    ],
)
def test_what_no_survey_gives(question: Question, parts: dict[str, Any]) -> None:
    """A used id, one spelling for yes and no, a fence without an inside: refused."""
    with pytest.raises(SurveyError) as caught:
        replace(question, **parts)
    assert "survey.misfit" == caught.value.key


def test_a_question_that_is_not_used() -> None:
    """A question that is not used has no coding."""
    with pytest.raises(SurveyError):
        Coding(replace(CAT, used=False), learned=(0, 1), average=(0.5,))


ANY = st.one_of(st.floats(), st.sampled_from([0.0, 1.0, 1e-300, 1e100, -1e100]))


@given(edges=st.lists(ANY, max_size=4), mean=ANY, spread=ANY, average=st.lists(ANY, max_size=4))
def test_what_is_accepted_is_finite(
    edges: list[float], mean: float, spread: float, average: list[float]
) -> None:
    """Whatever numbers are claimed: refused, or every prospect has finite inputs."""
    try:
        coding = Coding(
            AGE, edges=tuple(sorted(edges)), mean=mean, spread=spread, average=tuple(average)
        )
    except SurveyError:
        return
    rows = table(coding, np.array([-1e100, 0.0, 1e-300, 5.0, 1e100, np.nan]))
    assert np.isfinite(rows).all()
