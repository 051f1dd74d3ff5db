"""The ranked list as a file: everybody's own columns as they were, then what was found."""

from __future__ import annotations

import csv
import errno
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from glassbowl.errors import OutputError, SurveyError
from glassbowl.files.scored_list import write_probabilities, write_scored_list
from glassbowl.study.score import FLAGS, ScoredAnswers, Scores
from glassbowl.survey.read import read_survey

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = {"never_seen": "never seen", "out_of_range": "out of range"}
WORDS |= {"unknown_answer": "unknown answer", "no_answer": "no answer"}

OWN = """id,name,cat,note
007,"Ada, ""Lady"" Byron",yes,
008,陳小姐,no,  spaces kept
009,=1+1,maybe,NA
010,Ève,,1.50
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Four prospects with awkward names of their own."""
    path = tmp_path / "prospects.csv"
    path.write_text(OWN, encoding="utf-8", newline="")
    return path


def scored(
    source: object, *, rank: Sequence[int], flags: dict[str, Sequence[int]] | None = None
) -> Scores:
    """Scores made by hand: ranks as given, the probability falling with the rank by tenths."""
    ranks = np.array(rank)
    raised = {flag: np.zeros(len(ranks), dtype=bool) for flag in FLAGS}
    for flag, rows in (flags or {}).items():
        raised[flag][list(rows)] = True
    answers = ScoredAnswers(1 - ranks / 10, ranks - 1, raised)
    return Scores(read_survey(source), answers, np.arange(len(ranks)), False, True)


def full_disk(_: int) -> None:
    """A system call that fails as on a full disk."""
    raise OSError(errno.ENOSPC, "No space left on device")


def rows_of(path: Path) -> list[list[str]]:
    """The cells of a CSV file as Python's own reader finds them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def column(path: Path, name: str) -> list[str]:
    """One column of a CSV file."""
    header, *rows = rows_of(path)
    return [row[header.index(name)] for row in rows]


def test_ours_stand_behind_theirs(own: Path, tmp_path: Path) -> None:
    """The prospects' own columns come first, in their order, then the four that were added."""
    names = write_scored_list(
        tmp_path / "list.csv", scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS
    )
    assert ["probability", "rank", "send", "flag"] == names
    assert ["id", "name", "cat", "note", *names] == rows_of(tmp_path / "list.csv")[0]


def test_the_list_is_in_the_order_of_rank(own: Path, tmp_path: Path) -> None:
    """Best first; probability and rank are those of the same prospect."""
    write_scored_list(tmp_path / "list.csv", scored(own, rank=[3, 1, 4, 2]), send=None, words=WORDS)
    assert ["008", "010", "007", "009"] == column(tmp_path / "list.csv", "id")
    assert ["1", "2", "3", "4"] == column(tmp_path / "list.csv", "rank")
    assert [0.9, 0.8, 0.7, 0.6] == [
        round(float(cell), 12) for cell in column(tmp_path / "list.csv", "probability")
    ]


def test_their_own_columns_are_unchanged(own: Path, tmp_path: Path) -> None:
    """Every cell is what it was; only what a spreadsheet would compute has a mark in front."""
    write_scored_list(tmp_path / "list.csv", scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS)
    expected = list(csv.reader(OWN.splitlines()))
    expected[3][1] = "'=1+1"
    assert expected == [row[:4] for row in rows_of(tmp_path / "list.csv")]


def test_parquet_keeps_types(tmp_path: Path) -> None:
    """As Parquet the prospects' own columns keep their types, and a formula is plain text."""
    own = pl.DataFrame({"id": [7, 8], "since": [None, 1.5], "name": ["=1+1", None]})
    own.write_parquet(tmp_path / "prospects.parquet")
    scores = scored(tmp_path / "prospects.parquet", rank=[2, 1])
    write_scored_list(tmp_path / "list.parquet", scores, send=None, words=WORDS)
    back = pl.read_parquet(tmp_path / "list.parquet")
    assert own.reverse().to_dict(as_series=False) == back.select(own.columns).to_dict(
        as_series=False
    )
    assert [pl.Float64, pl.Int64, pl.String, pl.String] == back.dtypes[3:]


def test_send_is_blank_without_a_budget(own: Path, tmp_path: Path) -> None:
    """Nobody is marked before anybody said how many."""
    write_scored_list(tmp_path / "list.csv", scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS)
    assert [""] * 4 == column(tmp_path / "list.csv", "send")


def test_send_marks_who_is_sent_to(own: Path, tmp_path: Path) -> None:
    """The marks go with their prospects when the list is put in order."""
    send = np.array([True, False, False, True])
    write_scored_list(tmp_path / "list.csv", scored(own, rank=[3, 1, 4, 2]), send=send, words=WORDS)
    rows = zip(
        column(tmp_path / "list.csv", "id"), column(tmp_path / "list.csv", "send"), strict=True
    )
    assert [("008", ""), ("010", "yes"), ("007", "yes"), ("009", "")] == list(rows)


def test_flags_are_words(own: Path, tmp_path: Path) -> None:
    """Each flag in words, several with commas in between, nothing where there is none."""
    flags = {"never_seen": [0, 2], "no_answer": [2, 3], "out_of_range": [2]}
    scores = scored(own, rank=[1, 2, 3, 4], flags=flags)  # type: ignore[arg-type]
    write_scored_list(tmp_path / "list.csv", scores, send=None, words=WORDS)
    expected = ["never seen", "", "never seen, out of range, no answer", "no answer"]
    assert expected == column(tmp_path / "list.csv", "flag")


