"""What Glassbowl says, in three languages: one catalogue a language, looked up by key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

LANGUAGES: Final[Mapping[str, str]] = {
    "en": "english",
    "zh-Hant": "traditional_chinese",
    "zh-Hans": "simplified_chinese",
}
"""Language tag and the package that holds its catalogue, a module an area."""

TRADITIONAL_PLACES: Final = ("hant", "tw", "hk", "mo")


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its key; a language is read when it is first spoken."""
    folder = import_module(f"glassbowl.words.{LANGUAGES[language]}")
    # Not by pkgutil: it brings in inspect, which `--help` has no time for.
    files = [entry.name for path in folder.__path__ for entry in os.scandir(path)]
    areas = {name.removesuffix(".py") for name in files if name.endswith(".py")} - {"__init__"}
    # An editor may have left a file there that is no module: its name would be none.
    named = sorted(area for area in areas if area.isidentifier())
    read = (import_module(f"{folder.__name__}.{area}").SENTENCES for area in named)
    return {key: sentence for sentences in read for key, sentence in sentences.items()}


def say(language: str, key: str, /, **values: object) -> str:
    """The sentence of that key with its values in place; KeyError for a key nobody wrote."""
    return catalogue(language)[key].format(**values)


def say_error(language: str, key: str, english: str, values: Mapping[str, object]) -> str:
    """An error's sentence in the reader's language.

    `english` is the sentence as it was raised; it stands where it was raised and nowhere else.
    """
    sentence = catalogue(language).get(f"error.{key}")
    if sentence is None:
        return english
    listed = {n: "、".join(v) if isinstance(v, tuple) else v for n, v in values.items()}
    return sentence.format(**listed)


def matching_language(wish: str) -> str:
    """The language nearest to a tag or locale name such as `zh_TW.UTF-8`; English when none is."""
    parts = wish.lower().replace("_", "-").split(".")[0].split("@")[0].split("-")
    if parts[0] not in {"zh", "yue"}:
        return "en"
    traditional = parts[0] == "yue" or any(place in parts for place in TRADITIONAL_PLACES)
    return "zh-Hant" if traditional and "hans" not in parts else "zh-Hans"


def reader_language() -> str:
    """The language of the reader's locale, as the environment tells it."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return matching_language(next((os.environ[n] for n in names if os.environ.get(n)), ""))
