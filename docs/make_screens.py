"""Take the pictures of the lab, from the page as built: docs/make_screens.py [FOLDER [PAGE]]."""

from __future__ import annotations

import sys
from base64 import b64decode
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))  # no package: its files are programs

import driven  # noqa: E402
from playwright.sync_api import ViewportSize  # noqa: E402

from glassbowl.words import LANGUAGES  # noqa: E402

FOLDER = Path(__file__).parent / "pictures"
PAGE = ROOT / "src" / "glassbowl" / "studio" / "static"

SHOWN: Final = "#round=300&open=bowl.scurve"
"""What is seen: a round in which much happens, and the two panels that say most without a word."""

AT_REST: Final = """() => document.querySelector("main")?.ariaBusy === "false"
  && ["bowl", "scurve"].every((panel) => document.getElementById(panel)?.children.length > 1)"""

SIZE: Final[ViewportSize] = {"width": 1280, "height": 1620}
SHARP: Final = 80
"""How well a picture is kept, in percent: letters are sharp, and a page with it is soon there."""


def main(folder: Path = FOLDER, built: Path = PAGE) -> None:
    """One picture a language."""
    with driven.served(built) as address, driven.driven() as chromium:
        for language in LANGUAGES:
            page = chromium.new_page(viewport=SIZE, reduced_motion="reduce", locale="en-GB")
            page.goto(f"{address}?lang={language}{SHOWN}")
            page.wait_for_function(AT_REST)
            page.wait_for_timeout(1_000)  # the bowl is measured in a worker
            developer = page.context.new_cdp_session(page)
            kept = developer.send("Page.captureScreenshot", {"format": "webp", "quality": SHARP})
            (folder / f"lab.{language}.webp").write_bytes(b64decode(kept["data"]))
            page.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
