"""Every block of the documentation does what it says: commands are run, Python is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = sorted(ROOT.glob("docs/*.md"))
TRANSLATED = sorted(ROOT.glob("README.*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *DOCS])
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = ("console", "python")
RUN_BY_OTHERS = ("text", "bash")
"""Plain text such as trees and tables, and the commands that set up and call this very test."""

GAP = "..."
"""Stands for any lines; everything around it must be as it is printed, blank lines aside."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its kind, its text and the line it starts on."""

    kind: str
    body: str
    line: int


def blocks(text: str) -> list[Block]:
    """The blocks of a page, in their order."""
    return [
        Block(found["kind"], found["body"], text[: found.start()].count("\n") + 1)
        for found in FENCE.finditer(text)
    ]


def page_blocks(page: Path) -> list[Block]:
    """The blocks of the page in that file."""
    return blocks(page.read_text(encoding="utf-8"))


def split_session(body: str) -> list[tuple[str, list[str]]]:
    """A console block as (command, lines shown); a command starts with `$ `."""
    session: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            session.append((line[2:], []))
        elif line.strip():
            session[-1][1].append(line.rstrip())
    return session


def not_printed(shown: list[str], printed: list[str]) -> list[str]:
    """The first passage that is shown and was not printed there; nothing shown is nothing said."""
    passages = [list(g) for gap, g in groupby(shown, lambda line: line == GAP) if not gap]
    lines = [line.rstrip() for line in printed if line.strip()]
    for place, passage in enumerate(passages):
        first = place == 0 and shown[0] != GAP
        last = place == len(passages) - 1 and shown[-1] != GAP
        starts = range(len(lines) - len(passage) + 1)
        fitting = [start for start in starts if lines[start : start + len(passage)] == passage]
        fitting = [start for start in fitting if start == 0 or not first]
        fitting = [start for start in fitting if start + len(passage) == len(lines) or not last]
        if not fitting:
            return passage
        del lines[: fitting[0] + len(passage)]
    return []


def started(command: list[str], folder: Path) -> list[str]:
    """What a program printed; it must have ended well."""
    calm = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **calm},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stderr}"
    return done.stdout.splitlines()


@cache
def said_anywhere(command: str) -> list[str]:
    """What a command prints that reads and writes no file: once for all pages."""
    return started(["-m", *shlex.split(command)], ROOT)


def run_session(block: Block, folder: Path) -> None:
    """Every command of a console block ends well and prints the lines shown."""
    for command, shown in split_session(block.body):
        words = shlex.split(command)
        assert words[0] == "glassbowl", f"line {block.line}: {command} is not run here"
        files = any(re.search(r"\.\w+$", word) or word == "-o" for word in words)
        printed = started(["-m", *words], folder) if files else said_anywhere(command)

        assert not_printed(shown, printed) == [], f"line {block.line}: {command}"


def run_program(parts: list[Block], folder: Path) -> None:
    """Python blocks that follow each other are one program; its `#> ` lines are what it prints."""
    text = "\n".join(part.body for part in parts)
    shown = re.findall(r"^#> (.*)$", text, re.MULTILINE)
    program = folder / "page.py"
    program.write_text(text, encoding="utf-8")
    printed = started(["-W", "error", str(program)], folder)

    assert not_printed(shown, printed) == [], f"line {parts[0].line}"


def run_page(page: Path, folder: Path, *, kinds: tuple[str, ...] = RUN) -> None:
    """The blocks of a page, from top to bottom, in one folder that holds the story's two files."""
    for name in ("customers.csv", "prospects.csv"):
        (folder / name).write_bytes((ROOT / "examples" / name).read_bytes())
    runnable = [block for block in page_blocks(page) if block.kind in kinds]
    for kind, parts in groupby(runnable, lambda block: block.kind):
        if kind == "python":
            run_program(list(parts), folder)
        else:
            for block in parts:
                run_session(block, folder)


def test_the_readme_does_what_it_says(tmp_path: Path) -> None:
    """The first page that anybody reads: its code runs and prints, so do its commands."""
    run_page(ROOT / "README.md", tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.stem)
def test_a_translated_readme_does_what_it_says(page: Path, tmp_path: Path) -> None:
    """Its commands answer in its language. Its code is that of README.md, says another test."""
    run_page(page, tmp_path, kinds=("console",))


@pytest.mark.long
@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_a_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    """Each command ends well and prints what is shown, each program too, in their order."""
    run_page(page, tmp_path)


def test_every_block_is_of_a_kind_that_is_run() -> None:
    """No page of the documentation holds a block that nothing runs, but for plain text."""
    others = {ROOT / "CONTRIBUTING.md"}
    kinds = {block.kind for page in PAGES if page not in others for block in page_blocks(page)}

    assert kinds <= {*RUN, *RUN_BY_OTHERS}


def test_bash_blocks_hold_the_two_commands_alone() -> None:
    """The only commands not run from here are those that set everything up and call this test."""
    shown = [block.body for page in PAGES for block in page_blocks(page) if block.kind == "bash"]
    lines = {line for body in shown for line in body.splitlines() if line}

    assert lines <= {"python3 dev.py run", "python3 dev.py test", "python3 dev.py test long"}


def test_no_formatter_has_been_at_the_blocks() -> None:
    """Lines that show what is printed begin with `#> `; as `# > ` they would show nothing."""
    bodies = [block.body for page in PAGES for block in page_blocks(page)]

    assert [body for body in bodies if "# > " in body] == []


@pytest.mark.parametrize(
    ("shown", "wrong"),
    [
        (["a", "b", "c"], []),
        (["a", GAP, "c"], []),
        ([GAP, "b", GAP], []),
        ([], []),
        (["a", "c"], ["a", "c"]),
        (["a", GAP, "d"], ["d"]),
        ([GAP, "c", GAP, "a"], ["a"]),
        (["b", "c"], ["b", "c"]),
        (["a", "b"], ["a", "b"]),
    ],
    ids=lambda lines: " ".join(lines) or "nothing",
)
def test_a_line_that_was_not_printed_there_is_found(shown: list[str], wrong: list[str]) -> None:
    """Of the printed a, b, c: whatever is left out without a gap, out of order or not there."""
    assert not_printed(shown, ["a", "", "b", "c"]) == wrong


def test_a_planted_fault_in_a_page_is_found(tmp_path: Path) -> None:
    """A program that prints another number than the page shows, and a command that fails."""
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(1 + 1)\n#> 3\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="line 1"):
        run_page(page, tmp_path)
    page.write_text("```console\n$ glassbowl demo --seed one\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="--seed"):
        run_page(page, tmp_path)
