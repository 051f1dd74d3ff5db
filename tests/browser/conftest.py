"""The page, built once and served; a browser; and copies of the page with a bug planted in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.mutants.conftest import ROOT, planted

sys.path.insert(0, str(ROOT / "benchmarks"))  # no package: its files are programs

import browser
import driven
from playwright.sync_api import expect
from tests.browser.lab import Caught, Lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

expect.set_options(timeout=10_000)  # milliseconds; a planted bug is seen after as long

SAVING = ', oneFile("saved.html", beside("index.html"), single)'
"""What makes the file that a run is saved in; a page with a bug in it saves none."""


@pytest.fixture(scope="session")
def page_folder(web: Path) -> Path:
    """The folder with the page's files."""
    return web / "build" / "static"


@pytest.fixture(scope="session")
def site(page_folder: Path) -> Iterator[str]:
    """The address of the page on a plain web host."""
    with driven.served(page_folder) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, site: str) -> Generator[Callable[..., Lab]]:
    """Open the lab in a fresh profile; at the end its console was silent, and nobody else asked."""
    labs: list[Lab] = []
    with ExitStack() as stack:

        def begin(link: str = "?lang=en", address: str = site, **profile: Any) -> Lab:  # noqa: ANN401
            context = chromium.new_context(
                **{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"} | profile
            )
            context.set_default_timeout(driven.LONGEST)
            stack.callback(context.close)
            labs.append(Lab(context.new_page(), address))
            return labs[-1].open(link)

        yield begin
        assert [] == [said for lab in labs for said in lab.said]
        assert [] == [asked for lab in labs for asked in lab.foreign()]


@pytest.fixture
def with_a_bug(web: Path, tmp_path: Path) -> Generator[Callable[[str, str, str], str]]:
    """Plant a bug (file in web/src, right, wrong) in a copy of the page; the copy's address."""
    with ExitStack() as stack:

        def serve(file: str, right: str, wrong: str) -> str:
            copy = browser.copied(web, tmp_path / "copy")
            planted(copy / "src", file, right, wrong)
            planted(copy, "vite.config.ts", SAVING, "")  # half of what building takes
            return stack.enter_context(driven.served(browser.page(copy)))

        yield serve


@pytest.fixture
def caught(visit: Callable[..., Lab], with_a_bug: Callable[[str, str, str], str]) -> Caught:
    """Plant a bug, and see that what a test looks at then is not as it should be."""

    def see(bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None]) -> None:
        address = with_a_bug(*bug)
        with pytest.raises(AssertionError):
            look(lambda link, **profile: visit(link, address, **profile))

    return see
