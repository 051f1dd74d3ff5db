"""What a person does on the stage and along the curve, and what the page says to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import LANGUAGES, say
from tests.browser.lab import drawn, every, texts
from tests.browser.truth import MINUS, Life, Moment, number, numbers, reckoned, steps, strays

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long


def test_a_question_in_words_of_ones_own(visit: Callable[..., Lab]) -> None:
    """The name stands on its neuron, survives a reload, and is in no link; Escape leaves it."""
    lab = visit("?lang=en")
    old = say("stage.question.cat")
    table = lab.page.get_by_role("table", name=say("stage.customers"))
    for key, name in (("Escape", old), ("Enter", "Keeps a parrot?")):
        table.get_by_role("button", name=old, exact=True).click()
        field = table.get_by_label(say("stage.renamed"))
        field.fill("Keeps a parrot?")
        field.press(key)
        table.get_by_role("button", name=name, exact=True).wait_for()
    lab.page.wait_for_timeout(500)  # until the address has followed
    lab.page.reload()
    lab.wait()
    expect(table.get_by_role("button", name="Keeps a parrot?", exact=True)).to_have_count(1)
    expect(lab.page.get_by_text(old)).to_have_count(0)
    expect(lab.page.get_by_text("Keeps a parrot?").nth(1)).to_be_attached()
    assert "parrot" not in lab.page.evaluate("location.href")
    lab.button("app.undo").click()
    table.get_by_role("button", name=old, exact=True).wait_for()


def test_a_weight_that_is_no_number_is_told(visit: Callable[..., Lab]) -> None:
    """What was typed is repeated and stays to be corrected, nothing changes; a comma is a point."""
    lab = visit("?lang=en#focus=weight.0.0.0&open=step")
    before = lab.cells()
    field = lab.page.get_by_label(say("stage.type", weight="syn0[0,0]"))
    field.fill("1/2")
    field.press("Enter")
    assert say("stage.no_number", got="1/2") == lab.page.get_by_role("alert").inner_text()
    assert ("1/2", before) == (field.input_value(), lab.cells())
    field.fill("0,5")
    expect(lab.page.get_by_role("alert")).to_have_count(0)
    field.press("Enter")
    lab.button("stage.leave").wait_for()
    assert ("syn0[0,0]", "+0.500") in lab.cells() or ("syn0[0,0]", "0.500") in lab.cells()


def test_the_start_is_told_as_it_is(visit: Callable[..., Lab]) -> None:
    """Nothing is learned at birth; later it says how often it changed; then it is grown up."""
    lab = visit("?lang=en")
    expected = {
        "#": say("stage.preset.born.why"),
        "#round=500": say("stage.preset.born.since", round="500"),
        "#round=60000": say("stage.preset.trained.why"),
    }
    for hash_, told in expected.items():
        lab.go(hash_)
        lab.page.get_by_text(told, exact=True).wait_for()


def test_it_plays_backwards(visit: Callable[..., Lab]) -> None:
    """From the end towards the start, until it is paused."""
    lab = visit("?lang=en#round=60000")
    lab.button("time.rewind").click()
    lab.page.wait_for_function(
        "() => Number(document.querySelector('[role=slider][aria-valuemax]').ariaValueNow) < 40000"
    )
    lab.page.get_by_role("button", name=say("time.pause"), exact=True).click()
    place = lab.round
    lab.page.wait_for_timeout(500)
    assert 0 < place == lab.round < 40_000


def test_the_curve_has_a_twin(visit: Callable[..., Lab]) -> None:
    """A table of losses, of a kept run beside them; and every chapter, to be gone to."""
    lab = visit("?lang=en")
    lab.button("time.keep").click()
    lab.page.locator("details", has_text=say("kit.twin")).first.locator("summary").click()
    table = lab.page.get_by_role("table").filter(has_text=say("time.kept_loss"))
    rows = [texts(row.locator("th, td")) for row in every(table.locator("tbody tr"))]
    assert ["0", "1", "10", "100", "1,000", "10,000", "60,000"] == [round_ for round_, *_ in rows]
    losses = [float(loss) for _, loss, _ in rows]
    assert sorted(losses, reverse=True) == losses
    assert losses == [float(kept) for *_, kept in rows]
    chapter = lab.page.get_by_role("list", name=say("time.chapters")).get_by_role("button").first
    told = chapter.inner_text()
    chapter.click()
    assert told.endswith(f"round {lab.round}")


@pytest.mark.parametrize(
    "moment",
    [
        Moment(Life(), 300, "blame"),
        Moment(Life(hidden=()), 0),
        Moment(Life(hidden=(3, 2)), 0, customer=2),
        Moment(Life(hidden=(8, 8, 8)), 200, "slope"),
    ],
)
def test_the_network_has_a_twin(moment: Moment, visit: Callable[..., Lab]) -> None:
    """Two tables: every neuron with its slope and delta, every line, its weight and its change."""
    lab = visit(f"?lang=en{moment.link}")
    lab.rest()
    picture = {
        (one.get_attribute("aria-label") or "").rsplit(" ", 1)[0]
        for one in every(lab.page.locator(".network svg [role=button][aria-label^=syn]"))
    }
    neurons = lab.page.locator(".network svg [role=button]:has(.answer)").count()
    lab.page.get_by_text(say("stage.twin"), exact=True).click()
    name = say("stage.twin.neurons", number=moment.customer + 1)
    said = lab.page.get_by_role("table", name=name, exact=True)
    table = lab.page.get_by_role("table", name=say("stage.twin.lines"), exact=True)
    expect(said.locator("tbody tr")).to_have_count(neurons)
    assert picture == set(texts(table.locator("tbody th")))
    ((_, expected),) = reckoned([moment])
    cells = [
        (one.get_attribute("data-cell") or "", one.inner_text())
        for one in every(lab.page.locator(".network table [data-cell]"))
    ]
    assert 3 + 4 * (neurons - 3) + 2 * len(picture) == len(cells)
    assert [] == strays(cells, expected)
    key = lab.page.locator(".network details p").inner_text()
    assert all(say(f"stage.{one}") in key for one in ("key", "bars", "key.numbers"))


def test_the_twin_has_what_a_round_makes(visit: Callable[..., Lab]) -> None:
    """After the last round nothing changes; at another rate so much of each change as it says."""
    life = Life(rate=0.5)
    (now,) = map(numbers, steps(life, [40]))
    lab = visit(f"?lang=en{Moment(life, 40).link}&decimals=6")
    lab.page.get_by_text(say("stage.twin"), exact=True).click()
    table = lab.page.get_by_role("table", name=say("stage.twin.lines"), exact=True)
    for name, row, column in (("syn0", 2, 1), ("syn1", 3, 0)):
        line = table.get_by_role("row", name=f"{name}[{row},{column}]")
        change = number(line.locator("td").last.inner_text())
        assert change == pytest.approx(0.5 * now[f"{name}_change"][row, column], abs=0.5e-6)
    lab.go("#round=60000&rate=0.5")
    lab.page.wait_for_function(NO_CHANGES)


NO_CHANGES: Final = """() => { const rows = [...document.querySelectorAll(
  ".network details table:last-of-type tbody tr")].map((row) => row.lastElementChild);
  return rows.length === 16 && rows.every((cell) => cell.textContent.trim() === ""); }"""


@pytest.mark.parametrize("phase", ["guess", "slope", "blame"])
def test_a_neuron_is_spoken_of_in_words(phase: str, visit: Callable[..., Lab]) -> None:
    """Its name, what it takes in and says, and in their phases its slope and its delta."""
    moment = Moment(Life(), 300, phase, customer=1)
    ((_, expected),) = reckoned([moment])
    lab = visit(f"?lang=en{moment.link}")
    lab.rest()
    for layer, neuron in ((1, 0), (1, 3), (2, 0)):
        found = {key: float(expected[f"l{layer}{key}"][1, neuron]) for key in OF_NEURON}
        sum_, out = (f"{found[key]:.2f}".replace("-", MINUS) for key in ("_LH", ""))
        values = {"name": f"l{layer}[{neuron}]", "sum": sum_, "out": out}
        said = say("stage.spoken", **values)
        if phase == "slope":
            said = say("stage.spoken.slope", **values, value=f"{found['_slope']:.3f}")
        elif phase == "blame":
            value = f"{found['_delta']:+.{max(3, -exponent(found['_delta']) + 1)}f}"
            said = say("stage.spoken.delta", **values, value=value.replace("-", MINUS))
        expect(lab.page.get_by_role("button", name=said, exact=True)).to_have_count(1)
    answers = lab.page.locator(".network svg g[role=button]:has(.name)")
    question = say("stage.question.beer")
    spoken = say("stage.spoken.answer", name=question, out=f"{expected['l0'][1, 1]:.0f}")
    assert spoken == answers.nth(1).get_attribute("aria-label")


OF_NEURON: Final = ("_LH", "", "_slope", "_delta")
"""What a neuron has for a customer, as the ends of the names that it has in the code."""


def exponent(value: float) -> int:
    """The power of ten of a number's first digit."""
    return int(f"{value:e}".partition("e")[2])


