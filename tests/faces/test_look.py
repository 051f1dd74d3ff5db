"""`glassbowl look`: a round in numbers, the tutorial's numbers, one weight's chain rule."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.cli import story
from glassbowl.cli.main import main
from glassbowl.cli.screen import cells
from glassbowl.explain.sayings.saying import Verdict
from glassbowl.files.model_file import save
from glassbowl.study.train import train_study

if TYPE_CHECKING:
    from pathlib import Path

    from glassbowl.cli.screen import Screen
    from glassbowl.trace.trace import Trace

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
NAMED = {"l0", "syn0", "l1_LH", "l1", "syn1", "l2_LH", "l2", "y", "l2_error", "l2_delta"}
NAMED |= {"l1_error", "l1_delta", "l1_slope", "l2_slope"}
NAMED |= {"syn0_nudge", "syn1_nudge", "syn0_after", "syn1_after"}

PLACES = (
    "--weight must name a number of this network, counted from 0: syn0[0,0] .. syn0[2,3], "
    "syn1[0,0] .. syn1[3,0]"
)
ALONE = "--distance says how near the points for --weight are."
NO_MODEL = "--survey names what a model learned from."
TOGETHER = "cannot go together: each says which network to look at. Leave one of them out."

Look = Callable[..., str]
Answer = Callable[..., Any]


@pytest.fixture
def look(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Look:
    """What `look` prints, with a run of 50 rounds in place of 60,000."""
    run = story.story_run

    def short(screen: Screen, *, iterations: int, seed: int = 1) -> Trace:
        return run(screen, iterations=min(iterations, 50), seed=seed)

    def looked(*arguments: str, language: str = "en") -> str:
        monkeypatch.setattr(story, "story_run", short)
        assert main(["look", *arguments, "--lang", language]) == 0
        return capsys.readouterr().out

    return looked


@pytest.fixture
def answer(look: Look) -> Answer:
    """The object that `look --json` prints, alone on stdout."""
    return lambda *arguments: json.loads(look(*arguments, "--json"))


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Look:
    """The sentence with which `look` refuses; it ends with 2 and prints nothing else."""

    def refused(*arguments: str) -> str:
        code = main(["look", *arguments, "--lang", "en"])
        printed = capsys.readouterr()
        assert (2, "") == (code, printed.out)
        return printed.err.removeprefix("glassbowl: ").rstrip("\n")

    return refused


def test_first_round_of_seed_1(look: Look) -> None:
    """The four predictions of seed 1 before learning, with what arrives and how far they miss."""
    printed = look("--round", "0")
    for line in (
        "customer 1   0.1758  0.5438  1    0.4562       0.2481    0.1132",
        "customer 2  -0.0442  0.4890  1    0.5110       0.2499    0.1277",
        "customer 3  -0.1052  0.4737  0   -0.4737       0.2493   -0.1181",
        "customer 4   0.1793  0.5447  0   -0.5447       0.2480   -0.1351",
    ):
        assert line in printed


def test_json_has_every_matrix_by_name(answer: Answer) -> None:
    """The tutorial's names, the slopes, the updates, and the synapses after."""
    assert set(answer("--round", "0")["arrays"]) == NAMED


def test_json_says_what_was_looked_at(answer: Answer) -> None:
    """Seed, round and customer are told; there is no list of sayings but at the tutorial's."""
    given = answer("--seed", "7", "--round", "3", "--customer", "2")
    keys = ("model", "weights", "seed", "round", "customer", "questions")
    expected = [None, "seed", 7, 3, 2, ["cat", "beer", "website"]]
    assert expected == [given[key] for key in keys]
    assert "tutorial" not in given


def test_full_digits_in_json(answer: Answer) -> None:
    """What is rounded on screen is whole in JSON."""
    assert answer("--round", "0")["mean_abs_error"] == 0.4964100319027254


