"""Scoring: prospects matched by name, none dropped, every doubt flagged, ranks that never waver."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from glassbowl.core.network import Network
from glassbowl.errors import QuestionError, RecipeError, SurveyError
from glassbowl.study import score as room
from glassbowl.study.score import FLAGS, ScoredAnswers, Scores, score_prospects, standings
from glassbowl.study.train import train_study
from glassbowl.survey import rows as rows_room

if TYPE_CHECKING:
    from pathlib import Path

    from tests.study.conftest import Columns, WriteColumns

    from glassbowl.study.study import Study

ANSWERS = {"cat": "yes", "beer": "no", "age": "40", "shop": "west"}
YES_NO = ("cat", "beer", "bought")


@pytest.fixture(scope="module")
def study(easy: Columns) -> Study:
    """The easy survey, learned and judged: yes/no, a number and a choice, some of them blank."""
    blanks = {
        name: ["" if k % 25 == place else answer for k, answer in enumerate(easy[name])]
        for place, name in enumerate(("cat", "age"))
    }
    return train_study(pl.DataFrame(easy | blanks), target="bought", hidden=3)


@pytest.fixture(scope="module")
def words(easy: Columns) -> Study:
    """The same without numbers, so that it is known who was ever seen: three of four patterns."""
    kept = [k for k in range(1_200) if (easy["cat"][k], easy["beer"][k]) != ("yes", "yes")]
    rows = {name: [easy[name][k] for k in kept] for name in YES_NO}
    return train_study(pl.DataFrame(rows), target="bought", hidden=3)


@pytest.fixture(scope="module")
def unjudged(words: Study) -> Study:
    """The same network, as if nobody had judged it."""
    return replace(words, evidence=None)


def prospects(*answers: dict[str, str | None]) -> pl.DataFrame:
    """A list of prospects who answer as usual, but for what is said of each."""
    rows = [{**ANSWERS, **given} for given in answers]
    return pl.DataFrame({name: [row[name] for row in rows] for name in ANSWERS})


def couples(*pairs: str) -> pl.DataFrame:
    """Prospects by two marks each, as in `yn`: cat and beer."""
    said = {"y": "yes", "n": "no", " ": ""}
    return pl.DataFrame({name: [said[p[k]] for p in pairs] for k, name in enumerate(YES_NO[:2])})


def raised(scores: Scores, row: int = 0) -> list[str]:
    """The flags of one prospect."""
    return [flag for flag, rows in scores.flags.items() if rows[row]]


def chances(scores: Scores) -> list[float]:
    """The probabilities in the order of the file."""
    found: list[float] = scores.probability.tolist()
    return found


def test_rows_out_are_rows_in(study: Study, easy: Columns) -> None:
    """1,200 prospects come in, 1,200 are scored and ranked."""
    scores = score_prospects(study, pl.DataFrame(easy))
    assert (1_200, list(range(1, 1_201))) == (len(scores), sorted(scores.rank.tolist()))


def test_customers_get_what_the_network_says_of_them(words: Study) -> None:
    """A prospect with a customer's answers gets the probability of that pattern."""
    assert words.customers is not None
    said = dict(
        zip(map(tuple, words.customers.X.tolist()), words.predict(words.customers.X), strict=True)
    )
    found = chances(score_prospects(words, couples("nn", "yn", "ny")))
    assert [said[0.0, 0.0], said[1.0, 0.0], said[0.0, 1.0]] == found


def test_columns_may_stand_in_any_order(study: Study, easy: Columns) -> None:
    """Answers are matched by the name of the question, never by its place."""
    backwards = dict(reversed(easy.items()))
    one, other = (score_prospects(study, pl.DataFrame(table)) for table in (easy, backwards))
    assert (chances(one), one.rank.tolist()) == (chances(other), other.rank.tolist())


def test_further_columns_are_ignored(study: Study, easy: Columns) -> None:
    """Names, telephones and the target itself change nothing."""
    more = {"name": ["x"] * 1_200} | easy | {"phone": [str(k) for k in range(1_200)]}
    without = {name: easy[name] for name in ANSWERS}
    one, other = (score_prospects(study, pl.DataFrame(table)) for table in (more, without))
    assert chances(one) == chances(other)


