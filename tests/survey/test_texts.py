"""Cells as texts, texts as numbers, and when two texts are one answer."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.survey.texts import as_text, folded, number_of, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("cat", "cat"),
        ("  a cat\u00a0\n", "a cat"),
        ("", None),
        (" \u3000", None),
        (None, None),
        (math.nan, None),
        (np.float32("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (True, "True"),
        (np.bool_(False), "False"),
        (7, "7"),
        (np.int8(-7), "-7"),
        (25.0, "25"),
        (-0.0, "0"),
        (np.float64(0.5), "0.5"),
        (1e300, "1e+300"),
        (Decimal("12.50"), "12.50"),
        (dt.date(2024, 3, 4), "2024-03-04"),
        (dt.datetime(2024, 3, 4, 5, 6, tzinfo=dt.UTC), "2024-03-04T05:06:00+00:00"),
        (dt.time(5, 6), "05:06:00"),
    ],
)
def test_a_cell_as_text(value: object, text: str | None) -> None:
    """Cells of every type become the text that a CSV file would hold, blanks None."""
    assert text == as_text(value)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0.0),
        ("25", 25.0),
        ("+25", 25.0),
        ("-1.50", -1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("2.5E-1", 0.25),
        ("２５", 25.0),
        ("\u22125", -5.0),
        ("1e100", 1e100),
    ],
)
def test_plain_numbers(text: str, number: float) -> None:
    """Digits, a point, a sign and an exponent make a number, full-width ones too."""
    assert number == number_of(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", ".", "-", "e5", "1e", "007", "00", "1_000", "1,000", "1.000,5", "1 000", "12%", "$3"),
        *("0x10", "inf", "-inf", "nan", "NaN", "1e999", "1e101", "٣", "½", "5²", "TRUE", "2024-03"),
        "9" * 41,
    ],
)
def test_what_is_no_number(text: str) -> None:
    """Codes, units, separated thousands, foreign digits and what no double holds are no numbers."""
    assert number_of(text) is None


@given(st.floats(-1e100, 1e100))
def test_a_number_reads_back(value: float) -> None:
    """The text of a number is read as exactly that number."""
    assert value == number_of(number_text(value))


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_have_no_point(value: int) -> None:
    """A whole number is written as Python writes the integer, whatever type it came in."""
    assert str(value) == number_text(float(value))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yes", " yes "), ("ＹＥＳ", "yes"), ("1.0", "1"), ("A  b", "a B"), ("Straße", "STRASSE")],
)
def test_spellings_of_one_answer(one: str, other: str) -> None:
    """Case, spaces, width and a needless .0 do not make another answer."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("cat", "cats"), ("007", "7"), ("5²", "52")])
def test_different_answers(one: str, other: str) -> None:
    """Letters and codes do."""
    assert folded(one) != folded(other)


def test_long_numbers_stay_apart() -> None:
    """Two numbers of seventeen digits that are one double are still two answers."""
    assert folded("12345678901234567") != folded("12345678901234568")
