"""The fields of a document read one by one: each there, of the right kind, and none left over."""

from __future__ import annotations

import json
from math import inf, isfinite
from typing import TYPE_CHECKING, Final

from glassbowl.errors import ModelFileError, shown
from glassbowl.files.strict_json import inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST_INTEGER: Final = -(2**63)
MOST_INTEGER: Final = 2**63 - 1


class Fields:
    """One JSON object being read: every field is asked for once, then `end` refuses any other.

    `file` stands in errors as it is; `at` is where the object stands in the document, so that
    errors can say `questions[2].kind`. Every method raises ModelFileError.
    """

    def __init__(self, values: Mapping[str, object], *, file: str, at: str = "") -> None:
        self._left = dict(values)
        self._file = file
        self._at = at

    def __contains__(self, name: str) -> bool:
        """Whether a field that may be absent is there and not yet read."""
        return name in self._left

    def names(self) -> tuple[str, ...]:
        """The fields not yet read, in the order of the file."""
        return tuple(self._left)

    def text(self, name: str) -> str:
        """A text."""
        return self._text(self._take(name), inside(self._at, name))

    def integer(self, name: str, *, least: int = LEAST_INTEGER, most: int = MOST_INTEGER) -> int:
        """A whole number from `least` to `most`; true, false and 4.0 are none."""
        return self._integer(self._take(name), inside(self._at, name), least, most)

    def number(self, name: str, *, least: float = -inf, most: float = inf) -> float:
        """A finite number from `least` to `most`; true and false are none."""
        return self._number(self._take(name), inside(self._at, name), least, most)

    def flag(self, name: str) -> bool:
        """True or false; 1 and 0 are neither."""
        value = self._take(name)
        if isinstance(value, bool):
            return value
        raise ModelFileError(
            "model.not_flag",
            "{field} of {file} must be true or false. Got {got}. Use the file as Glassbowl saved "
            "it.",
            file=self._file,
            field=inside(self._at, name),
            got=got(value),
        )

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of the allowed texts."""
        value = self._take(name)
        if isinstance(value, str) and value in allowed:
            return value
        raise ModelFileError(
            "model.not_choice",
            "{field} of {file} must be one of: {allowed}. Got {got}. Use the file as Glassbowl "
            "saved it, or update Glassbowl.",
            file=self._file,
            field=inside(self._at, name),
            allowed=tuple(allowed),
            got=got(value),
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._text(value, at) for value, at in self._list(name))

    def plain(self, name: str) -> str | int | float | tuple[str, ...]:
        """A text, a number or a list of texts, whichever it is."""
        match self._left.get(name):
            case str():
                return self.text(name)
            case list():
                return self.texts(name)
            case int():
                return self.integer(name)
            case _:
                return self.number(name)

    def texts_or_blanks(self, name: str) -> tuple[str | None, ...]:
        """A list of texts in which null stands for a blank."""
        return tuple(v if v is None else self._text(v, at) for v, at in self._list(name))

    def integers(
        self, name: str, *, least: int = LEAST_INTEGER, most: int = MOST_INTEGER
    ) -> tuple[int, ...]:
        """A list of whole numbers from `least` to `most`."""
        return tuple(self._integer(value, at, least, most) for value, at in self._list(name))

    def numbers(self, name: str, *, least: float = -inf, most: float = inf) -> tuple[float, ...]:
        """A list of finite numbers from `least` to `most`."""
        return tuple(self._number(value, at, least, most) for value, at in self._list(name))

    def mapping(self, name: str) -> Fields:
        """The fields of an object inside this one; they want an `end` of their own."""
        field = inside(self._at, name)
        return Fields(self._object(self._take(name), field), file=self._file, at=field)

    def items(self, name: str) -> tuple[Fields, ...]:
        """A list of objects, as the fields of each."""
        return tuple(
            Fields(self._object(value, at), file=self._file, at=at)
            for value, at in self._list(name)
        )

    def values(self, name: str) -> dict[str, object]:
        """An object as it stands, nothing in it read yet."""
        return self._object(self._take(name), inside(self._at, name))

    def end(self) -> None:
        """Refuse every field that nobody asked for."""
        for name in self._left:
            raise ModelFileError(
                "model.unknown_field",
                "{file} may only hold fields that Glassbowl knows. Got {field}. Use the file as "
                "Glassbowl saved it, or update Glassbowl.",
                file=self._file,
                field=inside(self._at, name),
            )

    def _take(self, name: str) -> object:
        if name not in self._left:
            raise ModelFileError(
                "model.missing_field",
                "{file} must give {field}. It does not. Use the file as Glassbowl saved it.",
                file=self._file,
                field=inside(self._at, name),
            )
        return self._left.pop(name)

    def _list(self, name: str) -> list[tuple[object, str]]:
        value = self._take(name)
        field = inside(self._at, name)
        if isinstance(value, list):
            return [(part, inside(field, place)) for place, part in enumerate(value)]
        raise ModelFileError(
            "model.not_list",
            "{field} of {file} must be a list. Got {got}. Use the file as Glassbowl saved it.",
            file=self._file,
            field=field,
            got=got(value),
        )

    def _object(self, value: object, field: str) -> dict[str, object]:
        if isinstance(value, dict):
            return value
        raise ModelFileError(
            "model.not_object",
            "{field} of {file} must be a group of named fields. Got {got}. Use the file as "
            "Glassbowl saved it.",
            file=self._file,
            field=field,
            got=got(value),
        )

    def _text(self, value: object, field: str) -> str:
        if isinstance(value, str):
            return value
        raise ModelFileError(
            "model.not_text",
            "{field} of {file} must be a text. Got {got}. Use the file as Glassbowl saved it.",
            file=self._file,
            field=field,
            got=got(value),
        )

    def _integer(self, value: object, field: str, least: int, most: int) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise ModelFileError(
            "model.not_integer",
            "{field} of {file} must be a whole number from {least} to {most}. Got {got}. Use the "
            "file as Glassbowl saved it.",
            file=self._file,
            field=field,
            least=least,
            most=most,
            got=got(value),
        )

    def _number(self, value: object, field: str, least: float, most: float) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
            raise ModelFileError(
                "model.not_number",
                "{field} of {file} must be a finite number. Got {got}. Use the file as Glassbowl "
                "saved it.",
                file=self._file,
                field=field,
                got=got(value),
            )
        if least <= value <= most:
            return float(value)
        raise ModelFileError(
            "model.out_of_range",
            "{field} of {file} must be a number from {least} to {most}. Got {got}. Use the file as "
            "Glassbowl saved it.",
            file=self._file,
            field=field,
            least=least,
            most=most,
            got=got(value),
        )


def got(value: object) -> str:
    """A JSON value as it stands in an error: short, on one line."""
    match value:
        case str():
            return shown(value)
        case list():
            return "[…]"
        case dict():
            return "{…}"
        case _:
            return json.dumps(value)
