"""CSV files: clean ones read as the csv module reads them, all others refused with a line."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glassbowl.errors import SurveyError
from glassbowl.survey.in_file_order import in_order
from glassbowl.survey.read import read_survey
from glassbowl.survey.texts import as_text

if TYPE_CHECKING:
    from tests.survey.conftest import Write

Cells = list[list[str | None]]


def cells(path: Path) -> Cells:
    """Every cell of a survey as text, row by row."""
    table = read_survey(path)
    tally = in_order(table, columns=table.columns)
    columns = [[answers.values[code] for code in answers.codes] for answers in tally.answers]
    return [list(row) for row in zip(*columns, strict=True)]


def refusal(path: Path) -> SurveyError:
    """What a survey is refused with."""
    with pytest.raises(SurveyError) as caught:
        read_survey(path)
    return caught.value


def test_names_and_rows(write: Write) -> None:
    """The first line names the columns, spaces cut; every other line is a row."""
    table = read_survey(write(" cat ,beer", "yes,no", "no,no"))
    assert (("cat", "beer"), 2, True) == (table.columns, table.rows, table.text)


def test_cells_are_texts(write: Write) -> None:
    """Nothing is guessed: numbers, NA and dates stay as they were written, blanks are None."""
    path = write("a,b,c", "007,NA,2024-03-04", '1.0,"",', ' x ,"a, ""b""\nc",TRUE')
    expected = [["007", "NA", "2024-03-04"], ["1.0", None, None], ["x", 'a, "b"\nc', "TRUE"]]
    assert expected == cells(path)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "END"])
def test_line_ends(tmp_path: Path, ending: str, last: str) -> None:
    """Lines may end as on Windows or Linux, and the last line may lack its end."""
    path = tmp_path / "survey.csv"
    text = ending.join(["a,b", "1,2", "3,4"]) + last.replace("END", ending)
    path.write_bytes(text.encode())
    assert [["1", "2"], ["3", "4"]] == cells(path)


def test_byte_order_mark(tmp_path: Path) -> None:
    """The mark that Excel puts in front is no part of the first name."""
    path = tmp_path / "survey.csv"
    path.write_bytes(b'\xef\xbb\xbf"a, b",c\n1,2\n')
    assert ("a, b", "c") == read_survey(path).columns


@pytest.mark.parametrize("suffix", ["tsv", "tab", "TSV"])
def test_tabs(write: Write, suffix: str) -> None:
    """A .tsv or .tab file is separated by tabs, and may hold commas."""
    assert [["1,5", "2"]] == cells(write("a\tb", "1,5\t2", name=f"survey.{suffix}"))


def test_blank_lines_at_the_end(write: Write) -> None:
    """Empty lines at the end are no customers; how many there were is kept."""
    table = read_survey(write("a,b", "1,2", "", ",", ""))
    assert (1, 3) == (table.rows, table.blank_lines)


def test_blank_lines_at_the_end_hold_no_rows(write: Write) -> None:
    """What is read for good leaves them away, too."""
    assert [["1", "2"]] == cells(write("a,b", "1,2", "", ",", ""))


def test_a_star_in_the_name_is_a_star(write: Write) -> None:
    """A file called survey[1].csv is that file and no pattern of names."""
    write("a", "wrong", name="survey1.csv")
    assert [["right"]] == cells(write("a", "right", name="survey[1].csv"))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A CSV file as the csv module writes it: any text in any cell, no row all empty.

    A cell with an old Mac line end is only put in quotes when all cells are.
    """
    width, everywhere = draw(st.integers(2, 4)), draw(st.booleans())
    barred = "\0" if everywhere else "\0\r"
    text = st.text(st.characters(codec="utf-8", exclude_characters=barred), max_size=6)
    row = st.lists(text, min_size=width, max_size=width).filter(any)
    rows = draw(st.lists(row, min_size=1, max_size=8))
    written = io.StringIO(newline="")
    writer = csv.writer(
        written,
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
        quoting=csv.QUOTE_ALL if everywhere else csv.QUOTE_MINIMAL,
    )
    writer.writerow([f"name {k}" for k in range(width)])
    writer.writerows(rows)
    return written.getvalue().encode("utf-8")


@settings(max_examples=60)
@given(content=files())
def test_read_as_the_csv_module_does(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in the cells, a well-written file gives the csv module's cells."""
    path = tmp_path_factory.mktemp("written") / "survey.csv"
    path.write_bytes(content)
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline="\n"), strict=True)
    assert [[as_text(cell) for cell in row] for row in rows][1:] == cells(path)


