"""The tutorial's rule on a reader's own file: the same rows, the same order, the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.study import lesson, practise
from glassbowl.study.fingerprint import fingerprint
from glassbowl.study.lesson import frozen, mean_miss, printed_errors, rows_to_learn, teaching
from glassbowl.study.train import train_study
from glassbowl.survey.questions import ask
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey
from glassbowl.trace.progress import finished
from glassbowl.trace.record import record

if TYPE_CHECKING:
    from tests.study.conftest import Columns, WriteColumns

    from glassbowl.study.demo import Demo
    from glassbowl.study.study import Study
    from glassbowl.trace.trace import Trace

PRINTED = [0.4964100319, 0.0085845257, 0.0057894599, 0.0046291768, 0.0039587653, 0.0035101226]


def taught(source: object, *, recipe: Recipe, target: str = "bought") -> Study:
    """What the tutorial's rule makes of a survey, with other settings than the command line has."""
    table = read_survey(source)
    tally = count_survey(table, target=target)
    questions = ask(tally, target=target)
    return finished(teaching(table, tally, questions, recipe=recipe, engine="reference"))


def answers(*rows: str) -> Columns:
    """A survey of three questions and a target from rows such as `1011`."""
    names = ("cat", "beer", "website", "bought")
    return {
        name: ["yes" if row[place] == "1" else "" if row[place] == " " else "no" for row in rows]
        for place, name in enumerate(names)
    }


def xor_survey(rows: int, questions: int, seed: int, *, buyers: int | None = None) -> Columns:
    """Random answers; who bought says yes to just one of the first two questions."""
    X = np.random.RandomState(seed).randint(0, 2, (rows, questions))
    bought = X[:, 0] ^ X[:, 1]
    if buyers is not None:
        bought = (np.cumsum(bought) <= buyers) & (bought == 1)
    columns = {f"q{k}": ["yes" if cell else "no" for cell in X[:, k]] for k in range(questions)}
    return columns | {"bought": ["yes" if cell else "no" for cell in bought]}


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The four customers, learned from a file by the tutorial's rule."""
    path = tmp_path_factory.mktemp("story") / "customers.csv"
    path.write_text(
        "id,cat,imported beer,website,bought\n"
        "K1,yes,no,yes,yes\nK2,no,yes,yes,yes\nK3,no,no,yes,no\nK4,yes,yes,yes,no\n",
        encoding="utf-8",
    )
    return train_study(path, target="bought", recipe="tutorial")


def test_the_story_s_file_gives_the_demo_s_network(story: Study, demo: Demo) -> None:
    """Four customers as a file end in the same bits as the demo."""
    expected = [synapse.tolist() for synapse in demo.trace.network.synapses]
    assert expected == [synapse.tolist() for synapse in story.networks[0].synapses]


def test_the_story_s_file_has_the_demo_s_fingerprint(story: Study, demo: Demo) -> None:
    """Anybody can compare them by one line of text."""
    assert fingerprint(demo.trace.network) == fingerprint(story.networks[0])


def test_the_errors_the_tutorial_prints(story: Study) -> None:
    """Rounds 0, 10,000 to 50,000 and the last, each with the error that is known for it."""
    rounds = [iteration for iteration, _ in story.printed]
    assert [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000] == rounds
    expected = [*PRINTED, 0.0031835024]
    assert pytest.approx(expected, abs=5e-11) == [miss for _, miss in story.printed]


def test_nobody_judges_the_story(story: Study) -> None:
    """Every customer is learned from, so there is no evidence."""
    assert (4, 2, None) == (story.rows, story.bought, story.evidence)


def test_it_is_the_tutorial_s_recipe(story: Study) -> None:
    """Half the sum of squares, rate 1, no bias, 60,000 rounds, seed 1, four hidden neurons."""
    expected = Recipe((4,), 60_000, 1.0, 1, "squared_error", mean=False, always_yes=False)
    assert expected == story.recipe


def test_the_constant_question_takes_part(story: Study) -> None:
    """Everybody said yes to the website; it is an input all the same. The id is none."""
    assert ["cat", "imported beer", "website"] == [q.name for q in story.questions if q.used]


