"""The story's data: the tutorial's four customers, and 24 prospects on the vet's list."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

from glassbowl.core.recipe import Recipe
from glassbowl.survey.litter_rip import STORY, customers, prospects, tutorial_network

EXAMPLES = Path(__file__).parents[2] / "examples"
ANSWER = {"yes": 1.0, "no": 0.0}


def rows_of(name: str) -> dict[str, list[float]]:
    """Every row of an example file: its id, and its answers as numbers."""
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {id_: [ANSWER[answer] for answer in answers] for id_, *answers in rows}


def test_there_are_24_prospects() -> None:
    """The list names 24 people and has the answers of each."""
    ids, X = prospects()
    assert (24, (24, 3)) == (len(ids), X.shape)


def test_ids_are_plain() -> None:
    """Prospects are numbered and nobody has a name."""
    assert tuple(f"V{number:02}" for number in range(1, 25)) == prospects()[0]


def test_every_way_to_answer_is_on_the_list() -> None:
    """Three questions can be answered in eight ways, and each of them occurs."""
    assert set(product((0.0, 1.0), repeat=3)) == set(map(tuple, prospects()[1].tolist()))


def test_answers_are_yes_or_no() -> None:
    """Every number of the story is 0 or 1."""
    X, y = customers()
    assert {0.0, 1.0} == set(X.ravel()) | set(y.ravel()) | set(prospects()[1].ravel())


def test_the_customers_are_the_tutorial_s() -> None:
    """The four customers and what they bought, as the tutorial lists them."""
    X, y = customers()
    assert [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]] == X.tolist()
    assert [[1], [1], [0], [0]] == y.tolist()


def test_the_customers_as_a_file() -> None:
    """examples/customers.csv holds the same four customers in the same order."""
    X, y = customers()
    assert list(rows_of("customers.csv").values()) == [
        [*answers, *bought] for answers, bought in zip(X.tolist(), y.tolist(), strict=True)
    ]


def test_the_list_as_a_file() -> None:
    """examples/prospects.csv holds the same 24 prospects in the same order."""
    ids, X = prospects()
    assert list(rows_of("prospects.csv").items()) == list(zip(ids, X.tolist(), strict=True))


def test_what_the_tutorial_s_matrices_say_of_customer_1() -> None:
    """The tutorial's first sums, by hand: 3.66 + 0.16, -2.88 - 0.66, 3.26 - 2.82, -1.53 + 1.87."""
    syn0, syn1 = tutorial_network().synapses
    sums = [round(sum(column), 2) for column in zip(*syn0[[0, 2]].tolist(), strict=True)]
    assert [3.82, -3.54, 0.44, 0.34] == sums
    assert [12.21, 10.24, -6.31, -14.52] == syn1[:, 0].tolist()


def test_what_is_handed_out_is_a_copy() -> None:
    """Whoever changes the story's arrays changes nobody else's."""
    customers()[0][:] = 7
    prospects()[1][:] = 7
    assert {0.0, 1.0} == set(customers()[0].ravel()) | set(prospects()[1].ravel())


def test_the_recipe_of_the_page_is_the_recipe() -> None:
    """What the page begins with is what `glassbowl demo` begins with."""
    recipe = Recipe()
    assert {
        "hidden": list(recipe.hidden),
        "iterations": recipe.iterations,
        "rate": recipe.rate,
        "seed": recipe.seed,
    } == STORY["recipe"]
