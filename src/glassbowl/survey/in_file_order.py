"""What every row of a survey answered, in the order of the file, batch after batch.

A long file is never in memory: of each answer only a small number is kept, the place of its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from glassbowl.survey.count import collected, numbered, numbered_one_by_one, unchanged
from glassbowl.survey.damage import readable
from glassbowl.survey.tally import Answers, Places, Tally
from glassbowl.survey.texts import as_text

if TYPE_CHECKING:
    from glassbowl.survey.table import Table

ROWS_AT_ONCE: Final = 100_000

FEW: Final = 8
"""So many values are compared with a whole column sooner than its cells are looked up."""


@dataclass(slots=True)
class Heard:
    """One column as far as it has been read.

    places  for each row the place of its text, as far as rows were heard
    texts   each distinct text and its place
    values  a few of the values that stood for them, and the places of their texts
    """

    places: Places
    texts: dict[str | None, int] = field(default_factory=dict)
    values: dict[object, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: int) -> Heard:
        """Nothing yet, with room for so many rows: a byte each will nearly always do."""
        return cls(np.empty(rows, dtype=np.uint8))

    def hear(self, first: int, cells: pl.Series) -> None:
        """Take down the next rows; `first` is how many came before."""
        places = self.recognised(cells)
        if places is None:
            places = self.looked_up(cells)
        if places.itemsize > self.places.itemsize:
            self.places = self.places.astype(places.dtype)
        room = self.places[first : first + len(places)]
        room[:] = places[: len(room)]  # a file that grew meanwhile is refused when all is read

    def recognised(self, cells: pl.Series) -> Places | None:
        """The places of the texts, when a few values that were heard before are all there is."""
        if not is_plain(cells.dtype) or not 0 < len(self.values) <= FEW:
            return None
        places = np.zeros(len(cells), dtype=np.uint8)
        equal = whole_numbers(cells) or partial(equals, cells)
        found = 0
        for value, place in self.values.items():
            same, count = equal(value)
            found += count
            if place:  # the first text's place is there already
                places += np.asarray(same).view(np.uint8) * np.uint8(place)
        return places if found == len(cells) else None

    def looked_up(self, cells: pl.Series) -> Places:
        """The places of the texts, each distinct value turned to text once."""
        rows, distinct = numbered(cells)
        places = [self.place_of(value) for value in distinct]
        if len(self.values) <= FEW:
            self.values |= dict(zip(distinct, places, strict=True))
        return as_small(places, len(self.texts))[rows]

    def place_of(self, value: object) -> int:
        """The place of the text of a value, the next free one if it is new."""
        return self.texts.setdefault(as_text(value), len(self.texts))


def equals(cells: pl.Series, value: object) -> tuple[pl.Series, int]:
    """Where the value stands, and how often; a blank equals a blank."""
    if value is None:
        same = cells.is_null()
    else:
        same = cells.eq_missing(value) if cells.null_count() else cells == value
    return same, int(same.sum())


def whole_numbers(cells: pl.Series) -> Callable[[object], tuple[Any, int]] | None:
    """The same for whole numbers without a blank: compared where they lie, which takes a tenth."""
    if not cells.dtype.is_integer() or cells.null_count():
        return None
    numbers = cells.to_numpy()

    def equal(value: object) -> tuple[NDArray[np.bool_], int]:
        same = np.asarray(numbers == value)
        return same, int(np.count_nonzero(same))

    return equal


def is_plain(kind: pl.DataType) -> bool:
    """Whether cells of this type that are equal are the same to the last bit."""
    return kind in (pl.String, pl.Boolean) or kind.is_integer()


def in_order(table: Table, *, columns: Sequence[str]) -> Tally:
    """Every single row of these columns, in the order of the file, each counted as one."""
    n = np.ones(table.rows, dtype=np.int64)
    return Tally(table.name, answers_in_order(table, columns), n, asked=tuple(columns))


def answers_in_order(table: Table, columns: Sequence[str]) -> tuple[Answers, ...]:
    """The answers of every single row to these questions, in the order of the file.

    Raises SurveyError when the rows are not those that were checked, or cannot be read.
    """
    frame = table.frame.select(list(columns))
    if not frame.implementation.is_polars():
        found = collected(table, frame)
        if not found.implementation.is_polars():
            unchanged(table, len(found))
            return tuple(answers_of_cells(name, found[name].to_list()) for name in columns)
        frame = found.lazy()
    heard = [Heard.of(table.rows) for _ in columns]
    rows = 0
    for batch in batches(table.name, frame.to_native()):
        for column, cells in zip(heard, batch.iter_columns(), strict=True):
            column.hear(rows, cells)
        rows += len(batch)
    unchanged(table, rows)
    return tuple(
        Answers(name, tuple(column.texts), column.places)
        for name, column in zip(columns, heard, strict=True)
    )


def batches(file: str, frame: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The rows, some at a time. Raises SurveyError for a damaged file."""
    with readable(file):
        yield from frame.collect_batches(chunk_size=ROWS_AT_ONCE, maintain_order=True)


def answers_of_cells(name: str, cells: Iterable[object]) -> Answers:
    """The same for cells of any Python type."""
    rows, distinct = numbered_one_by_one(cells)
    heard = Heard.of(0)
    places = [heard.place_of(value) for value in distinct]
    return Answers(name, tuple(heard.texts), as_small(places, len(heard.texts))[rows])


def as_small(places: Sequence[int], texts: int) -> Places:
    """Places among so many texts, in a byte each where that is enough."""
    return np.array(places, dtype=np.uint8 if texts <= 2**8 else np.int32)
