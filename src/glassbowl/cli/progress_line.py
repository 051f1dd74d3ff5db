"""One line of progress on stderr, for the first start, when rich is not installed yet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from time import monotonic
from typing import Final, TypeVar

from glassbowl.trace.progress import Progress

Value = TypeVar("Value")

BLANK: Final = " " * 60


def watched(
    work: Generator[Progress, None, Value], *, say: Callable[[str], str], patience: float
) -> Value:
    """What the work returns; the line appears once it has lasted `patience` seconds."""
    began, stage_began, stage = monotonic(), monotonic(), ""
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            print(f"\r{BLANK}\r", end="", file=sys.stderr, flush=True)
            result: Value = end.value
            return result
        if progress.stage != stage:
            stage, stage_began = progress.stage, monotonic()
        if monotonic() - began > patience and progress.done:
            part, passed = progress.done / progress.total, monotonic() - stage_began
            words, left = say(f"progress.{stage}"), passed / part - passed
            print(f"\r{words} {part:4.0%} {left:4.0f} s ", end="", file=sys.stderr, flush=True)
