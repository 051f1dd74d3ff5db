"""The stage's questions and its way to learn: what may change, by how much, and what is locked."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import said_like, say
from tests.browser.lab import drawn, every
from tests.browser.test_link import settled, state
from tests.browser.truth import (
    MINUS,
    Fork,
    Life,
    Moment,
    number,
    numbers,
    reckoned,
    steps,
    strays,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from tests.browser.lab import Caught, Lab

    from glassbowl.core.recipe import LossKind

pytestmark = pytest.mark.long

STANDS_OUT: Final = """() => { const bright = (list) =>
    list.filter((one) => !one.classList.contains("faded")).length;
  const all = (selector) => Array.from(document.querySelectorAll(`.network svg ${selector}`));
  const neurons = all("g[role=button]:has(.answer)");
  return [bright(all("> line:not(.guess, .blame)")), neurons.length, bright(neurons)]; }"""
"""How many lines stand out, how many neurons there are and how many of them stand out."""

ON_LINE: Final = """([name, share]) => {
  const names = Array.from(document.querySelectorAll(".network svg g[role=button]"),
    (one) => one.ariaLabel).filter((label) => label.startsWith("syn"));
  const line = document.querySelectorAll(".network svg .grips line")[
    names.findIndex((label) => label.startsWith(name))];
  const { left, top, width } = line.ownerSVGElement.getBoundingClientRect();
  const scale = width / line.ownerSVGElement.viewBox.baseVal.width;
  const along = (from, to) => scale * (Number(from) + share * (to - from));
  const [x1, x2, y1, y2] = ["x1", "x2", "y1", "y2"].map((key) => line.getAttribute(key));
  return [left + along(x1, x2), top + along(y1, y2)]; }"""
"""A point on a line itself, far from its number."""

COLLISIONS: Final = """(name) => {
  const box = (one) => one.getBoundingClientRect();
  const shown = (one) => !one.closest(".under");
  const labels = Array.from(document.querySelectorAll(".network svg g[role=button]"))
    .filter((one) => one.ariaLabel.startsWith("syn") && shown(one));
  const own = labels.find((one) => one.ariaLabel.startsWith(name));
  const number = box(own.querySelector("text"));
  const others = [...labels.filter((one) => one !== own)
      .map((one) => one.querySelector("text, .dot")),
    ...document.querySelectorAll(".network svg g:has(.answer) :is(rect:not(.answer), text)")];
  return others.map((one) => [one.textContent.trim() || one.tagName, box(one)])
    .filter(([, { left, right, top, bottom }]) => left < number.right - 0.5
      && number.left < right - 0.5 && top < number.bottom - 2 && number.top < bottom - 2)
    .map(([text]) => `${own.ariaLabel} on ${text}`); }"""
"""What the number of a line lies on; the last 2 pixels of a letter's box are empty."""

SYNAPSES: Final = [
    *(f"syn0[{row},{column}]" for row in range(3) for column in range(4)),
    *(f"syn1[{row},0]" for row in range(4)),
]


def told(lab: Lab) -> str:
    """The sentence under the picture."""
    lab.rest()
    return lab.page.locator(".network p[aria-live]").inner_text()


def asks(lab: Lab, which: str) -> Locator:
    """The button of a question to the picture."""
    return lab.page.get_by_role("button", name=say(f"stage.ask.{which}"), exact=True)


def stands_out(lab: Lab) -> tuple[int, int, int]:
    """Lines that stand out, neurons there are, neurons that stand out."""
    lab.page.mouse.move(2, 2)
    lab.rest()
    lines, neurons, bright = lab.page.evaluate(STANDS_OUT)
    return lines, neurons, bright


def locks(lab: Lab) -> list[str]:
    """What has a lock."""
    found = lab.page.get_by_role("img", name=said_like("stage.locked"))
    return [one.get_attribute("aria-label") or "" for one in lab.at_rest(found)]


def text(place: Locator) -> str:
    """What stands in a place of the picture."""
    return (place.text_content() or "").strip()


def test_what_learns_is_the_lines(visit: Callable[..., Lab]) -> None:
    """All lines stand out, the circles stand back, answers and truth are locked; then not again."""
    lab = visit("?lang=en#round=200&focus=weight.0.2.1")
    assert (1, 8, 2) == stands_out(lab)
    asks(lab, "learns").click()
    assert (16, 8, 0) == stands_out(lab)
    assert say("stage.told.learns", count=16) == told(lab)
    questions = [say(f"stage.question.{name}") for name in ("cat", "beer", "website")]
    locked = [say("stage.locked", name=name) for name in (*questions, say("stage.truth_name"))]
    assert locked == locks(lab)
    lab.page.get_by_role("table", name=say("stage.customers")).get_by_role(
        "button", name=f"{say('stage.customer.column')} 3", exact=True
    ).click()
    assert (16, 8, 0) == stands_out(lab)
    asks(lab, "learns").press("Enter")
    assert (16, 8, 8) == stands_out(lab)
    assert [] == locks(lab)
    assert say("stage.told.guess") == told(lab)


