"""The command line as a whole: help, versions, languages, and how every command ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import glassbowl as package
from glassbowl import words
from glassbowl.cli.main import COMMANDS, main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faces.conftest import Glassbowl

LANGUAGES = tuple(words.LANGUAGES)

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""As on a reader's machine, where a short output is only written when the command ends."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """`glassbowl code` fails by a mistake of ours."""

    def fail(*_: object) -> None:
        raise RuntimeError("the cat is out\x1b[2J\n")

    monkeypatch.setattr("glassbowl.cli.code.run", fail)


def test_help_lists_every_command(glassbowl: Glassbowl) -> None:
    """Each command with a line that says what it is for."""
    said = glassbowl("--help")
    assert (0, "") == (said.code, said.err)
    for name in COMMANDS:
        assert re.search(rf"^ +{name} +\w", said.out, re.MULTILINE)


def test_nothing_asked_shows_the_help(glassbowl: Glassbowl) -> None:
    """`glassbowl` alone is `glassbowl --help`."""
    assert glassbowl("--help").out == glassbowl().out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command(
    glassbowl: Glassbowl, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    """Each command explains itself in each language, every option with words."""
    monkeypatch.setenv("COLUMNS", "400")
    said = glassbowl(name, "--help", language=language)
    assert (0, "") == (said.code, said.err)
    assert words.say(language, f"{name}.help") in said.out
    assert "--json" in said.out
    assert [] == keys_in(said.out)


def keys_in(text: str) -> list[str]:
    """The keys of the catalogues that stand in a text instead of their sentences."""
    catalogue = words.catalogue("en")
    return [
        found for found in re.findall(r"[a-z_0-9]+(?:\.[a-z_0-9]+)+", text) if found in catalogue
    ]


def test_a_key_on_screen_would_be_seen() -> None:
    """The check below can fail: a key that nobody put into words is found."""
    assert ["demo.help"] == keys_in("demo.help: what it does; see README.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_version(glassbowl: Glassbowl, language: str) -> None:
    """Name and version on one line."""
    said = glassbowl("--version", language=language)
    assert (0, 1) == (said.code, said.out.count("\n"))
    assert said.out.startswith(f"glassbowl {package.__version__} (kernel ")


def test_python_m_glassbowl(command: Glassbowl) -> None:
    """The package can be run as a module."""
    said = command("--version")
    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(f"glassbowl {package.__version__} (")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh_HK.UTF-8", "zh-Hant"),
        ("zh_CN.UTF-8", "zh-Hans"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_the_locale_chooses_the_language(command: Glassbowl, locale: str, language: str) -> None:
    """Without --lang the reader's locale decides; all but Chinese are answered in English."""
    said = command("--help", env={"LC_ALL": locale, "PYTHONUTF8": "1"})
    assert (0, True) == (said.code, words.say(language, "help.help") in said.out)


