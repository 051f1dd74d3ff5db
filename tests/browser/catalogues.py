"""The page's words in three languages, read by Node from the files that the page is made of."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

import browser

LANGUAGES: Final = {"en": "en", "zh-Hant": "zhHant", "zh-Hans": "zhHans"}
"""Each language, and the name under which its catalogue is exported."""

PLACE: Final = re.compile(r"\{(\w+)\}")
"""Where a value goes in a sentence."""


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every sentence of a language by its key."""
    path = browser.WEB / "src" / "locales" / f"{language}.ts"
    script = (
        f"const all = await import({json.dumps(path.as_uri())});"
        f"console.log(JSON.stringify(all.{LANGUAGES[language]}));"
    )
    program, _ = browser.node()
    said = browser.done([program, "--input-type=module", "--eval", script], browser.WEB)
    found: dict[str, str] = json.loads(said)
    return found


def say(key: str, language: str = "en", **values: object) -> str:
    """The sentence of that key, its values in place."""
    return PLACE.sub(lambda match: str(values[match[1]]), catalogue(language)[key])


def said_like(key: str, language: str = "en") -> re.Pattern[str]:
    """The sentence of that key, whatever its values."""
    parts = PLACE.split(catalogue(language)[key])[::2]
    return re.compile("^" + ".+".join(map(re.escape, parts)) + "$")
