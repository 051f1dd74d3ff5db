"""The 28 lines: what they print when they run in the page is what Python prints of them."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.browser.catalogues import say
from tests.browser.lab import every

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

RUNS: Final = (
    "",
    "&seed=7",
    "&seed=3&hidden=8&data=contradictory",
    "&seed=5&hidden=none&data=all_bought",
    "&seed=4&hidden=3.2&loss=cross_entropy",
    "&start=tutorial",
    "&start=zero&hidden=2",
    "&fork=40_1_2_0_-3.25&fork=200_0_0_1_1.5&fork=300_1_2_0_2.5",
)
"""The story, another seed, other sizes, no hidden neuron, two layers, given starts, branches."""

LISTEN: Final = """() => { navigator.clipboard.writeText =
  async (text) => { window.copied = text; }; }"""

NUMBER: Final = re.compile(r"\d+\.\d*(?:e[+-]\d+)?")

CLOSE: Final = 1e-10
"""How far the last digits may differ: NumPy adds and raises e in another order than the kernel."""


def listing(lab: Lab) -> str:
    """The lines as the panel hands them out."""
    lab.page.evaluate(LISTEN)
    lab.button("code.copy").click()
    lab.page.wait_for_function("() => window.copied !== undefined")
    text: str = lab.page.evaluate("() => window.copied")
    return text


def printed(lab: Lab) -> list[str]:
    """What the panel says that they print."""
    lab.page.locator("#code").get_by_role("button", name=say("code.run"), exact=True).press("Enter")
    lines = lab.page.get_by_role("list", name=say("code.run.printed")).get_by_role("button")
    lines.last.wait_for()
    lab.rest()
    return [line.text_content() or "" for line in every(lines)]


def by_python(text: str, folder: Path, name: str) -> list[str]:
    """What Python prints of the same text."""
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, check=True, timeout=300
    )
    return done.stdout.splitlines()


def unlike(here: list[str], there: list[str]) -> list[tuple[str, str]]:
    """The lines whose words or blanks differ, or whose numbers do beyond their last digits."""
    if len(here) != len(there):
        return [("\n".join(here), "\n".join(there))]
    return [(one, other) for one, other in zip(here, there, strict=True) if not same(one, other)]


def same(one: str, other: str) -> bool:
    """Whether two printed lines say the same, digit for digit but for the last of many."""
    numbers = zip(NUMBER.findall(one), NUMBER.findall(other), strict=False)
    close = all(
        a == b or (len(a) > len("0.12345678e-01") and abs(float(a) / float(b) - 1) < CLOSE)
        for a, b in numbers
    )
    return close and NUMBER.sub("#", one) == NUMBER.sub("#", other)


def test_python_prints_the_same(visit: Callable[..., Lab], tmp_path: Path) -> None:
    """Eight networks: the lines that are copied, run by Python, print what the page prints."""
    here, texts = {}, {}
    for run in RUNS:
        lab = visit(f"?lang=en#round=0&open=code{run}")
        texts[run] = listing(lab)
        here[run] = printed(lab)
        lab.page.close()
    assert len(RUNS) == len(set(texts.values()))
    with ThreadPoolExecutor(2) as pool:
        outputs = pool.map(
            lambda run: by_python(texts[run], tmp_path, f"run_{RUNS.index(run)}"), RUNS
        )
        there = dict(zip(RUNS, outputs, strict=True))
    assert {} == {run: wrong for run in RUNS if (wrong := unlike(here[run], there[run]))}
    assert {11} == {len(here[run]) for run in RUNS if "contradictory" not in run}
    assert here[""] != here["&seed=7"]


def test_numbers_of_lines_stay(visit: Callable[..., Lab]) -> None:
    """However the run differs, each line stands under the tutorial's number, on paper too."""
    lab = visit("?lang=en#open=code&data=contradictory&hidden=3.2&loss=cross_entropy&seed=7")
    lines = listing(lab).splitlines()
    expected = {
        23: "X = np",
        40: "np.random.seed(7)",
        52: "for j",
        66: "    l3_error",
        88: "    l3_de",
    }
    assert [] == [n for n, text in expected.items() if not lines[n - 1].startswith(text)]
    assert lines[115].startswith("    syn0 +=")
    shown = lab.page.locator("#code [data-line]")
    for line in every(shown):
        number = int(line.get_attribute("data-line") or 0)
        assert f"{number} {lines[number - 1].strip()}" == line.get_attribute("aria-label")