def test_rows_keep_the_order_of_the_file(write_columns: WriteColumns) -> None:
    """X holds the customers one below the other as in the file, doubles included."""
    rows = ("1101", "0010", "1101", "0111", "0010", "1001")
    study = taught(write_columns(answers(*rows)), recipe=Recipe(iterations=1))
    assert study.customers is not None
    expected = [[float(mark) for mark in row[:3]] for row in rows]
    assert expected == study.customers.X.tolist()
    assert [1, 0, 1, 1, 0, 1] == study.customers.counts[:, 1].tolist()


def test_single_rows_learn_as_arrays_do(write_columns: WriteColumns) -> None:
    """The synapses are those of the same numbers given as lists, to the last bit."""
    rows = ("1101", "0010", "1101", "0111", "0010", "1001")
    recipe = Recipe(iterations=50)
    X = [[float(mark) for mark in row[:3]] for row in rows]
    y = [float(row[3]) for row in rows]
    expected = record(Network.random((3, 4, 1), 1), X, y, recipe=recipe, engine="reference").network
    study = taught(write_columns(answers(*rows)), recipe=recipe)
    assert fingerprint(expected) == fingerprint(study.networks[0])


def test_blank_targets_change_nothing(write_columns: WriteColumns) -> None:
    """The network is the one without those customers, to the last bit."""
    recipe = Recipe(iterations=30)
    with_blank = taught(
        write_columns(answers("1011", "000 ", "0111", "0010", "1110", "110 ")), recipe=recipe
    )
    without = taught(write_columns(answers("1011", "0111", "0010", "1110"), "b.csv"), recipe=recipe)
    assert fingerprint(without.networks[0]) == fingerprint(with_blank.networks[0])
    assert (4, 2) == (with_blank.rows, with_blank.bought)


def test_patterns_are_counted_once(write_columns: WriteColumns) -> None:
    """Six rows with four different answers are four patterns, though each row is learned."""
    rows = ("1101", "0010", "1101", "0111", "0010", "1001")
    assert 4 == taught(write_columns(answers(*rows)), recipe=Recipe(iterations=1)).patterns


@pytest.mark.parametrize(("most", "expected"), [(6, 6), (5, 4)], ids=["single", "counted"])
def test_many_rows_are_counted(
    write_columns: WriteColumns, monkeypatch: pytest.MonkeyPatch, most: int, expected: int
) -> None:
    """As many rows as may be kept stay single; one more, and patterns are learned instead."""
    monkeypatch.setattr(lesson, "MOST_KEPT", most)
    path = write_columns(answers("1101", "0010", "1101", "0111", "0010", "1001"))
    table = read_survey(path)
    tally = count_survey(table, target="bought")
    found = rows_to_learn(table, tally, ask(tally, target="bought"))
    assert expected == len(found.counts)


def test_4096_rows_are_kept_single() -> None:
    """The limit is the one that is promised."""
    assert 4_096 == practise.MOST_KEPT