def test_flags_in_another_language(own: Path, tmp_path: Path) -> None:
    """The words are the ones that were given."""
    scores = scored(own, rank=[1, 2, 3, 4], flags={"unknown_answer": [1]})
    words = dict.fromkeys(FLAGS, "別的") | {"unknown_answer": "沒見過的答案"}
    write_scored_list(tmp_path / "list.csv", scores, send=None, words=words)
    assert ["", "沒見過的答案", "", ""] == column(tmp_path / "list.csv", "flag")


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    """A column of their own keeps its name; ours takes the next number that is free."""
    (tmp_path / "p.csv").write_text("rank,send,send_2,x\nA,b,c,1\nB,d,e,2\n")
    names = write_scored_list(
        tmp_path / "list.csv", scored(tmp_path / "p.csv", rank=[2, 1]), send=None, words=WORDS
    )
    assert ["probability", "rank_2", "send_3", "flag"] == names
    assert ["B", "A"] == column(tmp_path / "list.csv", "rank")
    assert ["1", "2"] == column(tmp_path / "list.csv", "rank_2")


def test_a_list_scored_before_can_be_scored_again(own: Path, tmp_path: Path) -> None:
    """The four columns of the first time become their own columns of the second."""
    write_scored_list(tmp_path / "a.csv", scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS)
    again = scored(tmp_path / "a.csv", rank=[4, 3, 2, 1])
    write_scored_list(tmp_path / "b.csv", again, send=None, words=WORDS)
    assert ["probability", "rank", "send", "flag"] == rows_of(tmp_path / "b.csv")[0][4:8]
    assert ["probability_2", "rank_2", "send_2", "flag_2"] == rows_of(tmp_path / "b.csv")[0][8:]


def test_probabilities_read_back_exactly(own: Path, tmp_path: Path) -> None:
    """A probability written as text is the same double when it is read."""
    scores = scored(own, rank=[1, 2, 3, 4])
    scores.answers.probability[:] = [1 / 3, 1e-17, np.nextafter(1, 0), 0.1]
    write_scored_list(tmp_path / "list.csv", scores, send=None, words=WORDS)
    found = [float(cell) for cell in column(tmp_path / "list.csv", "probability")]
    assert scores.probability.tolist() == found


@pytest.mark.parametrize("name", ["list.xlsx", "list", "list.csv.gz"])
def test_another_ending(own: Path, tmp_path: Path, name: str) -> None:
    """Only .csv and .parquet are written."""
    with pytest.raises(OutputError) as caught:
        write_scored_list(tmp_path / name, scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS)
    assert ("output.suffix", False) == (caught.value.key, (tmp_path / name).exists())


def test_a_folder_in_the_way(own: Path, tmp_path: Path) -> None:
    """Where a folder has that name nothing is written, and nothing is left beside it."""
    (tmp_path / "list.csv").mkdir()
    with pytest.raises(OutputError) as caught:
        write_scored_list(
            tmp_path / "list.csv", scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS
        )
    assert "output.folder" == caught.value.key
    assert ["list.csv", "prospects.csv"] == sorted(path.name for path in tmp_path.iterdir())


def test_what_stood_there_stays_after_a_failure(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the old list is as it was, and no other lies beside it."""
    (tmp_path / "list.csv").write_text("old")
    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OutputError):
        write_scored_list(
            tmp_path / "list.csv", scored(own, rank=[1, 2, 3, 4]), send=None, words=WORDS
        )
    assert "old" == (tmp_path / "list.csv").read_text()
    assert ["list.csv", "prospects.csv"] == sorted(path.name for path in tmp_path.iterdir())


def test_prospects_may_be_written_over(own: Path) -> None:
    """The list may take the place of the prospects' own file: it was read before."""
    write_scored_list(own, scored(own, rank=[4, 3, 2, 1]), send=None, words=WORDS)
    assert ["010", "009", "008", "007"] == column(own, "id")


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_order_of_the_file(own: Path, tmp_path: Path, suffix: str) -> None:
    """In the order of the file the ranks stand beside rows that did not move."""
    path = tmp_path / f"list.{suffix}"
    scores = scored(own, rank=[3, 1, 4, 2])
    write_scored_list(path, scores, send=None, words=WORDS, order="file")
    read = pl.read_csv if suffix == "csv" else pl.read_parquet
    assert [3, 1, 4, 2] == read(path)["rank"].to_list()


def test_probabilities_alone(own: Path, tmp_path: Path) -> None:
    """One column, to the last bit, row for row."""
    scores = scored(own, rank=[3, 1, 4, 2])
    assert ["probability"] == write_probabilities(tmp_path / "scores.parquet", scores)
    assert pl.DataFrame({"probability": scores.probability}).equals(
        pl.read_parquet(tmp_path / "scores.parquet")
    )


def test_a_source_that_changed(own: Path, tmp_path: Path) -> None:
    """Rows that are gone since they were scored are refused, and nothing is written."""
    scores = scored(own, rank=[1, 2, 3, 4])
    own.write_text("\n".join(OWN.splitlines()[:-1]) + "\n", encoding="utf-8", newline="")
    with pytest.raises(SurveyError) as caught:
        write_scored_list(tmp_path / "l.csv", scores, send=None, words=WORDS, order="file")
    assert ("survey.damaged", False) == (caught.value.key, (tmp_path / "l.csv").exists())
