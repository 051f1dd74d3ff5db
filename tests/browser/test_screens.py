"""The pictures of the lab in the READMEs show the lab as it is."""

from __future__ import annotations

import base64
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.mutants.conftest import ROOT

from glassbowl.words import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.long

PICTURES = ROOT / "docs" / "pictures"

DIFFERENT = """async ([one, other]) => {
  const pixels = async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const { width, height } = picture;
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    pen.drawImage(picture, 0, 0);
    return { width, height, data: pen.getImageData(0, 0, width, height).data };
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let far = 0;
  for (let at = 0; at < a.data.length; at += 4)
    if (Math.abs(a.data[at + 1] - b.data[at + 1]) > 64) far++;
  return far / (a.width * a.height);
}"""
"""The share of all pixels that are far apart in green, in which dark and light differ most."""

LITTLE = 0.02
"""Another machine's letters are a little different; another moment of the lab is more so."""


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory, page_folder: Path) -> Path:
    """The pictures as they are taken now."""
    folder = tmp_path_factory.mktemp("screens")
    program = ROOT / "docs" / "make_screens.py"
    subprocess.run([sys.executable, str(program), str(folder), str(page_folder)], check=True)
    return folder


def apart(chromium: Browser, one: Path, other: Path) -> float:
    """The share of pixels in which two pictures are different."""
    kept = (base64.b64encode(path.read_bytes()).decode() for path in (one, other))
    page = chromium.new_page()
    try:
        found: Any = page.evaluate(DIFFERENT, [f"data:image/webp;base64,{text}" for text in kept])
    finally:
        page.close()
    return float(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_the_lab_of_today(language: str, chromium: Browser, today: Path) -> None:
    """Nearly every pixel is the same; if not: python docs/make_screens.py."""
    name = f"lab.{language}.webp"
    assert apart(chromium, PICTURES / name, today / name) < LITTLE


def test_another_language_is_another_picture(chromium: Browser, today: Path) -> None:
    """Such a difference is seen."""
    assert apart(chromium, PICTURES / "lab.en.webp", today / "lab.zh-Hant.webp") > LITTLE
