"""Numbers on screen: short where that loses nothing, never nothing for something."""

from __future__ import annotations

import numpy as np
import pytest

from glassbowl.cli.folding import folded
from glassbowl.cli.matrices import show_matrix
from glassbowl.cli.numbers import aligned, joined, written
from glassbowl.cli.screen import Screen, cells


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3.8200000000000003, "3.82"),
        (1.0, "1"),
        (-1.0, "-1"),
        (0.0, "0"),
        (-0.0, "0"),
        (1.1102230246251565e-16, "0"),
        (0.9785427102823965, "0.9785"),
        (-0.06398047572475526, "-0.0640"),
        (0.00045724, "0.00046"),
        (0.0000086, "0.0000086"),
        (-0.00000856, "-0.0000086"),
        (2.5e-11, "2.5e-11"),
        (123456.789, "123456.789"),
        (1e12, "1.00e+12"),
        (240_000, "240000"),
        (None, "-"),
    ],
)
def test_written(value: float | None, expected: str) -> None:
    """Four decimals, fewer when they are all there is, more when they would all be 0."""
    assert expected == written(value)


@pytest.mark.parametrize(
    ("decimals", "expected"), [(1, "0.98"), (2, "0.98"), (3, "0.979"), (6, "0.978543")]
)
def test_decimals(decimals: int, expected: str) -> None:
    """As many decimals as asked for, and at least two figures."""
    assert expected == written(0.9785427102823965, decimals)


def test_aligned() -> None:
    """Numbers under each other have the decimals of the longest."""
    assert ["0.5000", "-0.9785", "0.0000"] == aligned([0.5, -0.9785427, 0.0])


def test_whole_numbers_stay_whole() -> None:
    """Answers of 0 and 1 get no decimals."""
    assert ["1", "0", "1"] == aligned([1.0, 0.0, 1.0])


def test_joined() -> None:
    """In a row each is as short as it can be."""
    assert joined([3.66, 0.0, 0.97854, None]) == "3.66 0 0.9785 -"


@pytest.mark.parametrize(
    "text",
    [
        "The five ratios are multiplied, from right to left: -0.0640 for syn0[0,0].",
        "變化從左往右傳。變化率從右往左讀，再全部相乘：syn0[0,0] 是 -0.0640。",
        "变化从左往右传。变化率从右往左读，再全部相乘：syn0[0,0] 是 -0.0640。",
    ],
)
@pytest.mark.parametrize("width", [20, 33, 80])
def test_folded(text: str, width: int) -> None:
    """No line is too wide, no word, number or name is broken, nothing is lost."""
    lines = folded(text, width)
    assert max(map(cells, lines)) <= width
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert any("syn0[0,0]" in line for line in lines)
    assert not any(line.startswith(("。", "，", "：")) for line in lines)


def test_wide_matrix_is_cut_into_blocks(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten columns of nine digits do not fit side by side: two blocks, each with the names."""
    columns = [f"neuron {number}" for number in range(10)]
    show_matrix(Screen("en"), np.full((1, 10), 0.123456), rows=["cat"], columns=columns)
    printed = capsys.readouterr().out.splitlines()
    assert max(map(len, printed)) <= 80
    assert [line.split()[0] for line in printed if "0.1235" in line] == ["cat", "cat"]


def test_large_matrix_says_what_it_hides(capsys: pytest.CaptureFixture[str]) -> None:
    """Of 20 rows 12 are shown, and 8 are said to be hidden."""
    names = [f"row {number}" for number in range(20)]
    show_matrix(Screen("en"), np.ones((20, 1)), rows=names, columns=["a"])
    printed = capsys.readouterr().out
    assert ("row 11" in printed, "row 12" in printed) == (True, False)
    assert "8 more rows, 0 more columns" in printed


def test_one_long_row_lies_on_its_side(capsys: pytest.CaptureFixture[str]) -> None:
    """One customer of 30 answers is listed downwards, every answer of it."""
    columns = [f"question {number}" for number in range(30)]
    show_matrix(Screen("en"), np.arange(30.0)[None], rows=["customer 1"], columns=columns)
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1].split() == ["question", "29", "29"]
