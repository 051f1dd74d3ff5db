"""The 28 lines stand where the tutorial has them, run anywhere, and are the network of core."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tokenize
from collections import deque
from pathlib import Path

import numpy as np
import pytest

from glassbowl.core.gradient_descent import steps
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe

SCRIPT = Path(__file__).parents[2] / "examples" / "twenty_eight_lines.py"

PLACES = {
    "import numpy as np": (5, 5),
    "def nonlin": (8, 12),
    "if deriv": (9, 10),
    "return x * (1 - x)": (10, 10),
    "return 1 / (1 + np.exp(-x))": (12, 12),
    "X": (23, 26),
    "y": (34, 37),
    "np.random.seed(1)": (40, 40),
    "syn0": (47, 47),
    "syn1": (48, 48),
    "for j in range(60000)": (52, 116),
    "l0": (57, 57),
    "l1": (58, 58),
    "l2": (59, 59),
    "l2_error": (66, 66),
    "if j % 10000 == 0": (72, 73),
    "print, in the loop": (73, 73),
    "l2_delta": (88, 88),
    "l1_error": (100, 100),
    "l1_delta": (109, 109),
    "syn1 +=": (115, 115),
    "syn0 +=": (116, 116),
    "print": (119, 119),
    "print(l2)": (120, 120),
}

FORMULAS = {
    "l0": "X",
    "l1": "nonlin(l0 @ syn0)",
    "l2": "nonlin(l1 @ syn1)",
    "l2_error": "y - l2",
    "l2_delta": "l2_error * nonlin(l2, deriv=True)",
    "l1_error": "l2_delta @ syn1.T",
    "l1_delta": "l1_error * nonlin(l1, deriv=True)",
    "syn1 +=": "l1.T @ l2_delta",
    "syn0 +=": "l0.T @ l1_delta",
}


def name(statement: ast.stmt) -> str:
    """What a statement is called in the two tables above."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=target)]):
            return target
        case ast.AugAssign(target=ast.Name(id=target), op=ast.Add()):
            return f"{target} +="
        case ast.FunctionDef(name=function):
            return f"def {function}"
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[_, *more])) if more:
            return "print, in the loop" if statement.col_offset else "print"
        case _:
            return ast.unparse(statement).splitlines()[0].removesuffix(":")


@pytest.fixture(scope="module")
def statements() -> list[ast.stmt]:
    """Every statement, also those inside others, as they stand from top to bottom."""
    found = [node for node in ast.walk(ast.parse(SCRIPT.read_text())) if isinstance(node, ast.stmt)]
    return sorted(found, key=lambda statement: (statement.lineno, statement.col_offset))


def test_every_statement_has_the_tutorials_lines(statements: list[ast.stmt]) -> None:
    """There are these statements and no others, each on the lines the tutorial gives it."""
    expected = list(PLACES.items())
    assert expected == [(name(s), (s.lineno, s.end_lineno)) for s in statements]


def test_every_formula_uses_the_tutorials_names(statements: list[ast.stmt]) -> None:
    """Forward, error, delta, blame and update are the tutorial's formulas."""
    right_sides = {
        name(s): ast.unparse(s.value)
        for s in statements
        if isinstance(s, ast.Assign | ast.AugAssign) and name(s) in FORMULAS
    }
    expected = FORMULAS
    assert expected == right_sides


def code_lines() -> list[int]:
    """The lines that hold code: no comment alone, no blank."""
    quiet = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    quiet |= {tokenize.ENCODING, tokenize.ENDMARKER}
    with SCRIPT.open("rb") as file:
        tokens = list(tokenize.tokenize(file.readline))
    return sorted({token.start[0] for token in tokens if token.type not in quiet})


def test_there_are_28_lines_up_to_the_update() -> None:
    """From the import to the last update there are 28 lines of code."""
    assert len([line for line in code_lines() if line <= 116]) == 28


def test_two_prints_follow() -> None:
    """After the update come two lines of code more."""
    expected = [119, 120]
    assert expected == [line for line in code_lines() if line > 116]


def test_the_thirteen_steps_stand_in_order() -> None:
    """The comments number the steps 1 to 13."""
    found = re.findall(r"^ *# (\d+)\. ", SCRIPT.read_text(), flags=re.MULTILINE)
    assert [str(step) for step in range(1, 14)] == found


def test_no_line_is_wider_than_100() -> None:
    """The listing fits a projector: at most 100 columns of plain ASCII."""
    assert max(len(line) for line in SCRIPT.read_text(encoding="ascii").splitlines()) <= 100


@pytest.fixture(scope="module")
def printed() -> list[str]:
    """What the script prints, line by line, with every warning an error."""
    command = [sys.executable, "-I", "-W", "error", str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def numbers(line: str) -> list[float]:
    """Every number in a printed line."""
    return [float(found) for found in re.findall(r"\d+(?:\.\d+)?", line)]


def test_it_prints_six_misses(printed: list[str]) -> None:
    """The mean miss at rounds 0, 10,000 ... 50,000, as others published it for this network."""
    misses = [0.4964100319, 0.0085845257, 0.0057894599, 0.0046291768, 0.0039587653, 0.0035101226]
    expected = [number for k, miss in enumerate(misses) for number in (10_000 * k, miss)]
    found = [number for line in printed[:6] for number in numbers(line)]
    assert expected == pytest.approx(found, abs=1e-9)


def test_its_last_label_is_true(printed: list[str]) -> None:
    """The last print says predictions, of round 59,999, made after 59,999 updates."""
    expected = [59_999, 59_999]
    assert ("predictions" in printed[6], expected) == (True, numbers(printed[6]))


def test_it_prints_four_predictions(printed: list[str]) -> None:
    """Two buyers near 1, two others near 0, one a line, and nothing after them."""
    found = [number for line in printed[7:] for number in numbers(line)]
    expected = [0.9970, 0.9967, 0.0026, 0.0039]
    assert expected == pytest.approx(found, abs=5e-5)


def last_synapses(script: Path) -> list[float]:
    """The 16 numbers that a copy of the script ends with, run in a process of its own."""
    program = (
        f"import json, runpy; end = runpy.run_path({str(script)!r}); "
        "print(json.dumps([*end['syn0'].ravel(), *end['syn1'].ravel()]))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    synapses: list[float] = json.loads(done.stdout.splitlines()[-1])
    return synapses


@pytest.mark.parametrize("rounds", [600, pytest.param(60_000, marks=pytest.mark.long)])
def test_its_synapses_are_those_of_core(rounds: int, tmp_path: Path) -> None:
    """After so many rounds the 16 numbers equal those of core within 1e-9."""
    script = tmp_path / SCRIPT.name
    script.write_text(SCRIPT.read_text().replace("range(60_000)", f"range({rounds})"))
    X = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
    y = np.array([[1.0], [1], [0], [0]])
    start = Network.random((3, 4, 1), seed=1)
    (last,) = deque(steps(start, X, y, Recipe(iterations=rounds)), maxlen=1)
    expected = np.concatenate([synapse.ravel() for synapse in last.network.synapses])
    assert expected.tolist() == pytest.approx(last_synapses(script), abs=1e-9)


def test_its_survey_is_the_tutorials() -> None:
    """Four customers, three answers each, and what they did."""
    tree = ast.parse(SCRIPT.read_text())
    arrays = {
        name(s): ast.literal_eval(s.value.args[0])
        for s in tree.body
        if isinstance(s, ast.Assign) and isinstance(s.value, ast.Call)
    }
    expected = ([[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]], [[1], [1], [0], [0]])
    assert expected == (arrays["X"], arrays["y"])
