"""`glassbowl demo`: the seven numbers, the four predictions, the list, and what to try next."""

from __future__ import annotations

import re
import struct
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faces.conftest import Answer, Glassbowl

NUMBERS = [
    *(0.4964100319027255, 0.008584525653247152, 0.005789459862507806, 0.004629176776769983),
    *(0.00395876528027365, 0.003510122567861676, 0.0031835023858748273),
]
PREDICTIONS = [
    *(0.9970171337897594, 0.996722116665879, 0.0026057015375216177, 0.0038675584616160706)
]
KEYS = "seed iterations engine printed final synapses sha256 prospects".split()
PROSPECT = "id answers probability low high seen rank".split()
QUICK = ("demo", "--iterations", 500)


def test_the_seven_numbers(demo_answer: Answer) -> None:
    """Rounds 0, 10,000 to 50,000, and after the last: the errors known for the tutorial's run."""
    assert list(range(0, 60_000, 10_000)) == [one["iteration"] for one in demo_answer["printed"]]
    found = [one["mean_abs_error"] for one in demo_answer["printed"]]
    assert pytest.approx(NUMBERS, abs=1e-9) == [*found, demo_answer["final"]["mean_abs_error"]]


def test_the_four_predictions(demo_answer: Answer) -> None:
    """.9970 .9967 .0026 .0039, to nine digits."""
    assert pytest.approx(PREDICTIONS, abs=1e-9) == demo_answer["final"]["predictions"]


def test_the_object_has_the_keys_promised(demo_answer: Answer) -> None:
    """Those and no others, at every level."""
    assert KEYS == list(demo_answer)
    assert [{"iteration", "mean_abs_error"}] * 6 == [set(one) for one in demo_answer["printed"]]
    assert {"mean_abs_error", "predictions"} == set(demo_answer["final"])
    assert [PROSPECT] * 24 == [list(one) for one in demo_answer["prospects"]]


def test_what_was_run(demo_answer: Answer) -> None:
    """Seed 1, 60,000 rounds, the compiled engine."""
    assert (1, 60_000) == (demo_answer["seed"], demo_answer["iterations"])
    assert "compiled" == demo_answer["engine"]


def test_the_sixteen_numbers(demo_answer: Answer) -> None:
    """Three by four and four by one, the first and the last as they are known."""
    syn0, syn1 = demo_answer["synapses"]["syn0"], demo_answer["synapses"]["syn1"]
    assert ([4, 4, 4], [1, 1, 1, 1]) == ([len(row) for row in syn0], [len(row) for row in syn1])
    assert pytest.approx([4.601357097887595, 7.861284050871799], abs=1e-9) == [
        syn0[0][0],
        syn1[3][0],
    ]


def test_the_fingerprint_is_that_of_the_numbers(demo_answer: Answer) -> None:
    """SHA-256 over the sixteen numbers as they stand in the object itself."""
    rows = [*demo_answer["synapses"]["syn0"], *demo_answer["synapses"]["syn1"]]
    numbers = [number for row in rows for number in row]
    assert sha256(struct.pack("<16d", *numbers)).hexdigest() == demo_answer["sha256"]


def test_the_list_in_the_object(demo_answer: Answer) -> None:
    """24 prospects in the order of rank; whoever visited the website was seen, nobody else."""
    prospects = demo_answer["prospects"]
    assert list(range(1, 25)) == [one["rank"] for one in prospects]
    assert [one["answers"][2] == 1 for one in prospects] == [one["seen"] for one in prospects]
    assert ["V04", "V07", "V15", "V21"] == [one["id"] for one in prospects[:4]]


@pytest.mark.usefixtures("few_rounds")
def test_other_wishes_change_everything(glassbowl: Glassbowl, demo_answer: Answer) -> None:
    """With another seed and fewer rounds no number of the run is the same."""
    other = glassbowl("demo", "--seed", 5, "--iterations", 500, "--json").answer
    assert (5, 500, [0]) == (
        other["seed"],
        other["iterations"],
        [one["iteration"] for one in other["printed"]],
    )
    assert demo_answer["sha256"] != other["sha256"]
    assert demo_answer["printed"][0] != other["printed"][0]
    assert not set(demo_answer["final"]["predictions"]) & set(other["final"]["predictions"])
    assert not {one["probability"] for one in demo_answer["prospects"]} & {
        one["probability"] for one in other["prospects"]
    }


@pytest.mark.usefixtures("few_rounds")
def test_the_same_wishes_give_the_same_answer(glassbowl: Glassbowl) -> None:
    """Run twice, the object is the same to the last letter."""
    one, other = (glassbowl(*QUICK, "--json").out for _ in range(2))
    assert one == other


