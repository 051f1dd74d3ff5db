"""What never enters the count: ids and their like, found without looking at every row twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from glassbowl.survey import sift
from glassbowl.survey.given import given
from glassbowl.survey.kinds import decided
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.survey.conftest import Survey

ROWS = 3_000


def beside(name: str, answers: list[object]) -> pl.DataFrame:
    """A column beside an outcome and a question."""
    rows = range(len(answers))
    return pl.DataFrame(
        {
            name: answers,
            "cat": ["yes" if row % 2 else "no" for row in rows],
            "bought": ["yes" if row % 3 else "no" for row in rows],
        }
    )


MANY: dict[str, Callable[[int], object]] = {
    "id": lambda row: f"C{row}",
    "id number": lambda row: row + 7,
    "id as text": lambda row: str(row + 7),
    "comment": lambda row: f"on day {row} it was all very fine",
    "date": lambda row: f"2024-01-{row % 28 + 1:02} 11:{row % 60:02}",
    "amount": lambda row: row * 37 % 5_003 / 100,
    "amount as text": lambda row: f"{row * 37 % 5_003 / 100:.2f}",
    "money": lambda row: f"${row}.50",
    "place": lambda row: f"place {row % 1_500}",
    "with blanks": lambda row: f"C{row}" if row % 5 else "NA",
}


@pytest.mark.parametrize("name", ["id", "id number", "comment", "date", "money", "with blanks"])
def test_kept_out_of_the_count(name: str) -> None:
    """A column that cannot take part does not make every row a pattern of its own."""
    frame = beside("asked", [MANY[name](row) for row in range(ROWS)])
    assert 4 == len(count_survey(read_survey(frame), target="bought").n)


@pytest.mark.parametrize("name", MANY)
def test_looked_at_alone_or_with_the_others(
    name: str, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A column is decided alike whether it is looked at alone or counted with all others."""
    frame = beside("asked", [MANY[name](row) for row in range(ROWS)])
    alone = survey(frame)["asked"]
    monkeypatch.setattr(sift, "MANY", 2.0)
    monkeypatch.setattr(sift, "is_day", lambda _: False)
    assert alone == survey(frame)["asked"]


@pytest.mark.parametrize("name", MANY)
def test_a_sample_decides_alike(name: str, survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample of the answers decides as all of them do, with the true numbers of answers."""
    frame = beside("asked", [MANY[name](row) for row in range(ROWS)])
    whole = survey(frame)["asked"]
    monkeypatch.setattr(sift, "MOST_LOOKED_AT", 200)
    sampled = survey(frame)["asked"]
    assert (whole.kind, whole.used, whole.why[0]) == (sampled.kind, sampled.used, sampled.why[0])


def test_a_sample_knows_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a sample the number of different answers, of customers and the range are those of all."""
    table = read_survey(beside("asked", [*range(7, 1_007), None]))
    monkeypatch.setattr(sift, "MOST_LOOKED_AT", 100)
    seen = sift.look(table, "asked")
    assert (1_000, 1_000, 1, (7.0, 1006.0)) == (seen.distinct, seen.answered, seen.blank, seen.span)
    assert 20 <= len(seen.texts) <= 200


def test_the_sample_does_not_depend_on_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers are looked at when the rows are turned round."""
    frame = beside("asked", list(range(1_000)))
    monkeypatch.setattr(sift, "MOST_LOOKED_AT", 100)
    one, other = (sift.look(read_survey(f), "asked") for f in (frame, frame.reverse()))
    assert sorted(one.texts) == sorted(other.texts)


def test_days_are_looked_at_alone() -> None:
    """A column of days is not counted, even when there are few."""
    frame = beside("day", ["2024-01-01", "2024-01-02"] * 50).with_columns(
        pl.col("day").str.to_date()
    )
    assert "day" not in count_survey(read_survey(frame), target="bought")


def test_given_counts_blanks() -> None:
    """What is looked at alone counts marks such as NA as blank."""
    table = read_survey(beside("asked", ["a", "NA", None, "-", "b", "a"]))
    tally = count_survey(table, target="bought")
    seen = given(tally["asked"], tally.n)
    assert ({"a": 2, "b": 1}, 3) == (dict(zip(seen.texts, seen.n, strict=True)), seen.blank)
    assert "choice" == decided(seen).kind
