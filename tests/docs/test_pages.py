"""The pages hang together: every link leads somewhere, every page is found, every figure is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
INDEX = DOCS / "index.md"

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

NO_FIGURES = {
    *("api.md", "benchmarks.md", "benchmarks-avx512.md", "figures.md"),
    *("log.md", "CHANGELOG.md"),
    *("CONTRIBUTING.md", "SECURITY.md"),
}
"""Pages of other kinds: written by a program, dated, or about rules and not about results."""

FACTS = {
    "28": "lines of the tutorial's program",
    "16": "numbers of its network",
    "60,000": "rounds it learns for",
    "3.11": "the oldest Python that will do",
    "2.0": "in the name of the licence",
    "8": "in UTF-8",
}
"""Figures that may stand in a sentence without standing in a block."""


def prose(text: str) -> str:
    """A page without its blocks, code and addresses: what is read as sentences."""
    without_blocks = FENCE.sub("", text)
    return re.sub(r"`[^`]*`|\]\([^)]*\)", " ", without_blocks)


def typed_figures(text: str) -> list[str]:
    """The figures in the sentences of a page that no block of it shows."""
    shown = set(NUMBER.findall("\n".join(FENCE.findall(text))))
    return [figure for figure in NUMBER.findall(prose(text)) if figure not in shown | FACTS.keys()]


def local_links(page: Path, text: str) -> list[Path]:
    """Where the links of a page lead that stay in the repository."""
    targets = (target.split("#")[0] for target in LINK.findall(FENCE.sub("", text)))
    return [page.parent / target for target in targets if target and "://" not in target]


def broken(page: Path, text: str) -> list[str]:
    """The links that lead nowhere."""
    return [path.name for path in local_links(page, text) if not path.exists()]


def anchors(text: str) -> list[str]:
    """The links to a place in a page, which a change of a heading would break."""
    return [target for target in LINK.findall(text) if "#" in target and "://" not in target]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every file that a page links to is there, and no link hangs on the words of a heading."""
    text = page.read_text(encoding="utf-8")

    assert broken(page, text) == []
    assert anchors(text) == []


def test_every_page_is_reached_from_the_map() -> None:
    """Whoever starts at the map and follows links comes to every page there is."""
    reached, waiting = set(), [INDEX.resolve()]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        near = {link.resolve() for link in local_links(page, page.read_text(encoding="utf-8"))}
        waiting += [path for path in near - reached if path.suffix == ".md"]

    assert {page.resolve() for page in PAGES} - reached == set()


def test_the_map_names_every_page_itself() -> None:
    """No page is only to be found through another."""
    linked = {path.resolve() for path in local_links(INDEX, INDEX.read_text(encoding="utf-8"))}

    assert {page.resolve() for page in DOCS.glob("*.md")} - {INDEX.resolve()} <= linked


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name not in NO_FIGURES], ids=lambda page: page.name
)
def test_no_figure_is_typed(page: Path) -> None:
    """A figure in a sentence stands in a block that is run, or is a fact of the tutorial."""
    assert typed_figures(page.read_text(encoding="utf-8")) == []


def test_a_typed_figure_and_a_broken_link_are_found(tmp_path: Path) -> None:
    """A figure that no block shows, but for facts and code; a link to a page that is not there."""
    text = "It takes 28 lines, 0.5 s and 7,000 rows, `--seed 9`.\n```text\n7,000\n```\n[a](b3.md)\n"

    assert typed_figures(text) == ["0.5"]
    assert broken(tmp_path / "page.md", text) == ["b3.md"]
    assert anchors("[a](b.md#c) [d](#e) [f](https://g.org/#h)") == ["b.md#c", "#e"]
