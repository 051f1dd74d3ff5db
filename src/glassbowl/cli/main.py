"""`glassbowl`: read the command line, run one command, end with 0, 2 (yours to fix) or 1 (ours)."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
import warnings
from argparse import Action, ArgumentParser
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Final, NoReturn

import glassbowl
from glassbowl.cli.parser import Parser, add_common, wished_language
from glassbowl.cli.screen import Screen, visible
from glassbowl.errors import GlassbowlError, SlowerWarning
from glassbowl.words import LANGUAGES, matching_language, reader_language, say, say_error

COMMANDS: Final = ("demo", "walk", "look", "code", "train", "score", "studio")
INTERRUPTED: Final = 130
NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
BLAS_THREADS: Final = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")

SELDOM: Final = 100_000
"""After so many new objects Python looks for those that only know each other."""


def run() -> NoReturn:
    """Run the command line of this process and end it."""
    # One thread for NumPy's matrix products: the same bits whatever the number of cores, and no
    # waiting for a core that somebody else keeps busy. It must be said before NumPy is read.
    for setting in BLAS_THREADS:
        os.environ.setdefault(setting, "1")
    # Reading libraries makes many objects that stay and hardly any that do not: to look through
    # them again and again, and once more at the end, takes a sixth of a short command's time.
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 2 the reader can put it right, 1 our fault."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    wish = wished_language(arguments)
    language = wish if wish in LANGUAGES else matching_language(wish or "") if wish else ""
    language = language or reader_language()
    warnings.showwarning = partial(_notice, language)
    try:
        _run(arguments, language)
    except GlassbowlError as error:
        _complain(say_error(language, error.key, str(error), error.values))
        return 2
    except KeyboardInterrupt:
        _complain(say(language, "main.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()  # whoever read it has read enough
        return 0
    except Exception as error:  # the last door: a sentence instead of a traceback
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            _let_go_of_output()
            _complain(say(language, "main.no_room", message=error.strerror))
            return 2
        if os.environ.get("GLASSBOWL_TRACEBACK"):
            raise
        _complain(say(language, "main.our_fault", kind=type(error).__name__, message=error))
        return 1
    return 0


def _run(arguments: list[str], language: str) -> None:
    try:
        _obey(arguments, language)
    finally:
        # Not left to Python's exit, where it is too late to say nothing when the reader has gone.
        sys.stdout.flush()


def _obey(arguments: list[str], language: str) -> None:
    screen = Screen(language)
    parser = _parser(screen)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return
    screen = Screen(language, as_json=options.json)
    import_module(f"glassbowl.cli.{options.command}").run(options, screen)


def _parser(screen: Screen) -> Parser:
    parser = Parser(
        say=screen.say,
        prog="glassbowl",
        description=screen.say("help.glassbowl"),
        epilog=screen.say("help.epilog"),
    )
    parser.add_argument("--version", action=ShowVersion, nargs=0, help=screen.say("help.version"))
    parser.add_argument("--lang", choices=tuple(LANGUAGES), help=screen.say("help.lang"))
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=screen.say("help.commands")
    )
    for name in COMMANDS:
        command = commands.add_parser(
            name,
            help=screen.say(f"{name}.help"),
            say=screen.say,
            description=screen.say(f"{name}.help"),
        )
        add_common(command, screen.say)
        import_module(f"glassbowl.cli.{name}").add_arguments(command, screen.say)
    return parser


def _notice(language: str, warning: Warning | str, *_where: object) -> None:
    """One line on stderr; of our own warnings in the reader's language."""
    if isinstance(warning, SlowerWarning):
        warning = say(language, f"slower.{warning.reason}", detail=warning.detail)
    _complain(str(warning))


def _let_go_of_output() -> None:
    """What is still to be printed goes nowhere, so that Python has no complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class ShowVersion(Action):
    """Print the version, and which build of the kernel does the work; then end."""

    def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
        """Look for the kernel only now: --help has no time for it."""
        from glassbowl.kernel.library import described

        print(f"glassbowl {glassbowl.__version__} ({described()})")
        parser.exit()


def _complain(sentence: str) -> None:
    print(f"glassbowl: {visible(sentence)}", file=sys.stderr)
