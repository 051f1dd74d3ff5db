"""What holds for every test: arithmetic that goes wrong is loud, and nothing hangs or leaks."""

from __future__ import annotations

import faulthandler
import importlib.util
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

sys.path.insert(0, str(ROOT / "benchmarks"))  # no package: programs

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser

SECONDS = {"quick": 120, "long": 1200}
"""After so long a test hangs: every thread's stack is printed and the run ends."""

HOME = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "", None}  # noqa: S104  not opened, known
REPORTED = ("numpy", "narwhals", "polars", "safetensors", "rich", "hypothesis")

settings.register_profile("glassbowl", deadline=None)
settings.load_profile("glassbowl")  # a busy machine is no counterexample

breaches: list[str] = []
stderr = pytest.StashKey[int]()


def breach(event: str, arguments: tuple[object, ...]) -> str | None:
    """What an audit event of Python's does that Glassbowl promises not to do; None for the rest."""
    if event == "pickle.find_class":
        return f"unpickled {arguments[0]}.{arguments[1]}"
    if event == "os.system":
        return f"started a shell: {arguments[0]!r}"
    if event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        return None if arguments[1][0] in HOME else f"opened a line to {arguments[1][0]}"
    if event == "socket.getaddrinfo":
        return None if arguments[0] in HOME else f"asked where {arguments[0]!r} is"
    return None


def listen(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse a breach on the spot, and remember it in case the refusal is swallowed."""
    if (what := breach(event, arguments)) is not None:
        breaches.append(what)
        raise PermissionError(what)


def pytest_configure(config: pytest.Config) -> None:
    """Start listening; keep the terminal's own stderr, which a test has captured when it hangs."""
    config.stash[stderr] = os.dup(sys.__stderr__.fileno()) if sys.__stderr__ else 2
    sys.addaudithook(listen)


def pytest_report_header() -> str:
    """The versions that the numbers were computed with."""
    return ", ".join(f"{name} {version(name)}" for name in REPORTED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test, its fixtures included, may take so long and no longer."""
    seconds = SECONDS["long" if item.get_closest_marker("long") else "quick"]
    faulthandler.dump_traceback_later(seconds, exit=True, file=item.config.stash[stderr])
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture(autouse=True)
def loud_arithmetic() -> Generator[None]:
    """Overflow, division by zero and not-a-number are errors; a number too small to hold is 0."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        yield


@pytest.fixture(autouse=True)
def kept_promises() -> Generator[None]:
    """Fails a test in which anything was unpickled, sent off this machine or given to a shell."""
    breaches.clear()
    yield
    assert [] == breaches


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all, since a process can drive one; every test has its own profile in it."""
    import driven  # noqa: PLC0415  most tests need no browser

    with driven.driven() as program:
        yield program


@pytest.fixture(scope="session")
def builder() -> Any:  # noqa: ANN401  a module
    """kernel/build.py."""
    specification = importlib.util.spec_from_file_location("b", ROOT / "kernel" / "build.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def wasm(builder: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    """kernel.wasm of this very source."""
    if builder.is_fresh():
        return Path(builder.BUILT, builder.WASM)
    path = Path(tmp_path_factory.mktemp("kernel"), builder.WASM)
    builder.page(path)
    return path


@pytest.fixture(scope="session")
def web(wasm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of web/ with its packages, compiled, and the kernel in it: to be read, not written."""
    import browser  # noqa: PLC0415  most tests need no page

    return once(tmp_path_factory, "web", lambda folder: browser.built(folder, wasm))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """What one process of the test run makes in a folder for all of them, while the others wait."""
    import fcntl  # noqa: PLC0415  not everywhere, and only the page's tests need it

    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            made.write_text(str(make(factory.mktemp(name))), encoding="utf-8")
    return Path(made.read_text(encoding="utf-8"))
