"""What Glassbowl says in Traditional Chinese, as it is written in Taiwan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from glassbowl.words.traditional_chinese import (
    commands,
    document,
    errors,
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
    **errors.SENTENCES,
}
