"""A link that says what cannot be opens the lab all the same; what is too much is in bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.browser.test_link import cells_settled, settled, state
from tests.browser.test_truth import astray
from tests.browser.truth import Life, Moment, reckoned

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.lab import Lab

pytestmark = pytest.mark.long

EDGES = "looks at their edges"

KEPT = {
    EDGES: {
        *("whose=11", "marks=-arrow.-road.slope.ghost.-map", "roll=50", "floor=0.0.0", "gone=9"),
        *("wiggle=-100", "distance=0", "ratio=9", "nearby=1000000_-1000000_0_1e-300_1", "ran=9"),
        *("pulled=4_1000000_1000000", "day=60000", "beside=run"),
    }
}
"""What the address goes on saying of looks, in bounds; of all that cannot be, nothing."""

LOOKS = {
    *(
        "floor",
        "height",
        "whose",
        "marks",
        "roll",
        "bought",
        "cell",
        "wiggle",
        "points",
        "distance",
    ),
    *("nearby", "road", "ratio", "pulled", "gone", "ran", "printed", "day", "rows", "comments"),
    *("beside", "step"),
}
"""Words of a link for how panels are looked at."""

HOSTILE = {
    "huge numbers": "#seed=99999999999999999999&hidden=400.4&round=1e99&customer=77&phase=9",
    "numbers that are none": "#seed=NaN&hidden=-1&round=Infinity&customer=0x10&fork=1_0_0_0_NaN",
    "names that are none": "#data=__proto__&start=constructor&loss=toString&phase=x&open=x.y.step2",
    "rates that are none": "#rate=-1&asked=__proto__",
    "a rate beyond all": "#rate=1e999&asked=learns.x",
    "places that are none": "#focus=weight.9.9.9&fork=3_9_9_9_1&fork=_&fork=1_1_1&focus=neuron.7.7",
    "ten thousand forks": "#" + "&".join(["fork=5_0_0_0_1"] * 10_000),
    "a percent sign and rubbish": "#%E0%A4%A&%=%&%%%&seed=%00%ff&round=%F0%9F%98%80",
    "tabs that are none": "#open=bowl.chain.matrices&bowl=__proto__&chain=points.x&matrices=0",
    "looks that are none": (
        "#open=step.bowl.chain.code.castle.matrices&bowl=pair&step=__proto__&cell=toString.1.0.0"
        "&floor=9.9.9_0.0.0&height=__proto__&whose=99&marks=constructor&roll=1e999&bought=5"
        "&wiggle=NaN&points=x&distance=&nearby=NaN_1&road=9.9&ratio=99&pulled=1_x_1e999&gone=-1"
        "&ran=1e9&printed=step&day=99999999&rows=0&comments=1&beside=__proto__"
    ),
    EDGES: (
        "#open=step.bowl.chain.code.castle.matrices&bowl=pair&chain=points&whose=11&cell=out.9.9.9"
        "&marks=-arrow.-road.slope.ghost.-map&roll=50&floor=0.0.0&wiggle=-1e300&distance=0&ratio=9"
        "&nearby=1e300_-1e300_0_1e-300_1&pulled=4_1e300_1e300&gone=9&ran=9&day=60000&beside=run"
    ),
    "markup": "#data=" + quote("<img src=x onerror=alert(1)>") + "&focus=<script>",
    "a long text": "#" + "x" * 100_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_link_opens_the_lab_as_at_the_beginning(
    what: str, visit: Callable[..., Lab]
) -> None:
    """Where a link says what cannot be, the newly born network is there; nothing complains."""
    lab = visit(f"?lang=en{HOSTILE[what]}")
    ((_, expected),) = reckoned([Moment(Life(), 0)])
    assert [] == astray(lab, expected)
    assert 16 < len(lab.cells())
    settled(lab)
    looks = {f"{key}={value}" for key, value in state(lab).items() if key in LOOKS}
    assert KEPT.get(what, set()) == looks
    lab.slider.press("ArrowRight")
    assert 1 == lab.round


def test_enormous_numbers_are_borne(visit: Callable[..., Lab]) -> None:
    """A weight of a link may be anything that is a number: the page neither fails nor breaks."""
    lab = visit("?lang=en#round=4&fork=2_0_0_0_1e300&fork=3_1_0_0_-1e300&open=step.scurve.tug")
    cells_settled(lab)
    lab.slider.press("ArrowRight")
    lab.slider.press("End")
    expect(lab.page.get_by_role("alert")).to_have_count(0)
