"""`glassbowl look`: one round in numbers; the tutorial's numbers; one weight's chain rule."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen
from glassbowl.errors import CommandError, shown

if TYPE_CHECKING:
    from glassbowl.cli.subject import Subject
    from glassbowl.explain.chain_rule import Chain
    from glassbowl.explain.places import Place
    from glassbowl.explain.sayings.saying import Saying


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl look` takes."""
    parser.add_argument("model", metavar="MODEL", nargs="?", help=say("look.help.model"))
    parser.add_argument("--weights", choices=("seed", "tutorial"), help=say("look.help.weights"))
    parser.add_argument("--seed", type=int, metavar="S", help=say("look.help.seed"))
    parser.add_argument("--round", type=int, metavar="N", help=say("look.help.round"))
    parser.add_argument("--survey", metavar="FILE", help=say("look.help.survey"))
    parser.add_argument("--customer", type=int, metavar="K", help=say("look.help.customer"))
    parser.add_argument("--weight", metavar="NAME", help=say("look.help.weight"))
    parser.add_argument("--distance", type=float, metavar="D", help=say("look.help.distance"))
    parser.add_argument(
        "--decimals", type=int, default=4, metavar="N", help=say("look.help.decimals")
    )


def run(options: Namespace, screen: Screen) -> None:
    """Show the round asked for, then whatever else was asked about it."""
    from glassbowl.cli.chain import chain_as_json, show_chain
    from glassbowl.cli.look_options import refuse_contradictions, wished_place
    from glassbowl.cli.sayings import sayings_as_json, show_sayings
    from glassbowl.cli.step_tables import show_step, step_as_json

    refuse_contradictions(options)
    subject = _subject(options, screen)
    place = wished_place(options, subject.step.network)
    answer: dict[str, object] = {
        "model": options.model,
        "weights": None if options.model else options.weights or "seed",
        "seed": subject.step.recipe.seed if _by_seed(options) else None,
    }
    _show_title(screen, options, subject)
    show_step(screen, subject)
    answer |= step_as_json(subject)
    if _at_the_tutorial(options):
        sayings = _sayings(screen, subject)
        show_sayings(screen, sayings, decimals=options.decimals)
        answer["tutorial"] = sayings_as_json(sayings)
    if place is not None:
        chain, change = _chain(options, subject, place)
        show_chain(screen, subject, chain, change=change)
        answer["chain"] = chain_as_json(subject, chain, change=change)
    screen.json(answer)


def _by_seed(options: Namespace) -> bool:
    return options.model is None and options.weights != "tutorial"


def _at_the_tutorial(options: Namespace) -> bool:
    """Whether this is the round the tutorial works its examples in."""
    return options.weights == "tutorial" and not options.round


def _subject(options: Namespace, screen: Screen) -> Subject:
    """The round asked for. Raises CommandError when it was not run."""
    from glassbowl.cli.look_options import ROUNDS, in_range, wished_place, wished_row
    from glassbowl.cli.story import question_names, story_run, tutorial_run
    from glassbowl.cli.subject import Subject
    from glassbowl.survey.litter_rip import BOUGHT, tutorial_network

    if options.model is not None:
        return _subject_of_model(options, screen)
    # Looked at before the long wait: the story's network always has this shape.
    _ = wished_row(options, rows=len(BOUGHT)), wished_place(options, tutorial_network())
    usual = ROUNDS if _by_seed(options) else 0
    asked = usual if options.round is None else options.round
    iterations = in_range("--round", asked, least=0, most=ROUNDS)
    if _by_seed(options):
        seed = 1 if options.seed is None else options.seed
        trace = story_run(screen, iterations=iterations, seed=seed)
    else:
        trace = tutorial_run(screen, iterations=iterations)
    step, names = trace.at(iterations), question_names(screen)
    return Subject(step, names, wished_row(options, rows=len(step.y)), options.decimals)


def _subject_of_model(options: Namespace, screen: Screen) -> Subject:
    """A round of a kept network, replayed on the customers that are kept with it."""
    from glassbowl.cli.look_options import in_range, wished_row
    from glassbowl.cli.subject import Subject
    from glassbowl.files.model_file import load
    from glassbowl.study.recall import recalled

    study = load(options.model)
    trace = recalled(study, options.survey) if options.survey else study.trace()
    if trace is None:
        raise CommandError(
            "look.no_customers",
            "A round can only be replayed on the customers it learned from. {model} does not hold "
            "them; name the survey it learned from: --survey FILE.",
            model=shown(options.model),
        )
    asked = trace.last if options.round is None else options.round
    iterations = in_range("--round", asked, least=0, most=trace.last)
    step, names = trace.at(iterations), study.encoding.names
    if study.recipe.always_yes:
        names = (*names, screen.say("look.always_yes"))
    return Subject(step, names, wished_row(options, rows=len(step.y)), options.decimals)


def _show_title(screen: Screen, options: Namespace, subject: Subject) -> None:
    from glassbowl.cli.folding import tell

    kind = "model" if options.model else "seed" if _by_seed(options) else "tutorial"
    step = subject.step
    values = {"seed": step.recipe.seed, "iteration": step.iteration, "model": options.model}
    screen.heading(f"look.title.{kind}", **values)
    tell(screen, "look.why")
    tell(screen, "look.height", loss=f"{float(step.loss):.6f}", miss=f"{step.mean_abs_error:.6f}")


def _sayings(screen: Screen, subject: Subject) -> tuple[Saying, ...]:
    """Every number of the tutorial, held against its matrices and against a run of its code."""
    from glassbowl.cli.listing import listing
    from glassbowl.cli.look_options import ROUNDS
    from glassbowl.cli.story import story_run
    from glassbowl.explain.document import document

    return document(subject.step, story_run(screen, iterations=ROUNDS), listing=listing())


def _chain(options: Namespace, subject: Subject, place: Place) -> tuple[Chain, float]:
    """The chain of that weight, and by how much the weight is moved to watch the ripple.

    For its own example the nearby points are those that the tutorial chose.
    """
    from glassbowl.explain.chain_rule import DISTANCE, chain_rule
    from glassbowl.explain.sayings.five_ratios import CUSTOMER, NEARBY, WEIGHT

    row = subject.row or 0
    example = _at_the_tutorial(options) and (place, row) == (WEIGHT, CUSTOMER)
    if options.distance is None and example:
        chain = chain_rule(subject.step, place, row=row, nearby=NEARBY)
        return chain, NEARBY[-1] - place.value(subject.step.network)
    distance = DISTANCE if options.distance is None else options.distance
    return chain_rule(subject.step, place, row=row, distance=distance), distance
