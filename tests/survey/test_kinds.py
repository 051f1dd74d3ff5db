"""What a question is taken for: whole columns, decided in the open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glassbowl.survey.synonyms import BLANKS, NO, YES

if TYPE_CHECKING:
    from tests.survey.conftest import Survey

    from glassbowl.survey.question import Question

ROWS = 40


def column(*answers: str | None) -> list[str | None]:
    """Forty rows of these answers, one after the other and over again."""
    return [answers[row % len(answers)] for row in range(ROWS)]


def asked(survey: Survey, answers: Sequence[str | None], name: str = "asked") -> Question:
    """What a column is taken for, beside a question that is sure to be used."""
    n = len(answers)
    bought = ["yes" if row % 3 else "no" for row in range(n)]
    cat = ["yes" if row % 2 else "no" for row in range(n)]
    return survey(pl.DataFrame({name: answers, "cat": cat, "bought": bought}))[name]


NUMBERS = [str(18 + 7 * row % 61) for row in range(ROWS)]
NAMES = [f"Miller {row}" for row in range(ROWS)]
LONG = [f"I came by on day {row} and liked it a lot" for row in range(ROWS)]

COLUMNS: dict[str, tuple[list[str | None], str, bool, str]] = {
    "yes and no": (column("Yes", "No"), "yes_no", True, "why.yes_no"),
    "spellings": (column("Yes", "y", "TRUE", "1.0", "N", "false"), "yes_no", True, "why.yes_no"),
    "chinese": (column("是", "否", None), "yes_no", True, "why.yes_no"),
    "chinese having": (column("有", "沒有"), "yes_no", True, "why.yes_no"),
    "chinese buying": (column("買了", "没买"), "yes_no", True, "why.yes_no"),
    "one and zero": (column("1", "0", "0"), "yes_no", True, "why.yes_no"),
    "ticks": (column("x", None, None), "yes_no", True, "why.tick"),
    "ticks and crosses": (column("✓", "✗"), "yes_no", True, "why.yes_no"),
    "maybe": (column("Yes", "No", "Maybe"), "choice", True, "why.choice"),
    "unknown": (column("yes", "no", "unknown"), "choice", True, "why.choice"),
    "two numbers": (column("5", "10"), "choice", True, "why.choice"),
    "yes or nothing": (column("Yes", None), "choice", True, "why.choice"),
    "none is an answer": (column("Cat", "Dog", "None"), "choice", True, "why.choice"),
    "codes": (column("01", "02", "03"), "choice", True, "why.choice"),
    "numbers": ([*NUMBERS], "number", True, "why.number"),
    "one odd number": ([*NUMBERS[:-1], "25-Jun"], "number", True, "why.number"),
    "numbers or unknown": ([*NUMBERS[:20], *column("don't know")], "number", True, "why.number"),
    "floats": ([f"{row}.5" for row in range(ROWS)], "number", True, "why.number"),
    "always yes": (column("Yes", "yes"), "constant", False, "why.constant"),
    "always ticked": (column("x"), "constant", False, "why.constant"),
    "always 3": (column("3"), "constant", False, "why.constant"),
    "nothing": (column(None, "NA", " "), "constant", False, "why.empty"),
    "iso dates": ([f"2024-01-{row % 28 + 1:02}" for row in range(ROWS)], "date", False, "why.date"),
    "days first": (column("31/12/2024", "1/2/2024 11:29"), "date", False, "why.date"),
    "chinese dates": (column("2024年3月4日", "2024年3月5日"), "date", False, "why.date"),
    "named months": (column("4 March 2024", "5-Mar-24"), "date", False, "why.date"),
    "row numbers": ([str(row + 7) for row in range(ROWS)], "id", False, "why.id_number"),
    "names": ([*NAMES], "id", False, "why.id"),
    "addresses": ([f"m{row}@shop.org" for row in range(ROWS)], "id", False, "why.address"),
    "telephones": ([f"0912-345-{row:03}" for row in range(ROWS)], "id", False, "why.address"),
    "comments": ([*LONG], "free_text", False, "why.free_text"),
    "some comments": ([*LONG[:35], *LONG[:5]], "free_text", False, "why.free_text"),
    "units": ([f"{row + 18} years" for row in range(ROWS)], "number", False, "why.attached"),
    "money": ([f"${row + 1},234.00" for row in range(ROWS)], "number", False, "why.attached"),
    "decimal commas": ([f"{row},5" for row in range(ROWS)], "number", False, "why.attached"),
    "pairs": ([f"place {row // 2}" for row in range(ROWS)], "choice", True, "why.choice"),
    "singles": ([f"place {max(row, 5)}" for row in range(ROWS)], "choice", True, "why.choice"),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_kinds(name: str, survey: Survey) -> None:
    """Each kind of column is recognised, used or not, and says why."""
    answers, kind, used, why = COLUMNS[name]
    question = asked(survey, answers)
    assert (kind, used, why) == (question.kind, question.used, question.why[0])


@pytest.mark.parametrize(
    ("name", "answers", "kind"),
    [
        ("Customer ID", [str(row * 37) for row in range(ROWS)], "id"),
        ("customer_id", [str(row * 37 % 31) for row in range(ROWS)], "id"),
        ("CustomerId", [f"C{row * 37 % 31}" for row in range(ROWS)], "id"),
        ("客戶編號", [str(row * 37) for row in range(ROWS)], "id"),
        ("No.", [str(row * 37) for row in range(ROWS)], "id"),
        ("No. of cats", [str(row % 25) for row in range(ROWS)], "number"),
        ("Distance", [str(row * 37) for row in range(ROWS)], "number"),
        ("Idea", [str(row * 37) for row in range(ROWS)], "number"),
        ("First visit date", [str(45_000 + 3 * row) for row in range(ROWS)], "date"),
        ("到店日期", [str(45_000 + 3 * row) for row in range(ROWS)], "date"),
        ("Income", [str(45_000 + 3 * row) for row in range(ROWS)], "number"),
        ("Update", [str(45_000 + 3 * row) for row in range(ROWS)], "number"),
    ],
)
def test_the_name_has_a_say(
    name: str, answers: list[str | None], kind: str, survey: Survey
) -> None:
    """An id and a date counted in days look like numbers: their name tells them apart."""
    assert kind == asked(survey, answers, name).kind


def test_few_rows_that_rise_are_no_id(survey: Survey) -> None:
    """Four customers of 22, 23, 24 and 25 are not numbered by their age."""
    assert "number" == asked(survey, ["22", "24", "23", "25"]).kind


@settings(max_examples=60)
@given(yes=st.sampled_from(sorted(YES)), no=st.sampled_from(sorted(NO)), raised=st.booleans())
def test_every_yes_with_every_no(survey: Survey, *, yes: str, no: str, raised: bool) -> None:
    """Any word for yes and any for no make a question of yes and no, yes last."""
    words = [no.upper(), f" {yes.upper()} "] if raised else [no, yes]
    question = asked(survey, [*words, *words])
    assert ("yes_no", tuple(word.strip() for word in words)) == (question.kind, question.answers)


def test_the_words_are_apart() -> None:
    """No word means yes and no, or a blank and an answer."""
    assert set() == (YES & NO) | (YES & BLANKS) | (NO & BLANKS)


@pytest.mark.parametrize("mark", sorted(BLANKS))
def test_marks_that_are_blanks(mark: str, survey: Survey) -> None:
    """NA, -, ? and their like are no answer, and are counted."""
    question = asked(survey, column("Yes", "No", mark, mark.upper()))
    assert ("yes_no", (("why.blank", {"rows": 20}),)) == (question.kind, question.notes)


def test_odd_words_among_numbers(survey: Survey) -> None:
    """A word among numbers counts as no answer, and is shown."""
    question = asked(survey, [*NUMBERS[:-1], "25-Jun"])
    assert (("why.not_number", {"rows": 1, "example": "'25-Jun'"}),) == question.notes


def test_a_number_far_out(survey: Survey) -> None:
    """Of 124 numbers the 31st is 1 and the 93rd is 3: beyond -19 and 23 they are odd."""
    answers = [*"1" * 31, *"2" * 30, *"3" * 32, *"4" * 28, "999", "23", "24"]
    question = asked(survey, answers)
    assert (-19.0, 23.0) == question.fence
    assert (("why.clipped", {"rows": 2, "low": "-19", "high": "23"}),) == question.notes


def test_no_fence_around_a_spike(survey: Survey) -> None:
    """Where half of the customers gave the same number, none is odd."""
    assert asked(survey, [*column("999"), "1", "2", "3"]).fence is None


def test_rare_answers(survey: Survey) -> None:
    """With a hundred customers, answers that fewer than five gave share one place."""
    answers = [*("a",) * 50, *("b",) * 45, *("c",) * 5, *("d",) * 4, "e"]
    question = asked(survey, answers)
    assert (("a", "b", "c"), ("d", "e")) == (question.answers, question.rare)
    assert (("why.rare", {"answers": 2, "rows": 5}),) == question.notes


def test_one_rare_answer_stays(survey: Survey) -> None:
    """A single rare answer keeps its own name: nothing would share its place."""
    answers = [*("a",) * 50, *("b",) * 45, *("c",) * 5, *("d",) * 4]
    assert ("a", "b", "c", "d") == asked(survey, answers).answers


def test_thirty_answers_at_most(survey: Survey) -> None:
    """Of forty answers the thirty commonest have a place of their own."""
    answers = [f"{k:02}" for k in range(40) for _ in range(5 + k)]
    question = asked(survey, answers)
    assert (tuple(f"{k:02}" for k in range(10, 40)), 10) == (question.answers, len(question.rare))


def test_spellings_of_one_choice(survey: Survey) -> None:
    """Spellings that differ in case and spaces are one answer, called as most wrote it."""
    question = asked(survey, column("Male", "male", "Male ", "Female"))
    assert ("Female", "Male") == question.answers
    assert (("why.spellings", {"spellings": 3, "answers": 2}),) == question.notes


def test_numbers_to_choose_from_are_in_order(survey: Survey) -> None:
    """Among the answers of a choice numbers stand first, by value."""
    assert ("2", "10", "x") == asked(survey, column("10", "2", "x")).answers


def test_customers_without_outcome_have_no_say(survey: Survey) -> None:
    """What only customers without an outcome answered is no answer of the question."""
    frame = pl.DataFrame(
        {
            "a": [*("x", "y") * 10, *("z",) * 10],
            "bought": [*("yes", "no", "no", "yes") * 5, *(None,) * 10],
        }
    )
    assert ("x", "y") == survey(frame)["a"].answers
