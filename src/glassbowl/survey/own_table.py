"""The reader's own table, in memory or in a database: pandas, Polars, PyArrow or DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
from narwhals.exceptions import DuplicateError

from glassbowl.errors import SurveyError, shown
from glassbowl.survey.table import Table, question_names


def own_table(source: object) -> Table:
    """The reader's table as a survey; nothing is copied.

    Raises SurveyError for anything else, for a table without rows or with nested columns, and for
    columns without a name of their own.
    """
    name = type(source).__name__
    try:
        frame: Any = nw.from_native(source)
        frame = frame.lazy() if isinstance(frame, nw.DataFrame) else frame
        columns = tuple(frame.collect_schema())
    except TypeError:
        raise SurveyError(
            "survey.not_a_table",
            "A survey must be the path of a file, or a pandas, Polars, PyArrow or DuckDB table. "
            "Got {kind}.",
            kind=shown(name),
        ) from None
    except DuplicateError:
        raise SurveyError(
            "survey.same_name_in_table",
            "Every column of {file} needs a name of its own. Rename those that share one.",
            file=shown(name),
        ) from None
    if strangers := tuple(shown(column) for column in columns if not isinstance(column, str)):
        raise SurveyError(
            "survey.name_not_text",
            "Every column name of {file} must be text. Got {names}. Rename the columns.",
            file=shown(name),
            names=strangers,
        )
    return named(frame, name)


def named(frame: nw.LazyFrame[Any], name: str) -> Table:
    """The table with clean names and plain columns; raises SurveyError where it cannot be."""
    schema = frame.collect_schema()
    plain_columns(schema, file=name)
    raw = tuple(schema)
    columns = question_names(raw, file=name)
    rows = int(frame.select(nw.len()).collect().item())
    if not rows:
        raise SurveyError(
            "survey.no_rows_in_table",
            "A survey must have at least one customer. {file} has no row. Add the answers.",
            file=shown(name),
        )
    changed = {old: new for old, new in zip(raw, columns, strict=True) if old != new}
    return Table(name, frame.rename(changed) if changed else frame, columns, rows)


def plain_columns(schema: Mapping[str, Any], *, file: str) -> None:
    """Raise SurveyError when a column holds lists, records or bytes instead of one answer a row."""
    nested = (nw.List, nw.Struct, nw.Array, nw.Binary)
    if found := tuple(shown(name) for name, kind in schema.items() if isinstance(kind, nested)):
        raise SurveyError(
            "survey.nested",
            "Every column of {file} must hold one plain answer a row. {names} holds lists, records "
            "or bytes. Leave it out of the table, or make it text.",
            file=shown(file),
            names=found,
        )
