"""`glassbowl score`: a ranked list of everybody, whom to send to, and what is doubtful."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import polars as pl
import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.faces.conftest import Glassbowl, Said

HEADER = "name,shop,age,beer,cat,id"
"""The questions in another order than in the survey, and a column of the prospects' own."""

ROWS = (
    "Ada,north,40,yes,yes,P1",
    "Bo,west,95,no,no,P2",
    "Cy,moon,30,no,,P3",
    "Di,south,,yes,no,P4",
    "Ed,north,40,yes,yes,P5",
)


@pytest.fixture
def prospects(tmp_path: Path) -> Path:
    """Five prospects: two alike, one too old, one from the moon, two who left something out."""
    path = tmp_path / "prospects.csv"
    path.write_text("\n".join([HEADER, *ROWS]) + "\n", encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scored(
    glassbowl: Glassbowl, model: Path, prospects: Path, *wishes: object
) -> tuple[Said, list[dict[str, str]]]:
    """What is printed, and the rows that were written."""
    out = prospects.with_name("list.csv")
    said = glassbowl("score", model, prospects, "-o", out, *wishes)
    assert 0 == said.code, said.err
    return said, rows_of(out)


def test_the_order_of_the_file(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """With --order file everybody stays where they are, with the rank of the ranked list."""
    _, ranked = scored(glassbowl, model, prospects)
    _, as_filed = scored(glassbowl, model, prospects, "--order", "file")
    assert ["P1", "P2", "P3", "P4", "P5"] == [row["id"] for row in as_filed]
    assert sorted(map(str, ranked)) == sorted(map(str, as_filed))


def test_scores_alone(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """--scores-only writes the probabilities of the list, in the order of the file."""
    _, listed = scored(glassbowl, model, prospects, "--order", "file")
    said, alone = scored(glassbowl, model, prospects, "--scores-only")
    assert [{"probability": row["probability"]} for row in listed] == alone
    assert "The column probability stands alone" in said.out


@pytest.mark.parametrize("wish", [("--send", "2"), ("--order", "rank")])
def test_scores_alone_mark_nobody(
    glassbowl: Glassbowl, model: Path, prospects: Path, wish: tuple[str, str]
) -> None:
    """Probabilities without names cannot be ranked or sent to."""
    out = prospects.with_name("list.csv")
    said = glassbowl("score", model, prospects, "-o", out, "--scores-only", *wish)
    assert (2, False) == (said.code, out.exists())
    assert "and nobody's name" in said.err


def test_the_object_has_the_keys_promised(
    glassbowl: Glassbowl, model: Path, prospects: Path
) -> None:
    """rows, sent, flagged and out; sent is nothing without a budget."""
    said, _ = scored(glassbowl, model, prospects, "--json")
    out = str(prospects.with_name("list.csv"))
    assert {"rows": 5, "sent": None, "flagged": 3, "out": out} == said.answer


def test_their_columns_first(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """The prospects' own columns in their order, then ours."""
    _, rows = scored(glassbowl, model, prospects)
    assert [*HEADER.split(","), "probability", "rank", "send", "flag"] == list(rows[0])


def test_rows_out_are_rows_in(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """Nobody is lost, and everybody's own columns are unchanged."""
    _, rows = scored(glassbowl, model, prospects)
    own = [",".join(row[name] for name in HEADER.split(",")) for row in rows]
    assert sorted(ROWS) == sorted(own)


def test_the_list_is_ranked(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """Ranks from 1 on, probabilities falling, equal prospects in the order of their file."""
    _, rows = scored(glassbowl, model, prospects)
    chances = [float(row["probability"]) for row in rows]
    assert (list("12345"), sorted(chances, reverse=True)) == (
        [row["rank"] for row in rows],
        chances,
    )
    assert ["Ada", "Ed"] == [row["name"] for row in rows if row["name"] in {"Ada", "Ed"}]


def test_flags_in_words(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """Each doubt by its words; several in one cell."""
    _, rows = scored(glassbowl, model, prospects)
    expected = {"Ada": "", "Ed": "", "Bo": "out of range", "Di": "no answer"}
    expected |= {"Cy": "unknown answer, no answer"}
    assert expected == {row["name"]: row["flag"] for row in rows}


def test_flags_are_counted_on_screen(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """A table of how many prospects have each flag, and what the flags are for."""
    said, _ = scored(glassbowl, model, prospects)
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert {"out of range 1", "unknown answer 1", "no answer 2"} <= set(lines)
    assert "Flags inform you and decide nothing" in said.out


def test_nobody_is_flagged(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """Where nothing is doubtful, no table is shown."""
    prospects.write_text("\n".join([HEADER, ROWS[0]]) + "\n", encoding="utf-8")
    said, _ = scored(glassbowl, model, prospects)
    assert (True, False) == ("No prospect is flagged." in said.out, "flag  " in said.out)


@pytest.mark.parametrize(("send", "expected"), [(1, 1), (2, 2), (99, 5)])
def test_a_budget(
    glassbowl: Glassbowl, model: Path, prospects: Path, send: int, expected: int
) -> None:
    """The best so many are marked, and it is said how many."""
    said, rows = scored(glassbowl, model, prospects, "--send", send, "--json")
    marks = [row["send"] for row in rows]
    assert ["yes"] * expected + [""] * (5 - expected) == marks
    assert expected == said.answer["sent"]


def test_cost_and_margin(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """Sent to is whoever's probability is above cost over margin."""
    said, rows = scored(glassbowl, model, prospects, "--cost", 1, "--margin", 4)
    expected = ["yes" if float(row["probability"]) > 0.25 else "" for row in rows]
    assert expected == [row["send"] for row in rows]
    assert f"{expected.count('yes')} are marked to be sent to" in said.out
    assert "above 0.2500, which is cost / margin" in said.out


def test_without_a_budget_nobody_is_marked(
    glassbowl: Glassbowl, model: Path, prospects: Path
) -> None:
    """And the screen says how to give one."""
    said, rows = scored(glassbowl, model, prospects)
    assert [""] * 5 == [row["send"] for row in rows]
    assert "give --send N, or --cost and --margin" in said.out


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        (("--send", 2, "--cost", 1), "Give either --send, or --cost and --margin. Got both"),
        (("--send", 2, "--margin", 1), "Got both"),
        (("--cost", 1), "give a number of ads, or both a cost and a margin"),
        (("--margin", 1), "Got only one of the two"),
        (("--send", 0), "--send must be a number above 0. Got 0."),
        (("--send", "many"), "--send must be a number. Got 'many'."),
        (("--send", "1.5"), "--send must be a number. Got '1.5'."),
        (("--cost", -1, "--margin", 3), "--cost must be a number above 0. Got -1.0."),
        (("--cost", 1, "--margin", "nan"), "--margin must be a number above 0. Got nan."),
    ],
    ids=str,
)
def test_a_budget_that_is_none(
    glassbowl: Glassbowl, model: Path, prospects: Path, wishes: Sequence[object], words: str
) -> None:
    """One sentence, exit code 2, and no list."""
    out = prospects.with_name("list.csv")
    said = glassbowl("score", model, prospects, "-o", out, *wishes)
    assert (2, "", True) == (said.code, said.out, words in said.err)
    assert not out.exists()


def test_parquet(glassbowl: Glassbowl, model: Path, prospects: Path, tmp_path: Path) -> None:
    """The same list as Parquet, from a Parquet list of prospects."""
    _, rows = scored(glassbowl, model, prospects)
    pl.read_csv(prospects).write_parquet(tmp_path / "prospects.parquet")
    out = tmp_path / "list.parquet"
    said = glassbowl("score", model, tmp_path / "prospects.parquet", "-o", out)
    found = pl.read_parquet(out)
    assert (0, [row["name"] for row in rows]) == (said.code, found["name"].to_list())
    assert [float(row["probability"]) for row in rows] == found["probability"].to_list()
    assert {pl.Int64} == {found["age"].dtype, found["rank"].dtype}


def test_another_ending_of_the_list(
    glassbowl: Glassbowl, model: Path, prospects: Path, tmp_path: Path
) -> None:
    """Only .csv and .parquet are written."""
    said = glassbowl("score", model, prospects, "-o", tmp_path / "list.xlsx")
    assert (2, True) == (said.code, "must end in .csv or .parquet" in said.err)


def test_a_name_that_is_taken(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """A column `probability` of their own stays; ours is called otherwise, and it is said."""
    lines = [HEADER + ",probability", *(row + ",0.9" for row in ROWS)]
    prospects.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said, rows = scored(glassbowl, model, prospects)
    assert {"0.9"} == {row["probability"] for row in rows}
    assert "ours is called probability_2" in said.out
    assert all(0 < float(row["probability_2"]) < 1 for row in rows)


def test_unseen_answers_decide_where_nobody_judged(
    glassbowl: Glassbowl, story: dict[str, Path], tmp_path: Path
) -> None:
    """The story's network was judged by nobody: whom no customer resembles is last, and unsent."""
    out = tmp_path / "list.csv"
    said = glassbowl("score", story["model"], story["prospects"], "-o", out, "--send", 20)
    rows = rows_of(out)
    assert ([""] * 13, ["never seen"] * 11) == (
        [row["flag"] for row in rows[:13]],
        [row["flag"] for row in rows[13:]],
    )
    assert ["yes"] * 13 + [""] * 11 == [row["send"] for row in rows]
    assert '"never seen" decides' in said.out
    assert "13 are marked to be sent to." in said.out


def test_a_model_without_customers_says_what_it_cannot_know(
    glassbowl: Glassbowl, survey: Path, tmp_path: Path
) -> None:
    """Whether answers were ever seen is not known then."""
    kept, out = tmp_path / "m.glassbowl", tmp_path / "list.csv"
    wishes = ("--target", "bought", "--hidden", 2, "--leave-out", "age")
    glassbowl("train", survey, *wishes, "--without-customers", "-o", kept)
    said = glassbowl("score", kept, survey, "-o", out)
    assert "the model was kept without its customers" in said.out


def test_a_spreadsheet_computes_nothing(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """A formula in somebody's own column gets a mark in front, and the row is scored."""
    prospects.write_text(f"{HEADER}\n=1+1,north,40,yes,yes,P1\n", encoding="utf-8")
    _, rows = scored(glassbowl, model, prospects)
    assert ["'=1+1"] == [row["name"] for row in rows]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_flags_in_the_reader_s_language(
    glassbowl: Glassbowl, model: Path, prospects: Path, language: str
) -> None:
    """The words in the column are the reader's, the names of columns are not."""
    out = prospects.with_name("list.csv")
    glassbowl("score", model, prospects, "-o", out, language=language)
    flags = {row["name"]: row["flag"] for row in rows_of(out)}
    assert ("", True) == (flags["Ada"], all(not mark.isascii() for mark in flags["Bo"]))
    assert ["probability", "rank", "send", "flag"] == list(rows_of(out)[0])[-4:]


def test_scoring_twice_gives_the_same_bytes(
    glassbowl: Glassbowl, model: Path, prospects: Path, tmp_path: Path
) -> None:
    """Nothing in the list depends on when or how often it is made."""
    names = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for name in names:
        glassbowl("score", model, prospects, "-o", name, "--send", 2)
    assert names[0].read_bytes() == names[1].read_bytes()


def test_what_was_matched_is_said(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """How many questions were found by name, and which columns were not looked at."""
    said, _ = scored(glassbowl, model, prospects)
    assert "All questions of the model (4) were found" in said.out
    assert "Not looked at, and kept as they are: name, id." in said.out
    assert "was taken for" not in said.out


def test_another_spelling_is_said(glassbowl: Glassbowl, model: Path, prospects: Path) -> None:
    """A column that differs in case and spaces is taken for the question, and it is told."""
    prospects.write_text("Cat,beer,age,Shop\nyes,no,30,west\n", encoding="utf-8")
    said, _ = scored(glassbowl, model, prospects)
    assert "The column Cat was taken for the question cat." in said.out
    assert "The column Shop was taken for the question shop." in said.out
    assert "Not looked at" not in said.out
