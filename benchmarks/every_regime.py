"""Every benchmark that needs no file, or those named, one by one, into a page of docs/.

A processor with AVX-512 has a page of its own: what holds on it may not hold elsewhere.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from glassbowl.kernel.library import runnable

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
PAGES = {True: "benchmarks-avx512.md", False: "benchmarks.md"}
"""By whether the processor has AVX-512."""

PEERS = ("numpy", "numba", "jax", "torch", "scikit-learn", "lightgbm", "polars")

REGIMES = {
    "tiny": "T: the story's network, 60,000 rounds",
    "start_up": "T cold: whole processes, from nothing",
    "ensemble": "E: a thousand starts",
    "surface": "S: the bowl over two weights",
    "medium": "M: 40,000 customers, 40 questions",
    "large": "L: two million customers, a hundred questions",
    "ten_million_rows": "Ten million customers, counted",
    "scoring": "P: ten million prospects",
    "in_the_page": "In the page",
}

OPENING = """# Benchmarks

Written by `python3 dev.py bench every_regime`; nothing here is typed by hand. Each table
says when and where it was made. Its peers ran in turn, in one process or each in its own,
on one core unless it says otherwise, and a column or a line shows how far their results are
apart. A peer that was not installed is listed as missing; `benchmarks/peers.txt` names them.
Times differ from machine to machine. Compare the ratios.
[{other}]({page}) have a page of their own.
"""
OTHERS = {True: "Machines without AVX-512", False: "Machines with AVX-512"}


def processor() -> str:
    """What the machine calls its processor."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if linux() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def linux() -> bool:
    """Whether the processor can be asked for there."""
    return Path("/proc/cpuinfo").exists()


def versions() -> str:
    """Of Python and of every peer that is installed."""
    found = [f"Python {platform.python_version()}"]
    for name in PEERS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return ", ".join(found)


def told(name: str) -> str:
    """What a benchmark prints, or why it ended."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    done = subprocess.run(
        [sys.executable, HERE / f"{name}.py"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    text = done.stdout.strip("\n").rstrip()
    return text if not done.returncode else f"{text}\nended with {done.returncode}".strip()


def main() -> None:
    """Run them, or those that are named, and write the page; the others stay as they were."""
    now = datetime.now(tz=UTC).date().isoformat()
    wide = "avx512" in runnable()
    page, opening = DOCS / PAGES[wide], OPENING.format(other=OTHERS[wide], page=PAGES[not wide])
    made = f"{now}, {processor()}, {os.cpu_count()} cores.\n{versions()}."
    parts = [opening]
    before = page.read_text(encoding="utf-8").split("\n## ") if page.exists() else []
    earlier = dict(section.split("\n", 1) for section in before[1:])
    for name, title in REGIMES.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            parts.append(f"\n## {title}\n{earlier[title].rstrip()}\n")
            continue
        print(title, flush=True)
        parts.append(f"\n## {title}\n\n{made}\n\n```text\n{told(name)}\n```\n")
    page.write_text("".join(parts), encoding="utf-8")
    print(f"written: {page.name}")


if __name__ == "__main__":
    main()
