"""A progress bar on stderr with the time left, for whatever lasts longer than half a second."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from glassbowl.trace.progress import Progress

Value = TypeVar("Value")


def watched(
    work: Generator[Progress, None, Value], *, say: Callable[[str], str], patience: float
) -> Value:
    """What the work returns; its bar appears once it has lasted `patience` seconds."""
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    began, tasks = monotonic(), {}
    with ExitStack() as shown:
        while True:
            try:
                progress = next(work)
            except StopIteration as end:
                result: Value = end.value
                return result
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(say(f"progress.{progress.stage}"))
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)
            if monotonic() - began > patience and not bar.live.is_started:
                shown.enter_context(bar)