def test_counted_rows_learn_like_single_ones(
    write_columns: WriteColumns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """400 rows, or their patterns with weights: the same synapses, to 1e-9."""
    path = write_columns(xor_survey(400, 5, seed=1))
    recipe = Recipe(iterations=200, mean=True)
    single = taught(path, recipe=recipe)
    monkeypatch.setattr(lesson, "MOST_KEPT", 10)
    counted = taught(path, recipe=recipe)
    pairs = zip(single.networks[0].synapses, counted.networks[0].synapses, strict=True)
    assert all(pytest.approx(mine, abs=1e-9) == theirs for mine, theirs in pairs)


def disagreement() -> tuple[Trace, Trace]:
    """Three customers of one pattern of whom one bought, and one of another: single and counted."""
    X = [[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
    recipe = Recipe(hidden=(2,), iterations=20)
    network = Network.random((2, 2, 1), 1)
    single = record(network, X, [0, 1, 0, 1], recipe=recipe)
    return single, record(
        network, [[1.0, 0.0], [0.0, 1.0]], [1 / 3, 1.0], recipe=recipe, weight=[[3], [1]]
    )


def test_the_printed_miss_is_that_of_single_customers() -> None:
    """Customers of one pattern who disagree are missed by something, counted or not."""
    single, counted = disagreement()
    expected = float(np.abs(single.at(20).backward.errors[-1]).mean())
    assert pytest.approx(expected, abs=1e-12) == mean_miss(counted.at(20))
    assert pytest.approx(expected, abs=1e-12) == printed_errors(counted)[-1][1]


def test_the_squared_miss_is_that_of_single_customers() -> None:
    """The same for misses squared."""
    single, counted = disagreement()
    expected = float(np.square(single.at(20).backward.errors[-1]).mean())
    assert pytest.approx(expected, abs=1e-12) == mean_miss(counted.at(20), power=2)


@pytest.mark.parametrize("seed", range(4))
def test_four_thousand_customers_freeze(write_columns: WriteColumns, seed: int) -> None:
    """Forty questions, 4,000 customers, the sum: the network freezes, and the reader is told."""
    path = write_columns(xor_survey(4_000, 40, seed=seed))
    study = taught(path, recipe=Recipe(iterations=60))
    [(key, values)] = study.notes
    assert ("note.frozen", 4_000) == (key, values["rows"])
    assert float(values["miss"]) > 0.4
    assert float(values["average"]) <= 0.25


def test_freezing_is_told_where_few_buy(write_columns: WriteColumns) -> None:
    """One in ten bought, and the frozen network says no to everybody: it is told all the same."""
    path = write_columns(xor_survey(4_000, 40, seed=1, buyers=400))
    study = taught(path, recipe=Recipe(iterations=60))
    [(key, values)] = study.notes
    assert ("note.frozen", True) == (key, float(values["average"]) == pytest.approx(0.09))


@pytest.mark.long
def test_four_thousand_customers_freeze_for_good(write_columns: WriteColumns) -> None:
    """A thousand rounds change nothing: no better than the average, and told."""
    path = write_columns(xor_survey(4_000, 40, seed=0))
    study = taught(path, recipe=Recipe(iterations=1_000))
    assert ["note.frozen"] == [key for key, _ in study.notes]


@pytest.mark.long
def test_the_mean_does_not_freeze(write_columns: WriteColumns) -> None:
    """Divided by the number of customers, the same kind of survey is learned, and nothing told."""
    path = write_columns(xor_survey(4_000, 40, seed=1))
    study = taught(path, recipe=Recipe(iterations=6_000, mean=True))
    assert ((), True) == (study.notes, study.printed[-1][1] < 0.12)


def test_the_story_is_not_frozen(demo: Demo) -> None:
    """A network that has learned its customers is not called frozen, however many they are."""
    assert [] == frozen(demo.trace, 4_000)


def test_half_learned_is_not_frozen(demo: Demo) -> None:
    """Round 230 of the story misses by a third on average, and still by far less than no idea.

    Its misses squared are 0.13 on average; always saying one half would make them 0.25.
    """
    trace = record(
        demo.trace.at(0).network, demo.trace.X, demo.trace.y, recipe=Recipe(iterations=230)
    )
    assert trace.at(230).mean_abs_error > 0.3
    assert [] == frozen(trace, 4_000)


def test_the_mean_is_never_called_frozen() -> None:
    """Whoever divides already is not told to divide."""
    X, y = np.eye(2), [0.5, 0.5]
    trace = record(Network.random((2, 4, 1), 1), X, y, recipe=Recipe(iterations=0, mean=True))
    assert [] == frozen(trace, 4_000)


def test_a_handful_is_never_called_frozen() -> None:
    """With so few customers the sum is not to blame."""
    X, y = np.eye(2), [1.0, 1.0]
    trace = record(Network.random((2, 4, 1), 1), X, y, recipe=Recipe(iterations=0))
    told = [len(frozen(trace, rows)) for rows in (19, 20)]
    assert [0, 1] == told


def test_only_yes_and_no_are_asked(write_columns: WriteColumns) -> None:
    """Numbers and choices do not take part, and the table says why."""
    columns = answers("1011", "0111", "0010", "1110") | {
        "age": ["31", "42", "53", "64"],
        "shop": ["north", "south", "north", "south"],
    }
    study = taught(write_columns(columns), recipe=Recipe(iterations=1))
    kinds = {q.name: (q.used, q.why[0]) for q in study.questions}
    assert {(False, "why.lesson")} == {kinds["age"], kinds["shop"]}


def test_no_round_prints_round_0() -> None:
    """A run of no rounds prints round 0 once."""
    trace = record(Network.random((2, 4, 1), 1), np.eye(2), [0, 1], recipe=Recipe(iterations=0))
    assert [0] == [iteration for iteration, _ in printed_errors(trace)]
