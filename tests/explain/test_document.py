"""What the tutorial says: nothing left out, every true number as computed elsewhere, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from string import Formatter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.explain.conftest import LISTING, SYN0, SYN1, X, Y

from glassbowl import words
from glassbowl.core.gradient_descent import take_step
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.explain.document import document
from glassbowl.explain.sayings.listing import code_lines
from glassbowl.explain.sayings.saying import Saying, Verdict
from glassbowl.trace.record import train
from glassbowl.trace.trace import Trace

if TYPE_CHECKING:
    from tests.explain.conftest import Read

    from glassbowl.core.gradient_descent import Step

STORIES = {"N10", "N14", "N22"}
"""Coordinates without a computation, remarks on scale, and a joke."""

BEYOND_DIGITS = {
    "crowd": "two sizes of a survey that nobody has",
    "shape": "the shape is right and its reason wrong",
    "axis": "what is printed says along which axis to add up",
    "bands": "words for numbers, beside which predictions are counted",
    "wrong_way": "quotients, shown by the tutorial as a mistake of its own",
}
"""Sayings whose digits say nothing about their verdict."""

NOT_OF_THE_RUN = {
    *("percent", "green_dot", "base", "swapped_base", "seventy_four", "lines", "fewer_lines"),
    *("steps", "shape", "weights", "products", "first_customer", "answers", "truth", "crowd"),
    *("far_off", "sixty", "ratio_1", "ratio_5", "means", "rounds", "printed_rounds"),
    *("printed_times", "prediction_count", "bands"),
}
"""Sayings about the survey, the code, or arithmetic alone: other synapses leave them alone."""


def rounds_to(value: float, printed: str) -> bool:
    """Whether the value has the printed digits when it is rounded to as many; a half may go up."""
    said = Decimal(printed)
    place = Decimal(1).scaleb(said.as_tuple().exponent)  # type: ignore[arg-type] # finite digits
    return said in {
        Decimal(repr(value)).quantize(place, rounding=way)
        for way in (ROUND_HALF_EVEN, ROUND_HALF_UP)
    }


def alike(saying: Saying, values: Sequence[float | None]) -> list[bool]:
    """For each printed number, whether one of these values rounds to it."""
    return [
        value is not None and rounds_to(float(value), printed)
        for printed, value in zip(saying.printed.split(), values, strict=False)
    ]


def as_printed(saying: Saying) -> bool:
    """Whether every printed number is the true one rounded, or follows from rounded ones."""
    exact = alike(saying, saying.computed)
    rounded = alike(saying, saying.from_printed) or [False] * len(exact)
    return all(one or other for one, other in zip(exact, rounded, strict=True))


def test_nothing_is_left_out(sayings: dict[str, Saying]) -> None:
    """N1 to N50 are all there, but for the stories."""
    expected = {f"N{number}" for number in range(1, 51)} - STORIES
    assert expected == {saying.id for saying in sayings.values()}


def test_in_order(sayings: dict[str, Saying]) -> None:
    """They come in the order of their ids."""
    ids = [int(saying.id[1:]) for saying in sayings.values()]
    assert sorted(ids) == ids


def test_verdicts(sayings: dict[str, Saying]) -> None:
    """The verdict of each, as the list of the tutorial's numbers gives it."""
    by_verdict = {
        verdict: {saying.name for saying in sayings.values() if saying.verdict is verdict}
        for verdict in (Verdict.ROUNDED, Verdict.INCONSISTENT, Verdict.WRONG)
    }
    assert by_verdict == {
        Verdict.ROUNDED: {
            *("first_guess", "sixty", "height", "base", "product", "arrives", "first_prediction"),
            *("predictions", "slopes", "green_dot", "ratio_2"),
        },
        Verdict.INCONSISTENT: {"crowd", "size_of_miss", "printed_times", "current"},
        Verdict.WRONG: {
            *("final_prediction", "fewer_lines", "first_syn0", "first_syn1", "shape", "axis"),
            *("swapped_base", "other_products", "last_prediction", "last_deltas", "change"),
            *("printed_rounds", "prediction_count", "ratio_4", "ratio_product", "effect"),
            *("votes", "wrong_way"),
        },
    }


def judged(sayings: Iterable[Saying], *verdicts: Verdict) -> list[Saying]:
    """The sayings with one of these verdicts whose digits can be compared."""
    chosen = [saying for saying in sayings if saying.verdict in verdicts]
    return [saying for saying in chosen if saying.name not in BEYOND_DIGITS]


