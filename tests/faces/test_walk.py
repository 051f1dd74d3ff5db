"""`glassbowl walk`: the 13 steps of one round, and what the ball did."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from glassbowl.cli.listing import listing, listing_path
from glassbowl.cli.main import main
from glassbowl.cli.screen import cells

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
STATEMENTS = [
    *(8, 9, 10, 12),
    *range(23, 27),
    *range(34, 38),
    *(40, 47, 48, 52, 57, 58, 59, 66, 72, 73, 88, 100, 109, 115, 116),
]
"""The line numbers that the tutorial gives the statements of its 13 steps."""

Walk = Callable[..., str]


@pytest.fixture
def walk(capsys: pytest.CaptureFixture[str]) -> Walk:
    """What `walk` prints where nobody is at a terminal."""

    def walked(*arguments: str, language: str = "en") -> str:
        assert main(["walk", *arguments, "--lang", language]) == 0
        return capsys.readouterr().out

    return walked


@pytest.fixture
def scenes(walk: Walk) -> Callable[..., Any]:
    """The object that `walk --json` prints, alone on stdout."""
    return lambda *arguments: json.loads(walk(*arguments, "--json"))


def test_thirteen_steps_and_the_ball(walk: Walk) -> None:
    """All screens come one after the other, without waiting."""
    headings = re.findall(r"^Step (\d+) of 13: ", walk(), re.MULTILINE)
    assert [str(number) for number in range(1, 14)] == headings


def test_the_code_with_its_line_numbers(scenes: Callable[..., Any]) -> None:
    """Each statement stands on the number that the tutorial gives it, as the listing has it."""
    code = [line for step in scenes()["steps"] for line in step["code"]]
    assert STATEMENTS == [line["line"] for line in code]
    lines = listing()
    assert [lines[number - 1] for number in STATEMENTS] == [line["text"] for line in code]


def test_code_stands_on_screen(walk: Walk) -> None:
    """Number and statement, for step 11."""
    assert "  100      l1_error = l2_delta @ syn1.T" in walk().splitlines()


def test_numbers_of_the_first_round(walk: Walk) -> None:
    """Seed 1, round 0: hidden layer, prediction, error, delta, blame, hidden delta, update."""
    printed = walk().splitlines()
    for line in (
        "customer 1    0.4080    0.6267    0.2384    0.4938",
        "customer 1   0.1758  0.5438",
        "customer 1  1  0.5438    0.4562",
        "customer 1  0.5438    0.4562       0.2481    0.1132",
        "customer 1   -0.0669    0.0856   -0.1070    0.0386",
        "customer 1    0.2415    0.2339    0.1816    0.2500",
        "customer 1   -0.0162    0.0200   -0.0194    0.0096",
        "neuron 1     -0.0045",
        "cat       -0.0010   -0.0050   -0.0038   -0.0016",
        "In round 0 this prints 0.4964100319.",
    ):
        assert line in printed


def test_sentences_name_live_numbers(walk: Walk) -> None:
    """The sentence of step 10 multiplies the numbers of the customer chosen."""
    flowing = " ".join(walk("--customer", "3").split())
    assert "For customer 3: -0.4737 x 0.2493 = -0.1181." in flowing


def test_one_customers_sums(walk: Walk) -> None:
    """With --customer the sums stand under the matrices."""
    printed = walk("--customer", "3").splitlines()
    assert "  l2_error = 0 - 0.4737 = -0.4737" in printed
    assert "  l2_delta = -0.4737 x 0.2493 = -0.1181" in printed


def test_another_round(scenes: Callable[..., Any]) -> None:
    """Round 1 of seed 1 misses by 0.4962957889 on average, and its loss was 0.4948622325."""
    given = scenes("--round", "1")
    miss = given["steps"][8]["arrays"]["mean_abs_error"]
    assert [0.49629578894383997, 0.49486223246794214] == pytest.approx(
        [miss, given["ball"]["loss_before"]], abs=1e-12
    )


def test_rounds_that_print_nothing(walk: Walk) -> None:
    """Only every 10,000th round prints; the others say what it would be."""
    assert "In round 1 nothing is printed; it would be 0.4962957889." in walk("--round", "1")


def test_what_the_ball_did(scenes: Callable[..., Any]) -> None:
    """In round 0 the loss goes from 0.4951865 to 0.4948622; what is asked is not what comes."""
    ball = scenes()["ball"]
    assert [0.4951865354020255, 0.49486223246794214] == pytest.approx(
        [ball["loss_before"], ball["loss_after"]], abs=1e-12
    )
    assert ball["fell"] == pytest.approx(ball["loss_before"] - ball["loss_after"], abs=1e-15)
    assert ball["asked"][0][0] > 0 > ball["got"][0][0]


def test_curve(scenes: Callable[..., Any]) -> None:
    """Step 1 has 0 on the curve at height 1/2 with slope 1/4, and customer 1's four sums."""
    arrays = scenes()["steps"][0]["arrays"]
    assert (0.0, 0.5, 0.25) == tuple(arrays[name][1] for name in ("x", "nonlin", "slope"))
    sums = [-0.3724210421335121, 0.5182824548910301, -1.1613822215587206, -0.02489585394280147]
    assert sums == pytest.approx(arrays["x"][3:], abs=1e-12)


