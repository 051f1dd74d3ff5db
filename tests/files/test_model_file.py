"""A model file brings a study back whole, and refuses in one sentence whatever does not fit."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from glassbowl.core.network import Network
from glassbowl.errors import ModelFileError
from glassbowl.files.container import read_container, write_container
from glassbowl.files.model_file import load, save
from glassbowl.study.score import score_prospects
from glassbowl.study.study import Study
from glassbowl.study.train import train_study

GOLDEN = Path(__file__).parent / "golden" / "v1.glassbowl"

FOUR = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])
EIGHT = {"nnn": 0.2419, "nny": 0.0026, "nyn": 0.4283, "nyy": 0.9967}
EIGHT |= {"ynn": 0.5577, "yny": 0.9970, "yyn": 0.0068, "yyy": 0.0039}

Tensors = dict[str, np.ndarray]
Document = dict[str, Any]
Change = Callable[[Tensors, Document], object]

ROWS = 240


@pytest.fixture(scope="module")
def survey() -> pl.DataFrame:
    """Every kind of question: an id, yes/no, ticks, a choice with rare answers, a fenced number."""
    draw = np.random.RandomState(5)
    cat, age = draw.randint(0, 2, ROWS), draw.randint(18, 80, ROWS)
    towns = [f"town{k % 40}" if k < 40 else ("north", "south")[k % 2] for k in range(ROWS)]
    return pl.DataFrame(
        {
            "id": [f"K{k:04}" for k in range(ROWS)],
            "cat": ["yes" if answer else "no" for answer in cat],
            "newsletter": ["x" if k % 3 == 0 else "" for k in range(ROWS)],
            "town": towns,
            "age": ["" if k % 9 == 0 else str(years) for k, years in enumerate(age)],
            "spent": ["99999" if k == 7 else f"{k % 23}.5" for k in range(ROWS)],
            "since": [f"2023-0{k % 9 + 1}-11" for k in range(ROWS)],
            "country": ["TW"] * ROWS,
            "bought": ["yes" if c and a > 62 else "no" for c, a in zip(cat, age, strict=True)],
        }
    )


@pytest.fixture(scope="module")
def study(survey: pl.DataFrame) -> Study:
    """That survey, learned, with a warning for the reader among its notes."""
    return train_study(survey, target="bought", hidden=2, leave_out=["since"])


@pytest.fixture(scope="module")
def parts(study: Study, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tensors, Document]:
    """What stands in its file: arrays and the document."""
    path = tmp_path_factory.mktemp("parts") / "m.glassbowl"
    save(study, path)
    return read_container(path)


def same(one: object, other: object) -> bool:
    """Whether two values are the same, arrays bit for bit."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(one, Network) and isinstance(other, Network):
        return len(one.synapses) == len(other.synapses) and all(
            map(same, one.synapses, other.synapses)
        )
    return one == other


def test_every_kind_of_question_is_there(study: Study) -> None:
    """The survey that is saved below leaves out nothing that a file may have to hold."""
    kinds = {question.kind for question in study.questions}
    assert {"id", "yes_no", "choice", "number", "left_out", "constant", "target"} == kinds
    asked = {question.name: question for question in study.questions}
    assert (True, True) == (bool(asked["town"].rare), asked["newsletter"].tick)
    assert asked["spent"].fence is not None
    assert any(coding.no_answer for coding in study.encoding.codings)
    assert len(asked["age"].notes) == 1
    assert (True, True) == (bool(study.notes), study.evidence is not None)


@pytest.mark.parametrize(
    "name", [field.name for field in fields(Study) if field.name not in {"networks", "customers"}]
)
def test_every_field_comes_back(study: Study, tmp_path: Path, name: str) -> None:
    """Questions, coding, recipe, evidence, notes and numbers are equal after loading."""
    save(study, tmp_path / "m.glassbowl")
    assert getattr(study, name) == getattr(load(tmp_path / "m.glassbowl"), name)


def test_every_number_comes_back(study: Study, tmp_path: Path) -> None:
    """Synapses and customers are the same to the last bit."""
    save(study, tmp_path / "m.glassbowl")
    back = load(tmp_path / "m.glassbowl")
    assert all(map(same, study.networks, back.networks))
    assert study.customers is not None
    assert back.customers is not None
    names = [field.name for field in fields(study.customers)]
    assert all(same(getattr(study.customers, n), getattr(back.customers, n)) for n in names)