@pytest.mark.parametrize(
    "place", [("--lang", "zh-Hans", "code", "--help"), ("code", "--help", "--lang=zh-Hans")]
)
def test_the_language_may_stand_anywhere(
    place: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the command or behind it, with a space or an equals sign."""
    with pytest.raises(SystemExit):
        main(place)
    assert words.say("zh-Hans", "code.help.run") in capsys.readouterr().out


def test_an_unknown_language(capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that lists the three; the nearest is used to say it."""
    assert 2 == main(["demo", "--lang", "klingon"])
    assert "--lang must be one of: en, zh-Hant, zh-Hans. Got 'klingon'." in capsys.readouterr().err


@pytest.mark.usefixtures("broken")
def test_our_own_mistake(glassbowl: Glassbowl) -> None:
    """Exit code 1, one sentence that says it is ours and what happened, and no traceback."""
    said = glassbowl("code")
    assert (1, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert "this is our mistake, not yours (RuntimeError: the cat is out\\x1b[2J\\n)" in said.err
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_our_own_mistake_in_chinese(glassbowl: Glassbowl, language: str) -> None:
    """The sentence is the reader's, what happened stays as it is."""
    said = glassbowl("code", language=language)
    assert (1, True) == (said.code, "RuntimeError" in said.err and "the cat is out" in said.err)
    assert "this is our mistake" not in said.err


@pytest.mark.usefixtures("broken")
def test_where_our_mistake_happened(glassbowl: Glassbowl, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for, the traceback is there."""
    monkeypatch.setenv("GLASSBOWL_TRACEBACK", "1")
    with pytest.raises(RuntimeError, match="the cat is out"):
        glassbowl("code")


def test_stopped_by_the_reader(glassbowl: Glassbowl, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130, as a shell expects, and a word that nothing is half done."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("glassbowl.cli.code.run", stop)
    said = glassbowl("code")
    assert (130, "glassbowl: stopped; nothing was left half done.\n") == (said.code, said.err)


def piped(*arguments: str, into: str) -> tuple[list[int], str, str]:
    """How a command and whoever reads it end; what the reader printed, and what was complained."""
    program = f'"$0" -m glassbowl "$@" | {into}; echo "${{PIPESTATUS[@]}}" >&2'
    done = subprocess.run(
        ["bash", "-c", program, sys.executable, *arguments, "--lang", "en"],
        env=BUFFERED,
        capture_output=True,
        text=True,
        check=True,
    )
    *complaint, codes = done.stderr.splitlines()
    return list(map(int, codes.split())), done.stdout, "\n".join(complaint)


@pytest.mark.parametrize(
    "arguments", [("--help",), ("code",), ("code", "--json"), ("walk",)], ids=" ".join
)
def test_a_reader_who_has_read_enough(arguments: tuple[str, ...]) -> None:
    """`| head -1` and a reader who is gone at once are no trouble: silence, and exit code 0."""
    for into in ("head -1 > /dev/null", "true"):
        codes, _, complaint = piped(*arguments, into=into)
        assert ([0, 0], "") == (codes, complaint)


def test_the_first_line_arrives() -> None:
    """What the reader did read is what was printed."""
    _, printed, _ = piped("code", into="head -1")
    assert printed.startswith("# Twenty-eight lines that learn")


def test_a_reader_far_too_early(tmp_path: Path) -> None:
    """A long output into a pipe that nobody reads any more ends quietly as well."""
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen(
        [sys.executable, "-m", "glassbowl", "look", "--weights", "tutorial", "--lang", "en"],
        env=BUFFERED,
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    os.close(write)
    _, complaint = process.communicate(timeout=100)
    assert (0, b"") == (process.returncode, complaint)


def test_nowhere_to_print_to() -> None:
    """A full disk behind `>` is the reader's to put right: one sentence, exit code 2."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123  no file: the system's own full disk
        done = subprocess.run(
            [sys.executable, "-m", "glassbowl", "code", "--lang", "en"],
            env=BUFFERED,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (2, 1) == (done.returncode, done.stderr.count("\n"))
    assert "No space left on device. Make room on that disk" in done.stderr


IMPORTED = """
import json, sys
before = set(sys.modules)
from glassbowl.cli.main import main
sys.argv = ["glassbowl", "--help"]
try:
    main()
except SystemExit:
    slow = {"dataclasses", "inspect", "subprocess", "pathlib", "numpy", "rich", "polars"}
    print(sorted(slow & (set(sys.modules) - before)), file=sys.stderr)
"""


def test_help_waits_for_nothing_slow() -> None:
    """What takes longest to import, even of Python's own, is not needed to show the help."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True
    )
    assert "[]\n" == done.stderr


AT_THE_END = """
import atexit, gc, sys
atexit.register(lambda: print(gc.isenabled(), gc.get_freeze_count() > 0, file=sys.stderr))
from glassbowl.cli.main import run
sys.argv = ["glassbowl", "--help"]
run()
"""


def test_an_ending_command_searches_nothing() -> None:
    """Rubbish is looked for while a command works, and no more when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", AT_THE_END], capture_output=True, text=True, check=True
    )
    assert "True True\n" == done.stderr
