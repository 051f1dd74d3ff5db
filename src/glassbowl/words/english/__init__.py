"""What Glassbowl says in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from glassbowl.words.english import (
    commands,
    document,
    looking,
    story,
    studio,
    survey,
)

CATALOGUE: Final[Mapping[str, str]] = {
    **commands.SENTENCES,
    **story.SENTENCES,
    **looking.SENTENCES,
    **survey.SENTENCES,
    **document.SENTENCES,
    **studio.SENTENCES,
}