def test_loaded_studies_score_alike(study: Study, survey: pl.DataFrame, tmp_path: Path) -> None:
    """Probabilities, ranks and flags of prospects are the same before and after."""
    asked = survey.with_columns(pl.lit("95").alias("age"), pl.lit("moon").alias("town"))
    save(study, tmp_path / "m.glassbowl")
    one, other = (score_prospects(s, asked) for s in (study, load(tmp_path / "m.glassbowl")))
    assert one.probability.tolist() == other.probability.tolist()
    assert one.rank.tolist() == other.rank.tolist()
    assert {flag: rows.tolist() for flag, rows in one.flags.items()} == {
        flag: rows.tolist() for flag, rows in other.flags.items()
    }


def test_loaded_studies_replay(study: Study, tmp_path: Path) -> None:
    """Any round can be looked at again, and the last is the network."""
    save(study, tmp_path / "m.glassbowl")
    trace = load(tmp_path / "m.glassbowl").trace()
    assert trace is not None
    assert same(study.networks[0], trace.network)


def test_the_same_study_gives_the_same_bytes(study: Study, tmp_path: Path) -> None:
    """Saved twice, or saved again after loading: one hash."""
    names = [tmp_path / f"{k}.glassbowl" for k in range(3)]
    save(study, names[0])
    save(study, names[1])
    save(load(names[0]), names[2])
    assert 1 == len({hashlib.sha256(name.read_bytes()).hexdigest() for name in names})


def test_without_customers(study: Study, tmp_path: Path) -> None:
    """Left out, nobody's answers are in the file, and the study cannot be replayed."""
    save(study, tmp_path / "m.glassbowl", customers=False)
    tensors, _ = read_container(tmp_path / "m.glassbowl")
    back = load(tmp_path / "m.glassbowl")
    assert {"network0.syn0", "network0.syn1"} == set(tensors)
    assert (None, None) == (back.customers, back.trace())
    assert all(map(same, study.networks, back.networks))


def test_no_id_is_in_the_file(study: Study, tmp_path: Path) -> None:
    """What tells customers apart is not kept: not one of the 240 ids stands in the file."""
    save(study, tmp_path / "m.glassbowl")
    body = (tmp_path / "m.glassbowl").read_bytes()
    assert [] == [k for k in range(ROWS) if f"K{k:04}".encode() in body]


def test_several_networks(study: Study, tmp_path: Path) -> None:
    """An ensemble comes back in its order."""
    twisted = Network(tuple(-synapse for synapse in study.networks[0].synapses))
    both = replace(study, networks=(study.networks[0], twisted))
    save(both, tmp_path / "m.glassbowl")
    back = load(tmp_path / "m.glassbowl").networks
    assert [True, True] == list(map(same, both.networks, back))


def test_the_golden_file_opens() -> None:
    """A file of format 1, made once from the story, tells the story for ever."""
    study = load(GOLDEN)
    assert ("customers.csv", 4, 2, None) == (
        study.survey,
        study.rows,
        study.bought,
        study.evidence,
    )
    assert ["cat", "imported beer", "website"] == [c.question.name for c in study.encoding.codings]


def test_the_golden_file_knows_its_customers() -> None:
    """The four predictions of the tutorial, to four digits, and the customers themselves."""
    study = load(GOLDEN)
    assert study.customers is not None
    assert FOUR.tolist() == study.customers.X.tolist()
    assert [0.9970, 0.9967, 0.0026, 0.0039] == study.predict(FOUR).round(4).tolist()


def test_the_golden_file_scores() -> None:
    """All eight ways to answer get the probabilities that are known for seed 1."""
    said = {"y": "yes", "n": "no"}
    names = ("cat", "imported beer", "website")
    asked = pl.DataFrame({n: [said[marks[k]] for marks in EIGHT] for k, n in enumerate(names)})
    scores = score_prospects(load(GOLDEN), asked)
    assert list(EIGHT.values()) == scores.probability.round(4).tolist()
    assert [mark[2] == "n" for mark in EIGHT] == scores.flags["never_seen"].tolist()


