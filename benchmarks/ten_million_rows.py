"""Ten million customers, ten yes/no questions, one core: python3 dev.py bench ten_million_rows."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import polars as pl
from measured import glassbowl, measured

from glassbowl.core.recipe import Recipe
from glassbowl.study.practical import Rows, learning, practical_recipe
from glassbowl.trace.progress import finished

ROWS = 10_000_000
FEW = 10_000
QUESTIONS = 10


def survey(rows: int, seed: int) -> pl.DataFrame:
    """Made-up answers in words; who buys depends on three of the questions."""
    draw = np.random.default_rng(seed)
    answers = draw.random((QUESTIONS, rows)) < np.linspace(0.2, 0.8, QUESTIONS)[:, None]
    chance = 0.05 + 0.3 * (answers[0] ^ answers[1]) + 0.1 * answers[4]
    columns = {f"question {k + 1}": column for k, column in enumerate(answers)}
    columns["bought"] = draw.random(rows) < chance
    words = {name: np.where(column, "yes", "no") for name, column in columns.items()}
    return pl.DataFrame(words)


def counted_and_single(rows: int) -> float:
    """The largest difference between synapses learned from counted patterns and single rows."""
    frame = survey(rows, seed=2)
    columns = [(frame[name] == "yes").to_numpy() for name in frame.columns]
    X, y = np.stack(columns[:-1], axis=1).astype(float), columns[-1]
    single = Rows.of(X, np.stack([~y, y], axis=1).astype(np.int64))
    patterns, place = np.unique(X, axis=0, return_inverse=True)
    counts = np.stack([np.bincount(place.ravel(), ~y), np.bincount(place.ravel(), y)], axis=1)
    counted = Rows.of(patterns, counts.astype(np.int64))
    recipe: Recipe = practical_recipe(single)
    ends = [
        finished(learning(each, None, recipe=recipe, engine="reference", stage="learn")).network
        for each in (single, counted)
    ]
    pairs = zip(ends[0].synapses, ends[1].synapses, strict=True)
    return max(float(np.abs(a - b).max()) for a, b in pairs)


def main() -> None:
    """Print the table, and that counting changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "customers.parquet"
        # Written by a process of its own: a large parent would count as the child's peak memory.
        measured([sys.executable, __file__, path])
        run = glassbowl("train", path, "--target", "bought", "--json")
    study = json.loads(run.printed)
    print(f"{'rows':>12} {'patterns':>9} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'AUC':>7}")
    print(
        f"{study['rows']:12,} {study['patterns']:9,} {run.wall:8.2f} {run.cpu:8.2f} "
        f"{run.megabytes:8.0f} {study['evaluation']['auc']:7.4f}"
    )
    print(f"counted against single rows, {FEW:,} of them: {counted_and_single(FEW):.1e}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        survey(ROWS, seed=1).write_parquet(sys.argv[1])
    else:
        main()
