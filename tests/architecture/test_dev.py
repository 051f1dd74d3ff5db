"""dev.py sets up in the right order, picks up where it was cut off, and never shows a traceback."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

AS_IF = """
import runpy, sys
{change}
sys.argv = ["dev.py", *{arguments}]
runpy.run_path("dev.py", run_name="__main__")
"""


class Machine:
    """dev.py in a folder of its own, on which fetching and starting are noted and not done."""

    def __init__(self, folder: Path) -> None:
        self.done: list[str] = []
        self.trouble: dict[str, BaseException] = {}
        self.exit_code = 0
        self.folder = folder
        spec = importlib.util.spec_from_file_location("dev_on_trial", folder / "dev.py")
        assert spec is not None
        assert spec.loader is not None
        self.dev: ModuleType = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.dev)
        vars(self.dev).update(wait=self.wait, call=self.call)

    def wait(self, title: str, command: list[str | Path], _: str) -> None:
        """Note what would be made or fetched; a venv gets as much as dev.py looks for."""
        self.done.append(title)
        if problem := self.trouble.pop(title.split("] ")[1], None):
            raise problem
        if "venv" in command:
            shutil.rmtree(self.dev.VENV, ignore_errors=True)
            self.dev.PYTHON.parent.mkdir(parents=True)
            self.dev.PYTHON.touch()

    def call(self, _: Path, *command: str | Path, **__: str) -> int:
        """Note what would be started."""
        self.done.append(" ".join(str(word) for word in command))
        return self.exit_code

    def give(self, *arguments: str) -> tuple[int, list[str]]:
        """The exit code of dev.py with these arguments, and what it did in its order."""
        self.done.clear()
        return self.dev.main(list(arguments)), list(self.done)


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A folder with dev.py and what it reads, and nothing installed."""
    for name in ("dev.py", "pyproject.toml", "constraints.txt"):
        shutil.copy(root / name, tmp_path)
    return tmp_path


@pytest.fixture
def machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """dev.py, fresh from its clone."""
    monkeypatch.chdir(folder)  # `test` goes to its own folder; this brings the next test back
    return Machine(folder)


REST = "fetching all that Glassbowl needs"
FRESH_RUN = [
    "[1/3] making .venv",
    "[2/3] fetching NumPy",
    "-m glassbowl demo --engine reference",
    f"[1/1] {REST}",
]


def test_the_list_comes_before_the_long_wait(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demo waits for NumPy alone; only then comes the rest, and last what to do next."""
    assert (0, FRESH_RUN) == machine.give("run")
    assert "dev.py run train customers.csv --target QUESTION" in capsys.readouterr().out


def test_a_second_run_fetches_nothing(machine: Machine) -> None:
    """What is there is not asked for again, neither by run nor, when it is enough, by arguments."""
    machine.give("run")
    assert (0, ["-m glassbowl demo"]) == machine.give("run")
    assert (0, ["-m glassbowl train a.csv"]) == machine.give("run", "train", "a.csv")


@pytest.mark.parametrize("missing", ["", "stdin", "stdout"])
def test_a_first_visit_ends_in_the_studio(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """Before a person at a terminal it opens; a pipe at either end would wait for it for ever."""
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda found=stream != missing: found)
    expected = [] if missing else ["-m glassbowl studio"]
    assert (0, [*FRESH_RUN, *expected]) == machine.give("run")


def test_the_studio_is_named_in_any_case(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it is not opened, the last line says how."""
    machine.give("run")
    assert "dev.py run studio" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "built"),
    [
        (("build",), ["kernel", "web"]),
        (("build", "web"), ["web"]),
        (("build", "kernel"), ["kernel"]),
        (("build", "web", "kernel"), ["kernel", "web"]),
    ],
    ids=" ".join,
)
def test_what_is_asked_for_is_built(
    machine: Machine, arguments: tuple[str, ...], built: list[str]
) -> None:
    """One part or all, the kernel before the page that holds it, once their tools are there."""
    scripts = [str(machine.folder / part / "build.py") for part in built]
    fetched = ["[1/2] making .venv", "[2/2] fetching all that Glassbowl and its tests need"]
    assert (0, [*fetched, *scripts]) == machine.give(*arguments)


def test_a_build_that_fails_is_the_last(machine: Machine) -> None:
    """Without a kernel there can be no page, so none is tried; the exit code is passed on."""
    machine.exit_code = 1
    code, done = machine.give("build")
    assert (1, [str(machine.folder / "kernel" / "build.py")]) == (code, done[2:])


def test_a_demo_that_fails_is_the_end(machine: Machine) -> None:
    """Its exit code is passed on and nothing more is fetched."""
    machine.exit_code = 1
    assert (1, FRESH_RUN[:3]) == machine.give("run")


def test_arguments_need_everything_at_once(machine: Machine) -> None:
    """A fresh clone sets up in full before the command, whose exit code is passed on."""
    machine.exit_code = 2
    expected = ["[1/2] making .venv", f"[2/2] {REST}", "-m glassbowl train a.csv --target q"]
    assert (2, expected) == machine.give("run", "train", "a.csv", "--target", "q")


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        (("test",), "-m not long"),
        (("test", "long"), "-m long"),
        (("test", "tests/core", "-x"), "-m not long tests/core -x"),
        (("test", "long", "-x"), "-m long -x"),
    ],
)
def test_tests_are_chosen_by_length(
    machine: Machine, arguments: tuple[str, ...], chosen: str
) -> None:
    """`test` leaves the long ones out, `test long` runs them alone; more is for pytest."""
    code, done = machine.give(*arguments)
    assert (0, f"-m pytest --numprocesses 2 {chosen}") == (code, done[-1])


