"""train_study: what may be asked for, what is refused, and what is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glassbowl.core.recipe import Recipe
from glassbowl.errors import EngineError, GlassbowlError, QuestionError, RecipeError, SurveyError
from glassbowl.study.train import studying, train_study
from glassbowl.trace.progress import finished

if TYPE_CHECKING:
    from pathlib import Path

    from tests.study.conftest import Columns, WriteColumns


@pytest.fixture
def path(easy: Columns, write_columns: WriteColumns) -> Path:
    """The easy survey as a file."""
    return write_columns(easy)


def refusal(source: object, **wishes: object) -> GlassbowlError:
    """What training is refused with."""
    with pytest.raises(GlassbowlError) as caught:
        train_study(source, **({"target": "bought"} | wishes))  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    ("wishes", "kind", "key", "named"),
    [
        ({"target": "bougth"}, QuestionError, "survey.no_target", "'bought'"),
        ({"leave_out": ["shpo"]}, QuestionError, "survey.no_question", "'shop'"),
        ({"leave_out": ["bought"]}, QuestionError, "survey.target_left_out", "'bought'"),
        ({"yes": "maybe"}, QuestionError, "survey.no_such_yes", "'maybe'"),
        ({"recipe": "best"}, RecipeError, "recipe.name", "practical, tutorial"),
        ({"hidden": -1}, RecipeError, "recipe.whole", "1..4096"),
        ({"hidden": 4_097}, RecipeError, "recipe.whole", "4097"),
        ({"seed": -1}, RecipeError, "recipe.whole", "seed"),
        ({"engine": "steam"}, EngineError, "engine.unknown", "steam"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_wishes_that_cannot_be(
    path: Path, wishes: dict[str, object], kind: type[GlassbowlError], key: str, named: str
) -> None:
    """Each is refused with an error of its kind that names what is wrong or what would be right."""
    error = refusal(path, **wishes)
    assert (kind, key, True) == (type(error), error.key, named in str(error))


def test_one_answer_is_not_enough(easy: Columns, write_columns: WriteColumns) -> None:
    """When everybody bought there is nothing to learn."""
    source = write_columns(easy | {"bought": ["yes"] * 1_200})
    assert "survey.one_class" == refusal(source).key


def test_nothing_to_ask(write_columns: WriteColumns) -> None:
    """A target alone cannot be learned."""
    source = write_columns({"bought": ["yes", "no", "yes"]})
    assert "survey.nothing_to_ask" == refusal(source).key


def test_the_tutorial_s_rule_needs_a_yes_or_no(easy: Columns, write_columns: WriteColumns) -> None:
    """Ages and shops alone are nothing to the tutorial."""
    source = write_columns({name: easy[name] for name in ("age", "shop", "bought")})
    assert "survey.nothing_to_ask" == refusal(source, recipe="tutorial").key


def test_something_else_than_a_survey() -> None:
    """A list of lists is no survey; the error says what is one."""
    error = refusal([[1, 0], [0, 1]])
    assert (SurveyError, True) == (type(error), "pandas" in str(error))


def test_blank_targets_are_set_aside(easy: Columns, write_columns: WriteColumns) -> None:
    """Who did not answer the target is counted, and neither learned from nor judged by."""
    silent = ["" if k % 12 == 0 else answer for k, answer in enumerate(easy["bought"])]
    study = train_study(write_columns(easy | {"bought": silent}), target="bought", hidden=2)
    assert (1_100, 100, silent.count("yes")) == (study.rows, study.set_aside, study.bought)
    assert study.evidence is not None
    assert 220 == study.evidence.network.rows


def test_another_answer_can_be_the_yes(path: Path) -> None:
    """Whoever wants to know who does not buy says so, and the roles are swapped."""
    study, other = (train_study(path, target="bought", yes=yes, hidden=2) for yes in ("yes", "no"))
    assert 1_200 == study.bought + other.bought


def test_a_question_can_be_left_out(path: Path) -> None:
    """It stays in the list, marked, and is no input of the network."""
    study = train_study(path, target="bought", leave_out=["age"], hidden=2)
    kinds = {question.name: question.kind for question in study.questions}
    assert "left_out" == kinds["age"]
    assert {"cat", "beer", "shop"} == {one.question for one in study.encoding.inputs}


def test_questions_stand_in_the_order_of_the_file(path: Path, easy: Columns) -> None:
    """Used or not, each column of the file is there once."""
    study = train_study(path, target="bought", leave_out=["cat"], hidden=2)
    assert list(easy) == [question.name for question in study.questions]


def test_the_study_knows_its_survey(path: Path) -> None:
    """The name of the file, without its folder; and what counts as bought."""
    study = train_study(path, target="bought", hidden=2)
    assert ("survey.csv", ("no", "yes")) == (study.survey, study.target.answers)


def test_the_practical_recipe_is_the_default(path: Path) -> None:
    """Sixteen hidden neurons, cross-entropy, the mean and a bias, whatever `mean` says."""
    found = train_study(path, target="bought").recipe
    expected = Recipe((16,), found.iterations, found.rate, 1, "cross_entropy", True, True)
    assert expected == found


def test_progress_is_told_in_order(path: Path) -> None:
    """Counting comes first, then learning, then learning without hidden neurons."""
    work = studying(path, target="bought", hidden=2)
    stages = dict.fromkeys(progress.stage for progress in work)
    assert ["count", "learn", "logistic"] == list(stages)


def test_progress_and_result_are_the_same_work(path: Path) -> None:
    """Watched or not, the study is the same."""
    watched = finished(studying(path, target="bought", hidden=2))
    alone = train_study(path, target="bought", hidden=2)
    assert repr(watched) == repr(alone)
