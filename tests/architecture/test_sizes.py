"""What must be read stays small enough to be read: the network, every file, every function."""

from __future__ import annotations

import ast

CORE = 400
FILE = 300
FUNCTION = 40


def lines(text: str) -> int:
    """How many lines a text has, blank ones and comments included."""
    return len(text.splitlines())


def core_lines(package: dict[str, str]) -> int:
    """How many lines the network itself takes, in all its files together."""
    return sum(lines(text) for path, text in package.items() if "/core/" in path)


def long_files(package: dict[str, str]) -> list[str]:
    """The files that are too long, each with its length."""
    return [f"{path}: {lines(text)}" for path, text in package.items() if lines(text) > FILE]


def long_functions(package: dict[str, str]) -> list[str]:
    """The functions that are too long, docstring included, each with its length."""
    return [
        f"{path}:{node.lineno} {node.name}: {length}"
        for path, text in package.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION
    ]


def test_the_network_is_at_most_400_lines(package: dict[str, str]) -> None:
    """All of core together can be read in one sitting."""
    assert 0 < core_lines(package) <= CORE


def test_no_file_is_over_300_lines(package: dict[str, str]) -> None:
    """A file holds one idea."""
    assert [] == long_files(package)


def test_no_function_is_over_40_lines(package: dict[str, str]) -> None:
    """A function fits on a screen."""
    assert [] == long_functions(package)


def test_one_line_more_is_noticed() -> None:
    """The three counts are exact: at the limit nothing is said, one line above it each speaks."""
    longest = "def f():\n" + "    f()\n" * (FUNCTION - 1)
    assert [] == long_functions({"a.py": longest})
    assert ["a.py:1 f: 41"] == long_functions({"a.py": longest + "    f()\n"})
    assert [] == long_files({"a.py": "f()\n" * FILE})
    assert ["a.py: 301"] == long_files({"a.py": "f()\n" * (FILE + 1)})
    network = {"src/glassbowl/core/a.py": "\n" * 150, "src/glassbowl/core/b.py": "\n" * 251}
    assert CORE + 1 == core_lines(network | {"src/glassbowl/trace/c.py": "\n"})
