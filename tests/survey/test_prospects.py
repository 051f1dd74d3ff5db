"""Prospects: every row kept, columns found by name, and a flag on what was never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from glassbowl.errors import QuestionError
from glassbowl.survey import in_file_order as room
from glassbowl.survey.encode import fit_encoding
from glassbowl.survey.prospects import Prospects, encode_prospects
from glassbowl.survey.read import read_survey

if TYPE_CHECKING:
    from tests.survey.conftest import Survey, Surveyed

    from glassbowl.survey.encode import Encoding

CUSTOMERS = pl.DataFrame(
    {
        "Owns a cat?": ["Yes", "No", "no"] * 4,
        "Pet": ["fish", "Owl", "eel", "fish"] * 3,
        "Age": [20, 30, 40, None, 50, 60] * 2,
        "Radio": ["x", None] * 6,
        "bought": ["yes", "no", "no", "yes"] * 3,
    }
)
"""Twelve customers: a question of yes and no, a choice, a number, and a tick."""


@pytest.fixture(scope="module")
def shop(survey: Survey) -> Surveyed:
    """What was made of the twelve customers."""
    return survey(CUSTOMERS)


KNOWN = {"Owns a cat?": "Yes", "Pet": "fish", "Age": "30", "Radio": "x"}


def scored(shop: Surveyed, *rows: dict[str, str | None]) -> Prospects:
    """Prospects who answer as a known customer does but for these answers."""
    frame = pl.DataFrame([KNOWN | row for row in rows], schema=dict.fromkeys(KNOWN, pl.String))
    return encoded(shop.encoding, frame)


def encoded(encoding: Encoding, frame: pl.DataFrame) -> Prospects:
    """Every row as it was encoded, in the order of the table."""
    asked, place = encode_prospects(encoding, read_survey(frame))
    return Prospects(asked.heard, tuple(codes[place] for codes in asked.codes))


def test_customers_are_their_patterns(shop: Surveyed) -> None:
    """Customers who come back as prospects have the inputs of their patterns."""
    again = encoded(shop.encoding, CUSTOMERS.drop("bought")).inputs()
    assert sorted(set(map(tuple, shop.X.tolist()))) == sorted(set(map(tuple, again.tolist())))


@pytest.mark.parametrize(
    ("answers", "flags"),
    [
        ({}, (False, False, False)),
        ({"Owns a cat?": "TRUE", "Pet": " OWL ", "Age": "30.0", "Radio": None}, (0, 0, 0)),
        ({"Owns a cat?": None}, (1, 0, 0)),
        ({"Pet": "N/A"}, (1, 0, 0)),
        ({"Age": "don't know"}, (1, 0, 0)),
        ({"Owns a cat?": "maybe"}, (0, 1, 0)),
        ({"Pet": "dog"}, (0, 1, 0)),
        ({"Age": "thirty"}, (0, 1, 0)),
        ({"Age": "19"}, (0, 0, 1)),
        ({"Age": "61"}, (0, 0, 1)),
        ({"Age": "60"}, (0, 0, 0)),
        ({"Age": "1e300", "Pet": "-"}, (1, 1, 0)),
        ({"Age": "99", "Pet": "-", "Owns a cat?": "?!"}, (1, 1, 1)),
    ],
)
def test_flags(
    shop: Surveyed, answers: dict[str, str | None], flags: tuple[bool, bool, bool]
) -> None:
    """No answer, an answer never seen and a number out of range are told apart, row by row."""
    found = scored(shop, {}, answers)
    raised = (found.no_answer, found.unknown_answer, found.out_of_range)
    assert [(False, flag) for flag in flags] == [tuple(flag.tolist()) for flag in raised]


def test_flags_of_several_questions(shop: Surveyed) -> None:
    """A row is flagged whichever of its questions gives reason to."""
    found = scored(shop, {"Owns a cat?": None}, {"Pet": None}, {}, {"Age": "?"})
    assert [True, True, False, True] == found.no_answer.tolist()


def test_an_answer_nobody_learned_from(shop: Surveyed) -> None:
    """An answer that stands in the survey, and that none of those learned from gave, is unknown."""
    place = shop.patterns.names.index("Pet")
    learned = shop.patterns.codes[:, place] != shop.patterns.answers[place].index("eel")
    counts = shop.patterns.counts * learned[:, None]
    encoding = fit_encoding(shop.questions, shop.patterns, counts=counts)
    frame = pl.DataFrame([KNOWN, KNOWN | {"Pet": "eel"}])
    found = encoded(encoding, frame)
    assert [False, True] == found.unknown_answer.tolist()


@pytest.mark.parametrize(
    ("answers", "like"),
    [
        ({"Pet": "dog"}, {"Pet": None}),
        ({"Owns a cat?": "maybe"}, {"Owns a cat?": None}),
        ({"Age": "thirty"}, {"Age": None}),
        ({"Age": "999"}, {"Age": "60"}),
        ({"Age": "-5"}, {"Age": "20"}),
        ({"Radio": "yes"}, {"Radio": "x"}),
        ({"Radio": None}, {"Radio": "no"}),
    ],
)
def test_what_stands_in(
    shop: Surveyed, answers: dict[str, str | None], like: dict[str, str | None]
) -> None:
    """What was never seen counts as no answer; a number out of range as the nearest."""
    one, other = scored(shop, answers, like).inputs()
    assert one.tolist() == other.tolist()


def test_no_answer_is_the_average_customer(shop: Surveyed) -> None:
    """Where no customer left a blank, no answer is the average: four of twelve own a cat."""
    assert 4 / 12 == pytest.approx(scored(shop, {"Owns a cat?": None}).inputs()[0, 0])


def test_no_answer_has_its_input(shop: Surveyed) -> None:
    """Where customers left blanks, no answer has an input, and it alone is not 0."""
    blank = scored(shop, {"Age": None}).inputs()[0]
    mine = [k for k, single in enumerate(shop.encoding.inputs) if single.question == "Age"]
    assert [*[0.0] * (len(mine) - 1), 1.0] == blank[mine].tolist()


def test_far_numbers_are_out_of_range(survey: Survey) -> None:
    """A number beyond the fence is flagged, even where a customer's was moved to the fence."""
    ages = [*"1" * 31, *"2" * 30, *"3" * 32, *"4" * 28, "999", "23", "24"]
    done = survey(
        pl.DataFrame({"age": ages, "bought": ["yes" if k % 3 else "no" for k in range(124)]})
    )
    found = encoded(done.encoding, pl.DataFrame({"age": ["23", "999"]}))
    assert [False, True] == found.out_of_range.tolist()
    one, other = found.inputs()
    assert one.tolist() == other.tolist()