@pytest.mark.parametrize(
    ("hidden", "lines", "neurons", "key"),
    [("4", 16, 8, "depends"), ("3.2", 17, 9, "depends"), ("none", 3, 4, "depends_direct")],
)
def test_the_guess_depends_on_every_line(
    hidden: str, lines: int, neurons: int, key: str, visit: Callable[..., Lab]
) -> None:
    """All lines of any network and the guess stand out, and a sentence says how many they are."""
    lab = visit(f"?lang=en#hidden={hidden}")
    asks(lab, "depends").click()
    assert (lines, neurons, 1) == stands_out(lab)
    assert say(f"stage.told.{key}", count=lines) == told(lab)
    assert [] == locks(lab)
    asks(lab, "learns").click()
    assert (lines, neurons, 0) == stands_out(lab)


def test_what_was_asked_is_in_the_link(visit: Callable[..., Lab]) -> None:
    """Whoever follows it sees the same answer; to ask is a step that can be taken back."""
    lab = visit("?lang=en#round=30&asked=depends")
    assert (16, 8, 1) == stands_out(lab)
    lab.page.wait_for_timeout(2_000)
    asks(lab, "learns").click()
    settled(lab)
    assert {"round": "30", "asked": "learns"} == state(lab)
    lab.button("app.undo").click()
    question = say("stage.ask.depends")
    lab.page.get_by_role("button", name=question, exact=True, pressed=True).wait_for()
    assert (16, 8, 1) == stands_out(lab)


def test_a_line_itself_is_pointed_at(visit: Callable[..., Lab]) -> None:
    """Anywhere along it: its name, its value and its changes are told; a click chooses it."""
    before, moment = (Moment(Life(rate=0.5), round_) for round_ in (39, 40))
    (_, earlier), (_, expected) = reckoned([before, moment])
    lab = visit(f"?lang=en{moment.link}&decimals=6")
    for name, share in (("syn0[2,3]", 0.5), ("syn0[0,0]", 0.8), ("syn1[1,0]", 0.25)):
        lab.page.mouse.move(*lab.page.evaluate(ON_LINE, [name, share]))
        said = told(lab)
        assert said.startswith(f"{name} ")
        value, last, change = map(number, re.findall(rf"[+{MINUS}]?\d+\.\d+", said))
        synapse, place = name[:4], tuple(map(int, re.findall(r"\d", name[4:])))
        assert abs(value - expected[synapse][place]) <= 0.5e-6
        for told_, at in ((last, earlier), (change, expected)):
            assert abs(told_ - 0.5 * at[f"{synapse}_change"][place]) <= 0.5e-6
    lab.page.mouse.down()
    lab.page.mouse.up()
    settled(lab)
    assert "weight.1.1.0" == state(lab)["focus"]


def numbers_in(said: str) -> list[str]:
    """The numbers with decimals in a sentence, as they stand."""
    return [one.replace(MINUS, "-") for one in re.findall(rf"[+{MINUS}]?\d+\.\d+", said)]


def as_shown(value: Decimal, text: str) -> Decimal:
    """What a calculator gives, to the decimals of what is shown."""
    return value.quantize(Decimal(text), ROUND_HALF_EVEN)


