"""`glassbowl code`: the 28 lines as they are in the file, to read or to run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faces.conftest import Answer, Glassbowl

LISTING = Path(__file__).parents[2] / "examples" / "twenty_eight_lines.py"


@pytest.fixture(scope="module")
def printed() -> str:
    """What the listing prints, run by Python alone."""
    program = [sys.executable, str(LISTING)]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def run_answer(glassbowl: Glassbowl) -> Answer:
    """What `code --run --json` prints."""
    return glassbowl("code", "--run", "--json").answer


def test_the_listing_is_printed_exactly(glassbowl: Glassbowl) -> None:
    """Saved into a file, it is the example's file to the last byte."""
    assert LISTING.read_text(encoding="utf-8") == glassbowl("code").out


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_code_is_code_in_every_language(glassbowl: Glassbowl, language: str) -> None:
    """The listing is not translated."""
    assert glassbowl("code").out == glassbowl("code", language=language).out


def test_the_listing_as_an_object(glassbowl: Glassbowl) -> None:
    """Line by line; the first is line 1."""
    answer = glassbowl("code", "--json").answer
    assert {"lines": LISTING.read_text(encoding="utf-8").splitlines()} == answer


def test_running_it_shows_what_it_prints(run_answer: Answer, printed: str) -> None:
    """--run gives the lines that Python alone gives."""
    assert printed.splitlines() == run_answer["printed"]


def test_it_prints_the_tutorial_s_numbers(run_answer: Answer) -> None:
    """Six errors, and four predictions near 1, 1, 0 and 0."""
    errors = [float(line.split()[-1]) for line in run_answer["printed"][:6]]
    expected = [0.4964100319, 0.0085845257, 0.0057894599, 0.0046291768, 0.0039587653, 0.0035101226]
    assert pytest.approx(expected, abs=5e-11) == errors
    said = [float(line.strip(" []")) for line in run_answer["printed"][-4:]]
    assert pytest.approx([0.9970, 0.9967, 0.0026, 0.0039], abs=5e-5) == said
