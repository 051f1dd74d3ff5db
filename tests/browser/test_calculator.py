"""Whatever is written out as a sum or a product comes out on a calculator as it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import reduce
from operator import mul
from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.catalogues import say
from tests.browser.lab import AT_REST
from tests.browser.truth import LAST, MINUS, Life, Moment, shows, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.lab import Caught, Lab

pytestmark = pytest.mark.long

ROUNDS: Final = (0, 7, 30, 120, 860, 5_000, LAST - 1)

WEIGHTS: Final = tuple((0, i, j) for i in range(3) for j in range(4)) + tuple(
    (1, i, 0) for i in range(4)
)

PANELS: Final = "&open=tug.matrices.scurve.castle.code&matrices=batch"

CHANGE: Final = """(name) =>
  document.querySelector("#tug svg [data-cell]")?.dataset.cell === name
  && document.querySelector("#matrices b[data-cell]")?.dataset.cell === name"""

WRITTEN: Final = """() => {
  const all = (where, from = document) => Array.from(from.querySelectorAll(where));
  const text = (element) => element.textContent.trim().replace(/^[(]|[)]$/g, "");
  const one = (where, from) => all(where, from).map(text)[0];
  const texts = (where, from) => all(where, from).map(text);
  const sums = [
    ["the law", texts("#tug [data-tug=wish]"), one("#tug [data-tug=sum]")],
    ["the rope", texts("#tug [data-wish]"), one("#tug svg [data-cell]")],
    ["the batch", texts("#matrices [data-wish-alone]"), one("#matrices b[data-cell]")],
  ];
  const grids = all("#matrices .pair table").map((table) => texts("td", table));
  grids.at(-1).forEach((total, place) => {
    sums.push(["the matrices", grids.slice(0, -1).map((grid) => grid[place]), total]);
  });
  const products = [["the code", texts("#code .product button [data-cell]"),
    one("#code .result > .number")]];
  for (const row of all("#scurve tr:has(td.times)"))
    products.push(["the S-curve", texts(".error, .slope", row), one(".delta", row)]);
  for (const row of all("#tug details tbody tr"))
    products.push(["the twin", texts("[data-cell]", row), one("td.number", row).slice(1).trim()]);
  const [pushes, facts] = [[], []];
  for (const row of all("#castle tr:has(.error):has(.delta)"))
    pushes.push(["the signboard", [one(".error", row), one("[data-cell]", row)],
      one(".delta", row)]);
  for (const table of all("#castle table:not(:has(caption)):has(.delta[data-cell])"))
    facts.push(["the facts", [one(".error", table), one("[data-cell]", table)],
      one(".delta", table)]);
  return { sums, products, pushes, facts };
}"""

EVERYWHERE: Final = frozenset(
    {"the law", "the rope", "the batch", "the matrices", "the code", "the twin"}
    | {"the S-curve", "the signboard", "the facts"}
)


@dataclass(frozen=True)
class Sheet:
    """One sum or product: where it stands, what is typed, what comes out, what is shown."""

    where: str
    typed: tuple[str, ...]
    again: Decimal
    shown: str

    @property
    def holds(self) -> bool:
        """Whether the calculator's result, rounded to the digits shown, is the one shown."""
        shown = number(self.shown)
        return shown == self.again.quantize(shown, ROUND_HALF_EVEN)


def number(text: str) -> Decimal:
    """What stands there."""
    return Decimal(text.replace(MINUS, "-").removeprefix("+"))


def product(factors: list[Decimal]) -> Decimal:
    """All of them times each other."""
    return reduce(mul, factors)


def pushed(parts: list[Decimal]) -> Decimal:
    """A miss times how unsure was what was said."""
    miss, said = parts
    return miss * said * (1 - said)


WAYS: Final[dict[str, Callable[[list[Decimal]], Decimal]]] = {
    "sums": lambda parts: sum(parts, Decimal(0)),
    "products": product,
    "pushes": pushed,
    "facts": pushed,
}


def sheets(lab: Lab, life: Life) -> Iterator[Sheet]:
    """All that is written out in the open panels; with cross-entropy no last slope counts."""
    found = lab.page.evaluate(WRITTEN)
    if life.loss == "cross_entropy":
        found["products"] += [(where, typed[:1], shown) for where, typed, shown in found["facts"]]
        del found["facts"]
    for kind in found:
        for where, typed, shown in found[kind]:
            parts = [number(text) for text in typed]
            assert parts, where
            yield Sheet(where, tuple(typed), WAYS[kind](parts), shown)


