"""Which answers count as bought, and what is said when they do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from glassbowl.errors import QuestionError, SurveyError

if TYPE_CHECKING:
    from tests.survey.conftest import Survey


def sold(*answers: object) -> pl.DataFrame:
    """A survey with these outcomes, and a question beside."""
    cat = ["yes" if row % 2 else "no" for row in range(len(answers))]
    return pl.DataFrame({"cat": cat, "bought": list(answers)}, strict=False)


def refusal(survey: Survey, frame: pl.DataFrame, **wishes: object) -> SurveyError:
    """What a target is refused with."""
    with pytest.raises(SurveyError) as caught:
        survey(frame, **wishes)
    return caught.value


@pytest.mark.parametrize(
    ("answers", "yes", "counts"),
    [
        (("yes", "No", "Y", "no", "1"), None, (2, 3)),
        ((1, 0, 1, 1), None, (1, 3)),
        ((True, False, False), None, (2, 1)),
        (("是", "否", "否"), None, (2, 1)),
        (("x", None, None, "x"), None, (2, 2)),
        (("yes", "no", None, "NA", " "), None, (1, 1)),
        (("Sold", "sold", "Not yet", "Lost"), "SOLD", (2, 2)),
        (("yes", "no", "maybe", "maybe"), "maybe", (2, 2)),
        (("yes", "no", "maybe", "y"), "Yes", (2, 2)),
        (("yes", "no", "n"), "no", (1, 2)),
        ((1, 2, 3, 1), "2.0", (3, 1)),
    ],
)
def test_what_counts_as_bought(
    survey: Survey, answers: tuple[object, ...], yes: str | None, counts: tuple[int, int]
) -> None:
    """Words for yes, or the answer that was named, in any spelling; a blank does not count."""
    done = survey(sold(*answers), yes=yes)
    assert counts == tuple(done.patterns.counts.sum(axis=0).tolist())


def test_the_target_says_what_it_counted(survey: Survey) -> None:
    """The target is no question to learn from; it says how many bought and how many are unknown."""
    question = survey(sold("Yes", "No", "Yes", None))["bought"]
    assert ("target", False, ("No", "Yes")) == (question.kind, question.used, question.answers)
    assert ("why.target", {"yes": "'Yes'", "bought": 2, "rows": 3}) == question.why
    assert (("why.set_aside", {"rows": 1}),) == question.notes


def test_unknown_target(survey: Survey) -> None:
    """A target that is no question is refused with the nearest and all there are."""
    error = refusal(survey, sold("yes", "no"), target="baught")
    assert isinstance(error, QuestionError)
    assert "Got 'baught'; the nearest is 'bought'. It asks 'cat', 'bought'." in str(error)


def test_unclear_target(survey: Survey) -> None:
    """A target with other answers is refused with these, the commonest first, and the way out."""
    error = refusal(survey, sold("maybe", "no", "yes", "no", "no", "yes"))
    assert isinstance(error, QuestionError)
    assert "are 'no', 'yes', 'maybe'. Say which of them counts as bought: --yes" in str(error)


def test_two_other_answers(survey: Survey) -> None:
    """Two answers that are no words for yes and no are not guessed at."""
    assert "survey.which_yes" == refusal(survey, sold("a", "b", "a")).key


def test_an_answer_nobody_gave(survey: Survey) -> None:
    """An answer that counts as bought and does not occur is refused with the nearest."""
    error = refusal(survey, sold("Sold", "Lost", "Late"), yes="solt")
    assert "Got 'solt'; the nearest is 'Sold'." in str(error)


@pytest.mark.parametrize(
    ("answers", "yes"), [(("Yes", "yes"), None), (("no", "0"), None), (("Sold", "Sold"), "Sold")]
)
def test_one_outcome_only(survey: Survey, answers: tuple[str, ...], yes: str | None) -> None:
    """Buyers without non-buyers, or the other way round, teach nothing."""
    assert "survey.one_class" == refusal(survey, sold(*answers), yes=yes).key


def test_no_outcome(survey: Survey) -> None:
    """A target that nobody answered is refused."""
    assert "survey.no_outcome" == refusal(survey, sold(None, "NA", "")).key


def test_many_answers_are_cut(survey: Survey) -> None:
    """Of very many answers the first twelve are listed."""
    error = refusal(survey, sold(*map(str, range(100, 200))))
    assert "'111', …" in str(error)


def test_leaving_out(survey: Survey) -> None:
    """A question to leave out is not used; the others are."""
    frame = sold("yes", "no", "yes").with_columns(beer=pl.Series(["yes", "yes", "no"]))
    done = survey(frame, leave_out=("cat",))
    assert (("left_out", False), ("beer",)) == (
        (done["cat"].kind, done["cat"].used),
        done.patterns.names,
    )


def test_leaving_out_what_is_not_there(survey: Survey) -> None:
    """A question to leave out that is not there is refused with the nearest."""
    error = refusal(survey, sold("yes", "no"), leave_out=("cta",))
    assert isinstance(error, QuestionError)
    assert "Got 'cta'; the nearest is 'cat'." in str(error)


def test_leaving_out_the_target(survey: Survey) -> None:
    """The target cannot be left out."""
    error = refusal(survey, sold("yes", "no"), leave_out=("bought",))
    assert "survey.target_left_out" == error.key


def test_nothing_left(survey: Survey) -> None:
    """When no question is left, that is said."""
    error = refusal(survey, sold("yes", "no"), leave_out=("cat",))
    assert "survey.nothing_to_ask" == error.key
