"""`glassbowl demo`: the pet shop's job before the reader's eyes, then the vet's list, ranked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from glassbowl.cli.bands import NOBODY_KNOWS, band
from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen

if TYPE_CHECKING:
    from glassbowl.study.demo import Demo, Prospect
    from glassbowl.trace.trace import Trace

PRINTED_EVERY: Final = 10_000
"""The tutorial prints its error this often."""

BAR: Final = 40
NUMBERS: Final = range(1, 9)


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl demo` takes."""
    parser.add_argument("--seed", type=int, default=1, help=say("demo.help.seed"))
    parser.add_argument("--iterations", type=int, default=60_000, help=say("demo.help.iterations"))
    engines = say("demo.help.engine", names="compiled, reference")
    parser.add_argument("--engine", default="", help=engines)
    parser.add_argument("-o", "--output", metavar="MODEL", help=say("demo.help.output"))


def run(options: Namespace, screen: Screen) -> None:
    """Learn the four customers, show what came of it, rank the vet's list."""
    from glassbowl.core.recipe import Recipe
    from glassbowl.engines import choose
    from glassbowl.files.atomic import refuse_unwritable
    from glassbowl.study.demo import demonstrating

    if options.output:
        refuse_unwritable(options.output)
    engine = choose.get(options.engine or choose.DEFAULT).name
    recipe = Recipe(seed=options.seed, iterations=options.iterations)
    _show_customers(screen)
    numbers = {"numbers": 16, "seed": recipe.seed, "iterations": recipe.iterations}
    screen.heading("demo.learning", **numbers, engine=engine)
    screen.tell("demo.learning.why", numbers=16)
    demo = screen.watch(demonstrating(recipe=recipe, engine=engine))
    _show_learning(screen, demo.trace)
    _show_predictions(screen, demo.trace)
    _show_weights(screen, demo.trace)
    _show_ideas(screen, demo.trace)
    _show_list(screen, demo)
    screen.line()
    screen.tell("demo.honest")
    _show_next(screen)
    if options.output:
        _keep(screen, demo.trace, options.output)
    screen.json(_as_json(demo))


def _keep(screen: Screen, trace: Trace, path: str) -> None:
    from glassbowl.files.model_file import save
    from glassbowl.study.keep_demo import study_of_story

    save(study_of_story(trace), path)
    screen.line()
    screen.tell("demo.saved", path=path)


def printed_errors(trace: Trace) -> list[tuple[int, float]]:
    """The rounds at which the tutorial prints, and the mean miss in each."""
    rounds = range(0, max(trace.last, 1), PRINTED_EVERY)
    return [(iteration, trace.at(iteration).mean_abs_error) for iteration in rounds]


def _show_customers(screen: Screen) -> None:
    from glassbowl.survey.litter_rip import ANSWERS, BOUGHT, QUESTIONS

    screen.heading("demo.customers")
    screen.tell("demo.customers.why")
    screen.line()
    columns = ["customer", *QUESTIONS, "bought"]
    rows = [
        [str(number), *_yes_no(screen, (*answers, bought))]
        for number, (answers, bought) in enumerate(zip(ANSWERS, BOUGHT, strict=True), start=1)
    ]
    screen.table([screen.say(f"demo.{column}") for column in columns], rows)


def _show_learning(screen: Screen, trace: Trace) -> None:
    from glassbowl.explain.journey import right_since

    last = screen.say("demo.after_last", iterations=trace.last)
    printed = [(f"{iteration:,}", miss) for iteration, miss in printed_errors(trace)]
    misses = [*printed, (last, trace.at(trace.last).mean_abs_error)]
    rows = [[label, f"{miss:.10f}", "#" * round(2 * BAR * miss)] for label, miss in misses]
    columns = [screen.say(f"demo.{column}") for column in ("round", "miss", "bar")]
    screen.line()
    screen.table(columns, rows, right={0, 1})
    since = right_since(trace)
    screen.line()
    if since is None:
        screen.tell("demo.never_right")
    else:
        screen.tell("demo.right_since", iteration=since)


def _show_predictions(screen: Screen, trace: Trace) -> None:
    screen.heading("demo.predictions")
    predictions = trace.at(trace.last).forward.prediction[:, 0].tolist()
    truths = trace.y[:, 0].astype(int).tolist()
    rows = [
        [str(number), f"{prediction:.4f}", *_yes_no(screen, [truth]), screen.say(band(prediction))]
        for number, (prediction, truth) in enumerate(zip(predictions, truths, strict=True), start=1)
    ]
    columns = ["customer", "prediction", "truth", "in_words"]
    screen.line()
    screen.table([screen.say(f"demo.{column}") for column in columns], rows, right={1})
    screen.line()
    screen.tell("demo.bands")


