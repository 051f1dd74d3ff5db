"""Build the kernel while pip builds the package; without a compiler the package works on NumPy."""

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


def kernel_build() -> Any:  # noqa: ANN401  a module
    """kernel/build.py, which is no package: it also runs on its own."""
    specification = importlib.util.spec_from_file_location(
        "kernel_build", ROOT / "kernel" / "build.py"
    )
    assert specification is not None  # noqa: S101  for the type checker: the file is there
    assert specification.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


class KernelHook(BuildHookInterface):
    """Ask for zig when the kernel must be built, build it, and name the platform of the wheel."""

    def dependencies(self) -> list[str]:
        """Zig, when what was built is not from this source."""
        build = kernel_build()
        return [] if build.is_fresh() or build.processor() not in build.ZIG_RUNS_ON else [build.ZIG]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build; a failure costs speed, not the installation, and is said."""
        build = kernel_build()
        try:
            if not build.is_fresh():
                build.build()
        except build.BuildError as error:
            self.app.display_warning(f"The kernel was not built, NumPy will do: {error}")
            return
        name = NAMES.get((sys.platform, build.processor()), build.processor())
        build_data["artifacts"].append("src/glassbowl/kernel/built/*")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{TAGS.get(sys.platform, '{0}').format(name)}"