def test_what_is_right_has_the_printed_digits(sayings: dict[str, Saying]) -> None:
    """OK and ROUNDED: the true value, or what follows from rounded ones, rounds to the print."""
    chosen = judged(sayings.values(), Verdict.OK, Verdict.ROUNDED)
    assert [] == [saying.name for saying in chosen if not as_printed(saying)]


def test_what_is_wrong_has_other_digits(sayings: dict[str, Saying]) -> None:
    """WRONG: some printed number is not the true one, however it is rounded."""
    chosen = judged(sayings.values(), Verdict.WRONG)
    assert [] == [saying.name for saying in chosen if all(alike(saying, saying.computed))]


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.WRONG])
def test_a_false_verdict_is_noticed(verdict: Verdict, sayings: dict[str, Saying]) -> None:
    """The comparison tells 0.98 for 0.9785 from 0.99 for it."""
    height = sayings["height"]
    printed = {Verdict.OK: "0.98", Verdict.WRONG: "0.99"}[verdict]
    saying = Saying("N24", "height", "3.3", printed, height.computed, verdict)
    assert (verdict is Verdict.OK) == as_printed(saying)


def test_computed(sayings: dict[str, Saying], facts: Read) -> None:
    """Every true number equals what independent code found."""
    for name, expected in facts("document").items():
        assert expected["computed"] == pytest.approx(list(sayings[name].computed), abs=1e-9), name


def test_from_printed(sayings: dict[str, Saying], facts: Read) -> None:
    """What follows from the tutorial's rounded numbers does, too."""
    chosen = {
        name: e["from_printed"] for name, e in facts("document").items() if "from_printed" in e
    }
    for name, expected in chosen.items():
        assert expected == pytest.approx(list(sayings[name].from_printed), abs=1e-12), name


def test_facts(sayings: dict[str, Saying], facts: Read) -> None:
    """And so do the numbers in the sentences."""
    for name, entry in facts("document").items():
        for fact, expected in entry.get("facts", {}).items():
            given = sayings[name].facts[fact]
            assert expected == pytest.approx(given, abs=1e-9), (name, fact)


@pytest.mark.parametrize(
    ("name", "fact", "expected"),
    [
        ("first_guess", "mean", 0.48984),
        ("first_guess", "spread", 0.13577),
        ("first_guess", "least", 0.15339),
        ("first_guess", "greatest", 0.81489),
        ("sixty", "levels", [1 / 2, 3 / 8, 1 / 3, 1 / 4, 1 / 8]),
        ("green_dot", "slope", 0.10499),
        ("green_dot", "sum", 2.19722),
        ("green_dot", "slope_there", 0.09),
        ("weights", "weights", 164),
        ("prediction_count", "updates", 60_000),
    ],
)
def test_more_facts(name: str, fact: str, expected: object, sayings: dict[str, Saying]) -> None:
    """By hand, or as recorded over 200 starts: ln 9 = 2.197, 40 x 4 + 4 = 164, 3 undecided of 4."""
    assert expected == pytest.approx(sayings[name].facts[fact], abs=1e-5)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("product", [0.98 * 12.21]),
        ("other_products", [0.03 * 10.24 - 0.61 * 6.31 - 0.58 * 14.52]),
        ("arrives", [0.98 * 12.21 + 0.03 * 10.24 - 0.61 * 6.31 - 0.58 * 14.52]),
        ("predictions", [0.5005749997, 0.9002495109, 0.0504023772]),
        ("last_prediction", [0.7251593602]),
        ("errors", [0.5, 0.1, -0.05, -0.7]),
        ("size_of_miss", [(0.5 + 0.1 + 0.05 + 0.7) / 4]),
        ("wrong_way", [1.0, None, 0.0, 0.98 / 3.82, 3.82 / 3.66]),
    ],
)
def test_more_from_printed(
    name: str, expected: list[float | None], sayings: dict[str, Saying]
) -> None:
    """By hand from the printed digits; 0.5 / 0 has no value."""
    given = sayings[name].from_printed
    pairs = list(zip(expected, given, strict=True))
    assert [one is None for one, _ in pairs] == [other is None for _, other in pairs]
    near = [abs(one - other) for one, other in pairs if one is not None and other is not None]
    assert max(near) < 1e-9


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("percent", [67, 13]),
        ("far_off", [0.87]),
        ("sixty", [5 / 8]),
        ("rounds", [60_000]),
        ("lines", [28]),
        ("fewer_lines", [28]),
        ("steps", [13]),
        ("seventy_four", [74]),
        ("products", [16, 3, 16]),
        ("shape", [3, 4]),
        ("weights", [12, 4, 16]),
        ("base", [2.718281828459045]),
        ("swapped_base", [2.718281828459045]),
        ("bands", [2, 2, 0]),
        ("green_dot", [1 / (1 + np.exp(-2))]),
        ("prediction_count", [240_000]),
        ("crowd", [4]),
    ],
)
def test_counted_by_hand(name: str, expected: list[float], sayings: dict[str, Saying]) -> None:
    """What a pencil finds: 4 x 4 products, 3 x 4 weights, four customers 60,000 times."""
    assert expected == pytest.approx(list(sayings[name].computed), abs=1e-9)


