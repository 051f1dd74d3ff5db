"""`glassbowl walk`: the 13 steps of one round, one screen a step, and what the ball did."""

from __future__ import annotations

import sys
from argparse import Namespace

from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl walk` takes."""
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("walk.help.seed"))
    parser.add_argument("--round", type=int, default=0, metavar="N", help=say("walk.help.round"))
    parser.add_argument("--customer", type=int, metavar="K", help=say("walk.help.customer"))


def run(options: Namespace, screen: Screen) -> None:
    """Walk through one round; a reader at a terminal says when to go on."""
    from glassbowl.cli.look_options import ROUNDS, in_range
    from glassbowl.cli.scenes import SCENES, ball_as_json, scene_as_json, show_ball, show_scene
    from glassbowl.cli.story import question_names, story_run
    from glassbowl.cli.subject import Subject

    iteration = in_range("--round", options.round, least=0, most=ROUNDS - 1)
    row = options.customer
    if row is not None:
        row = in_range("--customer", row, least=1, most=4) - 1
    step = story_run(screen, iterations=iteration, seed=options.seed).at(iteration)
    subject = Subject(step, question_names(screen), row)
    for number in SCENES:
        show_scene(screen, subject, number)
        if not _go_on(screen):
            return
    show_ball(screen, subject)
    screen.json(
        {
            "seed": options.seed,
            "round": iteration,
            "customer": options.customer,
            "steps": [scene_as_json(screen, subject, number) for number in SCENES],
            "ball": ball_as_json(subject),
        }
    )


def _go_on(screen: Screen) -> bool:
    """Whether the reader wants the next screen; without a terminal nobody is asked."""
    if screen.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    screen.line()
    try:
        answer = input(screen.say("walk.go_on"))
    except EOFError:
        screen.line()
        return False
    return not answer.strip().lower().startswith("q")