def test_one_flipped_bit_is_noticed(tmp_path: Path) -> None:
    """A file changed in a single bit of a synapse is refused as damaged."""
    body = bytearray(GOLDEN.read_bytes())
    body[-3] ^= 1
    (tmp_path / "m.glassbowl").write_bytes(body)
    with pytest.raises(ModelFileError) as caught:
        load(tmp_path / "m.glassbowl")
    assert "model.damaged" == caught.value.key


def put(*path: object) -> Change:
    """A change that puts the last of these where the others lead to in the document."""
    *way, value = path

    def change(_: Tensors, document: Document) -> None:
        *inner, last = way
        place: Any = document
        for step in inner:
            place = place[step]
        place[last] = value

    return change


def drop(*way: object) -> Change:
    """A change that takes out of the document what this leads to."""

    def change(_: Tensors, document: Document) -> None:
        *inner, last = way
        place: Any = document
        for step in inner:
            place = place[step]
        del place[last]

    return change


def tensor(name: str, value: Callable[[np.ndarray], np.ndarray]) -> Change:
    """A change of one array."""

    def change(tensors: Tensors, _: Document) -> None:
        tensors[name] = value(tensors[name])

    return change


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(tensors: Tensors, document: Document) -> None:
        for each in changes:
            each(tensors, document)

    return change


Q, C = "questions", "codings"
# The places of questions in the survey above, and of those that are used among the codings.
CAT, TOWN, SPENT, TARGET = 1, 3, 5, 8
TOWN_CODING, AGE_CODING = 2, 3

FORGED: dict[str, tuple[Change, str]] = {
    "unknown field": (put("colour", "red"), "colour"),
    "unknown field of the recipe": (put("recipe", "momentum", 0.9), "recipe.momentum"),
    "unknown field of a question": (put(Q, CAT, "colour", "red"), "questions[1].colour"),
    "unknown field of a coding": (put(C, 0, "colour", "red"), "codings[0].colour"),
    "unknown figure": (put("evidence", "network", "f1", 0.5), "evidence.network.f1"),
    "missing field": (drop("rows"), "rows"),
    "missing setting": (drop("recipe", "rate"), "recipe.rate"),
    "missing kind": (drop(Q, CAT, "kind"), "questions[1].kind"),
    "missing judge": (drop("evidence", "logistic"), "evidence.logistic"),
    "missing figure": (drop("evidence", "average", "auc"), "evidence.average.auc"),
    "rows of text": (put("rows", "240"), "rows"),
    "rows below nothing": (put("rows", -1), "rows"),
    "rows beyond measure": (put("rows", 10**15 + 1), "rows"),
    "bought of a fraction": (put("bought", 1.5), "bought"),
    "set aside of true": (put("set_aside", True), "set_aside"),
    "survey of a number": (put("survey", 7), "survey"),
    "questions of text": (put(Q, "cat"), "questions"),
    "a question of text": (put(Q, CAT, "cat"), "questions[1]"),
    "hidden of text": (put("recipe", "hidden", ["four"]), "recipe.hidden[0]"),
    "hidden of nothing": (put("recipe", "hidden", [0]), "recipe.hidden[0]"),
    "mean of one": (put("recipe", "mean", 1), "recipe.mean"),
    "rate of nothing": (put("recipe", "rate", 0.0), "recipe.rate"),
    "a seed too large": (put("recipe", "seed", 2**32), "recipe.seed"),
    "rounds beyond measure": (put("recipe", "iterations", 10**9 + 1), "recipe.iterations"),
    "unknown loss": (put("recipe", "loss", "hinge"), "recipe.loss"),
    "unknown engine": (put("engine", "steam"), "engine"),
    "unknown kind": (put(Q, CAT, "kind", "riddle"), "questions[1].kind"),
    "a reason that is no text": (put(Q, CAT, "why", "key", 3), "questions[1].why.key"),
    "a value that is a group": (
        put(Q, CAT, "why", "values", {"no": {}}),
        "questions[1].why.values.no",
    ),
    "a value that is nothing": (
        put("notes", [{"key": "a", "values": {"b": None}}]),
        "notes[0].values.b",
    ),
    "a value that is true": (
        put("notes", [{"key": "a", "values": {"b": True}}]),
        "notes[0].values.b",
    ),
    "a list of numbers": (
        put("notes", [{"key": "a", "values": {"b": [1]}}]),
        "notes[0].values.b[0]",
    ),
    "no network": (put("networks", 0), "networks"),
    "too many networks": (put("networks", 26), "networks"),
    "a coding of nothing": (put(C, 0, "question", "dog"), "codings[0].question"),
    "a coding of the target": (put(C, 0, "question", "bought"), "codings[0].question"),
    "an answer nobody could learn": (put(C, TOWN_CODING, "learned", [99]), "codings[2].learned[0]"),
    "a spread below nothing": (put(C, AGE_CODING, "spread", -1.0), "codings[3].spread"),
    "an edge of text": (put(C, AGE_CODING, "edges", ["1"]), "codings[3].edges[0]"),
}
"""What is changed in the document, and the field that the sentence must name."""

