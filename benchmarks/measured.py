"""Run a command and measure it as a whole: seconds on the clock, seconds of CPU, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True)
class Run:
    """What one command took: seconds, CPU seconds, peak megabytes; and what it printed."""

    wall: float
    cpu: float
    megabytes: float
    printed: str


def measured(command: Sequence[str | Path], **told: str) -> Run:
    """Run the command on one core where the system lets us choose, to its end.

    `told` is added to its environment.
    """
    on_one_core()
    began = perf_counter()
    words, environment = [str(word) for word in command], as_usual() | told
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    wall, unit = perf_counter() - began, 1024 if sys.platform != "darwin" else 1024**2
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, printed)


def as_usual() -> dict[str, str]:
    """What this process is told, where Python may keep what it has read once, as it does for all.

    Where it must not, every command would read our changed files anew, and no other library's.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def on_one_core() -> None:
    """Keep this process, and what it starts, to one core where the system lets us choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def glassbowl(*arguments: str | Path) -> Run:
    """Run the command line of this Python's glassbowl."""
    return measured([sys.executable, "-m", "glassbowl", *arguments])
