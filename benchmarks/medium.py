"""Forty thousand customers, forty yes/no questions, twenty passes: python3 dev.py bench medium.

Peers take part where they are installed: torch 2.13.0, jax 0.10.2, scikit-learn, lightgbm.
"""

from __future__ import annotations

import sys

from bits_race import race, take_part

ROUNDS, REPEATS = 3, 3


def main(hidden: int, arguments: list[str]) -> None:
    """Race; or, as a child of the race, take part."""
    if not arguments:
        title = f"40,000 x 40, 40-{hidden}-1, batches of 256, 20 passes of Adam, one core"
        race(__file__, title, rounds=ROUNDS, repeats=REPEATS)
        return
    from bits_contenders import Task

    task = Task(40_000, 40, hidden, batch=256, passes=20, shuffled=True, trees=200)
    take_part(task, *arguments)


if __name__ == "__main__":
    main(16, sys.argv[1:])
