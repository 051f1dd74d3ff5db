"""The ranked list as a file: the prospects' own columns first, then what was found about them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from glassbowl.files.score_sheet import write_score_sheet
from glassbowl.survey.count import collected
from glassbowl.survey.damage import readable

if TYPE_CHECKING:
    from glassbowl.study.score import Scores
    from glassbowl.survey.table import Table

Order = Literal["rank", "file"]

ADDED: Final = ("probability", "rank", "send", "flag")
SENT: Final = "yes"
"""What stands in `send` for whom to send to; everybody else, or all without a budget, is blank."""


def write_scored_list(
    path: str | os.PathLike[str],
    scores: Scores,
    *,
    send: NDArray[np.bool_] | None,
    words: Mapping[str, str],
    order: Order = "rank",
) -> list[str]:
    """Write every prospect, in the order of the ranks; the names of the added columns.

    send   whom to send to, or None when no budget was given
    words  what stands in the column `flag`, by flag; several are separated by commas
    order  "file" leaves everybody where they are, and needs little memory for a long list

    A column of the prospects' own keeps its name; ours then takes the next free one. Raises
    OutputError, with whatever stood at `path` before untouched.
    """
    names = [free_name(name, scores.table.columns) for name in ADDED]
    said, flags = flag_words(scores, words)
    chosen = None if send is None else send.view(np.uint8)
    known = dict(zip(names, (scores.probability, scores.rank, chosen, flags), strict=True))
    added = pl.LazyFrame({name: rows for name, rows in known.items() if rows is not None})
    added = added.with_columns(
        texts(names[2], {} if send is None else {1: SENT}), texts(names[3], said)
    ).select(names)
    rows = pl.concat([own_rows(scores.table), added], how="horizontal")
    if order == "rank":
        with readable(scores.table.name):
            rows = sorted_rows(rows.collect(engine="streaming"), scores.order).lazy()
    write_score_sheet(path, rows, source=scores.table.name)
    return names


def write_probabilities(path: str | os.PathLike[str], scores: Scores) -> list[str]:
    """Write the probabilities alone, in the order of the prospects' file; the column's name.

    Raises OutputError, as `write_scored_list` does.
    """
    # Packed small, the column would take as long to write as everything else takes.
    write_score_sheet(path, pl.LazyFrame({ADDED[0]: scores.probability}), packed="snappy")
    return [ADDED[0]]


def own_rows(table: Table) -> pl.LazyFrame:
    """Everything the prospects' file holds, in its order."""
    rows = table.frame.to_native()
    if not isinstance(rows, pl.LazyFrame):
        found = collected(table, table.frame).to_native()
        rows = (found if isinstance(found, pl.DataFrame) else pl.DataFrame(found)).lazy()
    return rows


def sorted_rows(rows: pl.DataFrame, order: NDArray[np.intp]) -> pl.DataFrame:
    """The rows in another order; column by column, so that never two tables are in memory."""
    # In one piece, a column of texts is looked up in a tenth of the time.
    return pl.DataFrame([rows.drop_in_place(name).rechunk()[order] for name in rows.columns])


def free_name(name: str, taken: Sequence[str]) -> str:
    """The name, or with the least number behind it that is free."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def flag_words(
    scores: Scores, words: Mapping[str, str]
) -> tuple[dict[int, str], NDArray[np.uint8] | None]:
    """What the column of flags may say, by a number above 0, and each prospect's number."""
    raised = {flag: rows for flag, rows in scores.flags.items() if rows.any()}
    if not raised:
        return {}, None
    codes = np.zeros(len(scores), dtype=np.uint8)
    for place, rows in enumerate(raised.values()):
        codes |= rows.view(np.uint8) << place
    said = {
        code: ", ".join(words[flag] for k, flag in enumerate(raised) if code >> k & 1)
        for code in range(1, 2 ** len(raised))
    }
    return said, codes


def texts(name: str, said: Mapping[int, str]) -> pl.Expr:
    """A column of numbers as the texts that some of them stand for, otherwise blank."""
    cell: pl.Expr = pl.lit(None, dtype=pl.String)
    for number, text in said.items():
        cell = pl.when(pl.col(name) == number).then(pl.lit(text)).otherwise(cell)
    return cell.alias(name)