@pytest.mark.parametrize("width", [1280, 390])
def test_layers_have_the_names_of_the_code(width: int, visit: Callable[..., Lab]) -> None:
    """In every network each layer and what lies between two is named, large enough to be read."""
    lab = visit("?lang=en", viewport={"width": width, "height": 900})
    for hidden, depth in (("4", 2), ("none", 1), ("8.8.8", 4)):
        lab.go(f"#hidden={hidden}")
        lab.page.wait_for_function(
            "(depth) => document.querySelectorAll('.network svg > text').length === 2 * depth + 1",
            arg=depth,
        )
        names = lab.page.locator(".network svg > text")
        expected = {*(f"l{k}" for k in range(depth + 1)), *(f"syn{k}" for k in range(depth))}
        assert expected == {name.text_content() for name in every(names)}
        size = names.first.evaluate(
            "(text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a"
        )
        assert size >= 10.9


BIG: Final = Moment(Life(hidden=(8, 8, 8)), 200)

NAMED: Final = """() => { const box = (one) => one.getBoundingClientRect();
  const next = Math.min(...Array.from(document.querySelectorAll(".network svg g:has(.answer)"))
    .filter((one) => !one.querySelector(".name")).flatMap((one) =>
      Array.from(one.querySelectorAll("rect:not(.answer)"), (card) => box(card).left)));
  return Array.from(document.querySelectorAll(".network svg g:has(.answer) .name"), (name) =>
    [name.textContent.trim(), next - box(name).right, box(name).height]); }"""
