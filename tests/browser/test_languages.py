"""The page speaks the reader's language, all of it, and says which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.catalogues import LANGUAGES, PLACE, catalogue, say
from tests.browser.lab import ALL_OPEN, OTHER_TABS
from tests.browser.test_words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

LANG = "() => document.documentElement.lang"

TEXTS = """() => {
  const texts = [];
  const outside = "code, pre, script, style, [lang]:not(html), [translate=no]";
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest(outside)) texts.push(walker.currentNode.data);
  const words = /(label|title|alt|text|description|holder)$/;
  for (const element of document.querySelectorAll(":not(:has(code))"))
    for (const name of element.getAttributeNames())
      if (words.test(name)) texts.push(element.getAttribute(name));
  for (const details of document.querySelectorAll("details")) details.open = true;
  return texts.map((text) => text.trim()).filter(Boolean);
}"""
"""Every text of the page, seen or spoken; code aside. Folded parts are opened on the way."""

TOLD = tuple(zip(OTHER_TABS, ("zh-Hant", "zh-Hans", "zh-Hans", "zh-Hant"), strict=True))
"""Each other tab in one language that is not English."""

WISHES = {
    "en-GB": "en",
    "de-DE": "en",
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-CN": "zh-Hans",
    "zh": "zh-Hans",
}


def texts(lab: Lab) -> list[str]:
    """Every text of the page, that of parts that unfold as well."""
    lab.page.evaluate(TEXTS)
    lab.page.wait_for_timeout(200)
    found: list[str] = lab.page.evaluate(TEXTS)
    return found


def english(said: list[str]) -> list[str]:
    """The texts that are English, as they stand or as a sentence of the catalogue."""
    sentences = {text for text in catalogue("en").values() if ENGLISH.search(PLACE.sub("", text))}
    return [text for text in said if ENGLISH.search(text) or text in sentences]


def unsaid(said: list[str]) -> list[str]:
    """The texts that are keys, and those in which a place for a value stays open."""
    keys = set(catalogue("en"))
    opened = re.compile(r"\{[a-z_]+\}|undefined|NaN|\[object")
    found = (text for text in said if keys & set(re.findall(r"[a-z_]+(?:\.\w+)+", text)))
    return [*found, *(text for text in said if opened.search(text))]


@pytest.mark.parametrize("wish", WISHES)
def test_the_browsers_own_language(wish: str, visit: Callable[..., Lab]) -> None:
    """Without a word in the address, the page speaks the language nearest to the browser's own."""
    lab = visit("", locale=wish)
    assert WISHES[wish] == lab.page.evaluate(LANG)
    assert say("app.title", WISHES[wish]) == lab.page.title()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_decides(language: str, visit: Callable[..., Lab]) -> None:
    """What ?lang= asks for is spoken, whatever the browser's own language is."""
    lab = visit(f"?lang={language}", locale="zh-CN" if language == "en" else "en-GB")
    assert language == lab.page.evaluate(LANG)
    assert say("app.title", language) == lab.page.title()


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_nothing_is_left_in_english(language: str, visit: Callable[..., Lab]) -> None:
    """With every panel open and everything unfolded, no text is English, seen or spoken."""
    said = texts(visit(f"?lang={language}#round=200&focus=weight.0.2.1{ALL_OPEN}"))
    assert [] == english(said)
    assert 200 < len(said)


@pytest.mark.parametrize(("link", "language"), TOLD)
def test_the_other_tabs_are_told(link: str, language: str, visit: Callable[..., Lab]) -> None:
    """What is shown in place of something else is in the reader's language as well, all of it."""
    said = texts(visit(f"?lang={language}{link}"))
    assert [] == english(said)
    assert [] == unsaid(said)
    assert 200 < len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_shown_by_its_key(language: str, visit: Callable[..., Lab]) -> None:
    """No text is a key, and no place for a value stays open."""
    assert [] == unsaid(texts(visit(f"?lang={language}#round=200{ALL_OPEN}")))


def test_english_on_a_chinese_page_is_noticed(visit: Callable[..., Lab]) -> None:
    """A sentence that somebody wrote into the page itself is found, in any attribute for words."""
    lab = visit("?lang=zh-Hant")
    for name in ("title", "aria-label", "aria-valuetext", "aria-description"):
        write = "([name, text]) => document.querySelector('h2').setAttribute(name, text)"
        lab.page.evaluate(write, [name, f"This {name} was left in English"])
        found = [text for text in texts(lab) if ENGLISH.search(text)]
        assert [f"This {name} was left in English"] == found
        lab.page.evaluate("(name) => document.querySelector('h2').removeAttribute(name)", name)


def test_another_language_while_it_runs(visit: Callable[..., Lab]) -> None:
    """Chosen on the page, a language is spoken at once, everywhere, and stands in the address."""
    lab = visit(f"?lang=en#round=200{ALL_OPEN}")
    for language in ("zh-Hant", "zh-Hans", "en"):
        lab.chooser("app.language").select_option(language)
        lab.language = language
        lab.button("time.learn").wait_for()
        assert language == lab.page.evaluate(LANG)
        assert f"lang={language}" in lab.page.url
        assert 200 == lab.round


def test_a_step_back_leads_to_no_other_language(visit: Callable[..., Lab]) -> None:
    """Undone or done again, the address says what is spoken, and a reload speaks it."""
    lab = visit("?lang=en#round=25")
    lab.button("stage.another").click()
    lab.page.wait_for_function("() => location.hash === '#seed=2'")
    lab.chooser("app.language").select_option("zh-Hant")
    lab.language = "zh-Hant"
    back, on = ("app.undo", "#round=25"), ("app.redo", "#seed=2")
    for act, there in (back, on, back):
        lab.button(act).click()
        lab.page.wait_for_function("(hash) => location.hash === hash", arg=there)
        assert "zh-Hant" == lab.page.evaluate("new URL(location).searchParams.get('lang')")
        lab.rest()
    lab.page.reload()
    lab.wait()
    assert "zh-Hant" == lab.page.evaluate(LANG)
    lab.button("app.redo").wait_for()


def test_an_address_left_behind_is_noticed(caught: Caught) -> None:
    """With the language in one step of the history only, a step back leads to another."""
    bug = ("lab/memory.svelte.ts", "    this.speak(this.#language);", "    ")
    caught(bug, test_a_step_back_leads_to_no_other_language)
