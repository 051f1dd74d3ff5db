"""The examples in docstrings are run: whatever stands under `>>>` is what is printed."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import glassbowl

SRC = Path(__file__).parents[2] / "src"
SLOW = {"glassbowl", "glassbowl.trace.record"}
"""Their examples let the story's network learn for all its rounds."""

NOT_READ = {"glassbowl.__main__"}
"""To import it is to run the command line."""


def module_names() -> list[str]:
    """Every module of the package."""
    found = pkgutil.walk_packages(glassbowl.__path__, "glassbowl.")
    return ["glassbowl", *(module.name for module in found if module.name not in NOT_READ)]


def has_examples(name: str) -> bool:
    """Whether a module's text holds an example at all."""
    path = SRC / f"{name.replace('.', '/')}.py"
    path = path if path.exists() else path.with_suffix("") / "__init__.py"
    return ">>> " in path.read_text(encoding="utf-8")


WITH_EXAMPLES = [name for name in module_names() if has_examples(name)]


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=pytest.mark.long if n in SLOW else ()) for n in WITH_EXAMPLES],
)
def test_examples_give_what_they_show(name: str) -> None:
    """Every example of the module runs and prints what stands under it."""
    failed, tried = doctest.testmod(import_module(name))

    assert tried > 0
    assert failed == 0


def test_modules_with_examples_are_found() -> None:
    """The search reaches the package itself and its rooms."""
    assert {"glassbowl", "glassbowl.trace.record", "glassbowl.evaluate.split"} <= set(WITH_EXAMPLES)


def test_a_wrong_example_is_found() -> None:
    """An example that shows another number than it prints counts as failed."""
    example = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, 0)
    failed, tried = doctest.DocTestRunner(verbose=False).run(example, out=lambda _: None)

    assert (failed, tried) == (1, 1)