def look(lab: Lab, life: Life, round_: int, weight: tuple[int, int, int]) -> list[Sheet]:
    """What stands there once the page shows this weight in this round."""
    synapse, *place = weight
    spot = ".".join(map(str, weight))
    lab.go(f"{Moment(life, round_, customer=round_ % 4).link}&focus=weight.{spot}{PANELS}")
    lab.page.wait_for_function(CHANGE, arg=f"syn{synapse}_change[{place[0]},{place[1]}]")
    lab.page.wait_for_function(AT_REST)
    return list(sheets(lab, life))


def begin(visit: Callable[..., Lab], life: Life, address: str = "") -> Lab:
    """The page with these panels open."""
    link = f"?lang=en{Moment(life, ROUNDS[0]).link}&focus=weight.1.3.0{PANELS}"
    lab = visit(link, address) if address else visit(link)
    lab.page.locator("#tug details > summary").click()
    lab.page.locator("#tug details tbody tr").first.wait_for()
    return lab


@pytest.mark.parametrize("life", [Life(), Life(seed=7, loss="cross_entropy")], ids=str)
def test_a_calculator_shows_what_the_page_shows(life: Life, visit: Callable[..., Lab]) -> None:
    """Every sum and product of four panels, at every weight and seven rounds, digit by digit."""
    lab = begin(visit, life)
    found = [
        sheet
        for round_ in ROUNDS
        for weight in WEIGHTS
        for sheet in look(lab, life, round_, weight)
    ]
    assert [] == [sheet for sheet in found if not sheet.holds]
    assert {sheet.where for sheet in found} == EVERYWHERE
    assert len(found) > 2_000


def test_parts_rounded_as_their_result_are_noticed(
    visit: Callable[..., Lab], with_a_bug: Callable[[str, str, str], str]
) -> None:
    """With no more decimals than the result has, the same look finds sums and products astray."""
    address = with_a_bug(
        "lab/step_making.ts",
        "if (shows(found, -edge) && shows(found, edge)) return more;",
        "return more;",
    )
    lab = begin(visit, Life(), address)
    found = [
        sheet
        for round_ in (7, 30)
        for weight in WEIGHTS
        for sheet in look(lab, Life(), round_, weight)
    ]
    wrong = {sheet.where for sheet in found if not sheet.holds}
    assert {"the law", "the rope", "the batch", "the matrices", "the S-curve"} <= wrong


STEP: Final = """(name) => {
  const line = document.querySelector("#tug [data-tug=step]");
  return line?.querySelector("[data-cell]")?.dataset.cell === name;
}"""


def test_a_step_at_another_rate(visit: Callable[..., Lab]) -> None:
    """A weight and so much of its sum is the weight after it, wherever the page writes that out."""
    life = Life(rate=0.3)
    found: list[Sheet] = []
    lab = visit(f"?lang=en{Moment(life, 0).link}&open=tug")
    for round_ in (0, 30):
        for synapse, i, j in WEIGHTS:
            lab.go(f"{Moment(life, round_).link}&focus=weight.{synapse}.{i}.{j}&open=tug")
            lab.page.wait_for_function(STEP, arg=f"syn{synapse}[{i},{j}]")
            lab.rest()
            text = lab.page.locator("#tug [data-tug=step]").text_content() or ""
            line = re.sub(r"\s", "", text).partition(":")[2]
            before, rate, change, after = re.split("[+](?=[0-9.]+×)|[×→]", line)
            again = number(before) + number(rate) * number(change)
            found.append(Sheet("the step", (before, rate, change), again, after))
    assert [] == [sheet for sheet in found if not sheet.holds]
    assert {"0.3"} == {sheet.typed[1] for sheet in found}
    assert len({sheet.shown for sheet in found}) > len(WEIGHTS)


HEIGHT: Final = re.compile(rf"=1÷\(1\+e{MINUS}\(?({MINUS}?[0-9.]+)\)?\)=([0-9.]+)$")


