"""Build the kernel and the page while pip builds the package; what cannot be built costs itself.

Without a compiler the package works on NumPy, and without Node all of it works but the studio. Each
part keeps a stamp of what it was made from, and its tools are asked for only when that has changed:
a wheel and an sdist carry both parts, so that installing from them needs neither.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
TAGS = {
    "linux": "manylinux_2_17_{0}.musllinux_1_1_{0}",  # no C library is linked: any of them will do
    "darwin": "macosx_11_0_{0}",
    "win32": "win_{0}",
}
NAMES = {
    ("darwin", "aarch64"): "arm64",
    ("win32", "x86_64"): "amd64",
    ("win32", "aarch64"): "arm64",
}


def script(folder: str) -> Any:  # noqa: ANN401  a module
    """build.py of that folder, which is no package: it also runs on its own."""
    path = ROOT / folder / "build.py"
    specification = importlib.util.spec_from_file_location(f"{folder}_build", path)
    assert specification is not None  # noqa: S101  for the type checker: the file is there
    assert specification.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


class BuildHook(BuildHookInterface):
    """Ask for the tools of what must be built, build it, and name the platform of the wheel."""

    def dependencies(self) -> list[str]:
        """Zig and Node, each when what it builds is not from this source."""
        kernel, web = script("kernel"), script("web")
        here = kernel.processor()
        zig = [kernel.ZIG] if here in kernel.ZIG_RUNS_ON and not kernel.is_fresh() else []
        node = [web.NODE] if here in web.NODE_RUNS_ON and not web.is_fresh() else []
        return zig + node

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build; a failure costs its part, not the installation, and is said."""
        self.build_kernel(build_data)
        self.build_page(build_data)

    def build_kernel(self, build_data: dict[str, Any]) -> None:
        """The native library, for this platform, and kernel.wasm."""
        kernel = script("kernel")
        try:
            if not kernel.is_fresh():
                kernel.build()
        except kernel.BuildError as error:
            self.app.display_warning(f"The kernel was not built, NumPy will do: {error}")
            return
        name = NAMES.get((sys.platform, kernel.processor()), kernel.processor())
        build_data["artifacts"].append("src/glassbowl/kernel/built/*")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{TAGS.get(sys.platform, '{0}').format(name)}"

    def build_page(self, build_data: dict[str, Any]) -> None:
        """The files that the studio serves, the same for every platform."""
        web = script("web")
        try:
            if not web.is_fresh():
                web.build()
        except web.BuildError as error:
            self.app.display_warning(f"The page was not built, so there is no studio: {error}")
            return
        build_data["artifacts"].append("src/glassbowl/studio/static/**")
