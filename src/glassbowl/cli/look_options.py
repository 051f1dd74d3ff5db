"""What may be asked of `glassbowl look`: every wish checked, each refusal one sentence."""

from __future__ import annotations

import re
from argparse import Namespace
from typing import Final

from glassbowl.core.network import Network
from glassbowl.errors import CommandError, shown
from glassbowl.explain.places import Place

ROUNDS: Final = 60_000
MOST_DECIMALS: Final = 15
NEAREST: Final = 0.000001
FARTHEST: Final = 100

EXCLUDES: Final = {"MODEL": ("weights", "seed"), "--weights tutorial": ("seed",)}
"""Each says which network to look at, and so do the options it excludes."""

PLACE: Final = re.compile(r"\s*syn(\d{1,6})\[\s*(\d{1,6})\s*,\s*(\d{1,6})\s*\]\s*")


def in_range(option: str, value: int, *, least: int, most: int) -> int:
    """The value when it is in range; else CommandError with the range."""
    if not least <= value <= most:
        raise CommandError(
            "command.range",
            "{option} must be a whole number from {least} to {most}. Got {value}.",
            option=option,
            least=least,
            most=most,
            value=value,
        )
    return value


def refuse_contradictions(options: Namespace) -> None:
    """Raise CommandError for two wishes that exclude each other, or one out of range."""
    chosen = "MODEL" if options.model is not None else f"--weights {options.weights}"
    for name in EXCLUDES.get(chosen, ()):
        if getattr(options, name) is not None:
            raise CommandError(
                "look.together",
                "{chosen} and {other} cannot go together: each says which network to look at. "
                "Leave one of them out.",
                chosen=chosen,
                other=f"--{name}",
            )
    if options.survey is not None and options.model is None:
        raise CommandError(
            "look.survey_alone",
            "--survey names what a model learned from. Got no MODEL; add its file, or leave "
            "--survey out.",
        )
    in_range("--decimals", options.decimals, least=0, most=MOST_DECIMALS)
    _refuse_distance(options)


def _refuse_distance(options: Namespace) -> None:
    if options.distance is None:
        return
    if options.weight is None:
        raise CommandError(
            "look.distance_alone",
            "--distance says how near the points for --weight are. Got no --weight; add one, such "
            "as --weight syn0[0,0].",
        )
    if not NEAREST <= options.distance <= FARTHEST:
        raise CommandError(
            "look.distance",
            "--distance must be a number from {least} to {most}. Got {value}.",
            least=f"{NEAREST:f}",
            most=FARTHEST,
            value=f"{options.distance:g}",
        )


def wished_row(options: Namespace, *, rows: int) -> int | None:
    """The row of --customer, counted from 0; None when all are wished for."""
    if options.customer is None:
        return None
    return in_range("--customer", options.customer, least=1, most=rows) - 1


def wished_place(options: Namespace, network: Network) -> Place | None:
    """The place --weight names, as in syn0[2,1]. Raises CommandError when there is none."""
    if options.weight is None:
        return None
    found = PLACE.fullmatch(options.weight)
    place = Place(*map(int, found.groups())) if found else None
    if place is None or not place.inside(network):
        ends = [
            f"syn{k}[0,0] .. syn{k}[{synapse.shape[0] - 1},{synapse.shape[1] - 1}]"
            for k, synapse in enumerate(network.synapses)
        ]
        raise CommandError(
            "look.weight",
            "--weight must name a number of this network, counted from 0: {ends}. Got {name}.",
            ends=tuple(ends),
            name=shown(options.weight),
        )
    return place
