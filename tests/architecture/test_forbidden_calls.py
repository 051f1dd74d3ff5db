"""Nothing that is read can run: no unpickling, no evaluated text, no shell, no global dice."""

from __future__ import annotations

import ast

import pytest

MODULES = frozenset({"pickle", "_pickle", "cloudpickle", "joblib", "dill", "marshal", "shelve"})

CALLS = frozenset(
    {
        *("eval", "exec", "compile", "__import__", "builtins.eval", "builtins.exec"),
        *("os.system", "os.popen", "os.startfile", "subprocess.getoutput"),
        *("subprocess.getstatusoutput", "tempfile.mktemp"),
        *("yaml.load", "yaml.unsafe_load", "pandas.read_pickle"),
    }
)

OWN_DICE = frozenset(
    {"RandomState", "default_rng", "Generator", "SeedSequence", "MT19937", "PCG64"}
)
"""What NumPy offers to draw from one's own generator; everything else there is the global one."""


def true_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: np is numpy, and `from os import system` is os.system."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.expr, names: dict[str, str]) -> str:
    """The full name behind an expression such as np.random.rand; empty where it is no name."""
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value, names)
        return f"{owner}.{node.attr}" if owner else ""
    return names.get(node.id, node.id) if isinstance(node, ast.Name) else ""


def dangerous(call: ast.Call, name: str) -> bool:
    """Whether this call hands somebody's file or text to something that would run it."""
    keywords = {keyword.arg for keyword in call.keywords}
    draws = name.startswith("numpy.random.") and name.split(".")[2] not in OWN_DICE
    return name in CALLS or draws or bool(keywords & {"allow_pickle", "shell"})


def forbidden(text: str) -> list[str]:
    """Every forbidden import and call in a file, with its line."""
    tree = ast.parse(text)
    names = true_names(tree)
    imports = [
        f"{node.lineno} import {name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
        if name.split(".")[0] in MODULES
    ]
    return imports + [
        f"{node.lineno} {name}()"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and dangerous(node, name := dotted(node.func, names))
    ]


def test_nothing_that_is_read_can_run(package: dict[str, str]) -> None:
    """No file of the package imports or calls what turns bytes or text into running code."""
    found = {path: faults for path, text in package.items() if (faults := forbidden(text))}
    assert {} == found


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from joblib import load",
        "import dill as d",
        "def f():\n    import marshal",
        "import shelve",
        "eval('1')",
        "exec(text)",
        "import os\nos.system('ls')",
        "from os import system as go\ngo('ls')",
        "import subprocess\nsubprocess.run('ls', shell=True)",
        "import yaml\nyaml.load(text)",
        "import numpy as np\nnp.load(file, allow_pickle=True)",
        "import numpy as np\nnp.random.seed(1)",
        "import numpy\nnumpy.random.normal(size=3)",
        "from numpy import random\nrandom.shuffle(rows)",
        "from numpy.random import rand\nrand(3)",
    ],
)
def test_a_planted_call_is_found(code: str) -> None:
    """Each forbidden thing is found under whatever name it was imported."""
    assert 1 == len(forbidden(code))


def test_own_dice_are_allowed() -> None:
    """A generator that is held and passed on is how numbers are drawn here."""
    assert [] == forbidden("import numpy as np\nnp.random.RandomState(1).random_sample((3, 4))")