def test_rare_answers_are_known(survey: Survey) -> None:
    """A rare answer was seen: it has the shared input, and no flag."""
    pets = [*("fish", "owl") * 60, "eel", "ant"]
    done = survey(
        pl.DataFrame({"pet": pets, "bought": ["yes" if k % 3 else "no" for k in range(122)]})
    )
    found = encoded(done.encoding, pl.DataFrame({"pet": ["Eel", "bee"]}))
    assert [False, True] == found.unknown_answer.tolist()
    assert [0.0, 0.0, 1.0] == found.inputs()[0].tolist()


def test_columns_by_name(shop: Surveyed) -> None:
    """Other order, other columns, other case and spaces: the same inputs."""
    one = pl.DataFrame([KNOWN])
    other = one.select(
        pl.col("Radio").alias("RADIO"),
        pl.col("Age").alias("\u00a0 age"),
        pl.lit("VIP").alias("Segment"),
        pl.col("Owns a cat?").alias("owns  a cat?"),
        pl.col("Pet"),
    )
    first, second = (encoded(shop.encoding, f) for f in (one, other))
    assert first.inputs().tolist() == second.inputs().tolist()


def test_the_exact_name_comes_first(shop: Surveyed) -> None:
    """Of Pet and pet the one that was learned from is taken."""
    frame = pl.DataFrame([KNOWN | {"pet": "owl"}])
    taken = encoded(shop.encoding, frame)
    assert scored(shop, {}).inputs().tolist() == taken.inputs().tolist()


def test_two_names_alike(shop: Surveyed) -> None:
    """Where two columns differ in case only and neither is exact, nothing is guessed."""
    frame = pl.DataFrame([KNOWN | {"pet": "owl", "PET": "owl"}]).drop("Pet")
    with pytest.raises(QuestionError) as caught:
        encoded(shop.encoding, frame)
    assert "'pet', 'PET' differ in case or spaces only." in str(caught.value)


def test_a_question_that_is_missing(shop: Surveyed) -> None:
    """Questions the network needs and the file lacks are named, with what the file asks."""
    frame = pl.DataFrame([KNOWN]).drop("Pet", "Age")
    with pytest.raises(QuestionError) as caught:
        encoded(shop.encoding, frame)
    assert "It lacks 'Pet', 'Age'; it asks 'Owns a cat?', 'Radio'." in str(caught.value)


def test_every_row_in_its_order(shop: Surveyed) -> None:
    """As many rows come out as went in, in the order of the file, whole or in pieces."""
    ages = np.random.RandomState(3).randint(20, 61, size=1_000).tolist()
    rows: list[dict[str, str | None]] = [{"Age": str(age)} for age in ages]
    found = scored(shop, *rows)
    mean, spread = shop.encoding.codings[2].mean, shop.encoding.codings[2].spread
    column = [single.name for single in shop.encoding.inputs].index("Age")
    assert len(ages) == len(found)
    assert [(age - mean) / spread for age in ages] == pytest.approx(found.inputs()[:, column])
    assert np.array_equal(found.inputs(), np.concatenate(list(found.batches(300))))


@pytest.mark.parametrize("at_once", [1, 7, 64, 10_000])
def test_once_each(shop: Surveyed, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Every distinct row once, in the order in which they first occur; each finds its own."""
    monkeypatch.setattr(room, "ROWS_AT_ONCE", at_once)
    draw = np.random.RandomState(5).randint
    as_usual: dict[str, str | None] = dict(KNOWN)
    said: list[dict[str, str | None]] = [
        as_usual
        | {"Owns a cat?": ["Yes", "No"][draw(2)], "Pet": ["fish", "Owl", "eel", None][draw(4)]}
        for _ in range(400)
    ]
    distinct = list(dict.fromkeys(tuple(row.values()) for row in said))
    frame = pl.DataFrame(said, schema=dict.fromkeys(KNOWN, pl.String))
    each, place = encode_prospects(shop.encoding, read_survey(frame))
    assert len(distinct) == len(each)
    assert [distinct.index(tuple(row.values())) for row in said] == place.tolist()
