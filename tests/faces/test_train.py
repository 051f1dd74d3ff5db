"""`glassbowl train`: what was done with each question, how good it is, and what was kept."""

from __future__ import annotations

import csv
import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from glassbowl.core.recipe import Recipe
from glassbowl.files.model_file import load
from glassbowl.study.fingerprint import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faces.conftest import Answer, Glassbowl, Said

KEYS = "rows bought questions patterns evaluation baseline logistic sha256 seconds model".split()
"""Those that were promised, and the fingerprint, by which two runs are compared."""

FIGURES = "auc log_loss brier lift_10 lift_20".split()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tutorial's rule takes 100 rounds in place of 60,000."""
    monkeypatch.setattr("glassbowl.study.train.Recipe", partial(Recipe, iterations=100))


@pytest.fixture(scope="module")
def said(glassbowl: Glassbowl, survey: Path) -> Said:
    """What is printed for the survey of 300."""
    return glassbowl("train", survey, "--target", "bought")


@pytest.fixture(scope="module")
def answer(glassbowl: Glassbowl, survey: Path) -> Answer:
    """The object for the survey of 300."""
    return glassbowl("train", survey, "--target", "bought", "--json").answer


@pytest.fixture(scope="module")
def story_answer(
    glassbowl: Glassbowl, story: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Said, Path]:
    """The four customers as a file by the tutorial's rule, kept."""
    kept = tmp_path_factory.mktemp("story") / "story.glassbowl"
    arguments = (story["customers"], "--target", "bought", "--recipe", "tutorial", "-o", kept)
    return glassbowl("train", *arguments, "--json"), kept


def test_the_object_has_the_keys_promised(answer: Answer) -> None:
    """Those and no others, at every level."""
    assert KEYS == list(answer)
    assert [FIGURES] * 3 == [list(answer[who]) for who in ("evaluation", "baseline", "logistic")]
    assert [["name", "kind", "used", "why"]] * 6 == [list(one) for one in answer["questions"]]


def test_rows_and_buyers(answer: Answer, survey: Path) -> None:
    """Whoever answered the target is counted: 290 of 300, as the file has them."""
    with survey.open(encoding="utf-8", newline="") as file:
        outcomes = [row["bought"] for row in csv.DictReader(file)]
    assert (290, outcomes.count("yes")) == (answer["rows"], answer["bought"])


def test_patterns(answer: Answer, survey: Path) -> None:
    """Different answers to the four questions asked, among those who answered the target."""
    with survey.open(encoding="utf-8", newline="") as file:
        rows = {tuple(row[1:5]) for row in csv.reader(file) if row[5] in {"yes", "no"}}
    assert len(rows) == answer["patterns"]


def test_what_was_made_of_each_question(answer: Answer) -> None:
    """Kind, whether it is used, and a sentence why."""
    found = {one["name"]: (one["kind"], one["used"]) for one in answer["questions"]}
    expected = {"id": ("id", False), "cat": ("yes_no", True), "beer": ("yes_no", True)}
    expected |= {"age": ("number", True), "shop": ("choice", True), "bought": ("target", False)}
    assert expected == found
    assert [] == [one for one in answer["questions"] if not one["why"].endswith(".")]


def test_always_saying_the_average(answer: Answer) -> None:
    """The baseline stands nobody above anybody."""
    assert (0.5, 1.0, 1.0) == tuple(
        answer["baseline"][key] for key in ("auc", "lift_10", "lift_20")
    )


def test_nothing_is_kept_unasked(answer: Answer, said: Said) -> None:
    """Without -o no model is named, and the screen says how to keep one."""
    assert (None, True) == (answer["model"], "add -o survey.glassbowl" in said.out)
    assert "Kept in" not in said.out
    assert answer["seconds"] > 0


def test_the_screen_says_it_all(said: Said) -> None:
    """The file, each question with its reason, the recipe, the split, the figures, what is next."""
    for words in (
        "What was found in survey.csv",
        "290 customers answered the target",
        "10 rows have no answer to the target and were set aside.",
        "id        id      -       300 different answers from 300 customers: an id.",
        "shop      choice  yes     3 different answers.",
        "bought    target  target  'yes' counts as yes",
        "Practical recipe: one network, 15-16-1, full batch, mean cross-entropy",
        "60 % to learn from, 20 % to know when to stop, 20 % to judge by",
        "customers it never saw",
        "always saying the average  0.5000",
        "logistic regression",
    ):
        assert words in said.out


def test_figures_on_screen_are_those_of_the_object(said: Said, answer: Answer) -> None:
    """Four digits of AUC, log loss and Brier, two of the lifts, for all three."""
    rows = [" ".join(line.split()) for line in said.out.splitlines()]
    names = {"evaluation": "this network", "baseline": "always saying the average"}
    for who, name in (names | {"logistic": "logistic regression"}).items():
        f = answer[who]
        first = f"{name} {f['auc']:.4f} {f['log_loss']:.4f} {f['brier']:.4f}"
        assert f"{first} {f['lift_10']:.2f} {f['lift_20']:.2f}" in rows


