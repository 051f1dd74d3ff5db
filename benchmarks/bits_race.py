"""A race on yes/no answers: each contender in a process of its own, in turn, and their table.

Not a benchmark of its own: see medium.py and large.py.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from measured import measured

if TYPE_CHECKING:
    from bits_contenders import Task

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
ONE_THREAD_FOR_JAX = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
OUR_NAMES = {"AVX-512": "avx512", "AVX2": "avx2", "baseline": "baseline"}
PEERS = {
    "NumPy float32": "in_numpy",
    "PyTorch eager": "pytorch",
    "JAX jit": "jax",
    "scikit-learn MLP": "scikit_learn",
    "LightGBM": "lightgbm",
}
OTHERWISE = ("scikit-learn MLP", "LightGBM")
"""They cannot be given the same work: their log loss is their own."""


def race(
    script: str,
    title: str,
    *,
    rounds: int,
    repeats: int,
    once: tuple[str, ...] = (),
    threads: bool = False,
) -> None:
    """Run every contender `rounds` times in turn, each time `repeats` trainings; print the table.

    Those in `once` train once in all, because they take so long; threads adds a run on two cores.
    """
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"), XLA_FLAGS=ONE_THREAD_FOR_JAX)
    ours = {f"glassbowl {name}": (level, "glassbowl") for name, level in OUR_NAMES.items()}
    if threads:
        ours["glassbowl, 2 threads"] = ("", "two_threads")  # by the best build that runs here
    field = ours | {name: ("", function) for name, function in PEERS.items()}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in field}
    with tempfile.TemporaryDirectory() as folder:
        # By a process of its own: a large parent would count as the peak memory of its children.
        measured([sys.executable, script, "prepare", folder])
        for number in range(rounds):
            for name, (level, function) in field.items():
                if number and name in once:
                    continue
                os.environ["GLASSBOWL_ISA"] = level
                times = 0 if name in once else repeats
                run = measured([sys.executable, script, function, folder, str(times)])
                found[name].append(json.loads(run.printed) | {"megabytes": run.megabytes})
    show(title, found)


def show(title: str, found: dict[str, list[dict[str, Any]]]) -> None:
    """The table: medians; how many times as long as the fastest of ours on one core."""
    print(title)
    print(
        f"{'':30}{'wall s':>9}{'cpu s':>9}{'M rows/s':>10}{'as long':>10}{'first s':>9}"
        f"{'peak MB':>9}  log loss"
    )
    ours = [runs for name, runs in found.items() if name.startswith("glassbowl ")]
    base = min(
        median(time for run in runs for time in run["cpu"]) for runs in ours if "cpu" in runs[0]
    )
    for name, runs in found.items():
        if "missing" in runs[0]:
            print(f"{name:30} missing: {runs[0]['missing']}")
            continue
        wall, cpu = (median(t for run in runs for t in run[key]) for key in ("wall", "cpu"))
        ratio = (wall if "threads" in name else cpu) / base
        print(
            f"{name:30}{wall:9.3f}{cpu:9.3f}{runs[0]['rows'] / wall / 1e6:10.2f}{ratio:9.2f}x"
            f"{runs[0]['first']:9.2f}{max(run['megabytes'] for run in runs):9.0f}"
            f"  {runs[0]['log_loss']:.6f}{' (otherwise)' if name in OTHERWISE else ''}"
        )


def take_part(task: Task, function: str, folder: str, repeats: str = "0") -> None:
    """What a child does: prepare, or be a contender and print what it took."""
    import bits_contenders as contenders
    import numpy as np

    if function == "prepare":
        contenders.prepare(task, Path(folder))
        return
    try:
        train = getattr(contenders, function)(task, Path(folder))
    except Exception as reason:  # noqa: BLE001  whatever keeps it from taking part is reported
        print(json.dumps({"missing": str(reason)}))
        return
    wall, cpu = [], []
    for _ in range(int(repeats) + 1):
        began, began_cpu = perf_counter(), process_time()
        scores = train()
        wall.append(perf_counter() - began)
        cpu.append(process_time() - began_cpu)
    y = np.load(Path(folder) / "held_y.npy")
    result = {
        "first": wall[0],
        "wall": wall[1:] or wall,
        "cpu": cpu[1:] or cpu,
        "rows": task.rows * task.passes,
        "log_loss": contenders.log_loss(y, scores),
    }
    print(json.dumps(result))
