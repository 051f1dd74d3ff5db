"""The ranked list as a file: the prospects' own columns first, then what was found about them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from glassbowl.files.score_sheet import write_score_sheet
from glassbowl.survey.count import collected

if TYPE_CHECKING:
    from glassbowl.study.score import Scores

ADDED: Final = ("probability", "rank", "send", "flag")
SENT: Final = "yes"
"""What stands in `send` for whom to send to; everybody else, or all without a budget, is blank."""


def write_scored_list(
    path: str | os.PathLike[str],
    scores: Scores,
    *,
    send: NDArray[np.bool_] | None,
    words: Mapping[str, str],
) -> list[str]:
    """Write every prospect in the order of the ranks; the names of the added columns.

    send   whom to send to, or None when no budget was given
    words  what stands in the column `flag`, by flag; several are separated by commas

    A column of the prospects' own keeps its name; ours then takes the next free one. Raises
    OutputError, with whatever stood at `path` before untouched.
    """
    own = own_columns(scores)
    names = [free_name(name, own.columns) for name in ADDED]
    chosen = np.zeros(len(scores), dtype=bool) if send is None else send
    added = [
        pl.Series(names[0], scores.probability),
        pl.Series(names[1], scores.rank),
        looked_up(names[2], [None, SENT], chosen),
        flag_words(names[3], scores, words),
    ]
    best_first = np.empty(len(scores), dtype=np.uint32)
    best_first[scores.rank - 1] = np.arange(len(scores))
    write_score_sheet(path, own.with_columns(added)[best_first])
    return names


def own_columns(scores: Scores) -> pl.DataFrame:
    """Everything the prospects' file holds, in its order."""
    found = collected(scores.table, scores.table.frame).to_native()
    return found if isinstance(found, pl.DataFrame) else pl.DataFrame(found)


def free_name(name: str, taken: list[str]) -> str:
    """The name, or with the least number behind it that is free."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def flag_words(name: str, scores: Scores, words: Mapping[str, str]) -> pl.Series:
    """For each prospect its flags in words, None where there is none."""
    codes = np.zeros(len(scores), dtype=np.uint8)
    for place, rows in enumerate(scores.flags.values()):
        codes |= rows.astype(np.uint8) << place
    combinations = range(2 ** len(scores.flags))
    said = [
        ", ".join(words[flag] for k, flag in enumerate(scores.flags) if code >> k & 1) or None
        for code in combinations
    ]
    return looked_up(name, said, codes)


def looked_up(name: str, texts: list[str | None], places: NDArray[np.generic]) -> pl.Series:
    """A column of texts, each named by its place among the few there are."""
    return pl.Series(name, texts, dtype=pl.String)[places.astype(np.uint32)]