UNFIT: dict[str, tuple[Change, str]] = {
    "two targets": (both(put(Q, CAT, "kind", "target"), put(Q, CAT, "used", False)), Q),
    "no target": (put(Q, TARGET, "kind", "left_out"), Q),
    "two questions of one name": (put(Q, 0, "name", "cat"), Q),
    "yes/no with one answer": (put(Q, CAT, "answers", ["no"]), "'cat'.answers"),
    "a target with three answers": (
        put(Q, TARGET, "answers", ["a", "b", "c"]),
        "'bought'.answers",
    ),
    "a fence with three ends": (put(Q, SPENT, "fence", [1.0, 2.0, 3.0]), "'spent'.fence"),
    "an id that is used": (put(Q, 0, "used", True), "'id'.used"),
    "a fence with one end": (put(Q, SPENT, "fence", [1.0]), "'spent'.fence"),
    "a fence turned round": (put(Q, SPENT, "fence", [9.0, 1.0]), "'spent'.fence"),
    "a question used without a coding": (drop(C, 0), C),
    "codings in another order": (lambda _, document: document[C].reverse(), C),
    "nothing asked": (
        both(*(put(Q, k, "used", False) for k in range(8)), put(C, [])),
        C,
    ),
    "an answer learned twice": (put(C, TOWN_CODING, "learned", [0, 0]), "'town'.learned"),
    "rare answers that are none": (put(Q, TOWN, "rare", []), "'town'.learned"),
    "falling edges": (put(C, AGE_CODING, "edges", [3.0, 2.0, 1.0]), "'age'.edges"),
    "no edges": (put(C, AGE_CODING, "edges", []), "'age'.mean"),
    "a short average": (put(C, AGE_CODING, "average", [0.5]), "'age'.average"),
    "a question more than inputs": (put(C, 0, "no_answer", True), "X"),
    "hidden neurons that are not there": (put("recipe", "hidden", [3]), "recipe.hidden"),
    "a bias that is not there": (put("recipe", "always_yes", False), "recipe.hidden"),
    "a network short of one": (put("networks", 2), "network1"),
    "a synapse cut short": (tensor("network0.syn0", lambda a: a[:-1]), "recipe.hidden"),
    "synapses that do not join": (tensor("network0.syn1", lambda a: a[:1]), "network.shapes"),
    "a synapse of whole numbers": (
        tensor("network0.syn1", lambda a: a.astype(np.int64)),
        "network0",
    ),
    "a flat synapse": (tensor("network0.syn1", np.ravel), "network0"),
    "two outputs": (tensor("network0.syn1", lambda a: np.hstack([a, a])), "recipe.hidden"),
    "counts below nothing": (tensor("counts", lambda a: a - 100), "counts"),
    "counts of fractions": (tensor("counts", lambda a: a / 2), "counts"),
    "learned below nothing": (tensor("learned", lambda a: a - 100), "counts"),
    "more learned than there are": (tensor("learned", lambda a: a + 100), "learned"),
    "customers cut short": (tensor("X", lambda a: a[1:]), "X"),
    "customers of whole numbers": (tensor("X", lambda a: a.astype(np.int64)), "counts"),
    "three kinds of outcome": (tensor("counts", lambda a: np.hstack([a, a])), "X"),
}
"""What is changed, and the part that the sentence must name as not fitting."""