@pytest.mark.parametrize(("round_", "layer"), [(108, 1), (159, 2)])
def test_the_height_of_a_product_comes_out(
    round_: int, layer: int, visit: Callable[..., Lab]
) -> None:
    """The S-curve of what is added up, where two more digits of the sum are not enough, by core."""
    (step,) = steps(Life(), [round_])
    sum_ = float(step.forward.sums[layer - 1][0, 0])
    lab = visit(f"?lang=en{Moment(Life(), round_).link}&open=matrices&matrices=product")
    if layer == 2:
        lab.page.locator("#matrices").get_by_text("l1 × syn1", exact=True).click()
    lab.page.locator(f"#matrices .products [data-cell='l{layer}_LH[0,0]']").wait_for()
    lab.rest()
    text = lab.page.locator("#matrices .written").text_content() or ""
    match = HEIGHT.search(re.sub(r"\s", "", text))
    assert match
    typed, shown = match.groups()
    assert shows(typed, sum_)
    assert Sheet("the height", (typed,), height(number(typed)), shown).holds
    digits = len(shown.partition(".")[2])
    short = height(Decimal(f"{sum_:.{digits + 2}f}"))
    assert not Sheet("the height", (), short, shown).holds


def height(sum_: Decimal) -> Decimal:
    """What the S-curve makes of it."""
    return 1 / (1 + (-sum_).exp())


@pytest.mark.parametrize(
    ("bug", "look"),
    [
        (
            (
                "views/tug/Law.svelte",
                "return decimalsBeside(lab, again, { values: [after], decimals: ends });",
                "return again.length * ends;",
            ),
            test_a_step_at_another_rate,
        ),
        (
            (
                "lab/step_sums.ts",
                "if (playing || !Number.isFinite(value)) return decimals + AT_PLAY;",
                "return decimals + AT_PLAY;",
            ),
            lambda visit: test_the_height_of_a_product_comes_out(108, 1, visit),
        ),
    ],
)
def test_digits_that_do_not_suffice_are_noticed(
    bug: tuple[str, str, str], look: Callable[[Callable[..., Lab]], None], caught: Caught
) -> None:
    """Planted: the parts have the digits of what comes out, or two more."""
    caught(bug, look)


WRITTEN_OUT: Final = "#step .desk .written"


@pytest.mark.parametrize("round_", [0, 30, LAST])
def test_the_loss_is_half_of_every_miss_squared(round_: int, visit: Callable[..., Lab]) -> None:
    """It is chosen like any other number, comes out as written, and again from the raw weights."""
    lab = visit(f"?lang=en{Moment(Life(), round_, 'compare').link}&open=step")
    lab.page.locator("#step button:has([data-cell=loss])").click()
    halves, _, shown = written(lab).rpartition("=")
    misses = re.findall(rf"({MINUS}?\d+\.\d+)\)?²", halves)
    assert len(misses) == 4
    again = sum(number(miss) ** 2 for miss in misses) / 2
    assert Sheet("the loss", tuple(misses), Decimal(again), shown).holds
    assert number(shown) > 0
    assert {shown} == {text for name, text in lab.cells() if name == "loss"}
    lab.button("step.check").click()
    lab.page.locator("#step [data-verdict=same]").wait_for()
    lab.page.locator(f"{WRITTEN_OUT} button").first.click()
    assert lab.page.locator("#step .bench strong").first.text_content() == "l2_error[0,0]"


def test_the_loss_of_cross_entropy_is_a_sum_of_logarithms(visit: Callable[..., Lab]) -> None:
    """For a yes ln(1 + e to the minus sum), for a no to the sum: on a calculator, and again."""
    life = Life(loss="cross_entropy")
    lab = visit(f"?lang=en{Moment(life, 30, 'compare').link}&open=step")
    lab.page.locator("#step button:has([data-cell=loss])").click()
    logarithms, _, shown = written(lab).rpartition("=")
    powers = re.findall(rf"ln\(1\+e({MINUS}?)\(?({MINUS}?\d+\.\d+)\)?\)", logarithms)
    assert len(powers) == 4
    signs = [(-1 if sign else 1) * number(power) for sign, power in powers]
    again = sum((1 + power.exp()).ln() for power in signs)
    assert Sheet("the loss", tuple(map(str, powers)), Decimal(again), shown).holds
    lab.button("step.check").click()
    lab.page.locator("#step [data-verdict=same]").wait_for()
    assert say("step.kind.loss.entropy") in (lab.page.locator("#step .bench").text_content() or "")


def written(lab: Lab) -> str:
    """What is written out in the step panel about the chosen number, without spaces."""
    lab.page.wait_for_function(AT_REST)
    text = lab.page.locator(WRITTEN_OUT).first.text_content() or ""
    return re.sub(r"\s", "", text)
