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
from glassbowl.survey.once_each import OnceEach, Single
from glassbowl.survey.tally import Answers, Places, Tally
from glassbowl.survey.texts import as_text

if TYPE_CHECKING:
    from glassbowl.survey.table import Table

ROWS_AT_ONCE: Final = 100_000

FEW: Final = 8
"""So many values are compared with a whole column sooner than its cells are looked up."""

WHOLE: Final = (
    *(pl.Int8, pl.Int16, pl.Int32, pl.Int64),
    *(pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64),
)
"""The whole numbers that NumPy has, too; those of 128 bits are looked up, as texts are."""

FIRST_ROWS: Final = 1_000
"""These name the few values of most columns, in rising order: 0 and 1 are their own places."""


@dataclass(slots=True)
class Heard:
    """One column as far as it has been read.

    texts   each distinct text and its place
    values  a few of the values that stood for them, and the places of their texts
    """

    texts: dict[str | None, int] = field(default_factory=dict)
    values: dict[object, int] = field(default_factory=dict)

    def hear(self, cells: pl.Series) -> Places:
        """Take down the next rows: for each the place of its text."""
        if not self.values and is_plain(cells.dtype):
            self.remembered(cells.head(FIRST_ROWS).unique().sort().to_list())
        places = self.recognised(cells)
        return self.looked_up(cells) if places is None else places

    def recognised(self, cells: pl.Series) -> Places | None:
        """The places of the texts, when a few values that were heard before are all there is."""
        if not is_plain(cells.dtype) or not 0 < len(self.values) <= FEW:
            return None
        if (own := self.own_places(cells)) is not None:
            return own
        places: Places | None = None
        numbers = whole_numbers(cells)
        equal: Callable[[object], tuple[Any, int]] = (
            partial(equals, cells) if numbers is None else partial(equals_number, numbers)
        )
        found = 0
        for value, place in self.values.items():
            same, count = equal(value)
            found += count
            if place:  # where none of the others is, there is the first
                # The second's place is 1, which is where it was found: nothing to work out.
                there = np.asarray(same).view(np.uint8)
                here = there if place == 1 else there * np.uint8(place)
                places = here if places is None else places + here
        if found != len(cells):
            return None
        return np.zeros(len(cells), dtype=np.uint8) if places is None else places

    def own_places(self, cells: pl.Series) -> Places | None:
        """Numbers that are their own places, as 0 and 1 are: nothing has to be worked out."""
        if not len(cells) or (numbers := whole_numbers(cells)) is None:
            return None
        if any(value != place for value, place in self.values.items()):
            return None
        if numbers.max() >= len(self.values) or (numbers.dtype.kind == "i" and numbers.min() < 0):
            return None
        return np.asarray(numbers.astype(np.uint8, copy=False))

    def looked_up(self, cells: pl.Series) -> Places:
        """The places of the texts, each distinct value turned to text once."""
        rows, distinct = numbered(cells)
        return as_small(self.remembered(distinct), len(self.texts))[rows]

    def looked_up_one_by_one(self, cells: Iterable[Any]) -> Places:
        """The same for cells of any Python type."""
        rows, distinct = numbered_one_by_one(cells)
        return as_small([self.place_of(value) for value in distinct], len(self.texts))[rows]

    def remembered(self, distinct: Sequence[object]) -> list[int]:
        """The places of the texts of some values, which are known from now on if they are few."""
        places = [self.place_of(value) for value in distinct]
        if len(self.values) <= FEW:
            self.values |= dict(zip(distinct, places, strict=True))
        return places

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


def whole_numbers(cells: pl.Series) -> NDArray[np.integer[Any]] | None:
    """The cells where they lie, when they are whole numbers without a blank; else None."""
    if cells.dtype not in WHOLE or cells.null_count():
        return None
    return cells.to_numpy()


def equals_number(
    numbers: NDArray[np.integer[Any]], value: object
) -> tuple[NDArray[np.bool_], int]:
    """The same as `equals` for whole numbers: compared where they lie, which takes a tenth."""
    same = np.asarray(numbers == value)
    return same, int(np.count_nonzero(same))


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
    single = Single(table.rows, len(columns))
    texts = hear(table, columns, taken=single.take)
    return tuple(map(Answers, columns, texts, single.codes))


def answers_once_each(table: Table, columns: Sequence[str]) -> tuple[tuple[Answers, ...], Places]:
    """Every distinct row of answers once, and for each row of the file which of those it is.

    Raises SurveyError as `answers_in_order` does.
    """
    once = OnceEach(table.rows, len(columns))
    texts = hear(table, columns, taken=once.take)
    codes, place = once.found()
    return tuple(map(Answers, columns, texts, codes)), place


def hear(
    table: Table,
    columns: Sequence[str],
    *,
    taken: Callable[[Sequence[Places], Sequence[int]], None],
) -> tuple[tuple[str | None, ...], ...]:
    """Read these columns; the distinct texts of each.

    What the rows answered is handed on, some rows at a time: of each column the places of their
    texts, and how many texts there are so far.
    """
    heard = [Heard() for _ in columns]
    rows = 0
    for places in read(table, columns, heard):
        rows += len(places[0])
        if rows <= table.rows:  # a file that grew meanwhile is refused when all is read
            taken(places, [len(column.texts) for column in heard])
    unchanged(table, rows)
    return tuple(tuple(column.texts) for column in heard)


def read(table: Table, columns: Sequence[str], heard: Sequence[Heard]) -> Iterator[list[Places]]:
    """Some rows at a time, of each column the places of their texts."""
    frame = table.frame.select(list(columns))
    if not frame.implementation.is_polars():
        found = collected(table, frame)
        if not found.implementation.is_polars():
            named = zip(columns, heard, strict=True)
            yield [column.looked_up_one_by_one(found[name].to_list()) for name, column in named]
            return
        frame = found.lazy()
    for batch in batches(table.name, frame.to_native()):
        pairs = zip(batch.iter_columns(), heard, strict=True)
        yield [column.hear(cells) for cells, column in pairs]


def batches(file: str, frame: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The rows, some at a time. Raises SurveyError for a damaged file."""
    with readable(file):
        yield from frame.collect_batches(chunk_size=ROWS_AT_ONCE, maintain_order=True)


def as_small(places: Sequence[int], texts: int) -> Places:
    """Places among so many texts, in a byte each where that is enough."""
    return np.array(places, dtype=np.uint8 if texts <= 2**8 else np.int32)
