"""The door where a reader's own numbers come in: lists or arrays, checked once."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from glassbowl.core.arrays import Array, Inputs, Targets, Weight
from glassbowl.errors import ShapeError

AXES: Final = 2


def as_inputs(X: ArrayLike) -> Inputs:
    """X as a matrix of finite numbers, one row a customer, one column a question.

    Raises ShapeError for no rows, rows of unequal length, text, or a number that is not finite.
    """
    return _matrix(X, name="X")


def as_targets(y: ArrayLike, *, rows: int) -> Targets:
    """y as a matrix with one row a customer, every number from 0 (no) to 1 (yes).

    A flat list becomes one column. Raises ShapeError, also when y has not as many rows as X.
    """
    targets = _matrix(y, name="y")
    if len(targets) != rows:
        raise ShapeError(
            "y.rows",
            "y must have one answer for each row of X. Got {answers} answers for {rows} rows.",
            answers=len(targets),
            rows=rows,
        )
    if targets.min() < 0 or targets.max() > 1:
        raise ShapeError(
            "y.range",
            "y must hold answers from 0 (no) to 1 (yes). Got {worst}; turn them into 0 and 1.",
            worst=float(targets.min() if targets.min() < 0 else targets.max()),
        )
    return targets


def as_weight(weight: ArrayLike | None, *, rows: int) -> Weight:
    """How many customers each row stands for, (rows, 1); None when each stands for itself.

    Raises ShapeError when the counts do not fit the rows, or are negative, or all 0.
    """
    if weight is None:
        return None
    counts = _matrix(weight, name="weight")
    if counts.shape != (rows, 1) or counts.min() < 0 or counts.sum() == 0:
        raise ShapeError(
            "weight.wrong",
            "weight must hold one count for each of the {rows} rows, none negative, not all 0. "
            "Got {count} counts, the least {least}.",
            rows=rows,
            count=counts.size,
            least=float(counts.min()),
        )
    return counts


def _matrix(values: ArrayLike, *, name: str) -> Array:
    try:
        matrix = np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise ShapeError(
            "array.not_numbers",
            "{name} must be numbers in rows of equal length, one row a customer. Got something "
            "else; for answers in words, put them in a table and use train_study.",
            name=name,
        ) from None
    if matrix.ndim == 1 and name != "X":
        matrix = matrix[:, None]
    if matrix.ndim != AXES or matrix.size == 0:
        raise ShapeError(
            "array.not_matrix",
            "{name} must be a matrix, one row a customer. Got shape {shape}.",
            name=name,
            shape=str(matrix.shape),
        )
    _refuse_gaps(matrix, name=name)
    return matrix


def _refuse_gaps(matrix: Array, *, name: str) -> None:
    gaps = np.argwhere(~np.isfinite(matrix))
    if len(gaps):
        row, column = gaps[0].tolist()
        raise ShapeError(
            "array.not_finite",
            "{name} must hold finite numbers. Got {value} at [{row},{column}], counted from 0; "
            "leave that row out or fill the gap.",
            name=name,
            value=float(matrix[row, column]),
            row=row,
            column=column,
        )
