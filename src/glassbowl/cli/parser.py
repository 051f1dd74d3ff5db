"""The command line's grammar, in the reader's language; a mistake becomes one sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Final, NoReturn

from glassbowl.errors import CommandError, shown
from glassbowl.words import LANGUAGES

Say = Callable[..., str]

# What argparse says, and the key of our own sentence for it. argparse builds its messages from
# fixed English templates; anything it may add later falls through to `command.wrong`, in English.
COMPLAINTS: Final = (
    ("needs", r"the following arguments are required: (?P<what>.+)"),
    ("unknown", r"unrecognized arguments: (?P<what>.+)"),
    (
        "choice",
        r"argument (?P<option>.+?): invalid choice: '(?P<what>.*?)' \(choose from (?P<all>.+)\)",
    ),
    ("number", r"argument (?P<option>.+?): invalid \w+ value: '(?P<what>.*)'"),
    ("value", r"argument (?P<option>.+?): expected (one|at least one) argument"),
)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises CommandError and speaks the reader's language."""

    def __init__(self, *, say: Say, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_in_words(say("help.usage")),
            add_help=False,
            allow_abbrev=False,
        )
        self.say = say
        self._optionals.title = say("help.options")
        self._positionals.title = say("help.arguments")
        self.add_argument("-h", "--help", action="help", help=say("help.help"))

    def error(self, message: str) -> NoReturn:
        """Raise CommandError: which part of the command line is wrong, and what would be right."""
        known = self.prog
        for key, pattern in COMPLAINTS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                _complain(key, found.groupdict(), command=known)
        raise CommandError(
            "command.wrong",
            "The command line could not be read: {message}. See {command} --help.",
            message=message,
            command=known,
        )


def _complain(key: str, parts: dict[str, str], *, command: str) -> NoReturn:
    what, option = parts.get("what", ""), parts.get("option", "").split("/")[-1]
    if key == "needs":
        raise CommandError(
            "command.needs",
            "{command} needs {what}. See {command} --help.",
            command=command,
            what=what,
        )
    if key == "unknown":
        raise CommandError(
            "command.unknown",
            "{command} does not know {what}. See {command} --help.",
            command=command,
            what=shown(what),
        )
    if key == "choice":
        choices = tuple(name.strip("' ") for name in parts["all"].split(","))
        nearest = get_close_matches(what, choices, 1, 0.5)
        if not nearest:
            sentence = "{option} must be one of: {choices}. Got {what}."
            raise CommandError(
                "command.choice", sentence, option=option, choices=choices, what=shown(what)
            )
        raise CommandError(
            "command.nearest",
            "{option} must be one of: {choices}. Got {what}; did you mean {nearest}?",
            option=option,
            choices=choices,
            what=shown(what),
            nearest=nearest[0],
        )
    if key == "number":
        raise CommandError(
            "command.number",
            "{option} must be a number. Got {what}.",
            option=option,
            what=shown(what),
        )
    raise CommandError("command.value", "{option} needs a value after it.", option=option)


def _in_words(usage: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        """Help with the word for "usage" in the reader's language."""

        def add_usage(
            self, text: str | None, actions: object, groups: object, prefix: str | None = None
        ) -> None:
            said = f"{usage} " if prefix is None else prefix
            super().add_usage(text, actions, groups, said)  # type: ignore[arg-type]

    return Formatter


def wished_language(arguments: Sequence[str]) -> str | None:
    """The value of --lang wherever it stands: it must be known before the grammar is built."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def add_common(parser: Parser, say: Say) -> None:
    """What every command takes: --json and --lang."""
    parser.add_argument("--json", action="store_true", help=say("help.json"))
    parser.add_argument("--lang", choices=tuple(LANGUAGES), help=say("help.lang"))
