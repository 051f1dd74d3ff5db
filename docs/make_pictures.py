"""Draw the pictures of the documentation from a real run: python docs/make_pictures.py [FOLDER]."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

import glassbowl
from glassbowl.survey.litter_rip import ANSWERS, BOUGHT, QUESTIONS
from glassbowl.words import LANGUAGES, say

FOLDER = Path(__file__).parent / "pictures"

WIDTH, HEIGHT = 860, 400
POSITIVE, NEGATIVE, INK, QUIET, ERROR = "#0072b2", "#d55e00", "#222222", "#666666", "#8a2be2"
COLUMNS = (190, 390, 560)
"""Where the questions, the hidden neurons and the prediction stand."""


def network_picture(trace: glassbowl.Trace, language: str) -> str:
    """The trained network with its 16 numbers, and how far it missed on the way, as SVG."""
    syn0, syn1 = trace.network.synapses
    layers = trace.at(trace.last).forward.layers
    places = [spread(column, count) for column, count in zip(COLUMNS, (3, 4, 1), strict=True)]
    parts = [
        *(
            line(a, b, w)
            for a, row in zip(places[0], syn0, strict=True)
            for b, w in zip(places[1], row, strict=True)
        ),
        *(line(a, places[2][0], w) for a, [w] in zip(places[1], syn1, strict=True)),
        *(neuron(a, f"{v:.0f}") for a, v in zip(places[0], layers[0][0], strict=True)),
        *(neuron(b, f"{v:.3f}") for b, v in zip(places[1], layers[1][0], strict=True)),
        neuron(places[2][0], f"{layers[2][0, 0]:.3f}"),
        *(
            label(place, say(language, f"demo.{name}"))
            for place, name in zip(places[0], QUESTIONS, strict=True)
        ),
        text(COLUMNS[2], places[2][0][1] + 46, say(language, "picture.customer_1"), "middle"),
        *error_curve(trace, language),
        text(
            24,
            30,
            say(language, "picture.title", numbers=trace.network.numbers, rounds=trace.last),
            size=18,
            fill=INK,
        ),
        text(24, HEIGHT - 18, say(language, "picture.legend"), size=13),
    ]
    body = "\n".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
    title = escape(
        say(
            language,
            "picture.words",
            miss=f"{trace.at(trace.last).mean_abs_error:.4f}",
            customers=len(ANSWERS),
            bought=sum(BOUGHT),
        )
    )
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" rx="14" fill="#ffffff"/>'
    return f"{head}\n<title>{title}</title>\n{ground}\n{body}\n</svg>\n"


def spread(column: int, count: int) -> list[tuple[float, float]]:
    """The places of `count` neurons one above the other."""
    gap = 76
    return [(column, 205 + gap * (k - (count - 1) / 2)) for k in range(count)]


def line(start: tuple[float, float], end: tuple[float, float], weight: float) -> str:
    """A synapse: hue and dash for its sign, width for its size."""
    hue, dash = (POSITIVE, "") if weight > 0 else (NEGATIVE, ' stroke-dasharray="7 4"')
    return (
        f'<line x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" '
        f'stroke="{hue}" stroke-width="{0.4 + 0.6 * abs(weight):.1f}"{dash} opacity="0.8"/>'
    )


def neuron(place: tuple[float, float], inside: str) -> str:
    """A circle, and what stands in it."""
    x, y = place
    circle = f'<circle cx="{x:g}" cy="{y:g}" r="24" fill="#fff" stroke="{INK}" stroke-width="2"/>'
    return circle + text(x, y + 5, inside, "middle", fill=INK)


def label(place: tuple[float, float], words: str) -> str:
    """What is asked, left of its neuron."""
    return text(place[0] - 34, place[1] + 5, words, "end", fill=INK)


def error_curve(trace: glassbowl.Trace, language: str) -> list[str]:
    """The mean miss over the rounds, rounds on a stretched axis."""
    left, right, top, bottom = 640, 830, 100, 300
    misses = trace.mean_abs_errors()
    rounds = np.unique(np.geomspace(1, trace.last, 90).astype(int))
    x = left + (right - left) * np.log(rounds) / np.log(trace.last)
    y = bottom - (bottom - top) * misses[rounds] / 0.5
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    axes = f"M{left} {top}V{bottom}H{right}"
    return [
        f'<path d="{axes}" fill="none" stroke="{QUIET}"/>',
        f'<polyline points="{points}" fill="none" stroke="{ERROR}" stroke-width="2.5"/>',
        text(left, top - 12, say(language, "demo.miss"), fill=ERROR),
        text(left - 6, top + 5, "0.5", "end", size=11),
        text(left - 6, bottom + 4, "0", "end", size=11),
        text(left, bottom + 18, "1", "middle", size=11),
        text(right, bottom + 18, f"{trace.last:,}", "end", size=11),
        text((left + right) / 2, bottom + 38, say(language, "demo.round"), "middle", size=12),
    ]


def text(
    x: float, y: float, words: str, anchor: str = "start", *, size: int = 14, fill: str = QUIET
) -> str:
    """Words in the picture."""
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" fill="{fill}" '
        f'font-family="system-ui, sans-serif">{escape(words)}</text>'
    )


def pictures() -> dict[str, str]:
    """Every picture by its file name."""
    trace = glassbowl.train(ANSWERS, BOUGHT)
    return {f"network.{language}.svg": network_picture(trace, language) for language in LANGUAGES}


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name, drawn in pictures().items():
        (folder / name).write_text(drawn, encoding="utf-8")
