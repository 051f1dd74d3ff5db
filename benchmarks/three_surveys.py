"""Surveys of your own, from train to score: python3 dev.py bench three_surveys FOLDER.

FOLDER holds the files named in SURVEYS, which are public and not shipped; a missing one is said.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from pathlib import Path

from measured import glassbowl

SURVEYS = {
    "ifood_marketing_campaign.csv": ("Response", ()),
    "osmi_mental_health_2014.csv": ("treatment", ()),
    "bank_additional_full.csv": ("y", ("duration",)),
}
"""File, target, and what is known only afterwards."""


def main() -> None:
    """Print the table: train, then score the same file; rows out must equal rows in."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    head = ("rows", "AUC", "average", "logistic", "train s", "peak MB", "score s", "rows out")
    print(f"{'survey':30}" + "".join(f"{name:>10}" for name in head))
    for name, (target, leave_out) in SURVEYS.items():
        if not (folder / name).exists():
            print(f"{name:30} is not in {folder.resolve()}")
            continue
        with tempfile.TemporaryDirectory() as kept:
            model, out = Path(kept) / "m.glassbowl", Path(kept) / "out.csv"
            without = [word for question in leave_out for word in ("--leave-out", question)]
            wishes: list[str | Path] = ["--target", target, *without, "-o", model, "--json"]
            train = glassbowl("train", folder / name, *wishes)
            score = glassbowl("score", model, folder / name, "-o", out, "--send", "100", "--json")
            with out.open(newline="", encoding="utf-8") as file:
                rows_out = sum(1 for _ in csv.reader(file)) - 1
        study = json.loads(train.printed)
        aucs = [study[key]["auc"] for key in ("evaluation", "baseline", "logistic")]
        print(
            f"{name:30}{study['rows']:10,}"
            + "".join(f"{auc:10.4f}" for auc in aucs)
            + f"{train.wall:10.2f}{train.megabytes:10.0f}{score.wall:10.2f}{rows_out:10,}"
        )


if __name__ == "__main__":
    main()
