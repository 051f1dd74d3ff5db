"""How long the first commands take, beside the 28-line script: python3 dev.py bench start_up."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from statistics import median

from measured import Run, glassbowl, measured

SCRIPT = Path(__file__).parents[1] / "examples" / "twenty_eight_lines.py"
RUNS = 3


def middle(runs: list[Run]) -> tuple[float, float]:
    """Median seconds on the clock and of CPU."""
    return median(run.wall for run in runs), median(run.cpu for run in runs)


def main() -> None:
    """Print the table: cold processes in turn, ratios to the script, and that all agree."""
    table: dict[str, list[Run]] = {"the 28 lines": [], "glassbowl --help": [], "glassbowl demo": []}
    for _ in range(RUNS):
        table["the 28 lines"].append(measured([sys.executable, SCRIPT]))
        table["glassbowl --help"].append(glassbowl("--help"))
        table["glassbowl demo"].append(glassbowl("demo", "--json"))
    script, _ = middle(table["the 28 lines"])
    print(f"{'command':20} {'wall s':>8} {'cpu s':>8} {'to script':>10} {'peak MB':>8}")
    for name, runs in table.items():
        wall, cpu = middle(runs)
        megabytes = max(run.megabytes for run in runs)
        print(f"{name:20} {wall:8.3f} {cpu:8.3f} {wall / script:9.2f}x {megabytes:8.0f}")
    demo = [
        each["mean_abs_error"] for each in json.loads(table["glassbowl demo"][0].printed)["printed"]
    ]
    lines = re.findall(r"average: ([\d.e-]+)", table["the 28 lines"][0].printed)
    apart = max(abs(a - float(b)) for a, b in zip(demo, lines, strict=True))
    print(f"largest difference between the errors they print: {apart:.1e}")


if __name__ == "__main__":
    main()
