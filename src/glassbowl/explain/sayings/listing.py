"""What can be counted in the lines of the code: its 28 lines and its 13 steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

STEP_COMMENT: Final = re.compile(r"\s*# (\d+)\. ")


def code_lines(listing: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """The line numbers of the code, by the step they belong to; step 0 stands before the first.

    A step begins with a comment that opens with its number. What comes after the loop has ended
    only shows the result and belongs to no step.
    """
    lines: dict[int, tuple[int, ...]] = {0: ()}
    step, looping = 0, False
    for number, line in enumerate(listing, start=1):
        comment = STEP_COMMENT.match(line)
        if comment:
            step = int(comment[1])
            lines[step] = ()
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if looping and not line.startswith(" "):
            break
        looping = looping or line.startswith("for ")
        lines[step] += (number,)
    return lines