"""Each question's name in the picture, how far it is from the next layer, and how high."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_have_their_names_before_the_next_layer(
    language: str, visit: Callable[..., Lab]
) -> None:
    """However many layers there are and however narrow the page is: whole, and in front of it."""
    size = {"width": 390, "height": 900}
    lab = visit(f"?lang={language}{BIG.link}", viewport=size)
    lab.rest()
    names = lab.page.evaluate(NAMED)
    questions = [say(f"stage.question.{one}", language) for one in ("cat", "beer", "website")]
    assert questions == [re.sub(r"\s+", " ", name) for name, *_ in names]
    assert min(apart for _, apart, _ in names) >= 0
    assert 44 > max(height for *_, height in names)


COVERED: Final = """() => { const shown = Array.from(
    document.querySelectorAll(".network svg g[role=button] > text[data-cell^=syn]"));
  const others = [...shown, ...document.querySelectorAll(
    ".network svg g:has(.answer) > rect:not(.answer, .behind)")];
  const box = (one) => one.getBoundingClientRect();
  return shown.flatMap((one) => others.filter((other) => other !== one).filter((other) => {
    const [a, b] = [box(one), box(other)];
    return a.left < b.right - 1 && b.left < a.right - 1
      && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2; })
    .map((other) => `${one.textContent} on ${other.textContent || "a neuron"}`)); }"""
"""The numbers of lines that lie on each other or on a neuron; the ends of a letter are empty."""


def test_every_weight_of_a_big_network_is_read(visit: Callable[..., Lab]) -> None:
    """Pointed at, a neuron has the numbers of all its lines around it, and a weight is told."""
    ((_, expected),) = reckoned([BIG])
    lab = visit(f"?lang=en{BIG.link}")
    lab.rest()
    expect(lab.page.locator(".network svg [data-cell^=syn]")).to_have_count(0)
    for name, lines in (("l1[0]", 11), ("l2[3]", 16), ("l3[7]", 9), ("l4[0]", 8)):
        lab.page.locator(drawn(name)).focus()
        lab.rest()
        cells = [cell for cell in lab.cells() if cell[0].startswith("syn")]
        assert lines == len(cells)
        assert [] == strays(cells, expected)
        assert [] == lab.page.evaluate(COVERED)
    lab.page.set_viewport_size({"width": 390, "height": 900})
    for synapse, row, column in ((0, 2, 7), (1, 4, 4), (2, 7, 0), (3, 5, 0)):
        name = f"syn{synapse}[{row},{column}]"
        lab.page.locator(drawn(name)).focus()
        lab.rest()
        told = lab.page.locator(".network p[aria-live]").inner_text()
        value = float(expected[f"syn{synapse}"][row, column])
        assert f" {value:+.3f} ".replace("-", MINUS) in told


@pytest.mark.parametrize("asked", ["learns", "depends"])
def test_what_a_phase_prints_is_told_beside_an_answer(
    asked: str, visit: Callable[..., Lab]
) -> None:
    """Whatever is asked, the sentence says what the numbers of this phase are."""
    lab = visit(f"?lang=en#round=60000&asked={asked}")
    answer = say(f"stage.told.{asked}", count=16)
    place = lab.page.locator(".network p[aria-live]")
    lab.rest()
    assert answer == place.inner_text()
    for phase in ("compare", "slope", "blame", "change"):
        lab.button(f"time.phase.{phase}").first.click()
        lab.rest()
        assert f"{answer} {say(f'stage.shown.{phase}')}" == place.inner_text()


def test_blame_is_never_a_row_of_noughts(visit: Callable[..., Lab]) -> None:
    """However small, it is shown down to digits that are something."""
    lab = visit("?lang=en#round=60000&phase=blame")
    blames = [text for name, text in lab.cells() if "delta" in name]
    assert 5 == len(blames)
    assert [] == [text for text in blames if not re.search("[1-9]", text)]


def test_the_last_small_steps_are_seen(visit: Callable[..., Lab]) -> None:
    """In the last round, too, the castle's and the rope's numbers are more than noughts."""
    lab = visit("?lang=en#round=59999&open=castle.tug&focus=weight.0.2.1")
    castle = lab.page.locator("#castle table")
    expect(castle.nth(1)).to_be_attached()
    for table in every(castle):
        deltas = texts(table.locator("[data-cell*='_delta']"))
        assert any(re.search("[1-9]", text) for text in deltas)
    tomorrow = castle.first.locator("tr", has_text=say("castle.fact.tomorrow"))
    assert re.search("[1-9]", tomorrow.locator("td").first.inner_text())
    step = lab.page.locator("#tug [data-tug=step]")
    before, after = (
        step.locator(f"[data-cell='syn0{part}[2,1]']").inner_text() for part in ("", "_after")
    )
    assert before != after


def test_the_curve_and_the_light_have_names(visit: Callable[..., Lab]) -> None:
    """What the curve shows stands on it; what the list at the head sets is said in each choice."""
    for language in LANGUAGES:
        lab = visit(f"?lang={language}")
        lab.language = language
        curve = lab.slider.bounding_box()
        name = lab.page.get_by_text(say("time.curve_name", language), exact=True).bounding_box()
        assert curve
        assert name
        assert curve["y"] < name["y"] < curve["y"] + curve["height"]
        themes = texts(lab.chooser("app.theme").locator("option"))
        assert [say(f"app.theme.{one}", language) for one in ("auto", "light", "dark")] == themes
        first = themes[0].split(":")[0].split("：")[0]
        assert all(theme.startswith(first) for theme in themes)


def test_any_earlier_day_stands_beside_today(visit: Callable[..., Lab]) -> None:
    """A day that no button names; one that has not come yet is none."""
    lab = visit("?lang=en#round=300&open=castle")
    castle = lab.page.locator("#castle")
    castle.get_by_label(say("castle.days")).locator("input").fill("247")
    castle.get_by_label(say("castle.days")).locator("input").press("Enter")
    day = say("castle.day", day="247")
    castle.get_by_text(day).first.wait_for()
    lab.go("#round=200&open=castle")
    castle.get_by_text(day).first.wait_for(state="detached")


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_choosing_moves_nothing(language: str, visit: Callable[..., Lab]) -> None:
    """A chosen weight has its slider where room was kept; the time bar stays in its place."""
    lab = visit(f"?lang={language}#round=300")
    slider = lab.page.locator("[role=slider][aria-valuemax]").first
    before = slider.bounding_box()
    for name in ("syn0[2,1]", "syn1[3,0]", "l1[2]"):
        lab.page.locator(drawn(name)).first.click()
        lab.rest()
        assert before == slider.bounding_box()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_branch_moves_nothing(language: str, visit: Callable[..., Lab]) -> None:
    """A number typed over a weight: what is said of the branch has its room before it begins."""
    lab = visit(f"?lang={language}#round=300&focus=weight.0.2.1")
    lab.language = language
    before = lab.slider.bounding_box()
    lab.page.get_by_label(say("stage.type", language, weight="syn0[2,1]")).fill("1.5")
    lab.page.get_by_role("button", name=say("stage.apply", language), exact=True).click()
    lab.button("stage.leave").wait_for()
    lab.rest()
    assert before == lab.slider.bounding_box()
    lab.button("stage.leave").click()
    lab.button("stage.leave").wait_for(state="detached")
    assert before == lab.slider.bounding_box()


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_asking_moves_nothing(language: str, visit: Callable[..., Lab]) -> None:
    """The door to all sliders, and what is said, have their room before somebody asks."""
    lab = visit(f"?lang={language}")
    slider = lab.page.locator("[role=slider][aria-valuemax]").first
    before = slider.bounding_box()
    asks = lab.page.get_by_role("group", name=say("stage.asks", language)).get_by_role("button")
    expect(asks).to_have_count(2)
    for button in every(asks):
        button.click()
        lab.rest()
        assert before == slider.bounding_box()


def test_learning_on_waits_for_a_number(visit: Callable[..., Lab]) -> None:
    """The button is there for a number that was typed, and for nothing else."""
    lab = visit("?lang=en#round=300&focus=weight.0.2.1")
    button = lab.page.get_by_role("button", name=say("stage.apply"), exact=True)
    expect(button).to_be_disabled()
    lab.page.get_by_label(say("stage.type", weight="syn0[2,1]")).fill("1.5")
    expect(button).to_be_enabled()
