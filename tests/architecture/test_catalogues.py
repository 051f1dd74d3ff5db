"""Three languages say the same things, each in its own words."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest

from glassbowl import words

LANGUAGES = tuple(words.LANGUAGES)
CHINESE = ("zh-Hant", "zh-Hans")

NAMED = re.compile("[橫直縱横纵竖豎][行列]")
"""On the two shores 行 and 列 mean row and column the other way round; so named, they do not."""

ORDINARY = re.compile(
    "執行|进行|進行|运行|運行|行為|行为|行動|行动|可行|流行|銀行|银行|自行|先行|另行|並行|并行|平行|"
    "行業|行业|行程|舉行|举行|實行|实行|發行|发行|旅行|行銷|行销|"
    "命令列|命令行|列出|排列|列表|列印|系列|陣列|數列|数列|下列|上列|並列|并列|列為|列为|列入|"
    "逐行|28 行|(?:程式碼|代码)第 ?{?\\w+}? ?行|行程式碼|行代码|行指令|行命令|換行|换行|行尾|行首"
)
"""Words that hold 行 or 列 and speak of neither rows nor columns of a table."""


def spoken(language: str) -> dict[str, str]:
    """What a language says on screen; errors are looked at elsewhere."""
    catalogue = words.catalogue(language)
    return {key: text for key, text in catalogue.items() if not key.startswith("error.")}


def placeholders(text: str) -> set[str]:
    """The values that a text has places for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def bare(text: str) -> list[str]:
    """Every 行 or 列 that a reader could take for a row or for a column."""
    rest = ORDINARY.sub("", NAMED.sub("", text))
    return re.findall("[行列]", rest)


def asked_for(package: dict[str, str]) -> set[str]:
    """Every key that the package says by its full name."""
    return {
        given.value
        for text in package.values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "say"
        for given in node.args[:2]
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and "." in given.value
    }


@pytest.mark.parametrize("language", CHINESE)
def test_languages_have_the_same_keys(language: str) -> None:
    """Whatever is said in English is said in Chinese, and nothing more."""
    assert set() == set(spoken("en")) ^ set(spoken(language))


@pytest.mark.parametrize("language", CHINESE)
def test_languages_have_the_same_values(language: str) -> None:
    """The same numbers and names stand in each sentence, wherever its grammar puts them."""
    english, chinese = spoken("en"), spoken(language)
    both = english.keys() & chinese.keys()
    differing = {key for key in both if placeholders(english[key]) != placeholders(chinese[key])}
    assert set() == differing


def test_english_errors_stand_where_they_are_raised() -> None:
    """The English catalogue repeats no error."""
    assert [] == [key for key in words.catalogue("en") if key.startswith("error.")]


def test_whatever_is_said_is_written(package: dict[str, str]) -> None:
    """No screen asks for a sentence that nobody wrote."""
    assert set() == asked_for(package) - set(spoken("en"))


@pytest.mark.parametrize("language", CHINESE)
def test_rows_and_columns_are_never_bare(language: str) -> None:
    """A reader of either shore knows which way a row runs."""
    assert {} == {key: text for key, text in words.catalogue(language).items() if bare(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_not_empty(language: str) -> None:
    """Every key says something."""
    assert [] == [key for key, text in words.catalogue(language).items() if not text.strip()]


def test_bare_rows_are_noticed() -> None:
    """A bare character is found beside named and ordinary ones; without it nothing is said."""
    assert ["行"] == bare("執行後，每一橫列的第三行要列出")
    assert [] == bare("執行後，每一橫列的第三直行要列出；运行：横行、纵列")


def test_a_key_asked_for_is_seen() -> None:
    """The scan reads the key behind a language and alone; computed keys it leaves."""
    planted = 'say(language, "demo.title"); screen.say("demo.end", rows=3); say(language, key)'
    assert {"demo.title", "demo.end"} == asked_for({"a.py": planted})