def told_of(lab: Lab, name: str) -> list[str]:
    """The numbers that are told of a thing that has the focus, and the whole sentence."""
    lab.page.locator(drawn(name)).first.focus()
    said = told(lab)
    return [*numbers_in(said), said]


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_what_a_thing_has_at_a_phase_is_told(loss: LossKind, visit: Callable[..., Lab]) -> None:
    """A neuron's slope in words, its delta as a product; a weight's change and what it comes to."""
    life = Life(rate=0.5, loss=loss)
    now, later = map(numbers, steps(life, [40, 41]))
    for phase in ("slope", "blame", "change"):
        lab = visit(f"?lang=en{Moment(life, 40, phase, customer=2).link}&decimals=6")
        for layer, neuron in ((1, 0), (1, 2), (2, 0)):
            name = f"l{layer}[{neuron}]"
            own = {key: float(now[f"l{layer}{key}"][2, neuron]) for key in OF_NEURON}
            *shown, said = told_of(lab, name)
            if phase == "slope":
                flat = loss == "cross_entropy" and layer == 2
                hesitates = "cancels out" if flat else hesitation(own["_slope"])
                assert hesitates in said
                assert [f"{own['']:.6f}", *([] if flat else [f"{own['_slope']:.6f}"])] == shown
            elif phase == "blame":
                error, slope, delta = shown
                assert as_shown(Decimal(error) * Decimal(slope), delta) == Decimal(delta)
                assert float(delta) == pytest.approx(own["_delta"], abs=0.5e-6)
                assert float(error) == pytest.approx(own["_error"], abs=0.5e-6)
                way = "more" if own["_delta"] > 0 else "less"
                assert said.endswith(say(f"stage.told.asked.{way}"))
            else:
                then, before = map(float, shown)
                assert then == pytest.approx(float(later[f"l{layer}"][2, neuron]), abs=0.5e-6)
                assert before == pytest.approx(own[""], abs=0.5e-6)
        if phase == "change":
            for name, place in (("syn0", (2, 3)), ("syn1", (1, 0))):
                before_, change, after, _ = told_of(lab, f"{name}[{place[0]},{place[1]}]")
                assert as_shown(Decimal(before_) + Decimal(change), after) == Decimal(after)
                assert float(after) == pytest.approx(float(later[name][place]), abs=0.5e-6)
                nudge = float(now[f"{name}_change"][place])
                assert float(change) == pytest.approx(0.5 * nudge, abs=0.5e-6)


OF_NEURON: Final = ("", "_error", "_slope", "_delta")
"""What a neuron has for a customer, as the ends of the names that it has in the code."""


def hesitation(slope: float) -> str:
    """The words for a slope, whose greatest is a quarter."""
    bands = {0.2: "unsure", 0.07: "fairly", 0.01: "sure", 0.0: "certain"}
    return say("scurve.slope." + next(word for edge, word in bands.items() if slope >= edge))


def test_the_truth_in_the_picture_is_told(visit: Callable[..., Lab]) -> None:
    """Under the pointer it says what its customer did, the guess and how far off that is."""
    moment = Moment(Life(), 40, "compare", customer=3)
    ((_, expected),) = reckoned([moment])
    lab = visit(f"?lang=en{moment.link}")
    lab.page.locator(".network svg [data-cell='y[3,0]']").hover()
    guess, error = (float(expected[name][3, 0]) for name in ("l2", "l2_error"))
    out, chance = f"{guess:.3f}", f"{100 * guess:.1f}"
    off = f"{error:+.3f}".replace("-", MINUS)
    sentence = say("stage.told.left", customer=4, guess=out, chance=chance, error=off)
    assert sentence == told(lab)
    own = lab.page.locator(drawn("l2[0]"))
    own.hover()
    sentence = say("stage.told.output_error", customer=4, out=out, truth=0, error=off)
    assert sentence == told(lab)


def test_another_number_that_is_told_is_noticed(caught: Caught) -> None:
    """Planted: for the delta of a neuron its slope is told."""
    bug = ("views/stage/sentences.ts", "step.deltas].map", "step.slopes].map")
    caught(bug, lambda visit: test_what_a_thing_has_at_a_phase_is_told("squared_error", visit))


def changes_told(told: str, key: str, *names: str) -> dict[str, float]:
    """The changes at the end of what is told of a weight, by their names in that sentence."""
    pattern = re.escape(say(key, **dict.fromkeys(names, "@"))).replace("@", rf"([+{MINUS}][\d.]+)")
    found = re.search(f" {pattern}$", told)
    assert found is not None, told
    return {name: number(text) for name, text in zip(names, found.groups(), strict=True)}


def test_the_last_change_is_told_and_the_next(visit: Callable[..., Lab]) -> None:
    """Of a weight: what the round before added, and what this one adds; each is core's own."""
    here = "?lang=en#focus=weight.0.2.1&decimals=9"
    weight = ("weight_change", "weight_changes", "weight_last")
    (only, both, last) = (f"stage.told.{key}" for key in weight)
    branch = Life(forks=(Fork(40, 0, (2, 1), 0.5),))
    looks: list[tuple[Life, int, str, dict[str, int]]] = [
        (Life(), 0, only, {"change": 0}),
        (Life(), 1, both, {"before": 0, "change": 1}),
        (Life(), 60_000, last, {"change": 59_999}),
        (branch, 40, only, {"change": 40}),  # the number there was typed, no round made it
        (branch, 41, both, {"before": 40, "change": 41}),
    ]
    for life, round_, key, rounds in looks:
        forks = "".join(fork.link for fork in life.forks)
        said = changes_told(told(visit(f"{here}&round={round_}{forks}")), key, *rounds)
        made = [step.backward.nudges[0][2, 1] for step in steps(life, list(rounds.values()))]
        assert made == pytest.approx(list(said.values()), abs=0.51e-9)


