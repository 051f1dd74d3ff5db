"""Every error can be read in three languages: one key, one sentence, the same values in each."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from string import Formatter

import pytest

from glassbowl import errors, words

KINDS = frozenset(
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.GlassbowlError)
)

CHINESE = ("zh-Hant", "zh-Hans")


@dataclass(frozen=True)
class Raised:
    """One place that makes an error."""

    where: str
    key: str | None
    sentence: str | None
    values: frozenset[str]
    open_ended: bool


def literal(call: ast.Call, position: int, tree: ast.Module) -> str | None:
    """The text at a position of a call, or of the name that stands there; None for any other."""
    given = call.args[position] if len(call.args) > position else None
    if isinstance(given, ast.Name):
        given = assigned(given.id, tree, before=call.lineno)
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def assigned(name: str, tree: ast.Module, *, before: int) -> ast.expr | None:
    """What a name was last given above a line."""
    given = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and [name] == [getattr(target, "id", None) for target in node.targets]
        and node.lineno < before
    ]
    return max(given, key=lambda node: node.lineno).value if given else None


def raised(package: dict[str, str]) -> list[Raised]:
    """Every place in the package that makes one of Glassbowl's errors."""
    return [
        Raised(
            f"{path}:{node.lineno}",
            literal(node, 0, tree),
            literal(node, 1, tree),
            frozenset(keyword.arg for keyword in node.keywords if keyword.arg),
            any(keyword.arg is None for keyword in node.keywords),
        )
        for path, tree in ((path, ast.parse(text)) for path, text in package.items())
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in KINDS
    ]


def placeholders(sentence: str) -> frozenset[str]:
    """The values that a sentence has places for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def sentences(places: list[Raised]) -> dict[str, set[str]]:
    """The sentences of each key."""
    found: dict[str, set[str]] = {}
    for place in places:
        found.setdefault(place.key or "", set()).add(place.sentence or "")
    return found


@pytest.fixture(scope="module")
def places(package: dict[str, str]) -> list[Raised]:
    """Every place in the package that makes one of Glassbowl's errors."""
    return raised(package)


def test_keys_and_sentences_stand_where_they_are_raised(places: list[Raised]) -> None:
    """The code reads as its sentence: neither key nor sentence is put together elsewhere."""
    assert [] == [place.where for place in places if not (place.key and place.sentence)]


def test_one_key_has_one_sentence(places: list[Raised]) -> None:
    """A key never means two things."""
    assert {} == {key: said for key, said in sentences(places).items() if len(said) > 1}


def test_every_value_of_a_sentence_is_given(places: list[Raised]) -> None:
    """No error fails for want of a value while it is being raised."""
    wanting = {
        place.where: placeholders(place.sentence or "") - place.values
        for place in places
        if not place.open_ended
    }
    assert {} == {where: names for where, names in wanting.items() if names}


@pytest.mark.parametrize("language", CHINESE)
def test_every_error_is_written_in_chinese(language: str, places: list[Raised]) -> None:
    """Each key has its own sentence in that language, and no sentence waits for an error."""
    keys = {f"error.{place.key}" for place in places}
    written = {key for key in words.catalogue(language) if key.startswith("error.")}
    assert (set(), set()) == (keys - written, written - keys)


@pytest.mark.parametrize("language", CHINESE)
def test_chinese_errors_tell_the_same(language: str, places: list[Raised]) -> None:
    """A translated sentence has places for exactly the values of the English one."""
    catalogue = words.catalogue(language)
    differing = {
        place.key: catalogue[f"error.{place.key}"]
        for place in places
        if f"error.{place.key}" in catalogue
        and placeholders(catalogue[f"error.{place.key}"]) != placeholders(place.sentence or "")
    }
    assert {} == differing


def test_sentences_are_one_line(places: list[Raised]) -> None:
    """An error is read in one line, without a word that only a programmer knows."""
    unfit = ("\n", "Traceback", "Exception", "None")
    assert [] == [
        place.where for place in places if any(mark in (place.sentence or "") for mark in unfit)
    ]


def test_a_planted_error_is_read() -> None:
    """The scan reads split sentences whole and named ones by their name, but no computed one."""
    planted = """
raise SurveyError("a.b", "Rows must {x}. " "Got {y}.", x=1)
sentence = "Got {z}."
raise errors.RecipeError("c.d", sentence, z=3)
raise errors.SurveyError(key, f"Rows {x}", **found)
"""
    assert [
        Raised("a.py:2", "a.b", "Rows must {x}. Got {y}.", frozenset({"x"}), open_ended=False),
        Raised("a.py:4", "c.d", "Got {z}.", frozenset({"z"}), open_ended=False),
        Raised("a.py:5", None, None, frozenset(), open_ended=True),
    ] == raised({"a.py": planted})
