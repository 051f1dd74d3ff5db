"""`glassbowl score`: rank a list of prospects with what was learned, and write it down."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen
from glassbowl.errors import CommandError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from glassbowl.files.scored_list import Order
    from glassbowl.study.score import Scores
    from glassbowl.study.study import Study

ADDED: Final = ("probability", "rank", "send", "flag")
"""The columns that are added behind the prospects' own."""


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl score` takes."""
    add = parser.add_argument
    add("model", metavar="MODEL", help=say("score.help.model"))
    add("prospects", metavar="PROSPECTS", help=say("score.help.prospects"))
    add("-o", "--output", required=True, metavar="OUT", help=say("score.help.output"))
    add("--send", type=int, metavar="N", help=say("score.help.send"))
    add("--cost", type=float, metavar="C", help=say("score.help.cost"))
    add("--margin", type=float, metavar="M", help=say("score.help.margin"))
    add("--order", choices=["rank", "file"], help=say("score.help.order"))
    add("--scores-only", action="store_true", help=say("score.help.scores_only"))


def run(options: Namespace, screen: Screen) -> None:
    """Score the prospects, mark whom to send to, write the list and say what it holds."""
    from glassbowl.files.model_file import load
    from glassbowl.study.score import scoring

    budget = {"send": options.send, "cost": options.cost, "margin": options.margin}
    asked = any(value is not None for value in budget.values())
    _refuse_contradictions(options, asked=asked)
    study = load(options.model)
    scores = screen.watch(scoring(study, options.prospects))
    send = scores.to_send(**budget) if asked else None
    sent = None if send is None else int(send.sum())
    names = _write(screen, scores, options, send)
    _show_columns(screen, study, scores)
    screen.tell("score.done", rows=len(scores), path=options.output)
    if options.scores_only:
        screen.tell("score.alone", column=names[0])
    else:
        _show_added(screen, options, names, sent=sent)
    _show_flags(screen, scores)
    screen.json(
        {
            "rows": len(scores),
            "sent": sent,
            "flagged": scores.how_many(scores.answers.flagged),
            "out": options.output,
        }
    )


def _refuse_contradictions(options: Namespace, *, asked: bool) -> None:
    if options.send is not None and (options.cost is not None or options.margin is not None):
        raise CommandError(
            "score.one_budget", "Give either --send, or --cost and --margin. Got both; drop one."
        )
    if options.scores_only and (asked or options.order == "rank"):
        raise CommandError(
            "score.nobody_to_mark",
            "--scores-only writes probabilities in the order of the file, and nobody's name. It "
            "cannot go with --send, --cost, --margin or --order rank; drop one.",
        )


def _write(
    screen: Screen, scores: Scores, options: Namespace, send: NDArray[np.bool_] | None
) -> list[str]:
    from glassbowl.files.scored_list import write_probabilities, write_scored_list

    if options.scores_only:
        return write_probabilities(options.output, scores)
    words = {flag: screen.say(f"score.flag.{flag}") for flag in scores.answers.flags}
    order: Order = options.order or "rank"
    return write_scored_list(options.output, scores, send=send, words=words, order=order)


def _show_added(screen: Screen, options: Namespace, names: list[str], *, sent: int | None) -> None:
    screen.tell("score.columns", columns=screen.listed(names))
    for plain, name in zip(ADDED, names, strict=True):
        if plain != name:
            screen.tell("score.renamed", name=name)
    if sent is None:
        screen.tell("score.no_budget")
    elif options.send is not None:
        screen.tell("score.sent", sent=sent)
    else:
        screen.tell("score.sent_by_cost", sent=sent, limit=options.cost / options.margin)


def _show_columns(screen: Screen, study: Study, scores: Scores) -> None:
    """Which columns were taken for questions, and which were not looked at."""
    from glassbowl.survey.prospects import matched
    from glassbowl.survey.table import listing

    asked = [coding.question.name for coding in study.encoding.codings]
    found = matched(asked, scores.table.columns, file=scores.table.name)
    screen.tell("score.matched", questions=len(asked))
    for question, column in zip(asked, found, strict=True):
        if question != column:
            screen.tell("score.spelled", question=question, column=column)
    others = [column for column in scores.table.columns if column not in found]
    if others:
        screen.tell("score.others", columns=screen.listed(listing(others)))


def _show_flags(screen: Screen, scores: Scores) -> None:
    raised = [(flag, count) for flag, count in scores.raised.items() if count]
    screen.line()
    if raised:
        rows = [[screen.say(f"score.flag.{flag}"), f"{count:,}"] for flag, count in raised]
        screen.table([screen.say("score.flags"), screen.say("score.flag_rows")], rows, right={1})
        screen.line()
    else:
        screen.tell("score.no_flags")
    screen.tell("score.flags_decide" if scores.held_last else "score.flags_inform")
    if not scores.seen_known:
        screen.tell("score.flags_unknown")
