"""The ranked list as a file: the prospects' own columns first, then what was found about them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from glassbowl.files.score_sheet import write_score_sheet
from glassbowl.survey.count import collected
from glassbowl.survey.damage import readable
from glassbowl.survey.rows import at

if TYPE_CHECKING:
    from glassbowl.study.score import ScoredAnswers, Scores
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
    said, flags = flag_words(scores.answers, words)
    known = {"place": scores.place, "rank": scores.rank}
    if send is not None:
        known["send"] = send.view(np.uint8)
    added = pl.LazyFrame(known).select(
        of_place(scores.answers.probability).alias(names[0]),
        pl.col("rank").cast(pl.Int64).alias(names[1]),
        texts(pl.col("send"), {} if send is None else {1: SENT}).alias(names[2]),
        texts(of_place(flags), said).alias(names[3]),
    )
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
    # Packed, even loosely, the column would take twice as long to write.
    rows = pl.LazyFrame({"place": scores.place})
    probability = of_place(scores.answers.probability).alias(ADDED[0])
    write_score_sheet(path, rows.select(probability), packed="uncompressed")
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


def of_place(values: NDArray[Any]) -> pl.Expr:
    """What belongs to each prospect's place, looked up as it is written: all at once takes room."""

    def found(places: pl.Series) -> pl.Series:
        return pl.Series(at(places.to_numpy(), values))

    kind = pl.Series(values[:0]).dtype
    return pl.col("place").map_batches(found, return_dtype=kind, is_elementwise=True)


def flag_words(
    answers: ScoredAnswers, words: Mapping[str, str]
) -> tuple[dict[int, str], NDArray[np.uint8]]:
    """What the column of flags may say, by a number above 0, and each row of answers' number."""
    raised = {flag: holds for flag, holds in answers.flags.items() if holds.any()}
    codes = np.zeros(len(answers), dtype=np.uint8)
    for place, holds in enumerate(raised.values()):
        codes |= holds.view(np.uint8) << place
    said = {
        code: ", ".join(words[flag] for k, flag in enumerate(raised) if code >> k & 1)
        for code in range(1, 2 ** len(raised))
    }
    return said, codes


def texts(numbers: pl.Expr, said: Mapping[int, str]) -> pl.Expr:
    """The texts that some numbers stand for, otherwise blank."""
    cell: pl.Expr = pl.lit(None, dtype=pl.String)
    for number, text in said.items():
        cell = pl.when(numbers == number).then(pl.lit(text)).otherwise(cell)
    return cell
