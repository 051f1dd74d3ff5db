"""Two million customers, a hundred yes/no questions, one pass: python3 dev.py bench large.

Peers take part where they are installed: torch 2.13.0, jax 0.10.2, scikit-learn, lightgbm.
"""

from __future__ import annotations

import sys

from bits_race import race, take_part

ROUNDS, REPEATS = 5, 3
SLOW = ("scikit-learn MLP", "LightGBM")


def main(arguments: list[str]) -> None:
    """Race; or, as a child of the race, take part."""
    if not arguments:
        title = "2,000,000 x 100, 100-64-1, batches of 4,096, one pass of Adam, one core"
        race(__file__, title, rounds=ROUNDS, repeats=REPEATS, once=SLOW, threads=True)
        return
    from bits_contenders import Task

    task = Task(2_000_000, 100, 64, batch=4096, passes=1, shuffled=False, trees=20)
    take_part(task, *arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
