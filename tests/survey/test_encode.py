"""Inputs: every block of X worked by hand, and fitted on those learned from alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbowl.survey.coding import table
from glassbowl.survey.details import quantiles
from glassbowl.survey.encode import encode, fit_encoding
from glassbowl.survey.fit import band_edges, fit_coding
from glassbowl.survey.question import Question

if TYPE_CHECKING:
    from tests.survey.conftest import Survey, Surveyed


def surveyed(survey: Survey, **columns: Sequence[object]) -> Surveyed:
    """A survey of these columns, every third customer a non-buyer."""
    rows = len(next(iter(columns.values())))
    return survey(
        pl.DataFrame({**columns, "bought": ["yes" if k % 3 else "no" for k in range(rows)]})
    )


def block(done: Surveyed, question: str) -> list[list[float]]:
    """The columns of X that belong to a question, each distinct row once, in the order of X."""
    mine = [single.question == question for single in done.encoding.inputs]
    rows = done.X[:, mine]
    return [row for k, row in enumerate(rows.tolist()) if row not in rows[:k].tolist()]


def test_yes_and_no(survey: Survey) -> None:
    """A question of yes and no is one input: 0 for no, 1 for yes."""
    done = surveyed(survey, cat=["Yes", "No", "no", "y"])
    assert [[0.0], [1.0]] == block(done, "cat")


def test_its_name(survey: Survey) -> None:
    """The input is named after yes, as it is spelled in the file."""
    assert ("cat = 是",) == surveyed(survey, cat=["是", "否", "否", "是"]).encoding.names


def test_yes_no_and_blank(survey: Survey) -> None:
    """With blanks there is an input of its own for no answer, 0 for everybody who answered."""
    done = surveyed(survey, cat=["Yes", None, "No", "No"])
    assert ("cat = Yes", "cat = no answer") == done.encoding.names
    assert [[0.0, 1.0], [0.0, 0.0], [1.0, 0.0]] == block(done, "cat")


def test_a_choice(survey: Survey) -> None:
    """A choice has an input for each answer, one for no answer, and exactly one of them is 1."""
    done = surveyed(survey, pet=["fish", "eel", None, "owl"] * 3)
    expected = ("pet = eel", "pet = fish", "pet = owl", "pet = no answer")
    assert expected == done.encoding.names
    assert np.roll(np.eye(4), 1, axis=0).tolist() == block(done, "pet")


def test_rare_answers_of_a_choice(survey: Survey) -> None:
    """Rare answers share one input."""
    done = surveyed(survey, pet=[*("fish", "owl") * 60, "eel", "ant"])
    assert ("pet = fish", "pet = owl", "pet = any other") == done.encoding.names


NUMBER = Question("age", "number", used=True, why=("why.number", {}))
NINE = [str(8 * k) for k in range(9)]


def test_a_number(survey: Survey) -> None:
    """Of 0, 8 ... 64 each is a band's edge: 24 has come through three of the eight bands."""
    done = surveyed(survey, age=NINE)
    assert ("age", "age 0 to 8", "age 8 to 16") == done.encoding.names[:3]
    # The mean is 32; the squares of the distances are 64 times 16, 9, 4, 1, 0, 1, 4, 9, 16.
    spread = 8 * np.sqrt(60 / 9)
    assert [(24 - 32) / spread, 1, 1, 1, 0, 0, 0, 0, 0] == pytest.approx(block(done, "age")[3])


def test_within_a_band(survey: Survey) -> None:
    """Of ten thousand numbers 12 comes half way through the band from 8 to 16."""
    ages = [text for text in NINE for _ in range(1_000)]
    done = surveyed(survey, age=[*ages, "12"])
    assert [1, 0.5, 0, 0, 0, 0, 0, 0] == pytest.approx(block(done, "age")[2][1:])


def test_no_answer_to_a_number(survey: Survey) -> None:
    """No answer is an input of its own; all others are 0."""
    done = surveyed(survey, age=[*NINE, None])
    assert [0] * 9 + [1] == block(done, "age")[0]


def test_two_numbers_have_no_bands(survey: Survey) -> None:
    """Two different numbers among those learned from are one input: a band would say the same."""
    done = surveyed(survey, age=["1", "2", "3"] * 4)
    counts = done.patterns.counts.copy()
    counts[done.patterns.codes[:, 0] == 2] = 0
    encoding = fit_encoding(done.questions, done.patterns, counts=counts)
    assert ("age",) == encoding.names


def test_one_number_has_no_input(survey: Survey) -> None:
    """A number that is the same for all learned from says nothing, and has no input."""
    done = surveyed(survey, age=["1", "2", "3"] * 4, cat=["yes", "no"] * 6)
    counts = done.patterns.counts * (done.patterns.codes[:, :1] == 2)
    encoding = fit_encoding(done.questions, done.patterns, counts=counts)
    assert ("cat = yes",) == encoding.names
    assert (len(counts), 1) == encode(encoding, done.patterns).shape


def test_bands_around_a_spike() -> None:
    """Where 90 of 100 gave 0, the bands divide the other ten: 10, 20 ... 100."""
    numbers, n = np.arange(0.0, 101.0, 10.0), np.array([90] + [1] * 10)
    assert [0, 10, 20, 30, 50, 60, 80, 90, 100] == band_edges(numbers, n).tolist()


