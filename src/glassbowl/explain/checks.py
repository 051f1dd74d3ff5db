"""Two checks of a slope that know nothing of the chain rule: move the weight and look."""

from __future__ import annotations

from typing import Final

from glassbowl.core.feed_forward import feed_forward
from glassbowl.core.gradient_descent import Step
from glassbowl.explain.places import Place, moved

NUDGE: Final = 1e-5
"""Small enough for a curve to look straight, large enough for the digits of a double."""

IMAGINARY_NUDGE: Final = 1e-30


def error_with(step: Step, place: Place, change: complex, *, row: int, output: int = 0) -> complex:
    """The signed miss of one row in the network with one weight changed; nothing estimated."""
    forward = feed_forward(moved(step.network, place, change), step.forward.layers[0])
    error: complex = (step.y - forward.prediction)[row, output].item()
    return error


def finite_difference(
    step: Step, place: Place, *, row: int, output: int = 0, nudge: float = NUDGE
) -> float:
    """The slope of the miss against the weight, from a little more and a little less of it."""
    above = error_with(step, place, nudge, row=row, output=output)
    below = error_with(step, place, -nudge, row=row, output=output)
    return (above - below).real / (2 * nudge)


def complex_step(step: Step, place: Place, *, row: int, output: int = 0) -> float:
    """The same slope to the last digit: an imaginary nudge needs no difference of near equals."""
    error = error_with(step, place, 1j * IMAGINARY_NUDGE, row=row, output=output)
    return error.imag / IMAGINARY_NUDGE