def test_one_customers_sums(look: Look) -> None:
    """Customer 1 at the tutorial's matrices, as a pocket calculator would have it."""
    printed = look("--weights", "tutorial", "--customer", "1")
    for line in (
        "  l1_LH[0] = 1 x 3.66 + 0 x -4.84 + 1 x 0.16 = 3.82",
        "  l1[0] = nonlin(3.82) = 0.9785",
        "  l1_LH[1] = 1 x -2.88 + 0 x 3.54 + 1 x -0.66 = -3.54",
        "  l2 = nonlin(-0.0838) = 0.4791",
        "  l2_error = 1 - 0.4791 = 0.5209",
        "  l2_slope = 0.4791 x (1 - 0.4791) = 0.2496",
        "  l2_delta = 0.5209 x 0.2496 = 0.1300",
        "  l1_error[0] = 0.1300 x 12.21 = 1.5874",
        "  l1_error[3] = 0.1300 x -14.52 = -1.8877",
        "  l1_delta[0] = 1.5874 x 0.0210 = 0.0333",
        "  syn1[0,0] += 0.9785 x 0.1300 = 0.1272",
        "  syn0[1,0] += 0 x 0.0333 = 0",
    ):
        assert line in printed.splitlines()


def test_one_customer_alone(look: Look) -> None:
    """With --customer 3 nobody else's lines stand in the matrices."""
    printed = look("--round", "0", "--customer", "3")
    assert "customer 3" in printed
    assert not [number for number in (1, 2, 4) if f"\ncustomer {number} " in printed]


def test_every_saying_is_shown(look: Look, answer: Answer) -> None:
    """Each stands with its id, and its first printed and computed numbers, on screen."""
    printed = look("--weights", "tutorial")
    lines = [line.split() for line in printed.splitlines()]
    for saying in answer("--weights", "tutorial")["tutorial"]:
        assert any(line[:1] == [saying["id"]] for line in lines)
        assert any(
            line[:1] == saying["printed"][:1] and saying["verdict"] == line[-1] for line in lines
        ), saying


def test_numbers_of_the_worked_example(look: Look) -> None:
    """The true numbers beside the printed ones: nets, deltas, ratios, product, effect, votes."""
    printed = look("--weights", "tutorial")
    for row in (
        "     0.70                        0.7153                           WRONG",
        "     -0.1221                     -0.0640                          WRONG",
        "     -0.1221                     -0.0410                          WRONG",
        "     0.04                        0.0210                           WRONG",
        "     0.25                        0.2496                           ROUNDED",
        "     3.82                        3.82                             OK",
        "     0.125 0.009 -0.003 -0.150   0.4167 0.00046 -0.0345 -0.6594   WRONG",
    ):
        assert row in printed.splitlines()


def test_a_matrix_has_one_verdict(look: Look) -> None:
    """X is printed row by row, and judged in the first."""
    lines = look("--weights", "tutorial").splitlines()
    place = lines.index("N2   X, all the answers (section 2.2)")
    assert [
        "     1 0 1                       1 0 1                            OK",
        "     0 1 1                       0 1 1",
        "     0 0 1                       0 0 1",
        "     1 1 1                       1 1 1",
    ] == lines[place + 1 : place + 5]


def test_verdicts_are_words_of_four(answer: Answer) -> None:
    """Every verdict is one of the four."""
    verdicts = {saying["verdict"] for saying in answer("--weights", "tutorial")["tutorial"]}
    assert {verdict.value for verdict in Verdict} == verdicts


def test_later_rounds_of_the_tutorials_matrices(answer: Answer) -> None:
    """One update on, the tutorial's numbers are no longer its own, and no list is shown."""
    given = answer("--weights", "tutorial", "--round", "1")
    assert "tutorial" not in given
    assert given["arrays"]["l2"][0][0] == pytest.approx(0.8957565905385568, abs=1e-12)