def test_case_and_spaces_of_a_name_do_not_matter(study: Study) -> None:
    """` Cat ` is the question `cat`."""
    renamed = prospects({}).rename({"cat": " Cat ", "age": "AGE"})
    assert chances(score_prospects(study, prospects({}))) == chances(
        score_prospects(study, renamed)
    )


def test_a_missing_question_is_named(study: Study) -> None:
    """Without a question that the network needs nothing is scored, and the error says which."""
    with pytest.raises(QuestionError) as caught:
        score_prospects(study, prospects({}).drop("age", "shop"))
    assert "survey.question_missing" == caught.value.key
    assert ("'age'", "'shop'") == caught.value.values["questions"]


def test_a_renamed_question_is_named(study: Study) -> None:
    """A question under another name is missing, and the names that are there are listed."""
    with pytest.raises(QuestionError, match=r"lacks 'age'.*'years'"):
        score_prospects(study, prospects({}).rename({"age": "years"}))


def test_two_columns_that_may_be_meant(study: Study) -> None:
    """Two names that differ in case only, and neither exactly: nobody guesses."""
    twice = prospects({}).rename({"cat": "Cat"}).with_columns(pl.col("Cat").alias("CAT"))
    with pytest.raises(QuestionError, match="'Cat', 'CAT'"):
        score_prospects(study, twice)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"age": "79"}, []),
        ({"age": "80"}, ["out_of_range"]),
        ({"age": "-3"}, ["out_of_range"]),
        ({"shop": "east"}, ["unknown_answer"]),
        ({"cat": "purple"}, ["unknown_answer"]),
        ({"age": "old"}, ["unknown_answer"]),
        ({"shop": ""}, ["no_answer"]),
        ({"cat": None}, ["no_answer"]),
        ({"age": "unknown"}, ["no_answer"]),
        ({"age": "N/A", "shop": "east"}, ["unknown_answer", "no_answer"]),
        (
            {"age": "1e9", "cat": "?", "shop": "moon"},
            ["out_of_range", "unknown_answer", "no_answer"],
        ),
    ],
    ids=str,
)
def test_flags(study: Study, given: dict[str, str | None], expected: list[str]) -> None:
    """Whatever nobody learned from is flagged by its own word; several may hold at once."""
    assert expected == raised(score_prospects(study, prospects(given)))


def test_the_four_flags() -> None:
    """There are four, and every score has each of them."""
    assert ("never_seen", "out_of_range", "unknown_answer", "no_answer") == FLAGS


def test_flagged_means_any_flag(study: Study) -> None:
    """One flag is enough; none is none."""
    scores = score_prospects(study, prospects({}, {"age": "99"}, {"shop": ""}))
    assert [False, True, True] == scores.flagged.tolist()


def test_beyond_the_range_counts_as_its_end(study: Study, easy: Columns) -> None:
    """Somebody of 200 gets the probability of the oldest customer, and the flag."""
    oldest = max(easy["age"], key=int)
    one, other = chances(score_prospects(study, prospects({"age": oldest}, {"age": "200"})))
    assert one == other


def test_an_unknown_answer_counts_as_none(study: Study) -> None:
    """A shop that no customer named is as if nothing had been said."""
    one, other = chances(score_prospects(study, prospects({"shop": "east"}, {"shop": ""})))
    assert one == other


def test_never_seen(words: Study) -> None:
    """No customer owned a cat and drank beer; everybody else was seen."""
    scores = score_prospects(words, couples("nn", "yy", "yn", "ny"))
    assert [False, True, False, False] == scores.flags["never_seen"].tolist()


def test_where_a_number_is_asked_nobody_is_called_unseen(study: Study) -> None:
    """Hardly two people give the same numbers: that alone is no reason for doubt."""
    scores = score_prospects(study, prospects({"age": "33.25"}))
    assert [] == raised(scores)


def test_never_seen_decides_where_nobody_judged(unjudged: Study) -> None:
    """Whom no customer resembles ranks after all others, though likelier."""
    scores = score_prospects(unjudged, couples("yy", "nn", "yn", "ny"))
    assert (True, 4) == (scores.held_last, scores.rank[0])


def test_never_seen_informs_where_it_was_judged(words: Study) -> None:
    """A network that was judged ranks by what it says alone."""
    scores = score_prospects(words, couples("yy", "nn", "yn", "ny"))
    by_chance = np.argsort(-scores.probability).tolist()
    assert (False, by_chance) == (scores.held_last, list(scores.best(4)))
    assert scores.rank[0] < 4


