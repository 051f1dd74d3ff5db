"""A probability in words: the bands are said on screen wherever the words are used."""

from __future__ import annotations

from typing import Final

BANDS: Final = (
    (0.95, "band.certain"),
    (0.75, "band.probable"),
    (0.25, "band.maybe"),
    (0.05, "band.improbable"),
    (0.0, "band.certain_not"),
)
"""From which probability on which words hold."""

NOBODY_KNOWS: Final = "band.nobody_knows"


def band(probability: float) -> str:
    """The key of the words for a probability from 0 to 1."""
    return next(key for least, key in BANDS if probability >= least)
