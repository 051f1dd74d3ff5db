"""Work that says how far it has come: a generator that yields Progress and returns its result."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work has come; `stage` names it, and is a key of the words."""

    done: int
    total: int
    stage: str = "learn"


def finished(work: Generator[object, None, Value]) -> Value:
    """What the work returns, when nobody watches its progress."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Value = end.value
            return result
