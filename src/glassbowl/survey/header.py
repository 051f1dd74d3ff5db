"""Whether the first line of a CSV file is a line of names, and the only one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from glassbowl.errors import SurveyError, shown
from glassbowl.survey.table import question_names
from glassbowl.survey.texts import number_of

SECOND_HEADERS: Final = ("response", "open-ended response", "{'importid'", '{"importid"')
"""What survey services write into a second or third line of names."""

OTHER_SEPARATORS: Final = {",": (";", "|", "\t"), "\t": (";", "|", ",")}


def check_header(
    header: Sequence[str], first: Sequence[Sequence[str]], *, path: Path, separator: str
) -> None:
    """Raise SurveyError unless the first line names every column and the second is a customer.

    `first` holds some rows that follow; they may be of any length.
    """
    if not any(header):
        raise SurveyError(
            "survey.no_header",
            "The first line of {file} must name the questions. Got an empty line. "
            "Delete it, or add the names.",
            file=shown(path.name),
        )
    check_separator(header, path=path, separator=separator)
    question_names(header, file=path.name)
    for number, row in enumerate(first[:2], 2):
        refuse_second_header(row, line=number, path=path)
    if looks_like_a_customer(header, first):
        raise SurveyError(
            "survey.header_is_data",
            "The first line of {file} must name the questions. Got {names}, which look like "
            "answers. Add a line of names above.",
            file=shown(path.name),
            names=tuple(shown(name) for name in header[:4]),
        )


def check_separator(header: Sequence[str], *, path: Path, separator: str) -> None:
    """Raise SurveyError when the cells stand apart by another mark than the file's name promises.

    It shows where the mark never occurs between names, or less often than another within them.
    """
    counts = {
        mark: sum(name.count(mark) for name in header) for mark in OTHER_SEPARATORS[separator]
    }
    mark = max(counts, key=lambda mark: counts[mark])
    if not counts[mark] or len(header) > 1:
        return
    if mark == "\t":
        raise SurveyError(
            "survey.tabs",
            "A .csv file must be separated by commas. {file} is separated by tabs. "
            "Rename it to end in .tsv.",
            file=shown(path.name),
        )
    if mark == ",":
        raise SurveyError(
            "survey.commas",
            "A .tsv file must be separated by tabs. {file} is separated by commas. "
            "Rename it to end in .csv.",
            file=shown(path.name),
        )
    raise SurveyError(
        "survey.other_separator",
        "A survey must be separated by commas (.csv) or tabs (.tsv). {file} is separated by "
        "{mark}. Save it again as CSV with commas, and with a point in decimal numbers.",
        file=shown(path.name),
        mark=shown(mark),
    )


def refuse_second_header(row: Sequence[str], *, line: int, path: Path) -> None:
    """Raise SurveyError for the line of column kinds that some survey services put below the names.

    Read as a customer it would teach the network nonsense.
    """
    marks = [cell for cell in row if cell.strip().lower().startswith(SECOND_HEADERS)]
    if len(marks) > 1:
        raise SurveyError(
            "survey.second_header",
            "{file} must have one line of names. Line {line} is a second one, with {mark}. "
            "Delete that line.",
            file=shown(path.name),
            line=line,
            mark=shown(marks[0]),
        )


def looks_like_a_customer(header: Sequence[str], first: Sequence[Sequence[str]]) -> bool:
    """Whether the names are answers: all of them numbers, or at least half of them found below.

    A name found below counts where there are other answers too: in a survey of boxes to tick the
    column Radio holds Radio or nothing. A number counts where the column holds numbers only.
    """
    if all(number_of(name) is not None for name in header):
        return True
    found = numbers = 0
    for name, cells in zip(header, zip(*first, strict=False), strict=False):
        answers = {cell for cell in cells if cell.strip()}
        found += name in answers and len(answers) > 1
        texts = (name, *answers)
        numbers += all(number_of(text) is not None for text in texts)
    return found > 0 and 2 * (found + numbers) >= len(header)
