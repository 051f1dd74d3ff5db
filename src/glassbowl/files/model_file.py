"""The model file: a study kept as numbers and text, checked on the way in; nothing can run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import numpy as np

from glassbowl.core.network import Network
from glassbowl.engines import choose
from glassbowl.errors import GlassbowlError, ModelFileError
from glassbowl.files.container import read_container, write_container
from glassbowl.files.fields import Fields
from glassbowl.files.fitting import (
    is_count,
    refuse_unfit_codings,
    refuse_unfit_networks,
    refuse_unfit_questions,
    unfit,
    unfit_part,
)
from glassbowl.files.naming import shown_file
from glassbowl.files.study_document import (
    MOST_ROWS,
    coding_document,
    evidence_document,
    question_document,
    read_encoding,
    read_evidence,
    read_question,
    read_reason,
    read_recipe,
    reason_document,
    recipe_document,
)
from glassbowl.study.study import Customers, Study

Tensors = Mapping[str, np.ndarray]

SUFFIX: Final = ".glassbowl"
MOST_NETWORKS: Final = 25
CUSTOMERS: Final = ("X", "counts", "learned")


def save(study: Study, path: str | os.PathLike[str], *, customers: bool = True) -> None:
    """Keep a study in a file, whole or not at all.

    The same study gives the same bytes. Without `customers` their counted answers stay out: then
    rounds cannot be replayed, nor prospects told whether their answers were seen. Raises
    OutputError when the file cannot be written.
    """
    tensors: dict[str, np.ndarray] = {
        f"network{n}.syn{k}": synapse
        for n, network in enumerate(study.networks)
        for k, synapse in enumerate(network.synapses)
    }
    if customers and study.customers is not None:
        tensors |= {name: getattr(study.customers, name) for name in CUSTOMERS}
    write_container(path, tensors, study_document(study))


def load(path: str | os.PathLike[str]) -> Study:
    """The study that was kept in a file, every number bit for bit.

    Raises ModelFileError for a file that is no model, is damaged, was made by a newer version, or
    whose parts do not fit together; nothing of it is run, and little memory is used to find out.
    """
    tensors, document = read_container(path)
    file = shown_file(path)
    try:
        return read_study(tensors, Fields(document, file=file), file=file)
    except ModelFileError:
        raise
    except GlassbowlError as error:
        raise unfit(file, unfit_part(error)) from None


def study_document(study: Study) -> dict[str, object]:
    """Everything of a study that is not an array."""
    return {
        "survey": study.survey,
        "questions": [question_document(question) for question in study.questions],
        "codings": [coding_document(coding) for coding in study.encoding.codings],
        "networks": len(study.networks),
        "recipe": recipe_document(study.recipe),
        "engine": study.engine,
        "rows": study.rows,
        "bought": study.bought,
        "set_aside": study.set_aside,
        "patterns": study.patterns,
        "evidence": evidence_document(study.evidence),
        "notes": [reason_document(note) for note in study.notes],
    }


def read_study(tensors: Tensors, fields: Fields, *, file: str) -> Study:
    """A study from its arrays and its document."""
    questions = tuple(read_question(question) for question in fields.items("questions"))
    refuse_unfit_questions(questions, file=file)
    encoding = read_encoding(fields.items("codings"), questions)
    refuse_unfit_codings(encoding.codings, questions, file=file)
    count = fields.integer("networks", least=1, most=MOST_NETWORKS)
    study = Study(
        survey=fields.text("survey"),
        questions=questions,
        encoding=encoding,
        networks=tuple(read_network(tensors, n, file=file) for n in range(count)),
        recipe=read_recipe(fields.mapping("recipe")),
        engine=fields.choice("engine", choose.available()),
        rows=fields.integer("rows", least=0, most=MOST_ROWS),
        bought=fields.integer("bought", least=0, most=MOST_ROWS),
        set_aside=fields.integer("set_aside", least=0, most=MOST_ROWS),
        patterns=fields.integer("patterns", least=0, most=MOST_ROWS),
        evidence=read_evidence(fields.mapping("evidence")),
        customers=read_customers(tensors, inputs=len(encoding.inputs), file=file),
        notes=tuple((key, dict(v)) for key, v in map(read_reason, fields.items("notes"))),  # type: ignore[arg-type]
    )
    fields.end()
    refuse_unfit_networks(study, tensors, file=file)
    return study


def read_network(tensors: Tensors, number: int, *, file: str) -> Network:
    """The network of that number; raises ModelFileError when it is not whole."""
    synapses: list[np.ndarray] = []
    while (name := f"network{number}.syn{len(synapses)}") in tensors:
        synapses.append(tensors[name])
    if not synapses or any(s.dtype != np.float64 or s.ndim != 2 for s in synapses):  # noqa: PLR2004
        raise unfit(file, f"network{number}")
    return Network(tuple(synapses))


def read_customers(tensors: Tensors, *, inputs: int, file: str) -> Customers | None:
    """The counted customers, when they were kept; raises ModelFileError when they do not fit."""
    if not any(name in tensors for name in CUSTOMERS):
        return None
    X, counts, learned = (tensors.get(name, np.empty(0)) for name in CUSTOMERS)
    shapes = [(len(X), inputs), (len(X), 2), (len(X), 2)]
    if [X.shape, counts.shape, learned.shape] != shapes:
        raise unfit(file, "X")
    if X.dtype != np.float64 or not (is_count(counts) and is_count(learned)):
        raise unfit(file, "counts")
    if (learned > counts).any():
        raise unfit(file, "learned")
    return Customers(X, counts, learned)
