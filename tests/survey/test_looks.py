"""What single answers look like, and what they only seem to."""

from __future__ import annotations

import pytest

from glassbowl.survey.looks import (
    is_address,
    is_date,
    is_number_with_more,
    named_as_date,
    named_as_id,
    named_as_numbering,
)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-04", "2024/3/4", "2024.12.31", "04/03/2024", "31-12-2024", "4.3.2024", "4/3/24"),
        *("2024-03-04T05:06:07Z", "2024-03-04 05:06:07.123456", "2024-03-04T05:06:07+08:00"),
        *("8/27/2014 11:29", "8/27/2014 11:29 PM", "2024年3月4日", "4-Mar-24", "March 4, 2024"),
    ],
)
def test_dates(text: str) -> None:
    """Days in the usual ways of writing them, with or without the time."""
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-13-01", "2024-00-10", "2024-01-32", "2024/01-02", "32/1/2024", "25-Jun", "6-25"),
        *("26-100", "500-1000", "1.2.3", "10:30", "2024", "March", "4 and 5 2024", "may be 2024"),
    ],
)
def test_no_dates(text: str) -> None:
    """Months and days that do not exist, bands, versions and times of day are no dates."""
    assert not is_date(text)


@pytest.mark.parametrize("text", ["a@b.org", "+44 20 7946 0958", "(02) 2345-6789", "0912345678"])
def test_addresses(text: str) -> None:
    """E-mail addresses and telephone numbers."""
    assert is_address(text)


@pytest.mark.parametrize("text", ["a@b", "12-15", "2024-03", "3.14159", "5551234", "a b@c d"])
def test_no_addresses(text: str) -> None:
    """Bands and numbers are none."""
    assert not is_address(text)


@pytest.mark.parametrize(
    "text", ["$12.50", "NT$300", "1,234.00", "35 years", "35歲", "12 %", "3,5", "-4°C", "£1,000"]
)
def test_numbers_with_more(text: str) -> None:
    """A currency, a unit, separated thousands or a decimal comma make a number no plain one."""
    assert is_number_with_more(text)


@pytest.mark.parametrize("text", ["Q1", "26-100", "60+", "Grade 1", "A4", "1 of 2", "007 years"])
def test_no_numbers_with_more(text: str) -> None:
    """Codes and bands are none."""
    assert not is_number_with_more(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ID", (True, False, False)),
        ("CustomerID", (True, False, False)),
        ("respondent_uuid", (True, False, False)),
        ("顧客編號", (True, False, False)),
        ("Record no.", (False, True, False)),
        ("電話號碼", (False, True, False)),
        ("First visit date", (False, False, True)),
        ("DateOfBirth", (False, False, True)),
        ("购买日期", (False, False, True)),
        ("Idea", (False, False, False)),
        ("Updated", (False, False, False)),
        ("Nobody", (False, False, False)),
    ],
)
def test_names(name: str, expected: tuple[bool, bool, bool]) -> None:
    """Words count as whole words, wherever a name is joined; Chinese ones wherever they stand."""
    assert expected == (named_as_id(name), named_as_numbering(name), named_as_date(name))
