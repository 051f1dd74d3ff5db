"""The chain rule of one weight on screen: its ratios, the checks, the votes, the ripple."""

from __future__ import annotations

from typing import Final

import numpy as np

from glassbowl.cli.folding import tell
from glassbowl.cli.numbers import aligned, written
from glassbowl.cli.screen import GAP, Screen
from glassbowl.cli.subject import Subject, row_names
from glassbowl.core.arrays import Array
from glassbowl.explain.chain_rule import Chain
from glassbowl.explain.checks import NUDGE, complex_step, finite_difference
from glassbowl.explain.ripple import ripple
from glassbowl.explain.wishes import nudge, wishes

CHECK_DECIMALS: Final = 10
MOST_WISHES: Final = 12


def show_chain(screen: Screen, subject: Subject, chain: Chain, *, change: float) -> None:
    """Everything about one weight and one customer, from the ratios to the vote of all customers.

    `change` is by how much the weight is moved to watch the ripple.
    """
    screen.heading("look.chain", weight=str(chain.place), number=chain.row + 1)
    tell(screen, "look.chain.why", number=chain.row + 1, weight=str(chain.place))
    screen.line()
    screen.line(GAP + _drawn(chain))
    _show_ratios(screen, subject, chain)
    _show_checks(screen, subject, chain)
    _show_wishes(screen, subject, chain)
    _show_ripple(screen, subject, chain, change=change)


def _drawn(chain: Chain) -> str:
    """The chain as the change travels it, each arrow with the number of its ratio."""
    drawn = str(chain.place)
    for number, ratio in reversed(list(enumerate(chain.ratios, start=1))):
        drawn += f" -R{number}-> {ratio.of}"
    return drawn


def _show_ratios(screen: Screen, subject: Subject, chain: Chain) -> None:
    def text(value: float) -> str:
        return written(value, subject.decimals)

    ratios = list(enumerate(chain.ratios, start=1))
    slopes = [
        [f"R{place}", f"d {ratio.of} / d {ratio.by}", text(ratio.exact), text(ratio.chord)]
        for place, ratio in ratios
    ]
    product = ["", screen.say("look.product"), text(chain.product), text(chain.product_of_chords)]
    columns = [screen.say(f"look.ratios.{name}") for name in ("ratio", "exact", "slope")]
    screen.line()
    screen.table(["", *columns], [*slopes, product], right={2, 3})
    points = [
        [f"R{place}", *map(text, (ratio.x, ratio.x_nearby, ratio.y, ratio.y_nearby))]
        for place, ratio in ratios
    ]
    columns = [screen.say(f"look.ratios.{name}") for name in ("x", "x_nearby", "y", "y_nearby")]
    screen.line()
    screen.table(["", *columns], points, right=range(1, 5))
    screen.line()
    tell(screen, "look.ratios.why")
    if chain.paths > 1:
        route = " ".join(map(str, chain.neurons))
        tell(screen, "look.paths", paths=chain.paths, route=route, sum=text(chain.all_paths))


def _show_checks(screen: Screen, subject: Subject, chain: Chain) -> None:
    screen.line()
    screen.tell("look.checks")
    checks = {
        "product": chain.all_paths,
        "moved": finite_difference(subject.step, chain.place, **_where(chain)),
        "complex": complex_step(subject.step, chain.place, **_where(chain)),
    }
    rows = [
        [screen.say(f"look.check.{name}", nudge=f"{NUDGE:f}".rstrip("0")), text]
        for name, text in zip(checks, aligned(list(checks.values()), CHECK_DECIMALS), strict=True)
    ]
    screen.table(["", f"d {chain.ratios[0].of} / d {chain.place}"], rows, right={1})


