"""A study as a document of text and back: what stands in a model file beside the numbers."""

from __future__ import annotations

from typing import Final, get_args

from glassbowl.core.recipe import LossKind, Recipe
from glassbowl.evaluate.evaluation import Evaluation
from glassbowl.files.fields import Fields
from glassbowl.study.study import Evidence, Note
from glassbowl.survey.coding import Coding
from glassbowl.survey.encode import Encoding
from glassbowl.survey.question import Kind, Question, Reason

Document = dict[str, object]

MOST_ROWS: Final = 10**15
MOST_ROUNDS: Final = 10**9
MOST_SEED: Final = 2**32 - 1
FIGURES: Final = ("auc", "log_loss", "brier", "lift_10", "lift_20")
JUDGED: Final = ("network", "average", "logistic")


def recipe_document(recipe: Recipe) -> Document:
    """A recipe, setting by setting."""
    return {
        "hidden": list(recipe.hidden),
        "iterations": recipe.iterations,
        "rate": recipe.rate,
        "seed": recipe.seed,
        "loss": recipe.loss,
        "mean": recipe.mean,
        "always_yes": recipe.always_yes,
    }


def read_recipe(fields: Fields) -> Recipe:
    """A recipe; raises ModelFileError, or RecipeError for a setting out of range."""
    loss: LossKind = fields.choice("loss", get_args(LossKind))  # type: ignore[assignment]
    recipe = Recipe(
        hidden=fields.integers("hidden", least=1, most=4_096),
        iterations=fields.integer("iterations", least=0, most=MOST_ROUNDS),
        rate=fields.number("rate"),
        seed=fields.integer("seed", least=0, most=MOST_SEED),
        loss=loss,
        mean=fields.flag("mean"),
        always_yes=fields.flag("always_yes"),
    )
    fields.end()
    return recipe


def question_document(question: Question) -> Document:
    """A question and what was made of it."""
    return {
        "name": question.name,
        "kind": question.kind,
        "used": question.used,
        "why": reason_document(question.why),
        "notes": [reason_document(note) for note in question.notes],
        "answers": list(question.answers),
        "rare": list(question.rare),
        "tick": question.tick,
        "fence": [] if question.fence is None else list(question.fence),
    }


def read_question(fields: Fields) -> Question:
    """A question; raises ModelFileError."""
    question = Question(
        name=fields.text("name"),
        kind=fields.choice("kind", get_args(Kind)),  # type: ignore[arg-type] # one of them
        used=fields.flag("used"),
        why=read_reason(fields.mapping("why")),
        notes=tuple(read_reason(note) for note in fields.items("notes")),
        answers=fields.texts("answers"),
        rare=fields.texts("rare"),
        tick=fields.flag("tick"),
        fence=fence_of(fields.numbers("fence")),
    )
    fields.end()
    return question


def fence_of(ends: tuple[float, ...]) -> tuple[float, float] | None:
    """The two ends of a fence, or none; of any other list one that no question accepts."""
    return (ends[0], ends[-1] if len(ends) == len(("low", "high")) else ends[0]) if ends else None


def coding_document(coding: Coding) -> Document:
    """How a question was coded; the question itself stands among the questions, by its name."""
    return {
        "question": coding.question.name,
        "learned": list(coding.learned),
        "edges": list(coding.edges),
        "mean": coding.mean,
        "spread": coding.spread,
        "no_answer": coding.no_answer,
        "average": list(coding.average),
    }


def read_encoding(codings: tuple[Fields, ...], questions: tuple[Question, ...]) -> Encoding:
    """How the questions were coded; raises ModelFileError."""
    used = {question.name: question for question in questions if question.used}
    return Encoding(tuple(read_coding(fields, used) for fields in codings))


def read_coding(fields: Fields, used: dict[str, Question]) -> Coding:
    """How one question was coded; raises ModelFileError."""
    question = used[fields.choice("question", tuple(used))]
    coding = Coding(
        question=question,
        learned=fields.integers("learned", least=0, most=len(question.answers)),
        edges=fields.numbers("edges"),
        mean=fields.number("mean"),
        spread=fields.number("spread", least=0),
        no_answer=fields.flag("no_answer"),
        average=fields.numbers("average"),
    )
    fields.end()
    return coding


def evidence_document(evidence: Evidence | None) -> Document:
    """How good the study was found to be; empty when nobody was held back."""
    if evidence is None:
        return {}
    judged = {name: getattr(evidence, name) for name in JUDGED}
    return {
        name: {"rows": found.rows, "bought": found.bought, **found.as_dict()}
        for name, found in judged.items()
    }


def read_evidence(fields: Fields) -> Evidence | None:
    """How good the study was found to be; raises ModelFileError."""
    if not fields.names():
        return None
    found = [read_evaluation(fields.mapping(name)) for name in JUDGED]
    fields.end()
    return Evidence(*found)


def read_evaluation(fields: Fields) -> Evaluation:
    """Five figures and the rows they come from."""
    found = Evaluation(
        fields.integer("rows", least=0, most=MOST_ROWS),
        fields.integer("bought", least=0, most=MOST_ROWS),
        *(fields.number(name, least=0) for name in FIGURES),
    )
    fields.end()
    return found


def reason_document(reason: Reason | Note) -> Document:
    """A sentence by its key, and what stands in it."""
    key, values = reason
    return {
        "key": key,
        "values": {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()},
    }


def read_reason(fields: Fields) -> Reason:
    """A sentence by its key; raises ModelFileError. Keys are looked up in words, never run."""
    key, values = fields.text("key"), fields.mapping("values")
    fields.end()
    return key, {name: values.plain(name) for name in values.names()}
