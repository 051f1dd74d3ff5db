"""Engines by name, for each call; nothing about the choice is global."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Final

from glassbowl.engines.compiled import Compiled
from glassbowl.engines.protocol import Engine
from glassbowl.engines.reference import Reference
from glassbowl.errors import EngineError, SlowerWarning, shown
from glassbowl.kernel.library import Missing, search

ENGINES: Final[Mapping[str, Engine]] = {engine.name: engine for engine in (Compiled(), Reference())}

DEFAULT: Final = "compiled"


def available() -> tuple[str, ...]:
    """The names of the engines that work on this machine."""
    absent = isinstance(search(), Missing)
    return tuple(name for name in ENGINES if not (absent and name == DEFAULT))


def get(name: str = DEFAULT) -> Engine:
    """The engine of that name; without a kernel, `reference` in the place of `compiled`.

    Warns with SlowerWarning when that happens. Raises EngineError listing the names when there is
    none of that name.
    """
    if name not in ENGINES:
        raise EngineError(
            "engine.unknown",
            "The engine must be one of: {names}. Got {name}.",
            names=tuple(ENGINES),
            name=shown(name),
        )
    if name == DEFAULT and isinstance(missing := search(), Missing):
        warnings.warn(SlowerWarning(missing.reason, missing.detail), stacklevel=2)
        return ENGINES["reference"]
    return ENGINES[name]
