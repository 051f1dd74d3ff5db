"""The page's catalogues say the same things, each in its own words, and no network's number."""

from __future__ import annotations

import re

import pytest
from tests.architecture.test_catalogues import bare
from tests.browser.catalogues import LANGUAGES, PLACE, catalogue, said_like, say

CHINESE = ("zh-Hant", "zh-Hans")
HAN = re.compile("[\u4e00-\u9fff]")
CODE = {"zh-Hant": "big5", "zh-Hans": "gb2312"}
"""The old code pages of the two shores: neither holds the other's own characters."""

ENGLISH = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]{2,}){2,}")
"""Three words of English, one after the other."""

ALIKE = {"app.name", "scurve.delta"}
"""Names, of the page and in the code, which are the same in every language."""

OF_CODE = ("code.", "chain.code")
"""Areas that speak of lines of code, which are 行 on both shores."""

FINE = re.compile("[都就也还還]行|[里裡]列的")
"""Ways to say that it will do, and that something is listed."""

COUNTED = re.compile(r"\d+[.,]\d+|\d{3,}")
"""A number with decimals, or of three digits and more."""


def alike(language: str, english: dict[str, str]) -> list[str]:
    """The sentences of a Chinese catalogue that are English, or have no Chinese in them."""
    return [
        key
        for key, text in catalogue(language).items()
        if key not in ALIKE
        and (text == english[key] or ENGLISH.search(text) or not HAN.search(text))
        and re.search("[A-Za-z]{2,}", PLACE.sub("", text))
    ]


def foreign(language: str, text: str) -> str:
    """The characters of a text that only the other shore writes."""
    return "".join(sign for sign in HAN.findall(text) if not written(sign, CODE[language]))


def written(sign: str, code: str) -> bool:
    """Whether a code page has this character."""
    try:
        sign.encode(code)
    except UnicodeEncodeError:
        return False
    return True


def unnamed(key: str, text: str) -> list[str]:
    """Every 行 or 列 that could be taken for a row or for a column."""
    found = bare(FINE.sub("", text))
    return [sign for sign in found if sign == "列"] if key.startswith(OF_CODE) else found


def typed(text: str) -> list[str]:
    """The numbers that stand in a sentence, where only values should."""
    return COUNTED.findall(PLACE.sub("", text))


@pytest.mark.parametrize("language", CHINESE)
def test_languages_have_the_same_keys(language: str) -> None:
    """Whatever is said in English is said in Chinese, and nothing more."""
    assert set() == catalogue("en").keys() ^ catalogue(language).keys()


@pytest.mark.parametrize("language", CHINESE)
def test_languages_have_the_same_values(language: str) -> None:
    """The same numbers and names stand in each sentence, wherever its grammar puts them."""
    english, chinese = catalogue("en"), catalogue(language)
    assert [] == [
        key
        for key, text in english.items()
        if set(PLACE.findall(text)) != set(PLACE.findall(chinese[key]))
    ]


@pytest.mark.parametrize("language", CHINESE)
def test_nothing_is_left_in_english(language: str) -> None:
    """Every sentence is written in Chinese, names aside."""
    assert [] == alike(language, catalogue("en"))


@pytest.mark.parametrize("language", CHINESE)
def test_each_shore_has_its_own_characters(language: str) -> None:
    """No character of the other shore strayed in."""
    found = {key: foreign(language, text) for key, text in catalogue(language).items()}
    assert {} == {key: signs for key, signs in found.items() if signs}


@pytest.mark.parametrize("language", CHINESE)
def test_rows_and_columns_are_never_bare(language: str) -> None:
    """A reader of either shore knows which way a row runs."""
    assert {} == {key: text for key, text in catalogue(language).items() if unnamed(key, text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_not_empty(language: str) -> None:
    """Every key says something."""
    assert [] == [key for key, text in catalogue(language).items() if not text.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_typed_into_a_sentence(language: str) -> None:
    """A number with decimals, or of three digits and more, comes from the kernel."""
    found = {key: typed(text) for key, text in catalogue(language).items()}
    assert {} == {key: numbers for key, numbers in found.items() if numbers}


def test_what_must_not_be_is_noticed() -> None:
    """English, the other shore's characters, bare rows and typed numbers are found."""
    assert ENGLISH.search("這裡 the loss of every 輪")
    assert ("习", "網") == (foreign("zh-Hant", "习題"), foreign("zh-Hans", "網络"))
    assert (["列"], ["列"], ["行"]) == tuple(
        unnamed(key, text)
        for key, text in (("step.x", "第三列"), ("code.x", "這一行第三列"), ("tug.x", "這一行都行"))
    )
    assert ["0.62", "60,000"] == typed("from 0.62 after 60,000 of {rounds} in 28 lines")


def test_sentences_are_found_with_their_values() -> None:
    """A sentence is said with its values, and known again whatever they are."""
    assert say("stage.customer", number=2) == "Customer 2"
    assert said_like("stage.customer").fullmatch("Customer 12")
    assert not said_like("stage.customer").fullmatch("Customers")
