"""Packages that only some tasks need: import one, or say in a sentence how to install it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from glassbowl.errors import MissingPackageError

if TYPE_CHECKING:
    from types import ModuleType


def installed(name: str) -> bool:
    """Whether the package could be imported; nothing is imported to find out."""
    return find_spec(name) is not None


def require(name: str, why: str) -> ModuleType:
    """The package of that name.

    Raises MissingPackageError naming the package, the task and the line that installs it.
    """
    if not installed(name):
        raise MissingPackageError(
            "package.missing",
            "{why} needs the package {name}, which is not installed. Run: pip install {name}",
            why=why,
            name=name,
        )
    return import_module(name)
