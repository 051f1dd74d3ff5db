"""`glassbowl train`: learn from a survey, say what was done with it and how good the result is."""

from __future__ import annotations

from argparse import Namespace
from time import perf_counter
from typing import TYPE_CHECKING, Final

from glassbowl.cli.parser import Parser, Say
from glassbowl.cli.screen import Screen

if TYPE_CHECKING:
    from glassbowl.evaluate.evaluation import Evaluation
    from glassbowl.study.study import Study
    from glassbowl.survey.question import Question

RECIPES: Final = ("practical", "tutorial")
SUFFIX: Final = ".glassbowl"
FIGURES: Final = ("auc", "log_loss", "brier", "lift_10", "lift_20")


def add_arguments(parser: Parser, say: Say) -> None:
    """What `glassbowl train` takes."""
    add = parser.add_argument
    add("survey", metavar="SURVEY", help=say("train.help.survey"))
    add("--target", required=True, metavar="QUESTION", help=say("train.help.target"))
    add("--yes", metavar="ANSWER", help=say("train.help.yes"))
    add(
        "--leave-out",
        action="append",
        default=[],
        metavar="QUESTION",
        help=say("train.help.leave_out"),
    )
    add("--recipe", choices=RECIPES, default=RECIPES[0], help=say("train.help.recipe"))
    add("--hidden", type=int, metavar="H", help=say("train.help.hidden"))
    add("--mean", action="store_true", help=say("train.help.mean"))
    add("--seed", type=int, default=1, help=say("train.help.seed"))
    add("-o", "--output", metavar="MODEL", help=say("train.help.output"))
    add("--without-customers", action="store_true", help=say("train.help.without_customers"))


def run(options: Namespace, screen: Screen) -> None:
    """Learn from the survey, show the questions and the evidence, keep the model if asked."""
    from glassbowl.files.atomic import refuse_unwritable
    from glassbowl.files.model_file import save
    from glassbowl.study.train import studying

    began = perf_counter()
    if options.output:
        refuse_unwritable(options.output)
    study = screen.watch(
        studying(
            options.survey,
            target=options.target,
            yes=options.yes,
            leave_out=options.leave_out,
            recipe=options.recipe,
            hidden=options.hidden,
            mean=options.mean,
            seed=options.seed,
        )
    )
    if options.output:
        save(study, options.output, customers=not options.without_customers)
    _show_questions(screen, study)
    _show_learning(screen, study, tutorial=options.recipe == "tutorial")
    _show_evidence(screen, study, tutorial=options.recipe == "tutorial")
    _show_end(screen, study, options)
    screen.json(_as_json(study, perf_counter() - began, options.output))


def _show_questions(screen: Screen, study: Study) -> None:
    screen.heading("train.file", survey=study.survey)
    screen.tell(
        "train.rows",
        rows=study.rows,
        bought=study.bought,
        share=study.bought / study.rows,
        patterns=study.patterns,
    )
    if study.set_aside:
        screen.tell("train.set_aside", rows=study.set_aside)
    screen.line()
    columns = ("question", "kind", "used", "why")
    rows = [
        [
            question.name,
            screen.say(f"train.kind.{question.kind}"),
            screen.say(f"train.used.{_use(question)}"),
            reasons(screen, question),
        ]
        for question in study.questions
    ]
    screen.table([screen.say(f"train.{column}") for column in columns], rows)


def reasons(screen: Screen, question: Question) -> str:
    """Why a question was taken for what it is, and what was done about its answers."""
    from glassbowl.errors import listed

    told = (question.why, *question.notes)
    return " ".join(
        screen.say(key, **{name: listed(value) for name, value in values.items()})
        for key, values in told
    )


def _use(question: Question) -> str:
    if question.kind == "target":
        return "target"
    return "yes" if question.used else "no"


def _show_learning(screen: Screen, study: Study, *, tutorial: bool) -> None:
    from glassbowl.study.fingerprint import fingerprint
    from glassbowl.study.practical import MOST_ROUNDS

    recipe = study.recipe
    shape = "-".join(map(str, study.networks[0].widths))
    screen.heading("train.learned")
    if tutorial:
        key = "train.tutorial_mean" if recipe.mean else "train.tutorial"
        screen.tell(key, network=shape, rounds=recipe.iterations, seed=recipe.seed)
    else:
        screen.tell(
            "train.practical",
            network=shape,
            rate=recipe.rate,
            rounds=recipe.iterations,
            most=MOST_ROUNDS,
        )
    if study.printed:
        screen.line()
        rows = [[f"{iteration:,}", f"{miss:.10f}"] for iteration, miss in study.printed]
        screen.table([screen.say("demo.round"), screen.say("demo.miss")], rows, right={0, 1})
        screen.line()
        screen.tell("demo.sha256", sha256=fingerprint(study.networks[0]))
    for key, values in study.notes:
        screen.line()
        screen.tell(key, **values)


def _show_evidence(screen: Screen, study: Study, *, tutorial: bool) -> None:
    from glassbowl.study.hold_back import LEAST_EACH

    screen.line()
    if study.evidence is None:
        why = screen.say(f"train.why.{'tutorial' if tutorial else 'few'}", least=LEAST_EACH)
        screen.tell("train.not_judged", why=why)
        return
    screen.tell("train.split", seed=study.recipe.seed)
    screen.heading("train.evidence", rows=study.evidence.network.rows)
    rows = [
        [screen.say(f"train.who.{who}"), *_figures(getattr(study.evidence, who))]
        for who in ("network", "average", "logistic")
    ]
    columns = [screen.say(f"train.{figure}") for figure in ("who", *FIGURES)]
    screen.line()
    screen.table(columns, rows, right=range(1, len(columns)))
    screen.line()
    screen.tell("train.figures")


def _figures(found: Evaluation) -> list[str]:
    rounded = [f"{found.auc:.4f}", f"{found.log_loss:.4f}", f"{found.brier:.4f}"]
    return [*rounded, f"{found.lift_10:.2f}", f"{found.lift_20:.2f}"]


def _show_end(screen: Screen, study: Study, options: Namespace) -> None:
    screen.line()
    if not options.output:
        from pathlib import Path

        screen.tell("train.not_kept", path=Path(options.survey).stem + SUFFIX)
        return
    screen.tell("train.saved", path=options.output)
    if study.customers is not None and not options.without_customers:
        screen.tell("train.kept_customers", patterns=study.patterns)
    screen.tell("train.next", path=options.output)


def _as_json(study: Study, seconds: float, model: str | None) -> dict[str, object]:
    from glassbowl.study.fingerprint import fingerprint

    evidence = study.evidence
    return {
        "rows": study.rows,
        "bought": study.bought,
        "questions": [
            {"name": q.name, "kind": q.kind, "used": q.used, "why": _english(q)}
            for q in study.questions
        ],
        "patterns": study.patterns,
        "evaluation": None if evidence is None else evidence.network.as_dict(),
        "baseline": None if evidence is None else evidence.average.as_dict(),
        "logistic": None if evidence is None else evidence.logistic.as_dict(),
        "sha256": fingerprint(study.networks[0]),
        "seconds": seconds,
        "model": model,
    }


def _english(question: Question) -> str:
    return reasons(Screen("en"), question)