def test_what_was_cut_off_is_made_anew(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in the middle of fetching is one line, and nothing half installed is trusted."""
    machine.trouble["fetching NumPy"] = KeyboardInterrupt()
    assert 130 == machine.give("run")[0]
    assert "Stopped.\n" == capsys.readouterr().err
    assert (0, FRESH_RUN) == machine.give("run")


def test_what_pip_refused_costs_nothing(machine: Machine) -> None:
    """Without a network for the rest, the demo still runs, and the next run asks again."""
    machine.trouble[REST] = machine.dev.CannotGoOnError("offline")
    assert (2, FRESH_RUN) == machine.give("run")
    assert (0, FRESH_RUN[2:]) == machine.give("run")


def test_new_wishes_are_fetched(machine: Machine) -> None:
    """After a change of the pins the packages are brought up to date in the same .venv."""
    machine.give("run")
    with (machine.folder / "constraints.txt").open("a", encoding="utf-8") as pins:
        pins.write("# changed\n")
    assert (0, FRESH_RUN[1:]) == machine.give("run")


@pytest.mark.parametrize("loss", ["python", "state", "moved"])
def test_a_broken_venv_is_made_anew(machine: Machine, loss: str) -> None:
    """Without its Python, without its last word, or from another folder, .venv is not trusted."""
    machine.give("run")
    if loss == "python":
        machine.dev.PYTHON.unlink()
    elif loss == "state":
        machine.dev.STATE.write_text("half a", encoding="utf-8")
    else:
        state = machine.dev.STATE.read_text(encoding="utf-8")
        machine.dev.STATE.write_text(state.replace(str(machine.folder), "elsewhere"))
    assert (0, FRESH_RUN) == machine.give("run")


def test_benchmarks_are_listed_with_what_they_measure(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """`bench` shows each script's first sentence; with a name it starts that one."""
    (machine.folder / "benchmarks").mkdir()
    (machine.folder / "benchmarks" / "speed.py").write_text('"""How fast."""\n', encoding="utf-8")
    assert (0, []) == machine.give("bench")
    assert ["speed", "How", "fast."] == capsys.readouterr().out.split()
    assert str(machine.folder / "benchmarks" / "speed.py") == machine.give("bench", "speed")[1][-1]


def start(folder: Path, *arguments: str, change: str = "") -> subprocess.CompletedProcess[str]:
    """dev.py as its own process, after some change to the Python it runs on."""
    code = AS_IF.format(change=change, arguments=arguments)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "change", "said"),
    [
        (("run",), "sys.modules['ensurepip'] = None", "sudo apt install python3-venv"),
        (("test",), "sys.version_info, sys.version = (3, 9, 2), '3.9.2 (old)'", "This is 3.9.2"),
        (("rnu",), "", "There is no command 'rnu'"),
        (("bench", "nothing"), "", "There is no benchmark 'nothing'"),
        (("build", "wbe"), "", "There is nothing to build called 'wbe'"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    folder: Path, arguments: tuple[str, ...], change: str, said: str
) -> None:
    """Exit code 2, one line on stderr, nothing on stdout, and no .venv begun."""
    done = start(folder, *arguments, change=change)
    assert (2, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    assert said in done.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_help_names_the_commands(folder: Path, arguments: tuple[str, ...]) -> None:
    """Asked for help, or for nothing, it says what it can do."""
    done = start(folder, *arguments)
    assert 0 == done.returncode
    assert all(
        f"python3 dev.py {name}" in done.stdout for name in ("run", "test", "bench", "build")
    )


def test_a_failed_wait_shows_the_last_words(folder: Path) -> None:
    """What the command said last stands above the one sentence that says what to do."""
    program = "for number in range(20): print('line', number)\nraise SystemExit(1)"
    code = f"""
import dev, sys
dev.wait("[1/1] trying", [sys.executable, "-c", {program!r}], "Do this.")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    expected = [f"  line {number}" for number in range(12, 20)] + ["Do this."]
    assert expected == done.stderr.splitlines()[-9:]


@pytest.fixture
def ready(folder: Path) -> Path:
    """The folder once set up, as far as dev.py can tell; its glassbowl is the test's own."""
    machine = Machine(folder)
    machine.give("run")
    machine.dev.PYTHON.unlink()
    machine.dev.PYTHON.symlink_to(sys.executable)
    (folder / "glassbowl").mkdir()
    return folder


def test_exit_code_and_output_are_those_of_the_command(ready: Path) -> None:
    """stdout is glassbowl's to the last byte, and so is the exit code."""
    code = "import sys\nprint(*sys.argv[1:])\nsys.exit(7)"
    (ready / "glassbowl" / "__main__.py").write_text(code, encoding="utf-8")
    done = start(ready, "run", "look", "--json")
    assert (7, "look --json\n", "") == (done.returncode, done.stdout, done.stderr)


def test_ctrl_c_leaves_the_word_to_the_command(ready: Path) -> None:
    """The command is told too: it tidies up and has the word; dev.py only ends with 130."""
    code = """
import time
try:
    print("on", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("tidy")
"""
    (ready / "glassbowl" / "__main__.py").write_text(code, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "dev.py", "run", "train"],
        cwd=ready,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert "on\n" == process.stdout.readline()
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (130, "tidy\n", "") == (process.returncode, out, err)
