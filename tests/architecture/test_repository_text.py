"""The repository reads the same everywhere: it names no machine's folders and no package index."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

PLACES = re.compile(
    # The brackets keep this very list from being found in this file.
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|npmjs[.]com|conda[.]anaconda[.]org"
    r"|(?<![\w.])/(?:work|root|home|Users)/[\w.]|(?<![\w.])/tmp/[\w.]"
)

READ = {".py", ".md", ".toml", ".txt", ".json", ".csv", ".yml", ".yaml", ".svg", ".sh", ""}


def left_out(root: Path) -> set[str]:
    """The names that git leaves out too, and git's own folder."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    return {line.strip().strip("/") for line in lines if line and not line.startswith("#")} | {
        ".git"
    }


def texts(root: Path) -> dict[str, str]:
    """Every text file of the repository by its path."""
    found = {}
    for folder, below, files in os.walk(root):
        below[:] = [
            name
            for name in below
            if not any(Path(name).match(pattern) for pattern in left_out(root))
        ]
        for name in files:
            path = Path(folder, name)
            if path.suffix in READ and not name.startswith(".coverage"):
                found[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
    return found


def placed(files: dict[str, str]) -> list[str]:
    """Every line that names a folder of somebody's machine or a host that packages come from."""
    return [
        f"{path}:{number} {line.strip()}"
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if PLACES.search(line)
    ]


def test_no_file_names_a_place(root: Path) -> None:
    """Neither code nor words know where packages come from or where this folder lies."""
    assert [] == placed(texts(root))


def test_the_repository_is_read_whole(root: Path) -> None:
    """The check reads this file and hidden folders, and leaves out what git leaves out."""
    read = texts(root)
    assert {"tests/architecture/test_repository_text.py", ".ci/run", "README.md"} <= read.keys()
    assert [] == [path for path in read if path.startswith((".git/", ".venv/"))]


@pytest.mark.parametrize(
    "line",
    [
        "pip install --index-url https://" + "pypi" + ".org/simple",
        '"resolved": "https://registry' + '.npmjs.org/svelte"',
        "see /" + "work/main/README.md",
        "written to /" + "tmp/out.csv",
        'path = "/' + 'root/.venv"',
    ],
)
def test_a_planted_place_is_found(line: str) -> None:
    """A host or a folder is found wherever in a line it stands."""
    assert [f"README.md:2 {line}"] == placed({"README.md": f"# Glassbowl\n{line}\n"})


def test_ordinary_paths_are_allowed() -> None:
    """Paths within the repository, and words that hold such a word, are no places."""
    line = "docs/" + "work/plan.md, tests/" + "tmp/a.csv and `homework/`"
    assert [] == placed({"README.md": line})
