"""Some starts get stuck: a hundred networks with two hidden neurons descend together."""

import numpy as np

from glassbowl import Network, Recipe, feed_forward, record

X = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]
y = [1, 1, 0, 0]
seeds = range(1, 101)
learned = 0.05  # a network that misses by less than this on average has learned its customers

for hidden in (1, 2, 4):
    # One more axis in front: a hundred starts go through the same lines of code at once.
    starts = Network.random_starts((3, hidden, 1), seeds)
    recipe = Recipe(hidden=(hidden,), iterations=6_000)
    ended = record(starts, X, y, recipe=recipe, stops=[]).network

    predictions = feed_forward(ended, np.array(X, dtype=float)).prediction[..., 0]
    misses = np.abs(np.array(y) - predictions).mean(axis=-1)
    stuck = [seed for seed, miss in zip(seeds, misses, strict=True) if miss > learned]
    print(f"{hidden} hidden: {len(seeds) - len(stuck)} of {len(seeds)} starts learned all four")
    if stuck:
        print(f"  the first that did not: seed {stuck[0]}, it misses by {misses[stuck[0] - 1]:.3f}")
