"""Ten million prospects of ten questions, from Parquet to Parquet: python3 dev.py bench scoring."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

BEGAN = process_time()

import polars as pl  # noqa: E402  what a process needs to begin is part of its time

REPEATS = 5
LOOKED_AT = 10_000

LISTS = {
    "in the order of the file": ("--order", "file"),
    "ranked": (),
    "scores only": ("--scores-only",),
}
"""What can be asked for, and how."""


def floor(kind: str, prospects: Path, listed: Path, out: Path) -> float:
    """CPU seconds to begin, to read everything and to write what `glassbowl score` wrote.

    listed is the list as it was scored. What it adds lies ready in memory: nothing is counted,
    looked up or ranked; a ranked list is copied as it is.
    """
    ready = process_time() - BEGAN
    own = pl.scan_parquet(prospects)
    added = pl.read_parquet(listed).drop(own.collect_schema().names(), strict=False).lazy()
    began = process_time()
    if kind == "ranked":
        pl.scan_parquet(listed).sink_parquet(out)
    elif kind == "scores only":
        for _ in own.drop("bought").collect_batches():
            pass
        added.sink_parquet(out, compression="uncompressed")
    else:
        pl.concat([own, added], how="horizontal").sink_parquet(out)
    return ready + process_time() - began


def table(folder: Path, *, words: bool) -> None:
    """The lists beside their floors, each a fresh process; and that every row came out."""
    from measured import glassbowl, measured

    prospects, model, out, copy = (
        folder / file
        for file in ("prospects.parquet", "shop.glassbowl", "out.parquet", "copy.parquet")
    )
    rows = int(measured([sys.executable, __file__, "survey", prospects, str(words)]).printed)
    customers = folder / "customers.parquet"
    pl.scan_parquet(prospects).head(50_000).sink_parquet(customers)
    glassbowl("train", customers, "--target", "bought", "-o", model)
    start = min(glassbowl("score", model, customers, "-o", out).cpu for _ in range(3))
    print("answers in words" if words else "answers as 0 and 1")
    print(
        f"{'':26}{'wall s':>8}{'cpu s':>8}{'peak MB':>9}{'M rows/s':>10}{'after start':>12}"
        f"{'floor s':>9}{'of floor':>10}{'rows out':>12}{'apart':>9}"
    )
    for kind, wishes in LISTS.items():
        floors, runs = [], []
        for _ in range(REPEATS):
            runs.append(glassbowl("score", model, prospects, "-o", out, *wishes))
            copied = measured([sys.executable, __file__, "floor", kind, prospects, out, copy])
            floors.append(float(copied.printed))
        # The best of each; of the ratios the middle one, each of two that ran one after the other:
        # a machine that is now faster, now slower would give the better moment to one of them.
        run, floor_cpu = min(runs, key=lambda run: run.cpu), min(floors)
        ratio = median(lowest / run.cpu for lowest, run in zip(floors, runs, strict=True))
        rows_out = pl.scan_parquet(out).select(pl.len()).collect().item()
        print(
            f"{kind:26}{run.wall:8.2f}{run.cpu:8.2f}{run.megabytes:9.0f}"
            f"{rows / run.cpu / 1e6:10.2f}{rows / (run.cpu - start) / 1e6:12.2f}"
            f"{floor_cpu:9.2f}{ratio:10.1%}{rows_out:12,}"
            f"{apart(model, prospects, out):9.1e}"
        )


def apart(model: Path, prospects: Path, out: Path) -> float:
    """How far the first probabilities of the list are from what core makes of these rows alone.

    Each answer is looked up by itself, and the rows are sent forward by NumPy. A list without the
    prospects' own columns stands in their order.
    """
    import numpy as np

    from glassbowl.files.model_file import load
    from glassbowl.survey.coding import table as inputs_of

    study = load(model)
    listed = pl.scan_parquet(out).head(LOOKED_AT).collect()
    own = listed if listed.width > 1 else pl.scan_parquet(prospects).head(LOOKED_AT).collect()
    blocks = [
        inputs_of(coding)[[coding.question.answers.index(str(said)) for said in column]]
        for coding in study.encoding.codings
        for column in [own[coding.question.name]]
    ]
    expected = study.predict(np.concatenate(blocks, axis=1))
    return float(np.abs(expected - listed["probability"].to_numpy()).max())


def main() -> None:
    """Both tables."""
    for words in (False, True):
        with tempfile.TemporaryDirectory() as name:
            table(Path(name), words=words)


def survey(path: str, words: str) -> int:
    """Write the prospects; how many."""
    from ten_million_rows import ROWS
    from ten_million_rows import survey as made_up

    frame = made_up(ROWS, seed=1)
    as_numbers = (pl.all() == "yes").cast(pl.UInt8)
    (frame if words == "True" else frame.select(as_numbers)).write_parquet(path)
    return ROWS


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["floor", kind, *paths]:
            print(floor(kind, *map(Path, paths)))
        case ["survey", path, words]:
            print(survey(path, words))
        case _:
            main()
