"""Whatever is wrong is said in one sentence, with exit code 2, and nothing is touched."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faces.conftest import Glassbowl

LANGUAGES = ("en", "zh-Hant", "zh-Hans")


@dataclass(frozen=True)
class Wrong:
    """A command that cannot be, and what its sentence must say in every language."""

    arguments: tuple[str, ...]
    says: tuple[str, ...]


TRAIN = ("--target", "bought", "-o", "old.glassbowl")
SCORE = ("-o", "old.csv")

CASES = {
    "a survey that is not there": Wrong(
        ("train", "survye.csv", *TRAIN), ("survye.csv", "'survey.csv'")
    ),
    "a folder": Wrong(("train", "folder", *TRAIN), ("'folder'",)),
    "a folder called a survey": Wrong(("train", "folder.csv", *TRAIN), ("'folder.csv'",)),
    "an unknown target": Wrong(
        ("train", "survey.csv", "--target", "bougth", "-o", "old.glassbowl"),
        ("'bougth'", "'bought'"),
    ),
    "a target of one answer": Wrong(("train", "all_bought.csv", *TRAIN), ("'bought'", "'yes'")),
    "an empty file": Wrong(("train", "empty.csv", *TRAIN), ("'empty.csv'",)),
    "a header alone": Wrong(("train", "header.csv", *TRAIN), ("'header.csv'",)),
    "a file of another kind": Wrong(("train", "survey.xlsx", *TRAIN), ("'survey.xlsx'", ".csv")),
    "a picture named csv": Wrong(("train", "picture.csv", *TRAIN), ("'picture.csv'",)),
    "an unknown question left out": Wrong(
        ("train", "survey.csv", *TRAIN, "--leave-out", "shpo"), ("'shpo'", "'shop'")
    ),
    "no target": Wrong(("train", "survey.csv"), ("--target",)),
    "no survey": Wrong(("train", "--target", "bought"), ("SURVEY",)),
    "an unknown recipe": Wrong(
        ("train", "survey.csv", *TRAIN, "--recipe", "tutorail"), ("'tutorail'", "tutorial")
    ),
    "too many neurons": Wrong(
        ("train", "survey.csv", *TRAIN, "--hidden", "5000"), ("5000", "4096")
    ),
    "a model into a folder": Wrong(
        ("train", "survey.csv", "--target", "bought", "-o", "folder"), ("'folder'",)
    ),
    "a survey as a model": Wrong(("score", "survey.csv", "survey.csv", *SCORE), ("'survey.csv'",)),
    "noise as a model": Wrong(
        ("score", "noise.glassbowl", "survey.csv", *SCORE), ("noise.glassbowl",)
    ),
    "a damaged model": Wrong(
        ("score", "damaged.glassbowl", "survey.csv", *SCORE), ("damaged.glassbowl",)
    ),
    "half a model": Wrong(("score", "half.glassbowl", "survey.csv", *SCORE), ("half.glassbowl",)),
    "an empty model": Wrong(("score", "empty.csv", "survey.csv", *SCORE), ("'empty.csv'",)),
    "a model that is not there": Wrong(
        ("score", "no.glassbowl", "survey.csv", *SCORE), ("no.glassbowl",)
    ),
    "a folder as a model": Wrong(("score", "folder", "survey.csv", *SCORE), ("'folder'",)),
    "prospects without a question": Wrong(
        ("score", "model.glassbowl", "no_age.csv", *SCORE), ("'no_age.csv'", "'age'")
    ),
    "prospects that are not there": Wrong(
        ("score", "model.glassbowl", "x.csv", *SCORE), ("x.csv",)
    ),
    "prospects without rows": Wrong(
        ("score", "model.glassbowl", "header.csv", *SCORE), ("'header.csv'",)
    ),
    "no list asked for": Wrong(("score", "model.glassbowl", "survey.csv"), ("-o",)),
    "a list into no folder": Wrong(
        ("score", "model.glassbowl", "survey.csv", "-o", "no/list.csv"), ("'no/list.csv'",)
    ),
    "an unknown command": Wrong(("trian", "survey.csv"), ("'trian'", "train")),
    "an unknown option": Wrong(("demo", "--rate", "3"), ("'--rate 3'",)),
    "an option without its value": Wrong(("demo", "--seed"), ("--seed",)),
    "a shortened option": Wrong(("train", "survey.csv", *TRAIN, "--hid", "3"), ("--hid",)),
}


@pytest.fixture
def here(survey: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with right and wrong files in it, and two old ones that must stay as they are."""
    lines = survey.read_text(encoding="utf-8").splitlines()
    texts = {
        "survey.csv": lines,
        "all_bought.csv": [line for line in lines if line.endswith(("bought", ",yes"))],
        "header.csv": lines[:1],
        "no_age.csv": ["cat,beer,shop", "yes,no,north"],
        "survey.xlsx": lines,
        "old.csv": ["old"],
        "old.glassbowl": ["old"],
    }
    for name, text in texts.items():
        (tmp_path / name).write_text("\n".join(text) + "\n", encoding="utf-8")
    body = model.read_bytes()
    (tmp_path / "model.glassbowl").write_bytes(body)
    (tmp_path / "damaged.glassbowl").write_bytes(body[:-9] + b"X" + body[-8:])
    (tmp_path / "half.glassbowl").write_bytes(body[: len(body) // 2])
    (tmp_path / "noise.glassbowl").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "empty.csv").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every name in a folder and what is in it."""
    return {path.name: None if path.is_dir() else path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_one_sentence_and_nothing_else(
    case: str, language: str, here: Path, glassbowl: Glassbowl
) -> None:
    """Exit code 2, nothing on stdout, one line on stderr that names what is wrong; files stay."""
    before = contents(here)
    said = glassbowl(*CASES[case].arguments, language=language)
    assert (2, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert said.err.startswith("glassbowl: ")
    assert [] == [words for words in CASES[case].says if words not in said.err]
    assert [] == [word for word in ("Traceback", "Error", "None") if word in said.err]
    assert before == contents(here)


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("case", CASES)
def test_chinese_readers_read_chinese(
    case: str, language: str, here: Path, glassbowl: Glassbowl
) -> None:
    """The sentence is not the English one, and is mostly in the reader's script."""
    _ = here
    arguments = CASES[case].arguments
    english, chinese = (glassbowl(*arguments, language=lang).err for lang in ("en", language))
    assert english != chinese
    assert sum("\u4e00" <= mark <= "\u9fff" for mark in chinese) > 4


@pytest.mark.parametrize("case", ["an unknown target", "a damaged model", "an unknown option"])
def test_the_same_in_a_process_of_its_own(case: str, here: Path, command: Glassbowl) -> None:
    """Run as a reader runs it: the same exit code, the same line, no traceback."""
    before = contents(here)
    said = command(*CASES[case].arguments, "--lang", "en", cwd=here)
    assert (2, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert before == contents(here)


def test_json_runs_fail_the_same_way(here: Path, glassbowl: Glassbowl) -> None:
    """With --json there is no object when there is no answer: stdout is empty."""
    _ = here
    said = glassbowl("train", "survey.csv", "--target", "bougth", "--json")
    assert (2, "", True) == (said.code, said.out, "'bought'" in said.err)


def test_a_hostile_name_cannot_forge_a_line(here: Path, glassbowl: Glassbowl) -> None:
    """Control marks in what was typed are shown, not obeyed."""
    _ = here
    said = glassbowl("train", "x\x1b[2J\nglassbowl: all is well.csv", "--target", "bought")
    assert (1, True) == (said.err.count("\n"), "\\x1b[2J\\n" in said.err)


def test_a_folder_that_may_not_be_written_to(
    here: Path, glassbowl: Glassbowl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's refusal is told before anything is learned."""
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("glassbowl.study.train.read_survey", pytest.fail)
    said = glassbowl("train", "survey.csv", "--target", "bought", "-o", "folder/m.glassbowl")
    assert (2, True) == (said.code, "Permission denied" in said.err)
    assert [] == list((here / "folder").iterdir())


def test_the_right_command_works_here(here: Path, glassbowl: Glassbowl) -> None:
    """The refusals above are due to what is wrong: the right files are learned and scored."""
    shutil.copy("model.glassbowl", "copy.glassbowl")
    assert 0 == glassbowl("score", "copy.glassbowl", "survey.csv", "-o", "new.csv").code
    assert 0 == glassbowl("train", "survey.csv", "--target", "bought", "--hidden", 2).code
    assert (here / "new.csv").exists()
