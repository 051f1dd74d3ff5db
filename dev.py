"""Two commands that need Python 3.11 or newer and nothing else: set up and run, set up and test.

    python3 dev.py run               the demo at once, then everything else, then the studio
    python3 dev.py run ARGUMENTS     glassbowl with these arguments: run train survey.csv --target q
    python3 dev.py test [long]       every quick check; or those that take longer or need more
    python3 dev.py bench [NAME]      which benchmarks there are, or run one
    python3 dev.py build             what is no Python anew: [kernel] after a change in kernel/,
                                     [web] after one in web/; without a name whatever is out of date

What is fetched lies in .venv beside this file, and for the page in web/node_modules; nowhere else.
What this script says while it sets up goes to stderr; stdout belongs to what it runs. Exit codes
are those of what was run; 2 when you can put it right; 130 after Ctrl-C.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STATE = VENV / "glassbowl-state"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ME = "py dev.py" if os.name == "nt" else "python3 dev.py"

EMPTY, NUMPY, EVERYTHING, TESTING = range(4)
"""How much .venv holds; each holds what stands before it."""

FETCH = {
    NUMPY: ("NumPy", ["numpy"]),
    EVERYTHING: ("all that Glassbowl needs", ["--editable", "."]),
    TESTING: ("all that Glassbowl and its tests need", ["--editable", ".[test]"]),
}

PARTS = ("kernel", "web")
"""What can be built, by the build.py in its folder, in this order: the page needs the kernel."""

FOREIGN = {"PYTHONPATH", "PYTHONHOME"}

STOPPED = 130
"""The exit code after Ctrl-C."""

NEXT = """
Everything is set up. Wherever it says `glassbowl`, type `{me} run`; so next could be:
  {me} run train customers.csv --target QUESTION
  {me} run studio
"""


class CannotGoOnError(Exception):
    """The sentence says what stands in the way and what to do."""


def main(arguments: list[str]) -> int:
    """Do what was asked; whatever stops it is one sentence and an exit code."""
    if sys.version_info < (3, 11):
        say("Glassbowl needs Python 3.11 or newer. This is " + sys.version.split()[0] + ".")
        return 2
    try:
        return do(*arguments)
    except CannotGoOnError as reason:
        say(str(reason))
        return 2
    except KeyboardInterrupt:
        say("\nStopped." if sys.stderr.isatty() else "Stopped.")
        return STOPPED


def do(command: str = "--help", *rest: str) -> int:
    """One of the commands. Raises CannotGoOnError for a command that does not exist."""
    commands = {"run": run, "test": test, "bench": bench, "build": build}
    if command in commands:
        return commands[command](list(rest))
    if command not in {"--help", "-h", "help"}:
        raise CannotGoOnError(f"There is no command {command!r}; {ME} --help lists them.")
    print((__doc__ or "").strip())
    return 0


def run(arguments: list[str]) -> int:
    """Glassbowl with these arguments; without any, the demo first and all that is heavier after."""
    if arguments:
        fetch(EVERYTHING, step=2, of=2)
        return call(PYTHON, "-m", "glassbowl", *arguments)
    engine = []
    if held() < EVERYTHING:
        fetch(NUMPY, step=2, of=3)
        say("[3/3] training: 60,000 rounds")
        engine = ["--engine", "reference"]  # the kernel comes with everything else
    outcome = call(PYTHON, "-m", "glassbowl", "demo", *engine, PYTHONPATH=str(ROOT / "src"))
    if outcome:
        return outcome
    fetch(EVERYTHING, step=1, of=1)
    print(NEXT.format(me=ME), end="", flush=True)
    return open_studio()


def open_studio() -> int:
    """The end of a first visit: the studio, until Ctrl-C.

    Only before a person. It stays until somebody ends it, and so a script, a pipe or a build server
    would hang in it; these have read above how it is started.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    return call(PYTHON, "-m", "glassbowl", "studio")


def test(arguments: list[str]) -> int:
    """Every quick check, linters and types among them; `long` in front asks for the long ones."""
    fetch(TESTING, step=2, of=2)
    long = arguments[:1] == ["long"]
    chosen = ["-m", "long", *arguments[1:]] if long else ["-m", "not long", *arguments]
    os.chdir(ROOT)
    return call(PYTHON, "-m", "pytest", "--numprocesses", "2", *chosen)


def bench(arguments: list[str]) -> int:
    """Run one benchmark, or list each with what it measures."""
    scripts = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("*.py"))}
    if not arguments:
        for name, path in scripts.items():
            print(f"{name:<24} {path.read_text(encoding='utf-8').splitlines()[0].strip(chr(34))}")
        return 0
    if arguments[0] not in scripts:
        raise CannotGoOnError(f"There is no benchmark {arguments[0]!r}; {ME} bench lists them.")
    fetch(TESTING, step=2, of=2)
    return call(PYTHON, scripts[arguments[0]], *arguments[1:])


