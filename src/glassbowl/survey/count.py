"""Count once: one row for each distinct row of a survey, with how often it occurs.

The counting is a GROUP BY that runs where the table is. Only what is distinct becomes text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import polars as pl
from numpy.typing import NDArray

from glassbowl.errors import SurveyError, shown
from glassbowl.optional import require
from glassbowl.survey.damage import readable
from glassbowl.survey.tally import Answers, Tally
from glassbowl.survey.texts import as_text

if TYPE_CHECKING:
    from glassbowl.survey.table import Table


def count(table: Table, *, columns: Sequence[str]) -> Tally:
    """Every distinct row of these columns once, in no particular order.

    Raises SurveyError when the rows are not those that were checked.
    """
    found, rows = grouped(table, columns)
    return tallied(table, found, n=found[rows].to_numpy().astype(np.int64), columns=columns)


def grouped(table: Table, columns: Sequence[str]) -> tuple[nw.DataFrame[Any], str]:
    """The distinct rows of these columns, and the name of one more column that counts each."""
    rows = "rows"
    while rows in columns:
        rows += "_"
    counted = table.frame.group_by(list(columns)).agg(nw.len().alias(rows))
    return collected(table, counted), rows


def tallied(
    table: Table, found: nw.DataFrame[Any], *, n: NDArray[np.int64], columns: Sequence[str]
) -> Tally:
    """The tally of rows that stand for `n` customers each."""
    unchanged(table, int(n.sum()))
    counted = tuple(answers(found[name]) for name in columns)
    return Tally(table.name, counted, n, asked=tuple(columns))


def unchanged(table: Table, rows: int) -> None:
    """Raise SurveyError when a file holds other rows than were checked."""
    if rows != table.rows:
        raise SurveyError(
            "survey.changed",
            "{file} must stay as it is while it is read. It had {checked} rows and now has "
            "{found}. Try again.",
            file=shown(table.name),
            checked=table.rows,
            found=rows,
        )


def collected(table: Table, frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    """The rows in memory: as Polars where they were Polars or come from a database.

    Raises SurveyError when the file behind the table turns out to be damaged, or is gone.
    """
    if frame.implementation.is_polars():
        with readable(table.name):
            return frame.collect(engine="streaming")
    if frame.implementation.is_duckdb():
        require("pyarrow", "Reading a DuckDB table")
    found = frame.collect()
    if found.implementation.is_pyarrow():
        return nw.from_native(pl.DataFrame(found.to_arrow()), eager_only=True)
    return found


def answers(column: nw.Series[Any]) -> Answers:
    """The distinct texts of one column, and for each row which of them it holds."""
    if column.implementation.is_polars():
        codes, distinct = numbered(column.to_native())
    else:
        codes, distinct = numbered_one_by_one(column.to_list())
    values, place = merged(distinct)
    return Answers(column.name, values, place[codes])


def numbered(column: pl.Series) -> tuple[NDArray[np.int32], list[object]]:
    """For each row which distinct value it holds, and those values."""
    rows = column.alias("value").to_frame().with_row_index("row")
    groups = rows.group_by("value").agg("row")
    sizes = groups["row"].list.len().to_numpy()
    codes = np.empty(len(column), dtype=np.int32)
    places = groups["row"].explode().to_numpy()
    codes[places] = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    return codes, plain(groups["value"]).to_list()


def plain(values: pl.Series) -> pl.Series:
    """Values that Python can hold: categories as their texts."""
    return values.cast(pl.String) if values.dtype in (pl.Categorical, pl.Enum) else values


def numbered_one_by_one(cells: Iterable[object]) -> tuple[NDArray[np.int32], list[object]]:
    """The same for cells of any Python type, as pandas may hold them."""
    places: dict[tuple[type, object], int] = {}
    try:
        # 1, 1.0 and True are equal and yet three answers: the type is part of what is looked up.
        found = [places.setdefault((type(cell), cell), len(places)) for cell in cells]
    except TypeError:
        raise SurveyError(
            "survey.nested_cells",
            "Every cell of a table must hold one plain answer. A cell holds a list or a record. "
            "Leave its column out of the table, or make it text.",
        ) from None
    return np.array(found, dtype=np.int32), [cell for _, cell in places]


def merged(distinct: Iterable[object]) -> tuple[tuple[str | None, ...], NDArray[np.int32]]:
    """The distinct texts of distinct values, and for each value the place of its text.

    Two values may be one text: 1 and "1", or "cat" with and without a space behind.
    """
    places: dict[str | None, int] = {}
    found = [places.setdefault(as_text(value), len(places)) for value in distinct]
    return tuple(places), np.array(found, dtype=np.int32)
