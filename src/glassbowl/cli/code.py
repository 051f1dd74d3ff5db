"""`glassbowl code`: the 28 lines, printed or run as they stand."""

from __future__ import annotations

import sys
from argparse import Namespace

from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl code` takes."""
    parser.add_argument("--run", action="store_true", help=say("code.help.run"))


def run(options: Namespace, screen: Screen) -> None:
    """Print the listing, or run it in a Python of its own and show what it prints."""
    import subprocess

    from glassbowl.cli.listing import listing, listing_path

    if not options.run:
        screen.verbatim("\n".join(listing()))
        screen.json({"lines": listing()})
        return
    # Its own process: the listing is a whole program, and sets NumPy's global seed.
    program = [sys.executable, str(listing_path())]
    printed = subprocess.run(program, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own file
    screen.verbatim(printed.rstrip("\n"))
    screen.json({"lines": listing(), "printed": printed.splitlines()})
