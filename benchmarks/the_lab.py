"""The lab in Chromium: main-thread work a frame, first picture, first load: bench the_lab.

A frame's work is what Chromium's own trace says that the page's main thread did, task by task, from
one frame's making to the next, in the thread's own time, while a real pointer scrubs, drags and
turns, at half the machine's speed (Emulation.setCPUThrottlingRate 2). A number as argument is
another rate: 1 is the machine as it is. It should do nothing else meanwhile.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import browser
import driven
from playwright.sync_api import Browser, Locator, Page

from glassbowl.kernel import library

THROTTLE: Final = next((int(rate) for rate in sys.argv[1:] if rate.isdigit()), 2)
PANELS: Final = (
    *("step", "bowl", "scurve", "chain", "tug"),
    *("questions", "code", "castle", "matrices", "target"),
)
OPEN: Final = {"three panels": (PANELS[:3], 20.0), "all ten panels": (PANELS, 40.0)}
"""What is open, and the milliseconds that nineteen frames of twenty may take at most."""

FIRST_PICTURE, FIRST_LOAD = 1_000.0, 150_000
OPENINGS: Final = 7

CATEGORIES: Final = ["toplevel", "cc", "benchmark"]
TASK: Final = "ThreadControllerImpl::RunTask"
FRAME: Final = "ProxyMain::BeginMainFrame"

PICTURE: Final = """() => {
  window.picture = null;
  const look = () => {
    if (document.querySelector("main [data-cell]") === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => { window.picture = performance.now(); });
  };
  requestAnimationFrame(look);
}"""

RECORDED: Final = """() => new Promise((done) => {
  const slider = document.querySelector("[role=slider][aria-valuemax]");
  const look = () => {
    if (slider.ariaValueNow === "0") requestAnimationFrame(look);
    else done(Number(slider.ariaValueMax));
  };
  document.querySelector("button.main").click();
  look();
})"""

Move = Callable[[Page], None]


def scrub(page: Page) -> None:
    """There and back along the curve of losses."""
    drag(page, page.locator("[role=slider][aria-valuemax]").first, to=(0.98, 0.5))


def drag_a_weight(page: Page) -> None:
    """A weight on the stage, dragged from one end of its range to the other."""
    page.locator("svg [role=button][aria-label^='syn0[2,1]']").first.click()
    drag(page, page.locator(".stage input[type=range]:visible").first, to=(0.95, 0.5))


def type_over(page: Page) -> None:
    """Another number for a weight: all that is learned anew, and the frames until it is shown."""
    page.locator("svg [role=button][aria-label^='syn0[2,1]']").first.click()
    box = page.locator(".stage input.number[inputmode=decimal]:visible").first
    for value in ("1.5", "-2.5", "0.5", "3.5"):
        box.fill(value)
        box.press("Enter")
        page.wait_for_timeout(400)


def turn_the_bowl(page: Page) -> None:
    """The bowl, turned by its picture."""
    drag(page, page.locator("#bowl canvas").first, to=(0.9, 0.2))


def play(page: Page) -> None:
    """Five seconds of learning."""
    page.locator("button.main").first.click()
    page.wait_for_timeout(5_000)


MOVES: Final[dict[str, Move]] = {
    "scrubbing": scrub,
    "dragging a weight": drag_a_weight,
    "typing over a weight": type_over,
    "turning the bowl": turn_the_bowl,
    "playing": play,
}


def drag(page: Page, thing: Locator, *, to: tuple[float, float], steps: int = 90) -> None:
    """Hold the thing near its left end, go to a share of its box and come back.

    Chromium itself is told where the pointer is: Playwright's mouse has a script of its own run in
    the page at every move, which would be counted as the page's work.
    """
    thing.scroll_into_view_if_needed()
    box = thing.bounding_box()
    assert box is not None
    line = page.context.new_cdp_session(page)

    def point(kind: str, across: float, down: float, **more: Any) -> None:  # noqa: ANN401
        place = {"x": box["x"] + across * box["width"], "y": box["y"] + down * box["height"]}
        line.send("Input.dispatchMouseEvent", {"type": kind, **place, **more})

    held: dict[str, Any] = {"button": "left", "buttons": 1}
    start = (0.05, 0.5)
    point("mouseMoved", *start)
    point("mousePressed", *start, clickCount=1, **held)
    for step in [*range(steps), *reversed(range(steps))]:
        x, y = (a + (b - a) * step / (steps - 1) for a, b in zip(start, to, strict=True))
        point("mouseMoved", x, y, **held)
        page.wait_for_timeout(10)
    point("mouseReleased", *start, clickCount=1, button="left")
    page.wait_for_timeout(100)


def work(trace: list[dict[str, Any]]) -> list[float]:
    """Milliseconds of the main thread, frame after frame: all tasks up to the one that makes it."""
    main = next(
        (event["pid"], event["tid"])
        for event in trace
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    )
    here = [event for event in trace if (event["pid"], event["tid"]) == main]
    marks = sorted(event["ts"] for event in here if event["name"] == FRAME)
    tasks = sorted(
        (event["ts"], event["dur"], event["tdur"])
        for event in here
        if event["name"] == TASK and "tdur" in event
    )
    frames, sum_ = [], 0.0
    for began, duration, work_ in tasks:
        sum_ += work_ / 1_000
        if bisect_left(marks, began) < bisect_left(marks, began + duration):
            frames.append(sum_)
            sum_ = 0.0
    return frames


def measured(program: Browser, address: str, panels: tuple[str, ...], move: Move) -> list[float]:
    """The work of each frame during a move, with these panels open."""
    context = program.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}?lang=en#open={'.'.join(panels)}&round=40&customer=1")
    page.wait_for_selector("main [data-cell]")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)
    line = context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    program.start_tracing(page=page, categories=CATEGORIES)
    move(page)
    trace = json.loads(program.stop_tracing())["traceEvents"]
    context.close()
    return work(trace)


def opened(program: Browser, address: str) -> Iterator[tuple[float, int]]:
    """Milliseconds to the first picture, and how many rounds there were when it first moved."""
    for _ in range(OPENINGS):
        context = program.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        page = context.new_page()
        page.add_init_script(f"({PICTURE})()")
        page.goto(f"{address}?lang=en")
        page.wait_for_function("() => window.picture !== null")
        yield page.evaluate("() => window.picture"), page.evaluate(RECORDED)
        context.close()


def row(what: str, figure: str, goal: str, *, holds: bool) -> None:
    """One line of the table."""
    print(f"{what:44}{figure:>24}{goal:>14}  {'yes' if holds else 'NO'}")


def main() -> None:
    """The table: what was measured, its goal, and whether it holds."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f}; throttled: {THROTTLE} times slower")
    print(f"{'':44}{'measured':>24}{'goal':>14}  holds")
    with TemporaryDirectory() as folder, driven.driven() as program:
        web = browser.built(Path(folder), library.BUILT / "kernel.wasm")
        static, given = web / "build" / "static", list[str]()
        with driven.served(static, given) as address:
            times, rounds = zip(*opened(program, address), strict=True)
            files = set(given)
            size = sum(len(gzip.compress((static / file).read_bytes(), 9)) for file in files)
            picture = median(times)
            row("first picture", f"{picture:.0f} ms", "1,000 ms", holds=picture <= FIRST_PICTURE)
            least = min(rounds)
            row("rounds there at the first moved frame", f"{least:,}", "60,000", holds=least >= 6e4)
            row("first load, packed", f"{size:,} bytes", "150,000", holds=size <= FIRST_LOAD)
            for panels, (names, goal) in OPEN.items():
                for move, make in MOVES.items():
                    tell(f"{move}, {panels}", measured(program, address, names, make), goal)


def tell(what: str, frames: list[float], goal: float) -> None:
    """A line about the work of frames: the middle and what nineteen in twenty stay below."""
    ordered = sorted(frames)
    late = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    figure = f"{median(ordered):.1f} / {late:.1f} ms"
    row(f"{what} ({len(frames)} frames)", figure, f"{goal:.0f} ms", holds=late <= goal)


if __name__ == "__main__":
    main()
