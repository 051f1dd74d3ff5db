"""A file that turns out to be damaged only while it is read: one sentence, whatever went wrong."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import polars as pl
from narwhals.exceptions import NarwhalsError

from glassbowl.errors import SurveyError, shown

DAMAGE: Final = (NarwhalsError, pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
"""What a reader of tables raises for bytes that are not what they should be."""


@contextmanager
def readable(file: str) -> Generator[None]:
    """Raises SurveyError when the file is damaged, or gone, before it is read to its end."""
    try:
        yield
    except DAMAGE:
        raise SurveyError(
            "survey.damaged",
            "{file} must be whole and stay where it is. It cannot be read to its end. "
            "Save it again, or in another format.",
            file=shown(file),
        ) from None
