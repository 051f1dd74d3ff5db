"""Build the kernel: one source, a native library for each instruction set, and WebAssembly.

Run by the package's build (hatch_build.py), by `python3 dev.py build kernel` and by tests. Standard
library only. zig (from the ziglang package) compiles everything; without it a system compiler does
the native part, and nothing does the page's.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
BUILT = HERE.parent / "src" / "glassbowl" / "kernel" / "built"
STAMP = "stamp.json"
WASM = "kernel.wasm"

ZIG = "ziglang==0.17.1"
"""The compiler that the package's build asks for, pinned: the same source gives the same file."""

OFTEN = "descend_story.c"
"""What the page is asked for most, compiled to be fast where all else is to be small.

Everything compiled so would take half as much room again.
"""

FOR_CROWDS = ("bits", "crowd", "places", "ranks")
"""How the names of the files begin that only surveys with many customers need."""

ZIG_RUNS_ON = ("x86_64", "aarch64")

BITS = ("-std=c11", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math")
"""What the number rules need (README.md): above all, no product and sum fused into one."""

WARNINGS = ("-Wall", "-Wextra", "-Wno-psabi")
NATIVE = ("-O3", "-fPIC", "-shared", "-fvisibility=hidden", "-nostdlib", "-Wl,-s")
PAGE = (
    "-target",
    "wasm32-freestanding",
    "-mcpu=generic+simd128",
    "-nostdlib",
    "-fvisibility=hidden",
)
LINKED = (
    "-Wl,--strip-all",
    "-Wl,--no-entry",
    "-Wl,--export-dynamic",
    "-Wl,--export=__heap_base",
)

LEVELS = {
    "x86_64": {
        "baseline": ("-mcpu=x86_64", "-march=x86-64"),
        "avx2": ("-mcpu=x86_64_v3", "-march=x86-64-v3"),
        "avx512": ("-mcpu=x86_64_v4", "-march=x86-64-v4"),
    }
}
"""The instruction sets of a processor, and how to ask zig and the others for each."""

ANY_PROCESSOR = {"baseline": ("", "")}

SUFFIX = {"darwin": ".dylib", "win32": ".dll"}.get(sys.platform, ".so")


class BuildError(Exception):
    """A compiler is missing or refused; the text is its own."""


def processor() -> str:
    """What this machine's processor is called here."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(name, name)


def sources(*, page: bool = False) -> list[str]:
    """The kernel's C files, by name. The page has no crowds, and so no use for what they need."""
    names = sorted(path.name for path in HERE.glob("*.c"))
    return [name for name in names if not (page and name.startswith(FOR_CROWDS))]


def digest() -> str:
    """A fingerprint of everything that the result depends on."""
    found = hashlib.sha256(f"{processor()} {sys.platform} {ZIG}".encode())
    for path in sorted([*HERE.glob("*.[ch]"), Path(__file__)]):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def is_fresh(built: Path = BUILT) -> bool:
    """Whether what lies there was built from this source, for this machine."""
    try:
        stamp = json.loads((built / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    named = [*stamp.get("libraries", {}).values(), *([WASM] if stamp.get("page") else [])]
    return stamp.get("digest") == digest() and all((built / name).is_file() for name in named)


def zig() -> list[str] | None:
    """The command of zig's C compiler, when ziglang is there."""
    if importlib.util.find_spec("ziglang") is None:
        return None
    return [sys.executable, "-m", "ziglang", "cc"]


def system_compiler() -> list[str] | None:
    """The command of the system's own C compiler, when there is one."""
    name = os.environ.get("CC") or "cc"
    return [name] if shutil.which(name) else None


def compile_all(
    command: list[str], options: tuple[str, ...], output: Path, *, names: list[str] | None = None
) -> str:
    """Compile every source, or those named, into one file; the compiler's warnings.

    Raises BuildError with what went wrong.
    """
    done = subprocess.run(
        [*command, *BITS, *WARNINGS, *options, *(names or sources()), "-o", str(output)],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(done.stderr.strip() or f"{command[0]} ended with {done.returncode}")
    return done.stderr


def levels() -> dict[str, tuple[str, str]]:
    """The instruction sets that are built for on this machine."""
    return LEVELS.get(processor(), ANY_PROCESSOR)


def native(level: str, output: Path, *, command: list[str] | None = None) -> None:
    """Build the native library of one instruction set, with zig unless another compiler is given.

    Raises BuildError.
    """
    compiler = command or zig()
    if compiler is None:
        raise BuildError("ziglang is not installed")
    flag = levels()[level][compiler != zig()]
    compile_all(compiler, (*NATIVE, *([flag] if flag else [])), output)


def page(output: Path) -> None:
    """Build kernel.wasm. Raises BuildError without zig."""
    if (command := zig()) is None:
        raise BuildError("ziglang is not installed")
    with TemporaryDirectory() as folder:
        often = str(Path(folder) / "often.o")
        compile_all(command, (*PAGE, "-O2", "-c"), Path(often), names=[OFTEN])
        names = [name for name in sources(page=True) if name != OFTEN]
        compile_all(command, (*PAGE, "-Os", *LINKED), output, names=[*names, often])


def build(built: Path = BUILT) -> dict[str, object]:
    """Build all that this machine can, and leave a stamp that says what. Raises BuildError."""
    command = zig() or system_compiler()
    if command is None:
        raise BuildError("there is no C compiler: neither ziglang nor cc")
    built.mkdir(parents=True, exist_ok=True)
    libraries = {}
    for level in levels():
        libraries[level] = level + SUFFIX
        native(level, built / libraries[level], command=command)
    with_page = zig() is not None
    if with_page:
        page(built / WASM)
    stamp = {
        "digest": digest(),
        "compiler": ZIG.replace("==", " ") if with_page else Path(command[0]).name,
        "libraries": libraries,
        "page": with_page,
    }
    (built / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    return stamp


if __name__ == "__main__":
    print("fresh" if is_fresh() else json.dumps(build(), indent=1))