def build(arguments: list[str]) -> int:
    """Build a part of the package whose source is no Python, with the tools in .venv."""
    parts = arguments or list(PARTS)
    if unknown := [name for name in parts if name not in PARTS]:
        choice = ", ".join(f"{ME} build {name}" for name in PARTS)
        raise CannotGoOnError(
            f"There is nothing to build called {unknown[0]!r}. There is: {choice}"
        )
    fetch(TESTING, step=2, of=2)
    outcomes = (call(PYTHON, ROOT / name / "build.py") for name in PARTS if name in parts)
    return next((outcome for outcome in outcomes if outcome), 0)


def fetch(level: int, *, step: int, of: int) -> None:
    """See to it that .venv holds that much; returns at once when it does."""
    if held() >= level:
        return
    if held() < EMPTY:
        make_venv(step=f"[1/{of}]")
    name, wishes = FETCH[level]
    before = STATE.read_text(encoding="utf-8")
    STATE.unlink()  # whoever is cut off between here and the last line starts from a clean .venv
    try:
        wait(
            f"[{step}/{of}] fetching {name}",
            [PYTHON, "-m", "pip", "install", "--constraint", "constraints.txt", *wishes],
            f"Could not fetch {name}. Is this machine online, with room on its disk? "
            "Then give the same command again.",
        )
    except CannotGoOnError:  # pip gave up in good order: what was there is there
        STATE.write_text(before, encoding="utf-8")
        raise
    STATE.write_text(f"{interpreter()}\n{wanted()}\n{level}\n", encoding="utf-8")


def make_venv(*, step: str) -> None:
    """An empty .venv, in the place of a broken, half-made or moved one."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise CannotGoOnError(
            "Python's venv module must be there to set up, and this Python has none. "
            "On Debian or Ubuntu: sudo apt install python3-venv, then give the same command again."
        )
    # Started with the .venv that is about to be cleared, the Python it was made from must do it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    wait(
        f"{step} making .venv",
        [python, "-m", "venv", "--clear", VENV],
        f"Could not make {VENV}. May this folder be written to, and is there room on the disk?",
    )
    STATE.write_text(f"{interpreter()}\n{wanted()}\n{EMPTY}\n", encoding="utf-8")


def held() -> int:
    """How much .venv holds; -1 when it must be made anew."""
    try:
        python, wishes, level = STATE.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return -1
    if python != interpreter() or not PYTHON.exists():
        return -1
    return int(level) if wishes == wanted() else EMPTY


def interpreter() -> str:
    """What a .venv stays bound to: this Python, and the folder that it was made in."""
    return f"{sys.version.split()[0]} {sys.implementation.cache_tag} {ROOT}"


def wanted() -> str:
    """A digest of what is to be fetched: with another one, .venv is brought up to date."""
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def wait(title: str, command: list[str | Path], otherwise: str) -> None:
    """Run a command behind one line: its title, what it is at and for how long.

    Raises CannotGoOnError with the command's own last lines when it fails.
    """
    # By environment, which pins what builds the package too; relative, since pip cuts at spaces.
    pins = {"PIP_CONSTRAINT": "constraints.txt", "PIP_BUILD_CONSTRAINT": "constraints.txt"}
    calm = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    lines, began = [""], time.monotonic()
    say(title, end="\n" if not sys.stderr.isatty() else "")
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(**pins, **calm),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        reader = threading.Thread(target=lambda: lines.extend(process.stdout or ()))
        reader.start()
        try:
            while reader.is_alive():
                reader.join(0.2)
                draw(title, lines[-1], began)
        except KeyboardInterrupt:
            process.terminate()
            raise
    if process.returncode:
        last_words = [f"  {line.rstrip()}" for line in lines if line.strip()][-8:]
        raise CannotGoOnError("\n".join(["", *last_words, otherwise]))
    draw(title, "done", began)
    say("" if sys.stderr.isatty() else f"{title}: done in {time.monotonic() - began:.0f} s")


def draw(title: str, activity: str, began: float) -> None:
    """The line of a wait, over the one before it; nothing where stderr is no terminal."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        text = f"{title} · {time.monotonic() - began:.0f} s · {' '.join(activity.split()[:4])}"
        print(f"\r{text[:width]:<{width}}", end="", file=sys.stderr, flush=True)


def say(sentence: str, end: str = "\n") -> None:
    """Tell the person, on stderr."""
    print(sentence, end=end, file=sys.stderr, flush=True)


def call(*command: str | Path, **settings: str) -> int:
    """Run a command on this terminal and pass on its exit code, as a shell would give it."""
    with subprocess.Popen(command, env=environment(**settings)) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            # The terminal told the command as well; it gets a moment to tidy up and to say so.
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.terminate()
                raise
            return STOPPED
    return code if code >= 0 else 128 - code


def environment(**settings: str) -> dict[str, str]:
    """The environment for a command in .venv: without paths that would bring in other packages."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return {**kept, **settings}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