def test_the_model_that_is_kept(model: Path, survey: Path, glassbowl: Glassbowl) -> None:
    """The network in the file is the one of the object."""
    answer = glassbowl("train", survey, "--target", "bought", "--hidden", 3, "--json").answer
    assert answer["sha256"] == fingerprint(load(model).networks[0])


def test_keeping_is_said(glassbowl: Glassbowl, survey: Path, tmp_path: Path) -> None:
    """Where, what of the customers is in it, and the command that comes next."""
    kept = tmp_path / "m.glassbowl"
    out = glassbowl("train", survey, "--target", "bought", "-o", kept).out
    assert f"Kept in {kept}." in out
    assert "patterns), so that glassbowl look can replay every round" in out
    assert f"Next: glassbowl score {kept} PROSPECTS.csv -o LIST.csv" in out


def test_customers_can_be_left_out(glassbowl: Glassbowl, survey: Path, tmp_path: Path) -> None:
    """--without-customers keeps nobody's answers, and does not claim to."""
    kept = tmp_path / "m.glassbowl"
    wishes = ("--target", "bought", "--without-customers", "-o", kept)
    out = glassbowl("train", survey, *wishes).out
    assert (None, False) == (load(kept).customers, "It holds the counted answers" in out)


def test_a_question_can_be_left_out(glassbowl: Glassbowl, survey: Path) -> None:
    """--leave-out, more than once."""
    wishes = ("--target", "bought", "--leave-out", "age", "--leave-out", "cat", "--json")
    answer = glassbowl("train", survey, *wishes).answer
    assert ["beer", "shop"] == [one["name"] for one in answer["questions"] if one["used"]]
    kinds = {one["name"]: one["kind"] for one in answer["questions"]}
    assert ("left_out", "left_out") == (kinds["age"], kinds["cat"])


def test_the_yes_can_be_named(glassbowl: Glassbowl, survey: Path) -> None:
    """--yes turns the question round: the buyers are those who said no."""
    wishes = ("--target", "bought", "--hidden", 2, "--json")
    plain, turned = (glassbowl("train", survey, *wishes, "--yes", yes) for yes in ("yes", "no"))
    assert 290 == plain.answer["bought"] + turned.answer["bought"]


def test_a_target_without_a_plain_yes(glassbowl: Glassbowl, survey: Path) -> None:
    """Three shops are no yes and no: the sentence lists them and names the option."""
    said = glassbowl("train", survey, "--target", "shop")
    assert (2, "") == (said.code, said.out)
    assert "'north', 'south', 'west'" in said.err
    assert "--yes ANSWER" in said.err


def test_no_hidden_layer_is_logistic_regression(glassbowl: Glassbowl, survey: Path) -> None:
    """--hidden 0 gives the figures of the line below it."""
    answer = glassbowl("train", survey, "--target", "bought", "--hidden", 0, "--json").answer
    assert answer["evaluation"] == answer["logistic"]


def test_the_seed_counts(glassbowl: Glassbowl, survey: Path, answer: Answer) -> None:
    """Another seed is another network; the same seed is the same."""
    hashes = [
        glassbowl("train", survey, "--target", "bought", "--seed", seed, "--json").answer["sha256"]
        for seed in (1, 2)
    ]
    assert (True, False) == (hashes[0] == answer["sha256"], hashes[1] == answer["sha256"])


def test_the_held_out_auc_can_be_checked(
    model: Path, glassbowl: Glassbowl, survey: Path, tmp_path: Path
) -> None:
    """Scored back and compared with the outcomes, the whole survey is ranked about as well."""
    out = tmp_path / "list.csv"
    glassbowl("score", model, survey, "-o", out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["bought"]]
    auc = roc_auc_score(
        [row["bought"] == "yes" for row in rows], [float(r["probability"]) for r in rows]
    )
    evidence = load(model).evidence
    assert evidence is not None
    assert abs(auc - evidence.network.auc) < 0.05


def test_the_story_s_file_has_the_demo_s_fingerprint(
    story_answer: tuple[Said, Path], demo_answer: Answer
) -> None:
    """--recipe tutorial on the four customers: the same SHA-256 as the demo."""
    assert demo_answer["sha256"] == story_answer[0].answer["sha256"]


def test_the_tutorial_is_not_judged(story_answer: tuple[Said, Path]) -> None:
    """Every customer is learned from: no figures, and none are made up."""
    answer = story_answer[0].answer
    assert [None] * 3 == [answer[who] for who in ("evaluation", "baseline", "logistic")]
    assert (4, 2, 4) == (answer["rows"], answer["bought"], answer["patterns"])