def _show_wishes(screen: Screen, subject: Subject, chain: Chain) -> None:
    step, place = subject.step, chain.place
    whole = Subject(step, subject.questions, decimals=subject.decimals)
    votes, total = wishes(step, place), nudge(step, place)
    now, after = place.value(step.network), place.value(step.network) + step.recipe.rate * total
    wish, miss = (
        written(float(value), subject.decimals)
        for value in (votes[chain.row], step.backward.errors[-1][chain.row, chain.neurons[-1]])
    )
    screen.heading("look.wishes", weight=str(place))
    taught = step.recipe.loss == "squared_error" and step.weight is None and not step.recipe.mean
    key = "look.wishes.why" if taught else "look.wishes.other"
    product = written(chain.all_paths, subject.decimals)
    tell(screen, key, miss=miss, product=product, wish=wish, number=chain.row + 1)
    screen.line()
    names, chosen = row_names(screen, whole), _strongest(votes, always=chain.row)
    others = float(votes.sum() - votes[chosen].sum())
    labels = [names[row] for row in chosen]
    values = votes[chosen].tolist()
    if len(chosen) < len(votes):
        labels.append(screen.say("look.others", count=len(votes) - len(chosen)))
        values.append(others)
    texts = aligned([*values, total], subject.decimals)
    lines = list(zip([*labels, screen.say("look.sum")], texts, strict=True))
    screen.table(["", screen.say("look.wish")], lines, right={1})
    screen.line()
    now_text, after_text = (written(value, subject.decimals) for value in (now, after))
    agreement = float(votes[chain.row]) * total
    agree = "with" if agreement > 0 else "against" if agreement < 0 else "indifferent"
    screen.tell("look.moves", weight=str(place), now=now_text, after=after_text)
    screen.tell(f"look.{agree}", number=chain.row + 1)


def _show_ripple(screen: Screen, subject: Subject, chain: Chain, *, change: float) -> None:
    stations = ripple(subject.step, chain, change=change)
    screen.heading("look.ripple", weight=str(chain.place), change=f"{change:+.{subject.decimals}g}")
    tell(screen, "look.ripple.why")
    screen.line()
    rows = [
        [
            screen.say("look.loss") if station.name == "loss" else station.name,
            *(written(v, subject.decimals) for v in (station.before, station.after)),
            written(station.change, max(subject.decimals, 6)),
        ]
        for station in stations
    ]
    columns = [
        screen.say(f"look.ripple.{name}") for name in ("station", "before", "after", "change")
    ]
    screen.table(columns, rows, right={1, 2, 3})


def chain_as_json(subject: Subject, chain: Chain, *, change: float) -> dict[str, object]:
    """The same content as one JSON value; ratios right to left, customers counted from 1."""
    step, place = subject.step, chain.place
    fields = ("of", "by", "x", "y", "x_nearby", "y_nearby", "exact", "chord")
    return {
        "weight": str(place),
        "customer": chain.row + 1,
        "value": place.value(step.network),
        "ratios": [{name: getattr(ratio, name) for name in fields} for ratio in chain.ratios],
        "product": chain.product,
        "product_of_chords": chain.product_of_chords,
        "neurons": list(chain.neurons),
        "paths": chain.paths,
        "all_paths": chain.all_paths,
        "finite_difference": finite_difference(step, place, **_where(chain)),
        "complex_step": complex_step(step, place, **_where(chain)),
        "wishes": wishes(step, place).tolist(),
        "nudge": nudge(step, place),
        "ripple": [
            {"name": each.name, "before": each.before, "after": each.after, "change": each.change}
            for each in ripple(step, chain, change=change)
        ],
    }


def _where(chain: Chain) -> dict[str, int]:
    return {"row": chain.row, "output": chain.neurons[-1]}


def _strongest(votes: Array, *, always: int) -> list[int]:
    """The rows with the largest wishes, in their order, that one among them; all when few."""
    if len(votes) <= MOST_WISHES:
        return list(range(len(votes)))
    strongest = np.argsort(-np.abs(votes), kind="stable")[: MOST_WISHES - 1].tolist()
    return sorted({always, *strongest})
