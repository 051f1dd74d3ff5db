"""The screen: sentences, tables and progress, in the reader's language; rich when it is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from unicodedata import category, east_asian_width

from glassbowl.optional import installed
from glassbowl.words import say

if TYPE_CHECKING:
    from rich.console import Console

    from glassbowl.trace.progress import Progress

Value = TypeVar("Value")

GAP: Final = "  "
PATIENCE: Final = 0.5
"""Seconds after which a wait is shown."""

HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Kinds of Unicode that are not seen: controls, marks of direction, halves of a character."""


class Screen(NamedTuple):
    """Where a command writes: sentences to stdout, progress to stderr, JSON alone when asked.

    Not a dataclass: importing that alone would take half of the time in which --help must be there.
    """

    language: str
    as_json: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of that key in the reader's language."""
        return say(self.language, key, **values)

    def listed(self, items: Iterable[str]) -> str:
        """Several texts one after another, as the reader's language lists them."""
        return self.say("list.comma").join(items)

    def line(self, text: str = "") -> None:
        """A line of text, or several, broken at the edge of a terminal; nothing in a JSON run."""
        if self.as_json:
            return
        console = self._console()
        shown = "\n".join(map(visible, text.split("\n")))
        if console is None:
            print(shown)
        else:
            console.print(shown)

    def verbatim(self, text: str) -> None:
        """Lines that must stay as they are, such as code, however narrow the terminal."""
        if not self.as_json:
            print(text)

    def tell(self, key: str, /, **values: object) -> None:
        """The sentence of that key, as a line."""
        self.line(self.say(key, **values))

    def heading(self, key: str, /, **values: object) -> None:
        """A blank line and a heading that stands out; nothing in a JSON run."""
        if self.as_json:
            return
        text = visible(self.say(key, **values))
        console = self._console()
        self.line()
        if console is None:
            self.line(text)
            self.line("-" * cells(text))
        else:
            console.rule(text, align="left", style="dim")

    def table(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        right: Collection[int] = (),
    ) -> None:
        """Rows under column names, aligned by what a cell takes up on screen.

        `right` are the places of columns that end flush: numbers. The plain form is the same on
        every machine, with or without a terminal.
        """
        if self.as_json:
            return
        console = self._console()
        if console is None:
            print("\n".join(plain_table(columns, rows, right=right)))
        else:
            _rich_table(console, columns, rows, right=right)

    def json(self, answer: Mapping[str, object]) -> None:
        """The one object of a JSON run, on one line."""
        if self.as_json:
            import json

            print(json.dumps(answer, ensure_ascii=False, allow_nan=False))

    def watch(self, work: Generator[Progress, None, Value]) -> Value:
        """What the work returns; while it lasts, and it lasts over half a second, a bar on stderr.

        The bar shows the part done and the time left, and only on a terminal.
        """
        if not sys.stderr.isatty():
            from glassbowl.trace.progress import finished

            return finished(work)
        if installed("rich"):
            from glassbowl.cli.progress_bar import watched
        else:
            from glassbowl.cli.progress_line import watched
        return watched(work, say=self.say, patience=PATIENCE)

    def _console(self) -> Console | None:
        """A rich console when stdout is a terminal that can show it."""
        if not sys.stdout.isatty() or not installed("rich") or os.environ.get("TERM") == "dumb":
            return None
        from rich.console import Console

        # What stands in brackets or between colons is somebody's text, and no order to rich.
        return Console(highlight=False, markup=False, emoji=False)


def visible(text: str) -> str:
    """The text with marks that print nothing, or steer a terminal, shown as escapes."""
    if text.isprintable():
        return text
    return "".join(ascii(mark)[1:-1] if category(mark) in HIDDEN else mark for mark in text)


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)


def plain_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[int]
) -> list[str]:
    """The lines of a table in plain text."""
    lines = [[visible(cell) for cell in line] for line in (columns, *rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return [
        GAP.join(
            " " * (width - cells(cell)) + cell
            if place in right
            else cell + " " * (width - cells(cell))
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def _rich_table(
    console: Console,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int],
) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD,
        header_style="bold",
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    for place, column in enumerate(columns):
        table.add_column(Text(visible(column)), justify="right" if place in right else "left")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    console.print(table)
