"""The three READMEs say the same, each in its own language, and open with the 28 lines."""

from __future__ import annotations

import io
import re
import shlex
import tokenize
from pathlib import Path

import pytest

from glassbowl.words import LANGUAGES

ROOT = Path(__file__).parents[2]
READMES = {
    "en": ROOT / "README.md",
    "zh-Hant": ROOT / "README.zh-Hant.md",
    "zh-Hans": ROOT / "README.zh-Hans.md",
}
CHINESE = ("zh-Hant", "zh-Hans")
OWN_LETTERS = {"zh-Hant": "big5", "zh-Hans": "gb2312"}
"""Sets of characters that hold one way of writing Chinese and not the other."""

FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
HAN = "\u4e00-\u9fff"

Block = tuple[str, list[str]]


def readme(language: str) -> str:
    """The README in that language."""
    return READMES[language].read_text(encoding="utf-8")


def statements(text: str) -> list[str]:
    """The lines of Python code without comments and blank lines, as they are indented."""
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return [line.rstrip() for line in lines if line.strip()]


def commands(body: str) -> list[str]:
    """The commands of a console block, whatever language their answer is in."""
    found = [shlex.split(line[2:]) for line in body.splitlines() if line.startswith("$ ")]
    return [re.sub(r" --lang zh-Han\w$", "", shlex.join(words)) for words in found]


def gist(kind: str, body: str) -> Block:
    """What of a block must be the same in every language."""
    if kind == "python":
        shown = [line for line in body.splitlines() if line.startswith("#> ")]
        return kind, [*statements(body), *shown]
    if kind == "console":
        return kind, commands(body)
    if kind == "text":
        return kind, [line.split("  ")[0] or line.split()[0] for line in body.splitlines()]
    return kind, body.splitlines()


def gists(language: str) -> list[Block]:
    """What every README must hold, block by block."""
    return [gist(found["kind"], found["body"]) for found in FENCE.finditer(readme(language))]


def headings(language: str) -> list[int]:
    """How deep each heading is, in their order."""
    text = FENCE.sub("", readme(language))
    return [len(found) for found in re.findall(r"^(#+) ", text, re.MULTILINE)]


def sentences(language: str) -> str:
    """What is said in that language: without blocks, code, addresses and the line of languages."""
    text = FENCE.sub("", readme(language))
    lines = [line for line in text.splitlines() if "[English](README.md)" not in line]
    return re.sub(r"`[^`]*`|\]\([^)]*\)", "", "\n".join(lines))


def test_there_is_a_readme_for_every_language() -> None:
    """Whoever reads the program in a language finds its first page in that language too."""
    assert list(LANGUAGES) == list(READMES)


def test_it_opens_with_the_28_lines() -> None:
    """The first block is the example file without its comments: 28 lines, and two that print."""
    example = (ROOT / "examples" / "twenty_eight_lines.py").read_text(encoding="utf-8")
    found = FENCE.search(readme("en"))

    assert found
    assert found["kind"] == "python"
    assert len(found["body"].splitlines()) == 28 + 2
    assert found["body"].splitlines() == statements(example)


@pytest.mark.parametrize("language", CHINESE)
def test_the_same_blocks_stand_in_every_language(language: str) -> None:
    """The same code, the same commands, the same tree, in the same order."""
    assert gists("en") == gists(language)


@pytest.mark.parametrize("language", CHINESE)
def test_the_same_headings_stand_in_every_language(language: str) -> None:
    """As many headings, each as deep as in English."""
    assert headings("en") == headings(language)


@pytest.mark.parametrize("language", READMES)
def test_it_links_to_the_others_and_shows_its_own_picture(language: str) -> None:
    """The other languages stand at the top, and the picture speaks the language of the page."""
    text = readme(language)
    top = text.split("```")[0]
    others = [page.name for other, page in READMES.items() if other != language]

    assert all(f"]({name})" in top for name in others)
    assert re.findall(r"pictures/\w+\.([\w-]+)\.\w+\)", text) == [language, language]


@pytest.mark.parametrize("language", READMES)
def test_the_picture_is_described(language: str) -> None:
    """Who cannot see the picture reads what it shows, in a sentence or more."""
    described = re.findall(r"!\[([^\]]*)\]", readme(language))

    assert len(described) == 2
    assert min(map(len, described)) > 40


@pytest.mark.parametrize("language", CHINESE)
def test_commands_answer_in_the_language_of_the_page(language: str) -> None:
    """Every command of a Chinese page asks for its own language."""
    found = re.findall(r"^\$ (.*)$", readme(language), re.MULTILINE)

    assert found
    assert [line for line in found if not line.endswith(f"--lang {language}")] == []


@pytest.mark.parametrize("language", CHINESE)
def test_it_is_written_in_its_own_letters(language: str) -> None:
    """No simplified character in the traditional page, no traditional one in the simplified."""
    plain = sentences(language).replace("·", "")
    encoding = OWN_LETTERS[language]

    assert plain.encode(encoding, "ignore").decode(encoding) == plain


@pytest.mark.parametrize("language", CHINESE)
def test_its_punctuation_is_full_width(language: str) -> None:
    """After a Chinese character stands no half-width comma, stop, colon, mark or bracket."""
    assert re.findall(rf"[{HAN}][,.:;!?()]", sentences(language)) == []


def tree_paths(body: str) -> list[str]:
    """The paths of the tree: a line that is indented lies in the last folder that is not."""
    paths, folder = [], ""
    for line in body.splitlines():
        name = line.split()[0]
        paths.append(folder + name if line.startswith(" ") else name)
        folder = folder if line.startswith(" ") else name
    return paths


def test_the_tree_shows_what_is_there() -> None:
    """Every path of the tree exists, and no folder or room of the package is missing in it."""
    [body] = [found["body"] for found in FENCE.finditer(readme("en")) if found["kind"] == "text"]
    shown = {path.rstrip("/") for path in tree_paths(body)}
    folders = {path for pattern in ("[a-z]*", "src/*/[a-z]*") for path in ROOT.glob(pattern)}
    theirs = {"src", "build", "dist"}
    there = {path.relative_to(ROOT).as_posix() for path in folders if any(path.glob("*.*"))}

    assert [path for path in sorted(shown) if not (ROOT / path).exists()] == []
    assert there - shown - theirs == set()


def test_a_difference_between_languages_is_found() -> None:
    """Another number in the code or another command is no longer the same block; a comment is."""
    assert gist("python", "a = 1  # one\n") == gist("python", "a = 1  # 一\n")
    assert gist("python", "a = 1\n") != gist("python", "a = 2\n")
    assert gist("python", "#> 1\n") != gist("python", "#> 2\n")
    assert gist("console", "$ glassbowl demo\n") == gist(
        "console", "$ glassbowl demo --lang zh-Hant\n"
    )
    assert gist("console", "$ glassbowl demo\n") != gist("console", "$ glassbowl walk\n")
    assert tree_paths("a/   x\n  b/   y\n  c   z\nd   w\n") == ["a/", "a/b/", "a/c", "d"]
