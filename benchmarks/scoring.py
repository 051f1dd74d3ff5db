"""Ten million prospects of ten questions, from Parquet to Parquet: python3 dev.py bench scoring."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import polars as pl
from measured import Run, glassbowl, measured
from ten_million_rows import ROWS, survey

FLOOR = """
import sys
import polars as pl
rows = pl.scan_parquet(sys.argv[1])
rows.with_columns(pl.lit(0.5).alias("probability")).sink_parquet(sys.argv[2])
"""
"""Read everything, write everything and one column more."""


def main() -> None:
    """The floor and the scoring, each a fresh process; and that every row came out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prospects, model, out = (
            folder / file for file in ("prospects.parquet", "shop.glassbowl", "out.parquet")
        )
        measured([sys.executable, __file__, prospects])
        customers = folder / "customers.parquet"
        pl.scan_parquet(prospects).head(50_000).sink_parquet(customers)
        glassbowl("train", customers, "--target", "bought", "-o", model)
        runs: dict[str, Run] = {
            "read and write": measured([sys.executable, "-c", FLOOR, prospects, out]),
            "glassbowl score": glassbowl("score", model, prospects, "-o", out),
        }
        rows = pl.scan_parquet(out).select(pl.len()).collect().item()
    floor = runs["read and write"].cpu
    print(f"{'':20} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'M rows/s':>9} {'of floor':>9}")
    for words, run in runs.items():
        print(
            f"{words:20} {run.wall:8.2f} {run.cpu:8.2f} {run.megabytes:8.0f}"
            f" {ROWS / run.cpu / 1e6:9.2f} {floor / run.cpu:9.1%}"
        )
    print(f"rows in {ROWS:,}, rows out {rows:,}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        survey(ROWS, seed=1).write_parquet(sys.argv[1])
    else:
        main()
