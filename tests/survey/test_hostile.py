"""Ten thousand spoiled files: each refused in one sentence, or read as the csv module reads it."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import numpy as np
import pytest

from glassbowl.errors import SurveyError
from glassbowl.survey.encode import encode, fit_encoding
from glassbowl.survey.in_file_order import in_order
from glassbowl.survey.patterns import gather
from glassbowl.survey.questions import ask
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey
from glassbowl.survey.texts import as_text

CELLS = ["a", "b", "yes", "no", " ", ",", '"', "\n", "1", "2.5", "\u00e9", "\r", "是", "NA", "-"]
SPOILS = [
    *(b",", b"\n", b"\r\n", b'"', b'""', b"\r", b" ", b"12", b"\t", b";", b"\xff", b"\0", b"#"),
    *(b"", b"\xef\xbb\xbf", b"\\", b",,", b"\n\n", b"\xe6\x98\xaf", b"yes", b"NA", b"=1+1"),
]


def cell(dice: random.Random) -> str:
    """A cell of a clean file, in quotes where it must be."""
    text = "".join(dice.choice(CELLS) for _ in range(dice.randint(0, 3)))
    quoted = any(mark in text for mark in ',"\n\r') or dice.random() < 0.2
    return '"' + text.replace('"', '""') + '"' if quoted else text


def spoiled(dice: random.Random) -> bytes:
    """A clean file with up to five places spoiled."""
    width, ending = dice.randint(1, 4), dice.choice(["\n", "\r\n"])
    rows = [[f"name {k}" for k in range(width)]]
    rows += [[cell(dice) for _ in range(width)] for _ in range(dice.randint(1, 30))]
    content = ending.join(",".join(row) for row in rows).encode()
    for _ in range(dice.choice([0, 1, 1, 2, 5])):
        start = dice.randint(0, len(content))
        end = min(len(content), start + dice.choice([0, 0, 1, 2]))
        content = content[:start] + dice.choice(SPOILS) + content[end:]
    return content


def read_twice(path: Path) -> tuple[list[list[str | None]], list[list[str | None]]]:
    """The cells of a file as the csv module reads it, and as Glassbowl does."""
    table = read_survey(path)
    tally = in_order(table, columns=table.columns)
    columns = [[answers.values[code] for code in answers.codes] for answers in tally.answers]
    ours = [list(row) for row in zip(*columns, strict=True)]
    text = io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="\n")
    plain = list(csv.reader(text, strict=True))
    while not any(plain[-1]):
        plain.pop()
    return [[as_text(text) for text in row] for row in plain[1:]], ours


def learn(path: Path) -> bool:
    """The whole way to the inputs, with the last question as target; whether it can be gone."""
    table = read_survey(path)
    target = table.columns[-1]
    tally = count_survey(table, target=target)
    questions = ask(tally, target=target)
    patterns = gather(tally, questions)
    return bool(np.isfinite(encode(fit_encoding(questions, patterns), patterns)).all())


def survives(content: bytes, path: Path) -> str:
    """What became of a file: read, refused, or a word for what went wrong."""
    path.write_bytes(content)
    try:
        plain, ours = read_twice(path)
    except SurveyError as error:
        return "refused" if str(error).isprintable() else "unprintable"
    if plain != ours:
        return "misread"
    try:
        return "read" if learn(path) else "not finite"
    except SurveyError as error:
        return "read" if str(error).isprintable() else "unprintable"


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(k, marks=pytest.mark.long) for k in range(2, 102))]
)
def test_spoiled_files(seed: int, tmp_path: Path) -> None:
    """Of a hundred files each is refused in a line, or read exactly; both happen."""
    dice = random.Random(seed)  # noqa: S311  no secrets, the same files every time
    fates = [survives(spoiled(dice), tmp_path / "survey.csv") for _ in range(100)]
    assert {"read", "refused"} == set(fates)
