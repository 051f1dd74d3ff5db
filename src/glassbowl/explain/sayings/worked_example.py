"""The tutorial's worked example as it is printed: one weight, one customer, forward and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

WORKED: Final = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
"""The one place where these digits stand: the page reads the same file.

weight, customer    which of the sixteen numbers, and whose miss; all counted from 0
forward             what is printed on the way to the prediction
ratios              from right to left: as printed, and its points: x, y now and x, y nearby
table               of all four customers: prediction, error, slope, and the product of the last two
first               the two matrices that it prints as those before learning, line by line
hidden              the hidden layer: customer 1's four sums, and the heights of all four customers
wrong_way           the values that the tutorial divides by each other, from right to left
"""
