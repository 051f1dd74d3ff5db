"""Every block of the documentation does what it says: commands are run, Python is run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")])
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
RUN_BY_OTHERS = ("text",)
"""Kinds of block that hold no command: trees and tables."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its kind, its lines and the line it starts on."""

    page: Path
    kind: str
    body: str
    line: int

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(kind: str) -> list[Block]:
    """Every block of that kind, in all pages."""
    return [
        Block(page, found["kind"], found["body"], page.read_text()[: found.start()].count("\n") + 1)
        for page in PAGES
        for found in FENCE.finditer(page.read_text())
        if found["kind"] == kind
    ]


def split_session(body: str) -> list[tuple[str, list[str]]]:
    """A console block as (command, expected lines); a command starts with `$ `."""
    session: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            session.append((line[2:], []))
        elif line.strip():
            session[-1][1].append(line.rstrip())
    return session


def missing_lines(expected: list[str], printed: list[str]) -> list[str]:
    """The expected lines that do not occur in this order; `...` stands for any lines."""
    found = iter(line.rstrip() for line in printed)
    return [line for line in expected if line != "..." and line not in found]


@pytest.mark.parametrize("block", blocks("console"), ids=str)
def test_commands_print_what_the_page_shows(block: Block, tmp_path: Path) -> None:
    """Each command of a page ends well and prints the lines shown, in their order."""
    for name in ("customers.csv", "prospects.csv"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    for command, expected in split_session(block.body):
        words = shlex.split(command)
        assert words[0] in {"glassbowl", "python"}, f"{block}: {command} is not run here"
        start = ["-m", "glassbowl"] if words[0] == "glassbowl" else []
        done = subprocess.run(
            [sys.executable, *start, *words[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 0, f"{block}: {command}\n{done.stderr}"
        assert missing_lines(expected, done.stdout.splitlines()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_of_a_page_runs_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    """The Python blocks of a page run one after another; what a `# ` comment shows is printed."""
    bodies = [block.body for block in blocks("python") if block.page == page]
    for name in ("customers.csv", "prospects.csv"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    program = tmp_path / "page.py"
    program.write_text("\n".join(bodies))
    expected = re.findall(r"^#> (.*)$", program.read_text(), re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-W", "error", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert missing_lines(expected, done.stdout.splitlines()) == []


def test_every_block_is_of_a_kind_that_is_run() -> None:
    """No page holds a block that nothing runs, but for plain text and the two first commands."""
    kinds = {found["kind"] for page in PAGES for found in FENCE.finditer(page.read_text())}

    assert kinds <= {"console", "python", "bash", *RUN_BY_OTHERS}


def test_bash_blocks_hold_the_two_commands_alone() -> None:
    """The only commands not run from here are those that set everything up and call this test."""
    lines = {line for block in blocks("bash") for line in block.body.splitlines() if line}

    assert lines <= {"python3 dev.py run", "python3 dev.py test", "python3 dev.py test long"}


def test_a_page_that_shows_a_wrong_line_is_caught() -> None:
    """The comparison can fail: a line that was not printed, or in another order."""
    assert missing_lines(["a", "...", "c"], ["a", "b", "c"]) == []
    assert missing_lines(["a", "d"], ["a", "b", "c"]) == ["d"]
    assert missing_lines(["c", "a"], ["a", "b", "c"]) == ["a"]
