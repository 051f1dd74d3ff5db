"""What the tutorial says on screen: its digits, the true ones, the verdict, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from glassbowl.cli.folding import WIDTH, folded, tell
from glassbowl.cli.look_options import ROUNDS
from glassbowl.cli.numbers import joined
from glassbowl.cli.screen import GAP, Screen, cells
from glassbowl.explain.sayings.saying import Saying, Verdict

ID: Final = 3
PRINTED: Final = 26
COMPUTED: Final = 31


def show_sayings(screen: Screen, sayings: Sequence[Saying], *, decimals: int) -> None:
    """Every saying: a line that says what it is, its numbers side by side, a line that says why."""
    if screen.as_json:
        return
    counts = [sum(saying.verdict is verdict for saying in sayings) for verdict in Verdict]
    named = dict(zip((verdict.lower() for verdict in Verdict), counts, strict=True))
    screen.heading("look.sayings")
    tell(screen, "look.sayings.why", count=len(sayings), rounds=ROUNDS, **named)
    screen.line()
    header = [screen.say(f"look.{name}") for name in ("says", "computed", "verdict")]
    _columns(screen, "", *header)
    screen.line("-" * (WIDTH - 1))
    for saying in sayings:
        _show(screen, saying, decimals=decimals)


def sayings_as_json(sayings: Sequence[Saying]) -> list[dict[str, object]]:
    """Every saying as a JSON object; `printed` are texts, everything else was computed."""
    return [
        {
            "id": saying.id,
            "topic": saying.name,
            "section": saying.section,
            "printed": saying.printed.split(),
            "computed": list(saying.computed),
            "from_printed": list(saying.from_printed),
            "facts": dict(saying.facts),
            "verdict": saying.verdict.value,
        }
        for saying in sayings
    ]


def _show(screen: Screen, saying: Saying, *, decimals: int) -> None:
    what = screen.say(f"document.{saying.name}")
    topic = screen.say("look.topic", topic=what, section=saying.section)
    printed, computed = saying.printed.split(), list(saying.computed)
    across = saying.across or max(len(printed), len(computed))
    screen.line(f"{saying.id:<{ID}}{GAP}{topic}")
    verdict = screen.say(f"look.verdict.{saying.verdict}")
    for start in range(0, max(len(printed), len(computed)), across):
        stop = start + across
        numbers = joined(computed[start:stop], decimals)
        _columns(screen, "", " ".join(printed[start:stop]), numbers, verdict)
        verdict = ""
    for line in _explanation(screen, saying, decimals=decimals):
        screen.line(" " * (ID + len(GAP)) + line)


def _explanation(screen: Screen, saying: Saying, *, decimals: int) -> list[str]:
    lines = []
    if saying.from_printed:
        numbers = joined(saying.from_printed, decimals)
        lines.append(screen.say("look.from_printed", numbers=numbers))
    if saying.explained:
        facts = {
            name: joined(fact if isinstance(fact, Sequence) else [fact], decimals)
            for name, fact in saying.facts.items()
        }
        lines.append(screen.say(f"document.{saying.name}.why", **facts))
    return [part for line in lines for part in folded(line, WIDTH - ID - len(GAP))]


def _columns(screen: Screen, id_: str, printed: str, computed: str, verdict: str) -> None:
    widths = (ID, PRINTED, COMPUTED)
    texts = [
        text + " " * (width - cells(text))
        for text, width in zip((id_, printed, computed), widths, strict=True)
    ]
    screen.line(GAP.join([*texts, verdict]).rstrip())