def test_each_printed_line_leads_to_its_round(visit: Callable[..., Lab]) -> None:
    """The third goes to round 20,000, the last to the last customer in the last round."""
    lab = visit("?lang=en#round=0&open=code")
    text = printed(lab)
    lines = lab.page.get_by_role("list", name=say("code.run.printed")).get_by_role("button")
    lines.nth(2).press("Enter")
    assert 20_000 == lab.round
    assert text[2].startswith("Round 20000 ")
    lab.page.wait_for_url(re.compile("phase=compare"))
    lab.rest()
    shown = lab.page.locator("#code [data-line='73'] + .values .error").inner_text()
    assert f"{float(text[2].split()[-1]):.3f}" == shown
    lines.last.click()
    assert 59_999 == lab.round
    lab.page.wait_for_url(re.compile("customer=3"))
    lab.go("#round=0&open=code&beside=run&seed=7")
    lab.page.get_by_text(re.compile("^Round 0 ")).filter(has_not_text=text[0]).wait_for()


def test_a_step_goes_to_its_first_line(visit: Callable[..., Lab]) -> None:
    """The name of a step is a button: its line runs, its reason stands above."""
    lab = visit("?lang=en#round=200&open=code")
    name = f"{say('code.step.short', step=12)} {say('code.step.12')}"
    lab.page.locator("#code").get_by_role("button", name=name).press("Enter")
    here = lab.page.locator("#code [aria-current=step]")
    assert "109" == here.get_attribute("data-line")
    assert say("code.why.12") in lab.page.locator("#code .told:visible").inner_text()


def test_numbers_that_run_away_are_said_to(visit: Callable[..., Lab]) -> None:
    """Where a change is too large to be a number, no line is made up after its round.

    By hand: all bought, every l1 is a half and the sums are nought, so each customer wishes an
    eighth of 1.7e308 of a hidden neuron, and a quarter of that of its weight; four of them, times
    1,000, are more than a number can be.
    """
    forks = [f"fork=4_0_{place // 4}_{place % 4}_0" for place in range(12)]
    forks += [f"fork=4_1_{neuron}_0_{'-' * (neuron % 2)}1.7e308" for neuron in range(4)]
    lab = visit(f"?lang=en#open=code&data=all_bought&rate=1000&{'&'.join(forks)}")
    assert ["Round 0 "] == [line[:8] for line in printed(lab)]
    expect(lab.page.get_by_text(say("code.run.ran_away", round=4))).to_be_visible()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("time * printsEvery(lines)", "(time + 1) * printsEvery(lines)"),
        ("const end = rounds - 1;", "const end = rounds;"),
        ("misses.map(() => 1 / misses.length)", "misses.map(() => 1)"),
    ],
)
def test_a_planted_bug_is_noticed(
    right: str,
    wrong: str,
    visit: Callable[..., Lab],
    with_a_bug: Callable[[str, str, str], str],
    tmp_path: Path,
) -> None:
    """Other rounds, the network after the last one, a sum for a mean: Python says otherwise."""
    lab = visit("?lang=en#open=code", with_a_bug("lab/code_output.ts", right, wrong))
    text = listing(lab)
    assert [] != unlike(printed(lab), by_python(text, tmp_path, "story"))


@pytest.mark.parametrize("panels", ["code", "code.step"])
def test_what_a_step_is_for_stays_in_sight(panels: str, visit: Callable[..., Lab]) -> None:
    """At the last line, too, its reason stands on the screen: right of the code or over it."""
    lab = visit(f"?lang=en#round=200&open={panels}")
    line = lab.page.locator("#code ol button", has_text="syn0 += l0.T")
    line.press("Enter")
    lab.rest()
    line.evaluate("(one) => one.scrollIntoView({ block: 'nearest' })")
    told = lab.page.locator("#code .told:visible")
    assert say("code.why.13") in told.inner_text()
    words, code = told.bounding_box(), line.bounding_box()
    assert words is not None
    assert code is not None
    assert 0 <= words["y"]
    assert words["y"] + words["height"] <= 900
    assert 0 <= code["y"]
    assert code["y"] + code["height"] <= 900
    if panels == "code":  # alone it has room
        assert code["x"] + code["width"] <= words["x"]
    else:
        assert words["y"] + words["height"] <= code["y"]