def test_another_last_change_is_noticed(caught: Caught) -> None:
    """Planted: what this round adds is told as what the round before did."""
    bug = ("views/stage/sentences.ts", "synapsesAt(run, round - 1)", "synapsesAt(run, round)")
    caught(bug, test_the_last_change_is_told_and_the_next)


def dragged(slider: Locator, value: float) -> None:
    """Drag a slider there, without letting go."""
    slider.evaluate(
        """(slider, value) => { slider.value = value;
        slider.dispatchEvent(new Event("input", { bubbles: true })); }""",
        value,
    )


def test_the_gradient_follows_a_drag(visit: Callable[..., Lab]) -> None:
    """While a weight is dragged, the loss and its own gradient are those of where it is."""
    lab = visit("?lang=en#round=40&focus=weight.0.2.1&decimals=6")
    slider = lab.page.get_by_role("slider", name=say("stage.drag", weight="syn0[2,1]"))
    seen = set()
    for value in (-3.5, 0.25, 4.0):
        dragged(slider, value)
        cells = [cell for cell in lab.cells() if cell[0] in {"loss", "l2[0,0]", "l2[3,0]"}]
        life = Life(forks=(Fork(40, 0, (2, 1), value),))
        (step,) = steps(life, [40])
        assert [] == strays(cells, numbers(step))
        assert 3 <= len(cells)
        gradient = number(lab.page.locator(".network .gradient .number").inner_text())
        assert abs(gradient + step.backward.nudges[0][2, 1]) <= 0.5e-6
        way = "up" if gradient > 0 else "down"
        lab.page.get_by_text(say(f"stage.gradient.{way}"), exact=True).wait_for()
        seen.add(gradient)
    assert 3 == len(seen)


def test_every_number_has_a_slider(visit: Callable[..., Lab]) -> None:
    """Sixteen of them, behind a door; moving any one moves guesses, loss and its own gradient."""
    lab = visit("?lang=en#round=40&asked=learns&decimals=6")
    lab.page.get_by_text(say("stage.sliders", count=16), exact=True).click()
    rows = lab.page.locator(".network li")
    assert SYNAPSES == [row.locator(".number").first.inner_text() for row in every(rows)]
    before: list[object] = []
    for name in ("syn0[1,2]", "syn1[3,0]"):
        row = rows.filter(has=lab.page.get_by_text(name, exact=True))
        dragged(row.get_by_role("slider", name=say("stage.drag", weight=name)), 1.5)
        place = tuple(map(int, re.findall(r"\d", name[4:])))
        synapse = int(name[3])
        (step,) = steps(Life(forks=(Fork(40, synapse, (place[0], place[1]), 1.5),)), [40])
        cells = [cell for cell in lab.cells() if cell[0].startswith(("l2[", "syn"))]
        assert [] == strays(cells, numbers(step))
        loss = lab.page.locator(".network details [data-cell=loss]").inner_text()
        assert [] == strays([("loss", loss)], numbers(step))
        gradient = number(row.locator(".gradient").inner_text())
        assert abs(gradient + step.backward.nudges[synapse][place]) <= 0.5e-3
        before.append(cells)
    assert before[0] != before[1]


def door(lab: Lab) -> Locator:
    """What stands behind How it learns, opened."""
    found = lab.page.locator("details", has_text=say("stage.rate.about"))
    found.locator("summary").click()
    return found


def test_another_rate_is_learned_at(visit: Callable[..., Lab]) -> None:
    """Its numbers are core's, it stands in the link and at the door, and it can be taken back."""
    lab = visit("?lang=en#round=40&open=step")
    way = door(lab)
    field = way.get_by_label(say("stage.rate"), exact=True)
    field.fill("0,25")
    field.press("Enter")
    lab.page.wait_for_function("() => location.hash.includes('rate=0.25')")
    ((_, slow),) = reckoned([Moment(Life(rate=0.25), 40)])
    assert [] == strays(lab.cells(), slow)
    assert 40 == lab.round
    assert "0.25" in way.locator("summary").inner_text()
    way.get_by_role("button", name=say("stage.way.back")).click()
    lab.page.wait_for_function("() => !location.hash.includes('rate')")
    ((_, usual),) = reckoned([Moment(Life(), 40)])
    assert [] == strays(lab.cells(), usual)
    assert [] != strays(lab.cells(), slow)
    lab.button("app.undo").click()
    lab.page.wait_for_function("() => location.hash.includes('rate=0.25')")
    lab.page.get_by_text(say("stage.preset.own.why"), exact=True).wait_for()
    assert [] == strays(lab.cells(), slow)