def test_an_answer_left_out_is_no_customer_s(unjudged: Study) -> None:
    """Everybody answered about cats, so who did not resembles nobody."""
    scores = score_prospects(unjudged, couples("nn", " n"))
    assert ([], ["never_seen", "no_answer"]) == (raised(scores, 0), raised(scores, 1))


def test_without_customers_nobody_knows_who_was_seen(unjudged: Study) -> None:
    """A study that forgot its customers flags nobody as unseen, and says that it does not know."""
    scores = score_prospects(replace(unjudged, customers=None), couples("yy"))
    assert ([], False) == (raised(scores), scores.seen_known)


def test_minus_zero_is_zero(words: Study) -> None:
    """An answer that was seen stays seen whatever the sign of its nought."""
    assert words.customers is not None
    turned = replace(words.customers, X=np.where(words.customers.X == 0, -0.0, 1.0))
    scores = score_prospects(replace(words, customers=turned), couples("nn", "yn"))
    assert [False, False] == scores.flags["never_seen"].tolist()


def test_ranks_fall_with_the_probability(study: Study, easy: Columns) -> None:
    """Down the list nobody is likelier than whoever stands above."""
    scores = score_prospects(study, pl.DataFrame(easy))
    ordered = scores.probability[list(scores.best(1_200))]
    assert all(before >= after for before, after in pairwise(ordered))


def test_equal_prospects_keep_their_order(words: Study) -> None:
    """Three of each: within the same answers the first in the file is ranked first."""
    scores = score_prospects(words, couples("nn", "yn", "nn", "yn", "nn", "yn"))
    assert [4, 1, 5, 2, 6, 3] == scores.rank.tolist()


def test_ranks_see_what_probabilities_hide(words: Study) -> None:
    """Sums of 100 and 50 are both a probability of 1; the larger sum ranks first."""
    sure = Network((np.array([[50.0], [0.0], [50.0]]),))
    recipe = replace(words.recipe, hidden=())
    scores = score_prospects(
        replace(words, networks=(sure,), recipe=recipe), couples("nn", "yn", "ny")
    )
    assert ([1.0] * 3, [2, 1, 3]) == (chances(scores), scores.rank.tolist())


def test_standings_of_sums() -> None:
    """By hand: 3 before 2, equal ones share, those held back come after all others."""
    sums = np.array([2.0, 9.0, 3.0, 2.0, 8.0])
    held = np.array([False, True, False, False, True])
    assert [1, 2, 0, 1, 3] == standings(sums, last=held).tolist()


