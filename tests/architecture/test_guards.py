"""What tests/conftest.py promises for every test holds: each breach makes a test fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from xml.etree import ElementTree as ET

import pytest

BREACHES = {
    "pickle": ("import pickle\npickle.loads(pickle.dumps(complex))", "unpickled"),
    "shell": ("import os\nos.system('true')", "started a shell"),
    "hidden": ("import os\ntry: os.system('true')\nexcept OSError: pass", "started a shell"),
    "line": ("import socket\nsocket.socket().connect(('192.0.2.1', 80))", "opened a line"),
    "name": ("import socket\nsocket.getaddrinfo('example.invalid', 80)", "asked where"),
    "overflow": ("import numpy as np\nnp.exp(np.float64(800.0))", "FloatingPointError: overflow"),
    "division": ("import numpy as np\nnp.float64(1.0) / 0", "FloatingPointError: divide by zero"),
    "no_number": (
        "import numpy as np\nnp.float64(np.inf) - np.inf",
        "FloatingPointError: invalid value",
    ),
    "warning": ("import warnings\nwarnings.warn('old', DeprecationWarning)", "old"),
}

HARMLESS = """
import socket
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname()).close()
server.close()
"""


def run_tests(bodies: dict[str, str], root: Path, folder: Path, *, seconds: int = 120) -> str:
    """The output of tests with these bodies, under this repository's settings; and a report.xml."""
    shutil.copy(root / "pyproject.toml", folder)
    (folder / "tests").mkdir()
    guards = (root / "tests" / "conftest.py").read_text(encoding="utf-8")
    impatient = guards.replace('"quick": 120', f'"quick": {seconds}')
    (folder / "tests" / "conftest.py").write_text(impatient, encoding="utf-8")
    tests = [f"def test_{name}():\n{indent(body.strip(), '    ')}" for name, body in bodies.items()]
    (folder / "tests" / "test_it.py").write_text("\n\n".join(tests), encoding="utf-8")
    plugins = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, "--junitxml", "report.xml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def outcomes(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Why each of the planted tests failed, by its name; nothing for a test that passed."""
    folder = tmp_path_factory.mktemp("guards")
    bodies = {name: body for name, (body, _) in BREACHES.items()} | {"harmless": HARMLESS}
    run_tests(bodies, root, folder)
    cases = ET.parse(folder / "report.xml").iter("testcase")  # noqa: S314  our own report
    return {case.attrib["name"]: "".join(case.itertext()) for case in cases}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_fails_the_test(name: str, outcomes: dict[str, str]) -> None:
    """A test that does what is promised never to happen fails, and the reason is named."""
    assert BREACHES[name][1] in outcomes[f"test_{name}"]


def test_this_machine_may_be_talked_to(outcomes: dict[str, str]) -> None:
    """A line to a server on this machine is no breach."""
    assert "" == outcomes["test_harmless"]


def test_a_hanging_test_ends(root: Path, tmp_path: Path) -> None:
    """A test that takes too long is ended, and the line at which it hung is shown."""
    said = run_tests({"hang": "import time\ntime.sleep(60)"}, root, tmp_path, seconds=1)
    assert 'test_it.py", line 3 in test_hang' in said
    assert "1 passed" not in said
