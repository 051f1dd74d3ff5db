"""From a survey to a study: read, ask, count, encode, learn, judge."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Final, Literal, get_args

from glassbowl.core.recipe import Recipe
from glassbowl.engines import choose
from glassbowl.errors import RecipeError, shown
from glassbowl.study.lesson import HIDDEN as LESSON_HIDDEN
from glassbowl.study.lesson import teaching
from glassbowl.study.practical import HIDDEN
from glassbowl.study.practise import practising
from glassbowl.study.study import Study
from glassbowl.survey.patterns import gather
from glassbowl.survey.questions import ask
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey
from glassbowl.trace.progress import Progress, finished

RecipeName = Literal["practical", "tutorial"]
RECIPES: Final = get_args(RecipeName)


def train_study(
    survey: object,
    *,
    target: str,
    yes: str | None = None,
    leave_out: Sequence[str] = (),
    recipe: RecipeName = "practical",
    hidden: int | None = None,
    mean: bool = False,
    seed: int = 1,
    engine: str = choose.DEFAULT,
) -> Study:
    """Learn from a survey who says yes to one of its questions.

    survey     the path of a CSV, TSV or Parquet file, or a pandas, Polars, PyArrow or DuckDB table
    target     the question to foretell
    yes        the answer to it that counts as yes, where that is not plain
    leave_out  questions the network must not see
    recipe     "practical", or "tutorial": exactly the tutorial's rule, on the yes/no questions
    hidden     hidden neurons: 16 unless said, the tutorial has 4; 0 is logistic regression
    mean       divide by the number of customers (the practical recipe always does)
    seed       of the random start, and of who is held back

    Raises SurveyError, QuestionError, RecipeError, EngineError or DivergedError.
    """
    return finished(
        studying(
            survey,
            target=target,
            yes=yes,
            leave_out=leave_out,
            recipe=recipe,
            hidden=hidden,
            mean=mean,
            seed=seed,
            engine=engine,
        )
    )


def studying(
    survey: object,
    *,
    target: str,
    yes: str | None = None,
    leave_out: Sequence[str] = (),
    recipe: RecipeName = "practical",
    hidden: int | None = None,
    mean: bool = False,
    seed: int = 1,
    engine: str = choose.DEFAULT,
) -> Generator[Progress, None, Study]:
    """Do as `train_study` does, yielding Progress and returning the Study."""
    if recipe not in RECIPES:
        raise RecipeError(
            "recipe.name",
            "The recipe must be one of: {recipes}. Got {recipe}.",
            recipes=RECIPES,
            recipe=shown(recipe),
        )
    default = LESSON_HIDDEN if recipe == "tutorial" else HIDDEN
    layers = default if hidden is None else (hidden,) if hidden else ()
    rule = Recipe(hidden=layers, mean=mean, seed=seed)
    yield Progress(0, 2, "count")
    table = read_survey(survey)
    yield Progress(1, 2, "count")
    tally = count_survey(table, target=target, leave_out=leave_out)
    questions = ask(tally, target=target, yes=yes, leave_out=leave_out)
    yield Progress(2, 2, "count")
    if recipe == "tutorial":
        study = yield from teaching(table, tally, questions, recipe=rule, engine=engine)
    else:
        patterns = gather(tally, questions)
        study = yield from practising(patterns, questions, recipe=rule, engine=engine)
    return replace(study, survey=table.name, set_aside=table.rows - study.rows)