def test_the_story_scores_the_vet_s_list(
    story_answer: tuple[Said, Path],
    story: dict[str, Path],
    glassbowl: Glassbowl,
    demo_answer: Answer,
    tmp_path: Path,
) -> None:
    """The file's way gives every prospect the demo's probability, rank and doubt."""
    out = tmp_path / "list.csv"
    glassbowl("score", story_answer[1], story["prospects"], "-o", out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for one in demo_answer["prospects"]:
        row = rows[one["id"]]
        assert one["probability"] == float(row["probability"])
        assert (str(one["rank"]), "" if one["seen"] else "never seen") == (row["rank"], row["flag"])


@pytest.mark.usefixtures("short")
def test_the_tutorial_on_screen(glassbowl: Glassbowl, story: dict[str, Path]) -> None:
    """Its rule in words, its errors, its fingerprint, and why nobody judged it."""
    wishes = ("--target", "bought", "--recipe", "tutorial")
    out = glassbowl("train", story["customers"], *wishes).out
    sha = glassbowl("train", story["customers"], *wishes, "--json").answer["sha256"]
    assert "Tutorial's rule: 3-4-1, half the sum of squared errors, rate 1, no bias" in out
    assert re.search(r"^ +0 +0\.4964100319$", out, re.MULTILINE)
    assert f"Fingerprint (SHA-256):\n{sha}\n" in out
    assert "the tutorial's rule learns from every customer" in out


@pytest.mark.usefixtures("short")
def test_the_mean_on_screen(glassbowl: Glassbowl, story: dict[str, Path]) -> None:
    """With --mean the rule says that it is the mean."""
    wishes = ("--target", "bought", "--recipe", "tutorial", "--mean")
    assert "the mean instead of the sum" in glassbowl("train", story["customers"], *wishes).out


@pytest.mark.usefixtures("short")
def test_a_frozen_network_is_told(glassbowl: Glassbowl, tmp_path: Path) -> None:
    """4,000 customers of forty questions, added up: frozen, with --mean named; with it, not."""
    X = np.random.RandomState(0).randint(0, 2, (4_000, 40))
    words = np.where(np.hstack([X, X[:, :1] ^ X[:, 1:2]]), "yes", "no").tolist()
    lines = [[f"q{k}" for k in range(40)] + ["bought"], *words]
    path = tmp_path / "xor.csv"
    path.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    wishes = ("--target", "bought", "--recipe", "tutorial")
    frozen, mean = (glassbowl("train", path, *wishes, *more).out for more in ((), ("--mean",)))
    assert (True, False) == ("the network is frozen" in frozen, "frozen" in mean)
    assert "Add --mean to divide by the number of customers." in frozen


def test_four_customers_are_not_judged(glassbowl: Glassbowl, story: dict[str, Path]) -> None:
    """The practical recipe learns them all and says that there is no honest check."""
    said = glassbowl("train", story["customers"], "--target", "bought")
    assert 0 == said.code
    assert "with fewer than 5 buyers or 5 others, nobody can be held back." in said.out
    assert "AUC" not in said.out


def test_few_buyers_are_told(glassbowl: Glassbowl, survey: Path, tmp_path: Path) -> None:
    """Fewer than fifty buyers, and the reader is warned with their number."""
    text = survey.read_text(encoding="utf-8").splitlines()
    few = [line for line in text if not line.endswith(",yes")]
    few += [line for line in text if line.endswith(",yes")][:20]
    (tmp_path / "few.csv").write_text("\n".join(few), encoding="utf-8")
    out = glassbowl("train", tmp_path / "few.csv", "--target", "bought", "--hidden", 2).out
    assert "Only 20 customers said yes" in out


def test_a_kept_model_replaces_the_old(glassbowl: Glassbowl, survey: Path, tmp_path: Path) -> None:
    """What stood there is replaced whole."""
    kept = tmp_path / "m.glassbowl"
    kept.write_text("old")
    glassbowl("train", survey, "--target", "bought", "--hidden", 2, "-o", kept)
    assert 290 == load(kept).rows
    assert [kept] == list(tmp_path.iterdir())


def test_where_nothing_can_be_kept_nothing_is_learned(
    glassbowl: Glassbowl, survey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is not there is noticed before the long work, not after it."""
    monkeypatch.setattr("glassbowl.study.train.read_survey", pytest.fail)
    said = glassbowl("train", survey, "--target", "bought", "-o", tmp_path / "no" / "m.glassbowl")
    assert (2, "") == (said.code, said.out)
    assert "The folder of" in said.err


def test_the_object_is_english_in_every_language(
    answer: Answer, survey: Path, glassbowl: Glassbowl
) -> None:
    """Keys and reasons are the same whatever the reader speaks."""
    other = glassbowl("train", survey, "--target", "bought", "--json", language="zh-Hant").answer
    same = [{key: one[key] for key in KEYS if key != "seconds"} for one in (answer, other)]
    assert same[0] == same[1]
