"""JSON read strictly: every name once, every number finite, nothing nested beyond reason."""

from __future__ import annotations

import json
import math
from typing import Final

from glassbowl.errors import ModelFileError, shown

DEEPEST: Final = 16
MOST_VALUES: Final = 500_000
"""No model has so many; reading them takes half a second, and four million bytes can hold more."""

LONGEST_INTEGER: Final = len(str(-(2**63)))


def read_json(text: str, *, file: str, field: str) -> object:
    """What the text says; `field` is what to call the whole of it in an error.

    Raises ModelFileError for text that is not JSON, a name given twice, a number that is not finite
    or too long, more than 500,000 values, and values nested more than 16 deep.
    """

    def named_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        named = dict(pairs)
        if len(named) < len(pairs):
            names = [name for name, _ in pairs]
            raise ModelFileError(
                "model.twice",
                "{file} must give {field} once. It gives it more than once. Use the file as "
                "Glassbowl saved it.",
                file=file,
                field=shown(next(name for name in names if names.count(name) > 1)),
            )
        return named

    marks = sum(map(text.count, ",[{"))  # each value follows one of these, or a name that does
    refuse_above(MOST_VALUES, marks, field=f"{field} values", file=file)
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=named_once,
            parse_int=integer_or_infinity,
            parse_constant=float,
        )
    except RecursionError as trouble:
        raise nested_too_deep(file, field) from trouble
    except json.JSONDecodeError as trouble:
        raise not_json(field, trouble.pos, file=file) from trouble
    refuse_beyond_reason(value, file=file, field=field)
    return value


def integer_or_infinity(digits: str) -> int | float:
    """The whole number; one too long for 64 bits is never computed, and reads as not finite."""
    return int(digits) if len(digits) <= LONGEST_INTEGER else math.inf


def refuse_beyond_reason(value: object, *, file: str, field: str, depth: int = 0) -> None:
    """Raise ModelFileError, naming the field, for a number not finite or a nesting too deep."""
    if isinstance(value, float) and not math.isfinite(value):
        raise not_finite(field, file=file)
    if not isinstance(value, dict | list):
        return
    if depth == DEEPEST:
        raise nested_too_deep(file, field)
    for name, part in value.items() if isinstance(value, dict) else enumerate(value):
        refuse_beyond_reason(part, file=file, field=inside(field, name), depth=depth + 1)


def inside(field: str, name: object) -> str:
    """A part's own name behind that of the whole: `questions[2].kind`."""
    if isinstance(name, int):
        return f"{field}[{name}]"
    part = shown(name)[1:-1]
    return f"{field}.{part}" if field else part


def refuse_above(most: int, found: int, *, field: str, file: str) -> None:
    """Refuse more of something than a model file may have."""
    if found > most:
        raise ModelFileError(
            "model.too_much",
            "{file} may have at most {most} ({field}). Got {got}. Use the file as Glassbowl saved "
            "it, or train on fewer questions.",
            file=file,
            field=field,
            most=most,
            got=found,
        )


def not_json(field: str, at: int, *, file: str) -> ModelFileError:
    """The sentence for text that breaks off or goes wrong at that character."""
    return ModelFileError(
        "model.not_json",
        "{field} of {file} must be JSON. It goes wrong at character {at}. Use the file as "
        "Glassbowl saved it.",
        file=file,
        field=field,
        at=at,
    )


def not_finite(field: str, *, file: str) -> ModelFileError:
    """The sentence for NaN, Infinity, and a number too long for 64 bits."""
    return ModelFileError(
        "model.not_finite",
        "{field} of {file} must be a finite number that fits 64 bits. Got something else. Use the "
        "file as Glassbowl saved it.",
        file=file,
        field=field,
    )


def nested_too_deep(file: str, field: str) -> ModelFileError:
    """The sentence for values within values without end."""
    return ModelFileError(
        "model.too_deep",
        "{field} of {file} may be nested {most} deep. It goes deeper. Use the file as Glassbowl "
        "saved it.",
        file=file,
        field=shown(field)[1:-1],
        most=DEEPEST,
    )