def test_chain_of_the_example(look: Look) -> None:
    """The tutorial's own example: five ratios, its own nearby points, the product of each kind."""
    printed = look("--weights", "tutorial", "--weight", "syn0[0,0]").splitlines()
    drawn = "  syn0[0,0] -R5-> l1_LH -R4-> l1 -R3-> l2_LH -R2-> l2 -R1-> l2_error"
    for line in (
        drawn,
        "R1  d l2_error / d l2           -1             -1",
        "R4  d l1 / d l1_LH          0.0210         0.0193",
        "    product                -0.0640        -0.0588",
        "R1   0.4791       0.6   0.5209       0.4",
        "R4     3.82         4   0.9785    0.9820",
        "customer 4               -0.3464",
        "sum: what the code adds  -0.3131",
        "syn0[0,0] goes from 3.66 to 3.3469.",
        "Customer 1 is outvoted.",
    ):
        assert line in printed


def test_chain_in_json(answer: Answer) -> None:
    """Product, finite difference and complex step say the same; the wishes add up."""
    chain = answer("--weights", "tutorial", "--weight", "syn1[2,0]", "--customer", "4")["chain"]
    agree = [chain["product"], chain["all_paths"], chain["finite_difference"]]
    assert agree == pytest.approx([chain["complex_step"]] * 3, abs=1e-9)
    assert sum(chain["wishes"]) == pytest.approx(chain["nudge"], abs=1e-15)
    assert (4, "syn1[2,0]", 3) == (chain["customer"], chain["weight"], len(chain["ratios"]))


@pytest.mark.parametrize(
    ("arguments", "distance"),
    [
        (["--round", "0", "--weight", "syn0[0,0]"], 0.1),
        (["--round", "0", "--weight", "syn0[0,0]", "--distance", "0.5"], 0.5),
        (["--weights", "tutorial", "--weight", "syn0[0,0]", "--customer", "2"], 0.1),
        (["--weights", "tutorial", "--weight", "syn0[0,0]", "--distance", "2"], 2.0),
        (["--weights", "tutorial", "--weight", "syn0[0,0]"], 0.34),
    ],
)
def test_distance(arguments: list[str], distance: float, answer: Answer) -> None:
    """0.1 when nobody says; the tutorial's own for its example; what is asked for otherwise."""
    last = answer(*arguments)["chain"]["ratios"][-1]
    assert distance == pytest.approx(last["x_nearby"] - last["x"], abs=1e-12)


