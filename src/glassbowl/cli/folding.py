"""Sentences in lines that fit on a screen of 80 columns, in English and in Chinese."""

from __future__ import annotations

import re
from typing import Final

from glassbowl.cli.screen import Screen, cells

WIDTH: Final = 80

# What must not be broken: a word, a number or a name with the space after it; or one Chinese
# character with the marks that close it, which never begin a line.
PIECE: Final = re.compile(r"[!-~]+[，。、；：！？）」』”’》】]* ?|.[，。、；：！？）」』”’》】]*")


def folded(text: str, width: int = WIDTH) -> list[str]:
    """The text in lines of at most `width` columns; a Chinese character takes two."""
    lines = [""]
    for piece in PIECE.findall(text):
        if lines[-1] and cells(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return [*lines[:-1], lines[-1].rstrip()]


def tell(screen: Screen, key: str, /, **values: object) -> None:
    """The sentence of that key, in lines that fit."""
    for line in folded(screen.say(key, **values)):
        screen.line(line)