WEIGHTED = st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 9)), min_size=1, max_size=30)


@given(pairs=WEIGHTED, share=st.integers(0, 16))
def test_quantiles_are_numpys(pairs: list[tuple[int, int]], share: int) -> None:
    """A quantile of counted numbers is NumPy's inverted_cdf of the single ones."""
    numbers, n = (np.array(column) for column in zip(*pairs, strict=True))
    expected = np.quantile(np.repeat(numbers, n), share / 16, method="inverted_cdf")
    assert expected == quantiles(numbers.astype(float), n, np.array([share / 16]))[0]


@given(pairs=WEIGHTED)
def test_bands_add_up_to_the_number(pairs: list[tuple[int, int]]) -> None:
    """The least number, plus every band's width times how far one is through it, is the number."""
    numbers = np.unique([float(x) for x, _ in pairs])
    n = np.ones(len(numbers), dtype=np.int64)
    coding = fit_coding(NUMBER, np.append(n, 0), numbers)
    bands = table(coding, numbers)[:-1, 1:]
    edges = np.array(coding.edges)
    if bands.size:
        assert numbers == pytest.approx(edges[0] + bands @ np.diff(edges), abs=1e-12)


@given(pairs=WEIGHTED)
def test_a_number_is_standard(pairs: list[tuple[int, int]]) -> None:
    """Over those learned from a number's input has mean 0 and standard deviation 1."""
    counted = {float(x): n for x, n in pairs}
    numbers = np.array(sorted(counted))
    n = np.array([counted[x] for x in numbers.tolist()])
    whole = table(fit_coding(NUMBER, np.append(n, 0), numbers), numbers)[:-1, :1]
    single = np.repeat(whole, n, axis=0)
    expected = (0.0, 1.0) if len(numbers) > 1 else (0.0, 0.0)
    assert expected == pytest.approx((single.sum() / n.sum(), np.std(single) if single.size else 0))


def test_no_answer_nobody_learned_from(survey: Survey) -> None:
    """Where none of those learned from left a blank, it stands for their average customer."""
    done = surveyed(
        survey, cat=["yes", "yes", "yes", "no", None] * 3, pet=["owl", "eel"] * 7 + ["owl"]
    )
    learned = done.patterns.codes[:, 0] != -1
    counts = done.patterns.counts * learned[:, None]
    encoding = fit_encoding(done.questions, done.patterns, counts=counts)
    assert ("cat = yes", "pet = eel", "pet = owl") == encoding.names
    X = encode(encoding, done.patterns)
    assert [0.75] * 2 == X[~learned, 0].tolist()


def test_an_answer_nobody_learned_from(survey: Survey) -> None:
    """An answer that only others gave has no input; it counts as no answer."""
    done = surveyed(survey, pet=["owl", "owl", "owl", "eel", "ant"] * 3)
    learned = done.patterns.codes[:, 0] != 0
    encoding = fit_encoding(
        done.questions, done.patterns, counts=done.patterns.counts * learned[:, None]
    )
    assert ("pet = eel", "pet = owl") == encoding.names
    assert [0.25, 0.75] == pytest.approx(encode(encoding, done.patterns)[0])


def test_numbers_beyond_those_learned_from(survey: Survey) -> None:
    """A number above all learned from counts as the greatest of them."""
    done = surveyed(survey, age=NINE)
    learned = done.patterns.codes[:, 0] < 7
    counts = done.patterns.counts * learned[:, None]
    X = encode(fit_encoding(done.questions, done.patterns, counts=counts), done.patterns)
    assert X[6].tolist() == X[7].tolist() == X[8].tolist()


def test_only_those_learned_from_count(survey: Survey) -> None:
    """The bands and the average do not change with what those say who are not learned from."""
    young = [str(age) for age in range(18, 48)]
    fitted = []
    for others in (["80", "90"], ["81", "95"]):
        done = surveyed(survey, age=[*young, *others])
        counts = done.patterns.counts * (np.arange(32) < 30)[:, None]
        coding = fit_encoding(done.questions, done.patterns, counts=counts).codings[0]
        fitted.append((coding.edges, coding.mean, coding.spread, coding.average))
    assert fitted[0] == fitted[1]


def test_counting_is_weighing(survey: Survey) -> None:
    """A thousand equal customers are one pattern of weight a thousand: the same encoding."""
    ages = ["18", "22", "22", "30", "41", "41", "41", "60", "77", "80"]
    once = surveyed(survey, age=ages)
    often = surveyed(survey, age=ages * 99)
    assert once.encoding.names == often.encoding.names
    assert once.encoding.codings[0].mean == pytest.approx(often.encoding.codings[0].mean)


def test_numbers_that_hardly_differ() -> None:
    """The mean of nearly equal numbers is among them, however it is rounded."""
    least = 0.1
    most = float(np.nextafter(least, 1))
    for rows in range(1, 60):
        coding = fit_coding(NUMBER, np.array([1, rows, 0]), np.array([least, most]))
        assert least <= coding.mean <= most


def test_huge_and_tiny_numbers() -> None:
    """Numbers of a hundred digits beside the smallest there are overflow nowhere."""
    numbers = np.array([-1e100, 0.0, 1e-300, 2e-300, 5.0, 1e100])
    coding = fit_coding(NUMBER, np.array([1] * 6 + [0]), numbers)
    assert np.isfinite(table(coding, numbers)).all()