def _show_weights(screen: Screen, trace: Trace) -> None:
    from glassbowl.study.fingerprint import fingerprint
    from glassbowl.survey.litter_rip import QUESTIONS

    network = trace.network
    screen.heading("demo.weights", numbers=network.numbers)
    screen.tell("demo.weights.why")
    screen.line()
    hidden = [screen.say("demo.hidden", number=n + 1) for n in range(network.widths[1])]
    rows = [
        [name, *(f"{weight:+.4f}" for weight in weights)]
        for name, weights in zip(
            [*(f"syn0  {screen.say(f'demo.{question}')}" for question in QUESTIONS), "syn1"],
            [*network.synapses[0].tolist(), network.synapses[1][:, 0].tolist()],
            strict=True,
        )
    ]
    screen.table(["", *hidden], rows, right=NUMBERS)
    screen.line()
    screen.tell("demo.sha256", sha256=fingerprint(network))


def _show_ideas(screen: Screen, trace: Trace) -> None:
    from glassbowl.explain.journey import journey

    told = journey(trace)
    guesses = [trace.at(i).forward.prediction[0, 0] for i in (0, trace.last)]
    ideas: dict[str, dict[str, object]] = {
        "feed_forward": {"first": f"{guesses[0]:.4f}", "last": f"{guesses[1]:.4f}"},
        "global_minimum": {"loss": f"{told.lowest_loss:.10f}", "iteration": told.lowest_at},
        "gradient_descent": {
            "down": told.rounds_down,
            "up": told.rounds_up,
            "iterations": trace.last,
        },
        "back_propagation": {
            "first": f"{told.slope_at_start:.6f}",
            "last": f"{told.slope_at_end:.2e}",
        },
    }
    screen.heading("demo.ideas")
    screen.line()
    rows = [
        [screen.say(f"demo.idea.{idea}"), screen.say(f"demo.idea.{idea}.run", **values)]
        for idea, values in ideas.items()
    ]
    screen.table([screen.say("demo.idea"), screen.say("demo.this_run")], rows)


def _show_list(screen: Screen, demo: Demo) -> None:
    from glassbowl.study.demo import TOO_FAR_APART
    from glassbowl.study.doubt import ROUNDS, SEEDS

    screen.heading("demo.list")
    screen.tell("demo.list.why", first=SEEDS[0], last=SEEDS[-1], rounds=ROUNDS)
    screen.line()
    _show_prospects(screen, [p for p in demo.prospects if not p.nobody_knows])
    unknown = [p for p in demo.prospects if p.nobody_knows]
    if unknown:
        screen.heading("demo.unknown_list")
        screen.tell("demo.unknown_list.why", limit=TOO_FAR_APART)
        screen.line()
        _show_prospects(screen, unknown)


def _show_prospects(screen: Screen, prospects: Sequence[Prospect]) -> None:
    from glassbowl.survey.litter_rip import QUESTIONS

    columns = ["rank", "id", *QUESTIONS, "probability", "low", "high", "seen", "in_words"]
    rows = [
        [
            str(each.rank),
            each.id,
            *_yes_no(screen, each.answers),
            *(f"{number:.4f}" for number in (each.probability, each.low, each.high)),
            *_yes_no(screen, [each.seen]),
            screen.say(NOBODY_KNOWS if each.nobody_knows else band(each.probability)),
        ]
        for each in prospects
    ]
    screen.table(
        [screen.say(f"demo.list.{column}") for column in columns], rows, right={0, 5, 6, 7}
    )


def _show_next(screen: Screen) -> None:
    commands = {
        "walk": "glassbowl walk",
        "look": 'glassbowl look --weights tutorial --weight "syn0[0,0]"',
        "train": "glassbowl train customers.csv --target QUESTION",
    }
    screen.heading("demo.next")
    for name, command in commands.items():
        screen.line(f"  {command}")
        screen.line(f"      {screen.say(f'demo.next.{name}')}")


def _yes_no(screen: Screen, answers: Sequence[int]) -> list[str]:
    return [screen.say("demo.yes" if answer else "demo.no") for answer in answers]


def _as_json(demo: Demo) -> dict[str, object]:
    from glassbowl.study.fingerprint import fingerprint

    trace, last = demo.trace, demo.trace.at(demo.trace.last)
    fields = ("id", "answers", "probability", "low", "high", "seen", "rank")
    return {
        "seed": trace.recipe.seed,
        "iterations": trace.last,
        "engine": trace.engine,
        "printed": [{"iteration": i, "mean_abs_error": miss} for i, miss in printed_errors(trace)],
        "final": {
            "mean_abs_error": last.mean_abs_error,
            "predictions": last.forward.prediction[:, 0].tolist(),
        },
        "synapses": {f"syn{k}": s.tolist() for k, s in enumerate(trace.network.synapses)},
        "sha256": fingerprint(trace.network),
        "prospects": [{f: getattr(each, f) for f in fields} for each in demo.prospects],
    }
