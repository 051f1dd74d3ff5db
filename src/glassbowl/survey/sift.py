"""Count a survey without the columns that cannot take part: ids would make every row distinct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import TYPE_CHECKING, Final

import narwhals as nw
import numpy as np
import polars as pl

from glassbowl.survey.count import count, grouped, merged, tallied
from glassbowl.survey.damage import readable
from glassbowl.survey.given import Given, given
from glassbowl.survey.kinds import decided
from glassbowl.survey.synonyms import BLANKS
from glassbowl.survey.tally import Answers
from glassbowl.survey.wishes import check_wishes

if TYPE_CHECKING:
    from glassbowl.survey.table import Table
    from glassbowl.survey.tally import Tally

HEAD: Final = 10_000
"""Rows in which a column is seen to have many answers."""

MANY: Final = 0.1
"""Different answers in the head, as a share of its rows, that make a column worth a look alone."""

MOST_LOOKED_AT: Final = 100_000
"""Different answers beyond which a sample of them is looked at."""


def count_survey(table: Table, *, target: str, leave_out: Sequence[str] = ()) -> Tally:
    """The survey counted by every column that may take part, the target among them.

    Columns that would be left out anyway (ids, dates, comments) are looked at alone and stand in
    `apart`, already decided; those in `leave_out` are not looked at.

    Raises QuestionError when the target or a question to leave out is not there.
    """
    check_wishes(table.columns, target=target, leave_out=leave_out, file=table.name)
    asked = [name for name in table.columns if name not in leave_out]
    looks = [look(table, name) for name in crowded(table, asked) if name != target]
    apart = tuple(question for seen in looks if not (question := decided(seen)).used)
    aside = {question.name for question in apart}
    tally = count(table, columns=[name for name in asked if name not in aside])
    return replace(tally, asked=table.columns, apart=apart)


def crowded(table: Table, columns: Sequence[str]) -> list[str]:
    """The columns that may hold something else on nearly every row, and dates.

    Which ones does not change what is decided, only what it costs: a column that stays is decided
    in the same way from the tally.
    """
    head = table.frame.select(list(columns)).head(HEAD)
    with readable(table.name):
        distinct = head.select(nw.all().n_unique()).collect().row(0)
        kinds = head.collect_schema()
    rows = min(table.rows, HEAD)
    return [
        name
        for name, many in zip(columns, distinct, strict=True)
        if many > MANY * rows or is_day(kinds[name])
    ]


def is_day(kind: object) -> bool:
    """Whether a column holds days or moments, which are left out however few they are."""
    return isinstance(kind, nw.Date | nw.Datetime)


def look(table: Table, name: str) -> Given:
    """The answers to one question, seen apart from the others."""
    found, rows = grouped(table, (name,))
    if len(found) > MOST_LOOKED_AT and found.implementation.is_polars():
        return sampled(found.to_native().rename({name: "text", rows: "n"}), name, table.rows)
    n = found[rows].to_numpy().astype(np.int64)
    return given(tallied(table, found, n=n, columns=(name,)).answers[0], n)


def sampled(groups: pl.DataFrame, name: str, rows: int) -> Given:
    """The same from a sample of very many answers, chosen by what they say, not by their place."""
    answered = groups.filter(pl.col("text").is_not_null())
    if not groups["text"].dtype.is_numeric():
        answered = answered.with_columns(pl.col("text").cast(pl.String).str.strip_chars())
        answered = answered.filter(~pl.col("text").str.to_lowercase().is_in(list(BLANKS)))
    every = len(answered) // MOST_LOOKED_AT + 1
    chosen = answered.filter(pl.col("text").hash(seed=0) % every == 0)
    values, places = merged(chosen["text"].to_list())
    seen = given(Answers(name, values, places), chosen["n"].to_numpy().astype(np.int64))
    some = int(answered["n"].sum())
    return replace(
        seen, distinct=len(answered), span=span(answered["text"]), answered=some, blank=rows - some
    )


def span(values: pl.Series) -> tuple[float, float]:
    """The least and the greatest number among the answers; NaN for none."""
    numbers = values.cast(pl.Float64, strict=False).drop_nulls().to_numpy()
    return (float(numbers.min()), float(numbers.max())) if len(numbers) else (nan, nan)