@pytest.mark.usefixtures("few_rounds")
def test_numbers_on_screen_are_those_of_the_object(glassbowl: Glassbowl) -> None:
    """Errors with ten digits, predictions and weights with four, and the fingerprint."""
    out, answer = glassbowl(*QUICK).out, glassbowl(*QUICK, "--json").answer
    assert f"{answer['printed'][0]['mean_abs_error']:.10f}" in out
    assert re.search(rf"after 500 +{answer['final']['mean_abs_error']:.10f}", out)
    for number, prediction in enumerate(answer["final"]["predictions"], start=1):
        assert re.search(rf"^{number} +{prediction:.4f} ", out, re.MULTILINE)
    weights = [w for row in answer["synapses"]["syn0"] + answer["synapses"]["syn1"] for w in row]
    assert [] == [weight for weight in weights if f"{weight:+.4f}" not in out]
    assert answer["sha256"] in out


@pytest.mark.usefixtures("few_rounds")
def test_the_list_on_screen_is_that_of_the_object(glassbowl: Glassbowl) -> None:
    """Each prospect has a line of rank, id, answers, probability, low, high and seen."""
    out, answer = glassbowl(*QUICK).out, glassbowl(*QUICK, "--json").answer
    words = {0: "no", 1: "yes"}
    lines = [" ".join(line.split()) for line in out.splitlines()]
    for one in answer["prospects"]:
        said = " ".join(words[given] for given in one["answers"])
        ends = f"{one['probability']:.4f} {one['low']:.4f} {one['high']:.4f}"
        start = f"{one['rank']} {one['id']} {said} {ends} {words[one['seen']]} "
        assert any(line.startswith(start) for line in lines), start


def test_whom_nobody_knows_stands_apart(glassbowl: Glassbowl) -> None:
    """Under a heading of their own, after all others, each marked in words."""
    out = glassbowl(*QUICK).out
    above, below = out.split("\nNobody knows: ")
    assert (0, 11) == (above.count("nobody knows\n"), below.count("nobody knows\n"))


@pytest.mark.usefixtures("few_rounds")
def test_what_is_promised_is_said(glassbowl: Glassbowl) -> None:
    """Bands, when every customer was right, four ideas, an honest word, and what to try next."""
    out = glassbowl(*QUICK).out
    for words in (
        'In words: 0.95 and more is "almost certainly"',
        "Since round 254 every prediction has been on its customer's side of one half.",
        "feed forward      the first guess for customer 1 was 0.5438",
        "global minimum    the lowest loss reached is",
        "gradient descent  the ball went down in 500 of 500 rounds, up in 0",
        "back propagation  the largest slope was 0.010259 at the start",
        "perfect score on four customers proves nothing about a fifth",
        "glassbowl walk",
        "glassbowl train ",
    ):
        assert words in out


@pytest.mark.usefixtures("few_rounds")
def test_a_run_that_never_gets_right_says_so(glassbowl: Glassbowl) -> None:
    """After no round at all not every customer is right, and nobody claims it."""
    out = glassbowl("demo", "--iterations", 0).out
    assert "this start has not found the way" in out


@pytest.mark.usefixtures("few_rounds")
def test_the_network_can_be_kept(
    glassbowl: Glassbowl, story: dict[str, Path], tmp_path: Path
) -> None:
    """-o keeps it, and `score` gives the vet's list the probabilities of the demo."""
    kept, out = tmp_path / "demo.glassbowl", tmp_path / "list.csv"
    answer = glassbowl(*QUICK, "--json", "-o", kept).answer
    assert 0 == glassbowl("score", kept, story["prospects"], "-o", out).code
    header, *rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    found = {row[0]: float(row[header.index("probability")]) for row in rows}
    assert pytest.approx({one["id"]: one["probability"] for one in answer["prospects"]}) == found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--iterations", -1), "iterations must be a whole number 0..1000000000. Got -1."),
        (("--seed", -1), "seed must be a whole number"),
        (("--seed", 2**32), "Got 4294967296."),
        (("--seed", "one"), "--seed must be a number. Got 'one'."),
        (("--engine", "steam"), "The engine must be one of: compiled, reference. Got 'steam'."),
    ],
    ids=str,
)
def test_wishes_that_cannot_be(
    glassbowl: Glassbowl, arguments: tuple[object, ...], words: str
) -> None:
    """Each is refused in one sentence, before anything is printed as JSON."""
    said = glassbowl("demo", "--json", *arguments)
    assert (2, "", True) == (said.code, said.out, words in said.err)