def refusal(change: Change, parts: tuple[Tensors, Document], path: Path) -> ModelFileError:
    """What loading says of the file once it is changed and sealed again."""
    tensors, document = dict(parts[0]), copy.deepcopy(parts[1])
    change(tensors, document)
    write_container(path, tensors, document)
    with pytest.raises(ModelFileError) as caught:
        load(path)
    return caught.value


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_field_is_named(
    case: str, parts: tuple[Tensors, Document], tmp_path: Path
) -> None:
    """A file that is whole but says what cannot be is refused, and the field is named."""
    change, field = FORGED[case]
    error = refusal(change, parts, tmp_path / "m.glassbowl")
    named = error.values.get("field", error.values.get("part"))
    assert (field, True) == (named, "m.glassbowl" in str(error))


@pytest.mark.parametrize("case", UNFIT)
def test_parts_that_do_not_fit_are_named(
    case: str, parts: tuple[Tensors, Document], tmp_path: Path
) -> None:
    """Each part may be well formed by itself; together they are no study, and one is named."""
    change, part = UNFIT[case]
    error = refusal(change, parts, tmp_path / "m.glassbowl")
    assert ("model.unfit", part) == (error.key, error.values["part"])


@pytest.mark.parametrize("name", ["network1.syn0", "syn0", "Y", "network0.syn2"])
def test_a_tensor_more_is_refused(
    name: str, parts: tuple[Tensors, Document], tmp_path: Path
) -> None:
    """Arrays that belong to nothing have no place in a model."""

    def add(tensors: Tensors, _: Document) -> None:
        tensors[name] = np.zeros((1, 1))

    assert "model.unfit" == refusal(add, parts, tmp_path / "m.glassbowl").key


@pytest.mark.parametrize("name", ["X", "counts", "learned"])
def test_half_of_the_customers_is_refused(
    name: str, parts: tuple[Tensors, Document], tmp_path: Path
) -> None:
    """Answers without counts, or counts without answers, are none."""
    error = refusal(lambda tensors, _: tensors.pop(name), parts, tmp_path / "m.glassbowl")
    assert "model.unfit" == error.key


def test_every_refusal_is_one_sentence(parts: tuple[Tensors, Document], tmp_path: Path) -> None:
    """Whatever was forged, the sentence is one line that names the file."""
    for change, _ in [*FORGED.values(), *UNFIT.values()]:
        said = str(refusal(change, parts, tmp_path / "m.glassbowl"))
        assert ("m.glassbowl" in said, "\n" in said) == (True, False)


def test_the_unchanged_parts_are_accepted(
    parts: tuple[Tensors, Document], study: Study, tmp_path: Path
) -> None:
    """The refusals above are due to the changes: without one, the file opens."""
    write_container(tmp_path / "m.glassbowl", parts[0], json.loads(json.dumps(parts[1])))
    assert same(study.networks[0], load(tmp_path / "m.glassbowl").networks[0])


WILD: list[object] = [None, True, 0, 1, -1, 7, 1e300, 5e-324, -0.5, "", "yes", "*", [], [1], {}]
WILD += [["a", "a"], [2.0, 1.0], [0, 1, 2], {"key": "a", "values": {}}, 2**62, "日", [None]]


def places(value: object, way: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Every place of a document, groups and lists included."""
    inside: list[tuple[object, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    if isinstance(value, list):
        inside = list(enumerate(value))
    found = [place for key, part in inside for place in places(part, (*way, key))]
    return [way, *found] if way else found


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_forged_breaks_nothing(
    seed: int, parts: tuple[Tensors, Document], survey: pl.DataFrame, tmp_path: Path
) -> None:
    """A wild value anywhere is refused in a sentence, or the study scores with finite numbers."""
    draw = np.random.RandomState(seed)
    path, everywhere = tmp_path / "m.glassbowl", places(parts[1])
    for _ in range(200):
        tensors, document = dict(parts[0]), copy.deepcopy(parts[1])
        way = everywhere[draw.randint(len(everywhere))]
        put(*way, WILD[draw.randint(len(WILD))])(tensors, document)
        write_container(path, tensors, document)
        try:
            study = load(path)
        except ModelFileError:
            continue
        assert bool(np.isfinite(score_prospects(study, survey.head(20)).probability).all()), way
