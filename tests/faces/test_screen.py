"""The screen in plain text: columns that stand straight, and nothing hidden in them."""

from __future__ import annotations

import json

import pytest

from glassbowl.cli.bands import band
from glassbowl.cli.screen import Screen, cells, plain_table, visible
from glassbowl.words import catalogue


@pytest.mark.parametrize(
    ("text", "width"),
    [("cat", 3), ("貓", 2), ("養貓嗎？", 8), ("a貓b", 4), ("", 0), ("é", 1), ("1,000", 5)],
)
def test_how_wide_a_text_is(text: str, width: int) -> None:
    """A Chinese character and its full-width marks take two columns, all others one."""
    assert width == cells(text)


def test_columns_stand_straight() -> None:
    """Left and right, with Chinese in between: every column starts where it should."""
    rows = [["V04", "貓", "0.9970"], ["V5", "beer", "1"]]
    assert [
        "id   answer  probability",
        "---  ------  -----------",
        "V04  貓           0.9970",
        "V5   beer              1",
    ] == plain_table(["id", "answer", "probability"], rows, right={2})


def test_a_table_without_rows() -> None:
    """The names of the columns are still there."""
    assert ["a  bb", "-  --"] == plain_table(["a", "bb"], [], right=())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 貓 é ½", "plain 貓 é ½"),
        ("full\u3000width and\u00a0hard spaces", "full\u3000width and\u00a0hard spaces"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("two\nlines\tand a tab", "two\\nlines\\tand a tab"),
        ("turned \u202eround", "turned \\u202eround"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("half \ud83d", "half \\ud83d"),
        ("bell\x07", "bell\\x07"),
    ],
)
def test_what_steers_a_terminal_is_shown(text: str, shown: str) -> None:
    """Controls, marks of direction and halves of characters become visible; spaces stay spaces."""
    assert shown == visible(text)


def test_cells_of_a_table_are_made_visible() -> None:
    """A name out of a file can neither colour the screen nor break its line."""
    lines = plain_table(["na\x1bme"], [["a\nb"], ["c"]], right=())
    assert ["na\\x1bme", "--------", "a\\nb", "c"] == lines


def test_own_sentences_may_have_several_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """A line end within a sentence of ours is one on screen."""
    Screen("en").line("first\nsecond \x07")
    assert "first\nsecond \\x07\n" == capsys.readouterr().out


def test_a_json_run_prints_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines, headings, tables and code are silent; the object is on one line, Chinese readable."""
    screen = Screen("en", as_json=True)
    screen.line("a")
    screen.tell("demo.honest")
    screen.heading("demo.customers")
    screen.table(["a"], [["b"]])
    screen.verbatim("c")
    screen.json({"name": "貓", "n": 1})
    out = capsys.readouterr().out
    assert ({"name": "貓", "n": 1}, 1, True) == (json.loads(out), out.count("\n"), "貓" in out)


def test_an_ordinary_run_prints_no_object(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json the object stays away."""
    Screen("en").json({"a": 1})
    assert "" == capsys.readouterr().out


def test_json_holds_no_number_that_is_none() -> None:
    """JSON has no word for infinity: rather fail than print what nobody can read."""
    with pytest.raises(ValueError, match="JSON"):
        Screen("en", as_json=True).json({"a": float("inf")})


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1.0, "almost certainly"),
        (0.95, "almost certainly"),
        (0.9499, "probably"),
        (0.75, "probably"),
        (0.7499, "maybe"),
        (0.5, "maybe"),
        (0.25, "maybe"),
        (0.2499, "probably not"),
        (0.05, "probably not"),
        (0.0499, "almost certainly not"),
        (0.0, "almost certainly not"),
    ],
)
def test_a_probability_in_words(probability: float, words: str) -> None:
    """The bands are the ones that the demo states on screen, ends included."""
    assert words == catalogue("en")[band(probability)]
