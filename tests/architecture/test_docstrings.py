"""Everything with a name says what it is for: the package in full, a test its expectation."""

from __future__ import annotations

import ast
from itertools import chain

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def public(text: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The functions and classes of a file, and the methods of these, that somebody may call."""
    top = [node for node in ast.parse(text).body if isinstance(node, DEFINITIONS)]
    members = chain.from_iterable(node.body for node in top if isinstance(node, ast.ClassDef))
    both = [*top, *(node for node in members if isinstance(node, DEFINITIONS))]
    return [node for node in both if not node.name.startswith("_")]


def silent(files: dict[str, str], *, prefix: str = "") -> list[str]:
    """The definitions without a docstring, of those whose name begins with the prefix."""
    return [
        f"{path}:{node.lineno} {node.name}"
        for path, text in files.items()
        for node in public(text)
        if node.name.startswith(prefix) and not ast.get_docstring(node)
    ]


def without_opening(files: dict[str, str]) -> list[str]:
    """The files that do not open with one sentence on what they are."""
    return [path for path, text in files.items() if not ast.get_docstring(ast.parse(text))]


def test_everything_public_is_explained(package: dict[str, str]) -> None:
    """Every public function, class and method has a docstring."""
    assert [] == silent(package)


def test_every_file_opens_with_what_it_is(package: dict[str, str], tests: dict[str, str]) -> None:
    """Every file, of the package and of the tests, opens with a docstring."""
    assert [] == without_opening(package | tests)


def test_every_test_states_its_expectation(tests: dict[str, str]) -> None:
    """Every test function has a docstring."""
    assert [] == silent(tests, prefix="test_")


def test_silence_is_noticed() -> None:
    """A class, its method, a function and a file without a docstring are found, none private."""
    planted = "class A:\n    def b(self): ...\n    def _c(self): ...\ndef test_d(): ...\n"
    assert ["a.py:1 A", "a.py:4 test_d", "a.py:2 b"] == silent({"a.py": planted})
    assert ["a.py:4 test_d"] == silent({"a.py": planted}, prefix="test_")
    assert ["a.py"] == without_opening({"a.py": planted})
