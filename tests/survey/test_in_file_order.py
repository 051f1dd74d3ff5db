"""Every row's answers in the order of the file: whatever the batches, nothing is mixed up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest

from glassbowl.errors import SurveyError
from glassbowl.survey import in_file_order as room
from glassbowl.survey.in_file_order import answers_in_order
from glassbowl.survey.read import read_survey

DAY = dt.date(2026, 1, 31)

COLUMNS: dict[str, list[object]] = {
    "few": ["yes", "no", "no", "yes", "no", "yes", "yes"],
    "one more, late": ["yes", "no", "no", "yes", "no", "maybe", "no"],
    "a blank, late": ["yes", "no", "yes", "no", "no", None, "yes"],
    "blanks first": [None, None, "no", None, "no", "yes", None],
    "spaces": ["yes", "yes ", " yes", "no", "no ", "yes", "yes "],
    "numbers": [1, 0, 1, 1, 0, 2, 1],
    "one more number, late": [1, 0, 1, 0, 2, 1, 300],
    "less than nothing, late": [1, 0, 1, 0, 1, -1, 256],
    "numbers, a blank": [1, 0, None, 1, 0, None, 1],
    "true and false": [True, False, False, None, True, True, False],
    "not whole": [0.5, 0.0, -0.0, 0.5, None, 2.5, 0.0],
    "days": [DAY, None, DAY, DAY, None, DAY, DAY],
}
TEXTS: dict[str, list[object]] = {
    "numbers": ["1", "0", "1", "1", "0", "2", "1"],
    "one more number, late": ["1", "0", "1", "0", "2", "1", "300"],
    "less than nothing, late": ["1", "0", "1", "0", "1", "-1", "256"],
    "numbers, a blank": ["1", "0", None, "1", "0", None, "1"],
    "true and false": ["True", "False", "False", None, "True", "True", "False"],
    "not whole": ["0.5", "0", "0", "0.5", None, "2.5", "0"],
    "days": ["2026-01-31", None, "2026-01-31", "2026-01-31", None, "2026-01-31", "2026-01-31"],
    "spaces": ["yes", "yes", "yes", "no", "no", "yes", "yes"],
}
"""What the cells say; the other columns say what they hold."""


def texts(frame: pl.DataFrame, name: str) -> list[str | None]:
    """The answers of a column, row by row."""
    (answers,) = answers_in_order(read_survey(frame), [name])
    return [answers.values[code] for code in answers.codes]


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
@pytest.mark.parametrize("name", COLUMNS)
def test_the_rows_as_they_stand(name: str, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows are read at once, each keeps its own text."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", at_once)
    assert TEXTS.get(name, COLUMNS[name]) == texts(pl.DataFrame(COLUMNS, strict=False), name)


def test_numbers_that_are_their_own_places() -> None:
    """0 and 1 stand where they are, whichever comes first; no other answer is taken for them."""
    for said in ([1, 0, 0, 1], [0, 1, 1, 0]):
        (answers,) = answers_in_order(read_survey(pl.DataFrame({"a": said})), ["a"])
        assert (("0", "1"), said) == (answers.values, answers.codes.tolist())


SIGNED = [pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.Int128]
UNSIGNED = [pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64, pl.UInt128]


@pytest.mark.parametrize("kind", [*SIGNED, *UNSIGNED], ids=str)
def test_whole_numbers_of_every_width(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """Answers that come late are none of those before, also below 0 and where NumPy has no such."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", 2)
    below = -1 if kind in SIGNED else 3
    said = [0, 1, 1, 0, below, 1, 2, 0]
    frame = pl.DataFrame({"a": pl.Series(said, dtype=kind)})
    assert list(map(str, said)) == texts(frame, "a")


@pytest.mark.parametrize("checked", [6, 8])
def test_a_file_that_changed_meanwhile(checked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven rows where more or fewer were checked are refused: none is made up, none is dropped."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", 4)
    table = replace(read_survey(pl.DataFrame(COLUMNS, strict=False)), rows=checked)
    with pytest.raises(SurveyError, match=f"It had {checked} rows and now has 7"):
        answers_in_order(table, ["few", "days"])


@pytest.mark.parametrize("distinct", [8, 9, 256, 257, 1_000])
def test_many_answers(distinct: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the few that are compared, and past what fits into a byte, all stay apart."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", 100)
    said = [f"answer {k}" for k in np.random.default_rng(1).integers(0, distinct, 2_000)]
    assert said == texts(pl.DataFrame({"a": said}), "a")


@pytest.mark.parametrize("name", COLUMNS)
def test_each_text_stands_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches share their texts."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", 2)
    (answers,) = answers_in_order(read_survey(pl.DataFrame(COLUMNS, strict=False)), [name])
    said = TEXTS.get(name, COLUMNS[name])
    assert len(set(said)) == len(answers.values) == len(set(answers.values))