@pytest.mark.parametrize(
    ("lines", "key", "line"),
    [
        (["a,b", "1,2", "1"], "survey.ragged", 3),
        (["a,b", "1,2", '"x', 'y",2', "1,2,3"], "survey.ragged", 5),
        (["a,b", "1,2", "", "3,4"], "survey.empty_line", 3),
        (["a,b", ",", "3,4"], "survey.empty_line", 2),
        (["a,b", "1,2", '3,"4', "5,6", "7,8"], "survey.open_quote", 3),
        (["a,b", '"1\n\n",2', '3,"x" y', "5,6"], "survey.open_quote", 5),
        (["a,b", '"1\n2","3', '4,"x",6'], "survey.open_quote", 3),
        (["a,b", '1,5" pipe', '2,6" pipe'], "survey.stray_quote", 2),
        (['5" pipe,b', "1,2", "3,4"], "survey.stray_quote", 1),
        (["a,b", "1,2", "3,\0"], "survey.nul", 3),
        (["a,b", "1,2", "3,4\r5,6"], "survey.mixed_line_ends", 3),
        (["a,b", "1,2", f"3,{'x' * 140_000}"], "survey.long_cell", 3),
        (["a,b,c", ",Response,Open-Ended Response", "1,2,3"], "survey.second_header", 2),
    ],
)
def test_the_line_is_named(write: Write, lines: list[str], key: str, line: int) -> None:
    """A file that is not clean is refused with the line where it goes wrong first."""
    error = refusal(write(*lines))
    assert (key, line) == (error.key, error.values["line"])


def test_one_answer_that_says_response(write: Write) -> None:
    """A single cell that reads like the second header of a survey service is an answer."""
    assert 3 == read_survey(write("a,b", ",Response", "x,Open-Ended Response", "1,2")).rows


def test_how_many_cells(write: Write) -> None:
    """A row of another length is said with both numbers of cells."""
    error = refusal(write("a,b,c", "1,2,3", "1,2,3,4"))
    assert (4, 3) == (error.values["found"], error.values["expected"])


@pytest.mark.parametrize(
    ("content", "line", "byte"),
    [
        (b"a,b\n1,2\n3,caf\xe9\n", 3, "0xE9"),
        ("甲,乙\n是,否\n".encode("big5"), 1, "0xA5"),
        (b"a,b\n1,\xc3", 2, "0xC3"),
    ],
)
def test_not_utf8(tmp_path: Path, content: bytes, line: int, byte: str) -> None:
    """Letters in another coding are never guessed at: the line and the byte are named."""
    path = tmp_path / "survey.csv"
    path.write_bytes(content)
    error = refusal(path)
    assert ("survey.not_utf8", line, byte) == (
        error.key,
        error.values["line"],
        error.values["byte"],
    )


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"PK\x03\x04rest", "Excel (.xlsx) or ZIP"),
        (b"\xd0\xcf\x11\xe0rest", "Excel (.xls)"),
        (b"%PDF-1.7", "PDF"),
        (b"PAR1rest", "Parquet"),
        (b"\x1f\x8brest", "gzip"),
        (b"\x80\x04\x95rest", "pickle"),
        (b" \n<!DOCTYPE html><html>", "HTML"),
        (b"\xef\xbb\xbf<HTML>", "HTML"),
        (b'<?xml version="1.0"?>', "XML"),
        (b'[{"a": 1}]', "JSON"),
        (b"SQLite format 3\0", "SQLite"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, content: bytes, form: str) -> None:
    """A file of another kind that is called .csv is told by its first bytes."""
    path = tmp_path / "survey.csv"
    path.write_bytes(content)
    error = refusal(path)
    assert ("survey.disguised", form) == (error.key, error.values["format"])


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "survey.empty"),
        ("a,b\n1,2\n".encode("utf-16"), "survey.utf16"),
        (b"a,b\r1,2\r3,4\r", "survey.old_line_ends"),
        (b"a,b\n", "survey.no_rows"),
        (b"a,b\n,\n\n", "survey.no_rows"),
        (b"\na,b\n1,2\n", "survey.no_header"),
        (b"a,b,,\n1,2,,\n", "survey.nameless"),
        (b"a,b, a\n1,2,3\n", "survey.same_name"),
        (b"a;b\n1;2\n", "survey.other_separator"),
        (b"a;b\n1,5;2\n", "survey.other_separator"),
        (b"a|b\n1|2\n", "survey.other_separator"),
        (b"a\tb\n1\t2\n", "survey.tabs"),
        (b"yes,22,b\nno,44,a\nyes,33,c\n", "survey.header_is_data"),
        (b"1,2\n3,4\n", "survey.header_is_data"),
        (b"a,b\n1,2\r\r\n", "survey.ambiguous"),
    ],
)
def test_other_refusals(tmp_path: Path, content: bytes, key: str) -> None:
    """Files without a usable header, without rows or with other separators are refused by name."""
    path = tmp_path / "survey.csv"
    path.write_bytes(content)
    assert key == refusal(path).key


@pytest.mark.parametrize(
    "lines",
    [
        ["Radio,Flyer", "Radio,", ",Flyer", "Radio,Flyer"],
        ["2019,2020,cat", "1,2,yes"],
        ["cats; dogs; or both?,age", "cats,3"],
        ["Yes,No thanks,Age", "1,0,22"],
    ],
)
def test_odd_headers_that_are_headers(write: Write, lines: list[str]) -> None:
    """Boxes to tick, years and semicolons within a name do not make a header an answer."""
    assert len(lines) - 1 == read_survey(write(*lines)).rows


def test_commas_in_a_tsv(write: Write) -> None:
    """A .tsv file that is separated by commas is refused with what to do."""
    assert "survey.commas" == refusal(write("a,b", "1,2", name="survey.tsv")).key