@pytest.mark.parametrize("at_once", [1, 2, 4, 100])
def test_ranks_of_standings(
    at_once: int, study: Study, easy: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those who share a standing are one crowd, in the order of the file, however it is read."""
    monkeypatch.setattr(rows_room, "ROWS_AT_ONCE", at_once)
    scores = score_prospects(study, pl.DataFrame(easy).head(6))
    three = ScoredAnswers(np.array([0.9, 0.2, 0.5]), np.array([0, 2, 1]), {})
    shared = replace(scores, answers=three, place=np.array([2, 2, 0, 2, 1, 0]))
    assert [3, 4, 1, 5, 6, 2] == shared.rank.tolist()
    assert (2, 5, 0, 1, 3, 4) == shared.best(6)


def test_those_who_answered_alike_are_alike(study: Study) -> None:
    """By hand: two rows of answers, given once and three times."""
    flags = {"no_answer": np.array([False, True]), "never_seen": np.array([True, True])}
    answers = ScoredAnswers(np.array([0.25, 0.75]), np.array([1, 0]), flags)
    table = score_prospects(study, prospects({})).table
    scores = Scores(table, answers, np.array([1, 0, 1, 1], dtype=np.uint8), True, True)
    assert [0.75, 0.25, 0.75, 0.75] == chances(scores)
    assert [True, False, True, True] == scores.flags["no_answer"].tolist()
    assert {"no_answer": 3, "never_seen": 4} == scores.raised
    assert [1, 4, 2, 3] == scores.rank.tolist()
    assert [False] * 4 == scores.to_send(cost=1, margin=2).tolist()


def test_the_best_are_those_of_the_lowest_ranks(study: Study, easy: Columns) -> None:
    """The order names the rows by their ranks."""
    scores = score_prospects(study, pl.DataFrame(easy))
    assert list(range(1, 1_201)) == scores.rank[list(scores.best(1_200))].tolist()


@pytest.mark.parametrize("at_once", [1, 7, 1_200])
def test_a_long_list_is_scored_in_pieces(
    study: Study, easy: Columns, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """However many are fed forward at once, the numbers are the same."""
    whole = chances(score_prospects(study, pl.DataFrame(easy)))
    monkeypatch.setattr(room, "AT_ONCE", at_once)
    pieces = chances(score_prospects(study, pl.DataFrame(easy)))
    assert pytest.approx(whole, abs=1e-14) == pieces


def test_a_file_of_prospects(study: Study, easy: Columns, write_columns: WriteColumns) -> None:
    """A CSV file is scored like the table."""
    one = score_prospects(study, write_columns(easy))
    assert chances(score_prospects(study, pl.DataFrame(easy))) == chances(one)


def test_no_prospect_at_all(study: Study, tmp_path: Path) -> None:
    """A list of names only is refused in a sentence."""
    path = tmp_path / "prospects.csv"
    path.write_text("cat,beer,age,shop\n")
    with pytest.raises(SurveyError, match=r"prospects\.csv"):
        score_prospects(study, path)


def test_a_budget(words: Study) -> None:
    """The best two, and nobody else."""
    scores = score_prospects(words, couples("nn", "yn", "ny", "yn"))
    assert [False, True, False, True] == scores.to_send(send=2).tolist()


def test_a_budget_for_more_than_there_are(words: Study) -> None:
    """Then everybody is sent to."""
    assert [True] * 3 == score_prospects(words, couples("nn", "yn", "ny")).to_send(send=9).tolist()


def test_cost_and_margin(study: Study, easy: Columns) -> None:
    """Sent to is who brings in more than it costs: probability times margin above cost."""
    scores = score_prospects(study, pl.DataFrame(easy))
    expected = [chance * 12.5 > 4.0 for chance in chances(scores)]
    found = scores.to_send(cost=4.0, margin=12.5).tolist()
    assert (expected, True) == (found, 0 < sum(found) < 1_200)


def test_who_was_never_seen_is_not_sent_to_where_nobody_judged(unjudged: Study) -> None:
    """Neither by budget nor by costs, however likely."""
    scores = score_prospects(unjudged, couples("yy", "yn"))
    assert [False, True] == scores.to_send(send=2).tolist()
    assert [False, True] == scores.to_send(cost=1, margin=1e9).tolist()


def test_who_was_never_seen_is_sent_to_where_it_was_judged(words: Study) -> None:
    """There the flag informs."""
    assert [True, True] == score_prospects(words, couples("yy", "yn")).to_send(send=2).tolist()


@pytest.mark.parametrize(
    ("budget", "key"),
    [
        ({"send": 0}, "score.amount"),
        ({"send": -3}, "score.amount"),
        ({"cost": 0.0, "margin": 1.0}, "score.amount"),
        ({"cost": 1.0, "margin": float("nan")}, "score.amount"),
        ({"cost": float("inf"), "margin": 1.0}, "score.amount"),
        ({"cost": 1.0}, "score.budget"),
        ({"margin": 1.0}, "score.budget"),
        ({}, "score.budget"),
    ],
    ids=str,
)
def test_a_budget_that_is_none(words: Study, budget: dict[str, float], key: str) -> None:
    """Nothing, less than nothing, infinity, or half of it is refused."""
    scores = score_prospects(words, couples("yn"))
    with pytest.raises(RecipeError) as caught:
        scores.to_send(**budget)  # type: ignore[arg-type]
    assert key == caught.value.key


def test_the_best_by_their_rows(words: Study) -> None:
    """Rows of the file, counted from 0, best first."""
    assert (1, 3, 0) == score_prospects(words, couples("nn", "yn", "ny", "yn")).best(3)


def test_scores_say_what_they_are(words: Study) -> None:
    """How many, whose, and the likeliest."""
    scores = score_prospects(words, couples("nn", "yn"))
    assert repr(scores) == (f"Scores(2 prospects of DataFrame, best {max(chances(scores)):.4f})")
