"""Engines by name, for each call; nothing about the choice is global."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from glassbowl.engines.protocol import Engine
from glassbowl.engines.reference import Reference
from glassbowl.errors import EngineError, shown

ENGINES: Final[Mapping[str, Engine]] = {engine.name: engine for engine in (Reference(),)}

DEFAULT: Final = "reference"


def available() -> tuple[str, ...]:
    """The names of the engines that work on this machine."""
    return tuple(ENGINES)


def get(name: str = DEFAULT) -> Engine:
    """The engine of that name. Raises EngineError listing the names when there is none."""
    if name not in ENGINES:
        raise EngineError(
            "engine.unknown",
            "The engine must be one of: {names}. Got {name}.",
            names=available(),
            name=shown(name),
        )
    return ENGINES[name]
