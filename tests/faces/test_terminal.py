"""At a terminal: progress after half a second, code as it stands, Ctrl-C without a trace."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING

import pytest

from glassbowl.cli.listing import listing_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faces.conftest import Terminal

    Run = Callable[..., tuple[int, str, str]]

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

WORK = """
import sys, time
from glassbowl.cli.screen import Screen
from glassbowl.trace.progress import Progress
import glassbowl.cli.progress_bar

def work(seconds):
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        yield Progress(int(1000 * passed), int(1000 * seconds), "learn")
        time.sleep(0.02)
    return "done"

print(Screen("en").watch(work(float(sys.argv[1]))))
"""
"""Work that takes so many seconds, watched as a command watches it."""


def plain(text: str) -> str:
    """What is on a screen, without colours and movements."""
    return ESCAPE.sub("", text)


@pytest.fixture
def run(terminal: type[Terminal], tmp_path: Path) -> Run:
    """Runs a program; exit code, what was on the terminal, and what came out beside it."""

    def running(*program: str, shown: str) -> tuple[int, str, str]:
        started = terminal(*program, shown=shown, cwd=tmp_path)
        code, rest = started.end()
        return code, plain(started.seen), rest

    return running


def test_long_work_is_shown(run: Run) -> None:
    """A bar with its name and the time left; the result goes to stdout alone."""
    code, seen, out = run("-c", WORK, "1.5", shown="stderr")
    assert (0, "done\n") == (code, out)
    assert re.search(r"Learning .* \d+% 0:00:0\d", seen)


def test_the_bar_is_gone_in_the_end(terminal: type[Terminal]) -> None:
    """The last thing on the screen is an empty line: the bar wiped itself away."""
    started = terminal("-c", WORK, "1.5", shown="stderr")
    started.end()
    assert "\x1b[2K" in started.seen.rsplit("Learning", 1)[1]


def test_short_work_is_not(run: Run) -> None:
    """Whatever is done within half a second leaves the screen alone."""
    assert (0, "", "done\n") == run("-c", WORK, "0.05", shown="stderr")


def test_without_a_terminal_nothing_is_shown(run: Run) -> None:
    """Progress is for eyes: into a file or a pipe it is not written."""
    code, seen, err = run("-c", WORK, "1.5", shown="stdout")
    assert (0, "done", "") == (code, seen.strip(), err)


def test_the_demo_at_a_terminal(run: Run) -> None:
    """Learning and doubting each have their bar on stderr, and stdout has none of it."""
    program = ("-m", "glassbowl", "demo", "--iterations", "9000", "--engine", "reference")
    code, seen, out = run(*program, shown="stderr")
    assert (0, True) == (code, "Asking a hundred other networks" in seen)
    assert "Asking" not in out


def test_tables_fit_a_terminal(run: Run) -> None:
    """With rich the story is shown in colours, and every id is there."""
    program = ("-m", "glassbowl", "demo", "--iterations", "10")
    code, seen, _ = run(*program, shown="stdout")
    assert (0, []) == (code, [f"V{k:02}" for k in range(1, 25) if f"V{k:02}" not in seen])


def test_a_json_run_at_a_terminal_is_one_object(terminal: type[Terminal], tmp_path: Path) -> None:
    """No heading, no rule, no colour: a single line that begins and ends as an object."""
    program = ("-m", "glassbowl", "demo", "--iterations", "10", "--json")
    started = terminal(*program, shown="stdout", cwd=tmp_path)
    code, _ = started.end()
    lines = started.seen.strip().splitlines()
    assert (0, 1, "{", "}") == (code, len(lines), lines[0][0], lines[0][-1])


def test_code_is_not_broken_at_the_edge(terminal: type[Terminal], tmp_path: Path) -> None:
    """The listing is printed as it stands however narrow the terminal, ready to be copied."""
    started = terminal("-m", "glassbowl", "code", shown="stdout", cwd=tmp_path, columns=50)
    code, _ = started.end()
    expected = listing_path().read_text(encoding="utf-8")
    assert (0, expected) == (code, plain(started.seen).replace("\r\n", "\n"))


def test_names_are_no_orders_to_the_screen(terminal: type[Terminal], tmp_path: Path) -> None:
    """A survey whose names hold brackets, colons and controls is shown as it is written."""
    path = tmp_path / "[red]story:cat:.csv"
    rows = ["[bold]cat[/bold],:beer:,evil\x1b[31m,bought", "yes,no,no,yes", "no,yes,yes,yes"]
    rows += ["no,no,yes,no", "yes,yes,no,no"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    program = ("-m", "glassbowl", "train", str(path), "--target", "bought", "--hidden", "2")
    started = terminal(*program, shown="stdout", cwd=tmp_path)
    code, err = started.end()
    assert (0, "") == (code, err)
    for words in ("[red]story:cat:.csv", "[bold]cat[/bold]", ":beer:", "evil\\x1b[31m"):
        assert words in plain(started.seen).replace("\r\n", "")
    assert "evil\x1b[31m" not in started.seen


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A survey that takes the tutorial's rule minutes: 3,000 customers, eight questions."""
    path = tmp_path / "large.csv"
    marks = [f"{k * 2654435761 % 2**32:032b}" for k in range(3_000)]
    words = {"0": "no", "1": "yes"}
    rows = [",".join(words[mark] for mark in line[:9]) for line in marks]
    path.write_text("a,b,c,d,e,f,g,h,bought\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_stopped_while_learning(terminal: type[Terminal], large: Path, tmp_path: Path) -> None:
    """Ctrl-C in the middle: exit code 130, one sentence, no model and nothing half written."""
    program = ("-m", "glassbowl", "train", str(large), "--target", "bought")
    wishes = ("--recipe", "tutorial", "-o", str(tmp_path / "m.glassbowl"))
    started = terminal(*program, *wishes, shown="stderr", cwd=tmp_path)
    started.until("Learning")
    started.process.send_signal(signal.SIGINT)
    code, out = started.end()
    assert (130, "") == (code, out)
    assert "glassbowl: stopped; nothing was left half done." in plain(started.seen)
    assert "Traceback" not in started.seen
    assert [large] == list(tmp_path.iterdir())


def test_stopped_before_an_old_model_is_replaced(
    terminal: type[Terminal], large: Path, tmp_path: Path
) -> None:
    """The model of yesterday is still there, byte for byte."""
    (tmp_path / "m.glassbowl").write_bytes(b"yesterday")
    program = ("-m", "glassbowl", "train", str(large), "--target", "bought")
    wishes = ("--recipe", "tutorial", "-o", "m.glassbowl")
    started = terminal(*program, *wishes, shown="stderr", cwd=tmp_path)
    started.until("Learning")
    started.process.send_signal(signal.SIGINT)
    started.end()
    assert b"yesterday" == (tmp_path / "m.glassbowl").read_bytes()
    assert 2 == len(list(tmp_path.iterdir()))
