"""Plain values from a file read one by one: each there, of its kind, and none left over."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from glassbowl.errors import SurveyError


class Fields:
    """One record of plain values; every field is asked for once, then `end` refuses any other.

    `at` is where the record stands, for errors. Every method raises SurveyError.
    """

    def __init__(self, values: object, *, at: str) -> None:
        if not isinstance(values, Mapping) or not all(isinstance(name, str) for name in values):
            raise refused(at)
        self._left: dict[str, object] = dict(values)
        self._at = at

    def take(self, name: str) -> object:
        """A field of any kind."""
        if name not in self._left:
            raise refused(self.place(name))
        return self._left.pop(name)

    def several(self, name: str) -> list[object]:
        """A list of anything."""
        value = self.take(name)
        if not isinstance(value, list | tuple):
            raise refused(self.place(name))
        return list(value)

    def text(self, name: str) -> str:
        """A text."""
        value = self.take(name)
        if not isinstance(value, str):
            raise refused(self.place(name))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Texts, each of them once."""
        values = self.several(name)
        found = tuple(value for value in values if isinstance(value, str))
        if len(set(found)) != len(values):
            raise refused(self.place(name))
        return found

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.take(name)
        if not isinstance(value, bool):
            raise refused(self.place(name))
        return value

    def number(self, name: str) -> float:
        """A finite number; true and false are none."""
        return self.finite([self.take(name)], name)[0]

    def numbers(self, name: str) -> tuple[float, ...]:
        """Finite numbers."""
        return self.finite(self.several(name), name)

    def places(self, name: str) -> tuple[int, ...]:
        """Whole numbers from 0 on, rising."""
        values = self.several(name)
        found = tuple(value for value in values if type(value) is int and value >= 0)
        if len(found) != len(values) or list(found) != sorted(set(found)):
            raise refused(self.place(name))
        return found

    def finite(self, values: list[object], name: str) -> tuple[float, ...]:
        """The values as floats; raises SurveyError unless all are finite numbers."""
        found = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
        if len(found) != len(values):
            raise refused(self.place(name))
        try:
            numbers = tuple(map(float, found))
        except OverflowError:
            raise refused(self.place(name)) from None
        if not all(map(isfinite, numbers)):
            raise refused(self.place(name))
        return numbers

    def place(self, name: str) -> str:
        """Where a field stands, for errors."""
        return f"{self._at}.{name}"

    def must(self, name: str, *, holds: bool) -> None:
        """Raise SurveyError for a field unless what must be true of it holds."""
        if not holds:
            raise refused(self.place(name))

    def end(self) -> None:
        """Raise SurveyError when a field is left that nobody asked for."""
        for name in self._left:
            raise refused(self.place(name))


def refused(at: str) -> SurveyError:
    """What stands there is not what was once written there."""
    return SurveyError(
        "survey.stored",
        "What is kept of a survey must be as Glassbowl wrote it. Got something else at {at}. "
        "Take another copy of the model, or train again.",
        at=at,
    )