def test_first_random_numbers(scenes: Callable[..., Any]) -> None:
    """Step 4 shows what seed 1 draws first."""
    draws = [0.417022004702574, 0.7203244934421581, 0.00011437481734488664, 0.30233257263183977]
    assert draws == scenes()["steps"][3]["arrays"]["draws"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--round", "60000"], "--round must be a whole number from 0 to 59999. Got 60000."),
        (["--customer", "5"], "--customer must be a whole number from 1 to 4. Got 5."),
        (["--seed", "-1"], "seed must be a whole number 0..4294967295. Got -1."),
    ],
)
def test_refusals(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence with the range, and exit code 2."""
    assert main(["walk", *arguments, "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"glassbowl: {sentence}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_on_a_screen(language: str, walk: Walk) -> None:
    """No line but one of the code is wider than 80 columns, in any language."""
    code = {f"{number:>5}  {line}" for number, line in enumerate(listing(), start=1)}
    printed = walk("--customer", "4", "--round", "20", language=language).splitlines()
    assert [] == [line for line in printed if cells(line) > 80 and line not in code]


def test_listing_lies_beside_the_package() -> None:
    """It is the file of the examples, line by line."""
    assert listing_path().name == "twenty_eight_lines.py"
    assert tuple(listing_path().read_text(encoding="utf-8").splitlines()) == listing()


def at_a_terminal(keys: str, *arguments: str) -> tuple[int, str]:
    """Exit code and screen of `walk` at a pretended terminal on which these keys are pressed."""
    ours, theirs = pty.openpty()
    os.write(ours, keys.encode())
    plain = {**os.environ, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "glassbowl", "walk", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=plain)
    os.close(theirs)
    printed = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not part:
            break
        printed += part
    os.close(ours)
    return process.wait(), printed.decode()


def test_enter_goes_on_and_q_ends() -> None:
    """After two Enters and a q the third step is the last on screen."""
    code, printed = at_a_terminal("\n\nq\n")
    steps = re.findall(r"Step (\d+) of 13", printed)
    assert (0, ["1", "2", "3"]) == (code, steps)


def test_enter_to_the_end() -> None:
    """After thirteen Enters the ball has moved."""
    code, printed = at_a_terminal("\n" * 13)
    assert (0, True) == (code, "What the ball did" in printed)


def test_closed_keyboard_ends() -> None:
    """Ctrl-D at the first question ends like q."""
    code, printed = at_a_terminal("\x04")
    assert (0, ["1"]) == (code, re.findall(r"Step (\d+) of 13", printed))
