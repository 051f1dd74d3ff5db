"""Fields of a document: each is there, of the right kind, and named when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.errors import ModelFileError
from glassbowl.files.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENT = {
    "name": "Litter Rip!",
    "hidden": 4,
    "rate": 0.5,
    "mean": True,
    "kind": "choice",
    "yes": ["yes", "是"],
    "answers": ["a", None],
    "widths": [3, 4, 1],
    "edges": [0.5, 1],
    "recipe": {"seed": 1},
    "questions": [{"name": "cat"}, {"name": "beer"}],
    "evaluation": {"auc": 0.9},
}

READ: dict[str, tuple[Callable[[Fields], Any], Any]] = {
    "name": (lambda f: f.text("name"), "Litter Rip!"),
    "hidden": (lambda f: f.integer("hidden", least=4, most=4), 4),
    "rate": (lambda f: f.number("rate", least=0.5, most=0.5), 0.5),
    "whole rate": (lambda f: f.number("hidden"), 4.0),
    "mean": (lambda f: f.flag("mean"), True),
    "kind": (lambda f: f.choice("kind", ("yes_no", "choice")), "choice"),
    "yes": (lambda f: f.texts("yes"), ("yes", "是")),
    "answers": (lambda f: f.texts_or_blanks("answers"), ("a", None)),
    "widths": (lambda f: f.integers("widths", least=1, most=4), (3, 4, 1)),
    "edges": (lambda f: f.numbers("edges", least=0.5, most=1.0), (0.5, 1.0)),
    "recipe": (lambda f: f.mapping("recipe").integer("seed"), 1),
    "questions": (lambda f: [q.text("name") for q in f.items("questions")], ["cat", "beer"]),
    "evaluation": (lambda f: f.values("evaluation"), {"auc": 0.9}),
}

REFUSED: dict[str, tuple[Callable[[Fields], Any], str, str]] = {
    "text of number": (lambda f: f.text("hidden"), "not_text", "hidden"),
    "text of null": (lambda f: f.texts("answers"), "not_text", "answers[1]"),
    "integer of text": (lambda f: f.integer("name"), "not_integer", "name"),
    "integer of float": (lambda f: f.integer("rate"), "not_integer", "rate"),
    "integer of flag": (lambda f: f.integer("mean"), "not_integer", "mean"),
    "integer too small": (lambda f: f.integer("hidden", least=5), "not_integer", "hidden"),
    "integer too large": (lambda f: f.integer("hidden", most=3), "not_integer", "hidden"),
    "integers of floats": (lambda f: f.integers("edges"), "not_integer", "edges[0]"),
    "integers too large": (lambda f: f.integers("widths", most=3), "not_integer", "widths[1]"),
    "number of text": (lambda f: f.number("name"), "not_number", "name"),
    "number of flag": (lambda f: f.number("mean"), "not_number", "mean"),
    "number too small": (lambda f: f.number("rate", least=0.6), "out_of_range", "rate"),
    "number too large": (lambda f: f.number("rate", most=0.4), "out_of_range", "rate"),
    "numbers of texts": (lambda f: f.numbers("yes"), "not_number", "yes[0]"),
    "numbers too large": (lambda f: f.numbers("edges", most=0.7), "out_of_range", "edges[1]"),
    "flag of number": (lambda f: f.flag("hidden"), "not_flag", "hidden"),
    "choice of another": (lambda f: f.choice("kind", ("date",)), "not_choice", "kind"),
    "choice of a list": (lambda f: f.choice("yes", ("yes",)), "not_choice", "yes"),
    "list of text": (lambda f: f.texts("name"), "not_list", "name"),
    "list of group": (lambda f: f.items("recipe"), "not_list", "recipe"),
    "group of list": (lambda f: f.mapping("widths"), "not_object", "widths"),
    "groups of numbers": (lambda f: f.items("widths"), "not_object", "widths[0]"),
    "values of text": (lambda f: f.values("name"), "not_object", "name"),
    "missing": (lambda f: f.text("nothing"), "missing_field", "nothing"),
    "missing inside": (lambda f: f.mapping("recipe").text("rate"), "missing_field", "recipe.rate"),
    "unknown": (lambda f: f.end(), "unknown_field", "name"),
    "unknown inside": (lambda f: f.mapping("recipe").end(), "unknown_field", "recipe.seed"),
    "wrong inside": (
        lambda f: f.items("questions")[1].integer("name"),
        "not_integer",
        "questions[1].name",
    ),
}


@pytest.fixture
def fields() -> Fields:
    """The fields of a document."""
    return Fields(DOCUMENT, file="'model'")


@pytest.mark.parametrize("case", READ)
def test_right_fields_are_read(case: str, fields: Fields) -> None:
    """Each kind of field comes as what it is."""
    read, expected = READ[case]
    assert expected == read(fields)


@pytest.mark.parametrize("case", REFUSED)
def test_wrong_fields_are_refused_by_name(case: str, fields: Fields) -> None:
    """What is not of the kind asked for is refused, and its place in the document is named."""
    read, key, field = REFUSED[case]
    with pytest.raises(ModelFileError) as caught:
        read(fields)
    assert (f"model.{key}", field) == (caught.value.key, caught.value.values["field"])


def test_numbers_come_as_floats(fields: Fields) -> None:
    """A whole number where any number may stand is a float from then on."""
    assert [float, float] == [type(number) for number in fields.numbers("edges")]


def test_all_fields_read_is_the_end() -> None:
    """When every field was asked for, the end is silent."""
    fields = Fields({"a": "1"}, file="'model'")
    fields.text("a")
    fields.end()


def test_a_field_is_read_once() -> None:
    """Asking twice for a field is like asking for one that is not there."""
    fields = Fields({"a": "1"}, file="'model'")
    fields.text("a")
    with pytest.raises(ModelFileError, match="must give a"):
        fields.text("a")


def test_a_field_may_be_optional(fields: Fields) -> None:
    """One can look whether a field is there before asking for it."""
    assert (True, False) == ("name" in fields, "nothing" in fields)


def test_the_document_stays_as_it_is() -> None:
    """Reading takes nothing out of the document itself."""
    document = {"a": "1"}
    Fields(document, file="'model'").text("a")
    assert {"a": "1"} == document


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 50, f"'{'x' * 39}…'"),
        ("\x1b[2J", "'\\x1b[2J'"),
        (None, "null"),
        (True, "true"),
        (0.1, "0.1"),
        ([1, 2], "[…]"),
        ({"a": 1}, "{…}"),
    ],
)
def test_values_are_shown_safely(value: object, shown: str) -> None:
    """What was found stands in the sentence in JSON's own words, short and on one line."""
    with pytest.raises(ModelFileError) as caught:
        Fields({"a": value}, file="'model'").integer("a")
    assert f"Got {shown}." in str(caught.value)


def test_hostile_names_are_shown_safely() -> None:
    """A field's name from the file cannot forge a line of output."""
    with pytest.raises(ModelFileError) as caught:
        Fields({"\nok\x1b": 1}, file="'model'").end()
    assert "Got \\nok\\x1b. Use" in str(caught.value)