@pytest.mark.parametrize(("decimals", "height"), [(2, "0.98"), (3, "0.979"), (9, "0.978542710")])
def test_decimals(decimals: int, height: str, look: Look) -> None:
    """As many decimals as asked for, where a number has more."""
    arguments = ("--weights", "tutorial", "--customer", "1", "--decimals", str(decimals))
    assert f"  l1[0] = nonlin(3.82) = {height}" in look(*arguments).splitlines()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--round", "60001"], "--round must be a whole number from 0 to 60000. Got 60001."),
        (["--round", "-1"], "--round must be a whole number from 0 to 60000. Got -1."),
        (["--customer", "5"], "--customer must be a whole number from 1 to 4. Got 5."),
        (["--customer", "0"], "--customer must be a whole number from 1 to 4. Got 0."),
        (["--decimals", "16"], "--decimals must be a whole number from 0 to 15. Got 16."),
        (
            ["--weight", "syn0[3,0]"],
            f"{PLACES}. Got 'syn0[3,0]'.",
        ),
        (
            ["--weight", "cat"],
            f"{PLACES}. Got 'cat'.",
        ),
        (
            ["--weight", "syn0[0,0]", "--distance", "0"],
            "--distance must be a number from 0.000001 to 100. Got 0.",
        ),
        (
            ["--weight", "syn0[0,0]", "--distance", "nan"],
            "--distance must be a number from 0.000001 to 100. Got nan.",
        ),
        (
            ["--distance", "1"],
            f"{ALONE} Got no --weight; add one, such as --weight syn0[0,0].",
        ),
        (
            ["--weights", "tutorial", "--seed", "1"],
            f"--weights tutorial and --seed {TOGETHER}",
        ),
        (
            ["--survey", "some.csv"],
            f"{NO_MODEL} Got no MODEL; add its file, or leave --survey out.",
        ),
        (
            ["some.glassbowl", "--weights", "seed"],
            f"MODEL and --weights {TOGETHER}",
        ),
    ],
)
def test_refusals(
    arguments: list[str], sentence: str, refusal: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence with the range, before anything is learned."""
    monkeypatch.setattr(story, "_run", pytest.fail)
    assert sentence == refusal(*arguments)


def test_missing_model(refusal: Look, tmp_path: Path) -> None:
    """A model that is not there is named."""
    assert "nothing.glassbowl" in refusal(str(tmp_path / "nothing.glassbowl"))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kept network: 16 hidden neurons, cross-entropy, mean, counted patterns, always yes."""
    folder = tmp_path_factory.mktemp("kept")
    rows = [f"{cat},{beer},{cat ^ beer}" for cat in (0, 1) for beer in (0, 1)] * 20
    survey = folder / "customers.csv"
    survey.write_text("\n".join(["cat,beer,bought", *rows]) + "\n", encoding="utf-8")
    save(train_study(survey, target="bought"), folder / "kept.glassbowl")
    return folder / "kept.glassbowl"


def test_model_names_its_questions(model: Path, answer: Answer) -> None:
    """A kept network is looked at by the names of its inputs, the one always on among them."""
    given = answer(str(model), "--round", "0")
    assert ["cat = 1", "beer = 1", "always yes"] == given["questions"]


def test_model_is_looked_at_after_its_last_round(model: Path, answer: Answer) -> None:
    """Without --round it is the last, and the synapses there are those that were kept."""
    given = answer(str(model), "--weight", "syn1[15,0]")
    assert given["round"] > 0
    assert sum(given["chain"]["wishes"]) == pytest.approx(given["chain"]["nudge"], abs=1e-12)


def test_model_has_as_many_customers_as_patterns(model: Path, refusal: Look) -> None:
    """Four patterns of answers are four customers to choose from."""
    sentence = refusal(str(model), "--round", "0", "--customer", "9")
    assert sentence == "--customer must be a whole number from 1 to 4. Got 9."


def test_model_without_customers(tmp_path: Path, refusal: Look) -> None:
    """Without its customers a round cannot be replayed, and that is said."""
    survey = tmp_path / "customers.csv"
    rows = [f"{cat},{beer},{cat ^ beer}" for cat in (0, 1) for beer in (0, 1)] * 20
    survey.write_text("\n".join(["cat,beer,bought", *rows]) + "\n", encoding="utf-8")
    save(train_study(survey, target="bought"), tmp_path / "bare.glassbowl", customers=False)
    assert "does not hold them" in refusal(str(tmp_path / "bare.glassbowl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_on_a_screen(language: str, model: Path, look: Look) -> None:
    """No line of it is wider than 80 columns, in any language, small network or large."""
    story_ = look("--weights", "tutorial", "--weight", "syn0[0,0]", language=language)
    kept = look(str(model), "--weight", "syn0[0,15]", "--customer", "2", language=language)
    wide = [line for line in (story_ + kept).splitlines() if cells(line) > 80]
    assert [line for line in wide if str(model) not in line] == []


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_no_english_is_left_over(language: str, look: Look) -> None:
    """In Chinese no English sentence stands on the screen."""
    printed = look("--weights", "tutorial", "--weight", "syn0[0,0]", language=language)
    words = {"the", "customer", "neuron", "computed", "verdict", "round", "what", "and"}
    assert words.isdisjoint(printed.lower().split())


@pytest.mark.long
def test_the_true_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Beside the run of 60,000 rounds stand the numbers of its end and of what it prints."""
    assert main(["look", "--weights", "tutorial", "--lang", "en"]) == 0
    printed = capsys.readouterr().out.splitlines()
    for line in (
        "     0.9999 0.99999              0.9970 0.9967 0.0026 0.0039      WRONG",
        "     0.99                        0.9900                           OK",
        "     10000 20000 30000           0 10000 20000                    WRONG",
        "     60000                       240000                           WRONG",
    ):
        assert line in printed


@pytest.mark.long
def test_usually_the_last_round(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --round it is the story's network after 60,000 rounds."""
    assert main(["look", "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert (1, 60_000) == (given["seed"], given["round"])
    assert given["mean_abs_error"] == pytest.approx(0.0031835023858748273, abs=1e-11)
