"""A survey as it was found: rows of answers, not yet looked at, with the questions as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from glassbowl.errors import SurveyError, shown

if TYPE_CHECKING:
    import narwhals as nw

MOST_LISTED = 12


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """Rows that stay where they are until they are counted.

    name         how errors call it: the name of the file, or the kind of the reader's own table
    frame        lazy; its columns bear the names in `columns`
    rows         customers, the header not counted
    text         every column is text, as in a CSV file
    blank_lines  empty lines at the end of the file, which are not rows
    """

    name: str
    frame: nw.LazyFrame[Any]
    columns: tuple[str, ...]
    rows: int
    text: bool = False
    blank_lines: int = 0


def question_names(header: Sequence[str], *, file: str) -> tuple[str, ...]:
    """The names in a header without the spaces around them.

    Raises SurveyError when a column has no name or two have the same.
    """
    names = tuple(name.strip().strip("\ufeff").strip() for name in header)
    if nameless := tuple(str(k) for k, name in enumerate(names, 1) if not name):
        raise SurveyError(
            "survey.nameless",
            "Every column of {file} needs a name in the first line. Got none for column {columns}. "
            "Name it, or delete the empty columns.",
            file=shown(file),
            columns=listing(nameless),
        )
    if twice := tuple(shown(name) for name, times in Counter(names).items() if times > 1):
        raise SurveyError(
            "survey.same_name",
            "Every column of {file} needs a name of its own in the first line. Got {names} more "
            "than once. Rename them; if the first line is a customer already, add a line of names.",
            file=shown(file),
            names=listing(twice),
        )
    return names


def nearest(wish: str, names: Sequence[str]) -> str:
    """The name most like the one that was wished for, whatever its case; the first of equals."""
    wish = wish.casefold()
    return max(names, key=lambda name: SequenceMatcher(None, wish, name.casefold()).ratio())


def listing(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts as an error may list them: the first twelve, and a mark where more follow."""
    return (*texts[:MOST_LISTED], *(("…",) if len(texts) > MOST_LISTED else ()))
