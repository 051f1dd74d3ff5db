"""The command line as a reader has it: in this process, in one of its own, and at a terminal."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from glassbowl.cli.main import main

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "files" / "golden" / "v1.glassbowl"
PATIENCE = 100
"""Seconds after which a command hangs."""


Answer = dict[str, Any]
"""A JSON object."""


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Answer:
        """The one object on stdout."""
        found: Answer = json.loads(self.out)
        return found


Glassbowl = Callable[..., Said]
"""glassbowl(*arguments, language="en"): one command."""


def spoken(*arguments: object, language: str = "en") -> Said:
    """One command, run in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([*map(str, arguments), "--lang", language])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return Said(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def glassbowl() -> Glassbowl:
    """Runs a command in this process."""
    return spoken


def surroundings(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a command of its own: English, and not coloured by this machine."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return kept | {"LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"} | dict(extra or {})


@pytest.fixture(scope="session")
def command() -> Glassbowl:
    """Runs a command in a process of its own; `cwd` and `env` as for subprocess."""

    def run(*arguments: object, cwd: Path | None = None, env: Mapping[str, str] = {}) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "glassbowl", *map(str, arguments)],
            cwd=cwd,
            env=surroundings(env),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return run


class Terminal:
    """A program whose stdout, stderr or both are a terminal."""

    def __init__(
        self, *program: str, shown: str, cwd: Path | None = None, columns: int = 100
    ) -> None:
        self.master, slave = pty.openpty()
        streams = {
            name: slave if name in shown else subprocess.PIPE for name in ("stdout", "stderr")
        }
        self.process = subprocess.Popen(
            [sys.executable, *program],
            stdin=subprocess.DEVNULL,
            cwd=cwd,
            env=surroundings({"COLUMNS": str(columns)}),
            **streams,  # type: ignore[call-overload]
        )
        os.close(slave)
        self.seen = ""

    def read(self) -> bool:
        """Take what is on the screen next; False when the program has ended."""
        try:
            more = os.read(self.master, 65_536)
        except OSError:  # Linux says so when nobody holds the other end any more
            return False
        self.seen += more.decode("utf-8", errors="replace")
        return bool(more)

    def until(self, words: str) -> None:
        """Wait until these words were on the screen; an AssertionError when they never come."""
        while words not in self.seen:
            assert self.read(), f"{words!r} was never shown, but {self.seen!r}"

    def end(self) -> tuple[int, str]:
        """The exit code, and what came out beside the terminal."""
        while self.read():
            pass
        os.close(self.master)
        pipe = self.process.stdout or self.process.stderr
        rest = pipe.read().decode() if pipe else ""
        if pipe:
            pipe.close()
        return self.process.wait(PATIENCE), rest


@pytest.fixture(scope="session")
def terminal() -> type[Terminal]:
    """Starts a program at a terminal."""
    return Terminal


@pytest.fixture(scope="session")
def story() -> dict[str, Path]:
    """The story as files: the customers, the vet's list, and a model kept from them."""
    examples = ROOT / "examples"
    return {
        "customers": examples / "customers.csv",
        "prospects": examples / "prospects.csv",
        "model": GOLDEN,
    }


@pytest.fixture(scope="session")
def demo_answer() -> Answer:
    """What `demo --json` prints, run once as it stands for all tests of one process."""
    return spoken("demo", "--json").answer


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other networks of the demo learn for 20 rounds in place of 6,000."""
    monkeypatch.setattr("glassbowl.study.doubt.ROUNDS", 20)


@pytest.fixture(scope="session")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey of 300: an id, two yes/no, a number, a choice, and ten without an answer."""
    draw = np.random.RandomState(3)
    cat, beer, age = draw.randint(0, 2, 300), draw.randint(0, 2, 300), draw.randint(18, 80, 300)
    lines = ["id,cat,beer,age,shop,bought"]
    for k in range(300):
        bought = "" if k % 30 == 29 else ("no", "yes")[int(cat[k] + age[k] / 60 > 1.2)]
        shop = ("north", "south", "west")[k % 3]
        answers = (("no", "yes")[cat[k]], ("no", "yes")[beer[k]], age[k], shop, bought)
        lines.append(f"K{k:03}," + ",".join(map(str, answers)))
    path = tmp_path_factory.mktemp("survey") / "survey.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def model(survey: Path) -> Path:
    """What `train` keeps of that survey."""
    path = survey.with_name("survey.glassbowl")
    assert 0 == spoken("train", survey, "--target", "bought", "--hidden", 3, "-o", path).code
    return path