def test_a_rate_that_is_none_is_refused(visit: Callable[..., Lab]) -> None:
    """A sentence says what must hold and what was typed; nothing changes and nothing is lost."""
    lab = visit("?lang=en#round=40")
    before = lab.cells()
    field = door(lab).get_by_label(say("stage.rate"), exact=True)
    for nonsense in ("fast", "0", f"{MINUS}1", "1e9", ""):
        field.fill(nonsense)
        field.press("Tab")
        sentence = say("stage.rate.refused", least=0, most=1000, got=nonsense)
        assert sentence == lab.page.get_by_role("alert").inner_text()
        assert (nonsense, before) == (field.input_value(), lab.cells())
    field.fill("2")
    expect(lab.page.get_by_role("alert")).to_have_count(0)
    assert {"round": "40"} == state(lab)


def test_another_cost_is_learned_by(visit: Callable[..., Lab]) -> None:
    """Cross-entropy is a click away; the numbers are core's, and the link says it."""
    lab = visit("?lang=en#round=40&open=step")
    door(lab).get_by_text(say("stage.cost.cross_entropy"), exact=True).click()
    lab.page.wait_for_function("() => location.hash.includes('loss=cross_entropy')")
    ((_, expected),) = reckoned([Moment(Life(loss="cross_entropy"), 40)])
    assert [] == strays(lab.cells(), expected)


def test_the_highest_rate_is_borne(visit: Callable[..., Lab]) -> None:
    """Even where it leaps wherever it leaps, nothing fails."""
    lab = visit("?lang=en#rate=1000&open=step.scurve.tug")
    lab.slider.press("End")
    lab.rest()
    expect(lab.page.get_by_role("alert")).to_have_count(0)
    assert 0 < lab.round


def test_the_truth_stands_under_the_guess(visit: Callable[..., Lab]) -> None:
    """In a circle of its own, with the gap, for whichever customer is on top."""
    for customer in range(4):
        moment = Moment(Life(), 40, customer=customer)
        ((_, expected),) = reckoned([moment])
        lab = visit(f"?lang=en{moment.link}")
        picture = lab.page.locator(".network svg")
        name, error = f"y[{customer},0]", f"l2_error[{customer},0]"
        found = {one: text(picture.locator(f"[data-cell='{one}']")) for one in (name, error)}
        assert [] == strays(list(found.items()), expected)
        sentence = say(
            "stage.truth_told", customer=customer + 1, truth=found[name], error=found[error]
        )
        expect(picture.get_by_role("img", name=sentence, exact=True)).to_have_count(1)


def test_a_line_pointed_at_has_all_decimals(visit: Callable[..., Lab]) -> None:
    """As many as were chosen, and so the very digits of its cell in the matrix; the others two."""
    lab = visit("?lang=en#round=200&decimals=6&open=step")
    label = lab.page.locator(".network svg g[role=button]")
    for name in ("syn0[0,0]", "syn0[2,1]", "syn1[3,0]"):
        own = label.filter(has=lab.page.locator(f"[data-cell='{name}']"))
        assert re.fullmatch(r".\d+\.\d\d", text(own))
        own.hover()
        lab.rest()
        cell = lab.page.locator(f"#step [data-cell='{name}']").first.inner_text()
        assert cell.lstrip("+") == text(own).lstrip("+")
        assert re.search(r"\.\d{6}$", cell)
        lab.page.mouse.move(2, 2)
        lab.rest()


@pytest.mark.parametrize("phase", ["guess", "change"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_long_number_lies_on_nothing(width: int, phase: str, visit: Callable[..., Lab]) -> None:
    """Each line in turn is pointed at: its number covers no other, no neuron and no name."""
    lab = visit(
        f"?lang=en#round=900&phase={phase}&decimals=12", viewport={"width": width, "height": 900}
    )
    found: list[str] = []
    letters: list[int] = []
    for name in SYNAPSES:
        own = lab.page.locator(drawn(name))
        own.focus()
        lab.rest()
        letters.append(len(text(own)))
        found += lab.page.evaluate(COLLISIONS, name)
    assert [] == found
    assert min(letters) > (6 if width == 390 else 12)