def test_means_of_random_numbers(sayings: dict[str, Saying]) -> None:
    """A hundred thousand draws have means within 0.005 of 1/2, 1 and 0."""
    assert [0.5, 1, 0] == pytest.approx(list(sayings["means"].computed), abs=0.005)


def test_the_shape_does_not_know_the_customers(sayings: dict[str, Saying]) -> None:
    """With a fifth customer syn0 is still 3 x 4."""
    facts = sayings["shape"].facts
    assert (5, 3, 4) == (facts["more"], facts["height"], facts["width"])


def test_trend(sayings: dict[str, Saying]) -> None:
    """The miss halves when the rounds are four times as many: 0.7798 over their root."""
    facts = sayings["final_prediction"].facts
    trend = 0.0031835023858748273 * 60_000**0.5
    assert (round((trend / 1e-4) ** 2 / 1e6), 1 - trend / 1000) == (
        facts["needed"],
        pytest.approx(facts["million"], abs=1e-9),
    )


def test_numbers_are_computed_and_not_typed(run: Trace) -> None:
    """Handed another network and another run, every saying about them says something else."""
    listing = LISTING.read_text(encoding="utf-8").splitlines()
    other = take_step(Network((SYN0 + 0.3, SYN1 * 0.9)), X, Y)
    synapses = tuple(synapse * 1.1 for synapse in run.synapses)
    changed = Trace(X, Y, None, run.recipe, "reference", run.stops, synapses)
    before = document(take_step(Network((SYN0, SYN1)), X, Y), run, listing=listing)
    after = document(other, changed, listing=listing)
    same = {
        one.name
        for one, two in zip(before, after, strict=True)
        if list(one.computed) == pytest.approx(list(two.computed), abs=1e-12)
    }
    assert NOT_OF_THE_RUN == same


def test_a_shorter_run_has_fewer_rounds(tutorial: Step) -> None:
    """Ten rounds make forty predictions, and only the first of them is printed."""
    ten = train(X, Y, recipe=Recipe(iterations=10))
    sayings = {s.name: list(s.computed) for s in document(tutorial, ten, listing=())}
    names = ("rounds", "prediction_count", "printed_rounds", "printed_times", "lines")
    assert [[10], [40], [0], [1], [0]] == [sayings[name] for name in names]


def test_lines_are_counted_in_the_listing(tutorial_lines: tuple[str, ...]) -> None:
    """Steps begin with a numbered comment; blanks, comments and the end do not count."""
    assert {0: (1,), 1: (3, 4), 2: (7,)} == code_lines(tutorial_lines)


@pytest.fixture
def tutorial_lines() -> tuple[str, ...]:
    """A small listing of two steps."""
    return (
        "import numpy",
        "# 1. first",
        "for j in range(2):",
        "    a = 1",
        "",
        "    # 2. second",
        "    b = 2",
        "# what came out",
        "print(b)",
    )


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_saying_is_written(language: str, sayings: dict[str, Saying]) -> None:
    """Each has its few words, and its sentence where there is one, with numbers that it has."""
    catalogue = words.catalogue(language)
    for saying in sayings.values():
        assert f"document.{saying.name}" in catalogue
        assert saying.explained == (f"document.{saying.name}.why" in catalogue)
        sentence = catalogue.get(f"document.{saying.name}.why", "")
        wanted = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert wanted <= set(saying.facts), saying.name


@pytest.mark.long
def test_the_whole_run(facts: Read) -> None:
    """Held against all 60,000 rounds of the code, every number is still the true one."""
    listing = LISTING.read_text(encoding="utf-8").splitlines()
    step = take_step(Network((SYN0, SYN1)), X, Y)
    sayings = {s.name: s for s in document(step, train(X, Y), listing=listing)}
    for name, expected in facts("document").items():
        assert expected["computed"] == pytest.approx(list(sayings[name].computed), abs=1e-9), name
