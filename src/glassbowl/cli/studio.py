"""`glassbowl studio`: the page in the reader's browser, served from here until Ctrl-C."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Final

from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen
from glassbowl.errors import CommandError

if TYPE_CHECKING:
    from glassbowl.studio.serve import Place

MOST_PORT: Final = 65_535
DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""Each says, where it is set, that a browser can be opened."""


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl studio` takes."""
    parser.add_argument("--port", type=int, metavar="N", help=say("studio.help.port"))
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help=say("studio.help.host")
    )
    parser.add_argument("--no-browser", action="store_true", help=say("studio.help.no_browser"))


def run(options: Namespace, screen: Screen) -> None:
    """Say where the studio is, open it, and answer until Ctrl-C."""
    if options.port is not None and not 0 <= options.port <= MOST_PORT:
        raise CommandError(
            "command.range",
            "{option} must be a whole number from {least} to {most}. Got {value}.",
            option="--port",
            least=0,
            most=MOST_PORT,
            value=options.port,
        )
    from glassbowl.studio.serve import open_place, serve
    from glassbowl.studio.site import read_site

    site = read_site()
    place = open_place(options.host, options.port)
    with place.socket:
        _show(screen, place)
        if not options.no_browser:
            _open(place.link)
        serve(place, site)


def _show(screen: Screen, place: Place) -> None:
    # On one line however narrow the terminal: a link that is broken in two opens nothing.
    screen.verbatim(screen.say("studio.link", link=place.link))
    if place.for_others:
        screen.tell("studio.for_others", host=place.host)
    screen.json({"link": place.link, "host": place.host, "port": place.port})
    sys.stdout.flush()


def _open(link: str) -> None:
    """Open the link in the reader's browser; where there is none, the printed link is enough."""
    import webbrowser
    from threading import Thread

    # What Linux has without a display are browsers that would take over this terminal. In a thread
    # of its own: some wait until the browser is closed, and that waits for us.
    if sys.platform != "linux" or any(map(os.environ.get, DISPLAYS)):
        Thread(target=webbrowser.open, args=(link,), daemon=True).start()
