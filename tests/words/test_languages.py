"""The language is found from what the reader's machine says, and sentences by their key."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from glassbowl import words

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUES = {
    "en": {"greeting": "Hello {name}, {count} rows", "plain": "Yes"},
    "zh-Hant": {
        "greeting": "{name} 您好，{count} 筆",
        "error.rows": "要有 {most} 筆。收到 {rows}。",
    },
    "zh-Hans": {"greeting": "{name} 您好，{count} 行"},
}

WISHES = {
    "": "en",
    "C": "en",
    "POSIX": "en",
    "C.UTF-8": "en",
    "en": "en",
    "en_US.UTF-8": "en",
    "de_DE@euro": "en",
    "ja_JP": "en",
    "zhuang": "en",
    "za_CN": "en",
    "zh": "zh-Hans",
    "zh_CN": "zh-Hans",
    "zh_CN.UTF-8": "zh-Hans",
    "zh_CN.GB18030": "zh-Hans",
    "zh_SG": "zh-Hans",
    "zh-Hans": "zh-Hans",
    "zh-Hans-CN": "zh-Hans",
    "zh-Hans-HK": "zh-Hans",
    "zh-Hans-TW": "zh-Hans",
    "ZH-HANS": "zh-Hans",
    "zh_CN.UTF-8@pinyin": "zh-Hans",
    "zh_TW": "zh-Hant",
    "zh_TW.UTF-8": "zh-Hant",
    "zh_TW.Big5": "zh-Hant",
    "zh_HK": "zh-Hant",
    "zh_MO.UTF-8": "zh-Hant",
    "zh-Hant": "zh-Hant",
    "zh-hant-tw": "zh-Hant",
    "zh-Hant-CN": "zh-Hant",
    "ZH_HANT": "zh-Hant",
    "zh_TW@stroke": "zh-Hant",
    "yue": "zh-Hant",
    "yue_HK.UTF-8": "zh-Hant",
    "yue-Hans": "zh-Hans",
}


@pytest.fixture
def _own_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three small catalogues in the place of the real ones."""
    monkeypatch.setattr(words, "catalogue", CATALOGUES.__getitem__)


@pytest.mark.parametrize("wish", WISHES)
def test_the_nearest_language(wish: str) -> None:
    """A tag or a locale's name leads to the language nearest to it, English when none is."""
    assert WISHES[wish] == words.matching_language(wish)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_language_is_nearest_to_itself(language: str) -> None:
    """The tags that Glassbowl has are taken as they are."""
    assert language == words.matching_language(language)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_TW.UTF-8"}, "zh-Hans"),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN", "LANG": "zh_TW"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_HK"}, "zh-Hant"),
        ({"LC_CTYPE": "zh_TW"}, "en"),
    ],
    ids=str,
)
def test_the_readers_language(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first variable that says anything decides: LC_ALL, then LC_MESSAGES, then LANG."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert expected == words.reader_language()


@pytest.mark.usefixtures("_own_catalogues")
@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Hello Ada, 3 rows"), ("zh-Hant", "Ada 您好，3 筆"), ("zh-Hans", "Ada 您好，3 行")],
)
def test_a_sentence_is_said_in_its_language(language: str, expected: str) -> None:
    """The sentence of that key, with its values in place."""
    assert expected == words.say(language, "greeting", name="Ada", count=3)


@pytest.mark.usefixtures("_own_catalogues")
def test_a_sentence_nobody_wrote_is_a_mistake_of_ours() -> None:
    """An unknown key is a KeyError, not an empty line."""
    with pytest.raises(KeyError):
        words.say("zh-Hans", "plain")


@pytest.mark.usefixtures("_own_catalogues")
@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh-Hant", "要有 3 筆。收到 4。"), ("zh-Hans", "In English."), ("en", "In English.")],
)
def test_an_error_is_said_in_its_language(language: str, expected: str) -> None:
    """Where the catalogue has its sentence that is said, elsewhere the English one as raised."""
    assert expected == words.say_error(language, "rows", "In English.", {"most": 3, "rows": 4})


@pytest.mark.usefixtures("_own_catalogues")
def test_several_names_are_listed_as_chinese_lists_them() -> None:
    """A tuple of texts stands in a Chinese sentence with the mark that Chinese puts between."""
    said = words.say_error(
        "zh-Hant", "rows", "In English.", {"most": ("貓", "狗"), "rows": ("魚",)}
    )
    assert said == "要有 貓、狗 筆。收到 魚。"


def test_values_may_have_any_name() -> None:
    """A value called language or key is no trouble."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "catalogue", lambda _: {"x": "{language} {key}"})
        assert words.say("en", "x", language="a", key="b") == "a b"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_sentence_stands_in_one_place(language: str) -> None:
    """No two files of a language hold the same key: the second would take the first one's place."""
    folder = import_module(f"glassbowl.words.{words.LANGUAGES[language]}")
    areas = [
        import_module(found.name) for found in iter_modules(folder.__path__, folder.__name__ + ".")
    ]
    assert len(areas) > 5
    assert len(words.catalogue(language)) == sum(len(area.SENTENCES) for area in areas)


def test_what_an_editor_left_is_no_part_of_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock or a copy beside the modules, whose name is no module's, is passed over."""
    for left in (".#demo.py", "demo copy.py", "demo.py~", "demo-1.py"):
        (tmp_path / left).write_text("not Python")
    folder = import_module("glassbowl.words.english")
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    assert words.catalogue.__wrapped__("en") == words.catalogue("en")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_catalogue_is_there(language: str) -> None:
    """Each language has its own catalogue, read when it is first spoken and then kept."""
    assert words.catalogue(language) is words.catalogue(language)
